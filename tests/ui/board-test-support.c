/* board-test-support.c: plans for the tests of the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "board-test-support.h"

#include <string.h>

const char board_test_plan[] =
    "# Execution Plan: Gateway\n"
    "\n"
    "## Task Breakdown\n"
    "\n"
    "## Build Agent 1: Connections\n"
    "\n"
    "### Task 1: **Settings** (Module: `backend/app/core/`)\n"
    "- **Description**: Reads the limits.\n"
    "- **Acceptance Criteria**:\n"
    "  - [x] Limits are read\n"
    "  - [x] Defaults hold\n"
    "- **Dependencies**: None\n"
    "\n"
    "### Task 2: **Connection `manager`** (Module: `backend/app/managers/`)\n"
    "- **Description**: Counts connections per address.\n"
    "- **Acceptance Criteria**:\n"
    "  - [x] Limit of 3 per address holds\n"
    "  - [ ] Store lost: new connections are refused\n"
    "- **Dependencies**: Task 1\n"
    "\n"
    "### Task 3: **Eviction** (Module: `backend/app/managers/`)\n"
    "- **Description**: The oldest goes first.\n"
    "- **Acceptance Criteria**:\n"
    "  - [ ] Oldest is closed\n"
    "- **Dependencies**: Task 2\n"
    "\n"
    "## Build Agent 2: Frontend\n"
    "\n"
    "### Task 1: **Status banner** (Module: `frontend/src/`)\n"
    "- **Status**: In Review\n"
    "- **Description**: Says that it reconnects.\n"
    "- **Acceptance Criteria**:\n"
    "  - [x] Shows\n"
    "  - [ ] Hides\n"
    "- **Dependencies**: None\n"
    "\n"
    "### Task 2: **[Name]** (Module: `frontend/src/`)\n"
    "- **Description**: Asks before it closes.\n"
    "- **Acceptance Criteria**:\n"
    "  - [ ] Asks\n"
    "- **Dependencies**: None\n";

PlanDocument *
board_test_create_document (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return plan_document_new (bytes);
}

char *
board_test_dup_text (PlanDocument *document)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (plan_document_get_document (document));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

guint
board_test_find_id (PlanDocument *document,
         const char   *key)
{
  Plan *plan = plan_document_get_plan (document);
  int index = plan_find_task (plan, key, NULL);

  g_assert_cmpint (index, >=, 0);
  return plan_part_get_id (plan_get_part (plan, index));
}

void
board_test_set_status (PlanDocument *document,
                       const char   *number,
                       const char   *line)
{
  g_autofree char *text = board_test_dup_text (document);
  g_autofree char *heading = g_strdup_printf ("### Task %s", number);
  char *place = strchr (strstr (text, heading), '\n') + 1;
  g_autofree char *changed = g_strdup_printf ("%.*s%s%s", (int) (place - text), text, line, place);
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));

  plan_document_reload (document, bytes);
}

/* @n tasks of one agent, all To Do. */
char *
board_test_create_long_plan (guint n)
{
  GString *text = g_string_new ("# Execution Plan: Long\n\n## Build Agent 1: All\n");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "\n### Task %u: **Step %u**\n- **Acceptance Criteria**:\n"
                                  "  - [ ] It works\n",
                            i, i);
  return g_string_free (text, FALSE);
}

void
board_test_count_cb (guint *count)
{
  (*count)++;
}
