/* plan-explain.h: what each line of a plan was read as
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* What a line is made of. */
typedef enum {
  PLAN_LINE_BLANK,
  PLAN_LINE_HEADING,
  PLAN_LINE_RULE,
  PLAN_LINE_LABEL, /* the label of a field; its value may begin in the same line */
  PLAN_LINE_ITEM,  /* a list item, its first line or another */
  PLAN_LINE_TEXT,
  PLAN_LINE_FENCE, /* begins or ends a code block */
  PLAN_LINE_CODE,
  PLAN_LINE_TABLE_HEADER,
  PLAN_LINE_TABLE_DELIMITER,
  PLAN_LINE_TABLE_ROW,
  PLAN_LINE_FRONT_MATTER,
  PLAN_LINE_DEFINITION, /* the target of a link: no text of its own */
  PLAN_LINE_HTML,
} PlanLineKind;

/* What a line looks like but was not read as. */
typedef enum {
  PLAN_LIKENESS_NONE,
  PLAN_LIKENESS_TASK, /* the heading of a task or an agent */
  PLAN_LIKENESS_LABEL,
  PLAN_LIKENESS_BOX,
} PlanLikeness;

/**
 * PlanLine:
 * @kind: what it is made of
 * @part: index of the part it belongs to
 * @field: field of the part; -1 in the heading
 * @item: the innermost item of the field that the line belongs to; -1 without one
 * @box: the box of the list item that begins in the line
 * @likeness: what it looks like
 * @why_not: why it is not that (translated); valid iff @likeness
 *
 * How one line was read.
 */
typedef struct
{
  PlanLineKind kind;
  guint        part;
  int          field;
  int          item;
  MdBoxState   box;
  PlanLikeness likeness;
  const char  *why_not;
} PlanLine;

/* Every line of the plan, in order: as many as its document has.
 * Returns: (transfer full) (element-type PlanLine) */
GArray     *plan_explain               (Plan        *plan);
/* As in JSON: `heading`, `label`, `table-row`, … */
const char *plan_line_kind_to_string   (PlanLineKind kind);
/* `task`, `label`, `box`; %NULL for none. */
const char *plan_likeness_to_string    (PlanLikeness likeness);

G_END_DECLS
