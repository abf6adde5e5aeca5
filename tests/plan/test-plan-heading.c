/* test-plan-heading.c: what headings say
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-dump.h"

#include <string.h>

static const struct
{
  const char  *source;
  PlanPartKind kind;
  const char  *number;
  const char  *name;
  const char  *location; /* the first path; NULL: none */
} headings[] = {
  { "### Task 3: Write it", PLAN_PART_TASK, "3", "Write it", NULL },
  { "### Task 2.1: Write it", PLAN_PART_TASK, "2.1", "Write it", NULL },
  { "#### Task 1: **Write it** (Module: `a/b/`)", PLAN_PART_TASK, "1", "Write it", "a/b/" },
  { "#### Task 1: Write it (`a/b.c`)", PLAN_PART_TASK, "1", "Write it", "a/b.c" },
  { "#### Task 1: **Write** (File: `a.c`)", PLAN_PART_TASK, "1", "Write", "a.c" },
  { "#### Task 1: **Write** (Files: `a.c`, `b.c`)", PLAN_PART_TASK, "1", "Write", "a.c" },
  { "#### Task 1: **Write** (Module: project root)", PLAN_PART_TASK, "1", "Write", "project root" },
  { "### Task 1: Add `f(x)` (and g)", PLAN_PART_TASK, "1", "Add `f(x)` (and g)", NULL },
  { "### Task N: **Polish**", PLAN_PART_TASK, "N", "Polish", NULL },
  { "### Task T-001: Write", PLAN_PART_TASK, "T-001", "Write", NULL },
  { "### Task A.1: Write", PLAN_PART_TASK, "A.1", "Write", NULL },
  { "### \342\234\205 Task 4 \342\200\224 Write", PLAN_PART_TASK, "4", "Write", NULL },
  { "### TASK 4. Write ###", PLAN_PART_TASK, "4", "Write", NULL },
  { "### TASK-001: Write", PLAN_PART_TASK, "TASK-001", "Write", NULL },
  { "### Task-1: Write", PLAN_PART_TASK, "1", "Write", NULL },
  { "### Task #4: Write", PLAN_PART_TASK, "4", "Write", NULL },
  { "### Task R.1.1: Write", PLAN_PART_TASK, "R.1.1", "Write", NULL },
  { "### Task II-1.2: Write", PLAN_PART_TASK, "II-1.2", "Write", NULL },
  { "### Task II: Write", PLAN_PART_TASK, "II", "Write", NULL },
  { "### Task A \342\200\224 Write", PLAN_PART_TASK, "A", "Write", NULL },
  { "### **Task 4: Write**", PLAN_PART_TASK, "4", "Write", NULL },
  { "### **Task 4**: Write", PLAN_PART_TASK, "4", "Write", NULL },
  { "## [x] Task 1: Write", PLAN_PART_TASK, "1", "Write", NULL },
  { "## [ ] \344\273\273\345\212\2411\357\274\232\345\206\231", PLAN_PART_TASK, "1", "\345\206\231",
    NULL },
  { "### \320\227\320\260\320\264\320\260\321\207\320\260 2. Write", PLAN_PART_TASK, "2",
    "Write", NULL },
  { "### Aufgabe 2: Write", PLAN_PART_TASK, "2", "Write", NULL },
  { "### Task 4: Write \342\234\205 COMPLETE", PLAN_PART_TASK, "4", "Write", NULL },
  { "### Task 4: Write \342\200\224 \342\234\205 **DONE** (1 May)", PLAN_PART_TASK, "4",
    "Write", NULL },
  { "### Task 4: Write (`a.c`) [DONE]", PLAN_PART_TASK, "4", "Write", "a.c" },
  { "### Task 4: Show \342\234\205 for ready ones", PLAN_PART_TASK, "4",
    "Show \342\234\205 for ready ones", NULL },
  { "### T-001: Write", PLAN_PART_TASK, "T-001", "Write", NULL },
  { "### T001 Write", PLAN_PART_TASK, "T001", "Write", NULL },
  { "### T2-001: Write", PLAN_PART_TASK, "T2-001", "Write", NULL },
  { "### P0.1 Write", PLAN_PART_TASK, "P0.1", "Write", NULL },
  { "### U3. Write", PLAN_PART_TASK, "U3", "Write", NULL },
  { "### T1 lines and more", PLAN_PART_SECTION, "", "T1 lines and more", NULL },
  { "### P1: High", PLAN_PART_SECTION, "", "P1: High", NULL },
  { "### ADR-001: Choose", PLAN_PART_SECTION, "", "ADR-001: Choose", NULL },
  { "### FR-1: Needed", PLAN_PART_SECTION, "", "FR-1: Needed", NULL },
  { "### TC-001: Test", PLAN_PART_SECTION, "", "TC-001: Test", NULL },
  { "### US1: Story", PLAN_PART_SECTION, "", "US1: Story", NULL },
  { "### 1.1 Write", PLAN_PART_SECTION, "", "Write", NULL },
  { "### Tasks 1-3: Write", PLAN_PART_SECTION, "", "Tasks 1-3: Write", NULL },
  { "### Task: Write", PLAN_PART_SECTION, "", "Task: Write", NULL },
  { "### Task Breakdown", PLAN_PART_SECTION, "", "Task Breakdown", NULL },
  { "### Tasks", PLAN_PART_SECTION, "", "Tasks", NULL },
  { "### Task force 1: x", PLAN_PART_SECTION, "", "Task force 1: x", NULL },
  { "## Build Agent 2: Front + back", PLAN_PART_AGENT, "2", "Front + back", NULL },
  { "## **Build Agent 2: Front**", PLAN_PART_AGENT, "2", "Front", NULL },
  { "## **Build Agent 2**: Front", PLAN_PART_AGENT, "2", "Front", NULL },
  { "# **Execution Plan: A thing**", PLAN_PART_TITLE, "", "A thing", NULL },
  { "## Build Agent 2", PLAN_PART_AGENT, "2", "", NULL },
  { "## Build Agent #2: Front", PLAN_PART_AGENT, "2", "Front", NULL },
  { "## Build Agent 2 (Front)", PLAN_PART_AGENT, "2", "Front", NULL },
  { "## Build Agent B", PLAN_PART_AGENT, "B", "", NULL },
  { "## Build Agent Summary", PLAN_PART_SECTION, "", "Build Agent Summary", NULL },
  { "### Plan: x", PLAN_PART_SECTION, "", "Plan: x", NULL },
  { "## Build Agents: x", PLAN_PART_SECTION, "", "Build Agents: x", NULL },
  { "# Execution Plan: A thing", PLAN_PART_TITLE, "", "A thing", NULL },
  { "## Implementation Plan \342\200\224 A thing", PLAN_PART_TITLE, "", "A thing", NULL },
  { "#Task 2: Sharp\n---", PLAN_PART_TASK, "2", "Sharp", NULL },
  { "#**#.Task 2: **x\n-", PLAN_PART_TASK, "2", "**x", NULL },
  { "Execution Plan: A thing\n===", PLAN_PART_TITLE, "", "A thing", NULL },
  { "### \360\237\224\247 Technical Clarifications (IMPORTANT)", PLAN_PART_SECTION, "",
    "Technical Clarifications (IMPORTANT)", NULL },
  { "### \303\260\305\270\342\200\235\302\247 Overview", PLAN_PART_SECTION, "", "Overview", NULL },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      /* Behind a title, so that the heading is not taken for it. */
      g_autofree char *text =
          headings[i].kind == PLAN_PART_TITLE
              ? g_strdup (headings[i].source)
              : g_strconcat ("# Execution Plan: X\n\n", headings[i].source, "\n", NULL);
      g_autoptr (Plan) plan = plan_new_from_text (text, -1);
      const PlanPart *part = plan_get_part (plan, plan_get_n_parts (plan) - 1);

      g_test_message ("%s", headings[i].source);
      g_assert_cmpint (plan_part_get_kind (part), ==, headings[i].kind);
      g_assert_cmpstr (plan_part_get_number (part), ==, headings[i].number);
      g_assert_cmpstr (plan_part_get_name (part), ==, headings[i].name);
      g_assert_cmpstr (plan_part_get_location (part)[0], ==, headings[i].location);
    }
}

static void
test_spans (void)
{
  const char *source = "#### Task 12: **Write it** (Module: `a/b/`)\n";
  g_autoptr (Plan) plan = plan_new_from_text (source, -1);
  const PlanPart *part = plan_get_part (plan, 0);
  MdSpan name = plan_part_get_name_span (part);
  MdSpan number = plan_part_get_number_span (part);
  MdSpan location = plan_part_get_location_span (part);

  g_assert_cmpint (strncmp (source + name.start, "Write it", MD_SPAN_LENGTH (name)), ==, 0);
  g_assert_cmpint (strncmp (source + number.start, "12", MD_SPAN_LENGTH (number)), ==, 0);
  g_assert_cmpint (strncmp (source + location.start, "`a/b/`", MD_SPAN_LENGTH (location)), ==, 0);
}

/* A heading with an id alone is a task only where one can be. */
static const struct
{
  const char *source;
  const char *kinds; /* of the parts: t a task, s a section, … */
} places[] = {
  { "# Execution Plan: X\n## Phase 1\n### T-001: A\n### T-002: B\n", "Tstt" },
  { "# Execution Plan: X\n## Testing Strategy\n### T-001: A\n", "Tss" },
  { "# Execution Plan: X\n## Task 1: A\n### T-001: a test\n", "Tt" },
  { "# Execution Plan: X\n## T1: A\n### T1.1: B\n", "Ttt" },
  { "# Execution Plan: X\n## Task Breakdown\n### U1. A\n#### Files\n### U2. B\n", "Tstt" },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (places[i].source, -1);
      g_autoptr (GString) kinds = g_string_new (NULL);

      for (guint k = 0; k < plan_get_n_parts (plan); k++)
        g_string_append_c (kinds, "pTsat"[plan_part_get_kind (plan_get_part (plan, k))]);
      g_test_message ("%s", places[i].source);
      g_assert_cmpstr (kinds->str, ==, places[i].kinds);
    }
}

static const struct
{
  const char *source;
  PlanStatus  status;
  gboolean    said;
} statuses[] = {
  { "## [x] Task 1: A\n", PLAN_STATUS_DONE, TRUE },
  { "## [ ] Task 1: A\n- [x] b\n", PLAN_STATUS_TO_DO, TRUE },
  { "## [-] Task 1: A\n", PLAN_STATUS_IN_PROGRESS, TRUE },
  { "## \342\234\205 Task 1: A\n", PLAN_STATUS_DONE, TRUE },
  { "## \360\237\232\247 Task 1: A\n", PLAN_STATUS_IN_PROGRESS, TRUE },
  { "## Task 1: A \342\234\205 COMPLETE\n", PLAN_STATUS_DONE, TRUE },
  { "## \342\234\205 Task 1: A\n- **Status**: In Review\n", PLAN_STATUS_IN_REVIEW, TRUE },
  { "## \360\237\223\213 Task 1: A\n- [x] b\n- [ ] c\n", PLAN_STATUS_IN_PROGRESS, FALSE },
};

static void
test_statuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (statuses[i].source, -1);
      gboolean said;

      g_test_message ("%s", statuses[i].source);
      g_assert_cmpint (plan_part_get_status (plan_get_part (plan, 0), &said), ==,
                       statuses[i].status);
      g_assert_cmpint (said, ==, statuses[i].said);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/heading/forms", test_forms);
  g_test_add_func ("/plan/heading/spans", test_spans);
  g_test_add_func ("/plan/heading/places", test_places);
  g_test_add_func ("/plan/heading/statuses", test_statuses);
  return g_test_run ();
}
