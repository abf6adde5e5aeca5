/* plan-step.h: one command with arguments that a machine chose
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-commands.h"

G_BEGIN_DECLS

typedef enum
{
  PLAN_STEP_SET_TEXT,
  PLAN_STEP_SET_REMARK,
  PLAN_STEP_SET_LANGUAGE,
  PLAN_STEP_ADD_FIELD,
  PLAN_STEP_REMOVE_FIELD,
  PLAN_STEP_SET_CELL,
  PLAN_STEP_SET_BOX,
  PLAN_STEP_SET_CRITERIA,
  PLAN_STEP_INSERT_ITEMS,
  PLAN_STEP_REMOVE_ITEM,
  PLAN_STEP_MOVE_ITEM,
  PLAN_STEP_SET_STATUS,
  PLAN_STEP_SET_NAME,
  PLAN_STEP_SET_LOCATION,
  PLAN_STEP_ADD_TASK,
  PLAN_STEP_ADD_AGENT,
  PLAN_STEP_ADD_SECTION,
  PLAN_STEP_DUPLICATE,
  PLAN_STEP_REMOVE,
  PLAN_STEP_MOVE,
  PLAN_STEP_REPLACE_RANGE,
  PLAN_N_STEPS,
} PlanStepKind;

/**
 * PlanStep:
 * @kind: the command
 * @part: any number: counts in the parts of the plan, again from the first behind the last
 * @field: the same in the part's fields
 * @item: the same in the field's items; where a range of bytes begins, in 256ths of the document
 * @to: where it goes; a column; how many bytes go
 * @value: what is typed
 * @other: what is typed into the second cell of a new item
 *
 * Any numbers and any texts are a step; plan_step_fit() makes numbers of them that the plan has.
 */
typedef struct
{
  guint        kind; /* a PlanStepKind */
  guint        part;
  guint        field;
  guint        item;
  guint        to;
  const char  *value; /* borrowed */
  const char  *other; /* borrowed */
} PlanStep;

/* Harmless texts and nasty ones; @index counts again from the first behind the last. */
const char *plan_step_get_value (guint           index);
guint       plan_step_count_values (void);
/* For messages. Returns: (transfer full) */
char       *plan_step_describe  (const PlanStep *step);
/* Makes the numbers fit @plan, which has parts. */
void        plan_step_fit       (PlanStep       *step,
                                 Plan           *plan);
/* Runs the command of a step that fits. Returns: (transfer full) (nullable) */
PlanEdit   *plan_step_run       (const PlanStep *step,
                                 Plan           *plan,
                                 GError        **error);
/* What is wrong with @edit, the result of @step on @plan, which made @after of it: bytes changed
 * that it does not name or that are none of its business, a value does not read back, another
 * field shows something else. Returns: (transfer full) (nullable) */
char       *plan_step_check     (const PlanStep *step,
                                 Plan           *plan,
                                 PlanEdit       *edit,
                                 Plan           *after);

G_END_DECLS
