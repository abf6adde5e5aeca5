/* plan-private.h: inside of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-sequence.h"
#include "plan/plan-part-private.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/* Where a part is. */
typedef struct
{
  guint id;
  guint index;
} PlanIdPlace;

/**
 * PlanShape:
 * @title: the part that names the plan, or -1
 * @plan_level: of a Task Breakdown before the first agent; 0 without one
 * @by_id: lazy: sorted by id
 * @occurrences: lazy: of each task, the how many-eth it is with its key
 *
 * How the parts of a plan stand to one another. It follows from their headings alone, so that plans
 * between which only fields have changed have the same one. Immutable and ref-counted.
 */
typedef struct
{
  guint  ref_count;
  guint  n_parts;
  /* One for each part */
  int   *parents;
  int   *agents_of;
  int   *tasks_of;
  guint *ends;

  guint *agents;
  guint  n_agents;
  guint *tasks;
  guint  n_tasks;
  int    title;
  guint  plan_level;

  PlanIdPlace *by_id;
  guint       *occurrences;
} PlanShape;

/**
 * PlanShapeChange:
 * @old: (nullable): how the parts stood before the edit
 * @n_front: parts at the front that are the same
 * @n_back: of the others, parts at the back that are the same
 * @first: set to the first part that is placed anew, at most @n_front
 * @end: set behind the last one
 *
 * What an edit has left of a shape. The parts before @first, and those from @end on, are what they
 * were.
 */
typedef struct
{
  const PlanShape *old;
  guint            n_front;
  guint            n_back;
  guint            first;
  guint            end;
} PlanShapeChange;

/* Places @parts, of which only the headings need to have been read. @places: those from the first
 * that is placed anew to the last are set to what each is.
 * Returns: (transfer full) */
PlanShape *plan_shape_new   (PlanPart  *const *parts,
                             guint             n_parts,
                             PlanShapeChange  *change,
                             PlanPlace        *places);
PlanShape *plan_shape_ref   (PlanShape        *shape);
void       plan_shape_unref (PlanShape        *shape);

struct _Plan
{
  guint       ref_count;
  MdDocument *document;
  MdSequence *parts; /* of PlanPart; its sums are those of PlanSum */
  PlanShape  *shape;
  gboolean    has_item_tasks; /* list items are tasks, see plan-task-list.h */
};

/* What is summed up over the parts. */
typedef enum
{
  PLAN_SUM_BLOCKS, /* that end in the part: those before a part are the block it begins in */
  PLAN_SUM_BYTES,
  PLAN_SUM_LINES,
  PLAN_SUM_TICKED,     /* boxes that are done or in progress */
  PLAN_SUM_TASKS,      /* headings that read as a task's */
  PLAN_SUM_CANDIDATES, /* list items that would read as a task, were there no such headings */
  PLAN_N_SUMS,
} PlanSum;

G_END_DECLS
