/* plan-commands-move.c: commands that copy, remove and move parts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-edit-private.h"
#include "edit/plan-renumber.h"
#include "plan/plan-heading.h"

static gsize
get_content_end (Plan *plan,
                 guint part)
{
  return plan_get_part_start (plan, part) + _plan_part_get_content_end (plan, part);
}

/* Whether one of the same kind stands before @part in the same place. */
static gboolean
has_sibling_before (Plan *plan,
                    guint part)
{
  PlanPartKind kind = plan_part_get_kind (plan_get_part (plan, part));
  int          parent = plan_get_parent (plan, part);

  for (guint i = part; i-- > (guint)MAX (parent, 0);)
    if (plan_get_parent (plan, i) == parent
        && plan_part_get_kind (plan_get_part (plan, i)) == kind)
      return TRUE;

  return FALSE;
}

static gboolean
has_sibling_behind (Plan *plan,
                    guint part)
{
  guint end = plan_get_part_end (plan, part);

  return end < plan_get_n_parts (plan)
         && plan_part_get_kind (plan_get_part (plan, end))
                == plan_part_get_kind (plan_get_part (plan, part))
         && plan_get_parent (plan, end) == plan_get_parent (plan, part);
}

/* Whether @part is a list item and another task follows in the same list. */
static gboolean
has_item_behind (Plan *plan,
                 guint part)
{
  MdDocument *document = plan_get_document (plan);
  guint       end = plan_get_part_end (plan, part);

  return plan_part_is_item (plan_get_part (plan, part)) && end < plan_get_n_parts (plan)
         && plan_part_is_item (plan_get_part (plan, end))
         && md_document_find_block (document, plan_get_part_start (plan, part))
                == md_document_find_block (document, plan_get_part_start (plan, end));
}

/* The text behind a list of tasks, with the blank lines that follow but not a rule behind them. */
static MdSpan
find_rest (Plan *plan,
           guint part)
{
  MdSpan           span = { plan_get_part_start (plan, part), _plan_get_boundary (plan, part + 1) };
  g_autofree char *bytes = md_document_dup_range (plan_get_document (plan), span);
  gsize            length = MD_SPAN_LENGTH (span);
  gsize            end = _plan_line_next (bytes, length, _plan_part_get_content_end (plan, part));

  while (end < length && _plan_is_blank_line (bytes, length, end))
    end = _plan_line_next (bytes, length, end);

  return (MdSpan){ span.start, span.start + end };
}

/* The bytes that go with a part: what stands between it and the one before (a rule), so that what
 * stands behind it comes to follow that. Of the first of several, what stands behind. */
static MdSpan
find_removal (Plan *plan,
              guint part)
{
  guint end = plan_get_part_end (plan, part);

  if (plan_part_is_rest (plan_get_part (plan, part)))
    return find_rest (plan, part);
  if (part == 0 || has_item_behind (plan, part)
      || (!has_sibling_before (plan, part) && has_sibling_behind (plan, part)))
    return (MdSpan){ plan_get_part_start (plan, part), _plan_get_boundary (plan, end) };

  return (MdSpan){ get_content_end (plan, part - 1), get_content_end (plan, end - 1) };
}

/* Whether the parts outside of [@first, @end) are there, and no others. */
static gboolean
others_are_there (Plan *plan,
                  Plan *after,
                  guint first,
                  guint end)
{
  guint n = end - first, n_parts = plan_get_n_parts (plan);
  guint n_front, n_back;

  if (plan_get_n_parts (after) + n != n_parts)
    return FALSE;
  plan_count_shared (plan, after, &n_front, &n_back);
  for (guint i = MIN (n_front, first); i < MAX (n_parts - n_back, end); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      PlanPart *there;

      if (i >= first && i < end)
        continue;
      there = plan_get_part (after, i < first ? i : i - n);
      if (plan_part_get_level (part) != plan_part_get_level (there)
          || plan_part_get_n_fields (part) != plan_part_get_n_fields (there)
          || !g_str_equal (plan_part_get_heading (part), plan_part_get_heading (there)))
        return FALSE;
    }

  return TRUE;
}

PlanEdit *
plan_command_remove (Plan    *plan,
                     guint    part,
                     GError **error)
{
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *label = NULL;
  PlanPart        *self;
  MdSpan           removal;
  guint            first = part;
  guint            end;

  if (!_plan_check_part (plan, part, error))
    return NULL;
  self = plan_get_part (plan, part);
  end = plan_get_part_end (plan, part);
  if (_plan_is_joined (plan) && plan_part_get_kind (self) == PLAN_PART_PREAMBLE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  /* Translators: a step of undo; %s is the name of a section, task or agent. */
  label = g_strdup_printf (_("Delete %s"), plan_part_get_name (self)[0] != '\0'
                                                ? plan_part_get_name (self)
                                                : _("Text"));
  edit = plan_edit_new (label, NULL);
  removal = find_removal (plan, part);
  /* An agent that has a file for itself goes with it. */
  if (plan_part_get_kind (self) == PLAN_PART_AGENT && _plan_find_whole_file (plan, part, &first))
    removal = (MdSpan){ plan_get_part_start (plan, first), _plan_get_boundary (plan, end) };
  plan_edit_add (edit, plan, removal, "", 0);
  after = plan_edit_preview (edit, plan);
  if (!others_are_there (plan, after, first, end))
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}

typedef struct
{
  Plan    *plan;
  gsize    start;
  gsize    end;
  GString *text;
} Copy;

/* Changes the copied text: @span counts in the plan, and what is changed first stands last. */
static void
copy_replace (Copy       *copy,
              MdSpan      span,
              const char *text)
{
  g_string_erase (copy->text, span.start - copy->start, MD_SPAN_LENGTH (span));
  g_string_insert (copy->text, span.start - copy->start, text);
}

static void
open_boxes (Copy *copy,
            guint first,
            guint end)
{
  g_autoptr (GArray) marks = _plan_find_boxes (copy->plan,
                                               (MdSpan){ copy->start, copy->end });

  for (guint i = marks->len; i-- > 0;)
    copy_replace (copy, g_array_index (marks, MdSpan, i), " ");
}

/* The tasks of a copied agent that carry its number get the new one. */
static void
renumber_copy (Copy       *copy,
               guint       part,
               const char *number)
{
  Plan       *plan = copy->plan;
  const char *old = plan_part_get_number (plan_get_part (plan, part));

  for (guint i = plan_get_part_end (plan, part); i-- > part + 1;)
    {
      PlanPart   *task = plan_get_part (plan, i);
      const char *task_number = plan_part_get_number (task);
      gsize       n = strlen (old);

      if (plan_part_get_kind (task) == PLAN_PART_TASK && strncmp (task_number, old, n) == 0
          && task_number[n] == '.')
        {
          MdSpan span = md_span_shift (plan_part_get_number_span (task),
                                       plan_get_part_start (plan, i));

          span.end = span.start + n;
          copy_replace (copy, span, number);
        }
    }
}

PlanEdit *
plan_command_duplicate (Plan    *plan,
                        guint    part,
                        GError **error)
{
  PlanPart    *self;
  PlanPartKind kind;
  Copy         copy;
  g_autoptr (GString) text = NULL;
  g_autofree char *number = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *source = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  guint end;

  if (!_plan_check_part (plan, part, error))
    return NULL;
  self = plan_get_part (plan, part);
  kind = plan_part_get_kind (self);
  end = plan_get_part_end (plan, part);
  if (kind == PLAN_PART_PREAMBLE || kind == PLAN_PART_TITLE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  copy = (Copy){ plan, plan_get_part_start (plan, part), get_content_end (plan, end - 1), NULL };
  text = g_string_new (NULL);
  md_document_append_range (plan_get_document (plan), (MdSpan){ copy.start, copy.end }, text);
  copy.text = text;
  if (kind == PLAN_PART_TASK)
    {
      open_boxes (&copy, part, end);
      number = _plan_next_task_number (plan, plan_get_agent_of (plan, part));
    }
  else if (kind == PLAN_PART_AGENT)
    {
      number = _plan_next_agent_number (plan);
      renumber_copy (&copy, part, number);
    }
  /* An agent may have its number from its file alone. */
  if (number != NULL && !MD_SPAN_IS_EMPTY (plan_part_get_number_span (self)))
    copy_replace (&copy, md_span_shift (plan_part_get_number_span (self), copy.start), number);

  if (kind == PLAN_PART_AGENT && _plan_is_joined (plan))
    return _plan_add_agent_file (plan, text->str, plan_part_get_name (self), _("Duplicate"), error);

  edit = plan_edit_new (_("Duplicate"), NULL);
  gap = _plan_find_gap (plan, kind,
                        md_document_get_line_end (plan_get_document (plan), copy.start));
  source = g_strconcat (gap, text->str, NULL);
  plan_edit_add (edit, plan, (MdSpan){ copy.end, copy.end }, source, -1);
  after = plan_edit_preview (edit, plan);
  if (strlen (text->str) != text->len
      || plan_get_n_parts (after) != plan_get_n_parts (plan) + end - part
      || plan_part_get_kind (plan_get_part (after, end)) != kind)
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}

/* Where a part goes: before which part of the plan, and whether others of its kind stand behind it
 * only. */
typedef struct
{
  guint    before;
  gboolean is_first;
} Destination;

static gboolean
find_destination (Plan        *plan,
                  guint        part,
                  int          agent,
                  int          after,
                  Destination *destination,
                  GError     **error)
{
  PlanPartKind kind = plan_part_get_kind (plan_get_part (plan, part));
  guint        n;
  const guint *parts = kind == PLAN_PART_TASK ? plan_get_tasks (plan, &n)
                                              : plan_get_agents (plan, &n);

  destination->is_first = FALSE;
  if (after >= 0)
    {
      if (!_plan_check_kind (plan, after, kind, error))
        return FALSE;
      destination->before = plan_get_part_end (plan, after);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    if (kind == PLAN_PART_AGENT || plan_get_agent_of (plan, parts[i]) == agent)
      {
        destination->before = parts[i];
        destination->is_first = TRUE;
        return TRUE;
      }
  destination->before = (guint)_plan_find_first_place (plan, agent) + 1;

  return TRUE;
}

/* The text of a part that goes where headings have another level. */
static char *
dup_with_level (Plan *plan,
                guint part,
                int   shift)
{
  GString *text = g_string_new (NULL);
  guint    end = plan_get_part_end (plan, part);

  for (guint i = part; i < end; i++)
    {
      gsize start = plan_get_part_start (plan, i);
      gsize stop = i + 1 < end ? plan_get_part_start (plan, i + 1) : get_content_end (plan, i);
      gsize from = text->len;
      int   level = (int)plan_part_get_level (plan_get_part (plan, i));

      md_document_append_range (plan_get_document (plan), (MdSpan){ start, stop }, text);
      if (plan_heading_scan_marks (text->str, (MdSpan){ from, text->len }) == 0
          || level + shift < 1 || level + shift > 6)
        continue;
      for (int n = shift; n > 0; n--)
        g_string_insert_c (text, from, '#');
      if (shift < 0)
        g_string_erase (text, from, -shift);
    }

  return g_string_free (text, FALSE);
}

/* The level that the headings of the destination have less that of the part. */
static int
find_level_shift (Plan *plan,
                  guint part,
                  int   agent)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  if (plan_part_get_kind (plan_get_part (plan, part)) != PLAN_PART_TASK)
    return 0;
  for (guint i = 0; i < n_tasks; i++)
    if (tasks[i] != part && plan_get_agent_of (plan, tasks[i]) == agent)
      return (int)plan_part_get_level (plan_get_part (plan, tasks[i]))
             - (int)plan_part_get_level (plan_get_part (plan, part));

  return 0;
}

/* The part that the place belongs to, in the same file. */
static guint
get_neighbour (const Destination *destination)
{
  return destination->is_first ? destination->before : destination->before - 1;
}

/* The plan with the part at its new place, numbers as they were. */
static Plan *
move_bytes (Plan              *plan,
            guint              part,
            const Destination *destination,
            int                shift)
{
  g_autoptr (PlanEdit) edit = plan_edit_new ("", NULL);
  g_autofree char *text = dup_with_level (plan, part, shift);
  g_autofree char *gap = NULL;
  g_autofree char *source = NULL;
  guint            neighbour = get_neighbour (destination);
  const char      *line_end;
  gsize            at;

  at = plan_get_part_start (plan, part);
  /* Behind the first byte: where a mark begins, the file before it ends. */
  if (_plan_is_joined (plan))
    at = plan_get_part_start (plan, neighbour) + 1;
  line_end = md_document_get_line_end (plan_get_document (plan), at);
  /* What comes into another file ends its lines as that does. */
  if (!_plan_is_in_file_of (plan, part, neighbour))
    {
      g_autofree char *own = g_steal_pointer (&text);

      text = _plan_set_line_ends (own, line_end);
    }
  gap = _plan_find_gap (plan, plan_part_get_kind (plan_get_part (plan, part)), line_end);
  if (destination->is_first)
    {
      at = plan_get_part_start (plan, destination->before);
      source = g_strconcat (text, gap, NULL);
    }
  else
    {
      at = get_content_end (plan, destination->before - 1);
      source = g_strconcat (gap, text, NULL);
    }
  plan_edit_add (edit, plan, find_removal (plan, part), "", 0);
  plan_edit_add (edit, plan, (MdSpan){ at, at }, source, -1);

  return plan_edit_preview (edit, plan);
}

/* Where each part is after the move. */
static guint *
find_places (Plan *plan,
             guint part,
             guint before)
{
  guint  n_parts = plan_get_n_parts (plan);
  guint  end = plan_get_part_end (plan, part);
  guint  n = end - part;
  guint *places = g_new (guint, n_parts + 1);

  for (guint i = 0; i < n_parts; i++)
    {
      if (i >= part && i < end)
        places[i] = (before > part ? before - n : before) + i - part;
      else if (before > part)
        places[i] = i >= end && i < before ? i - n : i;
      else
        places[i] = i >= before && i < part ? i + n : i;
    }

  return places;
}

/* Whether a field is the same but for how its lines end. */
static gboolean
fields_are_same (PlanField *a,
                 PlanField *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (_plan_field_is_same (a, b))
    return TRUE;
  if (plan_field_get_kind (a) != plan_field_get_kind (b)
      || !g_str_equal (plan_field_get_key (a), plan_field_get_key (b))
      || plan_field_get_n_items (a) != plan_field_get_n_items (b))
    return FALSE;
  text_a = plan_field_dup_text (a);
  text_b = plan_field_dup_text (b);

  return _plan_texts_are_equal (text_a, text_b);
}

/* Whether all parts are at their places with their bytes, and the moved one in its agent. */
static gboolean
moved_as_asked (Plan        *plan,
                Plan        *moved,
                const guint *places,
                guint        part,
                int          agent)
{
  guint n_parts = plan_get_n_parts (plan);

  if (plan_get_n_parts (moved) != n_parts)
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    {
      PlanPart *old = plan_get_part (plan, i);
      PlanPart *new = plan_get_part (moved, places[i]);
      int old_agent = plan_get_agent_of (plan, i);
      int new_agent = plan_get_agent_of (moved, places[i]);

      if (plan_part_get_kind (old) != plan_part_get_kind (new)
          || !g_str_equal (plan_part_get_heading (old), plan_part_get_heading (new))
          || plan_part_get_n_fields (old) != plan_part_get_n_fields (new))
        return FALSE;
      for (guint k = 0; k < plan_part_get_n_fields (old); k++)
        if (!fields_are_same (plan_part_get_field (old, k), plan_part_get_field (new, k)))
          return FALSE;
      if (plan_get_task_of (plan, i) == (int)part
          && plan_part_get_kind (plan_get_part (plan, part)) == PLAN_PART_TASK)
        old_agent = agent;
      if ((old_agent < 0 ? -1 : (int)places[old_agent]) != new_agent)
        return FALSE;
    }

  return TRUE;
}

static char *
format_note (Plan *old,
             Plan *after,
             guint part,
             guint place,
             guint n_references)
{
  PlanPart        *before = plan_get_part (old, part);
  PlanPart        *now = plan_get_part (after, place);
  g_autofree char *moved = NULL;
  g_autofree char *follow = NULL;
  int              old_agent = plan_get_agent_of (old, part);
  int              agent = plan_get_agent_of (after, place);
  gboolean         is_task = plan_part_get_kind (before) == PLAN_PART_TASK;
  const char      *old_number = plan_part_get_number (before);
  const char      *number = plan_part_get_number (now);

  if (is_task && agent >= 0
      && (old_agent < 0
          || plan_part_get_id (plan_get_part (old, old_agent))
                 != plan_part_get_id (plan_get_part (after, agent))))
    /* Translators: the first %s is a task's number, the second that of a build agent. */
    moved = g_strdup_printf (_("Moved Task %s to Agent %s"), old_number,
                                plan_part_get_number (plan_get_part (after, agent)));
  else if (g_str_equal (old_number, number))
    moved = g_strdup_printf (is_task ? _("Moved Task %s") : _("Moved Agent %s"), number);
  else if (is_task)
    moved = g_strdup_printf (_("Task %s is now Task %s"), old_number, number);
  else
    moved = g_strdup_printf (_("Agent %s is now Agent %s"), old_number, number);
  if (n_references == 0)
    return g_steal_pointer (&moved);

  follow = g_strdup_printf (ngettext ("%u reference follows", "%u references follow", n_references),
                            n_references);

  /* Translators: two clauses, such as “Moved Task 3 to Agent 2; 2 references follow”. */
  return g_strdup_printf (_("%s; %s"), moved, follow);
}

PlanEdit *
plan_command_move (Plan    *plan,
                   guint    part,
                   int      agent,
                   int      after,
                   char   **note,
                   GError **error)
{
  PlanPartKind      kind;
  Destination       destination;
  g_autofree guint *places = NULL;
  g_autoptr (Plan) moved = NULL;
  g_autoptr (Plan) renumbered = NULL;
  g_autofree char *label = NULL;
  guint            n_references = 0;

  if (note != NULL)
    *note = NULL;
  if (!_plan_check_part (plan, part, error))
    return NULL;
  kind = plan_part_get_kind (plan_get_part (plan, part));
  if (kind != PLAN_PART_TASK && kind != PLAN_PART_AGENT)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (kind == PLAN_PART_TASK && agent >= 0
      && !_plan_check_kind (plan, agent, PLAN_PART_AGENT, error))
    return NULL;
  if (after >= 0 && after < (int)plan_get_n_parts (plan) && kind == PLAN_PART_TASK)
    agent = plan_get_agent_of (plan, after);
  if (!find_destination (plan, part, agent, after, &destination, error))
    return NULL;
  if (kind == PLAN_PART_AGENT && !_plan_is_in_file_of (plan, part, get_neighbour (&destination)))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("The agents of a folder stand in the order of their files’ names; "
                             "rename the files to change it"));
      return NULL;
    }

  label = g_strdup_printf (_("Move %s"), plan_part_get_name (plan_get_part (plan, part)));
  if (destination.before >= part && destination.before <= plan_get_part_end (plan, part)
      && (kind == PLAN_PART_AGENT || plan_get_agent_of (plan, part) == agent))
    return plan_edit_new (label, NULL);

  places = find_places (plan, part, destination.before);
  moved = move_bytes (plan, part, &destination, find_level_shift (plan, part, agent));
  if (moved_as_asked (plan, moved, places, part, agent))
    renumbered = plan_renumber (plan, moved, places, &n_references);
  if (renumbered == NULL)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("It cannot be moved there without changing what stands around it"));
      return NULL;
    }
  if (note != NULL)
    *note = format_note (plan, renumbered, part, places[part], n_references);

  return plan_edit_new_between (plan, renumbered, label, NULL);
}
