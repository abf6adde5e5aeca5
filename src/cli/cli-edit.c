/* cli-edit.c: tick, untick, status and set
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "io/plan-entries.h"

/* Ticks or unticks criterion @number of @task, counted from 1 as in JSON. Of a task that has none,
 * but a box of its own, that is the first. */
static gboolean
set_criterion (CliPlan    *plan,
               guint       task,
               const char *number,
               gboolean    done)
{
  g_autoptr(GPtrArray) criteria = plan_list_criteria (plan->plan, task);
  g_autoptr(PlanEdit)  edit = NULL;
  g_autoptr(GError)    error = NULL;
  const PlanEntry     *entry;
  guint64              n;

  if (criteria->len == 0 && g_str_equal (number, "1")
      && plan_part_is_item (plan_get_part (plan->plan, task)))
    {
      edit = plan_command_set_status (plan->plan, task,
                                      done ? PLAN_STATUS_DONE : PLAN_STATUS_TO_DO, &error);
      return cli_plan_apply (plan, task, edit, error);
    }
  if (!g_ascii_string_to_unsigned (number, 10, 1, criteria->len, &n, NULL))
    {
      /* Translators: %1$s is what was typed, %2$u how many there are. */
      cli_plan_error_at (plan, plan_get_part_line (plan->plan, task),
                         _("“%1$s” is no criterion: the task has %2$u, counted from 1."), number,
                         criteria->len);
      return FALSE;
    }
  entry = g_ptr_array_index (criteria, n - 1);
  if (entry->item >= 0)
    edit = plan_command_set_box (plan->plan, entry->part, entry->field, entry->item,
                                 done ? MD_BOX_DONE : MD_BOX_OPEN, &error);
  else
    edit = plan_command_replace_range (plan->plan, entry->mark, done ? "x" : " ", 1, &error);

  return cli_plan_apply (plan, entry->part, edit, error);
}

CliStatus
cli_tick (const CliCommand *command,
          char            **arguments)
{
  gboolean        done = g_str_equal (command->name, "tick");
  g_auto(GStrv)   words = NULL;
  g_auto(CliPlan) plan = { 0 };
  int             task;
  CliStatus       status = cli_parse (command, arguments, NULL, 3, G_MAXUINT, &words);

  if (status != CLI_GO_ON)
    return status;
  if (!cli_plan_load (&plan, words[0]))
    return CLI_FAILED;
  task = cli_plan_find_task (&plan, words[1]);
  if (task < 0)
    return CLI_REFUSED;
  for (guint i = 2; words[i] != NULL; i++)
    if (!set_criterion (&plan, task, words[i], done))
      return CLI_REFUSED;

  return cli_plan_save (&plan);
}

CliStatus
cli_status (const CliCommand *command,
            char            **arguments)
{
  g_auto(GStrv)       words = NULL;
  g_auto(CliPlan)     plan = { 0 };
  g_autoptr(PlanEdit) edit = NULL;
  g_autoptr(GError)   error = NULL;
  PlanStatus          value;
  int                 task;
  CliStatus           status = cli_parse (command, arguments, NULL, 3, 3, &words);

  if (status != CLI_GO_ON)
    return status;
  if (!plan_status_parse (words[2], &value))
    {
      /* Translators: %s is what was typed. */
      cli_error (words[0], _("“%s” is no status. Use to-do, in-progress, in-review or done."),
                 words[2]);
      return CLI_FAILED;
    }
  if (!cli_plan_load (&plan, words[0]))
    return CLI_FAILED;
  task = cli_plan_find_task (&plan, words[1]);
  if (task < 0)
    return CLI_REFUSED;
  edit = plan_command_set_status (plan.plan, task, value, &error);
  if (!cli_plan_apply (&plan, task, edit, error))
    return CLI_REFUSED;

  return cli_plan_save (&plan);
}

static int
find_agent (Plan       *plan,
            const char *number)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    if (g_str_equal (plan_part_get_number (plan_get_part (plan, agents[i])), number))
      return agents[i];

  return -1;
}

/* A section by its key, or by its heading when the template does not know it. */
static int
find_section (Plan       *plan,
              const char *name,
              int         agent)
{
  int section = plan_find_section (plan, name, agent);

  for (guint i = 0; section < 0 && i < plan_get_n_parts (plan); i++)
    {
      PlanPart        *part = plan_get_part (plan, i);
      g_autofree char *slug = NULL;

      if (plan_part_get_kind (part) != PLAN_PART_SECTION || plan_get_agent_of (plan, i) != agent)
        continue;
      slug = cli_dup_slug (plan_part_get_name (part));
      if (g_str_equal (slug, name)
          || (plan_part_get_spec (part) != NULL
              && g_str_equal (plan_part_get_spec (part)->key, name)))
        section = i;
    }

  return section;
}

/* The part that a path names: `title`, `overview`, `1/overview`, `agent-1`, or a task (`1/2`). */
static int
find_part (Plan       *plan,
           const char *name)
{
  const char      *slash = strchr (name, '/');
  g_autofree char *number = slash != NULL ? g_strndup (name, slash - name) : NULL;
  int              agent = number != NULL ? find_agent (plan, number) : -1;
  gboolean         ambiguous = FALSE;
  int              part = -1;

  if (g_str_equal (name, "title"))
    part = plan_find_title (plan);
  else if (g_str_has_prefix (name, "agent-"))
    part = find_agent (plan, name + strlen ("agent-"));
  if (part < 0)
    part = plan_find_task (plan, name, &ambiguous);
  if (part < 0 && !ambiguous)
    part = agent >= 0 ? find_section (plan, slash + 1, agent) : find_section (plan, name, -1);

  return ambiguous ? -1 : part;
}

static int
find_field (PlanPart   *part,
            const char *key)
{
  int field = plan_part_find_field (part, key, 0);

  for (guint i = 0; field < 0 && i < plan_part_get_n_fields (part); i++)
    {
      g_autofree char *slug = cli_dup_slug (plan_field_get_label (plan_part_get_field (part, i)));

      if (g_str_equal (slug, key))
        field = i;
    }

  return field;
}

/* The edit that sets what @path names: `title`, `PART.name`, `TASK.location` or `PART.FIELD`. Sets
 * @part to what it is about, or -1. */
static PlanEdit *
make_edit (Plan        *plan,
           const char  *path,
           const char  *value,
           int         *part,
           GError     **error)
{
  const char      *dot = strrchr (path, '.');
  g_autofree char *name = dot != NULL ? g_strndup (path, dot - path) : NULL;
  int              field;

  *part = -1;
  if (g_str_equal (path, "title"))
    {
      *part = plan_find_title (plan);
      if (*part >= 0)
        return plan_command_set_name (plan, *part, value, error);
    }
  else if (dot != NULL)
    *part = find_part (plan, name);
  if (*part < 0)
    {
      g_set_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                   /* Translators: %s is what was typed. */
                   _("“%s” names nothing in the plan. Write title, overview.objective, "
                     "1/2.description or 1/2.name."), path);
      return NULL;
    }

  field = find_field (plan_get_part (plan, *part), dot + 1);
  if (field >= 0)
    return plan_command_set_value (plan, *part, field, value, error);
  if (g_str_equal (dot + 1, "name"))
    return plan_command_set_name (plan, *part, value, error);
  if (g_str_equal (dot + 1, "location"))
    return plan_command_set_location (plan, *part, value, error);

  return plan_command_add_field (plan, *part, dot + 1, value, error);
}

CliStatus
cli_set (const CliCommand *command,
         char            **arguments)
{
  g_auto(GStrv)       words = NULL;
  g_auto(CliPlan)     plan = { 0 };
  g_autoptr(PlanEdit) edit = NULL;
  g_autoptr(GError)   error = NULL;
  int                 part;
  CliStatus           status = cli_parse (command, arguments, NULL, 3, 3, &words);

  if (status != CLI_GO_ON)
    return status;
  if (!g_utf8_validate (words[2], -1, NULL))
    {
      cli_error (words[0], "%s", _("The value is not UTF-8."));
      return CLI_FAILED;
    }
  if (!cli_plan_load (&plan, words[0]))
    return CLI_FAILED;
  edit = make_edit (plan.plan, words[1], words[2], &part, &error);
  if (!cli_plan_apply (&plan, part, edit, error))
    return CLI_REFUSED;

  return cli_plan_save (&plan);
}
