/* plan-task-list.h: lists whose items are tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "plan/plan-schema.h"

G_BEGIN_DECLS

/* Other people's plans have tasks that are items of lists, not headings. They are tasks where that
 * is sure:
 *
 * - no heading of the file reads as a task, and at least two items do;
 * - the item stands in a list of its own level, not in another list, a quote or code, and begins
 *   with a box, an id and a name: an id that only tasks have (`T001`, `U3.`, `Task 1:`), or a plain
 *   number or step (`1.1`, `1.`, `Step 1:`), bold or not;
 * - plain numbers and steps count only where each item of the list has one, each greater than the
 *   one before;
 * - the list does not stand under a heading of success or acceptance criteria; plain numbers and
 *   steps do not stand in any section that the template has for something else, or in a checklist.
 *
 * The first line of the item is the task's heading and its box says the status; what is nested in
 * the item are the task's fields, boxes there its criteria. What stands behind such a list up to
 * the next heading or list of tasks belongs to no task; but where each of these lists has only one
 * task, as if it were a heading, it is the task's. */

/**
 * PlanTaskLists:
 *
 * Goes down a document from its start and tells which of its lists have tasks.
 */
typedef struct _PlanTaskLists PlanTaskLists;

PlanTaskLists *plan_task_lists_new      (void);
void           plan_task_lists_free     (PlanTaskLists  *self);
/* Takes in the next block. Returns: how many of its items are tasks; none but in a list */
guint          plan_task_lists_add      (PlanTaskLists  *self,
                                         const MdBlock  *block);
/* Whether @item of the list that was added last is a task. */
gboolean       plan_task_lists_is_task  (PlanTaskLists  *self,
                                         const MdBlock  *block,
                                         const MdNode   *item);

/* Whether list items are tasks in the blocks [first, end) of @document, which are a file.
 * @are_single: whether each of their lists has only one. */
gboolean       plan_task_lists_decide   (MdDocument     *document,
                                         guint           first,
                                         guint           end,
                                         gboolean       *are_single);
/* How many items of a top-level list read as a task, wherever it stands; 0 for other blocks. */
guint          plan_task_list_count     (const MdBlock  *block);
/* Where the lines of @item begin: those of the first where the block does. */
gsize          plan_task_list_get_start (const MdBlock  *block,
                                         const MdNode   *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanTaskLists, plan_task_lists_free)

G_END_DECLS
