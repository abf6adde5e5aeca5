/* plan-folder-private.h: inside of a folder of agents' files
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-folder.h"

G_BEGIN_DECLS

/**
 * PlanFolderFile:
 * @name: in the folder
 * @bytes: what is on disk
 * @state: of that
 * @supplied: what the document has behind the bytes, to end their last line; "" mostly
 *
 * A file as it was when we last read or wrote it.
 */
typedef struct
{
  char         *name;
  GBytes       *bytes;
  PlanFileState state;
  const char   *supplied;
} PlanFolderFile;

struct _PlanFolder
{
  char      *path;
  char      *title;
  GPtrArray *files; /* PlanFolderFile, in order */
};

PlanFolderFile *_plan_folder_file_new  (const char          *name);
void            _plan_folder_file_free (PlanFolderFile      *file);
/* (nullable) */
PlanFolderFile *_plan_folder_find      (const PlanFolder    *folder,
                                        const char          *name);
char           *_plan_folder_dup_path  (const PlanFolder    *folder,
                                        const char          *name);
/* What is to be on disk of the file @index of @document. Returns: (transfer full) */
GBytes         *_plan_folder_get_bytes (const PlanFolder    *folder,
                                        const MdDocument    *document,
                                        guint                index);
/* Takes a file away that must be what @state says: it is renamed to `PATH.bak`, or `.bak.2` and so
 * on where that is taken. */
gboolean        _plan_folder_remove    (const char          *path,
                                        const PlanFileState *state,
                                        GError             **error);

G_END_DECLS
