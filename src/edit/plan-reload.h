/* plan-reload.h: reads a file that changed on disk beside the main loop
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"
#include "plan/plan-limits.h"

G_BEGIN_DECLS

/**
 * PlanReload:
 *
 * The plan that is shown belongs to the main loop, down to its blocks: a thread must not touch
 * them. So it reads the old text again for itself, under the ids that its parts have, and makes the
 * new plan of that. The result shares nothing with the plan that is shown, but parts that stay are
 * the same to all views. For a change of a few lines plan_document_reload() is better: it shares.
 */
typedef struct _PlanReload PlanReload;

/* To make the current plan of @document one of @bytes. Returns: (transfer full) */
PlanReload *plan_reload_new        (PlanDocument *document,
                                    GBytes       *bytes);
void        plan_reload_free       (PlanReload   *reload);
/* Does the work. May be called in any thread, once. */
void        plan_reload_run        (PlanReload   *reload);
GBytes     *plan_reload_get_bytes  (PlanReload   *reload);
/* What there is too much of in the new plan. Valid behind plan_reload_run(). */
PlanExcess  plan_reload_get_excess (PlanReload   *reload);
/* As plan_document_reload(), with what was made. Returns: FALSE when the plan is another by now */
gboolean    plan_reload_finish     (PlanReload   *reload);

/* How many bytes there are from the first to the last difference between the two, in the one that
 * has more of them. */
gsize       plan_reload_measure    (GBytes       *before,
                                    GBytes       *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanReload, plan_reload_free)

G_END_DECLS
