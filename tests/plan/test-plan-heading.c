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
  { "### Task Breakdown", PLAN_PART_SECTION, "", "Task Breakdown", NULL },
  { "### Tasks", PLAN_PART_SECTION, "", "Tasks", NULL },
  { "### Task force 1: x", PLAN_PART_SECTION, "", "Task force 1: x", NULL },
  { "## Build Agent 2: Front + back", PLAN_PART_AGENT, "2", "Front + back", NULL },
  { "## Build Agent 2", PLAN_PART_AGENT, "2", "", NULL },
  { "## Build Agent B", PLAN_PART_AGENT, "B", "", NULL },
  { "## Build Agent Summary", PLAN_PART_SECTION, "", "Build Agent Summary", NULL },
  { "### Plan: x", PLAN_PART_SECTION, "", "Plan: x", NULL },
  { "## Build Agents: x", PLAN_PART_SECTION, "", "Build Agents: x", NULL },
  { "# Execution Plan: A thing", PLAN_PART_TITLE, "", "A thing", NULL },
  { "## Implementation Plan \342\200\224 A thing", PLAN_PART_TITLE, "", "A thing", NULL },
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/heading/forms", test_forms);
  g_test_add_func ("/plan/heading/spans", test_spans);
  return g_test_run ();
}
