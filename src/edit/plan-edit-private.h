/* plan-edit-private.h: what commands and PlanDocument ask of an edit
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-edit.h"

G_BEGIN_DECLS

/* Whether the splices fit the plan and do not overlap. */
gboolean plan_edit_is_valid (const PlanEdit *edit,
                             const Plan     *plan);

/* The edit that makes @after of @before, which was made by several edits one after the other. */
PlanEdit *plan_edit_new_between (Plan       *before,
                                 Plan       *after,
                                 const char *label,
                                 const char *merge_key);

G_END_DECLS
