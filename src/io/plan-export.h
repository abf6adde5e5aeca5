/* plan-export.h: a plan for others to read
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* A complete HTML page with its style in it: no link to anything outside, light and dark.
 * Returns: (transfer full) */
char *plan_export_html      (Plan  *plan);
/* The plan as one Markdown text: as it is, or of a folder its files one after the other under the
 * plan's title. Returns: (transfer full) */
GBytes *plan_export_markdown (Plan *plan);
/* One task as Markdown that stands by itself: what the plan is for, the agent's scope, the task,
 * the tasks it depends on with their files, and how to test and set up. Returns: (transfer full) */
char *plan_export_task      (Plan  *plan,
                             guint  task);

G_END_DECLS
