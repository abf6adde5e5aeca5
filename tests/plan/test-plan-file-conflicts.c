/* test-plan-file-conflicts.c: files that several tasks write
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-file-conflicts.h"

#include "plan-dump.h"

#define A1 "# Execution Plan: X\n## Build Agent 1: A\n"
#define A2 "## Build Agent 2: B\n"
#define TASK(number) "### Task " number ": T\n"
#define FILES(path) "- **Files to Modify**: `" path "`\n"
#define NEEDS(text) "- **Dependencies**: " text "\n"

/* What is expected is `path` with the keys of its writers, `!` before it where nothing orders them,
 * and `;` between files. */
static const struct
{
  const char *source;
  const char *expected;
} sources[] = {
  { A1 TASK ("1") FILES ("src/a.c") A2 TASK ("1") FILES ("src/b.c"), "" },
  { A1 TASK ("1") FILES ("src/a.c") A2 TASK ("1") FILES ("src/a.c"), "!src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c") A2 TASK ("1") FILES ("./src/a.c:10-20"),
    "!src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c") TASK ("2") FILES ("src/a.c"), "src/a.c 1/1 1/2" },
  { A1 TASK ("1") FILES ("src/a.c") A2 TASK ("1") NEEDS ("Agent 1 Task 1") FILES ("src/a.c"),
    "src/a.c 1/1 2/1" },
  { A1 TASK ("1") NEEDS ("Agent 2") FILES ("src/a.c") A2 TASK ("1") FILES ("src/a.c"),
    "src/a.c 1/1 2/1" },
  /* Over another task, and over the order in which an agent builds. */
  { A1 TASK ("1") FILES ("src/a.c") TASK ("2") A2 TASK ("1") NEEDS ("Agent 1 Task 2") TASK ("2")
        FILES ("src/a.c"),
    "src/a.c 1/1 2/2" },
  { A1 TASK ("1") TASK ("2") FILES ("src/a.c") A2 TASK ("1") NEEDS ("Agent 1 Task 1")
        FILES ("src/a.c"),
    "!src/a.c 1/2 2/1" },
  /* Dependencies of the agent, in each of their places. */
  { A1 TASK ("1") FILES ("src/a.c") A2 "**Dependencies**: Agent 1\n" TASK ("1") FILES ("src/a.c"),
    "src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c") A2 "### Dependencies\nBuild Agent 1 must complete first\n"
        TASK ("1") FILES ("src/a.c"),
    "src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c") A2 "### Overview\n- **Dependencies**: Agent 1 (types)\n"
        TASK ("1") FILES ("src/a.c"),
    "src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c") A2 "**Dependencies**: None on Agent 1\n" TASK ("1")
        FILES ("src/a.c"),
    "!src/a.c 1/1 2/1" },
  /* What is no file that is written. */
  { A1 TASK ("1") FILES ("src/") A2 TASK ("1") FILES ("src/"), "" },
  { A1 TASK ("1") FILES ("src/[name].c") A2 TASK ("1") FILES ("src/[name].c"), "" },
  { A1 TASK ("1") "- **Files**:\n  ```\n  src/a.c  # read only\n  ```\n" A2 TASK ("1")
        FILES ("src/a.c"),
    "" },
  /* In all notations; the same file twice in one task is one writer. */
  { A1 TASK ("1") "- **Files to Create**:\n  ```\n  src/\n  \342\224\224\342\224\200\342\224\200 "
                  "a.c\n  ```\n- **Files**:\n  - `src/a.c` \342\200\224 again\n" A2 TASK ("1")
        "**Files:** `src/b.c`, `src/a.c`\n",
    "!src/a.c 1/1 2/1" },
  { A1 TASK ("1") FILES ("src/a.c`, `src/b.c") A2 TASK ("1") FILES ("src/b.c`, `src/a.c"),
    "!src/b.c 1/1 2/1;!src/a.c 1/1 2/1" },
};

static char *
format (Plan              *plan,
        PlanFileConflicts *conflicts)
{
  GPtrArray *files = plan_file_conflicts_get_files (conflicts);
  GString   *out = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      PlanSharedFile *file = g_ptr_array_index (files, i);

      g_string_append_printf (out, "%s%s%s", i > 0 ? ";" : "", file->is_ordered ? "" : "!",
                              file->path);
      for (guint k = 0; k < file->n_writers; k++)
        {
          g_autofree char *key = plan_dup_task_key (plan, file->writers[k].task);
          GPtrArray *mine = plan_file_conflicts_get_files_of (conflicts, file->writers[k].task);

          g_string_append_printf (out, " %s", key);
          g_assert_true (g_ptr_array_find (mine, file, NULL));
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (sources[i].source, -1);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
      g_autoptr (PlanFileConflicts) conflicts = plan_file_conflicts_new (plan, schedule);
      g_autofree char *found = format (plan, conflicts);

      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found, ==, sources[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/file-conflicts/rules", test_rules);
  return g_test_run ();
}
