/* plan-limits.h: what is too much for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* What a plan has too much of: reading it again behind each letter, or filling a list of it, would
 * keep a window waiting. No plan that people work with comes near to these. */
typedef enum
{
  PLAN_EXCESS_NONE,
  PLAN_EXCESS_PARTS,  /* headings and tasks, in all */
  PLAN_EXCESS_BLOCKS, /* paragraphs, lists and the like, in all; or fields in one part */
  PLAN_EXCESS_PIECES, /* in one block: items of a list, words that are set apart in a text, lines;
                         and what could set words apart and does not */
} PlanExcess;

#define PLAN_MAX_PARTS  5000
#define PLAN_MAX_BLOCKS 35000
/* A part is read as a whole. */
#define PLAN_MAX_FIELDS 8000
#define PLAN_MAX_PIECES 30000
/* Of these the pieces that a block may have need most. */
#define PLAN_MAX_MARKS  120000

/* Looks at all of @plan, which takes a part of the time that reading it took. */
PlanExcess plan_find_excess (const Plan *plan);

G_END_DECLS
