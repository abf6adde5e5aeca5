/* plan-part-cutter.c: labels, lists and text that become fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-part-cutter.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-text.h"

PlanDraft *
_plan_cutter_get_last (PlanCutter *cutter)
{
  return cutter->drafts->len > 0 ? g_ptr_array_index (cutter->drafts, cutter->drafts->len - 1)
                                 : NULL;
}

static PlanDraft *
begin (PlanCutter          *cutter,
       const PlanFieldSpec *spec,
       PlanTakes            takes)
{
  PlanDraft *draft = g_new0 (PlanDraft, 1);

  draft->source.section = cutter->section;
  draft->source.spec = spec;
  draft->source.indent = cutter->indent;
  draft->first_piece = cutter->pieces->len;
  draft->takes = takes;
  g_ptr_array_add (cutter->drafts, draft);
  return draft;
}

void
_plan_cutter_add_piece (PlanCutter   *cutter,
                        MdBlock      *block,
                        const MdNode *node,
                        MdSpan        span)
{
  PlanPiece piece = { block, node, span };

  g_array_append_val (cutter->pieces, piece);
  _plan_cutter_get_last (cutter)->n_pieces++;
}

gboolean
_plan_cutter_body_is (const PlanCutter *cutter,
                      PlanFieldKind     kind)
{
  return cutter->body != NULL && cutter->body->kind == kind;
}

/* As free text: goes on with the text before it, or begins one. */
void
_plan_cutter_add_text (PlanCutter     *cutter,
                       const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);

  if (last == NULL || last->takes != TAKES_TEXT)
    last = begin (cutter, _plan_cutter_body_is (cutter, PLAN_FIELD_MARKDOWN) ? cutter->body : NULL,
                  TAKES_TEXT);
  _plan_cutter_add_piece (cutter, unit->block, unit->node, unit->span);
}

/* A field by itself: the section's own, when the template has one of that kind. */
void
_plan_cutter_add_own (PlanCutter     *cutter,
                      const PlanUnit *unit,
                      PlanFieldKind   kind,
                      PlanFieldKind   other)
{
  gboolean is_body = _plan_cutter_body_is (cutter, kind) || _plan_cutter_body_is (cutter, other);

  begin (cutter, is_body ? cutter->body : NULL, TAKES_NOTHING);
  _plan_cutter_add_piece (cutter, unit->block, unit->node, unit->span);
}

/* Whether what the label names can be a list with boxes; such a list behind a label of files is the
 * task's own. */
static gboolean
can_have_boxes (const PlanDraft *draft)
{
  const PlanFieldSpec *spec = draft->source.spec;

  return spec == NULL || spec->kind == PLAN_FIELD_LIST || spec->kind == PLAN_FIELD_CHECKLIST
         || spec->kind == PLAN_FIELD_MARKDOWN || draft->takes == TAKES_ALL;
}

/* Whether the field has words for a value, so that whatever goes on with them is part of it; a
 * status is one word. */
static gboolean
is_prose (const PlanFieldSpec *spec)
{
  return spec != NULL && (spec->kind == PLAN_FIELD_TEXT || spec->kind == PLAN_FIELD_MARKDOWN)
         && !g_str_equal (spec->key, "status");
}

/* What a label that is no list item goes on to take in, once @span of text is its value. A choice
 * is one line; another value of its own form (paths, references) is whole, unless it only says that
 * something follows. */
static PlanTakes
find_takes_behind_text (const PlanFieldSpec *spec,
                        const char          *text,
                        MdSpan               span)
{
  if (is_prose (spec))
    return TAKES_PROSE;
  if (spec != NULL && spec->kind == PLAN_FIELD_CHOICE)
    return TAKES_NOTHING;
  span = plan_text_trim (text, span);
  return text[span.end - 1] == ':' ? TAKES_INTRODUCED : TAKES_NOTHING;
}

/* What @draft goes on to take in behind a unit that it took. */
static PlanTakes
find_takes_behind (const PlanDraft *draft,
                   const PlanUnit  *unit)
{
  const PlanFieldSpec *spec = draft->source.spec;
  gboolean is_paragraph = md_node_get_kind (unit->node) == MD_NODE_PARAGRAPH;

  switch ((int)draft->takes)
    {
    case TAKES_ALL:
      return spec == NULL || is_paragraph ? TAKES_ALL : TAKES_NOTHING;
    case TAKES_PROSE:
      return TAKES_PROSE;
    case TAKES_VALUE:
      if (is_paragraph)
        return find_takes_behind_text (spec, md_block_get_text (unit->block, NULL),
                                       md_block_get_node_span (unit->block, unit->node));
      return is_prose (spec) ? TAKES_PROSE : TAKES_NOTHING;
    default:
      return TAKES_NOTHING;
    }
}

/* Whether the section's own field is a list. */
static gboolean
has_list_body (const PlanCutter *cutter)
{
  return _plan_cutter_body_is (cutter, PLAN_FIELD_LIST)
         || _plan_cutter_body_is (cutter, PLAN_FIELD_CHECKLIST)
         || _plan_cutter_body_is (cutter, PLAN_FIELD_DEPENDENCIES);
}

/* Whether a label takes in what is read. Whatever has a form of its own in the section stays by
 * itself where the label could do without. */
static gboolean
takes_unit (const PlanCutter *cutter,
            const PlanDraft  *draft,
            const PlanUnit   *unit)
{
  MdNodeKind kind = md_node_get_kind (unit->node);

  switch ((int)draft->takes)
    {
    case TAKES_VALUE:
    case TAKES_ITEMS:
    case TAKES_ALL:
      return TRUE;
    case TAKES_CODE:
      return kind == MD_NODE_CODE_BLOCK;
    case TAKES_INTRODUCED:
      return kind == MD_NODE_CODE_BLOCK || kind == MD_NODE_LIST;
    case TAKES_PROSE:
      if (kind == MD_NODE_LIST)
        return !has_list_body (cutter);
      return kind != MD_NODE_CODE_BLOCK || !_plan_cutter_body_is (cutter, PLAN_FIELD_CODE);
    default:
      return FALSE;
    }
}

/* Gives what is read to a label that waits for it. Returns: whether there is one that takes it */
gboolean
_plan_cutter_give_to_label (PlanCutter     *cutter,
                            const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);

  if (last == NULL || !takes_unit (cutter, last, unit))
    return FALSE;
  _plan_cutter_add_piece (cutter, unit->block, unit->node, unit->span);
  last->takes = find_takes_behind (last, unit);
  return TRUE;
}

/* Whether the last label has a value already, to which more may be added: a list with boxes or a
 * table is none of that, so that each keeps its form. */
gboolean
_plan_cutter_has_text (PlanCutter *cutter)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);

  return last != NULL
         && (last->takes == TAKES_PROSE || last->takes == TAKES_INTRODUCED
             || (last->takes == TAKES_ALL && last->n_pieces > 1));
}

/* Gives it to a heading or words before it, if that is what it stands behind. */
gboolean
_plan_cutter_give_to_all (PlanCutter     *cutter,
                          const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);

  return last != NULL && (last->takes == TAKES_ALL || last->takes == TAKES_PROSE)
         && _plan_cutter_give_to_label (cutter, unit);
}

/* What the label's field goes on to take in. */
PlanTakes
_plan_find_takes (const PlanFieldSpec *spec,
                  const char          *text,
                  MdSpan               rest,
                  gboolean             has_children,
                  gboolean             in_list)
{
  PlanTakes takes;

  rest = plan_text_trim (text, rest);
  if (has_children)
    return TAKES_NOTHING;
  if (MD_SPAN_IS_EMPTY (rest))
    return in_list ? TAKES_ITEMS : TAKES_VALUE;
  if (in_list)
    return TAKES_NOTHING;
  takes = find_takes_behind_text (spec, text, rest);
  return takes == TAKES_NOTHING && (spec == NULL || spec->kind == PLAN_FIELD_CODE) ? TAKES_CODE
                                                                                   : takes;
}

/* The template's field that a label names; what stands behind a dash (`Code — the parser`) tells it
 * from others of the kind. */
static const PlanFieldSpec *
match_label (const PlanCutter *cutter,
             const char       *text,
             const PlanLabel  *label)
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

static gboolean
is_value (const MdBlock *block,
          const MdNode  *node)
{
  g_autoptr (MdTable) table = NULL;

  switch ((int)md_node_get_kind (node))
    {
    case MD_NODE_LIST:
      return TRUE;
    case MD_NODE_CODE_BLOCK:
      return md_node_is_fenced (node);
    case MD_NODE_PARAGRAPH:
      table = md_table_new (md_block_get_text (block, NULL), md_block_get_node_span (block, node));
      return table != NULL;
    default:
      return FALSE;
    }
}

gboolean
_plan_cutter_scan_bare (const PlanCutter *cutter,
                        const MdBlock    *block,
                        MdSpan            span,
                        const MdBlock    *next_block,
                        const MdNode     *next,
                        PlanLabel        *label)
{
  const char *text = md_block_get_text (block, NULL) + span.start;

  return next != NULL && cutter->section != NULL
         && plan_label_scan_bare (text, MD_SPAN_LENGTH (span), label)
         && match_label (cutter, text, label) != NULL && is_value (next_block, next);
}

/* A label at @at of the block: begins its field. */
PlanDraft *
_plan_cutter_begin_label (PlanCutter      *cutter,
                          MdBlock         *block,
                          gsize            at,
                          const PlanLabel *label,
                          guint            indent)
{
  const char *text = md_block_get_text (block, NULL);
  PlanDraft  *draft = begin (cutter, match_label (cutter, text + at, label), TAKES_NOTHING);

  draft->source.has_label = TRUE;
  draft->source.label = *label;
  draft->source.label_at = at;
  draft->source.indent = indent;
  return draft;
}

gsize
_plan_find_line_start (const char *text,
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

  span.start = _plan_find_line_start (text, md_block_get_node_start (block, item));
  span.end = next != NULL ? _plan_find_line_start (text, md_block_get_node_start (block, next))
                          : outer.end;
  return span;
}

/* A label at the start of an item (no box before it, no number). */
static gboolean
scan_item_label (const PlanCutter *cutter,
                 const MdBlock    *block,
                 const MdNode     *item,
                 PlanLabel        *label,
                 gsize            *at,
                 gboolean          plain)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *child = md_node_get_first_child (item);
  MdSpan        span;

  if (child == NULL || md_node_get_kind (child) != MD_NODE_PARAGRAPH
      || md_node_is_ordered (md_node_get_parent (item)))
    return FALSE;
  span = md_block_get_node_span (block, child);
  *at = span.start;
  if (_plan_cutter_scan_bare (cutter, block, span, block, md_node_get_next (child), label))
    return TRUE;
  return plain ? plan_label_scan_plain (text + span.start, MD_SPAN_LENGTH (span), label)
               : plan_label_scan (text + span.start, MD_SPAN_LENGTH (span), label);
}

/* The nested list of an item whose items are all fields that the template has inside of @spec
 * (`Includes` and `Excludes` in `Scope`); %NULL otherwise. */
static const MdNode *
find_nested_fields (const PlanCutter    *cutter,
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

      if (!scan_item_label (cutter, block, child, &label, &at, TRUE))
        return NULL;
      field = match_label (cutter, text + at, &label);
      any = any || (field != NULL && g_strcmp0 (field->parent, spec->key) == 0);
    }
  return any ? list : NULL;
}

static void
add_nested_fields (PlanCutter   *cutter,
                   MdBlock      *block,
                   const MdNode *list,
                   MdSpan        lines)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *first = md_node_get_first_child (list);
  gsize         start = _plan_find_line_start (text, md_block_get_node_start (block, first));

  _plan_cutter_add_piece (cutter, block, NULL, (MdSpan){ lines.start, start });
  for (const MdNode *child = first; child != NULL; child = md_node_get_next (child))
    {
      PlanLabel  label;
      gsize      at;
      PlanDraft *draft;

      scan_item_label (cutter, block, child, &label, &at, TRUE);
      draft = _plan_cutter_begin_label (cutter, block, at, &label,
                                        md_block_get_item_layout (block, child).indent);
      draft->source.is_nested = TRUE;
      _plan_cutter_add_piece (cutter, block, child, get_item_lines (block, child, lines));
    }
}

static void
add_labelled_item (PlanCutter      *cutter,
                   MdBlock         *block,
                   const MdNode    *item,
                   MdSpan           lines,
                   const PlanLabel *label,
                   gsize            at)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *paragraph = md_node_get_first_child (item);
  PlanDraft    *draft = _plan_cutter_begin_label (cutter, block, at, label,
                                                  md_block_get_item_layout (block, item).indent);
  const MdNode *nested = find_nested_fields (cutter, block, item, draft->source.spec);
  MdSpan        rest = { at + label->end, md_block_get_node_span (block, paragraph).end };

  if (nested != NULL)
    {
      add_nested_fields (cutter, block, nested, lines);
      return;
    }
  _plan_cutter_add_piece (cutter, block, item, lines);
  draft->takes =
      _plan_find_takes (draft->source.spec, text, rest, md_node_get_next (paragraph) != NULL, TRUE);
}

/* Whether a list item begins with a box. */
static gboolean
has_box (const MdBlock *block,
         const MdNode  *item)
{
  gsize  at = md_block_get_item_layout (block, item).content;
  MdSpan span = md_block_get_node_span (block, item);
  MdBox  box;

  return at < span.end && md_box_scan (md_block_get_text (block, NULL) + at, span.end - at, &box);
}

/* The first item of a list. */
static const MdNode *
get_first_item (const PlanUnit *unit)
{
  return unit->item != NULL ? unit->item : md_node_get_first_child (unit->node);
}

/* The item behind @item in the unit. */
static const MdNode *
get_next_item (const PlanUnit *unit,
               const MdNode   *item)
{
  item = md_node_get_next (item);
  return item != NULL && md_block_get_node_start (unit->block, item) < unit->span.end ? item : NULL;
}

/* The lines of an item of the unit. */
static MdSpan
get_unit_lines (const PlanUnit *unit,
                const MdNode   *item)
{
  MdSpan lines = get_item_lines (unit->block, item, unit->span);

  if (item == get_first_item (unit))
    lines.start = unit->span.start;
  return lines;
}

/* Whether any item of a list, at its own level, begins with a label, or with a box. */
static void
look_at_list (const PlanCutter *cutter,
              const PlanUnit   *unit,
              gboolean         *has_labels,
              gboolean         *has_boxes)
{
  *has_labels = *has_boxes = FALSE;
  for (const MdNode *item = get_first_item (unit); item != NULL; item = get_next_item (unit, item))
    {
      PlanLabel label;
      gsize     at;

      *has_labels = *has_labels || scan_item_label (cutter, unit->block, item, &label, &at, FALSE);
      *has_boxes = *has_boxes || has_box (unit->block, item);
    }
}

/* A list in which some items are labels: each is a field, and what stands between goes to the label
 * before it while that has no value, or is a list of its own. */
static void
add_label_list (PlanCutter     *cutter,
                const PlanUnit *unit)
{
  MdBlock   *block = unit->block;
  PlanDraft *unlabelled = NULL;

  for (const MdNode *item = get_first_item (unit); item != NULL; item = get_next_item (unit, item))
    {
      MdSpan     lines = get_unit_lines (unit, item);
      PlanLabel  label;
      gsize      at;
      PlanDraft *last;

      if (scan_item_label (cutter, block, item, &label, &at, FALSE))
        {
          add_labelled_item (cutter, block, item, lines, &label, at);
          unlabelled = NULL;
          continue;
        }
      last = _plan_cutter_get_last (cutter);
      if (last != NULL && unlabelled == NULL
          && (last->takes == TAKES_ITEMS || last->takes == TAKES_VALUE
              || (last->takes == TAKES_ALL && !_plan_cutter_has_text (cutter)))
          && (can_have_boxes (last) || !has_box (block, item)))
        {
          _plan_cutter_add_piece (cutter, block, item, lines);
          last->takes = TAKES_ITEMS;
          continue;
        }
      if (unlabelled == NULL)
        unlabelled = begin (cutter,
                            _plan_cutter_body_is (cutter, PLAN_FIELD_LIST)
                                    || _plan_cutter_body_is (cutter, PLAN_FIELD_CHECKLIST)
                                ? cutter->body
                                : NULL,
                            TAKES_NOTHING);
      _plan_cutter_add_piece (cutter, block, item, lines);
    }
}

/* A list behind a label that has no use for boxes: the items before the first box are the label's,
 * the others a checklist of their own. */
static void
split_at_box (PlanCutter     *cutter,
              const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);
  PlanDraft *own = NULL;

  for (const MdNode *item = get_first_item (unit); item != NULL; item = get_next_item (unit, item))
    {
      if (own == NULL && has_box (unit->block, item))
        own = begin (cutter, NULL, TAKES_NOTHING);
      _plan_cutter_add_piece (cutter, unit->block, item, get_unit_lines (unit, item));
    }
  last->takes = TAKES_NOTHING;
}

static gboolean
is_whole (const PlanUnit *unit)
{
  const MdNode *last = md_node_get_last_child (unit->node);

  return unit->item == NULL && md_block_get_node_start (unit->block, last) < unit->span.end;
}

void
_plan_cutter_add_list (PlanCutter     *cutter,
                       const PlanUnit *unit)
{
  PlanDraft *last = _plan_cutter_get_last (cutter);
  gboolean   has_labels, has_boxes;

  look_at_list (cutter, unit, &has_labels, &has_boxes);
  /* Of some items only, each is a piece. */
  if (has_labels || !is_whole (unit))
    add_label_list (cutter, unit);
  else if (has_boxes && last != NULL && (last->takes == TAKES_VALUE || last->takes == TAKES_ITEMS)
           && !can_have_boxes (last))
    split_at_box (cutter, unit);
  else if (!(has_boxes && _plan_cutter_has_text (cutter))
           && _plan_cutter_give_to_label (cutter, unit))
    {
      if (has_boxes)
        last->takes = TAKES_NOTHING;
    }
  else if (has_boxes || has_list_body (cutter))
    _plan_cutter_add_own (cutter, unit, PLAN_FIELD_LIST,
                          _plan_cutter_body_is (cutter, PLAN_FIELD_DEPENDENCIES)
                              ? PLAN_FIELD_DEPENDENCIES
                              : PLAN_FIELD_CHECKLIST);
  else
    _plan_cutter_add_text (cutter, unit);
}
