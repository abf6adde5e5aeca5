/* plan-file-conflicts.h: files that several tasks write
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-schedule.h"

G_BEGIN_DECLS

/* Where a task says that it writes a file. */
typedef struct
{
  guint task;  /* index of the part */
  guint field; /* of the part */
  guint item;  /* of the field */
} PlanFileWriter;

/**
 * PlanSharedFile:
 * @path: the path, without `./` before it
 * @writers: (array length=n_writers): the tasks that write it, each once, in document order
 * @n_writers: two or more
 * @is_ordered: whether of any two writers one comes after the other
 *
 * A file that is in the lists of several tasks.
 */
typedef struct
{
  char           *path;
  PlanFileWriter *writers;
  guint           n_writers;
  gboolean        is_ordered;
} PlanSharedFile;

/**
 * PlanFileConflicts:
 *
 * All files that more than one task of a plan writes. Folders, placeholders and files that a list
 * names only for reading are left out. Derived, never stored.
 */
typedef struct _PlanFileConflicts PlanFileConflicts;

/* @schedule is that of @plan and must outlive the result. Returns: (transfer full) */
PlanFileConflicts *plan_file_conflicts_new (Plan               *plan,
                                            const PlanSchedule *schedule);
void               plan_file_conflicts_free (PlanFileConflicts *conflicts);
/* All shared files, by the place where the second writer names them.
 * Returns: (element-type PlanSharedFile) */
GPtrArray *plan_file_conflicts_get_files (const PlanFileConflicts *conflicts);
/* Those that @task (a part's index) writes. Returns: (nullable) (element-type PlanSharedFile):
 * %NULL when nobody else writes a file of the task */
GPtrArray *plan_file_conflicts_get_files_of (const PlanFileConflicts *conflicts,
                                             guint                    task);
/* Whether one of two tasks comes after the other: one agent builds both, or one waits for the other
 * by the dependencies of tasks and agents, at once or over others. */
gboolean plan_file_conflicts_is_ordered (PlanFileConflicts *conflicts,
                                         guint              a,
                                         guint              b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanFileConflicts, plan_file_conflicts_free)

G_END_DECLS
