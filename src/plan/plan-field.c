/* plan-field.c: one field of a plan, and its items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "md/md-table.h"
#include "plan/plan-field-private.h"
#include "plan/plan-text.h"

PlanField *
plan_field_ref (PlanField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  field->ref_count++;
  return field;
}

void
plan_field_unref (PlanField *field)
{
  g_return_if_fail (field != NULL);

  if (--field->ref_count > 0)
    return;
  g_free (field->own_key);
  g_free (field->label);
  g_free (field->remark);
  g_free (field->language);
  g_free (field->bytes);
  g_free (field->line_ends);
  g_free (field->items);
  g_free (field->cells);
  g_strfreev (field->paths);
  g_strfreev (field->columns);
  g_free (field);
}

gboolean
plan_field_equal (const PlanField *a,
                  const PlanField *b)
{
  return a->kind == b->kind && a->spec == b->spec && a->length == b->length
         && a->value.start == b->value.start && a->value.end == b->value.end
         && a->n_items == b->n_items && a->indent == b->indent && a->n_boxes == b->n_boxes
         && a->n_boxes_done == b->n_boxes_done && g_strcmp0 (a->label, b->label) == 0
         && memcmp (a->bytes, b->bytes, a->length) == 0;
}

PlanFieldKind
plan_field_get_kind (const PlanField *field)
{
  return field->kind;
}

const PlanFieldSpec *
plan_field_get_spec (const PlanField *field)
{
  return field->spec;
}

const char *
plan_field_get_key (const PlanField *field)
{
  return field->spec != NULL ? field->spec->key : field->own_key;
}

const char *
plan_field_get_label (const PlanField *field)
{
  return field->label != NULL ? field->label : "";
}

const char *
plan_field_get_remark (const PlanField *field)
{
  return field->remark != NULL ? field->remark : "";
}

MdSpan
plan_field_get_remark_span (const PlanField *field)
{
  return field->remark_span;
}

const char *
plan_field_get_bytes (const PlanField *field,
                      gsize           *length)
{
  if (length != NULL)
    *length = field->length;
  return field->bytes;
}

guint
plan_field_get_n_newlines (const PlanField *field)
{
  return field->n_newlines;
}

guint
plan_field_get_line_at (const PlanField *field,
                        gsize            offset)
{
  guint low = 0, high = field->n_newlines;

  /* As many lines end before the offset. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (field->line_ends[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

MdSpan
plan_field_get_value_span (const PlanField *field)
{
  return field->value;
}

guint
plan_field_get_last_line (const PlanField *field)
{
  return field->last_line;
}

guint
plan_field_get_indent (const PlanField *field)
{
  return field->indent;
}

gboolean
plan_field_is_placeholder (const PlanField *field)
{
  return field->is_placeholder;
}

guint
plan_field_count_placeholders (const PlanField *field)
{
  return field->n_placeholders;
}

guint
plan_field_count_fences (const PlanField *field)
{
  return field->n_fences;
}

gboolean
plan_field_is_editable (const PlanField *field)
{
  return field->is_valid_utf8 && memchr (field->bytes, '\0', field->length) == NULL;
}

/* The value without what is left of the line that it begins in, when that is blank, and without a
 * blank line that sets it apart from there. */
static MdSpan
skip_to_text (const PlanField *field)
{
  MdSpan value = field->value;

  for (guint i = 0; i < 2; i++)
    {
      gsize at = value.start;

      while (at < value.end && strchr (" \t\r", field->bytes[at]) != NULL)
        at++;
      if (at == value.end || field->bytes[at] != '\n')
        break;
      value.start = at + 1;
    }
  return value;
}

char *
plan_field_dup_text (const PlanField *field)
{
  MdSpan value = field->kind == PLAN_FIELD_CODE ? field->value : skip_to_text (field);
  const char      *start = field->bytes + value.start;
  gsize            length = MD_SPAN_LENGTH (value);
  g_autofree char *text = NULL;
  const char      *from;

  /* A value that begins in a line of its own is indented there too. */
  if (field->kind == PLAN_FIELD_CODE || value.start == 0 || start[-1] == '\n')
    {
      g_autofree char *padded = NULL;

      padded = g_malloc (length + 2);
      padded[0] = '\n';
      memcpy (padded + 1, start, length);
      padded[length + 1] = '\0';
      text = plan_text_dedent (padded, length + 1, field->indent);
      from = text + 1;
    }
  else
    {
      text = plan_text_dedent (start, length, field->indent);
      from = text;
    }
  if (field->kind == PLAN_FIELD_CODE)
    return g_strdup (from);
  return plan_text_unescape (from, -1);
}

const char *
plan_field_get_language (const PlanField *field)
{
  return field->language != NULL ? field->language : "";
}

MdSpan
plan_field_get_language_span (const PlanField *field)
{
  return field->language_span;
}

/* The words in the brackets; the whole text where it has none. */
static char *
dup_inside_brackets (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize            n = strlen (stripped);

  if (n >= 2 && stripped[0] == '[' && stripped[n - 1] == ']')
    return g_strndup (stripped + 1, n - 2);
  return g_steal_pointer (&stripped);
}

char *
plan_field_dup_hint (const PlanField *field)
{
  g_autofree char *text = NULL;

  if (field->is_placeholder && field->n_items == 0)
    {
      text = plan_field_dup_text (field);
      if (plan_text_is_placeholder (text, -1))
        return dup_inside_brackets (text);
    }
  return field->spec != NULL ? g_strdup (field->spec->hint) : NULL;
}

guint
plan_field_get_n_columns (const PlanField *field)
{
  switch (field->kind)
    {
    case PLAN_FIELD_TABLE:
      return field->columns != NULL ? g_strv_length (field->columns) : 0;
    case PLAN_FIELD_CHOICE:
    case PLAN_FIELD_PLACEMENT:
    case PLAN_FIELD_FILES:
    case PLAN_FIELD_TEST_CASES:
      return 2;
    case PLAN_FIELD_LIST:
    case PLAN_FIELD_CHECKLIST:
      return 1;
    case PLAN_FIELD_MARKDOWN:
    case PLAN_FIELD_TEXT:
    case PLAN_FIELD_CODE:
    case PLAN_FIELD_DEPENDENCIES:
      return 0;
    default:
      g_return_val_if_reached (0);
    }
}

const char *
plan_field_get_column (const PlanField *field,
                       guint            column)
{
  g_return_val_if_fail (column < plan_field_get_n_columns (field), "");

  switch ((int)field->kind)
    {
    case PLAN_FIELD_TABLE:
      return field->columns[column];
    case PLAN_FIELD_CHOICE:
      return column == 0 ? _("Choice") : _("Reason");
    case PLAN_FIELD_PLACEMENT:
      return column == 0 ? _("What") : _("Where");
    case PLAN_FIELD_FILES:
      return column == 0 ? _("Path") : _("Comment");
    case PLAN_FIELD_TEST_CASES:
      return column == 0 ? _("Name") : _("Expectation");
    default:
      return _("Text");
    }
}

int
plan_field_find_column (const PlanField *field,
                        const char      *name)
{
  for (guint i = 0; field->columns != NULL && field->columns[i] != NULL; i++)
    {
      g_autofree char *column = plan_schema_normalize (field->columns[i], -1);

      if (g_str_equal (column, name))
        return i;
    }
  return -1;
}

guint
plan_field_get_n_items (const PlanField *field)
{
  return field->n_items;
}

const PlanItem *
plan_field_get_item (const PlanField *field,
                     guint            item)
{
  g_return_val_if_fail (item < field->n_items, NULL);

  return &field->items[item];
}

/* The column at which the lines of an item's text stand. */
static guint
get_item_indent (const PlanField *field,
                 const PlanItem  *item)
{
  guint column = 0;

  for (gsize i = item->span.start; i < item->mark.start && field->bytes[i] != '\n'; i++)
    {
      if (!strchr (" \t-*+.)0123456789[", field->bytes[i]))
        break;
      if (field->bytes[i] != '[')
        column += field->bytes[i] == '\t' ? 4 - column % 4 : 1;
    }
  return column;
}

char *
plan_field_dup_cell (const PlanField *field,
                     guint            item,
                     guint            column)
{
  const PlanItem *row;
  MdSpan          cell;

  g_return_val_if_fail (item < field->n_items, NULL);

  row = &field->items[item];
  if (column >= row->n_cells)
    return g_strdup ("");
  cell = row->cells[column];
  if (field->kind == PLAN_FIELD_TABLE)
    {
      g_autofree char *text = md_cell_unescape (field->bytes + cell.start, MD_SPAN_LENGTH (cell));

      return g_utf8_make_valid (text, -1);
    }
  if (field->kind == PLAN_FIELD_FILES && column == 0)
    return g_utf8_make_valid (field->paths[item], -1);
  if (field->kind == PLAN_FIELD_LIST || field->kind == PLAN_FIELD_CHECKLIST
      || field->kind == PLAN_FIELD_TEST_CASES)
    {
      g_autofree char *text = plan_text_dedent (field->bytes + cell.start, MD_SPAN_LENGTH (cell),
                                                get_item_indent (field, row));

      return plan_text_unescape (text, -1);
    }
  return g_utf8_make_valid (field->bytes + cell.start, MD_SPAN_LENGTH (cell));
}

gboolean
plan_field_cell_is_placeholder (const PlanField *field,
                                guint            item,
                                guint            column)
{
  const PlanItem *row;

  g_return_val_if_fail (item < field->n_items, FALSE);

  row = &field->items[item];
  return column < row->n_cells && plan_text_is_placeholder (field->bytes + row->cells[column].start,
                                                            MD_SPAN_LENGTH (row->cells[column]));
}
