/* test-plan-explain.c: every line is something, and says why it is not something else
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-explain.h"

#include <string.h>

#include "plan-dump.h"

#define BOM "\357\273\277"

static guint n_lines;

/* A line as the tables below write it: `task/description label`, with ` = NUMBER` for its item and
 * ` !task` for what it looks like. */
static char *
dup_line (Plan           *plan,
          const PlanLine *line)
{
  static const char *const kinds[] = { "preamble", "title", "section", "agent", "task" };
  static const char *const boxes[] = { "", " [ ]", " [-]", " [x]" };
  PlanPart *part = plan_get_part (plan, line->part);
  GString *out = g_string_new (kinds[plan_part_get_kind (part)]);

  if (line->field >= 0)
    g_string_append_printf (out, "/%s",
                            plan_field_get_key (plan_part_get_field (part, line->field)));
  g_string_append_printf (out, " %s%s", plan_line_kind_to_string (line->kind), boxes[line->box]);
  if (line->item >= 0)
    g_string_append_printf (out, " = %d", line->item + 1);
  if (line->likeness != PLAN_LIKENESS_NONE)
    g_string_append_printf (out, " !%s", plan_likeness_to_string (line->likeness));
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
} plain[] = {
  { BOM "# Execution Plan: Seeds\n", "title heading" },
  { "\n", "title blank" },
  { "## Overview\n", "section heading" },
  { "- **Objective**: Lend seeds\n", "section/objective label" },
  { "- **Scope**:\n", "section/scope label" },
  { "  - Includes: Grain\n", "section/includes label" },
  { "- **Estimated Complexity**: Low - small\n", "section/estimated-complexity label" },
  { "\n", "section/estimated-complexity blank" },
  { "| Decision | Rationale |\n", "section/text table-header" },
  { "|---|---|\n", "section/text table-delimiter" },
  { "| A | B |\n", "section/text table-row = 1" },
  { "\n", "section/text blank" },
  { "<!-- - [ ] -->\n", "section/text html" },
  { "\n", "section/text blank" },
  { "> quoted\n", "section/text text" },
  { "\n", "section/text blank" },
  { "[link]: https://example.org\n", "section/text definition" },
  { "\n", "section/text blank" },
  { "- loose\n", "section/text item" },
  { "  more\n", "section/text text" },
  { "\n", "section/text blank" },
  { "## Build Agent 1: Store\n", "agent heading" },
  { "\n", "agent blank" },
  { "---\n", "agent rule" },
  { "\n", "agent blank" },
  { "Data Model\n", "section heading" },
  { "---\n", "section heading" },
  { "### Task 1: Make it\n", "task heading" },
  { "**Description**: It is\n", "task/description label" },
  { "made\n", "task/description text" },
  { "- **Acceptance Criteria**:\n", "task/acceptance-criteria label" },
  { "  - [ ] It opens\n", "task/acceptance-criteria item [ ] = 1" },
  { "    wide\n", "task/acceptance-criteria item = 1" },
  { "    1. [x] at once\n", "task/acceptance-criteria item [x] = 2" },
  { "  - [~] It closes\n", "task/acceptance-criteria item [-] = 3" },
  { "- **Files to Create**: `a.c`, `b.c`\n", "task/files-to-create label = 1" },
  { "- **Files to Modify**:\n", "task/files-to-modify label" },
  { "  ```\n", "task/files-to-modify fence" },
  { "  src/\n", "task/files-to-modify code" },
  { "  \342\224\234\342\224\200\342\224\200 c.c\n", "task/files-to-modify code = 1" },
  { "  ```\n", "task/files-to-modify fence" },
  { "- **Code Example**:\n", "task/code label" },
  { "  ~~~c\n", "task/code fence" },
  { "\n", "task/code code" },
  { "  ```\n", "task/code code" },
  { "  ~~~\n", "task/code fence" },
  { "- **Dependencies**:\n", "task/dependencies label" },
  { "  - Task 2: the store\n", "task/dependencies item" },
  { "- **Test Cases**:\n", "task/tests label" },
  { "  - **`test_open`**: It opens\n", "task/tests item = 1" },
};

static void
test_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Plan) plan = NULL;
  g_autoptr (GArray) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_string_append (text, plain[i].text);
  plan = plan_new_from_text (text->str, text->len);
  lines = plan_explain (plan);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (plain));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = dup_line (plan, &g_array_index (lines, PlanLine, i));
      g_autofree char *found = g_strconcat (plain[i].text, line, NULL);
      g_autofree char *expected = g_strconcat (plain[i].text, plain[i].expected, NULL);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* The last line of each text looks like something; the words are of the reason. */
static const struct
{
  const char *text;
  const char *likeness;
  const char *why;
} alike[] = {
  { "```\n### Task 2: X", "task", "code block" },
  { "    ### Task 2: X", "task", "blanks before it" },
  { "> ### Task 2: X", "task", "block quote" },
  { "<div>\n### Task 2: X", "task", "HTML" },
  { "- ### Task 2: X", "task", "inside of a list item" },
  { "### Task: X", "task", "no number" },
  { "### Task 2 X", "task", "neither a colon nor a dash" },
  { "####### Task 2: X", "task", "six #" },
  { "###Task 2: X", "task", "no blank behind" },
  { "- **Task 2: X**", "task", "list item" },
  { "Task 2: X", "task", "paragraph" },
  { "```\n## Build Agent 2: X", "task", "code block" },
  { "| Task |\n|---|\n| Task 2: X |", "task", "table" },
  { "## Phase\n- [ ] T001 [P] [US1] X", "task", "list item" },
  { "- [x] **Task 0: X** (BLOCKER)", "task", "list item" },
  { "## Phase\n- [ ] U1. **X**", "task", "list item" },
  { "## Phase\n- [ ] 1.1 X", "task", "list item" },
  { "- [ ] 1.1 s at most", NULL, NULL },
  { "## Phase\n- T001 X", NULL, NULL },
  { "- [ ] 3 lamps", NULL, NULL },
  { "### Task Force", NULL, NULL },
  { "Task 2 must be complete", NULL, NULL },
  { "- **Dependencies**:\n  - Task 2: X", NULL, NULL },
  { "### Task 2: **X** (`src/x.c`)", NULL, NULL },

  { "```\n- [ ] X", "box", "code block" },
  { "<div>\n- [ ] X", "box", "HTML" },
  { "[ ] X", "box", "not a list item" },
  { "- X\n\n  [ ] Y", "box", "start of its list item" },
  { "- [P] X", "box", "mark between the brackets" },
  { "- [] X", "box", "nothing stands between" },
  { "text\n2. [ ] X", "box", "paragraph goes on" },
  { "### [x] Task two", "box", "heading" },
  { "| a |\n|---|\n| [x] done |", "box", "table" },
  { "1. [ ] X", NULL, NULL },
  { "> - [ ] X", NULL, NULL },
  { "- [X](y.md)", NULL, NULL },
  { "- [x](y.md) X", NULL, NULL },

  { "```\n- **Files**: X", "label", "code block" },
  { "> **Files**: X", "label", "block quote" },
  { "1. **Files**: X", "label", "numbered" },
  { "- [ ] **Files**: X", "label", "box" },
  { "**Files**", "label", "no colon" },
  { "- **Files**", "label", "no colon" },
  { "- X\n  **Files**: Y", "label", "start of its list item" },
  { "- X\n\n  **Files**: Y", "label", "start of its list item" },
  { "- **Acceptance Criteria**:\n  - **Files**: Y", "label", "another field" },
  { "X\n  **Files**: Y", "label", "start of its line" },
  { "X\n5. **Files**: Y", "label", "start of its line" },
  { "- Description: X", "label", "not bold" },
  { "Acceptance Criteria:", "label", "not bold" },
  { "### **Files**:", "label", "heading" },
  { "- **Files** are many", NULL, NULL },
  { "- X **Files**: Y", NULL, NULL },
  { "- Nothing known: X", NULL, NULL },
  { "- **Files**: X", NULL, NULL },
};

static void
test_likenesses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *text = g_strconcat ("### Task 1: One\n\n", alike[i].text, NULL);
      g_autoptr (Plan) plan = plan_new_from_text (text, -1);
      g_autoptr (GArray) lines = plan_explain (plan);
      const PlanLine *line = &g_array_index (lines, PlanLine, lines->len - 1);

      g_test_message ("%s: %s", alike[i].text, line->why_not != NULL ? line->why_not : "-");
      g_assert_cmpstr (plan_likeness_to_string (line->likeness), ==, alike[i].likeness);
      g_assert_true ((line->why_not != NULL) == (alike[i].why != NULL));
      g_assert_true (alike[i].why == NULL || strstr (line->why_not, alike[i].why) != NULL);
    }
}

/* Whether an item has a line, or shares one with those before it. */
static void
assert_item (PlanField    *field,
             const GArray *lines,
             guint         field_line,
             guint         index)
{
  const PlanItem *item = plan_field_get_item (field, index);
  int found = g_array_index (lines, PlanLine, field_line + item->line).item;

  g_assert_cmpint (found, >=, 0);
  g_assert_cmpuint (plan_field_get_item (field, found)->line, ==, item->line);
}

static void
assert_fields (Plan         *plan,
               guint         index,
               const GArray *lines,
               guint        *n_labels)
{
  PlanPart *part = plan_get_part (plan, index);

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      PlanField *field = plan_part_get_field (part, f);

      *n_labels += *plan_field_get_label (field) != '\0';
      if (plan_field_get_kind (field) == PLAN_FIELD_CHOICE)
        continue;
      for (guint i = 0; i < plan_field_get_n_items (field); i++)
        assert_item (field, lines, plan_get_field_line (plan, index, f), i);
    }
}

/* Every line belongs to one field or heading, the one that holds its bytes, and whatever the reader
 * found has its lines. */
static void
check_file (const char *path,
            GBytes     *bytes)
{
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autoptr (Plan) plan = plan_new (document, NULL);
  g_autoptr (GArray) lines = plan_explain (plan);
  const char *text = g_bytes_get_data (bytes, NULL);
  guint n_labels = 0, n_found = 0, index;
  int field;

  if (path != NULL)
    g_test_message ("%s", path);
  g_assert_cmpuint (lines->len, ==, md_document_get_n_lines (document));
  for (guint i = 0; i < lines->len; i++)
    {
      const PlanLine *line = &g_array_index (lines, PlanLine, i);
      gsize start = md_document_get_line_start (document, i);

      if (start == 0 && g_bytes_get_size (bytes) > 3 && memcmp (text, BOM, 3) == 0)
        start = 3;
      plan_find_field_at (plan, start, &index, &field);
      g_assert_cmpuint (line->part, ==, index);
      g_assert_cmpint (line->field, ==, field);
      g_assert_true ((line->likeness != PLAN_LIKENESS_NONE) == (line->why_not != NULL));
      n_found += line->kind == PLAN_LINE_LABEL;
    }
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      const PlanLine *first = &g_array_index (lines, PlanLine, plan_get_part_line (plan, i));

      if (plan_part_is_item (part))
        g_assert_cmpint (first->kind, ==, PLAN_LINE_ITEM);
      else if (plan_part_get_kind (part) != PLAN_PART_PREAMBLE)
        g_assert_cmpint (first->kind, ==, PLAN_LINE_HEADING);
      assert_fields (plan, i, lines, &n_labels);
    }
  g_assert_cmpuint (n_found, ==, n_labels);
  n_lines += lines->len;
}

/* A task is one even where its first line could be the first row of a table. */
static void
test_task_in_table (void)
{
  static const char text[] = "# Plan\n\n- [ ] Task 1: Saw\n- [ ] Task 2: Glue\n-|";

  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  check_file (NULL, bytes);
}

static void
test_files (void)
{
  guint n_files = plan_for_each_file (check_file);

  g_test_message ("%u lines of %u files", n_lines, n_files);
  g_assert_cmpuint (n_lines, >, 0);
}

/* Bytes that go or come anywhere leave no line without its place. */
static void
check_mutations (const char *path,
                 GBytes     *bytes)
{
  static const char *const inserts[] = { "\n", "\r\n", "\r",     "```\n", "- [ ] ", "#### Files\n",
                                         "\t", "|",    "**A**:", "> ",     "\377",   "# T-1: x\n" };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < 12 && size > 0 && size < 100000; i++)
    {
      gsize at = (gsize)g_test_rand_int_range (0, (gint32)size);
      gsize length = g_test_rand_bit () ? (gsize)g_test_rand_int_range (0, 60) : 0;
      gsize behind = MIN (at + length, size);
      const char *insert = inserts[i % G_N_ELEMENTS (inserts)];
      g_autoptr (GString) mutated = g_string_new_len (text, (gssize)at);
      g_autoptr (GBytes) result = NULL;

      g_string_append (mutated, insert);
      g_string_append_len (mutated, text + behind, (gssize)(size - behind));
      result = g_string_free_to_bytes (g_steal_pointer (&mutated));
      check_file (path, result);
    }
}

static void
test_mutations (void)
{
  g_assert_cmpuint (plan_for_each_file (check_mutations), >, 0);
  g_test_message ("%u lines", n_lines);
}

/* A file that ends anywhere has its lines too. */
static void
test_prefixes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_string_append (text, plain[i].text);
  for (gsize i = 0; i <= text->len; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text->str, i);

      check_file (NULL, bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/explain/lines", test_lines);
  g_test_add_func ("/plan/explain/task-in-table", test_task_in_table);
  g_test_add_func ("/plan/explain/likenesses", test_likenesses);
  g_test_add_func ("/plan/explain/files", test_files);
  g_test_add_func ("/plan/explain/mutations", test_mutations);
  g_test_add_func ("/plan/explain/prefixes", test_prefixes);

  return g_test_run ();
}
