/* cli.h: what the commands of trestleboard-cli share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "edit/plan-edit.h"
#include "io/plan-file.h"
#include "io/plan-folder.h"
#include "io/plan-json-writer.h"

G_BEGIN_DECLS

/* What a command ends with. */
typedef enum
{
  CLI_OK = 0,
  CLI_REFUSED = 1, /* problems were found, or a change was refused */
  CLI_FAILED = 2,  /* something could not be read, or was asked for wrongly */
  CLI_GO_ON = -1,  /* from cli_parse(): not the end yet */
} CliStatus;

typedef struct _CliCommand CliCommand;

/**
 * CliCommand:
 * @name: what is typed
 * @synopsis: its arguments, for the help (not translated)
 * @summary: what it does, in a line (translatable)
 * @details: (nullable): what else there is to know, as paragraphs (translatable)
 * @run: does it; gets the arguments, its own name the first of them
 */
struct _CliCommand
{
  const char *name;
  const char *synopsis;
  const char *summary;
  const char *details;
  CliStatus (*run) (const CliCommand *command,
                    char            **arguments);
};

CliStatus  cli_new             (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_show            (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_check           (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_next            (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_tick            (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_status          (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_set             (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_brief           (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_export          (const CliCommand *command,
                                char            **arguments);
CliStatus  cli_repair          (const CliCommand *command,
                                char            **arguments);

/* Reads the options of @command, which are @entries and --help. There must be at least @min and at
 * most @max arguments that are no options. Returns: %CLI_GO_ON with @rest (transfer full) set, or
 * what to end with */
CliStatus  cli_parse           (const CliCommand   *command,
                                char              **arguments,
                                const GOptionEntry *entries,
                                guint               min,
                                guint               max,
                                char             ***rest);

/* Writes to standard output, in UTF-8 whatever the locale is. */
void       cli_print           (const char         *format,
                                ...) G_GNUC_PRINTF (1, 2);
/* Ends what @writer holds and writes it. */
void       cli_print_json      (PlanJsonWriter     *writer);
/* `trestleboard-cli: FILE: MESSAGE` on standard error; @file is %NULL when it is not about one. */
void       cli_error           (const char         *file,
                                const char         *format,
                                ...) G_GNUC_PRINTF (2, 3);
/* Text from a plan as it may be shown on a terminal: without control characters, in one line.
 * Returns: (transfer full) */
char      *cli_dup_shown       (const char         *text);

/**
 * CliPlan:
 * @file: as it was named
 * @plan: what it says
 * @notes: note what a command changes of the status of tasks
 * @state: what is on disk; of standard input only the hash
 * @folder: (nullable): what is on disk, when @file is a folder of agents' files
 *
 * A plan that a command works on; `-` is standard input.
 */
typedef struct
{
  const char   *file; /* borrowed */
  Plan         *plan;
  PlanNotes    *notes; /* %NULL of standard input */
  PlanFileState state;
  PlanFolder   *folder;
} CliPlan;

/* Reads the plan @file; says so when it cannot. */
gboolean   cli_plan_load       (CliPlan            *self,
                                const char         *file);
void       cli_plan_clear      (CliPlan            *self);
/* The plan as it is written to its sidecar. Returns: (transfer full) */
char      *cli_plan_dup_json   (CliPlan            *self);
/* The task that is meant, or -1; says so when there is none. */
int        cli_plan_find_task  (CliPlan            *self,
                                const char         *key);
/* Takes an edit of part @part (-1: none), or the error there is instead. Returns: whether the plan
 * has it now */
gboolean   cli_plan_apply      (CliPlan            *self,
                                int                 part,
                                PlanEdit           *edit,
                                GError             *error);
/* `FILE:LINE` of the 0-based @line of the plan, in the file of a folder that it is in.
 * Returns: (transfer full) */
char      *cli_plan_dup_place  (CliPlan            *self,
                                guint               line);
/* cli_error() about that line: `trestleboard-cli: FILE:LINE: MESSAGE`. */
void       cli_plan_error_at   (CliPlan            *self,
                                guint               line,
                                const char         *format,
                                ...) G_GNUC_PRINTF (3, 4);
/* Writes plan and sidecar; standard input goes to standard output. */
CliStatus  cli_plan_save       (CliPlan            *self);

/* Prints what each line of @plan was read as. */
void       cli_show_lines      (Plan               *plan,
                                gboolean            json);
/* A heading or label as it is written in a path: lower case, dashes for all that is no letter.
 * Returns: (transfer full) */
char      *cli_dup_slug        (const char         *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliPlan, cli_plan_clear)

G_END_DECLS
