/* plan-part.c: a heading of a plan and what stands under it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-part.h"

#include <string.h>

#include "plan/plan-field-private.h"
#include "plan/plan-part-private.h"
#include "plan/plan-task-list.h"
#include "plan/plan-text.h"

PlanPart *
plan_part_ref (PlanPart *part)
{
  g_return_val_if_fail (part != NULL, NULL);

  part->ref_count++;
  return part;
}

void
plan_part_unref (PlanPart *part)
{
  g_return_if_fail (part != NULL);

  if (--part->ref_count > 0)
    return;
  for (guint i = 0; i < part->n_fields; i++)
    plan_field_unref (part->fields[i]);
  g_free (part->fields);
  g_free (part->starts);
  g_free (part->lines);
  g_free (part->text);
  g_free (part->name);
  g_free (part->normalized);
  g_free (part->head);
  g_free (part->number);
  g_strfreev (part->location);
  g_free (part);
}

/* The paths of a location: back-ticked ones, or else the whole text; of a link its name. */
static char **
split_location (const char *location)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  gboolean any = FALSE;

  for (const char *p = strchr (location, '`'); p != NULL; p = strchr (p, '`'))
    {
      const char      *close = strchr (p + 1, '`');
      g_autofree char *path = NULL;

      if (close == NULL)
        break;
      path = g_strndup (p + 1, close - p - 1);
      g_strv_builder_add (paths, path);
      any = TRUE;
      p = close + 1;
    }
  if (!any && location[0] != '\0')
    {
      gsize            length = strlen (location);
      MdSpan           name = { 0, length };
      g_autofree char *path = NULL;

      if (plan_text_scan_link (location, 0, length, &name) != length)
        name = (MdSpan){ 0, length };
      path = plan_text_dup_span (location, name);
      g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

/* The mark of a file says its name. */
static void
read_mark (PlanPart *part,
           MdBlock  *block)
{
  gsize       length;
  const char *text = md_block_get_text (block, &length);

  part->heading.kind = PLAN_PART_PREAMBLE;
  part->heading_span = (MdSpan){ 0, length };
  while (length > 0 && strchr ("\r\n", text[length - 1]) != NULL)
    length--;
  part->text = plan_text_dup_span (text, (MdSpan){ MIN (1, length), length });
  part->normalized = g_strdup (part->text);
  part->number = g_strdup ("");
}

static void
read_heading (PlanPart *part,
              MdBlock  *block)
{
  plan_heading_read (block, &part->heading);
  part->text = plan_text_dup_span (md_block_get_text (block, NULL), part->heading.text);
  part->normalized = plan_schema_normalize (part->text, -1);
  part->number = plan_text_dup_span (md_block_get_text (block, NULL), part->heading.number);
  part->heading_span = (MdSpan){ 0, md_block_get_size (block) };
}

/* The tags that an item's name begins with, `[P] [US1] `, which are no placeholders. */
static gsize
scan_tags (const char *name)
{
  gsize at = 0;

  while (name[at] == '[')
    {
      gsize n = strspn (name + at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

      if (n == 0 || strncmp (name + at + 1 + n, "] ", 2) != 0)
        break;
      at += n + 3;
    }
  return at;
}

/* Whether the heading is the name and nothing else. */
static gboolean
is_bare_heading (const PlanPart *part)
{
  return part->form != PLAN_FORM_ITEM && part->heading.name.start == part->heading.text.start
         && part->heading.name.end == part->heading.text.end;
}

/* The name and what stands around it in the heading. */
static void
read_name (PlanPart   *part,
           const char *text)
{
  g_autofree char *location = NULL;
  gsize            tags;

  /* A heading that names a plan or task where it is none is a section by its whole text. */
  if (part->place.kind != part->heading.kind)
    {
      part->heading.name = part->heading.text;
      part->heading.number = part->heading.location = (MdSpan){ 0, 0 };
      g_free (part->number);
      part->number = part->place.file_number > 0
                         ? g_strdup_printf ("%u", part->place.file_number)
                         : g_strdup ("");
    }
  part->name = plan_text_dup_span (text, part->heading.name);
  location = plan_text_dup_span (text, part->heading.location);
  part->location = split_location (location);

  tags = part->form == PLAN_FORM_ITEM ? scan_tags (part->name) : 0;
  part->n_placeholders = plan_text_count_placeholders (part->name + tags, -1);
  /* `## TODO` names what stands below it. */
  if (is_bare_heading (part) && part->name[0] != '[' && plan_text_is_placeholder (part->name, -1))
    part->n_placeholders = 0;
  part->n_placeholders += plan_text_count_path_placeholders (location, -1)
                          + (part->place.kind == PLAN_PART_TASK && g_str_equal (part->number, "N"));
}

static void
read_status (PlanPart *part)
{
  for (guint i = 0; i < part->n_fields && !part->has_status; i++)
    if (g_str_equal (plan_field_get_key (part->fields[i]), "status"))
      {
        g_autofree char *text = plan_field_dup_text (part->fields[i]);

        part->has_status = plan_status_parse (text, &part->status);
      }
  if (!part->has_status && part->heading.has_status)
    {
      part->has_status = TRUE;
      part->status = part->heading.status;
    }
  if (part->has_status || part->n_criteria == 0)
    return;
  if (part->n_criteria_done == part->n_criteria)
    part->status = PLAN_STATUS_DONE;
  else if (part->n_criteria_done + part->n_criteria_progress > 0)
    part->status = PLAN_STATUS_IN_PROGRESS;
}

/* The first line of @item, whose lines begin at @offset: spans count from there. */
static void
read_item (PlanPart     *part,
           MdBlock      *block,
           const MdNode *item,
           gsize         offset)
{
  const char *text = md_block_get_text (block, NULL);
  gsize       end = md_block_get_line_start (block, md_block_get_line_at (block, offset) + 1);

  plan_heading_read_item (block, item, &part->heading);
  part->heading_span = (MdSpan){ 0, end - offset };
  part->head = g_strndup (text + offset, end - offset);
  part->text = plan_text_dup_span (text, part->heading.text);
  part->number = plan_text_dup_span (text, part->heading.number);
  /* Ticking it does not make another of it. */
  part->normalized = plan_schema_normalize (text + part->heading.number.start,
                                            (gssize)(part->heading.text.end
                                                     - part->heading.number.start));
  plan_heading_shift (&part->heading, -(gssize)offset);
}

PlanPart *
plan_part_new (MdDocument      *document,
               const PlanRange *range,
               PlanForm         form)
{
  PlanPart *part = g_new0 (PlanPart, 1);
  MdBlock  *block = md_document_get_block (document, range->first);

  part->ref_count = 1;
  part->n_blocks = range->end - range->first;
  part->form = form;
  if (form == PLAN_FORM_ITEM)
    read_item (part, block, range->item, range->offset);
  else if (form == PLAN_FORM_BLOCK && plan_heading_is_one (block))
    read_heading (part, block);
  else if (form == PLAN_FORM_BLOCK && md_block_get_kind (block) == MD_BLOCK_FILE)
    read_mark (part, block);
  else
    {
      part->heading.kind = PLAN_PART_PREAMBLE;
      part->text = g_strdup ("");
      part->normalized = g_strdup ("");
      part->number = g_strdup ("");
    }
  /* Where a heading is a task no item is one. */
  if (form == PLAN_FORM_BLOCK && part->heading.kind != PLAN_PART_TASK)
    for (guint i = range->first; i < range->end; i++)
      part->n_candidates += plan_task_list_count (md_document_get_block (document, i));
  return part;
}

static void
measure (PlanPart        *part,
         MdDocument      *document,
         const PlanRange *range)
{
  gsize start = md_document_get_block_start (document, range->first) + range->offset;
  gsize end = md_document_get_block_start (document, range->end) + range->end_offset;
  guint line = md_document_get_block_line (document, range->first);
  guint end_line = md_document_get_block_line (document, range->end);

  if (range->offset > 0)
    line += md_block_get_line_at (md_document_get_block (document, range->first), range->offset);
  if (range->end_offset > 0)
    end_line += md_block_get_line_at (md_document_get_block (document, range->end),
                                      range->end_offset);
  part->size = end - start;
  part->n_newlines = end_line - line;
}

void
plan_part_read (PlanPart        *part,
                MdDocument      *document,
                const PlanRange *range,
                const PlanPlace *place,
                guint            id,
                const PlanPart  *old)
{
  part->id = id;
  part->place = *place;
  part->is_placed = TRUE;
  if (place->kind != PLAN_PART_PREAMBLE)
    read_name (part, part->form == PLAN_FORM_ITEM
                         ? part->head
                         : md_block_get_text (md_document_get_block (document, range->first),
                                              NULL));
  else
    {
      part->name = g_strdup (part->text);
      part->location = g_new0 (char *, 1);
    }
  measure (part, document, range);
  plan_part_read_fields (part, document, range, old);
  for (guint i = 0; i < part->n_fields; i++)
    {
      part->n_placeholders += part->fields[i]->n_placeholders;
      part->n_criteria += part->fields[i]->n_boxes;
      part->n_criteria_done += part->fields[i]->n_boxes_done;
      part->n_criteria_progress += part->fields[i]->n_boxes_progress;
    }
  if (place->kind == PLAN_PART_TASK)
    read_status (part);
}

void
plan_part_keep_head (PlanPart        *part,
                     MdDocument      *document,
                     const PlanRange *range)
{
  const char *text = md_block_get_text (md_document_get_block (document, range->first), NULL);

  if (part->head == NULL)
    part->head = plan_text_dup_span (text, part->heading_span);
}

gboolean
plan_part_equal (const PlanPart *a,
                 const PlanPart *b)
{
  if (a->head == NULL || b->head == NULL || a->form != b->form || a->n_fields != b->n_fields
      || a->size != b->size
      || a->n_blocks != b->n_blocks || a->n_newlines != b->n_newlines
      || a->place.kind != b->place.kind || a->place.around != b->place.around
      || a->place.spec != b->place.spec || a->place.fields_spec != b->place.fields_spec
      || a->place.file_number != b->place.file_number
      || a->heading_span.end != b->heading_span.end || !g_str_equal (a->head, b->head)
      || a->heading.level != b->heading.level || !g_str_equal (a->text, b->text)
      || memcmp (&a->heading.name, &b->heading.name, sizeof a->heading.name) != 0
      || memcmp (&a->heading.box, &b->heading.box, sizeof a->heading.box) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_fields; i++)
    if (a->fields[i] != b->fields[i])
      return FALSE;
  return TRUE;
}

gboolean
plan_part_is_file (const PlanPart *part)
{
  return part->heading.kind == PLAN_PART_PREAMBLE && part->text[0] != '\0';
}

guint
plan_part_get_id (const PlanPart *part)
{
  return part->id;
}

PlanPartKind
plan_part_get_kind (const PlanPart *part)
{
  return part->place.kind;
}

const PlanSectionSpec *
plan_part_get_spec (const PlanPart *part)
{
  return part->place.spec;
}

guint
plan_part_get_level (const PlanPart *part)
{
  return part->heading.level;
}

gboolean
plan_part_is_item (const PlanPart *part)
{
  return part->form == PLAN_FORM_ITEM;
}

gboolean
plan_part_is_rest (const PlanPart *part)
{
  return part->form == PLAN_FORM_REST;
}

const char *
plan_part_get_heading (const PlanPart *part)
{
  return part->text;
}

const char *
plan_part_get_name (const PlanPart *part)
{
  return part->name;
}

MdSpan
plan_part_get_name_span (const PlanPart *part)
{
  return part->heading.name;
}

const char *
plan_part_get_number (const PlanPart *part)
{
  return part->number;
}

MdSpan
plan_part_get_number_span (const PlanPart *part)
{
  return part->heading.number;
}

const char *const *
plan_part_get_location (const PlanPart *part)
{
  return (const char *const *)part->location;
}

MdSpan
plan_part_get_location_span (const PlanPart *part)
{
  return part->heading.location;
}

MdSpan
plan_part_get_box_span (const PlanPart *part)
{
  return part->place.kind == PLAN_PART_TASK ? part->heading.box : (MdSpan){ 0, 0 };
}

MdSpan
plan_part_get_heading_span (const PlanPart *part)
{
  return part->heading_span;
}

gsize
plan_part_get_size (const PlanPart *part)
{
  return part->size;
}

guint
plan_part_get_n_newlines (const PlanPart *part)
{
  return part->n_newlines;
}

guint
plan_part_count_placeholders (const PlanPart *part)
{
  return part->n_placeholders;
}

guint
plan_part_get_n_fields (const PlanPart *part)
{
  return part->n_fields;
}

PlanField *
plan_part_get_field (const PlanPart *part,
                     guint           field)
{
  g_return_val_if_fail (field < part->n_fields, NULL);

  return part->fields[field];
}

gsize
plan_part_get_field_start (const PlanPart *part,
                           guint           field)
{
  g_return_val_if_fail (field < part->n_fields, 0);

  return part->starts[field];
}

guint
plan_part_get_field_line (const PlanPart *part,
                          guint           field)
{
  g_return_val_if_fail (field < part->n_fields, 0);

  return part->lines[field];
}

int
plan_part_find_field (const PlanPart *part,
                      const char     *key,
                      guint           from)
{
  for (guint i = from; i < part->n_fields; i++)
    if (g_str_equal (plan_field_get_key (part->fields[i]), key))
      return i;
  return -1;
}

guint
plan_part_get_n_criteria (const PlanPart *part)
{
  return part->n_criteria;
}

guint
plan_part_get_n_criteria_done (const PlanPart *part)
{
  return part->n_criteria_done;
}

PlanStatus
plan_part_get_status (const PlanPart *part,
                      gboolean       *from_field)
{
  if (from_field != NULL)
    *from_field = part->has_status;
  return part->status;
}
