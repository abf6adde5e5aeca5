/* tb-progress.c: how far a plan or an agent is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-progress.h"

#include <glib/gi18n.h>

char *
tb_progress_describe (const PlanCounts *counts)
{
  g_autofree char *criteria = NULL;
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u of %u task", "%u of %u tasks",
                                                      counts->tasks),
                                            counts->tasks_done, counts->tasks);

  if (counts->criteria == 0)
    return g_steal_pointer (&tasks);

  criteria = g_strdup_printf (ngettext ("%u of %u criterion", "%u of %u criteria",
                                        counts->criteria),
                              counts->criteria_done, counts->criteria);
  /* Translators: progress: "41 of 104 criteria · 6 of 18 tasks". */
  return g_strdup_printf (_("%s · %s"), criteria, tasks);
}

double
tb_progress_get_fraction (const PlanCounts *counts)
{
  guint n = counts->criteria > 0 ? counts->criteria : counts->tasks;
  guint n_done = counts->criteria > 0 ? counts->criteria_done : counts->tasks_done;

  return n > 0 ? (double)n_done / n : 0;
}
