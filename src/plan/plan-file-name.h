/* plan-file-name.h: how the files of build agents are called
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `02-scope-of-the-agent.md`: the number in two digits at least, then @name in lower case with
 * dashes for all that is neither letter nor digit, not too long. Returns: (transfer full) */
char    *plan_file_name_format (guint       number,
                                const char *name);
/* Whether @file_name is one of that form: up to three digits, a dash, `.md`. @number: (nullable) */
gboolean plan_file_name_scan   (const char *file_name,
                                guint      *number);
/* Sorts by number, then by name: the order in which a folder's files make a plan. */
int      plan_file_name_compare (const char *a,
                                 const char *b);

G_END_DECLS
