/* plan-check-private.h: between the checks and what runs them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-check.h"

G_BEGIN_DECLS

/* A plan while it is checked. */
struct _PlanChecker
{
  Plan               *plan;
  const PlanSchedule *schedule; /* borrowed */
  GPtrArray          *problems; /* PlanProblem */
  const PlanRule     *rule;     /* the one that runs */
};

/* Adds a problem of the rule that runs. @field and @item may be -1. Takes @message. */
PlanProblem *_plan_checker_add (PlanChecker *checker,
                                guint        part,
                                int          field,
                                int          item,
                                char        *message);
/* Likewise for the lines [@line, @last_line] of the document. */
void _plan_checker_add_lines (PlanChecker *checker,
                              guint        part,
                              guint        line,
                              guint        last_line,
                              char        *message);

/* plan-check-task.c: each looks at the task @part. */
void _plan_check_description (PlanChecker *checker,
                              guint        part);
void _plan_check_criteria (PlanChecker *checker,
                           guint        part);
void _plan_check_many_criteria (PlanChecker *checker,
                                guint        part);
void _plan_check_files (PlanChecker *checker,
                        guint        part);
void _plan_check_tests (PlanChecker *checker,
                        guint        part);
void _plan_check_test_file (PlanChecker *checker,
                            guint        part);
void _plan_check_task_dependencies (PlanChecker *checker,
                                    guint        part);
void _plan_check_status (PlanChecker *checker,
                         guint        part);
void _plan_check_coverage (PlanChecker *checker,
                           guint        part);

/* plan-check-places.c */
void _plan_check_test_places (PlanChecker *checker);
void _plan_check_configuration (PlanChecker *checker,
                                guint        task);

/* plan-check-words.c: each looks at @part. */
void _plan_check_vague (PlanChecker *checker,
                        guint        part);
void _plan_check_tests_passing (PlanChecker *checker,
                                guint        part);
void _plan_check_paths (PlanChecker *checker,
                        guint        part);

/* Whether a person sees nothing in the field, or words of the template. */
gboolean _plan_check_is_unfilled (const PlanField *field);

G_END_DECLS
