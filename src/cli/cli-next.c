/* cli-next.c: what can be started now
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <glib/gi18n.h>

#include "plan/plan-schedule.h"

/* Why a task can be started. */
static char *
dup_reason (Plan               *plan,
            const PlanSchedule *schedule,
            guint               task)
{
  g_autoptr(GString) keys = g_string_new (NULL);
  guint              n_needs;
  const guint       *needs = plan_schedule_get_needs (schedule, task, &n_needs);

  if (n_needs == 0)
    return g_strdup (_("it waits for nothing"));
  for (guint i = 0; i < n_needs; i++)
    {
      g_autofree char *key = plan_dup_task_key (plan, needs[i]);

      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", key);
    }

  /* Translators: %s is a list of tasks, such as "1/1, 1/2". */
  return g_strdup_printf (_("all it needs is done: %s"), keys->str);
}

static void
print_next (Plan               *plan,
            const PlanSchedule *schedule)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  gboolean     any = FALSE;

  for (guint i = 0; i < n_tasks; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *name = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *line = NULL;

      if (!plan_schedule_is_ready (schedule, tasks[i]))
        continue;
      any = TRUE;
      key = plan_dup_task_key (plan, tasks[i]);
      name = g_strdup (plan_part_get_name (plan_get_part (plan, tasks[i])));
      reason = dup_reason (plan, schedule, tasks[i]);
      line = g_strdup_printf ("%s  %s  (%s)", key, name, reason);
      g_free (name);
      name = cli_dup_shown (line);
      cli_print ("%s\n", name);
    }
  if (!any)
    cli_print ("%s\n", n_tasks == 0 ? _("The plan has no tasks.")
                                    : _("No task can be started now."));
}

static void
begin_task (Plan           *plan,
            PlanJsonWriter *writer,
            guint           task)
{
  g_autofree char *key = plan_dup_task_key (plan, task);

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "key", key);
  plan_json_writer_set_string (writer, "name", plan_part_get_name (plan_get_part (plan, task)));
}

static void
write_ready (Plan               *plan,
             const PlanSchedule *schedule,
             PlanJsonWriter     *writer)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  plan_json_writer_begin_array (writer);
  for (guint i = 0; i < n_tasks; i++)
    if (plan_schedule_is_ready (schedule, tasks[i]))
      {
        g_autofree char *why = dup_reason (plan, schedule, tasks[i]);

        begin_task (plan, writer, tasks[i]);
        plan_json_writer_set_string (writer, "why", why);
        plan_json_writer_end_object (writer);
      }
  plan_json_writer_end_array (writer);
}

static void
write_blocked (Plan               *plan,
               const PlanSchedule *schedule,
               PlanJsonWriter     *writer)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  plan_json_writer_begin_array (writer);
  for (guint i = 0; i < n_tasks; i++)
    if (plan_schedule_is_blocked (schedule, tasks[i]))
      {
        g_autoptr(GArray) waits_for = plan_schedule_get_waits_for (schedule, tasks[i]);

        begin_task (plan, writer, tasks[i]);
        plan_json_writer_name (writer, "waits_for");
        plan_json_writer_begin_array (writer);
        for (guint k = 0; k < waits_for->len; k++)
          {
            g_autofree char *key = plan_dup_task_key (plan, g_array_index (waits_for, guint, k));

            plan_json_writer_string (writer, key);
          }
        plan_json_writer_end_array (writer);
        plan_json_writer_end_object (writer);
      }
  plan_json_writer_end_array (writer);
}

static void
print_json (Plan               *plan,
            const PlanSchedule *schedule)
{
  PlanJsonWriter   writer;
  int              next = plan_schedule_get_next (schedule);
  g_autofree char *key = next >= 0 ? plan_dup_task_key (plan, next) : NULL;

  plan_json_writer_init (&writer, 0);
  plan_json_writer_begin_object (&writer);
  plan_json_writer_set_string (&writer, "next", key);
  plan_json_writer_name (&writer, "ready");
  write_ready (plan, schedule, &writer);
  plan_json_writer_name (&writer, "blocked");
  write_blocked (plan, schedule, &writer);
  plan_json_writer_end_object (&writer);
  cli_print_json (&writer);
}

CliStatus
cli_next (const CliCommand *command,
          char            **arguments)
{
  gboolean                json = FALSE;
  const GOptionEntry      entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print it as JSON"), NULL },
    { NULL }
  };
  g_auto(GStrv)           files = NULL;
  g_auto(CliPlan)         plan = { 0 };
  g_autoptr(PlanSchedule) schedule = NULL;
  CliStatus               status = cli_parse (command, arguments, entries, 1, 1, &files);

  if (status != CLI_GO_ON)
    return status;
  if (!cli_plan_load (&plan, files[0]))
    return CLI_FAILED;
  schedule = plan_schedule_new (plan.plan);
  if (json)
    print_json (plan.plan, schedule);
  else
    print_next (plan.plan, schedule);

  return CLI_OK;
}
