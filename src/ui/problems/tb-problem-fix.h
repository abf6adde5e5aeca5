/* tb-problem-fix.h: what can be done about a problem at once
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-edit.h"
#include "plan/plan-check.h"
#include "ui/session/tb-session.h"

G_BEGIN_DECLS

/* What the button says that mends problems of @id; %NULL when only the person can. Translated. */
const char *tb_problem_fix_get_label (const char  *id);
/* The edit that mends the problem @id at part @part and field @field (or -1) of @plan; @missing:
 * key of the section that is not there, for problems that have one (nullable).
 * Returns: (transfer full) */
PlanEdit   *tb_problem_fix_make      (Plan        *plan,
                                      const char  *id,
                                      guint        part,
                                      int          field,
                                      const char  *missing,
                                      GError     **error);
/* Mends the problem @id at the part with the id @part, as an edit of its own, and goes to where
 * something is to be written now; @field, @item, @missing as in #PlanProblem. Does nothing when the
 * part has gone. */
void        tb_problem_fix_perform   (TbSession   *session,
                                      const char  *id,
                                      guint        part,
                                      int          field,
                                      int          item,
                                      const char  *missing);

G_END_DECLS
