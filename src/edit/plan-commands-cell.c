/* plan-commands-cell.c: commands that set a cell or a box
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-text.h"

const PlanItem *
_plan_target_get_item (const PlanTarget *target,
                       guint             item)
{
  return plan_field_get_item (target->field, item);
}

guint
_plan_item_get_end (const PlanTarget *target,
                    guint             item)
{
  guint   n_items = plan_field_get_n_items (target->field);
  guint16 depth = _plan_target_get_item (target, item)->depth;

  do
    item++;
  while (item < n_items && _plan_target_get_item (target, item)->depth > depth);

  return item;
}

/* Whether the line of @item begins with drawing, or stands deeper than the first. */
static gboolean
is_drawn (const PlanTarget *target,
          const PlanItem   *item)
{
  gsize at = item->span.start;
  guint first = _plan_count_indent (target->bytes, target->length,
                                    _plan_target_get_item (target, 0)->span.start);

  if (_plan_count_indent (target->bytes, target->length, at) > first)
    return TRUE;
  while (at < item->span.end && (target->bytes[at] == ' ' || target->bytes[at] == '\t'))
    at++;
  /* Box drawing is U+2500 to U+257F. */
  if (at + 2 < item->span.end && (guchar)target->bytes[at] == 0xe2
      && ((guchar)target->bytes[at + 1] == 0x94 || (guchar)target->bytes[at + 1] == 0x95))
    return TRUE;

  return at < item->span.end && strchr ("|`+", target->bytes[at]) != NULL;
}

static PlanNotation
find_files_notation (const PlanTarget *target)
{
  const PlanItem *first = _plan_target_get_item (target, 0);
  MdSpan          value = plan_field_get_value_span (target->field);
  PlanBullet      bullet;

  if (value.start > 0 && target->bytes[value.start - 1] == '\n')
    {
      for (guint i = 0; i < plan_field_get_n_items (target->field); i++)
        {
          const PlanItem  *item = _plan_target_get_item (target, i);
          g_autofree char *path = plan_field_dup_cell (target->field, i, 0);

          if (item->depth > 0 || is_drawn (target, item)
              || strlen (path) != MD_SPAN_LENGTH (item->cells[0]))
            return PLAN_NOTATION_TREE;
        }
      return PLAN_NOTATION_LINES;
    }
  if (_plan_line_start (target->bytes, first->span.start) == first->span.start
      && _plan_bullet_scan (target->bytes, target->length, first->span.start, &bullet)
      && bullet.content <= first->cells[0].start && first->span.start > 0)
    return PLAN_NOTATION_BULLETS;

  return PLAN_NOTATION_INLINE;
}

PlanNotation
_plan_notation (const PlanTarget *target)
{
  PlanFieldKind kind = plan_field_get_kind (target->field);
  gboolean      is_empty = plan_field_get_n_items (target->field) == 0;

  switch (kind)
    {
    case PLAN_FIELD_LIST:
    case PLAN_FIELD_CHECKLIST:
    case PLAN_FIELD_TEST_CASES:
      return is_empty ? PLAN_NOTATION_EMPTY : PLAN_NOTATION_BULLETS;
    case PLAN_FIELD_TABLE:
      return plan_field_get_n_columns (target->field) == 0 ? PLAN_NOTATION_EMPTY
                                                           : PLAN_NOTATION_TABLE;
    case PLAN_FIELD_PLACEMENT:
      return is_empty ? PLAN_NOTATION_EMPTY : PLAN_NOTATION_LINES;
    case PLAN_FIELD_FILES:
      return is_empty ? PLAN_NOTATION_EMPTY : find_files_notation (target);
    case PLAN_FIELD_CHOICE:
      return PLAN_NOTATION_CHOICE;
    case PLAN_FIELD_MARKDOWN:
    case PLAN_FIELD_TEXT:
    case PLAN_FIELD_CODE:
    case PLAN_FIELD_DEPENDENCIES:
    default:
      return PLAN_NOTATION_NONE;
    }
}

static gboolean
item_is_same (PlanField *a,
              guint      item_a,
              PlanField *b,
              guint      item_b)
{
  const PlanItem *x = plan_field_get_item (a, item_a);
  const PlanItem *y = plan_field_get_item (b, item_b);
  const char     *bytes_a = plan_field_get_bytes (a, NULL);
  const char     *bytes_b = plan_field_get_bytes (b, NULL);
  gboolean        by_path = plan_field_get_kind (a) == PLAN_FIELD_FILES;

  /* The depth of a path comes from the folders before it, which may have got their own line. */
  if (x->box != y->box || x->n_cells != y->n_cells || (x->depth != y->depth && !by_path))
    return FALSE;
  for (guint i = 0; i < x->n_cells; i++)
    {
      gsize length = MD_SPAN_LENGTH (x->cells[i]);

      if (by_path && i == 0)
        {
          g_autofree char *path_a = plan_field_dup_cell (a, item_a, 0);
          g_autofree char *path_b = plan_field_dup_cell (b, item_b, 0);

          if (!g_str_equal (path_a, path_b))
            return FALSE;
        }
      else if (length != MD_SPAN_LENGTH (y->cells[i])
               || memcmp (bytes_a + x->cells[i].start, bytes_b + y->cells[i].start, length) != 0)
        {
          /* Only what is nested may have moved. */
          g_autofree char *text_a = plan_field_dup_cell (a, item_a, i);
          g_autofree char *text_b = plan_field_dup_cell (b, item_b, i);

          if (!g_str_equal (text_a, text_b))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
_plan_items_are_same (PlanField *before,
                      PlanField *after,
                      guint      first,
                      guint      n_before,
                      guint      n_after)
{
  guint n_items = plan_field_get_n_items (before);

  if (plan_field_get_n_items (after) + n_before != n_items + n_after)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      guint at = i < first ? i : i - n_before + n_after;

      if (i >= first && i < first + n_before)
        continue;
      if (!item_is_same (before, i, after, at))
        return FALSE;
    }

  return TRUE;
}

gboolean
_plan_item_says (PlanField *field,
                 guint      item,
                 char     **cells)
{
  guint n_cells = plan_field_get_item (field, item)->n_cells;
  guint n_wanted = g_strv_length (cells);

  for (guint i = 0; i < MAX (n_cells, n_wanted); i++)
    {
      g_autofree char *found = plan_field_dup_cell (field, item, i);

      if (!_plan_texts_are_equal (found, i < n_wanted ? cells[i] : ""))
        return FALSE;
    }

  return TRUE;
}

gboolean
_plan_target_find_after (const PlanTarget *target,
                         Plan             *after,
                         PlanField       **field)
{
  if (!_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 1))
    return FALSE;
  *field = plan_part_get_field (plan_get_part (after, target->part_index), target->field_index);

  return plan_field_get_kind (*field) == plan_field_get_kind (target->field)
         && g_str_equal (plan_field_get_key (*field), plan_field_get_key (target->field));
}

char **
_plan_cell_sources (const char *text,
                    guint       indent,
                    const char *line_end)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *escaped = plan_text_escape (text);
  g_autofree char *all_escaped = _plan_escape_lines (text);
  g_autofree char *first = plan_text_indent (text, indent, line_end);
  g_autofree char *second = plan_text_indent (escaped, indent, line_end);
  g_autofree char *third = plan_text_indent (all_escaped, indent, line_end);

  g_strv_builder_add (builder, first);
  if (!g_str_equal (second, first))
    g_strv_builder_add (builder, second);
  if (!g_str_equal (third, second))
    g_strv_builder_add (builder, third);

  return g_strv_builder_end (builder);
}

/* Whether @edit makes cell @cell of @item say @text and changes nothing else. */
static gboolean
cell_reads_back (const PlanTarget *target,
                 PlanEdit         *edit,
                 guint             item,
                 guint             cell,
                 const char       *text)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  g_autofree char *found = NULL;
  PlanField       *field;
  const PlanItem  *old = _plan_target_get_item (target, item);
  const PlanItem *new;

  if (!_plan_target_find_after (target, after, &field)
      || !_plan_items_are_same (target->field, field, item, 1, 1))
    return FALSE;
  found = plan_field_dup_cell (field, item, cell);
  new = plan_field_get_item (field, item);
  if (!_plan_texts_are_equal (found, text) || old->box != new->box
      || old->n_cells != new->n_cells)
    return FALSE;
  for (guint i = 0; i < old->n_cells; i++)
    if (i != cell)
      {
        g_autofree char *a = plan_field_dup_cell (target->field, item, i);
        g_autofree char *b = plan_field_dup_cell (field, item, i);

        if (!_plan_texts_are_equal (a, b))
          return FALSE;
      }

  return TRUE;
}

/* An empty first item would make a heading of the label above it, so a blank line goes between
 * them, and away again when the item gets its text. */
static PlanEdit *
new_first_item_edit (const PlanTarget *target,
                     guint             item,
                     guint             cell,
                     gboolean          will_be_empty)
{
  PlanEdit *edit = _plan_target_new_edit (target, item, cell);
  gsize     line = _plan_target_get_item (target, item)->span.start;
  gsize     before;

  if (item != 0 || line == 0)
    return edit;
  before = _plan_line_start (target->bytes, line - 1);
  if (will_be_empty)
    _plan_target_splice (target, edit, line, line, target->line_end);
  else if (before > 0 && _plan_is_blank_line (target->bytes, target->length, before))
    _plan_target_splice (target, edit, before, line, "");

  return edit;
}

static PlanEdit *
set_bullet_text (const PlanTarget *target,
                 guint             item,
                 guint             cell,
                 const char       *text)
{
  const PlanItem *row = _plan_target_get_item (target, item);
  MdSpan          span = row->cells[cell];
  PlanBullet      bullet;
  g_auto (GStrv) sources = NULL;
  gboolean was_empty = MD_SPAN_IS_EMPTY (span);
  gsize    start = span.start;

  if (!_plan_bullet_scan (target->bytes, target->length, row->span.start, &bullet))
    return NULL;
  sources = _plan_cell_sources (text, bullet.column, target->line_end);
  for (guint i = 0; sources[i] != NULL; i++)
    for (guint mend = 0; mend < 2; mend++)
      {
        g_autoptr (PlanEdit) edit = NULL;
        g_autofree char *source = g_strdup (sources[i]);

        /* The blank line is mended first when there may be one, added only when need be. */
        if ((mend == 0) == was_empty)
          edit = new_first_item_edit (target, item, cell, text[0] == '\0');
        else
          edit = _plan_target_new_edit (target, item, cell);
        /* A bullet or separator needs a blank before the text that follows it. */
        if (was_empty && text[0] != '\0' && start > 0
            && strchr (" \t", target->bytes[start - 1]) == NULL)
          {
            g_free (source);
            source = g_strconcat (" ", sources[i], NULL);
          }
        _plan_target_splice (target, edit, start, span.end, source);
        if (cell_reads_back (target, edit, item, cell, text))
          return g_steal_pointer (&edit);
      }

  return NULL;
}

/* Setting the name of a test: between its back-ticks, with them where there were none, and away
 * with them when it is to have none. */
static PlanEdit *
set_test_name (const PlanTarget *target,
               guint             item,
               const char       *name)
{
  const PlanItem *row = _plan_target_get_item (target, item);
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, item, 0);
  g_autofree char *rest = plan_field_dup_cell (target->field, item, 1);
  g_autofree char *source = NULL;
  PlanBullet       bullet;
  MdSpan           span = row->cells[0];
  char            *cells[] = { (char *)name, rest, NULL };

  if (!_plan_bullet_scan (target->bytes, target->length, row->span.start, &bullet))
    return NULL;
  if (!MD_SPAN_IS_EMPTY (span) && name[0] != '\0')
    source = g_strdup (name);
  else
    {
      span = (MdSpan){ row->box != MD_BOX_NONE ? row->mark.end + 2 : bullet.content,
                       row->cells[1].end };
      span.start = MIN (span.start, span.end);
      source = _plan_bullet_format (target, item, "", cells, bullet.column, 0);
    }
  _plan_target_splice (target, edit, span.start, span.end, source);

  return cell_reads_back (target, edit, item, 0, name) ? g_steal_pointer (&edit) : NULL;
}

static PlanEdit *
set_cell (const PlanTarget *target,
          guint             item,
          guint             cell,
          const char       *text)
{
  PlanFieldKind kind = plan_field_get_kind (target->field);
  PlanNotation  notation = _plan_notation (target);

  if (kind == PLAN_FIELD_FILES)
    {
      PlanEdit *edit = _plan_files_set_cell (target, item, cell, text);

      /* An item that is emptied may need a blank line, as those of other lists do. */
      return edit == NULL && notation == PLAN_NOTATION_BULLETS && cell == 0
                 ? set_bullet_text (target, item, cell, text)
                 : edit;
    }
  if (notation == PLAN_NOTATION_BULLETS && kind == PLAN_FIELD_TEST_CASES && cell == 0)
    return set_test_name (target, item, text);
  if (notation == PLAN_NOTATION_BULLETS)
    return set_bullet_text (target, item, cell, text);
  if (notation == PLAN_NOTATION_TABLE)
    return _plan_table_set_cell (target, item, cell, text);
  if (notation == PLAN_NOTATION_CHOICE)
    return _plan_choice_set_cell (target, cell, text);
  if (notation == PLAN_NOTATION_LINES)
    return _plan_placement_set_cell (target, item, cell, text);

  return NULL;
}

PlanEdit *
plan_command_set_cell (Plan       *plan,
                       guint       part,
                       guint       field,
                       guint       item,
                       guint       cell,
                       const char *text,
                       GError    **error)
{
  PlanTarget       target;
  PlanEdit        *edit;
  PlanNotation     notation;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;

  if (!_plan_target_init_item (&target, plan, part, field, item, error))
    return NULL;
  notation = _plan_notation (&target);
  if (notation == PLAN_NOTATION_NONE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (cell >= MAX (_plan_target_get_item (&target, item)->n_cells,
                   plan_field_get_n_columns (target.field)))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                           _("There is no such column"));
      return NULL;
    }
  value = notation == PLAN_NOTATION_BULLETS || notation == PLAN_NOTATION_TABLE
              ? _plan_normalize_value (text, error)
              : _plan_normalize_line (text, error);
  if (value == NULL)
    return NULL;

  old = plan_field_dup_cell (target.field, item, cell);
  if (_plan_texts_are_equal (old, value))
    return _plan_target_new_edit (&target, item, cell);

  edit = set_cell (&target, item, cell, value);
  if (edit == NULL && notation == PLAN_NOTATION_TREE && cell == 0 && strchr (value, ' ') == NULL)
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                         _("In a tree a path stays in its folder while it is typed; it goes to "
                           "another when it is complete"));
  else if (edit == NULL)
    _plan_set_value_error (error, value);

  return edit;
}
