/* test-plan-task-list.c: list items that are tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule.h"

#include <string.h>

#include "plan-dump.h"

/* A source and its parts: tasks as `key|name|status|criteria`, others by their kind and name. */
static const struct
{
  const char *source;
  const char *expected;
} sources[] = {
  { "# P\n- [ ] T001 A\n- [x] T002 [P] B\n",
    "title P;-/T001|A|to-do|0;-/T002|[P] B|done|0" },
  { "# P\n- [ ] 1.1 A\n- [-] 1.2 B\n", "title P;-/1.1|A|to-do|0;-/1.2|B|in-progress|0" },
  { "# P\n* [ ] 1. A\n  * [x] 1.1 a\n  * [ ] 1.2 b\n* [ ] 2) B\n",
    "title P;-/1|A|to-do|2;-/2|B|to-do|0" },
  { "# P\n- [ ] **Step 1: A**\n- [ ] Step 2 - B\n", "title P;-/1|A|to-do|0;-/2|B|to-do|0" },
  { "# P\n- [ ] Task 1: A (AC: 1, 9)\n- [x] **Task 2: B** (BLOCKER)\n- [ ] **Task 3:** C\n",
    "title P;-/1|A (AC: 1, 9)|to-do|0;-/2|B|done|0;-/3|C|to-do|0" },
  { "# P\n- [ ] U1. **A**\n\n**Goal:** g\n\n---\n\n- [ ] U2. **B `b`**\n",
    "title P;-/U1|A|to-do|0;-/U2|B `b`|to-do|0" },
  { "# P\n## S\n- [ ] T001 A\n- [ ] T002 B\n\nText\n\n## R\n",
    "title P;section S;-/T001|A|to-do|0;-/T002|B|to-do|0;preamble ;section R" },
  { "# P\n- one\n- [ ] T001 A\n- two\n- [ ] T002 B\n\n---\n",
    "title P;-/T001|A|to-do|0;preamble ;-/T002|B|to-do|0" },
  { "- [ ] T001 A\n- [ ] T002 B\n", "-/T001|A|to-do|0;-/T002|B|to-do|0" },
  { "# P\n1. [ ] T001 A\n2. [ ] T002 B\n", "title P;-/T001|A|to-do|0;-/T002|B|to-do|0" },
  { "# P\n- [ ] T001 A\r\n- [ ] T002 B\r\n", "title P;-/T001|A|to-do|0;-/T002|B|to-do|0" },
  /* Not sure to be tasks. */
  { "# P\n- [ ] T001 A\n", "title P" },
  { "# P\n- T001 A\n- T002 B\n", "title P" },
  { "# P\n- [ ] A\n- [ ] B\n", "title P" },
  { "# P\n- [ ] 8 endpoints\n- [ ] 9 users\n", "title P" },
  { "# P\n- [ ] 1.1 A\n- [ ] B\n- [ ] 1.2 C\n", "title P" },
  { "# P\n- [ ] 1.2 A\n- [ ] 1.1 B\n", "title P" },
  { "# P\n- a\n  - [ ] T001 A\n  - [ ] T002 B\n", "title P" },
  { "# P\n> - [ ] T001 A\n> - [ ] T002 B\n", "title P" },
  { "# P\n```\n- [ ] T001 A\n- [ ] T002 B\n```\n", "title P" },
  { "# P\n## Success Criteria\n### Other\n- [ ] T001 A\n- [ ] T002 B\n",
    "title P;section Success Criteria;section Other" },
  { "# P\n## Acceptance\n- [ ] T001 A\n- [ ] T002 B\n", "title P;section Acceptance" },
  { "# P\n## Testing Strategy\n- [ ] 1. A\n- [ ] 2. B\n", "title P;section Testing Strategy" },
  { "# P\n## Checklist\n- [ ] 1. A\n- [ ] 2. B\n", "title P;section Checklist" },
  { "# P\n### Task 1: H\n- [ ] T001 A\n- [ ] T002 B\n", "title P;-/1|H|to-do|2" },
  { "# P\n- [ ] T001 A\n- [ ] T002 B\n## Task 9: H\n", "title P;-/9|H|to-do|0" },
  { "# P\n- [ ] T001\n- [ ] T002\n", "title P" },
  { "# P\n-\n  [ ] T001 A\n-\n  [ ] T002 B\n", "title P" },
};

static char *
describe (const Plan *plan)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  static const char *const kinds[] = { "preamble", "title", "section", "agent" };

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart        *part = plan_get_part (plan, i);
      g_autofree char *key = NULL;

      if (plan_part_get_kind (part) != PLAN_PART_TASK)
        {
          g_ptr_array_add (words, g_strdup_printf ("%s %s", kinds[plan_part_get_kind (part)],
                                                   plan_part_get_name (part)));
          continue;
        }
      key = plan_dup_task_key (plan, i);
      g_ptr_array_add (words,
                       g_strdup_printf ("%s|%s|%s|%u", key, plan_part_get_name (part),
                                        plan_status_to_string (plan_part_get_status (part, NULL)),
                                        plan_part_get_n_criteria (part)));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (";", (char **)words->pdata);
}

static void
test_sources (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (sources[i].source, -1);
      g_autofree char *found = describe (plan);
      g_autofree char *gap = plan_find_gap (plan);

      g_test_message ("%s", sources[i].source);
      g_assert_cmpstr (found, ==, sources[i].expected);
      g_assert_cmpstr (gap, ==, NULL);
    }
}

/* What is nested in an item, and, where each list has one task, what stands behind it. */
static void
test_fields (void)
{
  static const struct
  {
    const char *source;
    const char *expected;
  } cases[] = {
    { "- [ ] T001 A\n  goes on\n  - plain\n  - [ ] box\n- [ ] T002 B\n",
      "text markdown goes on;text checklist - plain\n- [ ] box" },
    { "- [ ] T001 A\n\n    Words\n\n    ```c\n    x\n    ```\n- [ ] T002 B\n",
      "text markdown   Words\n\n  ```c\n  x\n  ```" },
    { "- [ ] T001 A\n  - **Dependencies**: T002\n  - **Files**: `a.c`\n- [ ] T002 B\n",
      "dependencies dependencies T002;files files `a.c`" },
    { "- [ ] U1. A\n\n**Files:**\n- `a.c`\n\n**Dependencies:** U2.\n\n---\n\n- [ ] U2. B\n",
      "files files - `a.c`;dependencies dependencies U2." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Plan) plan = plan_new_from_text (cases[i].source, -1);
      PlanPart        *part = plan_get_part (plan, 0);
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *found = NULL;

      for (guint f = 0; f < plan_part_get_n_fields (part); f++)
        {
          PlanField       *field = plan_part_get_field (part, f);
          g_autofree char *text = plan_field_dup_text (field);

          g_ptr_array_add (words,
                           g_strdup_printf ("%s %s %s", plan_field_get_key (field),
                                            plan_field_kind_to_string (
                                              plan_field_get_kind (field)),
                                            g_strchomp (text)));
        }
      g_ptr_array_add (words, NULL);
      found = g_strjoinv (";", (char **)words->pdata);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Tags are no placeholders, other brackets are. */
static void
test_tags (void)
{
  g_autoptr (Plan) plan =
    plan_new_from_text ("- [ ] T001 [P] [US1] A\n- [ ] T002 [P] [Entity Name]\n", -1);

  g_assert_cmpuint (plan_part_count_placeholders (plan_get_part (plan, 0)), ==, 0);
  g_assert_cmpuint (plan_part_count_placeholders (plan_get_part (plan, 1)), ==, 1);
}

/* A ticked box makes one part another, and leaves the ids. */
static void
test_identity (void)
{
  static const char source[] = "# P\n\n- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C\n";
  g_autoptr (Plan) before = plan_new_from_text (source, -1);
  MdSpan           box = md_span_shift (plan_part_get_box_span (plan_get_part (before, 2)),
                                        plan_get_part_start (before, 2));
  MdSplice         splice = { box, "x", 1 };
  g_autoptr (MdDocument) document = md_document_splice (plan_get_document (before), &splice, 1);
  g_autoptr (Plan) after = plan_new (document, before);

  g_assert_cmpuint (plan_get_n_parts (after), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      PlanPart *a = plan_get_part (before, i);
      PlanPart *b = plan_get_part (after, i);

      g_assert_cmpuint (plan_part_get_id (a), ==, plan_part_get_id (b));
      g_assert_true ((a == b) == (i != 2));
    }
  g_assert_cmpint (plan_part_get_status (plan_get_part (after, 2), NULL), ==, PLAN_STATUS_DONE);
  g_assert_true (plan_has_shape_of (before, after));
}

/* What a task waits for stands in its name, or among its fields. */
static void
test_dependencies (void)
{
  static const struct
  {
    const char *third;
    const char *needs;
  } cases[] = {
    { "C (depends on T001)", "1" },
    { "C (Depends on T001, T002)", "1 2" },
    { "C (depends on T001-T002) in a.c", "1 2" },
    { "C (depends on the weather)", "" },
    { "C (T001)", "" },
    { "C\n  - **Dependencies**: T002", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = g_strdup_printf ("# P\n- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 %s\n",
                                                 cases[i].third);
      g_autoptr (Plan) plan = plan_new_from_text (source, -1);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
      g_autoptr (GString) found = g_string_new (NULL);
      guint        n_needs;
      const guint *needs = plan_schedule_get_needs (schedule, 3, &n_needs);

      for (guint k = 0; k < n_needs; k++)
        g_string_append_printf (found, "%s%u", k > 0 ? " " : "", needs[k]);
      g_assert_cmpstr (found->str, ==, cases[i].needs);
    }
}

/* A part that ended inside of a list is another one when its list is gone. */
static void
test_end_in_list (void)
{
  static const char source[] = "# P\n\nWords\n\n- plain\n- [ ] T001 A\n- [ ] T002 B\n\n## S\n";
  g_autoptr (Plan) before = plan_new_from_text (source, -1);
  gsize            start = strstr (source, "- plain") - source;
  gsize            end = strstr (source, "## S") - source;
  MdSplice         splice = { { start, end }, "", 0 };
  g_autoptr (MdDocument) document = md_document_splice (plan_get_document (before), &splice, 1);
  g_autoptr (Plan) after = plan_new (document, before);
  g_autoptr (Plan) fresh = plan_new (document, NULL);
  g_autofree char *found = plan_dump (after);
  g_autofree char *expected = plan_dump (fresh);

  g_assert_cmpstr (found, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/task-list/sources", test_sources);
  g_test_add_func ("/plan/task-list/fields", test_fields);
  g_test_add_func ("/plan/task-list/tags", test_tags);
  g_test_add_func ("/plan/task-list/identity", test_identity);
  g_test_add_func ("/plan/task-list/dependencies", test_dependencies);
  g_test_add_func ("/plan/task-list/end-in-list", test_end_in_list);
  return g_test_run ();
}
