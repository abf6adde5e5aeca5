/* plan-heading.h: what a heading says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block.h"
#include "plan/plan-part.h"

G_BEGIN_DECLS

/**
 * PlanHeading:
 * @kind: %PLAN_PART_TASK, %PLAN_PART_AGENT, %PLAN_PART_TITLE (when it says so: `Execution Plan:
 * X`), else %PLAN_PART_SECTION
 * @level: 1 to 6
 * @text: what stands behind the `#`
 * @name: the name in it: without number, bold and location; for sections without decoration
 * @number: of a task or agent
 * @location: what stands in the parentheses of a task, behind `Module:`
 * @box: the mark between the brackets of a box that stands before a task (`[x] Task 1: …`); empty
 *   without one
 * @status: what box, emoji or word (`… ✅ COMPLETE`) of a task say; valid iff @has_status
 * @is_weak: it is a task by its id alone (`T-001: …`), and none where such a heading cannot be one
 *
 * A heading by itself, whatever stands around it. Spans count in the block's bytes.
 */
typedef struct
{
  PlanPartKind kind;
  guint        level;
  MdSpan       text;
  MdSpan       name;
  MdSpan       number;
  MdSpan       location;
  MdSpan       box;
  PlanStatus   status;
  gboolean     has_status;
  gboolean     is_weak;
} PlanHeading;

/* Whether @block is a heading. One far longer than any name is text, as are all other blocks: names
 * are shown in many places, and each would have to be laid out there. */
gboolean plan_heading_is_one (const MdBlock *block);
/* Of a block that is one. */
void plan_heading_read (const MdBlock *block,
                        PlanHeading   *heading);

/* Reads @item of the list @block as a task, if it begins with a box and an id; then @is_weak tells
 * that it is one by a plain number or by the word Step. Otherwise @kind is a section's.
 * Returns: whether it reads as a task */
gboolean plan_heading_read_item (const MdBlock *block,
                                 const MdNode  *item,
                                 PlanHeading   *heading);
/* The `#` before the text of a heading, at @span; 0 where it is underlined, which it may be with
 * any text, also such as begins with `#`. Returns: how many */
guint    plan_heading_scan_marks (const char *text,
                                  MdSpan      span);
/* Moves all spans by @shift. */
void     plan_heading_shift     (PlanHeading   *heading,
                                 gssize         shift);

/* Ids of tasks as they are written in headings, list items and references. Each returns the length
 * of what it looks for at the start of @text, or 0. */

/* The word Task, in the languages that plans are written in. */
gsize plan_id_scan_word (const char *text,
                         gsize       length);
/* `1`, `1.2`, `A.1`, `T-001`, `T2-001`, `R.1.1`, `3b`; letters alone (`N`, `A`, `II`) where they
 * end as a heading's id does. */
gsize plan_id_scan (const char *text,
                    gsize       length);
/* One that says by itself that it is a task's: `T-001`, `TASK-001`, `P0.1`, `U3`. @needs_mark tells
 * whether in a heading a separator must stand behind it, or a blank will do. */
gsize plan_id_scan_own (const char *text,
                        gsize       length,
                        gboolean   *needs_mark);

G_END_DECLS
