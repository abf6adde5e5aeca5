/* plan-notes.h: comments on tasks, and the history of their status
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/plan.h"

G_BEGIN_DECLS

#define PLAN_TYPE_NOTES (plan_notes_get_type ())
G_DECLARE_FINAL_TYPE (PlanNotes, plan_notes, PLAN, NOTES, GObject)

/**
 * PlanNotes:
 *
 * What the sidecar holds of a plan that does not stand in its Markdown: comments on tasks and the
 * changes of their status. Entries belong to a task by its id, so they follow it while it is
 * renumbered or moved; in the file they have its key. They are written by plan_file_save_pair(),
 * which notes each change of status since the last save, and joins them with those that are in the
 * file by then: entries are added and never lost.
 *
 * ::changed (): there are other comments, or there is other history.
 */

/**
 * PlanComment:
 * @id: names it in the file
 * @task: id of the task's part
 * @at: when it was written, ISO 8601 in UTC
 * @text: what it says
 * @resolved: (nullable): since when it is resolved
 */
typedef struct
{
  const char *id;
  guint       task;
  const char *at;
  const char *text;
  const char *resolved;
} PlanComment;

PlanNotes  *plan_notes_new           (void);
/* Reads what is in the sidecar of the plan at @path, which says @plan now. Comments that are not
 * saved yet stay. */
void        plan_notes_load          (PlanNotes   *self,
                                      const char  *path,
                                      Plan        *plan);
/* What is in the file is @plan: what changes of status are told from. */
void        plan_notes_set_saved     (PlanNotes   *self,
                                      Plan        *plan);
/* Only plain text. @task: the id of its part. */
void        plan_notes_add_comment   (PlanNotes   *self,
                                      guint        task,
                                      const char  *text);
void        plan_notes_set_resolved  (PlanNotes   *self,
                                      const char  *comment,
                                      gboolean     resolved);
/* The comments on a task, oldest first; borrowed from the notes until they change.
 * Returns: (transfer full) (element-type PlanComment) */
GArray     *plan_notes_get_comments  (PlanNotes   *self,
                                      guint        task);
/* When the task last came to @status; %NULL when that is not known. Borrowed. */
const char *plan_notes_get_since     (PlanNotes   *self,
                                      guint        task,
                                      PlanStatus   status);
/* (nullable): what was loaded or saved last; %NULL while there is no file. Borrowed. */
Plan       *plan_notes_get_saved     (PlanNotes   *self);
/* Whether there are comments, or marks on them, that no file has. */
gboolean    plan_notes_get_modified  (PlanNotes   *self);

G_END_DECLS
