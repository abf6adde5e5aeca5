/* plan-rank.h: how well a name fits what somebody types to go there
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlanRanker:
 *
 * What somebody has typed, ready to be compared with many names. Each of its words must be found in
 * a name: best at the start of a word of it, then as the initials of its words (`cm` for Connection
 * Manager), then anywhere, then as letters in this order from the start of a word on.
 */
typedef struct _PlanRanker PlanRanker;

PlanRanker *plan_ranker_new  (const char       *query);
void        plan_ranker_free (PlanRanker       *ranker);
/* Whether nothing is asked for: every name fits as well as any other. */
gboolean    plan_ranker_is_empty (const PlanRanker *ranker);
/* How well @name, made by plan_rank_fold(), fits: more is better, 0 is not at all. */
guint       plan_ranker_rank (const PlanRanker *ranker,
                              const char       *name);
/* @name as names are compared. Returns: (transfer full) */
char       *plan_rank_fold   (const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanRanker, plan_ranker_free)

G_END_DECLS
