/* tb-problem-item.h: one row of the list of problems
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/plan-check.h"

G_BEGIN_DECLS

#define TB_TYPE_PROBLEM_ITEM (tb_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (TbProblemItem, tb_problem_item, TB, PROBLEM_ITEM, GObject)

/* A heading above the problems of one severity. */
TbProblemItem *tb_problem_item_new_heading  (PlanSeverity       severity,
                                             guint              count);
/* Copies what it needs of @problem. */
TbProblemItem *tb_problem_item_new          (const PlanProblem *problem,
                                             Plan              *plan);
gboolean       tb_problem_item_is_heading   (TbProblemItem     *self);
PlanSeverity   tb_problem_item_get_severity (TbProblemItem     *self);
/* The heading, or what is wrong. */
const char    *tb_problem_item_get_message  (TbProblemItem     *self);
/* Why it matters; "" for a heading. */
const char    *tb_problem_item_get_why      (TbProblemItem     *self);
/* The name of the check that found it; "" for a heading. */
const char    *tb_problem_item_get_id       (TbProblemItem     *self);
/* Where it is, in words; "" for a heading. */
const char    *tb_problem_item_get_where    (TbProblemItem     *self);
/* (nullable): key of the section that is not there. */
const char    *tb_problem_item_get_missing  (TbProblemItem     *self);
void           tb_problem_item_get_place    (TbProblemItem     *self,
                                             guint             *part,
                                             int               *field,
                                             int               *item);
gboolean       tb_problem_item_equal        (TbProblemItem     *self,
                                             TbProblemItem     *other);

G_END_DECLS
