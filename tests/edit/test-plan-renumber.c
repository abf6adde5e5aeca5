/* test-plan-renumber.c: references after tasks have moved
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands.h"

#include "edit-test-support.h"

/* Agent 1 has tasks One, Two and Three, and Agent 2 has Four and Five, which each begin at 1. What
 * stands in the field of Five, before and after the first task has moved. */
static const struct
{
  const char *name;  /* the task that moves, … */
  const char *after; /* … behind this one */
  const char *before;
  const char *expected;
} moves[] = {
  { "One", "Two", "Agent 1 Task 1", "Agent 1 Task 2" },
  { "One", "Two", "All previous tasks", "All previous tasks" },
  { "One", "Five", "All of the above", "All of the above" },
  { "One", "Five", "All previous tasks, Agent 1 Task 2",
    "All previous tasks, Agent 1 Task 1" },
  { "One", "Five", "All tasks of Agent 1", NULL },
  { "One", "Two", "Task 1 of Agent 1", "Task 2 of Agent 1" },
  { "One", "Four", "Task 1 of Agent 1 (types)", "Task 2 of Agent 2 (types)" },
  { "One", "Two", "Tasks 1, 3 (Agent 1)", "Tasks 2, 3 (Agent 1)" },
  { "One", "Four", "Tasks 9, 2 of Agent 1", "Tasks 9, 1 of Agent 1" },
  { "One", "Three", "Tasks 2-3 of Agent 1", "Tasks 1-2 of Agent 1" },
  { "One", "Three", "Agent 1, Task 1", "Agent 1, Task 3" },
  { "One", "Three", "Agent 1: Task 1", "Agent 1: Task 3" },
  { "One", "Three", "1/1, 1/2", "1/3, 1/1" },
  { "One", "Four", "1/1, 1/2", "2/2, 1/1" },
  { "One", "Three", "Tasks 1/2-1/3", "Agent 1 Task 1, Agent 1 Task 2" },
  { "Two", "Three", "Tasks 1/1-1/1", NULL },
  { "One", "Two", "Redis; Agent 1 Task 1", "Redis; Agent 1 Task 2" },
  { "One", "Two", "\n  - `x` 0.1\n  - Agent 1 Task 1; Agent 1 Task 2",
    "- `x` 0.1\n- Agent 1 Task 2; Agent 1 Task 1" },
  { "One", "Two", "Redis:\n  - `x` 0.1\n  - Agent 1 Task 1",
    "Redis:\n- `x` 0.1\n- Agent 1 Task 2" },
};

static int
find_named (Plan       *plan,
            const char *name)
{
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (g_str_equal (plan_part_get_name (plan_get_part (plan, i)), name))
      return (int)i;
  return -1;
}

static void
test_moves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "# Execution Plan: X\n\n## Build Agent 1: A\n\n### Task 1: One\n- [ ] a\n\n"
          "### Task 2: Two\n- [ ] a\n\n### Task 3: Three\n- [ ] a\n\n## Build Agent 2: B\n\n"
          "### Task 1: Four\n- [ ] a\n\n### Task 2: Five\n- **Dependencies**: %s\n",
          moves[i].before);
      g_autoptr (Plan) plan = plan_new_for_text (text);
      int part = find_named (plan, moves[i].name);
      int after = find_named (plan, moves[i].after);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlanEdit) edit = NULL;
      g_autoptr (Plan) moved = NULL;
      g_autofree char *left = NULL;
      PlanPart *five;

      g_test_message ("%s: %s", moves[i].before, moves[i].name);
      edit = plan_command_move (plan, part, -1, after, NULL, &error);
      g_assert_no_error (error);
      moved = plan_edit_preview (edit, plan);
      five = plan_get_part (moved, find_named (moved, "Five"));
      left = plan_field_dup_text (
          plan_part_get_field (five, plan_part_find_field (five, "dependencies", 0)));
      g_assert_cmpstr (left, ==, moves[i].expected != NULL ? moves[i].expected : moves[i].before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/renumber/moves", test_moves);
  return g_test_run ();
}
