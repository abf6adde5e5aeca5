/* plan-commands-task.c: status, name and location of tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-edit-private.h"

gboolean
_plan_check_kind (Plan        *plan,
                  guint        part,
                  PlanPartKind kind,
                  GError     **error)
{
  if (!_plan_check_part (plan, part, error))
    return FALSE;
  if (plan_part_get_kind (plan_get_part (plan, part)) == kind)
    return TRUE;

  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                       kind == PLAN_PART_TASK ? _("This is not a task")
                                              : _("This is not a build agent"));
  return FALSE;
}

/* The Status field that counts, or the first one; -1 without any. Sets whether it is understood. */
static int
find_status_field (PlanPart *part,
                   gboolean *understood)
{
  int first = plan_part_find_field (part, "status", 0);

  *understood = FALSE;
  for (int i = first; i >= 0; i = plan_part_find_field (part, "status", i + 1))
    {
      g_autofree char *text = plan_field_dup_text (plan_part_get_field (part, i));
      PlanStatus       status;

      *understood = plan_status_parse (text, &status) && strchr (text, '\n') == NULL;
      if (*understood)
        return i;
    }

  return first;
}

/* What is left of @plan without its Status field, when the boxes then say @status. */
static Plan *
remove_status (Plan      *plan,
               guint      task,
               guint      field,
               PlanStatus status)
{
  g_autoptr (PlanEdit) edit = plan_command_remove_field (plan, task, field, NULL);
  g_autoptr (Plan) after = NULL;
  gboolean from_field;

  if (edit == NULL)
    return NULL;
  after = plan_edit_preview (edit, plan);
  if (plan_part_get_status (plan_get_part (after, task), &from_field) != status || from_field)
    return NULL;

  return g_steal_pointer (&after);
}

/* @plan with the box before the task's name so that it says @status; %NULL when there is none. */
static Plan *
set_heading_box (Plan      *plan,
                 guint      task,
                 PlanStatus status)
{
  MdSpan           box = plan_part_get_box_span (plan_get_part (plan, task));
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *mark = NULL;

  if (MD_SPAN_IS_EMPTY (box) || status == PLAN_STATUS_IN_REVIEW)
    return NULL;
  edit = plan_edit_new ("", NULL);
  box = md_span_shift (box, plan_get_part_start (plan, task));
  mark = _plan_find_mark (plan, status == PLAN_STATUS_DONE    ? MD_BOX_DONE
                                : status == PLAN_STATUS_TO_DO ? MD_BOX_OPEN
                                                              : MD_BOX_PROGRESS,
                          box);
  plan_edit_add (edit, plan, box, mark, -1);
  after = plan_edit_preview (edit, plan);
  if (plan_get_n_parts (after) != plan_get_n_parts (plan)
      || plan_part_get_kind (plan_get_part (after, task)) != PLAN_PART_TASK
      || plan_part_get_status (plan_get_part (after, task), NULL) != status)
    return NULL;

  return g_steal_pointer (&after);
}

/* What the file says in another place than a Status field, or no Status field at all. */
static Plan *
set_without_field (Plan      *plan,
                   guint      task,
                   int        field,
                   PlanStatus status)
{
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) bare = NULL;
  Plan *after;

  if (MD_SPAN_IS_EMPTY (plan_part_get_box_span (plan_get_part (plan, task))))
    return field >= 0 ? remove_status (plan, task, field, status) : NULL;
  if (field < 0)
    return set_heading_box (plan, task, status);
  edit = plan_command_remove_field (plan, task, field, NULL);
  if (edit == NULL)
    return NULL;
  bare = plan_edit_preview (edit, plan);
  if (plan_part_get_status (plan_get_part (bare, task), NULL) == status)
    return g_steal_pointer (&bare);
  after = set_heading_box (bare, task, status);

  return after;
}

PlanEdit *
plan_command_set_status (Plan      *plan,
                         guint      task,
                         PlanStatus status,
                         GError   **error)
{
  PlanPart *part;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *label = NULL;
  gboolean         understood;
  int              field;

  if (!_plan_check_kind (plan, task, PLAN_PART_TASK, error))
    return NULL;
  part = plan_get_part (plan, task);
  /* Translators: a step of undo; %s is a column of the board, such as In Review. */
  label = g_strdup_printf (_("Move to %s"), plan_status_get_title (status));
  if (plan_part_get_status (part, NULL) == status)
    return plan_edit_new (label, NULL);

  if (plan_part_is_item (part) && status == PLAN_STATUS_IN_REVIEW)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("The task is an item of a list, and its box has no mark for In "
                             "Review: it can be to do, in progress or done"));
      return NULL;
    }

  field = find_status_field (part, &understood);
  if (field < 0 || understood)
    after = set_without_field (plan, task, field, status);
  if (after == NULL)
    {
      edit = field >= 0 ? plan_command_set_text (plan, task, field,
                                                 plan_status_get_word (status), error)
                        : plan_command_add_field (plan, task, "status",
                                                  plan_status_get_word (status), error);
      if (edit == NULL)
        return NULL;
      after = plan_edit_preview (edit, plan);
    }
  if (plan_part_get_status (plan_get_part (after, task), NULL) != status)
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return plan_edit_new_between (plan, after, label, NULL);
}

/* Whether only the heading of @part changed, and in it nothing but what the caller looks at. */
gboolean
_plan_heading_is_same (Plan *before,
                       Plan *after,
                       guint part)
{
  PlanPart *old_part = plan_get_part (before, part);
  PlanPart *new_part;
  guint     n_parts = plan_get_n_parts (before);
  guint     n_front, n_back;

  if (plan_get_n_parts (after) != n_parts)
    return FALSE;
  plan_count_shared (before, after, &n_front, &n_back);
  for (guint i = n_front; i < n_parts - n_back; i++)
    if (i != part
        && (plan_part_get_kind (plan_get_part (before, i))
                != plan_part_get_kind (plan_get_part (after, i))
            || !g_str_equal (plan_part_get_heading (plan_get_part (before, i)),
                             plan_part_get_heading (plan_get_part (after, i)))))
      return FALSE;
  new_part = plan_get_part (after, part);

  return plan_part_get_kind (old_part) == plan_part_get_kind (new_part)
         && plan_part_get_level (old_part) == plan_part_get_level (new_part)
         && g_str_equal (plan_part_get_number (old_part), plan_part_get_number (new_part));
}

/* Where the name goes, from the start of the part. Of an empty one a reader sees no more than where
 * the text before it ends: the name goes behind a blank that nothing else needs, and behind a
 * colon it gets one. */
static MdSpan
find_name_place (Plan        *plan,
                 guint        part,
                 const char **before)
{
  MdSpan           span = plan_part_get_name_span (plan_get_part (plan, part));
  gsize            start = plan_get_part_start (plan, part);
  MdSpan           range = { start, _plan_get_boundary (plan, part + 1) };
  g_autofree char *text = NULL;
  gsize            length;

  *before = "";
  if (!MD_SPAN_IS_EMPTY (span))
    return span;
  text = md_document_dup_range (plan_get_document (plan), range);
  length = MD_SPAN_LENGTH (range);
  if (span.start < length && text[span.start] == ' '
      && (span.start + 1 == length || strchr (" \r\n", text[span.start + 1]) != NULL))
    return (MdSpan){ span.start + 1, span.start + 1 };
  if (span.start > 0 && text[span.start - 1] == ':')
    *before = " ";

  return span;
}

static PlanEdit *
try_name (Plan       *plan,
          guint       part,
          const char *source,
          const char *name)
{
  PlanPart        *self = plan_get_part (plan, part);
  g_autofree char *key = g_strdup_printf ("name/%u", plan_part_get_id (self));
  g_autoptr (PlanEdit) edit = plan_edit_new (_("Rename"), key);
  g_autoptr (Plan) after = NULL;
  g_autofree char *old_location = NULL;
  g_autofree char *new_location = NULL;
  g_autofree char *text = NULL;
  const char      *before;
  MdSpan           place = find_name_place (plan, part, &before);
  PlanPart        *renamed;

  text = g_strconcat (name[0] != '\0' ? before : "", source, NULL);
  plan_edit_add (edit, plan, md_span_shift (place, plan_get_part_start (plan, part)), text, -1);
  after = plan_edit_preview (edit, plan);
  if (!_plan_heading_is_same (plan, after, part))
    return NULL;
  renamed = plan_get_part (after, part);
  old_location = g_strjoinv ("\n", (char **)plan_part_get_location (self));
  new_location = g_strjoinv ("\n", (char **)plan_part_get_location (renamed));
  if (!g_str_equal (plan_part_get_name (renamed), name)
      || !g_str_equal (old_location, new_location))
    return NULL;

  return g_steal_pointer (&edit);
}

PlanEdit *
plan_command_set_name (Plan       *plan,
                       guint       part,
                       const char *name,
                       GError    **error)
{
  g_autofree char *value = NULL;
  g_autofree char *behind_colon = NULL;
  PlanPart        *self;
  PlanEdit        *edit;

  if (!_plan_check_part (plan, part, error))
    return NULL;
  self = plan_get_part (plan, part);
  value = _plan_normalize_line (name, error);
  if (value == NULL)
    return NULL;
  if (plan_part_get_kind (self) == PLAN_PART_PREAMBLE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  edit = try_name (plan, part, value, value);
  /* `Task 1` alone: the name goes behind a colon. */
  behind_colon = g_strconcat (": ", value, NULL);
  if (edit == NULL && MD_SPAN_IS_EMPTY (plan_part_get_name_span (self)))
    edit = try_name (plan, part, behind_colon, value);
  if (edit == NULL && value[0] == '\0')
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                         _("It needs a name"));
  else if (edit == NULL)
    _plan_set_value_error (error, value);

  return edit;
}

/* What stands before the paths in the parentheses of the nearest task that has a location. */
static char *
find_location_form (Plan     *plan,
                    guint     task,
                    gboolean *ticks)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  int          here = plan_get_task_ordinal (plan, task);
  int          best = -1;

  /* Those before it first. */
  for (int distance = 0; distance < 2 * (int)n_tasks && best < 0; distance++)
    {
      int i = distance % 2 == 0 ? here - distance / 2 : here + distance / 2 + 1;

      if (i >= 0 && i < (int)n_tasks
          && !MD_SPAN_IS_EMPTY (plan_part_get_location_span (plan_get_part (plan, tasks[i]))))
        best = (int)tasks[i];
    }
  *ticks = TRUE;
  if (best >= 0)
    {
      PlanPart        *part = plan_get_part (plan, best);
      MdSpan           span = plan_part_get_location_span (part);
      g_autofree char *heading = NULL;
      char            *open;

      heading = md_document_dup_range (plan_get_document (plan),
                                       (MdSpan){ plan_get_part_start (plan, best),
                                                 plan_get_part_start (plan, best) + span.start });
      open = strrchr (heading, '(');
      if (open != NULL)
        return g_strdup (open + 1);
    }

  return g_strdup ("Module: ");
}

/* The paths of @location as they stand in a heading. */
static char *
format_location (const char *location,
                 gboolean    ticks)
{
  g_auto (GStrv) paths = g_strsplit (location, ",", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_strstrip (paths[i]);
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? ", " : "", ticks ? "`" : "", paths[i],
                              ticks ? "`" : "");
    }

  return g_string_free (out, FALSE);
}

static PlanEdit *
try_location (Plan       *plan,
              guint       task,
              MdSpan      span,
              const char *source,
              const char *location)
{
  PlanPart        *part = plan_get_part (plan, task);
  g_autofree char *key = g_strdup_printf ("location/%u", plan_part_get_id (part));
  g_autoptr (PlanEdit) edit = plan_edit_new (_("Edit Location"), key);
  g_autoptr (Plan) after = NULL;
  g_autofree char *found = NULL;

  plan_edit_add (edit, plan, md_span_shift (span, plan_get_part_start (plan, task)), source, -1);
  after = plan_edit_preview (edit, plan);
  if (!_plan_heading_is_same (plan, after, task))
    return NULL;
  found = g_strjoinv (", ", (char **)plan_part_get_location (plan_get_part (after, task)));
  if (!g_str_equal (found, location)
      || !g_str_equal (plan_part_get_name (part),
                       plan_part_get_name (plan_get_part (after, task))))
    return NULL;

  return g_steal_pointer (&edit);
}

/* A heading without a location gets one at its end. */
static PlanEdit *
add_location (Plan       *plan,
              guint       task,
              const char *location)
{
  PlanPart        *part = plan_get_part (plan, task);
  gboolean         ticks;
  g_autofree char *form = find_location_form (plan, task, &ticks);
  g_autofree char *paths = format_location (location, ticks);
  g_autofree char *source = NULL;
  g_autofree char *heading = NULL;
  gsize            end = plan_part_get_name_span (part).end;

  if (strchr (location, ',') != NULL && g_str_equal (form, "File: "))
    {
      g_free (form);
      form = g_strdup ("Files: ");
    }
  source = g_strdup_printf (" (%s%s)", form, paths);
  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (plan_part_get_heading_span (part),
                                                  plan_get_part_start (plan, task)));
  if (strncmp (heading + end, "**", 2) == 0)
    end += 2;

  return try_location (plan, task, (MdSpan){ end, end }, source, location);
}

static PlanEdit *
remove_location (Plan *plan,
                 guint task)
{
  PlanPart        *part = plan_get_part (plan, task);
  MdSpan           span = plan_part_get_location_span (part);
  g_autofree char *heading = NULL;

  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (plan_part_get_heading_span (part),
                                                  plan_get_part_start (plan, task)));
  while (span.start > 0 && heading[span.start] != '(')
    span.start--;
  while (span.start > 0 && heading[span.start - 1] == ' ')
    span.start--;
  while (heading[span.end] == ' ')
    span.end++;
  if (heading[span.end] == ')')
    span.end++;

  return try_location (plan, task, span, "", "");
}

PlanEdit *
plan_command_set_location (Plan       *plan,
                           guint       task,
                           const char *location,
                           GError    **error)
{
  PlanPart        *part;
  PlanEdit        *edit = NULL;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;
  MdSpan           span;

  if (!_plan_check_kind (plan, task, PLAN_PART_TASK, error))
    return NULL;
  value = _plan_normalize_line (location, error);
  if (value == NULL)
    return NULL;
  part = plan_get_part (plan, task);
  span = plan_part_get_location_span (part);
  old = g_strjoinv (", ", (char **)plan_part_get_location (part));
  if (g_str_equal (old, value))
    return plan_edit_new (_("Edit Location"), NULL);

  if (MD_SPAN_IS_EMPTY (span))
    edit = add_location (plan, task, value);
  else if (value[0] == '\0')
    edit = remove_location (plan, task);
  else
    {
      g_autofree char *source =
          md_document_dup_range (plan_get_document (plan),
                                 md_span_shift (span, plan_get_part_start (plan, task)));
      g_autofree char *paths = format_location (value, strchr (source, '`') != NULL);

      edit = try_location (plan, task, span, paths, value);
    }
  if (edit == NULL)
    _plan_set_value_error (error, value);

  return edit;
}
