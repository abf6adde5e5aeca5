/* tb-place.h: what the places of a plan are called, and what is beside them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* Part @index as a person would say it: "Task 1/2 Connection Manager". Returns: (transfer full):
 * valid UTF-8 */
char *tb_place_describe_part (Plan  *plan,
                              guint  index);
/* Its field too: "Task 1/2 Connection Manager · Description"; without one (-1), or one that has no
 * label, the part alone. Returns: (transfer full): valid UTF-8 */
char *tb_place_describe      (Plan  *plan,
                              guint  index,
                              int    field);
/* The nearest part before @index (@step: -1) or behind it (1) of the same kind in the same part; -1
 * if there is none. */
int   tb_place_find_sibling   (Plan  *plan,
                               guint  index,
                               int    step);
/* The last task of @agent, or -1. */
int   tb_place_find_last_task (Plan  *plan,
                               guint  agent);

G_END_DECLS
