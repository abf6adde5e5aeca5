/* plan-generator.h: plans of any size for benchmarks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A plan with every section of the template and @n_tasks tasks, six to an agent, of some thousand
 * bytes each: description, criteria (the first third of the tasks is done), files, dependencies,
 * code, test cases. The same number gives the same text.
 * Returns: (transfer full) */
char *plan_generator_new_text (guint n_tasks);

G_END_DECLS
