/* plan-document-private.h: a document, seen from inside edit/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"
#include "plan/plan-check.h"

G_BEGIN_DECLS

/* Makes @after (%NULL: nothing changed) the current plan, as plan_document_reload() does. Takes
 * @schedule and @problems (nullable), which are those of @after. */
void _plan_document_take_reload (PlanDocument *self,
                                 Plan         *after,
                                 PlanSchedule *schedule,
                                 GPtrArray    *problems);

G_END_DECLS
