/* test-plan-check.c: problems
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check.h"

#include <string.h>

#include "plan-dump.h"

#define HEAD "# Execution Plan: X\n## Build Agent 1: A\n"
#define ONE HEAD "### Task 1: One\n"
#define DESCRIPTION "- **Description**: Cut the wick\n"
#define CRITERIA "- **Acceptance Criteria**:\n  - [ ] Cuts 3 wicks\n"
#define FILES(path) "- **Files to Create**: `" path "`\n"
#define NEEDS(text) "- **Dependencies**: " text "\n"
#define TESTS "- **Test Cases** (file: `t/a.c`):\n  - `test_cut`: cuts 3 wicks\n"
#define REST FILES ("src/a.c") NEEDS ("None") TESTS
#define BODY DESCRIPTION CRITERIA REST
#define AGENT_2 "## Build Agent 2: B\n### Task 1: Two\n"
#define TAIL "## Testing Strategy\nx\n## Risk Mitigation\nx\n## Success Criteria\n- [ ] 3 lamps\n"

static const struct
{
  const char *source;
  const char *expected; /* `id:line` for each, 1-based */
} sources[] = {
  { "", "" },
  { "Just words.\n", "" },
  { ONE BODY TAIL, "" },
  { ONE "- **Description**: [What]\n" CRITERIA REST TAIL, "placeholder-left:4" },
  { ONE DESCRIPTION CRITERIA "- **Files to Modify**: [path]\n" NEEDS ("None") TESTS TAIL,
    "placeholder-left:7" },
  { ONE DESCRIPTION CRITERIA "- **Files to Modify**:\n  - pages/[name].tsx\n" NEEDS ("None") TESTS
        TAIL,
    "" },
  /* Links are none. */
  { HEAD "### Task 1: [Parser](a.md) (Module: [`src/a`](src/a))\n" DESCRIPTION CRITERIA
        "- **Files to Create**:\n  - [`src/a.c`](../src/a.c)\n  - [src/b/c](src/b/[x]/c)\n"
        NEEDS ("None") TESTS "## Technical Approach\n### Module Placement\n"
        "UI \342\206\222 [src/a](src/a)\n" TAIL,
    "" },
  { HEAD "### Task 1: One (Module: [`src/[x]`](src/a))\n" BODY TAIL, "placeholder-left:3" },
  /* Tags are none. */
  { HEAD "### Task 1: [Backend] Parser\n- **Description**: [API] Add the parser\n"
        "- **Acceptance Criteria**:\n  - [ ] [API] returns 404\n  - [x] [P0] cuts 3\n"
        FILES ("src/a.c") NEEDS ("None") TESTS "  - `test_api`: returns 404\n" TAIL,
    "" },
  { ONE DESCRIPTION CRITERIA "- **Files to Create**:\n  - [module] what it does\n" NEEDS ("None")
        TESTS TAIL,
    "placeholder-left:7" },
  /* A word that names a list is its name; where a name is asked for it stands for one. */
  { "# TODO\n\n- [ ] Buy 3 lamps\n\n## TODO\n\n- [ ] Light them\n", "" },
  { HEAD "### Task 1: TODO\n" BODY TAIL, "placeholder-left:3" },
  { "# Execution Plan: TODO\n", "placeholder-left:1" },
  { "# Execution Plan: [Feature]\n", "placeholder-left:1" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TESTS
    "- **Code Example**:\n  ```c\n  [not a placeholder]\n  ```\n" TAIL,
    "" },
  /* Titles and numbers */
  { "### Task 1: One\n" BODY, "title-missing:1" },
  { ONE BODY "### Task 1: Again\n" BODY TAIL, "task-duplicate:11" },
  { ONE BODY "## Build Agent 1: B\n" TAIL, "agent-duplicate:11" },
  /* Dependencies */
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("Task 9") TESTS TAIL,
    "dependency-unknown:8" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("Task 1") TESTS TAIL,
    "dependency-cycle:8" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("Task 2") TESTS "### Task 2: Two\n"
        DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("Task 1") TESTS TAIL,
    "dependency-cycle:8" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("words nobody understands") TESTS TAIL,
    "" },
  /* Files of two agents */
  { ONE BODY AGENT_2 BODY TAIL, "file-conflict:16" },
  { ONE BODY AGENT_2 DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("Agent 1 Task 1") TESTS TAIL,
    "" },
  { ONE BODY AGENT_2 DESCRIPTION CRITERIA "- **Files**:\n  - `src/b.c` and `src/a.c`\n" NEEDS (
        "None") TESTS TAIL,
    "file-conflict:17" },
  /* Fences */
  { ONE BODY TAIL "```\n# Never closed\n", "fence-unclosed:17" },
  { ONE BODY TAIL "~~~c\nx\n```\n", "fence-unclosed:17" },
  { ONE BODY TAIL "````\n```\n````\n\n> ```\n> x\n> ```\n", "" },
  { ONE BODY TAIL "- a\n  ```\n  x\n\nText\n", "fence-unclosed:18" },
  /* Places of tests */
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TESTS
    "## Testing Strategy\n- **Structure**: Tests colocated with source\n## Risk Mitigation\nx\n"
    "## Success Criteria\n- [ ] 3 lamps\n",
    "test-place-disagrees:9" },
  { ONE DESCRIPTION CRITERIA FILES ("t/a.c") NEEDS ("None") TESTS
    "## Testing Strategy\n- **Structure**: Tests colocated with source\n## Risk Mitigation\nx\n"
    "## Success Criteria\n- [ ] 3 lamps\n",
    "" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TESTS
    "## Testing Strategy\n- **Structure**: Tests are not colocated with source\n"
    "## Risk Mitigation\nx\n## Success Criteria\n- [ ] 3 lamps\n",
    "" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TESTS
    "## Testing Strategy\n- **Test locations**: `lib/__tests__/`\n## Risk Mitigation\nx\n"
    "## Success Criteria\n- [ ] 3 lamps\n",
    "test-place-disagrees:9" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TESTS
    "## Testing Strategy\n- **Test locations**: `lib/`, `t/`\n## Risk Mitigation\nx\n"
    "## Success Criteria\n- [ ] 3 lamps\n",
    "" },
  /* Configuration */
  { ONE BODY "- **Configuration Required**: Set the usual values\n" TAIL,
    "configuration-missing:11" },
  { ONE BODY "- **Configuration Required**:\n  ```toml\n  a = 1\n  ```\n" TAIL, "" },
  { ONE BODY "- **Configuration Required**: None\n" TAIL, "" },
  { HEAD "### Task 1: Configure the lamp\n" BODY TAIL, "configuration-missing:3" },
  { HEAD "### Task 1: Configure the lamp\n" BODY "- **Code**:\n  ```toml\n  a = 1\n  ```\n" TAIL,
    "" },
  /* What a task lacks */
  { ONE CRITERIA REST TAIL, "description-missing:3" },
  { ONE "Some words.\n\n" CRITERIA REST TAIL, "" },
  { ONE DESCRIPTION REST TAIL, "criteria-missing:3" },
  { ONE DESCRIPTION CRITERIA NEEDS ("None") TESTS TAIL, "files-missing:3" },
  { HEAD "### Task 1: One (File: `src/a.c`)\n" DESCRIPTION CRITERIA NEEDS ("None") TESTS TAIL,
    "" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") TESTS TAIL, "dependencies-missing:3" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None") TAIL, "tests-missing:3" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None")
    "- **Test Cases**: No unit tests - glue code\n" TAIL,
    "" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None")
    "- **Test Cases** (file: `t/a.c`):\n  - all of it\n" TAIL,
    "tests-missing:9" },
  { ONE DESCRIPTION CRITERIA FILES ("src/a.c") NEEDS ("None")
    "- **Test Cases**:\n  - `test_cut`: cuts\n" TAIL,
    "test-file-missing:9" },
  /* As headings they are there too. */
  { ONE "#### Description\nCut\n#### Acceptance Criteria\n- [ ] Cuts 3\n#### Files\n`src/a.c`\n"
        "#### Dependencies\nNone\n#### Test Cases\n- `test_cut`: `t/a.c` cuts\n" TAIL,
    "test-file-missing:12" },
  /* Words */
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] Cutting works properly\n" REST TAIL,
    "wording-vague:6" },
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] Cutting works in 3 s\n" REST TAIL, "" },
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] It cuts as expected\n" REST TAIL,
    "wording-vague:6" },
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] [It works]\n" REST TAIL,
    "placeholder-left:5" },
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] Tests written and passing\n" REST TAIL,
    "tests-passing:6" },
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] Tests pass (`make test`)\n" REST TAIL,
    "" },
  { ONE DESCRIPTION CRITERIA "- **Files to Create**:\n  - the parser module\n" NEEDS ("None") TESTS
        TAIL,
    "path-inexact:8" },
  { ONE DESCRIPTION CRITERIA "- **Files to Create**:\n  - Makefile\n  - `src/a b.c`\n" NEEDS (
        "None") TESTS TAIL,
    "" },
  { ONE DESCRIPTION CRITERIA "- **Files to Modify**: Whatever is needed\n" NEEDS ("None") TESTS
        TAIL,
    "path-inexact:7" },
  /* Tests and criteria that have no word in common */
  { ONE DESCRIPTION "- **Acceptance Criteria**:\n  - [ ] Cuts 3 wicks\n  - [ ] Quiet\n" FILES (
        "src/a.c") NEEDS ("None") TESTS "  - `test_two`: wicks\n" TAIL,
    "criterion-untested:7" },
  /* Status */
  { ONE "- **Status**: Done\n" BODY TAIL, "status-disagrees:4" },
  { ONE "- **Status**: To Do\n" DESCRIPTION "- **Acceptance Criteria**:\n  - [x] Cuts 3\n" REST
        TAIL,
    "status-disagrees:4" },
  { ONE "- **Status**: In Progress\n" BODY TAIL, "" },
  /* The rest */
  { ONE BODY "- **Code Example**:\n  ```\n  x\n  ```\n" TAIL, "code-without-language:11" },
  { HEAD "### Decisions\n| Decision | Rationale |\n|---|---|\n| a | b |\n| c |  |\n" TAIL,
    "decision-without-reason:7" },
  { HEAD "### Decisions\n| Decision | Alternative |\n|---|---|\n| a | b |\n" TAIL,
    "decision-without-reason:4" },
  { HEAD, "section-missing:2 section-missing:2 section-missing:2" },
};

static char *
format (Plan *plan)
{
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  g_autoptr (GPtrArray) problems = plan_check (plan, schedule);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (found, "%s%s:%u", i > 0 ? " " : "", problem->id, problem->line + 1);
      g_assert_cmpstr (problem->message, !=, "");
      g_assert_cmpstr (problem->why, !=, "");
      g_assert_cmpuint (problem->last_line, >=, problem->line);
    }
  return g_string_free (found, FALSE);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (sources[i].source, -1);
      g_autofree char *found = format (plan);

      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found, ==, sources[i].expected);
    }
}

/* Too many tasks for an agent, and too many criteria for a task. */
static void
test_sizes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (Plan) plan = NULL;
  g_autofree char *found = NULL;

  for (guint i = 1; i <= 8; i++)
    g_string_append_printf (text, "### Task %u: T\n%s", i, BODY);
  for (guint i = 0; i < 16; i++)
    g_string_append (text, "- [ ] Cuts 3 wicks\n");
  g_string_append (text, TAIL);
  plan = plan_new_from_text (text->str, -1);
  found = format (plan);
  g_assert_cmpstr (found, ==, "agent-too-large:2 criteria-many:61");
}

static void
test_cycle_message (void)
{
  g_autoptr (Plan) plan = plan_new_from_text (
      ONE NEEDS ("Task 2") "### Task 2: Two\n" NEEDS ("Task 1"), -1);
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  g_autoptr (GPtrArray) problems = plan_check (plan, schedule);

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->id, "dependency-cycle"))
        {
          g_assert_nonnull (strstr (problem->message, "1/1 \342\206\222 1/2 \342\206\222 1/1"));
          return;
        }
    }
  g_assert_not_reached ();
}

/* Who is brought to it is to fill it in there: in the name, or in the module. */
static void
test_heading_place (void)
{
  static const struct
  {
    const char *heading;
    int         item;
    const char *word;
  } tests[] = {
    { "### Task 1: [Name] (Module: `src/`)\n", -1, "heading" },
    { "### Task 1: [Name] (Module: `src/[path]`)\n", -1, "heading" },
    { "### Task N: Polish (Module: `src/`)\n", -1, "heading" },
    { "### Task 1: Polish (Module: `src/[path]`)\n", 0, "module" },
    { "### Task 1: Polish (Module: `src/a`, `[path]`)\n", 0, "module" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, tests[i].heading, BODY TAIL, NULL);
      g_autoptr (Plan) plan = plan_new_from_text (text, -1);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
      g_autoptr (GPtrArray) problems = plan_check (plan, schedule);
      const PlanProblem *problem = problems->pdata[0];

      g_assert_cmpstr (problem->id, ==, "placeholder-left");
      g_assert_cmpint (problem->field, ==, -1);
      g_assert_cmpint (problem->item, ==, tests[i].item);
      g_assert_nonnull (strstr (problem->message, tests[i].word));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/check/rules", test_rules);
  g_test_add_func ("/plan/check/sizes", test_sizes);
  g_test_add_func ("/plan/check/cycle-message", test_cycle_message);
  g_test_add_func ("/plan/check/heading-place", test_heading_place);
  return g_test_run ();
}
