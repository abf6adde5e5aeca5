/* cli-write.c: new, brief and export
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "io/plan-export-agents.h"
#include "io/plan-export.h"
#include "io/plan-template.h"

/* Whether somebody has to answer for the input, and not for where it goes. */
static gboolean
is_bad_input (const GError *error)
{
  return !g_error_matches (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS)
         && !g_error_matches (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED);
}

static GBytes *
make_plan (const char  *path,
           const char  *title,
           const char  *objective,
           int          n_agents,
           int          n_tasks,
           GError     **error)
{
  PlanTemplateFill fill = { title, objective, MAX (n_agents, 0), MAX (n_tasks, 0) };

  if (n_agents >= 0 && n_tasks >= 0)
    return plan_template_make (path, &fill, error);
  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                       _("The numbers of agents and tasks begin at 1"));
  return NULL;
}

CliStatus
cli_new (const CliCommand *command,
         char            **arguments)
{
  g_autofree char      *title = NULL;
  g_autofree char      *objective = NULL;
  g_autofree char      *template = NULL;
  g_autofree char      *path = NULL;
  int                   n_agents = 0;
  int                   n_tasks = 0;
  const GOptionEntry    entries[] = {
    /* Titles too are taken as bytes: the locale need not know their letters. */
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_("The title of the plan"), N_("TITLE") },
    { "objective", 0, 0, G_OPTION_ARG_FILENAME, &objective, N_("Its objective"), N_("TEXT") },
    { "agents", 0, 0, G_OPTION_ARG_INT, &n_agents, N_("How many build agents it has"), N_("N") },
    { "tasks", 0, 0, G_OPTION_ARG_INT, &n_tasks, N_("How many tasks each of them has"), N_("N") },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template,
      N_("Start from this plan, or from the template of your own with this name"),
      N_("TEMPLATE") },
    { NULL }
  };
  g_auto(GStrv)         files = NULL;
  g_autoptr(GBytes)     bytes = NULL;
  g_autoptr(GError)     error = NULL;
  g_autoptr(MdDocument) document = NULL;
  g_autoptr(Plan)       plan = NULL;
  g_autofree char      *warning = NULL;
  PlanFileState         state = { 0 };
  CliStatus             status = cli_parse (command, arguments, entries, 1, 1, &files);

  if (status != CLI_GO_ON)
    return status;
  if ((title != NULL && !g_utf8_validate (title, -1, NULL))
      || (objective != NULL && !g_utf8_validate (objective, -1, NULL)))
    {
      cli_error (files[0], "%s", _("The title or the objective is not UTF-8."));
      return CLI_FAILED;
    }
  path = template != NULL ? plan_template_resolve (template) : NULL;
  bytes = make_plan (path, title, objective, n_agents, n_tasks, &error);
  if (bytes == NULL)
    {
      cli_error (template != NULL ? template : files[0], "%s", error->message);
      return error->domain == PLAN_FILE_ERROR ? CLI_FAILED : CLI_REFUSED;
    }

  document = md_document_new (bytes);
  plan = plan_new (document, NULL);
  if (!plan_file_save_pair (files[0], plan, &state, NULL, &warning, &error))
    {
      cli_error (files[0], "%s", error->message);
      return is_bad_input (error) ? CLI_FAILED : CLI_REFUSED;
    }
  if (warning != NULL)
    cli_error (files[0], _("The plan was saved, its JSON was not. %s"), warning);

  return CLI_OK;
}

CliStatus
cli_brief (const CliCommand *command,
           char            **arguments)
{
  g_auto(GStrv)    words = NULL;
  g_auto(CliPlan)  plan = { 0 };
  g_autofree char *text = NULL;
  int              task;
  CliStatus        status = cli_parse (command, arguments, NULL, 2, 2, &words);

  if (status != CLI_GO_ON)
    return status;
  if (!cli_plan_load (&plan, words[0]))
    return CLI_FAILED;
  task = cli_plan_find_task (&plan, words[1]);
  if (task < 0)
    return CLI_REFUSED;
  text = plan_export_task (plan.plan, task);
  cli_print ("%s", text);

  return CLI_OK;
}

/* The plan in the form @to; %NULL when there is no such form. */
static GBytes *
make_export (CliPlan    *plan,
             const char *to)
{
  char *text = NULL;

  if (g_str_equal (to, "markdown"))
    return plan_export_markdown (plan->plan);
  if (g_str_equal (to, "html"))
    text = plan_export_html (plan->plan);
  else if (g_str_equal (to, "json"))
    text = cli_plan_dup_json (plan);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static guint
count_tasks_without_agent (Plan *plan)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  guint        n = 0;

  for (guint i = 0; i < n_tasks; i++)
    n += plan_get_agent_of (plan, tasks[i]) < 0;

  return n;
}

/* Writes a file for each agent into the folder @output. Nothing is written when one is there. */
static CliStatus
export_agents (CliPlan    *plan,
               const char *output,
               gboolean    force)
{
  g_autoptr(GPtrArray) files = plan_export_agents (plan->plan);
  guint                n_left = count_tasks_without_agent (plan->plan);

  if (files->len == 0)
    {
      cli_error (plan->file, "%s", _("The plan has no build agents."));
      return CLI_REFUSED;
    }
  if (g_mkdir_with_parents (output, 0777) != 0)
    {
      cli_error (output, _("The folder cannot be made: %s."), g_strerror (errno));
      return CLI_REFUSED;
    }
  for (guint i = 0; i < files->len && !force; i++)
    {
      PlanAgentFile   *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (output, file->name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        {
          cli_error (path, "%s", _("The file exists. Use --force to overwrite it."));
          return CLI_REFUSED;
        }
    }
  for (guint i = 0; i < files->len; i++)
    {
      PlanAgentFile    *file = g_ptr_array_index (files, i);
      g_autofree char  *path = g_build_filename (output, file->name, NULL);
      g_autofree char  *shown = g_filename_display_name (path);
      g_autoptr(GError) error = NULL;
      PlanFileState     none = { 0 };

      if (!plan_file_save (path, file->text, force ? NULL : &none, &error))
        {
          cli_error (path, "%s", error->message);
          return CLI_REFUSED;
        }
      cli_print ("%s\n", shown);
    }
  if (n_left > 0)
    /* Translators: %u is how many tasks. */
    cli_error (plan->file, ngettext ("%u task belongs to no build agent and is in no file.",
                                     "%u tasks belong to no build agent and are in no file.",
                                     n_left), n_left);

  return CLI_OK;
}

static CliStatus
export_file (CliPlan    *plan,
             const char *to,
             const char *output,
             gboolean    force)
{
  g_autoptr(GBytes) bytes = make_export (plan, to);
  g_autoptr(GError) error = NULL;
  PlanFileState     none = { 0 };

  if (output == NULL || g_str_equal (output, "-"))
    {
      gsize       length;
      const char *text = g_bytes_get_data (bytes, &length);

      fwrite (text, 1, length, stdout);
    }
  else if (!plan_file_save (output, bytes, force ? NULL : &none, &error))
    {
      cli_error (output, "%s", error->message);
      return CLI_REFUSED;
    }

  return CLI_OK;
}

CliStatus
cli_export (const CliCommand *command,
            char            **arguments)
{
  static const char *const forms[] = { "html", "json", "markdown", "agents", NULL };
  g_autofree char         *to = NULL;
  g_autofree char         *output = NULL;
  gboolean                 force = FALSE;
  const GOptionEntry       entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The form to write"),
      "html|json|markdown|agents" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write to this file, or for agents to this folder"), N_("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_("Overwrite files that are there"), NULL },
    { NULL }
  };
  g_auto(GStrv)            files = NULL;
  g_auto(CliPlan)          plan = { 0 };
  CliStatus                status = cli_parse (command, arguments, entries, 1, 1, &files);

  if (status != CLI_GO_ON)
    return status;
  if (to == NULL || !g_strv_contains (forms, to))
    {
      cli_error (files[0], "%s",
                 _("Say what to write: --to html, --to json, --to markdown or --to agents."));
      return CLI_FAILED;
    }
  if (g_str_equal (to, "agents") && (output == NULL || g_str_equal (output, "-")))
    {
      cli_error (files[0], "%s", _("Say which folder to write the files to: -o FOLDER."));
      return CLI_FAILED;
    }
  if (!cli_plan_load (&plan, files[0]))
    return CLI_FAILED;

  return g_str_equal (to, "agents") ? export_agents (&plan, output, force)
                                    : export_file (&plan, to, output, force);
}
