/* tb-recent.h: the plans that were opened last
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* They are in the list of recent files that all programs share, in a group of our own. */

/* Remembers that the plan at @path was opened: soon, off the main thread. GtkRecentManager would
 * write the list in the main loop, which stands still until it is safe on the disk. Like that, it
 * does nothing where the desktop remembers no files, and forgets what is older than it allows.
 * @application (nullable): does not end before that is done. */
void       tb_recent_add     (const char   *path,
                              GApplication *application);
/* Returns: (transfer container) (element-type GtkRecentInfo): those that are there, newest first */
GPtrArray *tb_recent_collect (void);

G_END_DECLS
