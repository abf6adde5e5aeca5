/* plan-export-private.h: what the exports as Markdown share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanExcerpt:
 * @plan: what is copied from
 * @text: what is being written
 * @line_end: as most lines of the plan have it
 *
 * Markdown that is put together from parts of a plan. What stands under a heading is copied byte
 * for byte; headings are written anew, at the level they have in the new text.
 */
typedef struct
{
  Plan       *plan; /* borrowed */
  GString    *text;
  const char *line_end;
} PlanExcerpt;

/* Begins a new paragraph: one blank line before it. */
void     _plan_excerpt_begin          (PlanExcerpt *excerpt);
void     _plan_excerpt_append_line    (PlanExcerpt *excerpt,
                                       const char  *text);
void     _plan_excerpt_append_heading (PlanExcerpt *excerpt,
                                       guint        level,
                                       const char  *heading);
/* What stands under the heading of part @index, without rules at its end. */
void     _plan_excerpt_append_body    (PlanExcerpt *excerpt,
                                       guint        index);
/* Part @index with all that is in it, its heading at @level; @remark (nullable) stands in
 * parentheses behind its heading. */
void     _plan_excerpt_append_tree    (PlanExcerpt *excerpt,
                                       guint        index,
                                       guint        level,
                                       const char  *remark);
/* Field @field of part @index with its label. */
void     _plan_excerpt_append_field   (PlanExcerpt *excerpt,
                                       guint        index,
                                       guint        field);
/* Whether anything stands right under the heading of part @index. */
gboolean _plan_excerpt_has_body       (Plan        *plan,
                                       guint        index);
/* What was written, with one line end behind it. Returns: (transfer full) */
GBytes  *_plan_excerpt_take           (PlanExcerpt *excerpt);

G_END_DECLS
