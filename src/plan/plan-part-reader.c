/* plan-part-reader.c: the bytes under a heading, cut into fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-part-private.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-field-private.h"
#include "plan/plan-text.h"

/* What a field still takes in behind its first piece. */
typedef enum {
  TAKES_NOTHING,
  TAKES_TEXT,  /* free Markdown: whatever is not a field of its own */
  TAKES_VALUE, /* a label without a value: the list, table, code or paragraph that follows */
  TAKES_ITEMS, /* a label without a value: the items behind it in the same list */
  TAKES_CODE,  /* a label of code with a sentence: the code that follows */
  TAKES_ALL,   /* a heading: whatever follows that is no field of its own */
} Takes;

typedef struct
{
  PlanFieldSource source;
  GArray         *pieces; /* PlanPiece */
  Takes           takes;
} Draft;

typedef struct
{
  const PlanSectionSpec *section;   /* whose labels are looked for; (nullable) */
  const PlanFieldSpec   *body;      /* the section's own field; (nullable) */
  GPtrArray             *drafts;    /* Draft */
  guint                  n_leading; /* blocks that belong to the heading */
} Cutter;

static void
free_draft (Draft *draft)
{
  g_array_free (draft->pieces, TRUE);
  g_free (draft);
}

static Draft *
get_last (Cutter *cutter)
{
  return cutter->drafts->len > 0 ? g_ptr_array_index (cutter->drafts, cutter->drafts->len - 1)
                                 : NULL;
}

static Draft *
begin (Cutter              *cutter,
       const PlanFieldSpec *spec,
       Takes                takes)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->source.section = cutter->section;
  draft->source.spec = spec;
  draft->pieces = g_array_new (FALSE, FALSE, sizeof (PlanPiece));
  draft->takes = takes;
  g_ptr_array_add (cutter->drafts, draft);
  return draft;
}

static void
add_piece (Draft        *draft,
           MdBlock      *block,
           const MdNode *node,
           MdSpan        span)
{
  PlanPiece piece = { block, node, span };

  g_array_append_val (draft->pieces, piece);
}

static MdSpan
get_whole (const MdBlock *block)
{
  return (MdSpan){ 0, md_block_get_size (block) };
}

static gboolean
body_is (const Cutter *cutter,
         PlanFieldKind kind)
{
  return cutter->body != NULL && cutter->body->kind == kind;
}

/* A block as free text: goes on with the text before it, or begins one. */
static void
add_text (Cutter  *cutter,
          MdBlock *block,
          MdSpan   span)
{
  Draft        *last = get_last (cutter);
  const MdNode *node =
      MD_SPAN_LENGTH (span) == md_block_get_size (block) ? md_block_get_node (block) : NULL;

  if (last == NULL || last->takes != TAKES_TEXT)
    last = begin (cutter, body_is (cutter, PLAN_FIELD_MARKDOWN) ? cutter->body : NULL, TAKES_TEXT);
  add_piece (last, block, node, span);
}

/* A block that is a field by itself: the section's own, when the template has one of that kind. */
static void
add_own (Cutter       *cutter,
         MdBlock      *block,
         PlanFieldKind kind,
         PlanFieldKind other)
{
  Draft *draft =
      begin (cutter, body_is (cutter, kind) || body_is (cutter, other) ? cutter->body : NULL,
             TAKES_NOTHING);

  add_piece (draft, block, md_block_get_node (block), get_whole (block));
}

/* Whether what the label names can be a list with boxes; such a list behind a label of files is the
 * task's own. */
static gboolean
can_have_boxes (const Draft *draft)
{
  const PlanFieldSpec *spec = draft->source.spec;

  return spec == NULL || spec->kind == PLAN_FIELD_LIST || spec->kind == PLAN_FIELD_CHECKLIST
         || spec->kind == PLAN_FIELD_MARKDOWN || draft->takes == TAKES_ALL;
}

/* Gives a part of the block to a label without a value. Returns: whether there is one that takes it
 */
static gboolean
give_part_to_label (Cutter       *cutter,
                    MdBlock      *block,
                    const MdNode *node,
                    MdSpan        span,
                    gboolean      is_code)
{
  Draft *last = get_last (cutter);

  if (last == NULL
      || !(last->takes == TAKES_VALUE || last->takes == TAKES_ITEMS || last->takes == TAKES_ALL
           || (last->takes == TAKES_CODE && is_code)))
    return FALSE;
  add_piece (last, block, node, span);
  if (last->takes != TAKES_ALL
      || (last->source.spec != NULL && md_block_get_kind (block) != MD_BLOCK_PARAGRAPH))
    last->takes = TAKES_NOTHING;
  return TRUE;
}

/* Whether the last label has a value already, to which more may be added: a list with boxes or a
 * table is none of that, so that each keeps its form. */
static gboolean
has_text (Cutter *cutter)
{
  Draft *last = get_last (cutter);

  return last != NULL && last->takes == TAKES_ALL && last->pieces->len > 1;
}

static gboolean
give_to_label (Cutter  *cutter,
               MdBlock *block,
               gboolean is_code)
{
  return give_part_to_label (cutter, block, md_block_get_node (block), get_whole (block), is_code);
}

/* Gives the block to a heading before it, if that is what it stands behind. */
static gboolean
give_to_all (Cutter  *cutter,
             MdBlock *block)
{
  Draft *last = get_last (cutter);

  return last != NULL && last->takes == TAKES_ALL && give_to_label (cutter, block, FALSE);
}

/* What the label's field goes on to take in. */
static Takes
find_takes (const PlanFieldSpec *spec,
            const char          *text,
            MdSpan               rest,
            gboolean             has_children,
            gboolean             in_list)
{
  rest = plan_text_trim (text, rest);
  if (has_children)
    return TAKES_NOTHING;
  if (MD_SPAN_IS_EMPTY (rest))
    return in_list ? TAKES_ITEMS : TAKES_VALUE;
  if (!in_list && (spec == NULL || spec->kind == PLAN_FIELD_CODE))
    return TAKES_CODE;
  return TAKES_NOTHING;
}

/* The template's field that a label names; what stands behind a dash (`Code — the parser`) tells it
 * from others of the kind. */
static const PlanFieldSpec *
match_label (const Cutter    *cutter,
             const char      *text,
             const PlanLabel *label)
{
  static const char *const dashes[] = { " \342\200\224 ", " \342\200\223 ", " - ", ": " };
  g_autofree char         *name = NULL;
  const PlanFieldSpec     *spec;

  if (cutter->section == NULL)
    return NULL;
  name = plan_schema_normalize (text + label->name.start, MD_SPAN_LENGTH (label->name));
  spec = plan_schema_match_field (cutter->section, name);
  for (guint d = 0; d < G_N_ELEMENTS (dashes) && spec == NULL; d++)
    {
      char *dash = strstr (name, dashes[d]);

      if (dash != NULL)
        {
          g_autofree char *first = plan_schema_normalize (name, dash - name);

          spec = plan_schema_match_field (cutter->section, first);
        }
    }
  return spec;
}

/* A label at @at of the block: begins its field. */
static Draft *
begin_label (Cutter          *cutter,
             MdBlock         *block,
             gsize            at,
             const PlanLabel *label,
             guint            indent)
{
  const char *text = md_block_get_text (block, NULL);
  Draft      *draft = begin (cutter, match_label (cutter, text + at, label), TAKES_NOTHING);

  draft->source.has_label = TRUE;
  draft->source.label = *label;
  draft->source.label_at = at;
  draft->source.indent = indent;
  return draft;
}

static gsize
find_line_start (const char *text,
                 gsize       at)
{
  while (at > 0 && text[at - 1] != '\n')
    at--;
  return at;
}

/* The bytes of an item with what follows it: up to the next item's line, or to the end of @outer.
 */
static MdSpan
get_item_lines (const MdBlock *block,
                const MdNode  *item,
                MdSpan         outer)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *next = md_node_get_next (item);
  MdSpan        span;

  span.start = find_line_start (text, md_block_get_node_start (block, item));
  span.end = next != NULL ? find_line_start (text, md_block_get_node_start (block, next))
                          : outer.end;
  return span;
}

/* A label at the start of an item (no box before it, no number). */
static gboolean
scan_item_label (const MdBlock *block,
                 const MdNode  *item,
                 PlanLabel     *label,
                 gsize         *at,
                 gboolean       plain)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *child = md_node_get_first_child (item);
  MdSpan        span;

  if (child == NULL || md_node_get_kind (child) != MD_NODE_PARAGRAPH
      || md_node_is_ordered (md_node_get_parent (item)))
    return FALSE;
  span = md_block_get_node_span (block, child);
  *at = span.start;
  return plain ? plan_label_scan_plain (text + span.start, MD_SPAN_LENGTH (span), label)
               : plan_label_scan (text + span.start, MD_SPAN_LENGTH (span), label);
}

/* The nested list of an item whose items are all fields that the template has inside of @spec
 * (`Includes` and `Excludes` in `Scope`); %NULL otherwise. */
static const MdNode *
find_nested_fields (const Cutter        *cutter,
                    const MdBlock       *block,
                    const MdNode        *item,
                    const PlanFieldSpec *spec)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *list = md_node_get_next (md_node_get_first_child (item));
  gboolean      any = FALSE;

  if (spec == NULL || list == NULL || md_node_get_kind (list) != MD_NODE_LIST
      || md_node_get_next (list) != NULL)
    return NULL;
  for (const MdNode *child = md_node_get_first_child (list); child != NULL;
       child = md_node_get_next (child))
    {
      PlanLabel            label;
      const PlanFieldSpec *field;
      gsize                at;

      if (!scan_item_label (block, child, &label, &at, TRUE))
        return NULL;
      field = match_label (cutter, text + at, &label);
      any = any || (field != NULL && g_strcmp0 (field->parent, spec->key) == 0);
    }
  return any ? list : NULL;
}

static void
add_nested_fields (Cutter       *cutter,
                   MdBlock      *block,
                   Draft        *outer,
                   const MdNode *list,
                   MdSpan        lines)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *first = md_node_get_first_child (list);
  gsize         start = find_line_start (text, md_block_get_node_start (block, first));

  add_piece (outer, block, NULL, (MdSpan){ lines.start, start });
  for (const MdNode *child = first; child != NULL; child = md_node_get_next (child))
    {
      PlanLabel label;
      gsize     at;
      Draft    *draft;

      scan_item_label (block, child, &label, &at, TRUE);
      draft =
          begin_label (cutter, block, at, &label, md_block_get_item_layout (block, child).indent);
      draft->source.is_nested = TRUE;
      add_piece (draft, block, child, get_item_lines (block, child, lines));
    }
}

static void
add_labelled_item (Cutter          *cutter,
                   MdBlock         *block,
                   const MdNode    *item,
                   MdSpan           lines,
                   const PlanLabel *label,
                   gsize            at)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *paragraph = md_node_get_first_child (item);
  Draft        *draft =
      begin_label (cutter, block, at, label, md_block_get_item_layout (block, item).indent);
  const MdNode *nested = find_nested_fields (cutter, block, item, draft->source.spec);
  MdSpan        rest = { at + label->end, md_block_get_node_span (block, paragraph).end };

  if (nested != NULL)
    {
      add_nested_fields (cutter, block, draft, nested, lines);
      return;
    }
  add_piece (draft, block, item, lines);
  draft->takes =
      find_takes (draft->source.spec, text, rest, md_node_get_next (paragraph) != NULL, TRUE);
}

/* Whether a list item begins with a box. */
static gboolean
has_box (const MdBlock *block,
         const MdNode  *item)
{
  gsize  at = md_block_get_item_layout (block, item).content;
  MdSpan span = md_block_get_node_span (block, item);
  MdBox  box;

  return at < span.end
         && md_box_scan (md_block_get_text (block, NULL) + at, span.end - at, &box);
}

/* Whether any item of a list, at its own level, begins with a label, or with a box. */
static void
look_at_list (const MdBlock *block,
              gboolean      *has_labels,
              gboolean      *has_boxes)
{
  *has_labels = *has_boxes = FALSE;
  for (const MdNode *item = md_node_get_first_child (md_block_get_node (block)); item != NULL;
       item = md_node_get_next (item))
    {
      PlanLabel label;
      gsize     at;

      *has_labels = *has_labels || scan_item_label (block, item, &label, &at, FALSE);
      *has_boxes = *has_boxes || has_box (block, item);
    }
}

/* A list in which some items are labels: each is a field, and what stands between goes to the label
 * before it while that has no value, or is a list of its own. */
static void
add_label_list (Cutter  *cutter,
                MdBlock *block)
{
  gsize  end = md_block_get_size (block);
  Draft *unlabelled = NULL;

  for (const MdNode *item = md_node_get_first_child (md_block_get_node (block)); item != NULL;
       item = md_node_get_next (item))
    {
      MdSpan    lines = get_item_lines (block, item, (MdSpan){ 0, end });
      PlanLabel label;
      gsize     at;
      Draft    *last;

      if (md_node_get_previous (item) == NULL)
        lines.start = 0;
      if (scan_item_label (block, item, &label, &at, FALSE))
        {
          add_labelled_item (cutter, block, item, lines, &label, at);
          unlabelled = NULL;
          continue;
        }
      last = get_last (cutter);
      if (last != NULL && unlabelled == NULL
          && (last->takes == TAKES_ITEMS || last->takes == TAKES_VALUE
              || (last->takes == TAKES_ALL && !has_text (cutter)))
          && (can_have_boxes (last) || !has_box (block, item)))
        {
          add_piece (last, block, item, lines);
          last->takes = TAKES_ITEMS;
          continue;
        }
      if (unlabelled == NULL)
        unlabelled =
            begin (cutter,
                   body_is (cutter, PLAN_FIELD_LIST) || body_is (cutter, PLAN_FIELD_CHECKLIST)
                       ? cutter->body
                       : NULL,
                   TAKES_NOTHING);
      add_piece (unlabelled, block, item, lines);
    }
}

/* A list behind a label that has no use for boxes: the items before the first box are the label's,
 * the others a checklist of their own. */
static void
split_at_box (Cutter  *cutter,
              MdBlock *block)
{
  Draft *last = get_last (cutter);
  MdSpan whole = get_whole (block);
  Draft *own = NULL;

  for (const MdNode *item = md_node_get_first_child (md_block_get_node (block)); item != NULL;
       item = md_node_get_next (item))
    {
      MdSpan lines = get_item_lines (block, item, whole);

      if (md_node_get_previous (item) == NULL)
        lines.start = 0;
      if (own == NULL && has_box (block, item))
        own = begin (cutter, NULL, TAKES_NOTHING);
      add_piece (own != NULL ? own : last, block, item, lines);
    }
  last->takes = TAKES_NOTHING;
}

static void
add_list (Cutter  *cutter,
          MdBlock *block)
{
  Draft   *last = get_last (cutter);
  gboolean has_labels, has_boxes;

  look_at_list (block, &has_labels, &has_boxes);
  if (has_labels)
    add_label_list (cutter, block);
  else if (has_boxes && last != NULL
           && (last->takes == TAKES_VALUE || last->takes == TAKES_ITEMS)
           && !can_have_boxes (last))
    split_at_box (cutter, block);
  else if (!(has_boxes && has_text (cutter)) && give_to_label (cutter, block, FALSE))
    {
      if (has_boxes)
        last->takes = TAKES_NOTHING;
    }
  else if (has_boxes || body_is (cutter, PLAN_FIELD_LIST) || body_is (cutter, PLAN_FIELD_CHECKLIST)
           || body_is (cutter, PLAN_FIELD_DEPENDENCIES))
    add_own (cutter, block, PLAN_FIELD_LIST,
             body_is (cutter, PLAN_FIELD_DEPENDENCIES) ? PLAN_FIELD_DEPENDENCIES
                                                       : PLAN_FIELD_CHECKLIST);
  else
    add_text (cutter, block, get_whole (block));
}

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
add_label_paragraph (Cutter   *cutter,
                     MdBlock  *block,
                     gsize     at,
                     PlanLabel label)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *node = md_block_get_node (block);
  MdSpan        span = md_block_get_node_span (block, node);
  gsize         start = 0;

  if (at > span.start)
    {
      add_text (cutter, block, (MdSpan){ 0, at });
      start = at;
    }
  while (at < span.end)
    {
      Draft      *draft = begin_label (cutter, block, at, &label, 0);
      const char *newline = memchr (text + at, '\n', span.end - at);
      PlanLabel   next_label;
      gsize next = newline != NULL ? find_label_line (text, span, newline - text + 1, &next_label)
                                   : span.end;
      gsize       end = next < span.end ? next : md_block_get_size (block);

      add_piece (draft, block, node, (MdSpan){ start, end });
      draft->takes = find_takes (draft->source.spec, text,
                                 (MdSpan){ at + label.end, MIN (next, span.end) }, FALSE, FALSE);
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
add_paragraph (Cutter  *cutter,
               MdBlock *block)
{
  const char *text = md_block_get_text (block, NULL);
  MdSpan      span = md_block_get_node_span (block, md_block_get_node (block));
  PlanLabel   label;
  gsize       at = find_label_line (text, span, span.start, &label);
  g_autoptr (MdTable) table = NULL;

  if (at < span.end)
    {
      add_label_paragraph (cutter, block, at, label);
      return;
    }
  table = memchr (text, '|', span.end) != NULL ? md_table_new (text, span) : NULL;
  if (!(table != NULL && has_text (cutter)) && give_to_label (cutter, block, FALSE))
    {
      if (table != NULL)
        get_last (cutter)->takes = TAKES_NOTHING;
      return;
    }
  if (table != NULL)
    add_own (cutter, block, PLAN_FIELD_TABLE, PLAN_FIELD_TABLE);
  else if (body_is (cutter, PLAN_FIELD_PLACEMENT) && has_arrows (text, span))
    add_own (cutter, block, PLAN_FIELD_PLACEMENT, PLAN_FIELD_PLACEMENT);
  else if (body_is (cutter, PLAN_FIELD_DEPENDENCIES) && get_last (cutter) == NULL)
    add_own (cutter, block, PLAN_FIELD_DEPENDENCIES, PLAN_FIELD_DEPENDENCIES);
  else
    add_text (cutter, block, get_whole (block));
}

/* A rule: belongs to what stands before it. */
static void
add_break (Cutter  *cutter,
           MdBlock *block)
{
  Draft *last = get_last (cutter);

  if (last == NULL)
    cutter->n_leading++;
  else
    {
      add_piece (last, block, md_block_get_node (block), get_whole (block));
      if (last->takes != TAKES_TEXT && last->takes != TAKES_ALL)
        last->takes = TAKES_NOTHING;
    }
}

/* A heading inside of a task: a label, and what stands under it is its value. */
static void
add_heading (Cutter  *cutter,
             MdBlock *block)
{
  const char *text = md_block_get_text (block, NULL);
  PlanHeading heading;
  PlanLabel   label;
  Draft      *draft;

  plan_heading_read (block, &heading);
  label = plan_label_new (text, heading.name);
  label.end = md_block_get_node_span (block, md_block_get_node (block)).end;
  draft = begin_label (cutter, block, 0, &label, 0);
  draft->takes = TAKES_ALL;
  add_piece (draft, block, md_block_get_node (block), get_whole (block));
}

static void
add_block (Cutter  *cutter,
           MdBlock *block)
{
  switch (md_block_get_kind (block))
    {
    case MD_BLOCK_LIST:
      add_list (cutter, block);
      break;
    case MD_BLOCK_PARAGRAPH:
      add_paragraph (cutter, block);
      break;
    case MD_BLOCK_CODE:
      if (give_to_label (cutter, block, TRUE))
        break;
      if (body_is (cutter, PLAN_FIELD_CODE) && md_node_is_fenced (md_block_get_node (block)))
        add_own (cutter, block, PLAN_FIELD_CODE, PLAN_FIELD_CODE);
      else
        add_text (cutter, block, get_whole (block));
      break;
    case MD_BLOCK_BREAK:
      add_break (cutter, block);
      break;
    case MD_BLOCK_HEADING:
      add_heading (cutter, block);
      break;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_HTML:
      if (give_to_all (cutter, block))
        break;
      add_text (cutter, block, get_whole (block));
      break;
    case MD_BLOCK_BLANK:
    case MD_BLOCK_FRONT_MATTER:
    case MD_BLOCK_DEFINITIONS:
    case MD_BLOCK_FILE:
      add_text (cutter, block, get_whole (block));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Reads the drafts; a field that reads the same as one of @old is taken from there. */
static void
read_drafts (PlanPart       *part,
             Cutter         *cutter,
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
      Draft *draft = g_ptr_array_index (cutter->drafts, i);
      g_autoptr (PlanField) field = plan_field_reader_read (reader, &draft->source,
                                                            (const PlanPiece *)draft->pieces->data,
                                                            draft->pieces->len);

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

void
plan_part_read_fields (PlanPart       *part,
                       MdDocument     *document,
                       guint           first,
                       const PlanPart *old)
{
  const PlanSectionSpec *spec = part->place.fields_spec;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)free_draft);
  Cutter cutter = { .section = spec, .body = plan_schema_get_body (spec), .drafts = drafts };
  guint  body = MD_SPAN_IS_EMPTY (part->heading_span) ? first : first + 1;
  guint  end = first + part->n_blocks;
  guint  heading_lines = 0;

  for (guint i = body; i < end; i++)
    add_block (&cutter, md_document_get_block (document, i));
  for (guint i = first; i < body + cutter.n_leading; i++)
    {
      MdBlock *block = md_document_get_block (document, i);

      heading_lines += md_block_get_n_newlines (block);
      if (i >= body)
        part->heading_span.end += md_block_get_size (block);
    }
  read_drafts (part, &cutter, old);
  for (guint i = 0; i < part->n_fields; i++)
    part->lines[i] += heading_lines;
}
