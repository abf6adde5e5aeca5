/* plan-mutate.h: what other programs do to the bytes of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PLAN_MUTATION_NONE,
  PLAN_MUTATION_LF,
  PLAN_MUTATION_CRLF,
  PLAN_MUTATION_MIXED_ENDS,
  PLAN_MUTATION_LONE_CR,
  PLAN_MUTATION_MARK,
  PLAN_MUTATION_NO_FINAL_END,
  PLAN_MUTATION_TABS,
  PLAN_MUTATION_TRAILING_BLANKS,
  PLAN_MUTATION_NUL,
  PLAN_MUTATION_RANDOM_BYTES,
  PLAN_MUTATION_TRUNCATED,
  PLAN_N_MUTATIONS,
} PlanMutation;

const char *plan_mutation_get_name (PlanMutation  mutation);
/* Returns: (transfer full) */
GBytes     *plan_mutate            (GBytes       *bytes,
                                    PlanMutation  mutation,
                                    GRand        *rand);
/* The seed of the tests that try things at random: TRESTLEBOARD_SEED, or always the same. */
guint32     plan_get_seed          (void);
/* How many things to try: the environment's @variable, or @usual. */
guint       plan_get_count         (const char   *variable,
                                    guint         usual);

G_END_DECLS
