/* plan-renumber.h: numbers and references after tasks have moved
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* Numbers the tasks and agents of @moved by their order, and rewrites what names them. @moved holds
 * the parts of @old in another order: part i of @old is part @places[i] of it. Sets how many
 * references were rewritten.
 * Returns: (transfer full) (nullable): %NULL when references could not be made to follow */
Plan *plan_renumber (Plan        *old,
                     Plan        *moved,
                     const guint *places,
                     guint       *n_references);

G_END_DECLS
