/* plan-compare.h: whether two plans read the same
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* Compares all that the reader says of both, without making text of it: what is the same pointer is
 * not looked at twice. Returns: (transfer full) (nullable): the first difference */
char     *plan_find_difference (const Plan *a,
                                const Plan *b);
/* Compares @plan with what a fresh parse of the same bytes says, the blocks too.
 * Returns: (transfer full) (nullable): the first difference */
char     *plan_check_fresh     (const Plan *plan);
/* Whether two fields show the same in a form: where they stand and the blank lines behind them do
 * not count. */
gboolean  plan_fields_show_same (const PlanField *a,
                                 const PlanField *b);

G_END_DECLS
