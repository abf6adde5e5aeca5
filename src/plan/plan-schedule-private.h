/* plan-schedule-private.h: inside of the schedule
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-schedule.h"

G_BEGIN_DECLS

/* Adds to @needs (the parts each task waits for, by the tasks' ordinals) what follows from what
 * whole agents wait for. */
void _plan_schedule_add_agent_needs (const Plan *plan,
                                     GArray    **needs);

/* Whether the tasks of @after, which is an edit of @before, surely wait for the same ones. */
gboolean _plan_schedule_may_follow (const Plan *before,
                                    const Plan *after);

/* plan-schedule-follow.c: what the task @part says that it waits for: its Dependencies, or, of a
 * list item without any, the words `(depends on …)` in its name.
 * Returns: (transfer full) (nullable) */
char *_plan_schedule_dup_waits (const PlanPart *part);

G_END_DECLS
