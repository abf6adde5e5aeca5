/* plan-explain.c: what each line of a plan was read as
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-explain.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-explain-private.h"
#include "plan/plan-text.h"

/* The lines while they are explained. */
typedef struct
{
  Plan          *plan;
  PlanLine      *lines;  /* n_lines of each */
  PlanLinePlace *places;
  guint          n_lines;
  guint          shift; /* the line at which the block begins that is looked at */
} Explainer;

static void
mark_line (Explainer           *explainer,
           guint                line,
           PlanLineKind         kind,
           const PlanLinePlace *place)
{
  line += explainer->shift;
  if (line >= explainer->n_lines)
    return;
  explainer->lines[line].kind = kind;
  explainer->places[line] = *place;
}

static void
mark_lines (Explainer           *explainer,
            const MdBlock       *block,
            MdSpan               span,
            PlanLineKind         kind,
            const PlanLinePlace *place)
{
  guint last = md_block_get_line_at (block, MAX (span.end, span.start + 1) - 1);

  for (guint i = md_block_get_line_at (block, span.start); i <= last; i++)
    mark_line (explainer, i, kind, place);
}

static gboolean
is_closing_fence (const char *text,
                  MdSpan      line)
{
  line = plan_text_trim (text, line);
  while (line.start < line.end && strchr ("> \t", text[line.start]) != NULL)
    line.start++;
  if (MD_SPAN_LENGTH (line) < 3 || strchr ("`~", text[line.start]) == NULL)
    return FALSE;
  for (gsize i = line.start; i < line.end; i++)
    if (text[i] != text[line.start])
      return FALSE;
  return TRUE;
}

static void
mark_code (Explainer           *explainer,
           const MdBlock       *block,
           const MdNode        *node,
           const PlanLinePlace *place)
{
  const char   *text = md_block_get_text (block, NULL);
  MdSpan        span = md_block_get_node_span (block, node);
  guint         first = md_block_get_line_at (block, span.start);
  guint         last = md_block_get_line_at (block, MAX (span.end, span.start + 1) - 1);
  gsize         last_start = MAX (md_block_get_line_start (block, last), span.start);
  PlanLinePlace inside = *place;

  inside.is_indented_code = !md_node_is_fenced (node);
  mark_lines (explainer, block, span, PLAN_LINE_CODE, &inside);
  if (inside.is_indented_code)
    return;
  mark_line (explainer, first, PLAN_LINE_FENCE, &inside);
  if (last > first && is_closing_fence (text, (MdSpan){ last_start, span.end }))
    mark_line (explainer, last, PLAN_LINE_FENCE, &inside);
}

static void
mark_paragraph (Explainer           *explainer,
                const MdBlock       *block,
                const MdNode        *node,
                const PlanLinePlace *place)
{
  const char *text = md_block_get_text (block, NULL);
  MdSpan      span = md_block_get_node_span (block, node);
  g_autoptr (MdTable) table = NULL;

  mark_lines (explainer, block, span, PLAN_LINE_TEXT, place);
  if (memchr (text + span.start, '|', MD_SPAN_LENGTH (span)) != NULL)
    table = md_table_new (text, span);
  if (table == NULL)
    return;
  mark_lines (explainer, block, md_table_get_header (table), PLAN_LINE_TABLE_HEADER, place);
  mark_lines (explainer, block, md_table_get_delimiter (table), PLAN_LINE_TABLE_DELIMITER, place);
  for (guint i = 0; i < md_table_get_n_rows (table); i++)
    mark_lines (explainer, block, md_table_get_row (table, i), PLAN_LINE_TABLE_ROW, place);
}

static void
mark_item (Explainer           *explainer,
           const MdBlock       *block,
           const MdNode        *item,
           const PlanLinePlace *place)
{
  const char *text = md_block_get_text (block, NULL);
  guint       line = md_block_get_node_line (block, item) + explainer->shift;
  gsize       at = md_block_get_item_layout (block, item).content;
  gsize       end = md_block_get_node_span (block, item).end;
  MdBox       box;

  if (line >= explainer->n_lines)
    return;
  if (explainer->places[line].depth == 0)
    explainer->places[line] = *place;
  explainer->places[line].begins_item = TRUE;
  if (at < end && md_box_scan (text + at, end - at, &box))
    explainer->lines[line].box = box.state;
}

static void
mark_node (Explainer     *explainer,
           const MdBlock *block,
           const MdNode  *node,
           PlanLinePlace  place)
{
  MdNodeKind kind = md_node_get_kind (node);

  if (kind == MD_NODE_PARAGRAPH)
    mark_paragraph (explainer, block, node, &place);
  else if (kind == MD_NODE_CODE_BLOCK)
    mark_code (explainer, block, node, &place);
  else if (kind == MD_NODE_HEADING || kind == MD_NODE_BREAK || kind == MD_NODE_HTML_BLOCK)
    mark_lines (explainer, block, md_block_get_node_span (block, node),
                kind == MD_NODE_HEADING ? PLAN_LINE_HEADING
                : kind == MD_NODE_BREAK ? PLAN_LINE_RULE
                                        : PLAN_LINE_HTML,
                &place);
  if (kind == MD_NODE_QUOTE)
    place.in_quote = TRUE;
  if (kind == MD_NODE_LIST)
    {
      place.depth++;
      place.is_ordered = md_node_is_ordered (node);
    }
  if (kind != MD_NODE_QUOTE && kind != MD_NODE_LIST && kind != MD_NODE_ITEM)
    return;
  for (const MdNode *child = md_node_get_first_child (node); child != NULL;
       child = md_node_get_next (child))
    mark_node (explainer, block, child, place);
  /* Behind its children, which know nothing of where the item begins. */
  if (kind == MD_NODE_ITEM)
    mark_item (explainer, block, node, &place);
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\r\n", text[i]) == NULL || text[i] == '\0')
      return FALSE;
  return TRUE;
}

/* What the Markdown alone says of the lines. */
static void
mark_blocks (Explainer *explainer)
{
  MdDocument         *document = plan_get_document (explainer->plan);
  const PlanLinePlace outside = { 0 };

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      MdBlock      *block = md_document_get_block (document, i);
      gsize         size;
      const char   *text = md_block_get_text (block, &size);
      MdBlockKind   block_kind = md_block_get_kind (block);
      PlanLineKind  kind = block_kind == MD_BLOCK_FRONT_MATTER  ? PLAN_LINE_FRONT_MATTER
                           : block_kind == MD_BLOCK_DEFINITIONS ? PLAN_LINE_DEFINITION
                           : block_kind == MD_BLOCK_FILE        ? PLAN_LINE_HEADING
                                                                : PLAN_LINE_TEXT;
      gsize         start = 0;

      explainer->shift = md_document_get_block_line (document, i);
      for (guint line = 0; start < size; line++)
        {
          gsize end = md_block_get_line_start (block, line + 1);

          mark_line (explainer, line,
                     is_blank (text + start, end - start) ? PLAN_LINE_BLANK : kind, &outside);
          start = end;
        }
      if (md_block_get_node (block) != NULL)
        mark_node (explainer, block, md_block_get_node (block), outside);
    }
}

/* Gives the lines of the bytes @span to a field, or (-1) to the heading of the part. */
static void
give_lines (Explainer *explainer,
            guint      part,
            int        field,
            MdSpan     span)
{
  MdDocument *document = plan_get_document (explainer->plan);
  guint       last;

  if (MD_SPAN_IS_EMPTY (span))
    return;
  last = md_document_get_line_at (document, span.end - 1);
  for (guint i = md_document_get_line_at (document, span.start); i <= last; i++)
    {
      explainer->lines[i].part = part;
      explainer->lines[i].field = field;
    }
}

/* The lines of the items, those of nested ones to these. */
static void
mark_items (Explainer *explainer,
            PlanField *field,
            guint      first_line)
{
  if (plan_field_get_kind (field) == PLAN_FIELD_CHOICE)
    return;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      const PlanItem *item = plan_field_get_item (field, i);
      gsize           end = MAX (item->span.end, item->span.start + 1) - 1;
      guint           last = first_line + plan_field_get_line_at (field, end);

      for (guint k = first_line + item->line; k <= last && k < explainer->n_lines; k++)
        {
          PlanLine *line = &explainer->lines[k];

          /* Of several that share a line, the first. */
          if (line->item >= 0
              && plan_field_get_item (field, line->item)->depth >= item->depth)
            continue;
          line->item = i;
          if (line->kind == PLAN_LINE_TEXT)
            line->kind = PLAN_LINE_ITEM;
        }
    }
}

static void
mark_field (Explainer *explainer,
            guint      part,
            guint      index)
{
  PlanField *field = plan_part_get_field (plan_get_part (explainer->plan, part), index);
  gsize      start = plan_get_field_start (explainer->plan, part, index);
  guint      line = plan_get_field_line (explainer->plan, part, index);
  gsize      length;

  plan_field_get_bytes (field, &length);
  give_lines (explainer, part, index, (MdSpan){ start, start + length });
  mark_items (explainer, field, line);
  if (*plan_field_get_label (field) == '\0')
    return;
  line += plan_field_get_line_at (field, plan_field_get_remark_span (field).start);
  if (line < explainer->n_lines)
    explainer->lines[line].kind = PLAN_LINE_LABEL;
}

static void
mark_parts (Explainer *explainer)
{
  for (guint i = 0; i < plan_get_n_parts (explainer->plan); i++)
    {
      PlanPart *part = plan_get_part (explainer->plan, i);
      gsize     start = plan_get_part_start (explainer->plan, i);

      give_lines (explainer, i, -1, md_span_shift (plan_part_get_heading_span (part), start));
      /* Even one that would be the first row of a table. */
      if (plan_part_is_item (part))
        explainer->lines[plan_get_part_line (explainer->plan, i)].kind = PLAN_LINE_ITEM;
      for (guint f = 0; f < plan_part_get_n_fields (part); f++)
        mark_field (explainer, i, f);
    }
}

static void
find_likenesses (Explainer *explainer)
{
  MdDocument *document = plan_get_document (explainer->plan);
  g_autoptr (GBytes) bytes = md_document_to_bytes (document);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize       start = 0;

  for (guint i = 0; i < explainer->n_lines; i++)
    {
      const char *newline = memchr (text + start, '\n', size - start);
      gsize       end = newline != NULL ? (gsize)(newline - text) : size;
      gsize       length = end - start;

      if (length > 0 && text[end - 1] == '\r')
        length--;
      if (explainer->lines[i].kind == PLAN_LINE_TEXT && explainer->places[i].begins_item)
        explainer->lines[i].kind = PLAN_LINE_ITEM;
      _plan_explain_likeness (explainer->plan, &explainer->lines[i], &explainer->places[i], i,
                              text + start, length);
      start = MIN (end + 1, size);
    }
}

GArray *
plan_explain (Plan *plan)
{
  GArray                    *lines = g_array_new (FALSE, TRUE, sizeof (PlanLine));
  g_autofree PlanLinePlace  *places = NULL;
  Explainer                  explainer = { .plan = plan };

  explainer.n_lines = md_document_get_n_lines (plan_get_document (plan));
  g_array_set_size (lines, explainer.n_lines);
  explainer.lines = (PlanLine *)lines->data;
  explainer.places = places = g_new0 (PlanLinePlace, explainer.n_lines + 1);
  for (guint i = 0; i < explainer.n_lines; i++)
    explainer.lines[i].field = explainer.lines[i].item = -1;
  mark_blocks (&explainer);
  mark_parts (&explainer);
  find_likenesses (&explainer);
  return lines;
}

const char *
plan_line_kind_to_string (PlanLineKind kind)
{
  static const char *const names[] = {
    "blank", "heading",      "rule",            "label",     "item",         "text",       "fence",
    "code",  "table-header", "table-delimiter", "table-row", "front-matter", "definition", "html",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

const char *
plan_likeness_to_string (PlanLikeness likeness)
{
  static const char *const names[] = { NULL, "task", "label", "box" };

  g_return_val_if_fail (likeness < G_N_ELEMENTS (names), NULL);

  return names[likeness];
}
