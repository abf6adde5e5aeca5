/* plan-schedule.h: what depends on what, and what can start
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanDependencies:
 * @text: the field's text as written
 * @tasks: indices of the tasks it names
 * @agents: indices of the agents it names (all their tasks are meant)
 * @unresolved: references it makes that name nothing, as written (`Task 9`)
 * @all: it means all tasks that do not say so themselves (`All implementation tasks complete`)
 * @before: it means all tasks that stand before it in the plan (`All previous tasks`)
 *
 * What a Dependencies field says, by the grammar of FORMAT.md "Reading" 10. Words that are not
 * understood are remarks and no error.
 */
typedef struct
{
  char      *text;
  GArray    *tasks;      /* guint */
  GArray    *agents;     /* guint */
  GPtrArray *unresolved; /* char * */
  gboolean   all;
  gboolean   before;
} PlanDependencies;

/* What @text means when it stands in part @index (a task, or an agent's own section).
 * Returns: (transfer full) */
PlanDependencies *plan_dependencies_new (const Plan *plan,
                                         guint       index,
                                         const char *text);
void              plan_dependencies_free (PlanDependencies *dependencies);

/**
 * PlanNumbers:
 *
 * The numbers of all tasks and agents of a plan, for reading many texts: plan_numbers_read() is
 * plan_dependencies_new() without looking through the plan each time. The plan must outlive it.
 */
typedef struct _PlanNumbers PlanNumbers;

PlanNumbers      *plan_numbers_new       (const Plan        *plan);
void              plan_numbers_free      (PlanNumbers       *numbers);
PlanDependencies *plan_numbers_read      (const PlanNumbers *numbers,
                                          guint              index,
                                          const char        *text);

/**
 * PlanSchedule:
 *
 * The tasks of a plan as a graph: who waits for whom, which can start, in which waves they can be
 * built and which chain is longest. Derived, never stored. All indices are part indices of @plan.
 */
typedef struct _PlanSchedule PlanSchedule;

PlanSchedule *plan_schedule_new (Plan *plan);
void          plan_schedule_free (PlanSchedule *schedule);
/* Makes @schedule that of @plan, made by an edit of its own, when who waits for whom cannot have
 * changed between them. Returns: whether it could; if not, @schedule is what it was */
gboolean plan_schedule_follow (PlanSchedule *schedule,
                               Plan         *plan);
/* (nullable): %NULL when the task has no Dependencies field. */
const PlanDependencies *plan_schedule_get_dependencies (const PlanSchedule *schedule,
                                                        guint               task);
/* All tasks it waits for directly, agents and "all" resolved. */
const guint *plan_schedule_get_needs (const PlanSchedule *schedule,
                                      guint               task,
                                      guint              *n_needs);
/* Those of them that are not done. Returns: (transfer full) (element-type guint) */
GArray *plan_schedule_get_waits_for (const PlanSchedule *schedule,
                                     guint               task);
/* Not begun, not in a circle, and all it needs is done. */
gboolean plan_schedule_is_ready (const PlanSchedule *schedule,
                                 guint               task);
/* Not done and waits for something. */
gboolean plan_schedule_is_blocked (const PlanSchedule *schedule,
                                   guint               task);
/* What to start now: the first ready task in document order, or -1. */
int plan_schedule_get_next (const PlanSchedule *schedule);
/* Waves of tasks that can be built side by side; tasks in a circle are in none.
 * (element-type GArray of guint) */
GPtrArray *plan_schedule_get_waves (const PlanSchedule *schedule);
/* The longest chain of tasks. (element-type guint) */
GArray *plan_schedule_get_critical_path (const PlanSchedule *schedule);
/* Circles, each as the path of its tasks. (element-type GArray of guint) */
GPtrArray *plan_schedule_get_cycles (const PlanSchedule *schedule);
/* "waits for 1/2 and 1/3", "can start", … for a card (translated). "" when there is nothing to say.
 * Returns: (transfer full) */
char *plan_schedule_describe (const PlanSchedule *schedule,
                              guint               task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanDependencies, plan_dependencies_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanNumbers, plan_numbers_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanSchedule, plan_schedule_free)

G_END_DECLS
