/* plan-commands-order.c: commands that remove and move items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-edit-private.h"

/* The lines of @item and of what is nested in it, without the last line's end. */
static MdSpan
find_lines (const PlanTarget *target,
            guint             item)
{
  MdSpan span = _plan_target_get_item (target, item)->span;
  guint  end = _plan_item_get_end (target, item);

  for (guint i = item + 1; i < end; i++)
    span.end = MAX (span.end, _plan_target_get_item (target, i)->span.end);

  return span;
}

/* What goes with an item: its lines and what stands between it and the next one; of the last, what
 * stands between it and the one before. */
static MdSpan
find_removal (const PlanTarget *target,
              guint             item)
{
  MdSpan lines = find_lines (target, item);
  guint  end = _plan_item_get_end (target, item);

  if (end < plan_field_get_n_items (target->field))
    lines.end = MAX (lines.end, _plan_target_get_item (target, end)->span.start);
  else if (item > 0)
    {
      gsize before = 0;

      for (guint i = 0; i < item; i++)
        before = MAX (before, MIN (_plan_target_get_item (target, i)->span.end, lines.start));
      /* A parent ends where its children do. */
      if (before == lines.start || before == 0)
        {
          before = lines.start;
          while (before > 0 && strchr (" \t\r\n", target->bytes[before - 1]) != NULL)
            before--;
        }
      lines.start = before;
    }
  else if (plan_field_get_kind (target->field) == PLAN_FIELD_TABLE)
    {
      /* The only row: its line goes, the header stays. */
      lines.start--;
      if (lines.start > 0 && target->bytes[lines.start - 1] == '\r')
        lines.start--;
    }
  else
    lines.start = MIN (lines.start, _plan_target_get_label_end (target));

  return lines;
}

/* Whether the list is gone: its label stays, or without a label nothing. */
static gboolean
is_gone (const PlanTarget *target,
         Plan             *after)
{
  PlanPart  *part;
  PlanField *field;

  if (_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 0)
      || _plan_is_same_merged (target->plan, after, target->part_index, target->field_index, 1))
    return TRUE;
  if (!_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 1))
    return FALSE;
  part = plan_get_part (after, target->part_index);
  field = plan_part_get_field (part, target->field_index);

  return plan_field_get_n_items (field) == 0
         && g_str_equal (plan_field_get_key (field), plan_field_get_key (target->field));
}

static gboolean
removal_reads_back (const PlanTarget *target,
                    PlanEdit         *edit,
                    guint             item,
                    guint             n_items)
{
  g_autoptr (Plan) after = NULL;
  PlanField *field;

  /* Items that begin in one line get into each other's way. */
  if (!plan_edit_is_valid (edit, target->plan))
    return FALSE;
  after = plan_edit_preview (edit, target->plan);
  if (n_items == plan_field_get_n_items (target->field))
    return is_gone (target, after);

  return _plan_target_find_after (target, after, &field)
         && _plan_items_are_same (target->field, field, item, n_items, 0);
}

/* With an empty item in front, the label above would become a heading. Where the lines before the
 * item go as well, none is in front. */
static void
add_blank_line (const PlanTarget *target,
                PlanEdit         *edit,
                MdSpan            removal,
                guint             item)
{
  gsize line = _plan_target_get_item (target, item)->span.start;

  if (line <= removal.start)
    _plan_target_splice (target, edit, line, line, target->line_end);
}

static PlanEdit *
remove_lines (const PlanTarget *target,
              guint             item,
              gboolean          with_numbers,
              gboolean          with_blank)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Remove from %s"));
  MdSpan    span = find_removal (target, item);
  g_auto (PlanSiblings) siblings = { 0 };

  if (with_blank)
    add_blank_line (target, edit, span, item);
  _plan_target_splice (target, edit, span.start, span.end, "");
  _plan_siblings_init (&siblings, target, item);
  for (guint i = _plan_siblings_find (&siblings, item) + 1;
       with_numbers && i < siblings.items->len; i++)
    _plan_siblings_renumber (target, edit, &siblings,
                             g_array_index (siblings.items, guint, i), i - 1);

  return edit;
}

static PlanEdit *
remove_item (const PlanTarget *target,
             guint             item)
{
  guint n_items = _plan_item_get_end (target, item) - item;

  for (guint way = 0; way < 3; way++)
    {
      g_autoptr (PlanEdit) edit = remove_lines (target, item, way != 1, way == 2);

      if (removal_reads_back (target, edit, item, n_items))
        return g_steal_pointer (&edit);
    }

  return NULL;
}

/* The last item: a label stays without a value; a list without one goes, with the blank lines
 * behind it. The last path between fences takes its block along. */
static PlanEdit *
remove_all (const PlanTarget *target)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_step (target, _("Remove from %s"));
  gsize start = _plan_target_get_label_end (target);
  gsize end = plan_field_get_value_span (target->field).end;

  if (plan_field_get_label (target->field)[0] == '\0')
    return plan_command_remove_field (target->plan, target->part_index, target->field_index, NULL);
  if (plan_field_get_kind (target->field) == PLAN_FIELD_FILES
      && _plan_notation (target) != PLAN_NOTATION_INLINE)
    end = _plan_field_get_content_end (target->field);
  _plan_target_splice (target, edit, start, MAX (start, end), "");

  return removal_reads_back (target, edit, 0, plan_field_get_n_items (target->field))
             ? g_steal_pointer (&edit)
             : NULL;
}

PlanEdit *
plan_command_remove_item (Plan    *plan,
                          guint    part,
                          guint    field,
                          guint    item,
                          GError **error)
{
  PlanTarget   target;
  PlanNotation notation;
  PlanEdit    *edit = NULL;
  guint        n_nested;

  if (!_plan_target_init_item (&target, plan, part, field, item, error))
    return NULL;
  notation = _plan_notation (&target);
  n_nested = _plan_item_get_end (&target, item) - item;
  if (notation == PLAN_NOTATION_CHOICE || notation == PLAN_NOTATION_NONE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  if (n_nested == plan_field_get_n_items (target.field) && notation != PLAN_NOTATION_TABLE)
    {
      edit = remove_all (&target);
      /* Without a value the label would take in the text that follows. */
      if (edit == NULL && n_nested == 1)
        edit = plan_command_set_cell (plan, part, field, item, 0, "", NULL);
    }
  else if (notation == PLAN_NOTATION_TREE || notation == PLAN_NOTATION_INLINE
           || _plan_files_is_joined (&target, item))
    edit = _plan_files_remove (&target, item);
  else
    edit = remove_item (&target, item);
  if (edit == NULL)
    _plan_set_unsupported (error);

  return edit;
}

/* Lines with their indentation changed by @by columns. */
static char *
shift_lines (const char *lines,
             int         by)
{
  GString *out = g_string_new (NULL);
  gsize    length = strlen (lines);

  for (gsize at = 0; at < length; at = _plan_line_next (lines, length, at))
    {
      gsize next = _plan_line_next (lines, length, at);
      int   drop = by < 0 ? -by : 0;

      if (by > 0 && !_plan_is_blank_line (lines, length, at))
        g_string_append_printf (out, "%*s", by, "");
      while (drop > 0 && at < next && lines[at] == ' ')
        at++, drop--;
      g_string_append_len (out, lines + at, next - at);
    }

  return g_string_free (out, FALSE);
}

/* The lines of @item as they are to stand before @to: with the indentation there, and @number. */
static char *
format_moved (const PlanTarget   *target,
              const PlanSiblings *siblings,
              guint               item,
              guint               to,
              guint               place)
{
  MdSpan           span = find_lines (target, item);
  g_autofree char *lines = g_strndup (target->bytes + span.start, MD_SPAN_LENGTH (span));
  guint            n_items = plan_field_get_n_items (target->field);
  guint            model = to < n_items ? to : 0;
  PlanBullet       from;
  PlanBullet       there;

  if (!_plan_bullet_scan (lines, strlen (lines), 0, &from)
      || !_plan_bullet_scan (target->bytes, target->length,
                             _plan_target_get_item (target, model)->span.start, &there)
      || _plan_notation (target) != PLAN_NOTATION_BULLETS)
    return g_steal_pointer (&lines);

  if (siblings->counts)
    {
      g_autofree char *number = g_strdup_printf ("%u", _plan_siblings_get_number (siblings, place));
      g_autofree char *head = g_strndup (lines, from.marker.start);

      return g_strconcat (head, number, lines + from.marker.end - 1, NULL);
    }

  return shift_lines (lines, (int)there.indent - (int)from.indent);
}

static gboolean
move_reads_back (const PlanTarget *target,
                 PlanEdit         *edit,
                 guint             item,
                 guint             to)
{
  g_autoptr (Plan) after = NULL;
  PlanField *field;
  guint      n_items = plan_field_get_n_items (target->field);
  guint      end = _plan_item_get_end (target, item);
  guint      new_item = to > item ? to - (end - item) : to;

  if (!plan_edit_is_valid (edit, target->plan))
    return FALSE;
  after = plan_edit_preview (edit, target->plan);
  if (!_plan_target_find_after (target, after, &field)
      || plan_field_get_n_items (field) != n_items)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      const PlanItem *old = _plan_target_get_item (target, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) cells = NULL;
      guint at = i;

      if (i >= item && i < end)
        at = new_item + i - item;
      else
        {
          if (i >= end)
            at -= end - item;
          if (at >= new_item)
            at += end - item;
        }
      for (guint c = 0; c < old->n_cells; c++)
        {
          g_autofree char *cell = plan_field_dup_cell (target->field, i, c);

          g_strv_builder_add (builder, cell);
        }
      cells = g_strv_builder_end (builder);
      if (plan_field_get_item (field, at)->box != old->box || !_plan_item_says (field, at, cells))
        return FALSE;
    }

  return TRUE;
}

/* Items that share a line change places; what stands between them stays. */
static PlanEdit *
move_inline (const PlanTarget *target,
             guint             item,
             guint             to)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Move in %s"));
  g_autoptr (GString) text = g_string_new (NULL);
  guint first = MIN (item, to);
  guint last = to > item ? to - 1 : item;

  for (guint i = first; i <= last; i++)
    {
      guint  from = i;
      MdSpan span;

      if (to > item)
        from = i == last ? item : i + 1;
      else
        from = i == first ? item : i - 1;
      span = _plan_target_get_item (target, from)->span;
      g_string_append_len (text, target->bytes + span.start, MD_SPAN_LENGTH (span));
      if (i < last)
        {
          gsize end = _plan_target_get_item (target, i)->span.end;

          g_string_append_len (text, target->bytes + end,
                               _plan_target_get_item (target, i + 1)->span.start - end);
        }
    }
  _plan_target_splice (target, edit, _plan_target_get_item (target, first)->span.start,
                       _plan_target_get_item (target, last)->span.end, text->str);

  return edit;
}

static PlanEdit *
move_lines (const PlanTarget *target,
            guint             item,
            guint             to)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Move in %s"));
  g_auto (PlanSiblings) siblings = { 0 };
  g_autofree char *lines = NULL;
  MdSpan           removal = find_removal (target, item);
  guint            from_place;
  guint            to_place;
  guint            new_place;

  _plan_siblings_init (&siblings, target, item);
  from_place = _plan_siblings_find (&siblings, item);
  to_place = _plan_siblings_find (&siblings, to);
  new_place = to_place > from_place ? to_place - 1 : to_place;
  lines = format_moved (target, &siblings, item, to, new_place);
  _plan_target_splice (target, edit, removal.start, removal.end, "");
  _plan_splice_lines (target, edit, to, lines, siblings.loose);
  for (guint i = 0; i < siblings.items->len; i++)
    {
      guint place = i > from_place ? i - 1 : i;

      if (i != from_place)
        _plan_siblings_renumber (target, edit, &siblings,
                                 g_array_index (siblings.items, guint, i),
                                 place >= new_place ? place + 1 : place);
    }

  return edit;
}

PlanEdit *
plan_command_move_item (Plan    *plan,
                        guint    part,
                        guint    field,
                        guint    item,
                        guint    to,
                        GError **error)
{
  PlanTarget   target;
  PlanNotation notation;
  g_autoptr (PlanEdit) edit = NULL;

  if (!_plan_target_init_item (&target, plan, part, field, item, error))
    return NULL;
  to = MIN (to, plan_field_get_n_items (target.field));
  if (to >= item && to <= _plan_item_get_end (&target, item))
    return _plan_target_new_step (&target, _("Move in %s"));

  notation = _plan_notation (&target);
  if (notation == PLAN_NOTATION_TREE)
    {
      edit = _plan_files_move (&target, item, to, error);
      if (edit == NULL && (error == NULL || *error == NULL))
        _plan_set_unsupported (error);
      return g_steal_pointer (&edit);
    }
  if (notation == PLAN_NOTATION_INLINE)
    edit = move_inline (&target, item, to);
  else if (notation == PLAN_NOTATION_BULLETS || notation == PLAN_NOTATION_TABLE
           || notation == PLAN_NOTATION_LINES)
    edit = move_lines (&target, item, to);
  if (edit == NULL || !move_reads_back (&target, edit, item, to))
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
