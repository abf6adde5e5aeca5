/* plan-file-save.h: one save that is under way
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-file-private.h"

G_BEGIN_DECLS

/**
 * PlanFileSave:
 * @path: as the caller named it, for messages
 * @bytes: what to write
 * @expected: (nullable): the hash of what must be there, "" for nothing; %NULL: whatever is there
 * @before: (nullable): the bytes that have that hash, as soon as they are known
 * @limit: larger files are not read
 * @new_mode: permissions of a file that is new, less the umask
 * @dir: the folder of the file, open
 * @name: the file in @dir; symbolic links are followed already
 * @exists: whether there is a file
 * @info: of that file; valid iff @exists
 * @old: its bytes; %NULL when they were not needed
 * @temp: (nullable): our temporary file in @dir; removed at the end
 * @kept_fd: of the old bytes while the file is written over, locked; -1 for none
 *
 * What the steps of a save hand on to each other. All system calls name files from @dir, so that a
 * folder that is renamed meanwhile stays the one that is written to.
 */
typedef struct
{
  const char *path;     /* borrowed */
  GBytes     *bytes;    /* borrowed */
  const char *expected; /* borrowed */
  GBytes     *before;
  gsize       limit;
  mode_t      new_mode;
  int         dir;
  char       *name;
  gboolean    exists;
  struct stat info;
  GBytes     *old;
  char       *temp;
  int         kept_fd;
} PlanFileSave;

/* What is in @name of the save's folder.
 * Returns: (transfer full) (nullable): %NULL with errno set */
GBytes   *_plan_file_save_read     (PlanFileSave  *save,
                                    const char    *name,
                                    struct stat   *info);
/* How the files end that stand beside a plan for a while: bytes that are to become the plan; what
 * was in it while it is written over; what another program wrote and could not be put back. Each is
 * `.NAME.XXXXXX` with that ending. Only the first may be removed when nobody knows of it. */
#define PLAN_FILE_TEMP  ".tmp~"
#define PLAN_FILE_OLD   ".old~"
#define PLAN_FILE_THEIRS ".theirs~"

/* Makes @save's temporary file with that @ending and the permissions @mode and returns it open for
 * writing; -1 with errno set. */
int       _plan_file_save_open_temp (PlanFileSave *save,
                                     const char   *ending,
                                     mode_t        mode);
void      _plan_file_save_drop_temp (PlanFileSave *save);
/* All of @bytes at @offset, whatever interrupts. Returns: 0 or the errno */
int       _plan_file_write_all     (int            fd,
                                    GBytes        *bytes);
/* Sets CHANGED. */
void      _plan_file_set_changed   (GError       **error,
                                    PlanFileSave  *save);

/* Writes over the bytes of the file itself: for files with a second name, and where no file can be
 * put beside it or in its place. */
gboolean  _plan_file_save_in_place (PlanFileSave  *save,
                                    GError       **error);

G_END_DECLS
