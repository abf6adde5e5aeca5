/* plan-part-reader.c: the bytes under a heading, cut into fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-part-cutter.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-task-list.h"
#include "plan/plan-text.h"

/* The next line of @span at or behind @from that begins with a label; the span's end without one.
 */
static gsize
find_label_line (const char *text,
                 MdSpan      span,
                 gsize       from,
                 PlanLabel  *label)
{
  gsize pos = from;

  while (pos < span.end)
    {
      const char *newline;

      if (plan_label_scan (text + pos, span.end - pos, label))
        return pos;
      newline = memchr (text + pos, '\n', span.end - pos);
      if (newline == NULL)
        break;
      pos = newline - text + 1;
    }
  return span.end;
}

/* A paragraph in which lines begin with labels: each is a field. */
static void
add_label_paragraph (PlanCutter     *cutter,
                     const PlanUnit *unit,
                     gsize           at,
                     PlanLabel       label)
{
  const char *text = md_block_get_text (unit->block, NULL);
  MdSpan      span = md_block_get_node_span (unit->block, unit->node);
  gsize       start = unit->span.start;

  if (at > span.start)
    {
      _plan_cutter_add_text (cutter, &(PlanUnit){ unit->block, NULL, { start, at } });
      start = at;
    }
  while (at < span.end)
    {
      PlanDraft *draft = _plan_cutter_begin_label (cutter, unit->block, at, &label, cutter->indent);
      const char *newline = memchr (text + at, '\n', span.end - at);
      PlanLabel   next_label;
      gsize next = newline != NULL ? find_label_line (text, span, newline - text + 1, &next_label)
                                   : span.end;
      gsize end = next < span.end ? next : unit->span.end;

      _plan_cutter_add_piece (cutter, unit->block, unit->node, (MdSpan){ start, end });
      draft->takes = _plan_find_takes (
          draft->source.spec, text, (MdSpan){ at + label.end, MIN (next, span.end) }, FALSE, FALSE);
      start = at = next;
      label = next_label;
    }
}

static gboolean
has_arrows (const char *text,
            MdSpan      span)
{
  return g_strstr_len (text + span.start, MD_SPAN_LENGTH (span), "\342\206\222") != NULL
         || g_strstr_len (text + span.start, MD_SPAN_LENGTH (span), "->") != NULL;
}

static void
add_paragraph (PlanCutter     *cutter,
               const PlanUnit *unit)
{
  const char *text = md_block_get_text (unit->block, NULL);
  MdSpan      span = md_block_get_node_span (unit->block, unit->node);
  PlanLabel   label;
  gsize       at = find_label_line (text, span, span.start, &label);
  g_autoptr (MdTable) table = NULL;

  if (at == span.end
      && _plan_cutter_scan_bare (cutter, unit->block, span, unit->next_block, unit->next, &label))
    at = span.start;
  if (at < span.end)
    {
      add_label_paragraph (cutter, unit, at, label);
      return;
    }
  if (memchr (text + span.start, '|', MD_SPAN_LENGTH (span)) != NULL)
    table = md_table_new (text, span);
  if (!(table != NULL && _plan_cutter_has_text (cutter))
      && _plan_cutter_give_to_label (cutter, unit))
    {
      if (table != NULL)
        _plan_cutter_get_last (cutter)->takes = TAKES_NOTHING;
      return;
    }
  if (table != NULL)
    _plan_cutter_add_own (cutter, unit, PLAN_FIELD_TABLE, PLAN_FIELD_TABLE);
  else if (_plan_cutter_body_is (cutter, PLAN_FIELD_PLACEMENT) && has_arrows (text, span))
    _plan_cutter_add_own (cutter, unit, PLAN_FIELD_PLACEMENT, PLAN_FIELD_PLACEMENT);
  else if (_plan_cutter_body_is (cutter, PLAN_FIELD_DEPENDENCIES)
           && _plan_cutter_get_last (cutter) == NULL)
    _plan_cutter_add_own (cutter, unit, PLAN_FIELD_DEPENDENCIES, PLAN_FIELD_DEPENDENCIES);
  else
    _plan_cutter_add_text (cutter, unit);
}

/* A rule: belongs to what stands before it. */
static void
add_break (PlanCutter     *cutter,
           const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);

  if (last == NULL)
    {
      cutter->leading_size += md_block_get_size (unit->block);
      cutter->leading_lines += md_block_get_n_newlines (unit->block);
    }
  else
    {
      _plan_cutter_add_piece (cutter, unit->block, unit->node, unit->span);
      if (last->takes != TAKES_TEXT && last->takes != TAKES_ALL)
        last->takes = TAKES_NOTHING;
    }
}

/* A heading inside of a task: a label, and what stands under it is its value. */
static void
add_heading (PlanCutter     *cutter,
             const PlanUnit *unit)
{
  MdBlock    *block = unit->block;
  const char *text = md_block_get_text (block, NULL);
  PlanHeading heading;
  PlanLabel   label;
  PlanDraft  *draft;

  plan_heading_read (block, &heading);
  label = plan_label_new (text, heading.name);
  label.end = md_block_get_node_span (block, unit->node).end;
  draft = _plan_cutter_begin_label (cutter, block, 0, &label, 0);
  draft->takes = TAKES_ALL;
  _plan_cutter_add_piece (cutter, block, unit->node, unit->span);
}

static void
add_unit (PlanCutter     *cutter,
          const PlanUnit *unit,
          MdBlockKind     kind)
{
  switch (kind)
    {
    case MD_BLOCK_LIST:
      _plan_cutter_add_list (cutter, unit);
      break;
    case MD_BLOCK_PARAGRAPH:
      add_paragraph (cutter, unit);
      break;
    case MD_BLOCK_CODE:
      if (_plan_cutter_give_to_label (cutter, unit))
        break;
      if (_plan_cutter_body_is (cutter, PLAN_FIELD_CODE) && md_node_is_fenced (unit->node))
        _plan_cutter_add_own (cutter, unit, PLAN_FIELD_CODE, PLAN_FIELD_CODE);
      else
        _plan_cutter_add_text (cutter, unit);
      break;
    case MD_BLOCK_BREAK:
      add_break (cutter, unit);
      break;
    case MD_BLOCK_HEADING:
      if (plan_heading_is_one (unit->block))
        add_heading (cutter, unit);
      else
        _plan_cutter_add_text (cutter, unit);
      break;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_HTML:
      if (_plan_cutter_give_to_all (cutter, unit))
        break;
      _plan_cutter_add_text (cutter, unit);
      break;
    case MD_BLOCK_BLANK:
    case MD_BLOCK_FRONT_MATTER:
    case MD_BLOCK_DEFINITIONS:
    case MD_BLOCK_FILE:
      _plan_cutter_add_text (cutter, unit);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Reads the drafts; a field that reads the same as one of @old is taken from there. */
static void
read_drafts (PlanPart       *part,
             PlanCutter     *cutter,
             const PlanPart *old)
{
  g_autoptr (PlanFieldReader) reader = plan_field_reader_new ();
  gsize start = part->heading_span.end;
  guint line = 0;

  part->n_fields = cutter->drafts->len;
  part->fields = g_new0 (PlanField *, part->n_fields + 1);
  part->starts = g_new0 (gsize, part->n_fields + 1);
  part->lines = g_new0 (guint, part->n_fields + 1);
  for (guint i = 0; i < part->n_fields; i++)
    {
      PlanDraft *draft = g_ptr_array_index (cutter->drafts, i);
      g_autoptr (PlanField) field = plan_field_reader_read (
          reader, &draft->source, &g_array_index (cutter->pieces, PlanPiece, draft->first_piece),
          draft->n_pieces);

      /* Same place from the front or from the back: an edit inserts or removes in between. */
      for (guint end = 0; old != NULL && end < 2; end++)
        {
          guint back = part->n_fields - i;
          guint k = end == 0 ? i : old->n_fields - back;

          if ((end == 0 || back <= old->n_fields) && k < old->n_fields
              && plan_field_equal (old->fields[k], field))
            {
              plan_field_unref (field);
              field = plan_field_ref (old->fields[k]);
              break;
            }
        }
      part->starts[i] = start;
      part->lines[i] = line;
      start += field->length;
      line += field->n_newlines;
      part->fields[i] = g_steal_pointer (&field);
    }
}

/* The kind of block that a child of an item would be by itself. A heading and a rule are text
 * there. */
static MdBlockKind
get_child_kind (const MdNode *child)
{
  switch ((int)md_node_get_kind (child))
    {
    case MD_NODE_LIST:
      return MD_BLOCK_LIST;
    case MD_NODE_PARAGRAPH:
      return MD_BLOCK_PARAGRAPH;
    case MD_NODE_CODE_BLOCK:
      return MD_BLOCK_CODE;
    default:
      return MD_BLOCK_HTML;
    }
}

/* What is nested in the item that is a task, from the line behind its first on. */
static void
add_item_children (PlanCutter   *cutter,
                   PlanPart     *part,
                   MdBlock      *block,
                   const MdNode *item,
                   MdSpan        lines)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *paragraph = md_node_get_first_child (item);
  const MdNode *child = md_node_get_next (paragraph);
  gsize         at = lines.start + part->heading_span.end;
  gsize next = child != NULL ? _plan_find_line_start (text, md_block_get_node_start (block, child))
                             : lines.end;

  cutter->indent = md_block_get_item_layout (block, item).indent;
  if (md_block_get_node_span (block, paragraph).end > at)
    _plan_cutter_add_text (cutter, &(PlanUnit){ block, NULL, { at, next } });
  else
    part->heading_span.end = next - lines.start;
  for (; child != NULL; child = md_node_get_next (child))
    {
      PlanUnit unit = { .block = block,
                        .node = child,
                        .span = { next, lines.end },
                        .next = md_node_get_next (child),
                        .next_block = block };

      if (unit.next != NULL)
        unit.span.end = next =
            _plan_find_line_start (text, md_block_get_node_start (block, unit.next));
      add_unit (cutter, &unit, get_child_kind (child));
    }
  cutter->indent = 0;
}

/* Adds what the part has of block @index. */
static void
add_block (PlanCutter      *cutter,
           PlanPart        *part,
           MdDocument      *document,
           const PlanRange *range,
           guint            index)
{
  MdBlock *block = md_document_get_block (document, index);
  PlanUnit unit = { .block = block,
                    .node = md_block_get_node (block),
                    .span = { 0, md_block_get_size (block) } };

  if (index + 1 < range->end + (range->end_offset > 0))
    {
      unit.next_block = md_document_get_block (document, index + 1);
      unit.next = md_block_get_node (unit.next_block);
    }

  if (index == range->first)
    {
      unit.span.start = range->offset;
      unit.item = range->item;
    }
  if (index == range->end)
    unit.span.end = range->end_offset;
  if (index == range->first && part->form == PLAN_FORM_ITEM)
    {
      MdSpan lines = unit.span;

      unit.item = md_node_get_next (range->item);
      if (unit.item != NULL)
        lines.end = MIN (lines.end, plan_task_list_get_start (block, unit.item));
      add_item_children (cutter, part, block, range->item, lines);
      unit.span.start = lines.end;
      if (unit.span.start == unit.span.end)
        return;
    }
  add_unit (cutter, &unit, md_block_get_kind (block));
}

void
plan_part_read_fields (PlanPart        *part,
                       MdDocument      *document,
                       const PlanRange *range,
                       const PlanPart  *old)
{
  const PlanSectionSpec *spec = part->place.fields_spec;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (PlanPiece));
  PlanCutter cutter = { .section = spec,
                        .body = plan_schema_get_body (spec),
                        .drafts = drafts,
                        .pieces = pieces };
  guint      body = range->first;
  guint      heading_lines = 0;

  if (part->form == PLAN_FORM_BLOCK && !MD_SPAN_IS_EMPTY (part->heading_span))
    body++;
  for (guint i = body; i < range->end + (range->end_offset > 0); i++)
    add_block (&cutter, part, document, range, i);
  if (!MD_SPAN_IS_EMPTY (part->heading_span))
    {
      MdBlock *block = md_document_get_block (document, range->first);

      heading_lines = part->form == PLAN_FORM_ITEM
                          ? md_block_get_line_at (block, range->offset + part->heading_span.end)
                                - md_block_get_line_at (block, range->offset)
                          : md_block_get_n_newlines (block);
    }
  heading_lines += cutter.leading_lines;
  part->heading_span.end += cutter.leading_size;
  read_drafts (part, &cutter, old);
  for (guint i = 0; i < part->n_fields; i++)
    part->lines[i] += heading_lines;
}
