/* main.c: trestleboard-cli, plans from the command line
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>

#include <glib/gi18n.h>

static const CliCommand commands[] = {
  { "new", "FILE [--title TITLE] [--objective TEXT] [--agents N] [--tasks N] [--template TEMPLATE]",
    N_("Make a new plan from a template"),
    N_("Without --template the plan starts from the built-in one. A file that is there is never "
       "overwritten."),
    cli_new },
  { "show", "FILE [--json] [--lines]",
    N_("Print the outline of a plan, or all of it as JSON"),
    N_("With --lines, every line of the file is told with what it was read as, and lines that look "
       "like a task, a label or a box and are none with the reason."),
    cli_show },
  { "check", "FILE… [--json] [--strict]",
    N_("List what a builder would have to ask"),
    N_("The exit status is 0 without errors (with --strict: without problems), 1 with some, and 2 "
       "when a file cannot be read."),
    cli_check },
  { "next", "FILE [--json]",
    N_("Print what can be started now, and why"), NULL, cli_next },
  { "tick", "FILE TASK N…",
    N_("Tick criteria of a task by their numbers"),
    N_("Criteria are counted from 1, in the order in which they stand in the task."), cli_tick },
  { "untick", "FILE TASK N…",
    N_("Untick criteria of a task by their numbers"),
    N_("Criteria are counted from 1, in the order in which they stand in the task."), cli_tick },
  { "status", "FILE TASK to-do|in-progress|in-review|done",
    N_("Set the status of a task"),
    N_("It is written into the task, unless its criteria say the same by themselves."),
    cli_status },
  { "set", "FILE PATH VALUE",
    N_("Set the title, a name or a field"),
    N_("PATH is “title”, or a section, agent or task, a dot, and a field: overview.objective, "
       "1/overview.objective (of agent 1), agent-1.name, 1/2.description, 1/2.name, 1/2.location. "
       "“show --lines” tells the names. In a list each line of VALUE is an item; those that are "
       "there already stay as they are written."),
    cli_set },
  { "brief", "FILE TASK",
    N_("Print one task as Markdown that stands by itself"), NULL, cli_brief },
  { "export", "FILE --to html|json|markdown|agents [-o FILE] [--force]",
    N_("Write a plan in another form"),
    N_("Agents are written as one file each into the folder that -o names. Files that are there "
       "are overwritten with --force only."),
    cli_export },
  { "repair", "FILE [--write]",
    N_("Show or repair double-encoded text, mixed line ends and a byte order mark"),
    N_("Without --write, what would change is shown as a diff and nothing is written. "
       "Double-encoded text is repaired as a whole or not at all."),
    cli_repair },
};

static void
print_help (void)
{
  cli_print (_("Usage: %s COMMAND [OPTION…] FILE…\n"), "trestleboard-cli");
  cli_print ("\n%s\n\n", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cli_print ("  %-7s %s\n          %s\n", commands[i].name, commands[i].synopsis,
               _(commands[i].summary));
  cli_print ("\n%s\n%s\n%s\n",
             _("TASK is a key such as 1/2, or just 2 where only one task has that number."),
             _("FILE may be - for standard input, or a folder of agents’ files (01-scope.md, …)."),
             _("The exit status is 0 when all is well, 1 for problems or a refused change,\n"
               "and 2 when a file cannot be read or the command is wrong."));
  cli_print (_("Run “%s COMMAND --help” for the options of a command.\n"), "trestleboard-cli");
}

static CliStatus
run (char **arguments)
{
  const char *name = arguments[0];

  if (name == NULL)
    {
      cli_error (NULL, "%s",
                 _("A command is missing. Run “trestleboard-cli --help” for the list."));
      return CLI_FAILED;
    }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help"))
    {
      print_help ();
      return CLI_OK;
    }
  if (g_str_equal (name, "--version"))
    {
      cli_print ("trestleboard-cli %s\n", PACKAGE_VERSION);
      return CLI_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return commands[i].run (&commands[i], arguments);

  /* Translators: %s is what was typed. */
  cli_error (NULL, _("“%s” is not a command. Run “trestleboard-cli --help” for the list."), name);

  return CLI_FAILED;
}

int
main (int   argc,
      char *argv[])
{
  g_auto(GStrv) arguments = NULL;
  CliStatus     status;

  setlocale (LC_ALL, "");
  /* What is printed is read by programs too. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("trestleboard-cli");

  arguments = g_strdupv (argc > 0 ? argv + 1 : argv);
  status = run (arguments);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      cli_error (NULL, _("The output could not be written: %s"), g_strerror (errno));
      status = CLI_FAILED;
    }

  return status;
}
