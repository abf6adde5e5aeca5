/* test-problem-fix.c: what the problems pane mends
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/problems/tb-problem-fix.h"

#include <string.h>

#include "plan/plan-schedule.h"

#define PLAN \
  "# Implementation Plan: Gate\n\n## Build Agent 1: Core\n\n" \
  "#### Task 1: **First** (Module: `a/`)\n- **Status**: Done\n" \
  "- **Acceptance Criteria**:\n  - [ ] It opens in 2 s\n"

static Plan *
read_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MdDocument) document = md_document_new (bytes);

  return plan_new (document, NULL);
}

static GPtrArray *
check (Plan *plan)
{
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);

  return plan_check (plan, schedule);
}

static const PlanProblem *
find_problem (GPtrArray  *problems,
              const char *id)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = problems->pdata[i];

      if (g_str_equal (problem->id, id))
        return problem;
    }
  return NULL;
}

/* Each gives the field that is to be written, or takes away what contradicts. */
static const struct
{
  const char *id;
  const char *key;
  gboolean    is_there; /* afterwards */
} fixes[] = {
  { "description-missing", "description", TRUE },
  { "files-missing", "files-to-create", TRUE },
  { "tests-missing", "tests", TRUE },
  { "status-disagrees", "status", FALSE },
};

static void
test_fixes (void)
{
  g_autoptr (Plan) plan = read_plan (PLAN);
  g_autoptr (GPtrArray) problems = check (plan);

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      const PlanProblem *problem = find_problem (problems, fixes[i].id);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlanEdit) edit = NULL;
      g_autoptr (Plan) after = NULL;
      PlanPart *part;

      g_test_message ("%s", fixes[i].id);
      g_assert_nonnull (problem);
      g_assert_nonnull (tb_problem_fix_get_label (fixes[i].id));
      edit = tb_problem_fix_make (plan, fixes[i].id, problem->part, problem->field, NULL,
                                  &error);
      g_assert_no_error (error);
      after = plan_edit_preview (edit, plan);
      part = plan_get_part (after, problem->part);
      g_assert_cmpint (plan_part_find_field (part, fixes[i].key, 0) >= 0, ==, fixes[i].is_there);
    }
}

/* Each button adds the section that its problem says, and all of them together leave none. */
static void
test_sections (void)
{
  g_autoptr (Plan) plan = read_plan (PLAN);

  for (guint n = 3; n > 0; n--)
    {
      g_autoptr (GPtrArray) problems = check (plan);
      const PlanProblem *last = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PlanEdit) edit = NULL;
      g_autofree char *key = NULL;
      Plan *after;
      guint n_missing = 0;

      for (guint i = 0; i < problems->len; i++)
        if (g_str_equal (((PlanProblem *)problems->pdata[i])->id, "section-missing"))
          {
            last = problems->pdata[i];
            n_missing++;
          }
      g_assert_cmpuint (n_missing, ==, n);
      g_assert_nonnull (tb_problem_fix_get_label (last->id));
      key = g_strdup (last->missing);
      edit = tb_problem_fix_make (plan, last->id, last->part, last->field, key, &error);
      g_assert_no_error (error);
      after = plan_edit_preview (edit, plan);
      g_assert_cmpint (plan_find_section (after, key, -1), >=, 0);
      plan_unref (plan);
      plan = after;
    }
}

/* What only a person can mend has no button, and says so when asked all the same. */
static void
test_none (void)
{
  g_autoptr (Plan) plan = read_plan (PLAN);
  g_autoptr (GError) error = NULL;

  g_assert_null (tb_problem_fix_get_label ("placeholder-left"));
  g_assert_null (tb_problem_fix_get_label (""));
  g_assert_null (tb_problem_fix_make (plan, "placeholder-left", 0, -1, NULL, &error));
  g_assert_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED);
}

/* Every fix is one of a check that there is. */
static void
test_checks (void)
{
  guint n_rules, n_fixes = 0;
  const PlanRule *rules = plan_check_get_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    n_fixes += tb_problem_fix_get_label (rules[i].id) != NULL;
  g_assert_cmpuint (n_fixes, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/problem-fix/fixes", test_fixes);
  g_test_add_func ("/ui/problem-fix/sections", test_sections);
  g_test_add_func ("/ui/problem-fix/none", test_none);
  g_test_add_func ("/ui/problem-fix/checks", test_checks);

  return g_test_run ();
}
