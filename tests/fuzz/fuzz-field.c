/* fuzz-field.c: what is typed into a field reads back, and nothing else changes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <string.h>

#include "support/plan-step.h"

/* Small, so that many are tried; together they hold all kinds of fields and ways to write them. */
static const char *const texts[] = {
  "# Execution Plan: X\n\n## Overview\n- **Objective**: a\n- **Scope**:\n  - Includes: b\n\n"
  "## Testing Strategy\nLoose.\n- *x*\n\n## Implementation Notes\ni\n",

  "## Technical Approach\n### Architecture Decisions\n| Decision | Why |\n|---|---|\n| c | d |\n\n"
  "### Module Placement\n- a \342\206\222 `b`\n\n## Success Criteria\n- [ ] s\n",

  "### Task 1: One (Module: `m/`)\n- **Description**: e\n- **Acceptance Criteria**:\n  - [ ] f\n"
  "  - [x] g\n- **Dependencies**: None\n\n---\n\n### Task 2: Two\nLoose text.\n",

  "### Task 1: One\r\n**Code Example**:\r\n```c\r\ng\r\n```\r\n\r\n**Test Cases** (file: `a`):\r\n"
  "* `t`: h\r\n* Setup: x\r\n\r\n**Files to Create**: `a/b`, `c`\r\n",

  "#### Task A.1: **One**\n- **Files to Create**:\n  ```\n  a/\n  \342\224\224\342\224\200\342\224"
  "\200 b # c\n  ```\n- Status: x\n> - [ ] q\n",
};

static const PlanStepKind kinds[] = {
  PLAN_STEP_SET_TEXT,  PLAN_STEP_SET_TEXT,     PLAN_STEP_SET_CELL,   PLAN_STEP_SET_CELL,
  PLAN_STEP_SET_NAME,  PLAN_STEP_SET_LOCATION, PLAN_STEP_SET_REMARK, PLAN_STEP_SET_LANGUAGE,
  PLAN_STEP_ADD_FIELD, PLAN_STEP_INSERT_ITEMS, PLAN_STEP_SET_TEXT,   PLAN_STEP_SET_CELL,
};

static Plan *
get_plan (guint index)
{
  static Plan *plans[G_N_ELEMENTS (texts)] = { NULL };

  if (plans[index] == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[index], strlen (texts[index]));
      g_autoptr (MdDocument) document = md_document_new (bytes);

      plans[index] = plan_new (document, NULL);
    }
  return plans[index];
}

/* Three bytes choose the document and the command, the place, and the item; the rest is the value,
 * and behind a NUL the text of a second cell. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Plan                *plan;
  g_autofree char     *value = NULL;
  PlanStep             step = { 0 };
  g_autoptr (GError)   error = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan)     after = NULL;
  g_autofree char     *fault = NULL;

  if (size < 3)
    return 0;
  plan = get_plan (data[0] / G_N_ELEMENTS (kinds) % G_N_ELEMENTS (texts));
  value = g_malloc0 (size - 1);
  memcpy (value, data + 3, size - 3);
  step.kind = kinds[data[0] % G_N_ELEMENTS (kinds)];
  step.part = data[1] & 7;
  step.field = data[1] >> 3;
  step.item = data[2] & 15;
  step.to = data[2] >> 4;
  step.value = value;
  step.other = strlen (value) + 3 < size ? value + strlen (value) + 1 : "";

  plan_step_fit (&step, plan);
  edit = plan_step_run (&step, plan, &error);
  g_assert ((edit == NULL) == (error != NULL));
  if (edit == NULL)
    {
      g_assert (error->message[0] != '\0');
      return 0;
    }
  after = plan_edit_preview (edit, plan);
  fault = plan_step_check (&step, plan, edit, after);
  if (fault != NULL)
    {
      g_autofree char *what = plan_step_describe (&step);

      g_error ("%s: %s", what, fault);
    }
  return 0;
}
