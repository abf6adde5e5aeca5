/* test-plan-reader.c: what stands under headings
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-dump.h"

#include <string.h>

#define TASK "# Build Agent 1: A\n## Task 1: T\n"

/* What a source is read as: a line a field, `key kind|cell|cell` with `;` between items. Text kinds
 * show their text. The part is the last. */
static const struct
{
  const char *source;
  const char *expected;
} sources[] = {
  { TASK "- **Description**: One line.\n", "description text|One line.\n" },
  { TASK "- **Description**: One\n  two\n\n  three\n", "description text|One\ntwo\n\nthree\n" },
  { TASK "**Files to Create**\n\n- `a/b.py`\n", "files-to-create files|a/b.py,\n" },
  { TASK "**Files to Create/Modify**\n```\na/b.py\n```\n", "files-to-update files|a/b.py,\n" },
  { TASK "- **Acceptance Criteria**\n  - [ ] a\n- **Status**: Done\n",
    "acceptance-criteria checklist|o a\nstatus text|Done\n" },
  { TASK "**Code Example**\n\n```c\nx\n```\n", "code code|x\n" },
  { TASK "**Files to Create**\n\nWords\n", "text markdown|**Files to Create**\n\nWords\n" },
  { TASK "**Files to Create**\n", "text markdown|**Files to Create**\n" },
  { TASK "**Something else**\n- a\n", "text markdown|**Something else**\n- a\n" },
  { TASK "**Files to Create** now\n- `a`\n", "text markdown|**Files to Create** now\n- `a`\n" },
  { TASK "- **Files to Create**\n- `a`\n", "text list|**Files to Create**;`a`\n" },
  { TASK "**Description:** One line.\n", "description text|One line.\n" },
  { TASK "**Description**: One\n**Status**: Done\n", "description text|One\nstatus text|Done\n" },
  { TASK "- **Acceptance Criteria**:\n  - [ ] a\n  - [x] b\n",
    "acceptance-criteria checklist|o a;x b\n" },
  { TASK "- **Acceptance Criteria**:\n- [ ] a\n- [x] b\n- **Dependencies**: None\n",
    "acceptance-criteria checklist|o a;x b\ndependencies dependencies|None\n" },
  { TASK "**Acceptance Criteria**:\n\n* [ ] a\n* [\342\234\223] b\n",
    "acceptance-criteria checklist|o a;x b\n" },
  { TASK "- **Acceptance Criteria**:\n  - [ ] a\n    - [-] nested\n",
    "acceptance-criteria checklist|o a;- nested\n" },
  { TASK "- **Acceptance Criteria**:\n", "acceptance-criteria checklist|\n" },
  { TASK "- **Code Example**:\n  ```c\n  int x;\n    y\n  ```\n", "code code|int x;\n  y\n" },
  { TASK "- **Code Example**:\n\n```c\nint x;\n```\n", "code code|int x;\n" },
  /* A tab goes to the next column that four divides. */
  { TASK "- **Code Example**:\n\t```c\n\tint x;\n\t\ty\n\t```\n", "code code|int x;\n\ty\n" },
  { TASK "- **Code Example**:\n  \t~~~\n    x\n\t~~~ \t\n", "code code|x\n" },
  { TASK "- **Files to Create**:\n\t```\n\ta/b.py\n\tc.py  # two\n\t```\n",
    "files-to-create files|a/b.py,;c.py,two\n" },
  { TASK "-\t**Files to Create**:\n\n\t```\n\ta/\n\t  b.py\n\t```\n",
    "files-to-create files|a/b.py,\n" },
  { TASK "- **Code** \342\200\224 the loop:\n  ```\n  # not a heading\n  - [ ] no box\n  ```\n",
    "code code|# not a heading\n- [ ] no box\n" },
  { TASK "- **Code Example**: do this:\n  ```\n  x\n  ```\n",
    "code markdown|do this:\n```\nx\n```\n" },
  { TASK
    "- **Test Cases** (file: `a`):\n  - `x`: one\n  - **`y`** \342\200\224 two\n  - Setup: s\n",
    "tests test-cases|x,one;y,two;,Setup: s\n" },
  { TASK "- **Tests**:\n  - ``x``: one\n  - __`y`__: two\n  - **`z`:** three\n  - [ ] `w`: four\n",
    "tests test-cases|x,one;y,two;z,three;o w,four\n" },
  { TASK "- **Test Cases**: No unit tests - glue.\n", "tests text|No unit tests - glue.\n" },
  { TASK
    "- **Files to Create**:\n  ```\n  a/b/\n  \342\224\234\342\224\200\342\224\200 c.py  # see\n"
    "  \342\224\202   \342\224\224\342\224\200\342\224\200 d.py\n  ```\n",
    "files-to-create files|a/b/c.py,see;a/b/d.py,\n" },
  { TASK "- **Files to Create**:\n  ```\n  a/\n  \342\224\234\342\224\200\342\224\200 b/\n"
         "  \342\224\202   \342\224\224\342\224\200\342\224\200 d.py\n  "
         "\342\224\224\342\224\200\342\224\200 e.py\n  ```\n",
    "files-to-create files|a/b/d.py,;a/e.py,\n" },
  { TASK "- **Files to Modify**:\n  ```\n  a/b.py   # one\n  c.py \342\206\220 two\n  d.py  "
         "(NEW)\n  ```\n",
    "files-to-modify files|a/b.py,one;c.py,two;d.py,(NEW)\n" },
  { TASK "- **Files**: `a/b.py`, `c.py` (new)\n", "files files|a/b.py,;c.py,(new)\n" },
  { TASK "- **Files**:\n  - `a/b.py` \342\200\224 what\n  - c.py\n",
    "files files|a/b.py,what;c.py,\n" },
  { TASK "- **Files**:\n  - **`a/b.py`** \342\200\224 what\n  - **Modify:** `c.py`: more\n",
    "files files|a/b.py,what;c.py,more\n" },
  /* The path is the text of the link. */
  { TASK "- **Files**:\n  - [`src/a.rs`](../src/a.rs) \342\200\224 one\n  - [b/c](b/c)\n"
         "  - **[`d.c`](x.c#L1)**: two\n  - Modify: [e.c](<x y>)\n  - [words](a/b.c)\n",
    "files files|src/a.rs,one;b/c,;d.c,two;e.c,;[words](a/b.c),\n" },
  { TASK "- **Files**: [`a/b.c`](a/b.c), [c.c](../c.c) (new)\n", "files files|a/b.c,;c.c,(new)\n" },
  /* Several files in one item. */
  { TASK "- **Files**: `a/x.md` and `b/y.md`\n", "files files|a/x.md,;b/y.md,\n" },
  { TASK "- **Files**: `a.c`; `b.c`, and **`c.c`** & [d.c](d.c) (new)\n",
    "files files|a.c,;b.c,;c.c,;d.c,(new)\n" },
  { TASK "- **Files**:\n  - `c/z.md`, `d/w.md` \342\200\224 both\n  - Modify: `a.c` and `b.c`\n"
         "  - `e.c`, `parse()`: one\n  - `f.c` and others\n",
    "files files|c/z.md,;d/w.md,both;a.c,;b.c,;e.c,, `parse()`: one;f.c,and others\n" },
  { TASK "- **Files**:\n  - Module docs: `a/b.md` and `b.md`\n  - Slow: `a.c` is slow\n"
         "  - Reference: `c.c`\n",
    "files files|a/b.md,;b.md,;Slow: `a.c` is slow,;Reference: `c.c`,\n" },
  { TASK "- **Files**: Same files as Task 1\n", "files text|Same files as Task 1\n" },
  { TASK "- **Run**: `make`\n- **Pattern**:\n  - a\n  - b\n", "run text|`make`\ncode list|a;b\n" },
  { TASK "- **Own words**:\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n", "own-words table|1,2\n" },
  { TASK "Loose words.\n\n- **Status**: Done\n\n---\n",
    "text markdown|Loose words.\nstatus text|Done\n" },
  /* Headings in a task are labels. */
  { TASK "Text\n\n#### Acceptance Criteria\n\n- [ ] a\n- [x] b\n\n"
         "##### Files to Create (new)\n\n```\na/b.c\n```\n\n"
         "#### Own Words\n\nOne\n\n```\nx\n```\n\n- two\n",
    "text markdown|Text\nacceptance-criteria checklist|o a;x b\nfiles-to-create files|a/b.c,\n"
    "own-words markdown|One\n\n```\nx\n```\n\n- two\n" },
  { TASK "#### Description\nOne\n\nTwo\n\n#### Dependencies:\nTask 2\n",
    "description text|One\n\nTwo\ndependencies dependencies|Task 2\n" },
  /* Words go on to the next label, a rule, boxes or a table; they may say that something comes. */
  { TASK "**Description:** One\n\nTwo\n\n- three\n\n> four\n\n**Files:** `a.c`\n",
    "description markdown|One\n\nTwo\n\n- three\n\n> four\nfiles files|a.c,\n" },
  { TASK "**Description:**\nOne\n\n```c\nx\n```\n\nTwo\n\n- [ ] a\n\nThree\n",
    "description markdown|One\n\n```c\nx\n```\n\nTwo\ntext checklist|o a\n"
    "text markdown|Three\n" },
  { TASK "**Description:** One\n\n| A |\n|---|\n| 1 |\n\n---\n\nTwo\n",
    "description text|One\ntext table|1\ntext markdown|Two\n" },
  { TASK "**Files**:\n\nFirst the module:\n\n- `a.c`\n\nMore\n",
    "files markdown|First the module:\n\n- `a.c`\ntext markdown|More\n" },
  { TASK "**Files**: `a.c`\n\nMore\n\n**Code**: this:\n\n```\nx\n```\n\nMore\n",
    "files files|a.c,\ntext markdown|More\ncode markdown|this:\n\n```\nx\n```\n"
    "text markdown|More\n" },
  { TASK "**Dependencies:**\n\nAfter these:\n\n- Task 2\n- Task 3\n\nMore\n",
    "dependencies dependencies|After these:\n\n- Task 2\n- Task 3\ntext markdown|More\n" },
  { TASK "**Own:** a\n\nMore\n\n**Status:** Done\n\nMore\n",
    "own text|a\ntext markdown|More\nstatus text|Done\ntext markdown|More\n" },
  { TASK "#### Acceptance Criteria\n\nAll of:\n\n- [ ] a\n\nNote\n",
    "acceptance-criteria text|All of:\ntext checklist|o a\ntext markdown|Note\n" },
  { TASK "#### \360\237\247\252 **Tests**\n- `a`: b\n- **Status**: Done\n",
    "tests test-cases|a,b\nstatus text|Done\n" },
  { "# Task 1: T\nFiles\n-----\n`a.c`, `b.c`\n", "files files|a.c,;b.c,\n" },
  /* Boxes behind a label of files are the task's criteria. */
  { TASK
    "**Files:**\n- Create: `a/b.c`\n- Modify: `c.c:1-9`\n\n- [ ] **Step 1: x**\n\n- [x] y\n",
    "files files|a/b.c,;c.c:1-9,\ntext checklist|o **Step 1: x**;x y\n" },
  { TASK "- **Files**:\n- [ ] a\n- **Status**: Done\n",
    "files files|\ntext checklist|o a\nstatus text|Done\n" },
  { TASK "**Files to Modify**:\n\n- [ ] a\n- [ ] b\n",
    "files-to-modify files|\ntext checklist|o a;o b\n" },
  { TASK "- **Files**:\n  - [ ] `a.c`\n", "files checklist|o `a.c`\n" },
  { "# Execution Plan: X\n## Overview\n- **Scope**:\n  - Includes: a\n  - Excludes: b\n",
    "scope list|\nincludes text|a\nexcludes text|b\n" },
  { "# Execution Plan: X\n## Overview\n- **Scope**:\n  - one\n  - two\n", "scope list|one;two\n" },
  { "# Execution Plan: X\n## Overview\n- **Estimated Complexity**: Low - easy - really\n",
    "estimated-complexity choice|Low,easy - really\n" },
  { "# Execution Plan: X\n## Technical Approach\n### Module Placement\nA  \342\206\222 a.c\nB -> "
    "b.c\n",
    "placement placement|A,a.c;B,b.c\n" },
  { "# Execution Plan: X\n## Technical Approach\n### Architecture Decisions\n"
    "| Decision | Why \\| how |\n|---|:-:|\n| a \\| b | c |\n| d |\n",
    "decisions table|a | b,c;d,\n" },
  { "# Execution Plan: X\n## Success Criteria\n- [ ] a\n- [X] b\n",
    "criteria checklist|o a;x b\n" },
  { "# Execution Plan: X\n## Own\nText\n\n```\ncode\n```\n\n> quote\n",
    "text markdown|Text\n\n```\ncode\n```\n\n> quote\n" },
  { "# Execution Plan: X\n## Own\n- [ ] a\n\nText\n", "text checklist|o a\ntext markdown|Text\n" },
  { "---\na: b\n---\nText\n", "text markdown|---\na: b\n---\nText\n" },
};

static void
append_items (GString         *out,
              const PlanField *field)
{
  static const char *const boxes[] = { "", "o ", "- ", "x " };

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      const PlanItem *item = plan_field_get_item (field, i);

      g_string_append (out, i > 0 ? ";" : "");
      g_string_append (out, boxes[item->box]);
      for (guint c = 0; c < item->n_cells; c++)
        {
          g_autofree char *cell = plan_field_dup_cell (field, i, c);

          g_string_append (out, c > 0 ? "," : "");
          g_string_append (out, cell);
        }
    }
}

static char *
describe (const PlanPart *part)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      const PlanField *field = plan_part_get_field (part, i);

      g_string_append_printf (out, "%s %s|", plan_field_get_key (field),
                              plan_field_kind_to_string (plan_field_get_kind (field)));
      if (plan_field_get_n_columns (field) > 0)
        append_items (out, field);
      else
        {
          g_autofree char *text = plan_field_dup_text (field);

          g_string_append (out, text);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (sources[i].source, -1);
      const PlanPart *part = plan_get_part (plan, plan_get_n_parts (plan) - 1);
      g_autofree char *found = describe (part);
      g_autofree char *gap = plan_find_gap (plan);

      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found, ==, sources[i].expected);
      g_assert_cmpstr (gap, ==, NULL);
    }
}

/* CRLF reads as LF does. */
static void
test_line_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_auto (GStrv) lines = g_strsplit (sources[i].source, "\n", -1);
      g_autofree char *crlf = g_strjoinv ("\r\n", lines);
      g_autoptr (Plan) plan = plan_new_from_text (crlf, -1);
      g_autofree char *found = describe (plan_get_part (plan, plan_get_n_parts (plan) - 1));

      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found, ==, sources[i].expected);
    }
}

static guint n_files;

static void
check_file (const char *path,
            GBytes     *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (Plan) plan = plan_new_from_text (text, length);
  g_autofree char *gap = plan_find_gap (plan);

  if (gap != NULL)
    g_test_message ("%s", path);
  g_assert_cmpstr (gap, ==, NULL);
  n_files++;
}

static void
test_no_gap (void)
{
  g_assert_cmpuint (plan_for_each_file (check_file), >, 0);
  g_test_message ("%u files", n_files);
}

/* The template's counts are those that FORMAT in the README names. */
static void
test_template (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates",
                                                 "execution-plan.md", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (Plan) plan = NULL;
  PlanCounts counts;

  g_assert_nonnull (file);
  plan = plan_new_from_text (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  plan_count (plan, &counts);
  g_assert_cmpstr (plan_get_title (plan), ==, "[Feature Name]");
  g_assert_cmpuint (counts.agents, ==, 1);
  g_assert_cmpuint (counts.tasks, ==, 3);
  g_assert_cmpuint (counts.criteria, ==, 9);
  g_assert_cmpuint (counts.named_tests, ==, 4);
  g_assert_cmpuint (counts.decisions, ==, 2);
  g_assert_cmpuint (counts.success, ==, 12);
  g_assert_cmpuint (counts.fences, ==, 7);
  g_assert_cmpuint (counts.placeholders, ==, 41);
  /* Testing Strategy stands behind the agent, at the level of the plan's own sections. */
  g_assert_cmpint (plan_find_section (plan, "testing-strategy", -1), >, 0);
  g_assert_cmpint (plan_find_task (plan, "1/2", NULL), >, 0);
}

static const struct
{
  const char *status;
  gboolean    understood;
  PlanStatus  expected;
} statuses[] = {
  { "Done", TRUE, PLAN_STATUS_DONE },
  { "\342\234\205 Complete", TRUE, PLAN_STATUS_DONE },
  { "\342\234\205", TRUE, PLAN_STATUS_DONE },
  { "pending", TRUE, PLAN_STATUS_TO_DO },
  { "IN_PROGRESS", TRUE, PLAN_STATUS_IN_PROGRESS },
  { "in-review", TRUE, PLAN_STATUS_IN_REVIEW },
  { "In Review (by Ann)", TRUE, PLAN_STATUS_IN_REVIEW },
  { "\360\237\232\247", TRUE, PLAN_STATUS_IN_PROGRESS },
  { "Completely new", FALSE, PLAN_STATUS_TO_DO },
  { "", FALSE, PLAN_STATUS_TO_DO },
};

static void
test_status (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *source = g_strdup_printf (TASK "- **Status**: %s\n", statuses[i].status);
      g_autoptr (Plan) plan = plan_new_from_text (source, -1);
      gboolean from_field;

      g_test_message ("%s", statuses[i].status);
      g_assert_cmpint (plan_part_get_status (plan_get_part (plan, 1), &from_field), ==,
                       statuses[i].expected);
      g_assert_cmpint (from_field, ==, statuses[i].understood);
    }
}

/* What is far too long for a name is text of the part before it. */
static void
test_long_heading (void)
{
  g_autofree char *name = g_strnfill (3000, 'a');
  g_autofree char *text = g_strdup_printf ("## A\n\n## %s\n\n## B\n", name);
  g_autoptr (Plan) plan = plan_new_from_text (text, -1);

  g_assert_cmpuint (plan_get_n_parts (plan), ==, 2);
  g_assert_cmpstr (plan_part_get_name (plan_get_part (plan, 1)), ==, "B");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/reader/forms", test_forms);
  g_test_add_func ("/plan/reader/line-ends", test_line_ends);
  g_test_add_func ("/plan/reader/no-gap", test_no_gap);
  g_test_add_func ("/plan/reader/template", test_template);
  g_test_add_func ("/plan/reader/status", test_status);
  g_test_add_func ("/plan/reader/long-heading", test_long_heading);
  return g_test_run ();
}
