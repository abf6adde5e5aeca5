/* plan-commands-box.c: commands that tick boxes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* How many ticked boxes to look at, before and behind, for how to tick one. */
#define MARK_REACH 64

typedef void (*BoxFunc) (MdBoxState  state,
                         MdSpan      mark,
                         const char *text,
                         gpointer    data);

/* Calls @func for each box below @node; @start is where the block begins in the document, which
 * the span of the mark counts from; @text is the mark. */
static void
visit_node (const MdBlock *block,
            const MdNode  *node,
            gsize          start,
            MdSpan         within,
            BoxFunc        func,
            gpointer       data)
{
  const char *text = md_block_get_text (block, NULL);

  for (; node != NULL; node = md_node_get_next (node))
    {
      MdNodeKind kind = md_node_get_kind (node);

      if (kind == MD_NODE_ITEM)
        {
          MdItemLayout layout = md_block_get_item_layout (block, node);
          gsize        end = md_block_get_node_span (block, node).end;
          MdBox        box;

          if (end > layout.content && layout.content + start >= within.start
              && layout.content + start < within.end
              && md_box_scan (text + layout.content, end - layout.content, &box))
            func (box.state, md_span_shift (box.mark, layout.content + start),
                  text + layout.content + box.mark.start, data);
        }
      if (kind == MD_NODE_ITEM || kind == MD_NODE_LIST || kind == MD_NODE_QUOTE)
        visit_node (block, md_node_get_first_child (node), start, within, func, data);
    }
}

static void
visit_boxes (Plan    *plan,
             MdSpan   within,
             BoxFunc  func,
             gpointer data)
{
  MdDocument *document = plan_get_document (plan);
  guint       n_blocks = md_document_get_n_blocks (document);

  for (guint i = n_blocks > 0 ? md_document_find_block (document, within.start) : 0;
       i < n_blocks && md_document_get_block_start (document, i) < within.end; i++)
    {
      MdBlock      *block = md_document_get_block (document, i);
      const MdNode *node = md_block_get_node (block);

      if (node != NULL && md_block_is_valid_utf8 (block))
        visit_node (block, node, md_document_get_block_start (document, i), within, func, data);
    }
}

typedef struct
{
  MdBoxState state;
  MdSpan     skip;  /* the box that is being set: it does not count */
  char      *mark;  /* (nullable) */
  gboolean   mixed; /* several marks mean that */
} MarkHabit;

static void
note_mark (MdBoxState  state,
           MdSpan      span,
           const char *text,
           gpointer    data)
{
  MarkHabit *habit = data;

  if (state != habit->state || span.start == habit->skip.start)
    return;
  if (habit->mark == NULL)
    habit->mark = g_strndup (text, MD_SPAN_LENGTH (span));
  else if (strlen (habit->mark) != MD_SPAN_LENGTH (span)
           || memcmp (habit->mark, text, MD_SPAN_LENGTH (span)) != 0)
    habit->mixed = TRUE;
}

/* What the boxes around @skip have for @state, if it is always the same, or the usual. */
char *
_plan_find_mark (Plan      *plan,
                 MdBoxState state,
                 MdSpan     skip)
{
  MarkHabit habit = { .state = state, .skip = skip };
  guint     n_parts = plan_get_n_parts (plan);
  guint     n_all = plan_count_ticked (plan, n_parts);
  guint     n_before = plan_count_ticked (plan, plan_find_part_at (plan, skip.start));
  guint     end = MIN (n_before + MARK_REACH, n_all);

  if (state == MD_BOX_OPEN)
    return g_strdup (" ");

  for (guint n = n_before - MIN (n_before, MARK_REACH); n < end;)
    {
      guint part = plan_find_ticked (plan, n);

      visit_boxes (plan, (MdSpan){ plan_get_part_start (plan, part),
                                   _plan_get_boundary (plan, part + 1) },
                   note_mark, &habit);
      n = plan_count_ticked (plan, part + 1);
    }
  if (habit.mark != NULL && !habit.mixed)
    return habit.mark;
  g_free (habit.mark);

  return g_strdup (state == MD_BOX_DONE ? "x" : "-");
}

static gboolean
box_reads_back (const PlanTarget *target,
                PlanEdit         *edit,
                guint             item,
                MdBoxState        state)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField       *field;
  g_autofree char *old_text = plan_field_dup_cell (target->field, item, 0);
  g_autofree char *new_text = NULL;

  if (!_plan_target_find_after (target, after, &field)
      || !_plan_items_are_same (target->field, field, item, 1, 1))
    return FALSE;
  new_text = plan_field_dup_cell (field, item, 0);

  return plan_field_get_item (field, item)->box == state && g_str_equal (old_text, new_text);
}

PlanEdit *
plan_command_set_box (Plan      *plan,
                      guint      part,
                      guint      field,
                      guint      item,
                      MdBoxState state,
                      GError   **error)
{
  PlanTarget      target;
  const PlanItem *row;
  g_autoptr (PlanEdit) edit = NULL;
  g_autofree char *mark = NULL;

  if (!_plan_target_init_item (&target, plan, part, field, item, error))
    return NULL;
  row = _plan_target_get_item (&target, item);
  edit = _plan_target_new_step (&target, state == MD_BOX_DONE
                                /* Translators: steps of undo; %s is the name of a
                                 * field, such as Acceptance Criteria. */
                                ? _("Tick in %s")
                                : _("Untick in %s"));
  if (row->box == state)
    return g_steal_pointer (&edit);

  if (state == MD_BOX_NONE
      || (row->box == MD_BOX_NONE && plan_field_get_kind (target.field) != PLAN_FIELD_CHECKLIST))
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  mark = _plan_find_mark (plan, state, md_span_shift (row->mark, target.start));
  if (row->box == MD_BOX_NONE)
    {
      g_autofree char *box = g_strdup_printf ("[%s] ", mark);

      _plan_target_splice (&target, edit, row->mark.start, row->mark.start, box);
    }
  else
    _plan_target_splice (&target, edit, row->mark.start, row->mark.end, mark);

  if (!box_reads_back (&target, edit, item, state))
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}

typedef struct
{
  Plan       *plan;
  PlanEdit   *edit;
  MdBoxState  state;
  const char *mark;
} Ticking;

static void
tick_box (MdBoxState  state,
          MdSpan      span,
          const char *text,
          gpointer    data)
{
  Ticking *ticking = data;

  if (state != ticking->state)
    plan_edit_add (ticking->edit, ticking->plan, span, ticking->mark, -1);
}

/* Whether all boxes of the part and of what is in it are ticked, or none: boxes among bytes that
 * are not text are read, but cannot be written. */
static gboolean
criteria_are (Plan    *plan,
              guint    part,
              gboolean done)
{
  guint n = 0;
  guint n_done = 0;

  for (guint i = part; i < plan_get_part_end (plan, part); i++)
    {
      n += plan_part_get_n_criteria (plan_get_part (plan, i));
      n_done += plan_part_get_n_criteria_done (plan_get_part (plan, i));
    }

  return n_done == (done ? n : 0);
}

PlanEdit *
plan_command_set_criteria (Plan    *plan,
                           guint    part,
                           gboolean done,
                           GError **error)
{
  MdBoxState state = done ? MD_BOX_DONE : MD_BOX_OPEN;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *mark = NULL;
  guint            end;
  MdSpan           span;
  Ticking          ticking;

  if (!_plan_check_part (plan, part, error))
    return NULL;

  edit = plan_edit_new (done ? _("Tick All Criteria") : _("Untick All Criteria"), NULL);
  end = plan_get_part_end (plan, part);
  span.start = plan_get_part_start (plan, part);
  mark = _plan_find_mark (plan, state, (MdSpan){ span.start, span.start });
  span.end = _plan_get_boundary (plan, end);
  ticking = (Ticking){ plan, edit, state, mark };
  visit_boxes (plan, span, tick_box, &ticking);

  after = plan_edit_preview (edit, plan);
  if (part >= plan_get_n_parts (after) || !criteria_are (after, part, done))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_ENCODING,
                           _("Some boxes stand among bytes that are not text; repair the file "
                             "first"));
      return NULL;
    }

  return g_steal_pointer (&edit);
}

static void
collect_mark (MdBoxState  state,
              MdSpan      span,
              const char *text,
              gpointer    data)
{
  g_array_append_val ((GArray *)data, span);
}

GArray *
_plan_find_boxes (Plan  *plan,
                  MdSpan span)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (MdSpan));

  visit_boxes (plan, span, collect_mark, marks);

  return marks;
}
