/* test-plan-references.c: tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-references.h"

#include <string.h>

/* What is expected is written as agent/number, agent/first-last, agent/ for a whole agent, * for
 * all tasks, < for all before, and a file's name. */
static const struct
{
  const char *text;
  const char *expected;
} texts[] = {
  { "None", "" },
  { "None (parallel)", "" },
  { "None on Agent 2 (independent)", "" },
  { "Task 2", "/2" },
  { "task 2", "/2" },
  { "Task 2 must be complete", "/2" },
  { "Task 2 (needs types)", "/2" },
  { "Task 1 (types) \342\200\224 though Task 3 helps", "/1" },
  { "Task 2.1", "/2.1" },
  { "Tasks 1, 2, 3", "/1 /2 /3" },
  { "Tasks 1, 2 and 4", "/1 /2 /4" },
  { "Tasks 1-4", "/1-4" },
  { "Tasks 1\342\200\2234 must be complete", "/1-4" },
  { "Tasks 1 through 4", "/1-4" },
  { "Task 1, Task 3", "/1 /3" },
  { "Task 1 and Task 3", "/1 /3" },
  { "Task 1 (a), Task 3 (b)", "/1 /3" },
  { "Agent 1 Task 2", "1/2" },
  { "Agent 1 Tasks 2, 5 (types)", "1/2 1/5" },
  { "Agent 1 Task 1 (types), Task 1-2 of this agent (x)", "1/1 /1-2" },
  { "Agent 1 Task 2 (a), Agent 1 Task 3 (b)", "1/2 1/3" },
  { "Agent 1", "1/" },
  { "Agents 1 and 2", "1/ 2/" },
  { "Build Agents 1, 2 and 4 must be complete; Task 3", "1/ 2/ 4/ /3" },
  { "Agents 1 and 2, Agent 3 Task 1", "1/ 2/ 3/1" },
  { "Task 1 of Agent 2", "2/1" },
  { "Task 1 from Build Agent 2 (types), Task 3", "2/1 /3" },
  { "`Task 1` in Agent 2 must be complete", "2/1" },
  { "Task 1 (Agent 2)", "2/1" },
  { "Task 1 (from Agent 2), Agent 3", "2/1 3/" },
  { "Task 1 (Agent 2 needs it too)", "/1" },
  { "Tasks 1-2 of Agent 2", "2/1-2" },
  { "Tasks 1, 2 and 4 of Agent 2", "2/1 2/2 2/4" },
  { "1 of Agent 2", "2/1" },
  { "Agent 2, Task 1", "2/1" },
  { "Agent 2, Tasks 1-3; Task 4", "2/1-3 /4" },
  { "Agent 2; Task 1", "2/ /1" },
  { "Agent 2 and Task 1", "2/ /1" },
  { "Agent 2 (types), Task 1", "2/ /1" },
  { "Agent 2, Task 1 of this agent", "2/ /1" },
  { "Agent 2, Task 1 of Agent 3", "2/ 3/1" },
  { "Agent 2: Task 1", "2/1" },
  { "**Agent 2**: Tasks 1, 3", "2/1 2/3" },
  { "Agent 2 / Task 1", "2/1" },
  { "Agent 2 \342\200\223 Task 1", "2/1" },
  { "Build Agent 2's Task 1", "2/1" },
  { "2/1", "2/1" },
  { "2/1, 2/3 (a), Task 4", "2/1 2/3 /4" },
  { "Task 2/1", "2/1" },
  { "Tasks 2/1-2/3, 4", "2/1-3 /4" },
  { "2/1-2/3", "2/1-3" },
  { "1/2/2026", "" },
  { "1/2 day", "" },
  { "A.1", "/A.1" },
  { "A1, A2 and 3b", "/A1 /A2 /3b" },
  { "- A.1 (types)\n- `A.2`", "/A.1 /A.2" },
  { "A1 paper", "" },
  { "S3 and Task 1", "/S3 /1" },
  { "Build Agent 1 must complete first (needs types)", "1/" },
  { "Agent 1 complete (x)", "1/" },
  { "All implementation tasks complete", "*" },
  { "All other tasks", "*" },
  { "All tasks must be complete", "*" },
  { "All previous tasks", "<" },
  { "all of the prior tasks, Task 2", "< /2" },
  { "All earlier implementation tasks complete", "<" },
  { "All the preceding tasks (a)", "<" },
  { "All tasks above", "<" },
  { "All tasks before this one", "<" },
  { "All of the above", "<" },
  { "All previous", "<" },
  { "All previous phases", "" },
  { "All of it", "" },
  { "All tasks of Agent 1", "1/" },
  { "All implementation tasks from Build Agent 1, Task 2", "1/ /2" },
  { "All tasks in Agent 1 (a)", "1/" },
  { "All Agent 1 tasks", "1/" },
  { "All of Build Agent 1's tasks, Agent 2", "1/ 2/" },
  { "Depends on `01-observers.md` \342\200\224 x", "01-observers.md" },
  { "**01-types.md must complete first.** x", "01-types.md" },
  { "- Task 1\n- Task 2", "/1 /2" },
  { "Same as above, Task 1", "" },
  { "- `fastapi` 0.110\n- Task 1", "/1" },
  { "* Redis (a; Task 4)\n* Task 1 \342\200\224 types\r\n  * Task 2.1", "/1 /2.1" },
  { "1. Redis\n2. Task 1\n3) Agent 2", "/1 2/" },
  { "Needs:\n- Task 1\n- None of it\n- Task 2", "/1 /2" },
  { "None:\n- Task 1", "" },
  { "- Redis must run before\n  Task 1 starts", "" },
  { "Redis must run before Task 1 starts", "" },
  { "- a\n```\n- Task 1\n```\n- Task 2", "/2" },
  { "Redis running; Task 1", "/1" },
  { "Task 1; Redis (7; Task 4), `a; Task 5`; Task 2, 3", "/1 /2 /3" },
  { "None; Task 1 helps", "" },
  { "[Task X must be complete] or \"None\"", "" },
  { "Can run in parallel with Agent 1", "" },
  { "Task T-004", "/T-004" },
  { "TASK-004", "/TASK-004" },
  { "T2-005", "/T2-005" },
  { "T2-001 through T2-025", "/T2-001-T2-025" },
  { "U1\342\200\223U8 and U10\342\200\223U12 (done)", "/U1-U8 /U10-U12" },
  { "U2, U6 (reads `x`)", "/U2 /U6" },
  { "T001, T002", "/T001 /T002" },
  { "Task II-4.2", "/II-4.2" },
  { "Task A and Task B", "/A /B" },
  { "1, 2", "/1 /2" },
  { "1.1 and 1.2", "/1.1 /1.2" },
  { "2 (types)", "/2" },
  { "16 GB of memory", "" },
  { "2.0 release of the server", "" },
  { "\344\273\273\345\212\2411, \344\273\273\345\212\2412", "/1 /2" },
  { "Nothing (first phase)", "" },
  { "No dependency on Task 1", "" },
  { "\342\200\224", "" },
  { "-", "" },
  { "TBD", "" },
  { "Phase 2 completion", "" },
  { "Task Group 4.0", "" },
  { "TG3, TG4", "/TG3 /TG4" },
  { "", "" },
};

static char *
format (const char *text)
{
  g_autoptr (GArray) references = plan_references_scan (text, strlen (text));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < references->len; i++)
    {
      PlanReference *reference = &g_array_index (references, PlanReference, i);

      if (out->len > 0)
        g_string_append_c (out, ' ');
      if (reference->kind == PLAN_REFERENCE_ALL)
        g_string_append_c (out, '*');
      if (reference->kind == PLAN_REFERENCE_BEFORE)
        g_string_append_c (out, '<');
      if (reference->kind != PLAN_REFERENCE_FILE && reference->kind != PLAN_REFERENCE_ALL
          && reference->kind != PLAN_REFERENCE_BEFORE)
        {
          g_string_append_len (out, text + reference->agent.start,
                               MD_SPAN_LENGTH (reference->agent));
          g_string_append_c (out, '/');
        }
      if (reference->kind != PLAN_REFERENCE_AGENT)
        g_string_append_len (out, text + reference->number.start,
                             MD_SPAN_LENGTH (reference->number));
      if (reference->kind == PLAN_REFERENCE_RANGE)
        {
          g_string_append_c (out, '-');
          g_string_append_len (out, text + reference->last.start, MD_SPAN_LENGTH (reference->last));
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = format (texts[i].text);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (found, ==, texts[i].expected);
    }
}

/* The reference that is removed, counted from 0, and what is left. */
static const struct
{
  const char *text;
  guint       index;
  const char *expected;
} removals[] = {
  { "Task 2", 0, "None" },
  { "Task 2 (needs types)", 0, "None" },
  { "Task 2 must be complete \342\200\224 see notes", 0, "None \342\200\224 see notes" },
  { "After Task 1", 0, "None" },
  { "Task 1, Task 3", 0, "Task 3" },
  { "Task 1, Task 3", 1, "Task 1" },
  { "Task 1 (a), Task 3 (b)", 0, "Task 3 (b)" },
  { "Task 1 (a), Task 3 (b)", 1, "Task 1 (a)" },
  { "Task 1, Task 2 and Task 3", 1, "Task 1 and Task 3" },
  { "Tasks 1, 2, 3", 0, "Tasks 2, 3" },
  { "Tasks 1, 2, 3", 1, "Tasks 1, 3" },
  { "Tasks 1, 2, 3", 2, "Tasks 1, 2" },
  { "Tasks 1-4, 6", 0, "Tasks 6" },
  { "Agent 1 Tasks 2, 5 (types)", 0, "Agent 1 Tasks 5 (types)" },
  { "Agent 1 Tasks 2, 5 (types)", 1, "Agent 1 Tasks 2" },
  { "Agent 1, Task 2", 0, "None" },
  { "Agent 1 and Task 2", 0, "Task 2" },
  { "Agent 1, Tasks 2, 5", 0, "Agent 1, Tasks 5" },
  { "Tasks 1, 2 of Agent 2 (a)", 0, "Tasks 2 of Agent 2 (a)" },
  { "Tasks 1, 2 of Agent 2 (a)", 1, "Tasks 1 of Agent 2 (a)" },
  { "Task 1 (Agent 2), Task 3", 0, "Task 3" },
  { "Tasks 2/1, 3", 0, "Tasks 3" },
  { "2/1, 2/3", 0, "2/3" },
  { "2/1, 2/3", 1, "2/1" },
  { "- Task 1\n- Task 2 (a)\n- Task 3", 0, "- Task 2 (a)\n- Task 3" },
  { "- Task 1\n- Task 2 (a)\n- Task 3", 1, "- Task 1\n- Task 3" },
  { "- Task 1\n- Task 2 (a)\n- Task 3", 2, "- Task 1\n- Task 2 (a)" },
  { "- Task 1 is needed\n- Task 2", 0, "- Task 2" },
  { "- Task 1, Task 2\n- Task 3", 0, "- Task 2\n- Task 3" },
  { "- Task 1", 0, "None" },
  { "- Redis\n- Task 1", 0, "- Redis" },
  { "- Task 1\n- Redis", 0, "- Redis" },
  { "Redis running; Task 1", 0, "Redis running" },
  { "- Task 1; Redis\n- Task 2", 0, "- Redis\n- Task 2" },
  { "- Redis; Task 1\n- Task 2", 0, "- Redis\n- Task 2" },
  { "Task 1; Redis; Task 2", 0, "Redis; Task 2" },
  { "Task 1; Redis; Task 2", 1, "Task 1; Redis" },
  { "Task 1\n- Redis", 0, "None\n- Redis" },
};

static void
test_remove (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autofree char *left = plan_references_remove (removals[i].text, removals[i].index);

      g_assert_cmpstr (left, ==, removals[i].expected);
    }
}

/* Whichever reference is taken out of a text, it names the others as before. */
static void
test_remove_any (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) names = g_strsplit (texts[i].expected, " ", -1);
      guint n = g_strv_length (names);

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *left = plan_references_remove (texts[i].text, k);
          g_autofree char *found = format (left);
          g_autoptr (GString) expected = g_string_new (NULL);

          for (guint j = 0; j < n; j++)
            if (j != k)
              g_string_append_printf (expected, "%s%s", expected->len > 0 ? " " : "", names[j]);
          g_test_message ("%s → %s", texts[i].text, left);
          g_assert_cmpstr (found, ==, expected->str);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/references/forms", test_forms);
  g_test_add_func ("/plan/references/remove", test_remove);
  g_test_add_func ("/plan/references/remove-any", test_remove_any);
  return g_test_run ();
}
