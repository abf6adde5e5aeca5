/* cli-show.c: show and check
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "io/plan-json.h"
#include "plan/plan-check.h"

static void
print_task (Plan  *plan,
            guint  task,
            guint  depth)
{
  PlanPart        *part = plan_get_part (plan, task);
  PlanStatus       status = plan_part_get_status (part, NULL);
  g_autofree char *key = plan_dup_task_key (plan, task);
  g_autofree char *shown_key = cli_dup_shown (key);
  g_autofree char *name = cli_dup_shown (plan_part_get_name (part));

  /* Translators: a task in the outline: indentation, key, name, status, criteria ticked of all. */
  cli_print (_("%*s%s  %s  (%s, %u of %u criteria)\n"), (int) depth * 2, "", shown_key, name,
             plan_status_get_title (status), plan_part_get_n_criteria_done (part),
             plan_part_get_n_criteria (part));
}

static void
print_part (Plan  *plan,
            guint  index)
{
  PlanPart        *part = plan_get_part (plan, index);
  int              depth = plan_get_depth (plan, index) * 2;
  g_autofree char *name = cli_dup_shown (plan_part_get_name (part));

  switch (plan_part_get_kind (part))
    {
    case PLAN_PART_TASK:
      print_task (plan, index, plan_get_depth (plan, index));
      break;

    case PLAN_PART_AGENT:
      {
        g_autofree char *number = cli_dup_shown (plan_part_get_number (part));

        /* Translators: indentation, number and name of a build agent. */
        cli_print (_("%*sBuild Agent %s: %s\n"), depth, "", number, name);
      }
      break;

    case PLAN_PART_SECTION:
      cli_print ("%*s%s\n", depth, "", name);
      break;

    case PLAN_PART_PREAMBLE:
      /* In a folder, the name of the file that begins. */
      if (*name != '\0')
        cli_print ("%s\n", name);
      break;

    case PLAN_PART_TITLE:
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
print_counts (Plan *plan)
{
  PlanCounts counts;

  plan_count (plan, &counts);
  cli_print ("\n");
  cli_print (_("Agents: %u\n"), counts.agents);
  /* Translators: the number of all tasks and of those that are done. */
  cli_print (_("Tasks: %u, %u done\n"), counts.tasks, counts.tasks_done);
  cli_print (_("Criteria: %u, %u done\n"), counts.criteria, counts.criteria_done);
  cli_print (_("Success criteria: %u, %u done\n"), counts.success, counts.success_done);
  cli_print (_("Named tests: %u\n"), counts.named_tests);
  cli_print (_("Decisions: %u\n"), counts.decisions);
  cli_print (_("Risks: %u\n"), counts.risks);
  cli_print (_("Code blocks: %u\n"), counts.fences);
  cli_print (_("Placeholders left: %u\n"), counts.placeholders);
}

CliStatus
cli_show (const CliCommand *command,
          char            **arguments)
{
  gboolean           json = FALSE;
  gboolean           lines = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print all of the plan as JSON"), NULL },
    { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, N_("Print what each line was read as"), NULL },
    { NULL }
  };
  g_auto(GStrv)      files = NULL;
  /* Not given back: the process ends, and to free each node takes as long as to check them all. */
  static CliPlan     plan = { 0 };
  CliStatus          status = cli_parse (command, arguments, entries, 1, 1, &files);

  if (status != CLI_GO_ON)
    return status;
  if (!cli_plan_load (&plan, files[0]))
    return CLI_FAILED;
  if (lines)
    cli_show_lines (plan.plan, json);
  else if (json)
    {
      g_autofree char *text = cli_plan_dup_json (&plan);

      fputs (text, stdout);
    }
  else
    {
      g_autofree char *title = cli_dup_shown (plan_get_title (plan.plan));

      cli_print ("%s\n\n", *title != '\0' ? title : _("A plan without a title"));
      for (guint i = 0; i < plan_get_n_parts (plan.plan); i++)
        print_part (plan.plan, i);
      print_counts (plan.plan);
    }

  return CLI_OK;
}

static gboolean
print_problems (CliPlan *plan,
                gboolean strict)
{
  g_autoptr(PlanSchedule) schedule = plan_schedule_new (plan->plan);
  g_autoptr(GPtrArray)    problems = plan_check (plan->plan, schedule);
  gboolean                bad = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char   *place = cli_plan_dup_place (plan, problem->line);
      g_autofree char   *shown = cli_dup_shown (place);
      g_autofree char   *message = cli_dup_shown (problem->message);

      cli_print ("%s: %s: %s [%s]\n", shown, plan_severity_to_string (problem->severity), message,
                 problem->id);
      bad = bad || strict || problem->severity == PLAN_SEVERITY_ERROR;
    }

  return bad;
}

/* Writes what is wrong with a plan. Returns: whether it is bad */
static gboolean
write_problems (CliPlan        *plan,
                gboolean        strict,
                PlanJsonWriter *writer)
{
  g_autoptr(PlanSchedule) schedule = plan_schedule_new (plan->plan);
  g_autoptr(GPtrArray)    problems = plan_check (plan->plan, schedule);
  g_autofree char        *file = g_filename_display_name (plan->file);
  gboolean                bad = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);

      bad = bad || strict || problem->severity == PLAN_SEVERITY_ERROR;
    }
  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "file", file);
  plan_json_writer_name (writer, "problems");
  plan_json_write_problems (plan->plan, problems, writer);
  plan_json_writer_end_object (writer);

  return bad;
}

CliStatus
cli_check (const CliCommand *command,
           char            **arguments)
{
  gboolean             json = FALSE;
  gboolean             strict = FALSE;
  const GOptionEntry   entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the problems as JSON"), NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, N_("Let every problem count as an error"), NULL },
    { NULL }
  };
  g_auto(GStrv)        files = NULL;
  PlanJsonWriter       writer;
  CliStatus            status = cli_parse (command, arguments, entries, 1, G_MAXUINT, &files);

  if (status != CLI_GO_ON)
    return status;
  status = CLI_OK;
  plan_json_writer_init (&writer, 0);
  plan_json_writer_begin_array (&writer);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_auto(CliPlan) plan = { 0 };

      if (!cli_plan_load (&plan, files[i]))
        status = CLI_FAILED;
      else if (json ? write_problems (&plan, strict, &writer) : print_problems (&plan, strict))
        status = MAX (status, CLI_REFUSED);
    }
  plan_json_writer_end_array (&writer);
  if (json)
    cli_print_json (&writer);
  else
    g_string_free (writer.text, TRUE);

  return status;
}
