/* plan-folder.h: a folder of agents' files as one plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-edit.h"
#include "io/plan-file.h"
#include "io/plan-notes.h"
#include "md/md-joined.h"

G_BEGIN_DECLS

/**
 * PlanFolder:
 *
 * The files `NN-name.md` of a folder, in the order of their numbers, as they were on disk when we
 * last read or wrote them. The document that is made of them is a joined one (md-joined.h); other
 * files of the folder are left alone.
 *
 * A file whose last line has no end is given one in the document and written without it again.
 * The sidecar is `FOLDER.plan.json` in the folder.
 */
typedef struct _PlanFolder PlanFolder;

gboolean     plan_folder_is_one       (const char  *path);
/* Reads the files of the folder at @path. Nothing is ever written. Sets @document.
 * Returns: (transfer full) */
PlanFolder  *plan_folder_load         (const char  *path,
                                       MdDocument **document,
                                       GError     **error);
/* A folder that has no agents' files yet, to save some in; an error of PLAN_FILE_ERROR when it has.
 * Returns: (transfer full) */
PlanFolder  *plan_folder_new          (const char  *path,
                                       GError     **error);
void         plan_folder_free         (PlanFolder  *folder);
/* Absolute, without symbolic links. */
const char  *plan_folder_get_path     (const PlanFolder *folder);
guint        plan_folder_get_n_files  (const PlanFolder *folder);
const char  *plan_folder_get_name     (const PlanFolder *folder,
                                       guint             file);
/* Reads what is in the sidecar of the folder, as plan_notes_load() does of a file's. */
void         plan_folder_load_notes   (const PlanFolder *folder,
                                       PlanNotes        *notes,
                                       Plan             *plan);
/* Whether none of the files can be written. */
gboolean     plan_folder_is_read_only (const PlanFolder *folder);
/* Whether the folder still has just the files that @folder has, with the same bytes. */
gboolean     plan_folder_is_current   (const PlanFolder *folder);
/* Hash of the files' bytes one after the other, as `cat NN-*.md` gives them when the last line of
 * each has an end. */
void         plan_folder_hash         (const MdDocument *document,
                                       char              sha256[65]);

/* The edit that calls files which are not on disk yet what their agents are called now: an agent
 * gets its name after its file is made. Empty when there is nothing to do.
 * Returns: (transfer full) */
PlanEdit    *plan_folder_name_files   (const PlanFolder *folder,
                                       Plan             *plan);
/* Saves the files of @plan that are not on disk as they are in it, each as plan_file_save() does:
 * a file that somebody else changed meanwhile is an error of PLAN_FILE_ERROR that names it, unless
 * @overwrite. What is new or grows is written first, and what a file lost only then. A file that
 * @plan has no more is kept as `NAME.bak`. Then writes the sidecar, with @notes (nullable): see
 * plan_file_save_pair().
 * After an error the files that were saved before it are saved. */
gboolean     plan_folder_save         (PlanFolder  *folder,
                                       Plan        *plan,
                                       gboolean     overwrite,
                                       PlanNotes   *notes,
                                       char       **warning,
                                       GError     **error);
/* What @mine (made of what @folder has) becomes with @theirs, what the folder is read as again: of
 * each file the side that changed it. Returns: (transfer full) (nullable): the joined bytes; %NULL
 * when both changed a file, and sets @conflict (transfer full) to its name */
GBytes      *plan_folder_merge        (const PlanFolder *folder,
                                       const MdDocument *mine,
                                       const MdDocument *theirs,
                                       char            **conflict);
/* The plan as it is written to the sidecar of @folder. Returns: (transfer full) */
char        *plan_folder_print_json   (const PlanFolder *folder,
                                       Plan             *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanFolder, plan_folder_free)

G_END_DECLS
