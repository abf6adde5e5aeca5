/* plan-commands-common.c: what all commands need
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-heading.h"
#include "plan/plan-label.h"
#include "plan/plan-schedule.h"
#include "plan/plan-text.h"

gboolean
_plan_check_part (Plan    *plan,
                  guint    part,
                  GError **error)
{
  if (part < plan_get_n_parts (plan))
    return TRUE;

  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                       _("There is no such part in the plan"));
  return FALSE;
}

gboolean
_plan_target_init (PlanTarget *target,
                   Plan       *plan,
                   guint       part,
                   guint       field,
                   GError    **error)
{
  if (!_plan_check_part (plan, part, error))
    return FALSE;
  if (field >= plan_part_get_n_fields (plan_get_part (plan, part)))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                           _("There is no such field"));
      return FALSE;
    }

  target->plan = plan;
  target->part_index = part;
  target->field_index = field;
  target->part = plan_get_part (plan, part);
  target->field = plan_part_get_field (target->part, field);
  target->bytes = plan_field_get_bytes (target->field, &target->length);
  target->start = plan_get_field_start (plan, part, field);
  target->line_end = md_document_get_line_end (plan_get_document (plan), target->start);

  if (!plan_field_is_editable (target->field))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_ENCODING,
                           _("This field holds bytes that are not text; repair the file first"));
      return FALSE;
    }

  return TRUE;
}

gboolean
_plan_target_init_item (PlanTarget *target,
                        Plan       *plan,
                        guint       part,
                        guint       field,
                        guint       item,
                        GError    **error)
{
  if (!_plan_target_init (target, plan, part, field, error))
    return FALSE;
  if (item < plan_field_get_n_items (target->field))
    return TRUE;

  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                       _("There is no such item"));
  return FALSE;
}

const char *
_plan_field_get_title (PlanField *field)
{
  const PlanFieldSpec *spec = plan_field_get_spec (field);
  const char          *label = plan_field_get_label (field);

  if (spec != NULL && spec->title != NULL)
    return _(spec->title);

  return label[0] != '\0' ? label : _("Text");
}

PlanEdit *
_plan_target_new_edit (const PlanTarget *target,
                       int               item,
                       int               cell)
{
  /* Translators: a step of undo; %s is the name of a field, such as Objective. */
  g_autofree char *label = g_strdup_printf (_("Edit %s"), _plan_field_get_title (target->field));
  g_autofree char *key = g_strdup_printf ("field/%u/%u/%d/%d", plan_part_get_id (target->part),
                                          target->field_index, item, cell);

  return plan_edit_new (label, key);
}

PlanEdit *
_plan_target_new_step (const PlanTarget *target,
                       const char       *format)
{
  g_autofree char *label = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, _plan_field_get_title (target->field));
#pragma GCC diagnostic pop

  return plan_edit_new (label, NULL);
}

void
_plan_target_splice (const PlanTarget *target,
                     PlanEdit         *edit,
                     gsize             start,
                     gsize             end,
                     const char       *text)
{
  plan_edit_add (edit, target->plan,
                 (MdSpan){ target->start + start, target->start + end },
                 text, -1);
}

gsize
_plan_target_get_label_end (const PlanTarget *target)
{
  gsize      at = plan_field_get_value_span (target->field).start;
  PlanBullet bullet;
  PlanLabel  label;
  gsize      from = 0;

  if (plan_field_get_label (target->field)[0] == '\0')
    return at;

  if (_plan_bullet_scan (target->bytes, target->length, 0, &bullet))
    from = bullet.content;
  else
    while (from < target->length && (target->bytes[from] == ' ' || target->bytes[from] == '\t'))
      from++;
  /* A heading that is a label ends where its line does. */
  if (plan_heading_scan_marks (target->bytes, (MdSpan){ from, target->length }) == 0
      && plan_label_scan_plain (target->bytes + from, target->length - from, &label))
    return from + label.end;

  while (at > 0 && strchr (" \t\r\n", target->bytes[at - 1]) != NULL)
    at--;

  return at;
}

gboolean
_plan_field_is_same (PlanField *a,
                     PlanField *b)
{
  const char *bytes_a;
  const char *bytes_b;
  gsize       length_a;
  gsize       length_b;

  if (a == b)
    return TRUE;
  if (plan_field_get_kind (a) != plan_field_get_kind (b)
      || !g_str_equal (plan_field_get_key (a), plan_field_get_key (b))
      || plan_field_get_n_items (a) != plan_field_get_n_items (b))
    return FALSE;

  bytes_a = plan_field_get_bytes (a, NULL);
  bytes_b = plan_field_get_bytes (b, NULL);
  length_a = _plan_field_get_content_end (a);
  length_b = _plan_field_get_content_end (b);

  return length_a == length_b && memcmp (bytes_a, bytes_b, length_a) == 0;
}

static gboolean
headings_are_same (PlanPart *a,
                   PlanPart *b)
{
  return plan_part_get_kind (a) == plan_part_get_kind (b)
         && plan_part_get_level (a) == plan_part_get_level (b)
         && plan_part_get_spec (a) == plan_part_get_spec (b)
         && g_str_equal (plan_part_get_heading (a), plan_part_get_heading (b));
}

gboolean
_plan_part_is_same (PlanPart *a,
                    PlanPart *b)
{
  if (a == b)
    return TRUE;
  if (!headings_are_same (a, b) || plan_part_get_n_fields (a) != plan_part_get_n_fields (b))
    return FALSE;
  for (guint i = 0; i < plan_part_get_n_fields (a); i++)
    if (!_plan_field_is_same (plan_part_get_field (a, i), plan_part_get_field (b, i)))
      return FALSE;

  return TRUE;
}

/* Whether all parts but @part are the same. What both plans share is not looked at. */
static gboolean
other_parts_are_same (Plan *before,
                      Plan *after,
                      guint part)
{
  guint n_parts = plan_get_n_parts (before);
  guint n_front, n_back;

  if (plan_get_n_parts (after) != n_parts)
    return FALSE;
  plan_count_shared (before, after, &n_front, &n_back);
  for (guint i = n_front; i < n_parts - n_back; i++)
    if (i != part && !_plan_part_is_same (plan_get_part (before, i), plan_get_part (after, i)))
      return FALSE;

  return TRUE;
}

gboolean
_plan_is_same_except (Plan *before,
                      Plan *after,
                      guint part,
                      guint first,
                      guint n_before,
                      guint n_after)
{
  PlanPart *old_part = plan_get_part (before, part);
  PlanPart *new_part;
  guint     n_old = plan_part_get_n_fields (old_part);

  if (!other_parts_are_same (before, after, part))
    return FALSE;

  new_part = plan_get_part (after, part);
  if (!headings_are_same (old_part, new_part)
      || plan_part_get_n_fields (new_part) + n_before != n_old + n_after)
    return FALSE;
  for (guint i = 0; i < n_old; i++)
    {
      guint at = i < first ? i : i - n_before + n_after;

      if (i >= first && i < first + n_before)
        continue;
      if (!_plan_field_is_same (plan_part_get_field (old_part, i),
                                plan_part_get_field (new_part, at)))
        return FALSE;
    }

  return TRUE;
}

gboolean
_plan_is_same_merged (Plan *before,
                      Plan *after,
                      guint part,
                      guint first,
                      guint n)
{
  PlanPart  *old_part = plan_get_part (before, part);
  PlanPart  *new_part;
  guint      n_old = plan_part_get_n_fields (old_part);
  PlanField *merged;

  if (first == 0 || first + n >= n_old || !other_parts_are_same (before, after, part))
    return FALSE;

  new_part = plan_get_part (after, part);
  if (!headings_are_same (old_part, new_part)
      || plan_part_get_n_fields (new_part) + n + 1 != n_old)
    return FALSE;
  merged = plan_part_get_field (new_part, first - 1);
  if (plan_field_get_label (merged)[0] != '\0'
      || plan_field_get_label (plan_part_get_field (old_part, first - 1))[0] != '\0'
      || plan_field_get_label (plan_part_get_field (old_part, first + n))[0] != '\0')
    return FALSE;
  for (guint i = 0; i < n_old; i++)
    if ((i + 1 < first || i > first + n)
        && !_plan_field_is_same (plan_part_get_field (old_part, i),
                                 plan_part_get_field (new_part, i < first ? i : i - n - 1)))
      return FALSE;

  return TRUE;
}

char *
_plan_normalize_value (const char *text,
                       GError    **error)
{
  GString *out;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("The text is not valid UTF-8"));
      return NULL;
    }

  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at++)
    {
      /* One that stayed before a line end would be part of it when it is read again. */
      while (*at == '\n' && out->len > 0 && out->str[out->len - 1] == '\r')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, *at);
    }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

char *
_plan_normalize_line (const char *text,
                      GError    **error)
{
  g_autofree char *value = _plan_normalize_value (text, error);

  if (value == NULL)
    return NULL;
  if (strpbrk (value, "\n\r") != NULL)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("This has to stay on one line"));
      return NULL;
    }

  return g_steal_pointer (&value);
}

/* Line ends at the end do not count. */
gboolean
_plan_texts_are_equal (const char *a,
                       const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);

  while (length_a > 0 && a[length_a - 1] == '\n')
    length_a--;
  while (length_b > 0 && b[length_b - 1] == '\n')
    length_b--;

  return length_a == length_b && memcmp (a, b, length_a) == 0;
}

char *
_plan_escape_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *escaped = plan_text_escape (lines[i]);

      g_free (lines[i]);
      lines[i] = escaped;
    }

  return g_strjoinv ("\n", lines);
}

void
_plan_set_value_error (GError    **error,
                       const char *text)
{
  if (g_ascii_isspace (text[0]))
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_BLANKS,
                         _("This value cannot begin with blanks"));
  else if (text[0] != '\0' && g_ascii_isspace (text[strlen (text) - 1]))
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_BLANKS,
                         _("This value cannot end with blanks"));
  else if (strchr (text, '\r') != NULL)
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                         _("The text holds a carriage return that ends no line"));
  else
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                         _("This text cannot stand here: it would change what stands around it"));
}

void
_plan_set_unsupported (GError **error)
{
  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                       _("This cannot be changed here; the source view can change it"));
}

static gboolean
is_in_cycle (const PlanSchedule *schedule,
             guint               task,
             GArray            **cycle)
{
  GPtrArray *cycles = plan_schedule_get_cycles (schedule);

  for (guint i = 0; i < cycles->len; i++)
    {
      GArray *path = g_ptr_array_index (cycles, i);

      for (guint j = 0; j < path->len; j++)
        if (g_array_index (path, guint, j) == task)
          {
            if (cycle != NULL)
              *cycle = path;
            return TRUE;
          }
    }

  return FALSE;
}

static char *
format_cycle (Plan   *plan,
              GArray *path)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < path->len; i++)
    g_ptr_array_add (keys, plan_dup_task_key (plan, g_array_index (path, guint, i)));
  if (path->len > 0
      && g_array_index (path, guint, 0) != g_array_index (path, guint, path->len - 1))
    g_ptr_array_add (keys, plan_dup_task_key (plan, g_array_index (path, guint, 0)));
  g_ptr_array_add (keys, NULL);

  return g_strjoinv (" → ", (char **)keys->pdata);
}

gboolean
_plan_check_cycles (Plan    *before,
                    Plan    *after,
                    guint    task,
                    GError **error)
{
  g_autoptr (PlanSchedule) new_schedule = plan_schedule_new (after);
  g_autoptr (PlanSchedule) old_schedule = NULL;
  g_autofree char *names = NULL;
  GArray          *cycle = NULL;

  if (!is_in_cycle (new_schedule, task, &cycle))
    return TRUE;
  /* Who is in a circle already may be typing the way out of it. */
  old_schedule = plan_schedule_new (before);
  if (is_in_cycle (old_schedule, task, NULL))
    return TRUE;

  names = format_cycle (after, cycle);
  /* Translators: %s is a chain of tasks such as 1/1 → 1/2 → 1/1. */
  g_set_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_CYCLE,
               _("The tasks would wait for each other: %s"), names);
  return FALSE;
}
