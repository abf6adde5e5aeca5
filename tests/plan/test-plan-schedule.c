/* test-plan-schedule.c: what depends on what
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule.h"

#include "plan-dump.h"

/* A plan of one line a task: agent, number, dependencies, done. */
typedef struct
{
  const char *agent;
  const char *number;
  const char *dependencies;
  gboolean    done;
} Row;

static Plan *
make_plan (const Row *rows,
           guint      n_rows)
{
  g_autoptr (GString) text = g_string_new ("# Execution Plan: X\n\n");

  for (guint i = 0; i < n_rows; i++)
    {
      if (i == 0 || !g_str_equal (rows[i].agent, rows[i - 1].agent))
        g_string_append_printf (text, "## Build Agent %s: A\n\n", rows[i].agent);
      g_string_append_printf (text, "### Task %s: T\n- **Acceptance Criteria**:\n  - [%c] c\n",
                              rows[i].number, rows[i].done ? 'x' : ' ');
      if (rows[i].dependencies != NULL)
        g_string_append_printf (text, "- **Dependencies**: %s\n", rows[i].dependencies);
      g_string_append_c (text, '\n');
    }
  return plan_new_from_text (text->str, text->len);
}

static char *
format_tasks (Plan   *plan,
              GArray *tasks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    {
      g_autofree char *key = plan_dup_task_key (plan, g_array_index (tasks, guint, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", key);
    }
  return g_string_free (out, FALSE);
}

static const Row rows[] = {
  { "1", "1", "None", TRUE },
  { "1", "2", "Task 1", FALSE },
  { "1", "3", "Tasks 1-2", FALSE },
  { "2", "1", "Agent 1 Task 1", FALSE },
  { "2", "2", "Agent 1", FALSE },
  { "2", "3", "All other tasks", FALSE },
  { "2", "4", "Task 9 and Agent 7", FALSE },
  { "2", "5", NULL, FALSE },
};

static void
test_waves (void)
{
  static const char *const expected[] = { "1/1 2/4 2/5", "1/2 2/1", "1/3", "2/2", "2/3" };
  g_autoptr (Plan) plan = make_plan (rows, G_N_ELEMENTS (rows));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  GPtrArray *waves = plan_schedule_get_waves (schedule);
  g_autofree char *path = format_tasks (plan, plan_schedule_get_critical_path (schedule));

  g_assert_cmpuint (waves->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < waves->len; i++)
    {
      g_autofree char *wave = format_tasks (plan, g_ptr_array_index (waves, i));

      g_assert_cmpstr (wave, ==, expected[i]);
    }
  g_assert_cmpstr (path, ==, "1/1 1/2 1/3 2/2 2/3");
  g_assert_cmpuint (plan_schedule_get_cycles (schedule)->len, ==, 0);
}

static const struct
{
  const char *task;
  gboolean    ready;
  gboolean    blocked;
  const char *description;
} states[] = {
  { "1/1", FALSE, FALSE, "" },
  { "1/2", TRUE, FALSE, "can start" },
  { "1/3", FALSE, TRUE, "waits for 1/2" },
  { "2/1", TRUE, FALSE, "can start" },
  { "2/2", FALSE, TRUE, "waits for 1/2 and 1/3" },
  { "2/3", FALSE, TRUE, "waits for 1/2 and 5 more" },
};

/* Numbers that no counter reaches are two names, and not all that is between them. */
static void
test_endless_range (void)
{
  static const Row endless[] = {
    { "1", "1", NULL, FALSE },
    { "1", "2", "Tasks 66666666666666666666-66666666666666666666", FALSE },
    { "1", "3", "Tasks 18446744073709551614-18446744073709551615", FALSE },
    { "1", "4", "Tasks 1-2000000000000000000000000", FALSE },
  };
  g_autoptr (Plan) plan = make_plan (endless, G_N_ELEMENTS (endless));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  GPtrArray *waves = plan_schedule_get_waves (schedule);
  g_autofree char *first = format_tasks (plan, g_ptr_array_index (waves, 0));
  g_autofree char *second = format_tasks (plan, g_ptr_array_index (waves, 1));

  g_assert_cmpuint (waves->len, ==, 2);
  g_assert_cmpstr (first, ==, "1/1 1/2 1/3");
  g_assert_cmpstr (second, ==, "1/4");
}

static void
test_states (void)
{
  g_autoptr (Plan) plan = make_plan (rows, G_N_ELEMENTS (rows));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      guint task = plan_find_task (plan, states[i].task, NULL);
      g_autofree char *description = plan_schedule_describe (schedule, task);

      g_test_message ("%s", states[i].task);
      g_assert_cmpint (plan_schedule_is_ready (schedule, task), ==, states[i].ready);
      g_assert_cmpint (plan_schedule_is_blocked (schedule, task), ==, states[i].blocked);
      g_assert_cmpstr (description, ==, states[i].description);
    }
  g_assert_cmpint (plan_schedule_get_next (schedule), ==, plan_find_task (plan, "1/2", NULL));
}

/* A file with one agent of several says nothing of the others. */
static void
test_agent_file (void)
{
  g_autoptr (Plan) plan = plan_new_from_text (
      "# Build Agent 2: B\n## Task 1: One\n- **Dependencies**: Agent 1 Task 4, Agent 3; Task 7\n",
      -1);
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  const PlanDependencies *dependencies = plan_schedule_get_dependencies (schedule, 1);

  g_assert_cmpuint (dependencies->unresolved->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (dependencies->unresolved, 0), ==, "Task 7");
}

static void
test_unresolved (void)
{
  g_autoptr (Plan) plan = make_plan (rows, G_N_ELEMENTS (rows));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  const PlanDependencies *dependencies =
    plan_schedule_get_dependencies (schedule, plan_find_task (plan, "2/4", NULL));

  g_assert_cmpuint (dependencies->unresolved->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (dependencies->unresolved, 0), ==, "Task 9");
  g_assert_cmpstr (g_ptr_array_index (dependencies->unresolved, 1), ==, "Agent 7");
}

static void
test_cycles (void)
{
  static const Row circle[] = {
    { "1", "1", "Task 3", FALSE },
    { "1", "2", "Task 1", FALSE },
    { "1", "3", "Task 2", FALSE },
    { "1", "4", "Task 4", FALSE },
    { "1", "5", "Task 1", FALSE },
  };
  g_autoptr (Plan) plan = make_plan (circle, G_N_ELEMENTS (circle));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  GPtrArray *cycles = plan_schedule_get_cycles (schedule);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (cycles->len, ==, 2);
  first = format_tasks (plan, g_ptr_array_index (cycles, 0));
  second = format_tasks (plan, g_ptr_array_index (cycles, 1));
  g_assert_cmpstr (first, ==, "1/1 1/3 1/2");
  g_assert_cmpstr (second, ==, "1/4");
  g_assert_cmpuint (plan_schedule_get_waves (schedule)->len, ==, 0);
  g_assert_cmpint (plan_schedule_get_next (schedule), ==, -1);
}

/* The last task of each of two agents waits for all implementation tasks: those of both agents, and
 * not for one another. */
static void
test_all_of_two (void)
{
  static const Row two[] = {
    { "1", "1", "None", FALSE },
    { "1", "2", "All implementation tasks complete", FALSE },
    { "2", "1", "None", FALSE },
    { "2", "2", "All implementation tasks complete", FALSE },
  };
  g_autoptr (Plan) plan = make_plan (two, G_N_ELEMENTS (two));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  GPtrArray       *waves = plan_schedule_get_waves (schedule);
  g_autofree char *last = NULL;

  g_assert_cmpuint (plan_schedule_get_cycles (schedule)->len, ==, 0);
  g_assert_cmpuint (waves->len, ==, 2);
  last = format_tasks (plan, g_ptr_array_index (waves, 1));
  g_assert_cmpstr (last, ==, "1/2 2/2");
}

/* A task that waits for all before it does not wait for those behind it. */
static void
test_all_before (void)
{
  static const Row some[] = {
    { "1", "1", "None", FALSE },
    { "1", "2", "All previous tasks", FALSE },
    { "1", "3", "Task 2", FALSE },
    { "2", "1", "All of the above", FALSE },
    { "2", "2", "All tasks of Agent 1", FALSE },
  };
  g_autoptr (Plan) plan = make_plan (some, G_N_ELEMENTS (some));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  static const char *const expected[] = { "1/1", "1/2", "1/3", "2/1 2/2" };
  GPtrArray *waves = plan_schedule_get_waves (schedule);

  g_assert_cmpuint (waves->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < waves->len; i++)
    {
      g_autofree char *wave = format_tasks (plan, g_ptr_array_index (waves, i));

      g_assert_cmpstr (wave, ==, expected[i]);
    }
}

/* What a text in task 2/1 names, and what it names that is not there. */
static void
test_names (void)
{
  static const Row some[] = {
    { "1", "1", NULL, FALSE },
    { "1", "2", NULL, FALSE },
    { "1", "A.1", NULL, FALSE },
    { "2", "1", NULL, FALSE },
    { "2", "2", NULL, FALSE },
    { "2", "3", NULL, FALSE },
  };
  static const struct
  {
    const char *text;
    const char *tasks;
    const char *unresolved;
  } names[] = {
    { "Task 2 of Agent 1", "1/2", "" },
    { "Tasks 1-2 of Agent 1", "1/1 1/2", "" },
    { "Task 3 (Agent 1)", "", "Agent 1 Task 3" },
    { "1/2", "1/2", "" },
    { "1/2-1/3", "1/2", "" },
    { "24/7, Task 2", "2/2", "" },
    { "Task 1/2", "1/2", "" },
    { "Tasks 2/3", "2/3", "" },
    { "Task 1/3", "2/1 2/3", "" },
    { "Task 1/9", "", "Agent 1 Task 9" },
    { "A.1", "1/A.1", "" },
    { "S3, 3d, Task 2", "2/2", "" },
    { "A.7", "", "A.7" },
  };
  g_autoptr (Plan) plan = make_plan (some, G_N_ELEMENTS (some));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PlanDependencies) meant =
          plan_dependencies_new (plan, plan_find_task (plan, "2/1", NULL), names[i].text);
      g_autofree char *tasks = format_tasks (plan, meant->tasks);
      g_autofree char *unresolved = NULL;

      g_ptr_array_add (meant->unresolved, NULL);
      unresolved = g_strjoinv (", ", (char **)meant->unresolved->pdata);
      g_test_message ("%s", names[i].text);
      g_assert_cmpstr (tasks, ==, names[i].tasks);
      g_assert_cmpstr (unresolved, ==, names[i].unresolved);
    }
}

/* `Task 2.1` in another agent is that task, where only one has the number. */
static void
test_numbers_across_agents (void)
{
  static const Row dotted[] = {
    { "1", "1.1", "None", FALSE },
    { "2", "2.1", "Task 1.1", FALSE },
  };
  g_autoptr (Plan) plan = make_plan (dotted, G_N_ELEMENTS (dotted));
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  guint n_needs;
  const guint *needs =
      plan_schedule_get_needs (schedule, plan_find_task (plan, "2/2.1", NULL), &n_needs);

  g_assert_cmpuint (n_needs, ==, 1);
  g_assert_cmpuint (needs[0], ==, plan_find_task (plan, "1.1", NULL));
}

static const char followed[] =
  "## Build Agent 1: A\n\n### Task 1: One\n- **Description**: a\n\n"
  "### Task 2: Two\n- **Dependencies**: Task 1\n- [ ] box\n\n"
  "## Build Agent 2: B\n\n### Dependencies\nAgent 1\n\n### Task 1: Three\n";

/* A schedule follows an edit that cannot have changed it, and then is what a fresh one is. */
static void
test_follow (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    gboolean follows;
  } edits[] = {
    { ": a\n", ": changed\n", TRUE },
    { "- [ ] box", "- [x] box", TRUE },
    { "Task 1\n", "None\n", FALSE },
    { "Agent 1\n", "None\n", FALSE },
    { "Task 2: Two", "Task 3: Two", FALSE },
    { "Agent 2: B", "Agent 3: B", FALSE },
    { "### Task 1: Three\n", "### Task 1: Three\n- **Dependencies**: None\n", FALSE },
    { "### Task 2", "### Task 9: New\n\n### Task 2", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (Plan) before = plan_new_from_text (followed, -1);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (before);
      gsize at = strstr (followed, edits[i].old) - followed;
      MdSplice splice = { { at, at + strlen (edits[i].old) }, edits[i].new,
                          strlen (edits[i].new) };
      g_autoptr (MdDocument) edited
        = md_document_splice (plan_get_document (before), &splice, 1);
      g_autoptr (Plan) after = plan_new (edited, before);
      g_autoptr (PlanSchedule) fresh = plan_schedule_new (after);

      g_assert_cmpint (plan_schedule_follow (schedule, after), ==, edits[i].follows);
      if (!edits[i].follows)
        continue;
      g_assert_cmpint (plan_schedule_get_next (schedule), ==, plan_schedule_get_next (fresh));
      for (guint k = 0; k < plan_get_n_parts (after); k++)
        {
          g_assert_cmpint (plan_schedule_is_ready (schedule, k), ==,
                           plan_schedule_is_ready (fresh, k));
          g_assert_cmpint (plan_schedule_is_blocked (schedule, k), ==,
                           plan_schedule_is_blocked (fresh, k));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/schedule/waves", test_waves);
  g_test_add_func ("/plan/schedule/endless-range", test_endless_range);
  g_test_add_func ("/plan/schedule/states", test_states);
  g_test_add_func ("/plan/schedule/unresolved", test_unresolved);
  g_test_add_func ("/plan/schedule/agent-file", test_agent_file);
  g_test_add_func ("/plan/schedule/cycles", test_cycles);
  g_test_add_func ("/plan/schedule/all-of-two", test_all_of_two);
  g_test_add_func ("/plan/schedule/all-before", test_all_before);
  g_test_add_func ("/plan/schedule/names", test_names);
  g_test_add_func ("/plan/schedule/numbers-across-agents", test_numbers_across_agents);
  g_test_add_func ("/plan/schedule/follow", test_follow);
  return g_test_run ();
}
