/* test-plan-joined.c: a folder of agents' files read as one plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule.h"

#include <string.h>

#include "md/md-joined.h"
#include "plan-dump.h"

#define N_FILES 3
#define N_EDITS 12

static MdDocument *
join (const char *const *texts,
      guint              n_texts)
{
  GString *joined = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n_texts; i++)
    g_string_append_printf (joined, MD_FILE_MARK_STRING "%02u-part.md\n%s", i + 1, texts[i]);
  bytes = g_string_free_to_bytes (joined);
  return md_document_new_joined (bytes, "gateway");
}

static Plan *
read_all (const char *const *texts,
          guint              n_texts)
{
  g_autoptr (MdDocument) document = join (texts, n_texts);

  return plan_new (document, NULL);
}

/* Each part as its kind's letter and name; parents by depth. */
static char *
outline (const Plan *plan)
{
  static const char kinds[] = "PTSAK";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart *part = plan_get_part (plan, i);

      g_string_append_printf (out, "%d%*s%c %s\n", plan_get_file_of (plan, i),
                              (int)plan_get_depth (plan, i) + 1, "",
                              kinds[plan_part_get_kind (part)], plan_part_get_name (part));
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *texts[N_FILES];
  const char *title;
  const char *outline;
} outlines[] = {
  { { "# Build Agent 1: A\n## Overview\n### Task 1: X\n",
      "# Build Agent 2: B\n## Task Breakdown\n### Task 1: Y\n## Success Criteria\n" },
    "gateway",
    "0 P 01-part.md\n0 A A\n0  S Overview\n0  K X\n"
    "1 P 02-part.md\n1 A B\n1  S Task Breakdown\n1  K Y\n1  S Success Criteria\n" },
  /* What a file leaves open, no other takes up. */
  { { "# Execution Plan: G\n## Task Breakdown\n```\n", "## Testing Strategy\n",
      "# Build Agent 3: C\n## Testing Strategy\n" },
    "G",
    "0 P 01-part.md\n0 T G\n0 S Task Breakdown\n1 P 02-part.md\n1 S Testing Strategy\n"
    "2 P 03-part.md\n2 A C\n2  S Testing Strategy\n" },
  /* A file with tasks and no agent is one. */
  { { "# Build Agent 1: A\n## Task 1: X\n", "Words\n\n# Polish\n## Overview\n## Task 1: Y\n",
      "# Build Agent 2: C\n## Task 1: Z\n" },
    "gateway",
    "0 P 01-part.md\n0 A A\n0  K X\n1 P 02-part.md\n1 S Polish\n1  S Overview\n1 K Y\n"
    "2 P 03-part.md\n2 A C\n2  K Z\n" },
  { { "# Build Agent 1: A\n## Task 1: X\n", "# Polish\n## Overview\n## Task 1: Y\n",
      "# Tasks\n- [ ] T001 Z\n- [ ] T002 W\n" },
    "gateway",
    "0 P 01-part.md\n0 A A\n0  K X\n1 P 02-part.md\n1 A Polish\n1  S Overview\n1  K Y\n"
    "2 P 03-part.md\n2 A Tasks\n2  K Z\n2  K W\n" },
  { { "", "---\nk: v\n---\n# Notes\n", "text\n" },
    "gateway",
    "0 P 01-part.md\n1 P 02-part.md\n1 S Notes\n2 P 03-part.md\n" },
};

static void
test_outline (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    {
      guint n = outlines[i].texts[2] != NULL ? 3 : 2;
      g_autoptr (Plan) plan = read_all (outlines[i].texts, n);
      g_autofree char *found = outline (plan);
      g_autofree char *gap = plan_find_gap (plan);

      g_assert_cmpstr (found, ==, outlines[i].outline);
      g_assert_cmpstr (plan_get_title (plan), ==, outlines[i].title);
      g_assert_cmpstr (gap, ==, NULL);
    }
}

static void
test_places (void)
{
  static const char *const texts[] = { "# Build Agent 1: A\n", "x\n\n# Build Agent 2: B\n" };
  g_autoptr (Plan) plan = read_all (texts, 2);
  g_autoptr (Plan) plain = plan_new_from_text (texts[0], -1);
  int file;

  g_assert_cmpuint (plan_get_file_line (plan, 0, &file), ==, 0);
  g_assert_cmpint (file, ==, 0);
  g_assert_cmpuint (plan_get_file_line (plan, 1, &file), ==, 0);
  g_assert_cmpint (file, ==, 0);
  g_assert_cmpuint (plan_get_file_line (plan, 2, &file), ==, 0);
  g_assert_cmpint (file, ==, 1);
  g_assert_cmpuint (plan_get_file_line (plan, 5, &file), ==, 2);
  g_assert_cmpint (file, ==, 1);
  g_assert_cmpuint (plan_get_file_line (plain, 5, &file), ==, 5);
  g_assert_cmpint (file, ==, -1);
  g_assert_cmpint (plan_get_file_of (plain, 0), ==, -1);
}

/* The second file's dependencies, and what its tasks wait for. */
static const struct
{
  const char *agent;
  const char *task;
  const char *needs;
  const char *unresolved;
} references[] = {
  { "", "- **Dependencies**: `01-part.md`", "1/1 1/2", "" },
  { "", "- **Dependencies**: Depends on 01-part.md (all of it)", "1/1 1/2", "" },
  { "", "- **Dependencies**: ../plans/01-part.md", "1/1 1/2", "" },
  { "", "- **Dependencies**: 03-part.md", "3/9", "" },
  { "", "- **Dependencies**: Agent 3 Task 9", "3/9", "" },
  { "", "- **Dependencies**: 09-none.md", "", "09-none.md" },
  { "", "- **Dependencies**: notes.md", "", "" },
  { "", "- **Dependencies**: Agent 1 Task 2", "1/2", "" },
  { "", "- **Dependencies**: 02-part.md", "", "" },
  { "## Dependencies\n\n**01-part.md must complete first.** It has types.\n", "", "1/2", "" },
  { "**Depends on**: Agent 1 Task 1\n", "", "1/1", "" },
  { "**Depends on**: None\n", "", "", "" },
};

static void
test_references (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *second = g_strdup_printf ("# Build Agent 2: B\n\n%s\n### Task 1: Y\n%s\n",
                                                 references[i].agent, references[i].task);
      const char *const texts[] = {
        "# Build Agent 1: A\n### Task 1: X\n### Task 2: Z\n- **Dependencies**: Task 1\n",
        second,
        "# No agent\n### Task 9: W\n",
      };
      g_autoptr (Plan) plan = read_all (texts, 3);
      g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
      g_autoptr (GString) needs = g_string_new (NULL);
      g_autofree char *unresolved = NULL;
      int task = plan_find_task (plan, "2/1", NULL);
      const PlanDependencies *dependencies = plan_schedule_get_dependencies (schedule, task);
      guint n_needs;
      const guint *list = plan_schedule_get_needs (schedule, task, &n_needs);

      for (guint k = 0; k < n_needs; k++)
        {
          g_autofree char *key = plan_dup_task_key (plan, list[k]);

          g_string_append_printf (needs, "%s%s", k > 0 ? " " : "", key);
        }
      g_test_message ("%s%s", references[i].agent, references[i].task);
      g_assert_cmpstr (needs->str, ==, references[i].needs);
      if (dependencies != NULL && dependencies->unresolved->len > 0)
        unresolved = g_strdup (dependencies->unresolved->pdata[0]);
      g_assert_cmpstr (unresolved != NULL ? unresolved : "", ==, references[i].unresolved);
    }
}

static GPtrArray *all;

static void
collect (const char *path,
         GBytes     *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size > 0 && size < 100000 && memchr (text, MD_FILE_MARK, size) == NULL
      && memchr (text, '\0', size) == NULL)
    g_ptr_array_add (all, g_strndup (text, size));
}

static void
collect_all (void)
{
  all = g_ptr_array_new_with_free_func (g_free);
  plan_for_each_file (collect);
  g_assert_cmpuint (all->len, >, N_FILES);
}

/* What a plan of several files holds is what the files hold. */
static void
test_counts_add_up (void)
{
  collect_all ();
  for (guint i = 0; i + N_FILES <= all->len; i++)
    {
      g_autoptr (Plan) plan = read_all ((const char *const *)all->pdata + i, N_FILES);
      PlanCounts joined, sum = { 0 };

      plan_count (plan, &joined);
      for (guint k = 0; k < N_FILES; k++)
        {
          g_autoptr (Plan) alone = plan_new_from_text (all->pdata[i + k], -1);
          PlanCounts counts;

          plan_count (alone, &counts);
          for (guint c = 0; c < sizeof counts / sizeof (guint); c++)
            ((guint *)&sum)[c] += ((guint *)&counts)[c];
        }
      /* A heading that names the plan when it is alone is a section among others, or an agent. */
      sum.placeholders = joined.placeholders;
      sum.agents = joined.agents;
      g_assert_cmpmem (&sum, sizeof sum, &joined, sizeof joined);
    }
  g_ptr_array_unref (all);
}

static const char *const inserts[] = {
  "x", "\n", "# Execution Plan: Y\n", "# Build Agent 9: Z\n\n", "### Task 7: New\n", "- [x] box\n",
  "```\n", "## Task Breakdown\n", "**Label**: value\n", MD_FILE_MARK_STRING "09-new.md\n",
  MD_FILE_MARK_STRING,
};

static MdDocument *
edit (MdDocument *document,
      GRand      *rand)
{
  gsize size = md_document_get_size (document);
  gsize start = (gsize)g_rand_int_range (rand, 0, (int)size + 1);
  gsize length = g_rand_int_range (rand, 0, 3) == 0 ? (gsize)g_rand_int_range (rand, 0, 300) : 0;
  const char *text = inserts[g_rand_int_range (rand, 0, G_N_ELEMENTS (inserts))];
  MdSplice splice = { { start, MIN (start + length, size) }, text, strlen (text) };

  return md_document_splice (document, &splice, 1);
}

static void
test_incremental (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_edits = 0;

  collect_all ();
  for (guint i = 0; i + N_FILES <= all->len; i += N_FILES)
    {
      MdDocument *document = join ((const char *const *)all->pdata + i, N_FILES);
      Plan *plan = plan_new (document, NULL);

      for (guint k = 0; k < N_EDITS; k++, n_edits++)
        {
          MdDocument *edited = edit (document, rand);
          Plan *next = plan_new (edited, plan);
          g_autoptr (Plan) fresh = plan_new (edited, NULL);
          g_autofree char *a = plan_dump (next);
          g_autofree char *b = plan_dump (fresh);
          g_autofree char *gap = plan_find_gap (next);

          g_assert_cmpstr (a, ==, b);
          g_assert_cmpstr (gap, ==, NULL);
          plan_unref (plan);
          md_document_unref (document);
          plan = next;
          document = edited;
        }
      plan_unref (plan);
      md_document_unref (document);
    }
  g_test_message ("seed %u, %u edits", seed, n_edits);
  g_ptr_array_unref (all);
}

/* Editing one file leaves the parts of the others the same pointers. */
static void
test_sharing (void)
{
  static const char *const texts[] = { "# Build Agent 1: A\n### Task 1: X\n",
                                       "# Build Agent 2: B\n### Task 1: Y\n\ntext\n",
                                       "# Build Agent 3: C\n### Task 1: Z\n" };
  g_autoptr (Plan) before = read_all (texts, 3);
  MdDocument *document = plan_get_document (before);
  MdSpan span = md_document_get_file_span (document, 1);
  MdSplice splice = { { span.end - 2, span.end - 1 }, "V", 1 };
  g_autoptr (MdDocument) edited = md_document_splice (document, &splice, 1);
  g_autoptr (Plan) after = plan_new (edited, before);

  g_assert_cmpuint (plan_get_n_parts (after), ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      g_assert_cmpuint (plan_part_get_id (plan_get_part (before, i)), ==,
                        plan_part_get_id (plan_get_part (after, i)));
      g_assert_true ((plan_get_part (before, i) == plan_get_part (after, i)) == (i != 5));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/joined/outline", test_outline);
  g_test_add_func ("/plan/joined/places", test_places);
  g_test_add_func ("/plan/joined/references", test_references);
  g_test_add_func ("/plan/joined/counts-add-up", test_counts_add_up);
  g_test_add_func ("/plan/joined/incremental", test_incremental);
  g_test_add_func ("/plan/joined/sharing", test_sharing);
  return g_test_run ();
}
