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
} PlanHeading;

void plan_heading_read (const MdBlock *block,
                        PlanHeading   *heading);

G_END_DECLS
