/* test-plan-export.c: what is handed to a builder is all of it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-export-agents.h"
#include "io/plan-export.h"

#include <string.h>

#include "io-test-support.h"

static const char sample[] =
  "---\ntags: x\n---\n# Notice\n\nA form.\n\n"
  "# Execution Plan: Seeds\n\nFor the [library][l].\n\n---\n\n"
  "## Overview\n- **Objective**: Lend seeds\n- **Scope**:\n  - Includes: grain\n\n"
  "## Technical Clarifications\n\n"
  "### Test Framework\n```\nmeson test\n```\n\n"
  "### Environment Setup\n```sh\n# not a heading\nmake\n```\n\n"
  "## Task Breakdown\n\n(In two halves)\n\n"
  "## Build Agent 1: Store & Shelves\n\n**Scope**: the store\n\n"
  "[l]: https://example.org\n\n"
  "#### Task 1: **Make it** (Module: `src/`)\n"
  "- **Description**: Makes the store\n- **Files to Create**: `src/a.c`, `src/b.c`\n"
  "- **Dependencies**: None\n\n---\n\n"
  "## Build Agent 2: Use\n\n"
  "### Overview\n- **Objective**: Use the store\n\n"
  "#### Task 1: **Use it**\n- **Description**: Uses the store\n"
  "- **Dependencies**: Agent 1 Task 1\n\n"
  "#### Task 2: **Mend it**\n- **Description**: Mends the store\n- **Dependencies**: Task 1\n\n"
  "---\n\n"
  "## Success Criteria\n- [ ] It lends\n\n---\n\n";

static const char first_file[] =
  "# Build Agent 1: Store & Shelves\n\n"
  "Part of: Execution Plan: Seeds\n\n"
  "**Scope**: the store\n\n"
  "[l]: https://example.org\n\n"
  "## Dependencies\n\nNone (parallel)\n\n"
  "## About the Plan\n\nFor the [library][l].\n\n"
  "## Overview\n- **Objective**: Lend seeds\n- **Scope**:\n  - Includes: grain\n\n"
  "## Technical Clarifications\n\n"
  "### Test Framework\n```\nmeson test\n```\n\n"
  "### Environment Setup\n```sh\n# not a heading\nmake\n```\n\n"
  "## Task Breakdown\n\n"
  "### Task 1: **Make it** (Module: `src/`)\n"
  "- **Description**: Makes the store\n- **Files to Create**: `src/a.c`, `src/b.c`\n"
  "- **Dependencies**: None\n\n"
  "## Success Criteria\n- [ ] It lends\n";

static const char second_file[] =
  "# Build Agent 2: Use\n\n"
  "Part of: Execution Plan: Seeds\n\n"
  "## Dependencies\n\n- `01-store-shelves.md`\n\n"
  "## Overview\n- **Objective**: Use the store\n\n"
  "## About the Plan\n\nFor the [library][l].\n\n"
  "## Overview (whole plan)\n- **Objective**: Lend seeds\n- **Scope**:\n  - Includes: grain\n\n"
  "## Technical Clarifications\n\n"
  "### Test Framework\n```\nmeson test\n```\n\n"
  "### Environment Setup\n```sh\n# not a heading\nmake\n```\n\n"
  "## Task Breakdown\n\n"
  "### Task 1: **Use it**\n- **Description**: Uses the store\n"
  "- **Dependencies**: Agent 1 Task 1\n\n"
  "### Task 2: **Mend it**\n- **Description**: Mends the store\n- **Dependencies**: Task 1\n\n"
  "## Success Criteria\n- [ ] It lends\n\n"
  "[l]: https://example.org\n";

static Plan *
read_plan (const char *text,
           gssize      length)
{
  g_autoptr(GBytes)     bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr(MdDocument) document = md_document_new (bytes);

  return plan_new (document, NULL);
}

static void
assert_file (GPtrArray  *files,
             guint       index,
             const char *name,
             const char *text)
{
  PlanAgentFile   *file = g_ptr_array_index (files, index);
  gsize            length;
  const char      *data = g_bytes_get_data (file->text, &length);
  g_autofree char *copy = g_strndup (data, length);

  g_assert_cmpstr (file->name, ==, name);
  g_assert_cmpstr (copy, ==, text);
}

static void
test_agents (void)
{
  g_autoptr(Plan)      plan = read_plan (sample, -1);
  g_autoptr(GPtrArray) files = plan_export_agents (plan);

  g_assert_cmpuint (files->len, ==, 2);
  assert_file (files, 0, "01-store-shelves.md", first_file);
  assert_file (files, 1, "02-use.md", second_file);
}

/* An agent that has a file of its own already stays as it is. */
static void
test_one_agent (void)
{
  const char *text =
    "# Build Agent 7: Use\r\n\r\n"
    "## Dependencies\r\n\r\nDepends on `01-store.md`\r\n\r\n"
    "## Overview\r\n- **Objective**: Use it\r\n\r\n"
    "## Task Breakdown\r\n\r\nOne by one.\r\n\r\n"
    "### Task 1: Use it\r\n- **Description**: Uses it\r\n\r\n#### Notes\r\n\r\nNone.\r\n\r\n"
    "## Risk Mitigation\r\n\r\nNone.\r\n";
  g_autoptr(Plan)      plan = read_plan (text, -1);
  g_autoptr(GPtrArray) files = plan_export_agents (plan);

  g_assert_cmpuint (files->len, ==, 1);
  assert_file (files, 0, "07-use.md", text);
}

static const struct
{
  const char *headings;
  const char *names;
} names[] = {
  { "## Build Agent 1: API / \"CLI\" & more!\n## Build Agent 2: X\n",
    "01-api-cli-more.md 02-x.md" },
  { "## Build Agent 3: ../../etc\n## Build Agent 3: \303\204pfel\n",
    "01-etc.md 02-\303\244pfel.md" },
  { "## Build Agent 1:\n## Build Agent A: ...\n", "01-agent.md 02-agent.md" },
  { "## Build Agent 1: [Scope/Module Name]\n", "01-scope-module-name.md" },
  { "# Plan\n", "" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Plan)      plan = read_plan (names[i].headings, -1);
      g_autoptr(GPtrArray) files = plan_export_agents (plan);
      g_autoptr(GString)   found = g_string_new (NULL);

      for (guint k = 0; k < files->len; k++)
        {
          PlanAgentFile *file = g_ptr_array_index (files, k);

          g_string_append_printf (found, "%s%s", k > 0 ? " " : "", file->name);
        }
      g_assert_cmpstr (found->str, ==, names[i].names);
    }
}

static void
test_long_name (void)
{
  g_autofree char     *name = g_strnfill (1500, 'x');
  g_autofree char     *text = g_strdup_printf ("## Build Agent 1: %s\n", name);
  g_autoptr(Plan)      plan = read_plan (text, -1);
  g_autoptr(GPtrArray) files = plan_export_agents (plan);
  PlanAgentFile       *file = g_ptr_array_index (files, 0);

  g_assert_cmpuint (strlen (file->name), <, 100);
  g_assert_true (g_str_has_suffix (file->name, "x.md"));
}

static void
assert_same_fields (PlanPart *before,
                    PlanPart *after)
{
  guint n = plan_part_get_n_fields (before);

  /* A rule at the end of the part, a field by itself, is not copied. */
  g_assert_cmpuint (plan_part_get_n_fields (after), <=, n);
  g_assert_cmpuint (plan_part_get_n_fields (after) + 1, >=, n);
  for (guint i = 0; i < plan_part_get_n_fields (after); i++)
    {
      PlanField       *a = plan_part_get_field (before, i);
      PlanField       *b = plan_part_get_field (after, i);
      g_autofree char *text_a = plan_field_dup_text (a);
      g_autofree char *text_b = plan_field_dup_text (b);

      g_strchomp (text_a);
      g_strchomp (text_b);
      g_assert_cmpstr (plan_field_get_key (a), ==, plan_field_get_key (b));
      g_assert_cmpint (plan_field_get_kind (a), ==, plan_field_get_kind (b));
      g_assert_cmpuint (plan_field_get_n_items (a), ==, plan_field_get_n_items (b));
      if (plan_field_get_kind (a) != PLAN_FIELD_MARKDOWN)
        g_assert_cmpstr (text_a, ==, text_b);
    }
}

/* The file of agent @agent reads as that agent, with its tasks as they were. */
static void
check_agent (Plan          *plan,
             guint          agent,
             PlanAgentFile *file)
{
  gsize           length;
  const char     *text = g_bytes_get_data (file->text, &length);
  g_autoptr(Plan) exported = read_plan (text, length);
  guint           n_agents;
  guint           n_tasks;
  guint           n_exported;
  guint           k = 0;
  const guint    *agents = plan_get_agents (exported, &n_agents);
  const guint    *tasks = plan_get_tasks (plan, &n_tasks);
  const guint    *found = plan_get_tasks (exported, &n_exported);

  g_assert_cmpuint (n_agents, ==, 1);
  g_assert_cmpstr (plan_part_get_heading (plan_get_part (exported, agents[0])), ==,
                   plan_part_get_heading (plan_get_part (plan, agent)));
  for (guint i = 0; i < n_tasks; i++)
    {
      PlanPart *task = plan_get_part (plan, tasks[i]);

      if (plan_get_agent_of (plan, tasks[i]) != (int) agent)
        continue;
      g_assert_cmpuint (k, <, n_exported);
      g_assert_cmpstr (plan_part_get_heading (plan_get_part (exported, found[k])), ==,
                       plan_part_get_heading (task));
      assert_same_fields (task, plan_get_part (exported, found[k]));
      k++;
    }
  g_assert_cmpuint (k, ==, n_exported);
}

static void
test_documents (void)
{
  g_autoptr(GPtrArray) paths = list_documents ();
  guint                n_files = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GBytes)     bytes = read_bytes (g_ptr_array_index (paths, i));
      g_autoptr(MdDocument) document = md_document_new (bytes);
      g_autoptr(Plan)       plan = plan_new (document, NULL);
      g_autoptr(GPtrArray)  files = plan_export_agents (plan);
      guint                 n_agents;
      const guint          *agents = plan_get_agents (plan, &n_agents);

      g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
      g_assert_cmpuint (files->len, ==, n_agents);
      for (guint k = 0; k < n_agents; k++)
        check_agent (plan, agents[k], g_ptr_array_index (files, k));
      n_files += n_agents;
    }
  g_test_message ("%u files of agents", n_files);
  g_assert_cmpuint (n_files, >, 0);
}

static void
test_brief (void)
{
  g_autoptr(Plan)  plan = read_plan (sample, -1);
  g_autofree char *brief = plan_export_task (plan, plan_find_task (plan, "2/1", NULL));

  g_assert_cmpstr (brief, ==,
                   "# Execution Plan: Seeds\n\n"
                   "- **Objective**: Lend seeds\n\n"
                   "## Build Agent 2: Use\n\n"
                   "- **Objective**: Use the store\n\n"
                   "### Task 1: **Use it**\n"
                   "- **Description**: Uses the store\n"
                   "- **Dependencies**: Agent 1 Task 1\n\n"
                   "## Tasks It Depends On\n\n"
                   "- Task 1/1: Make it (To Do)\n"
                   "  - `src/a.c`\n"
                   "  - `src/b.c`\n\n"
                   "## Test Framework\n```\nmeson test\n```\n\n"
                   "## Environment Setup\n```sh\n# not a heading\nmake\n```\n");
}

static void
test_brief_without_agent (void)
{
  g_autoptr(Plan)  plan = read_plan ("# Execution Plan: Seeds\n\n"
                                     "## Overview\n- **Objective**: Lend\n- **Scope**: all\n\n"
                                     "## Task 1: Make it\nWords.\n", -1);
  g_autofree char *brief = plan_export_task (plan, plan_find_task (plan, "1", NULL));

  g_assert_cmpstr (brief, ==,
                   "# Execution Plan: Seeds\n\n"
                   "- **Objective**: Lend\n- **Scope**: all\n\n"
                   "### Task 1: Make it\nWords.\n");
}

/* Every task of every document has a brief, and the same one twice. */
static void
test_briefs (void)
{
  g_autoptr(GPtrArray) paths = list_documents ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GBytes)     bytes = read_bytes (g_ptr_array_index (paths, i));
      g_autoptr(MdDocument) document = md_document_new (bytes);
      g_autoptr(Plan)       plan = plan_new (document, NULL);
      guint                 n_tasks;
      const guint          *tasks = plan_get_tasks (plan, &n_tasks);

      for (guint k = 0; k < n_tasks; k++)
        {
          PlanPart        *part = plan_get_part (plan, tasks[k]);
          g_autofree char *brief = plan_export_task (plan, tasks[k]);
          g_autofree char *again = plan_export_task (plan, tasks[k]);
          g_autofree char *name = g_strdelimit (g_strdup (plan_part_get_name (part)), "\r\n", ' ');

          /* The name of an underlined heading may have lines: here it is one. */
          g_assert_nonnull (strstr (brief, name));
          g_assert_cmpstr (brief, ==, again);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/export/agents", test_agents);
  g_test_add_func ("/io/export/one-agent", test_one_agent);
  g_test_add_func ("/io/export/names", test_names);
  g_test_add_func ("/io/export/long-name", test_long_name);
  g_test_add_func ("/io/export/documents", test_documents);
  g_test_add_func ("/io/export/brief", test_brief);
  g_test_add_func ("/io/export/brief-without-agent", test_brief_without_agent);
  g_test_add_func ("/io/export/briefs", test_briefs);

  return g_test_run ();
}
