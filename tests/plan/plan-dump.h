/* plan-dump.h: a plan as text, for comparing
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

/* The plan that @text is. Returns: (transfer full) */
Plan *plan_new_from_text  (const char *text,
                           gssize      length);
/* One line a part, field and item: kind, key, place and values. Returns: (transfer full) */
char *plan_dump           (const Plan *plan);
/* Whether parts and fields are the document's bytes, one after the other, and lines agree.
 * Returns: (transfer full) (nullable): what is wrong */
char *plan_find_gap       (const Plan *plan);
/* Calls @function with every document of the corpus and the project's fixtures.
 * Returns: how many there were */
guint plan_for_each_file  (void (*function) (const char *path,
                                             GBytes     *bytes));
