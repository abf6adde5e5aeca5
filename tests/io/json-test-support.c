/* json-test-support.c: a plan, and what its JSON says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "json-test-support.h"

#include <stdlib.h>
#include <string.h>

const char sample[] =
  "# Execution Plan: Seeds\n"
  "\n"
  "## Overview\n"
  "- **Objective**: Lend seeds\n"
  "\n"
  "## Technical Approach\n"
  "\n"
  "### Architecture Decisions\n"
  "| Decision | Rationale |\n"
  "|---|---|\n"
  "| One table | Simple |\n"
  "\n"
  "## Task Breakdown\n"
  "\n"
  "## Build Agent 1: Store\n"
  "\n"
  "#### Task 1: **Make it** (Module: `src/store/`)\n"
  "- **Description**: Makes the store\n"
  "- **Acceptance Criteria**:\n"
  "  - [x] It opens\n"
  "  - [ ] It closes\n"
  "- **Files to Create**: `src/store/a.c`\n"
  "- **Dependencies**: None\n"
  "- **Estimate**: two days\n"
  "- **Test Cases** (file: `src/store/test-a.c`):\n"
  "  - `test_open`: It opens\n"
  "  - Setup: an empty folder\n"
  "\n"
  "#### Task 2: **Use it** (Module: `src/use/`)\n"
  "- **Description**: Uses the store\n"
  "- **Dependencies**: Task 1\n"
  "\n"
  "## Success Criteria\n"
  "- [ ] All is well\n";

Plan *
read_plan (const char *text,
           gssize      length)
{
  g_autoptr(GBytes)     bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr(MdDocument) document = md_document_new (bytes);

  return plan_new (document, NULL);
}

char *
find_value (JsonNode   *node,
            const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL && *names[i] != '\0' && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), names[i]);
      else
        {
          JsonArray *array = json_node_get_array (node);
          guint      index = atoi (names[i]);

          node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                       : NULL;
        }
    }

  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");
}

void
assert_value (JsonNode   *node,
              const char *path,
              const char *expected)
{
  g_autofree char *value = find_value (node, path);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is %s and not %s", path, value, expected);
}
