/* plan-file.h: reading a plan from disk and writing it back
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "io/plan-notes.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanFileError:
 *
 * Why a plan cannot be read or written. Messages name the file and what to do, and can be shown to
 * a person as they are.
 */
typedef enum
{
  PLAN_FILE_ERROR_NOT_FOUND,
  PLAN_FILE_ERROR_NOT_REGULAR, /* a directory, a device, … */
  PLAN_FILE_ERROR_PERMISSION,
  PLAN_FILE_ERROR_TOO_LARGE,
  PLAN_FILE_ERROR_NOT_TEXT,    /* a PNG, an executable, … */
  PLAN_FILE_ERROR_UTF16,
  PLAN_FILE_ERROR_CHANGED,     /* it changed on disk since it was read */
  PLAN_FILE_ERROR_EXISTS,
  PLAN_FILE_ERROR_NO_SPACE,
  PLAN_FILE_ERROR_FAILED,
} PlanFileError;

#define PLAN_FILE_ERROR (plan_file_error_quark ())
GQuark     plan_file_error_quark (void);

/* Larger files are refused. */
#define PLAN_FILE_MAX_SIZE (16 * 1024 * 1024)

/**
 * PlanFileState:
 * @sha256: of the bytes as hexadecimal digits; "" when there was no file
 * @read_only: it cannot be written by us
 *
 * What was on disk when we last read or wrote it.
 */
typedef struct
{
  char     sha256[65];
  gboolean read_only;
} PlanFileState;

/* Reads the plan at @path whole. An empty file is an empty plan. Nothing is ever written.
 * Returns: (transfer full) */
GBytes    *plan_file_load     (const char     *path,
                               PlanFileState  *state,
                               GError        **error);
/* Reads all of standard input. */
GBytes    *plan_file_load_stdin (GError       **error);
/* Writes @bytes to @path: temporary file beside it, fsync, mode (and owner) and symbolic link kept,
 * rename, fsync of the folder. Refuses with CHANGED when what is on disk is not what @state says,
 * and with EXISTS when @state says there was no file and there is one now; %NULL for @state
 * overwrites whatever is there. A file that is read-only by its mode is never written, not even by
 * root. Files with a second name (hard links), of another owner, or in a folder that takes no new
 * files are written over in place. Updates @state. On any error the file is as it was and no
 * temporary file is left. */
gboolean   plan_file_save     (const char     *path,
                               GBytes         *bytes,
                               PlanFileState  *state,
                               GError        **error);
/* Saves @plan and then its sidecar with @notes (nullable). When only the sidecar fails the plan
 * is saved all the same, the function returns %TRUE and sets @warning (transfer full) to what
 * went wrong. */
gboolean   plan_file_save_pair (const char    *path,
                                Plan          *plan,
                                PlanFileState *state,
                                PlanNotes     *notes,
                                char         **warning,
                                GError       **error);
/* Whether the file on disk still is what @state says. */
gboolean   plan_file_is_current (const char          *path,
                                 const PlanFileState *state);
/* What was in @path before it was written over by a program that was killed, or by a computer that
 * went off, in the middle of it; %NULL when there is nothing, or nothing else than what is there.
 * @kept_path (transfer full): the file beside it that holds it, for whoever has dealt with it to
 * remove. Returns: (transfer full) (nullable) */
GBytes    *plan_file_find_kept (const char    *path,
                                char         **kept_path);
void       plan_file_hash     (GBytes         *bytes,
                               char            sha256[65]);

G_END_DECLS
