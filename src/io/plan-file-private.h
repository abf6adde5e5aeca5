/* plan-file-private.h: what reading and writing of files share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include "io/plan-file.h"

G_BEGIN_DECLS

/* Sets an error for a system call on @path that failed with @code. */
void      _plan_file_set_load_error (GError    **error,
                                     const char *path,
                                     int         code);
void      _plan_file_set_save_error (GError    **error,
                                     const char *path,
                                     int         code);
/* Like plan_file_load(), with a limit of its own. */
GBytes   *_plan_file_load_limited   (const char    *path,
                                     gsize          limit,
                                     PlanFileState *state,
                                     GError       **error);
/* The bytes of an open file, from where it stands. Returns: (transfer full) (nullable): %NULL with
 * errno set; EFBIG when there are more than @limit */
GBytes   *_plan_file_read_fd        (int         fd,
                                     gsize       limit);
/* Whether @bytes can be a Markdown text; sets an error that names @path when not. */
gboolean  _plan_file_check_text     (GBytes     *bytes,
                                     const char *path,
                                     GError    **error);
/* The file that @path names when symbolic links at its end are followed, dangling ones too.
 * Returns: (transfer full) (nullable): %NULL with errno set */
char     *_plan_file_resolve        (const char *path);
/* Like plan_file_save(), of a file that must hold @before, or (%NULL) must not be there. A file
 * that is new gets the permissions @new_mode less the umask. */
gboolean  _plan_file_save_over      (const char *path,
                                     GBytes     *bytes,
                                     GBytes     *before,
                                     mode_t      new_mode,
                                     GError    **error);
/* The names in the folder @dir that a save of @name gives its files with that @ending.
 * Returns: (transfer full) (element-type filename) */
GPtrArray *_plan_file_list_beside   (int         dir,
                                     const char *name,
                                     const char *ending);
/* Like plan_file_save(), over whatever is there; only the user may read a file that is new. */
gboolean  _plan_file_save_private   (const char *path,
                                     GBytes     *bytes,
                                     GError    **error);

G_END_DECLS
