/* plan-explain-private.h: between the two halves of plan_explain()
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-explain.h"

G_BEGIN_DECLS

/**
 * PlanLinePlace:
 * @depth: how many lists are around it
 * @in_quote: whether a block quote is around it
 * @is_ordered: whether the innermost list has numbers
 * @begins_item: whether a list item begins in it
 * @is_indented_code: code without fences
 *
 * Where a line stands in the Markdown.
 */
typedef struct
{
  guint    depth;
  gboolean in_quote;
  gboolean is_ordered;
  gboolean begins_item;
  gboolean is_indented_code;
} PlanLinePlace;

/* Sets @line's likeness and why_not. @text: the bytes of line @number, without the line's end. */
void _plan_explain_likeness (Plan                *plan,
                             PlanLine            *line,
                             const PlanLinePlace *place,
                             guint                number,
                             const char          *text,
                             gsize                length);

G_END_DECLS
