/* plan-check.h: what a builder would have to ask
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-schedule.h"

G_BEGIN_DECLS

typedef enum {
  PLAN_SEVERITY_INFO,
  PLAN_SEVERITY_WARNING,
  PLAN_SEVERITY_ERROR,
} PlanSeverity;

/**
 * PlanProblem:
 * @id: its name, such as `placeholder-left`, `dependency-unknown`, `dependency-cycle`
 * @severity: how bad
 * @part: index of the part
 * @field: field of the part, or -1
 * @item: item of the field, or -1; without a field, 0 for what stands below the name: the module
 * @line: 0-based first line in the document
 * @last_line: 0-based last line
 * @message: what is wrong and what to do (translated)
 * @why: why it matters (translated)
 * @missing: (nullable): key of the section of the template that is not there
 */
typedef struct
{
  const char  *id;
  PlanSeverity severity;
  guint        part;
  int          field;
  int          item;
  guint        line;
  guint        last_line;
  char        *message;
  const char  *why;
  const char  *missing;
} PlanProblem;

typedef struct _PlanChecker PlanChecker;

/**
 * PlanRule:
 * @id: the name of the problems it finds
 * @severity: how bad they are: errors stop a builder, warnings make one ask
 * @why: why they matter (translatable)
 * @kinds: bits of the #PlanPartKind that @check_part looks at
 * @check_part: (nullable): looks at a part
 * @check_plan: (nullable): looks at the whole plan
 *
 * One check: a row of the table.
 */
typedef struct
{
  const char  *id;
  PlanSeverity severity;
  const char  *why;
  guint        kinds;
  void       (*check_part) (PlanChecker *checker,
                            guint        part);
  void       (*check_plan) (PlanChecker *checker);
} PlanRule;

/* All checks there are, the worst first. */
const PlanRule *plan_check_get_rules (guint *n_rules);


/* All problems of the plan, in document order.
 * Returns: (transfer full) (element-type PlanProblem) */
GPtrArray *plan_check (Plan               *plan,
                       const PlanSchedule *schedule);
void       plan_problem_free (PlanProblem *problem);
/* `error`, `warning`, `info`. */
const char *plan_severity_to_string (PlanSeverity severity);

G_END_DECLS
