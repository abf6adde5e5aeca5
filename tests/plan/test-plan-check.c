/* test-plan-check.c: problems
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check.h"

#include <string.h>

#include "plan-dump.h"

#define HEAD "# Execution Plan: X\n## Build Agent 1: A\n### Task 1: One\n"

static const struct
{
  const char *source;
  const char *expected; /* `id:line` for each, 1-based */
} sources[] = {
  { HEAD "- **Description**: fine\n- **Dependencies**: None\n", "" },
  { HEAD "- **Description**: [What]\n", "placeholder-left:4" },
  { "# Execution Plan: [Feature]\n", "placeholder-left:1" },
  { HEAD "- **Dependencies**: Task 9\n", "dependency-unknown:4" },
  { HEAD "- **Dependencies**: Task 1\n", "dependency-cycle:4" },
  { HEAD "- **Dependencies**: Task 2\n### Task 2: Two\n- **Dependencies**: Task 1\n",
    "dependency-cycle:4" },
  { HEAD "- **Dependencies**: words that nobody understands\n", "" },
  { HEAD "- **Code Example**:\n  ```\n  [not a placeholder]\n  ```\n", "" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (sources[i].source, -1);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
      g_autoptr (GPtrArray) problems = plan_check (plan, schedule);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < problems->len; k++)
        {
          const PlanProblem *problem = g_ptr_array_index (problems, k);

          g_string_append_printf (found, "%s%s:%u", k > 0 ? " " : "", problem->id,
                                  problem->line + 1);
          g_assert_cmpstr (problem->message, !=, "");
        }
      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found->str, ==, sources[i].expected);
    }
}

static void
test_cycle_message (void)
{
  g_autoptr (Plan) plan = plan_new_from_text (sources[5].source, -1);
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  g_autoptr (GPtrArray) problems = plan_check (plan, schedule);
  const PlanProblem *problem = g_ptr_array_index (problems, 0);

  g_assert_nonnull (strstr (problem->message, "1/1 \342\206\222 1/2 \342\206\222 1/1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/check/rules", test_rules);
  g_test_add_func ("/plan/check/cycle-message", test_cycle_message);
  return g_test_run ();
}
