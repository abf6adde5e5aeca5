/* tb-progress.h: how far a plan or an agent is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* "41 of 104 criteria · 6 of 18 tasks"; without criteria the tasks alone.
 * Returns: (transfer full) */
char  *tb_progress_describe     (const PlanCounts *counts);
/* From 0 to 1: of the criteria, or of the tasks where there are no criteria. */
double tb_progress_get_fraction (const PlanCounts *counts);

G_END_DECLS
