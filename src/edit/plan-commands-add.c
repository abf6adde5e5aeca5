/* plan-commands-add.c: commands that add tasks, agents and sections
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-edit-private.h"

#define MAX_LEVEL 6

/* The task that a new one copies: @after, the last of the agent, or any. */
static int
find_model_task (Plan *plan,
                 int   agent,
                 int   after)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  int          model = n_tasks > 0 ? (int)tasks[n_tasks - 1] : -1;

  if (after >= 0)
    return after;
  for (guint i = n_tasks; i-- > 0;)
    if (plan_get_agent_of (plan, tasks[i]) == agent)
      return tasks[i];

  return model;
}

/* How the heading of @part begins and goes on behind its number: `#### Task `, `: **`, `**`. */
static void
find_heading_form (Plan  *plan,
                   guint  part,
                   char **before,
                   char **separator,
                   char **behind)
{
  PlanPart        *self = plan_get_part (plan, part);
  MdSpan           number = plan_part_get_number_span (self);
  MdSpan           name = plan_part_get_name_span (self);
  MdSpan           span = plan_part_get_heading_span (self);
  g_autofree char *heading = NULL;
  const char      *word;

  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (span, plan_get_part_start (plan, part)));
  *before = g_strndup (heading, number.start);
  /* What decorates one heading (an emoji for its state) is not a habit. */
  word = strstr (*before, plan_part_get_kind (self) == PLAN_PART_TASK ? "Task" : "Build");
  if (_plan_line_scan_marks (heading) == 0 || word == NULL)
    {
      g_free (*before);
      *before = NULL;
    }
  else
    {
      g_autofree char *marks = g_strnfill (plan_part_get_level (self), '#');
      char            *clean = g_strdup_printf ("%s %s", marks, word);

      g_free (*before);
      *before = clean;
    }
  *separator = number.end <= name.start ? g_strndup (heading + number.end,
                                                     name.start - number.end)
                                        : g_strdup (": ");
  if ((*separator)[0] == '\0')
    {
      g_free (*separator);
      *separator = g_strdup (": ");
    }
  *behind = g_strdup (g_str_has_suffix (*separator, "**") ? "**" : "");
}

/* A task that is a list item: as @model is written, with an open box. */
static char *
format_item (Plan       *plan,
             guint       model,
             const char *number,
             const char *name)
{
  PlanPart        *self = plan_get_part (plan, model);
  MdSpan           box = plan_part_get_box_span (self);
  MdSpan           old_number = plan_part_get_number_span (self);
  MdSpan           old_name = plan_part_get_name_span (self);
  g_autofree char *heading = NULL;
  g_autofree char *bullet = NULL;
  g_autofree char *word = NULL;
  g_autofree char *separator = NULL;
  gboolean         is_bold;

  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (plan_part_get_heading_span (self),
                                                  plan_get_part_start (plan, model)));
  bullet = g_strndup (heading, box.start);
  word = g_strndup (heading + box.end, old_number.start - box.end);
  separator = g_strndup (heading + old_number.end, old_name.start - old_number.end);
  is_bold = (strstr (word, "**") != NULL) != (strstr (separator, "**") != NULL);

  return g_strconcat (bullet, " ", word, number, separator, name, is_bold ? "**" : "", NULL);
}

static char *
format_heading (Plan       *plan,
                int         model,
                guint       level,
                const char *word,
                const char *number,
                const char *name,
                gboolean    bold)
{
  g_autofree char *marks = g_strnfill (MIN (level, MAX_LEVEL), '#');
  g_autofree char *before = NULL;
  g_autofree char *separator = NULL;
  g_autofree char *behind = NULL;

  if (model >= 0 && !MD_SPAN_IS_EMPTY (plan_part_get_number_span (plan_get_part (plan, model))))
    find_heading_form (plan, model, &before, &separator, &behind);
  if (before == NULL)
    before = g_strdup_printf ("%s %s ", marks, word);
  if (separator == NULL)
    separator = g_strdup (bold ? ": **" : ": ");
  if (behind == NULL)
    behind = g_strdup (bold ? "**" : "");

  return g_strconcat (before, number, separator, name, behind, NULL);
}

/* The fields of a new task: the template's words in brackets, which forms show as hints. */
static char *
format_task_body (Plan *plan,
                  int   model,
                  guint near)
{
  static const char *const keys[] = {
    "description",
    "acceptance-criteria",
    "files-to-create",
    "dependencies",
    "tests",
  };
  const PlanSectionSpec *section = plan_schema_get_section ("task");
  PlanLabelHabit         habit = _plan_label_habit (plan, model >= 0 ? (guint)model : near);
  const char            *line_end =
      md_document_get_line_end (plan_get_document (plan), plan_get_part_start (plan, near));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const PlanFieldSpec *spec = plan_schema_get_field (section, keys[i]);
      g_autofree char     *label = _plan_label_format (habit, spec->label);

      if (i > 0)
        g_string_append_printf (out, "%s%s", line_end, habit.loose ? line_end : "");
      g_string_append (out, label);
      if (spec->kind == PLAN_FIELD_TEXT)
        g_string_append_printf (out, " [%s]", spec->hint);
      else if (spec->kind == PLAN_FIELD_CHECKLIST)
        g_string_append_printf (out, "%s  - [ ] [%s]", line_end, spec->hint);
      else if (spec->kind == PLAN_FIELD_DEPENDENCIES)
        g_string_append (out, " None");
    }

  return g_string_free (out, FALSE);
}

int
_plan_find_first_place (Plan *plan,
                        int   agent)
{
  int breakdown = plan_find_section (plan, "task-breakdown", agent);
  int anchor;

  if (breakdown >= 0)
    return breakdown;
  if (agent < 0)
    return (int)plan_get_n_parts (plan) - 1;
  /* Behind the sections that the template has before the tasks. */
  anchor = agent;
  for (guint i = agent + 1; i < plan_get_part_end (plan, agent); i++)
    if (plan_get_parent (plan, i) == agent
        && _plan_section_get_order (plan_get_part (plan, i)) < _plan_section_get_task_order ())
      anchor = (int)plan_get_part_end (plan, i) - 1;

  return anchor;
}

/* The part behind whose content a new task goes. */
static int
find_task_anchor (Plan *plan,
                  int   agent,
                  int   after)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = n_tasks; i-- > 0 && after < 0;)
    if (plan_get_agent_of (plan, tasks[i]) == agent)
      after = tasks[i];
  if (after >= 0)
    return (int)plan_get_part_end (plan, after) - 1;

  return _plan_find_first_place (plan, agent);
}

static guint
find_task_level (Plan *plan,
                 int   agent,
                 int   model)
{
  int breakdown = plan_find_section (plan, "task-breakdown", agent);

  if (model >= 0)
    return plan_part_get_level (plan_get_part (plan, model));
  if (agent >= 0)
    return plan_part_get_level (plan_get_part (plan, agent)) + 2;

  return breakdown >= 0 ? plan_part_get_level (plan_get_part (plan, breakdown)) + 1 : 3;
}

PlanEdit *
plan_command_add_task (Plan       *plan,
                       int         agent,
                       int         after,
                       const char *name,
                       GError    **error)
{
  g_autofree char *value = _plan_normalize_line (name, error);
  g_autofree char *number = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  const char      *line_end;
  int              model;
  int              anchor;

  if (value == NULL
      || (agent >= 0 && !_plan_check_kind (plan, agent, PLAN_PART_AGENT, error))
      || (after >= 0 && !_plan_check_kind (plan, after, PLAN_PART_TASK, error)))
    return NULL;
  if (plan_get_n_parts (plan) == 0)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (after >= 0)
    agent = plan_get_agent_of (plan, after);

  model = find_model_task (plan, agent, after);
  anchor = find_task_anchor (plan, agent, after);
  line_end = md_document_get_line_end (plan_get_document (plan),
                                       plan_get_part_start (plan, anchor));
  number = _plan_next_task_number (plan, agent);
  if (model >= 0 && plan_part_is_item (plan_get_part (plan, model)))
    {
      text = format_item (plan, model, number, value[0] != '\0' ? value : "[Exact Task Name]");
      return _plan_insert_part (plan, anchor, PLAN_PART_TASK, text, value, _("Add Task"), error);
    }
  heading = format_heading (plan, model, find_task_level (plan, agent, model), "Task", number,
                            value[0] != '\0' ? value : "[Exact Task Name]", TRUE);
  body = format_task_body (plan, model, anchor);
  text = g_strconcat (heading, line_end,
                      model >= 0 && _plan_is_blank_below (plan, model) ? line_end : "", body, NULL);

  return _plan_insert_part (plan, anchor, PLAN_PART_TASK, text, value, _("Add Task"), error);
}

PlanEdit *
plan_command_add_agent (Plan       *plan,
                        const char *name,
                        GError    **error)
{
  g_autofree char *value = _plan_normalize_line (name, error);
  g_autofree char *number = NULL;
  g_autofree char *heading = NULL;
  guint            n_agents;
  const guint     *agents = plan_get_agents (plan, &n_agents);
  int              model = n_agents > 0 ? (int)agents[n_agents - 1] : -1;
  int              anchor = model;
  const char      *label;

  if (value == NULL)
    return NULL;
  if (plan_get_n_parts (plan) == 0)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (model >= 0)
    anchor = (int)plan_get_part_end (plan, model) - 1;
  else
    {
      anchor = plan_find_section (plan, "task-breakdown", -1);
      anchor = anchor >= 0 ? (int)plan_get_part_end (plan, anchor) - 1
                           : (int)plan_get_n_parts (plan) - 1;
    }
  number = _plan_next_agent_number (plan);
  heading = format_heading (plan, model, _plan_is_joined (plan) ? 1 : 2, "Build Agent", number,
                            value[0] != '\0' ? value : "[Scope/Module Name]", FALSE);

  label = _("Add Build Agent");
  if (_plan_is_joined (plan))
    return _plan_add_agent_file (plan, heading, value, label, error);

  return _plan_insert_part (plan, anchor, PLAN_PART_AGENT, heading, value, label, error);
}

/* Whether the plan's sections are written with the template's emoji. */
static gboolean
is_decorated (Plan *plan)
{
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart              *part = plan_get_part (plan, i);
      const PlanSectionSpec *spec = plan_part_get_spec (part);

      if (spec != NULL && spec->decorated != NULL
          && g_str_equal (plan_part_get_heading (part), spec->decorated))
        return TRUE;
    }

  return FALSE;
}

/* The level of sections beside the new one: those in the same place, in other agents, or the
 * template's. */
static guint
find_section_level (Plan *plan,
                    int   agent,
                    int   around)
{
  guint in_agents = 0;
  int   title;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      int       parent = plan_get_parent (plan, i);

      if (plan_part_get_kind (part) != PLAN_PART_SECTION || plan_part_get_spec (part) == NULL)
        continue;
      if (parent == (around >= 0 ? around : agent))
        return plan_part_get_level (part);
      if (parent >= 0 && plan_part_get_kind (plan_get_part (plan, parent)) == PLAN_PART_AGENT)
        in_agents = plan_part_get_level (part);
    }
  if (around >= 0)
    return plan_part_get_level (plan_get_part (plan, around)) + 1;
  if (agent >= 0)
    return in_agents > 0 ? in_agents : plan_part_get_level (plan_get_part (plan, agent)) + 1;
  title = plan_find_title (plan);
  return title >= 0 ? plan_part_get_level (plan_get_part (plan, title)) + 1 : 2;
}

/* The part behind whose content the section goes, by the template's order; -1 for the start. */
static int
find_section_anchor (Plan                  *plan,
                     int                    agent,
                     int                    around,
                     const PlanSectionSpec *spec)
{
  int   scope = around >= 0 ? around : agent;
  int   anchor = scope;
  int   order = _plan_spec_get_order (spec);
  guint first = scope >= 0 ? (guint)scope + 1 : 0;
  guint end = scope >= 0 ? plan_get_part_end (plan, scope) : plan_get_n_parts (plan);

  if (scope < 0 && _plan_is_joined (plan))
    _plan_find_shared_file (plan, &first, &end);
  for (guint i = first; i < end; i = plan_get_part_end (plan, i))
    {
      PlanPart *part = plan_get_part (plan, i);

      if (plan_part_get_kind (part) == PLAN_PART_PREAMBLE
          || plan_part_get_kind (part) == PLAN_PART_TITLE
          || (_plan_section_get_order (part) >= 0 && _plan_section_get_order (part) < order))
        anchor = (int)plan_get_part_end (plan, i) - 1;
    }

  return anchor;
}

static Plan *
try_heading (Plan                  *plan,
             int                    agent,
             int                    around,
             const PlanSectionSpec *spec,
             guint                  level)
{
  gboolean         decorated = spec->decorated != NULL && is_decorated (plan);
  g_autofree char *marks = g_strnfill (level, '#');
  g_autofree char *text = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  int anchor = find_section_anchor (plan, agent, around, spec);

  text = g_strconcat (marks, " ", decorated ? spec->decorated : spec->heading, NULL);
  edit = _plan_insert_part (plan, anchor, PLAN_PART_SECTION, text, "", "", NULL);
  if (edit == NULL)
    return NULL;
  after = plan_edit_preview (edit, plan);
  if (plan_part_get_spec (plan_get_part (after, anchor + 1)) != spec
      || plan_find_section (after, spec->key, agent) != anchor + 1)
    return NULL;

  return g_steal_pointer (&after);
}

/* The plan with the bare heading of @spec: at the level of its like, or at the nearest at which it
 * belongs where it is wanted. */
static Plan *
add_heading (Plan                  *plan,
             int                    agent,
             const PlanSectionSpec *spec,
             guint                 *index)
{
  int   around = spec->parent != NULL ? plan_find_section (plan, spec->parent, agent) : -1;
  guint level = MIN (find_section_level (plan, agent, around), MAX_LEVEL);
  Plan *after = NULL;

  for (guint i = level; i <= MAX_LEVEL && after == NULL; i++)
    after = try_heading (plan, agent, around, spec, i);
  for (guint i = level - 1; i > 0 && after == NULL; i--)
    after = try_heading (plan, agent, around, spec, i);
  *index = find_section_anchor (plan, agent, around, spec) + 1;

  return after;
}

/* The section's fields, with the template's words in brackets. */
static Plan *
fill_section (Plan                  *plan,
              guint                  index,
              const PlanSectionSpec *spec)
{
  g_autoptr (Plan) filled = plan_ref (plan);

  for (guint i = 0; i < spec->n_fields; i++)
    {
      const PlanFieldSpec *field = &spec->fields[i];
      g_autofree char     *text = NULL;
      g_autoptr (PlanEdit) edit = NULL;

      /* Only what the template itself has. */
      if (field->label != NULL && field->hint == NULL && field->parent == NULL && !field->required)
        continue;
      if (field->hint != NULL && field->kind == PLAN_FIELD_LIST)
        text = g_strdup_printf ("- [%s]", field->hint);
      else if (field->hint != NULL && field->kind == PLAN_FIELD_CHOICE)
        {
          g_autofree char *words = g_strdelimit (g_strdup (field->choices), "|", '/');

          text = g_strdup_printf ("[%s] - [%s]", words, field->hint);
        }
      else if (field->hint != NULL && field->label != NULL)
        text = g_strdup_printf ("[%s]", field->hint);
      edit = plan_command_add_field (filled, index, field->key, text, NULL);
      if (edit != NULL)
        {
          Plan *next = plan_edit_preview (edit, filled);

          g_clear_pointer (&filled, plan_unref);
          filled = next;
        }
    }

  return g_steal_pointer (&filled);
}

PlanEdit *
plan_command_add_section (Plan       *plan,
                          int         agent,
                          const char *key,
                          GError    **error)
{
  const PlanSectionSpec *spec = plan_schema_get_section (key);
  g_autoptr (Plan) with_parent = NULL;
  g_autoptr (Plan) with_heading = NULL;
  g_autoptr (Plan) filled = NULL;
  g_autofree char *label = NULL;
  guint            index;
  guint            first;
  guint            end;

  if (agent >= 0 && !_plan_check_kind (plan, agent, PLAN_PART_AGENT, error))
    return NULL;
  if (spec == NULL || g_str_equal (key, "agent") || g_str_equal (key, "task"))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                           _("The template has no such section"));
      return NULL;
    }
  if (plan_find_section (plan, key, agent) >= 0)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("The section is there already"));
      return NULL;
    }
  if (agent < 0 && _plan_is_joined (plan) && !_plan_find_shared_file (plan, &first, &end))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("Each file of the folder is an agent’s; a section of the whole plan "
                             "needs a file of its own, such as “00-overview.md”"));
      return NULL;
    }

  with_parent = spec->parent != NULL && plan_find_section (plan, spec->parent, agent) < 0
                    ? add_heading (plan, agent, plan_schema_get_section (spec->parent), &index)
                    : plan_ref (plan);
  if (with_parent != NULL)
    with_heading = add_heading (with_parent, agent, spec, &index);
  if (with_heading == NULL || plan_part_get_spec (plan_get_part (with_heading, index)) != spec)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  filled = fill_section (with_heading, index, spec);
  /* Translators: a step of undo; %s is the name of a section, such as Risk Mitigation. */
  label = g_strdup_printf (_("Add %s"), spec->heading);

  return plan_edit_new_between (plan, filled, label, NULL);
}
