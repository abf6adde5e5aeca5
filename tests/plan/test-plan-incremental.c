/* test-plan-incremental.c: reading after an edit is reading anew
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-dump.h"

#include <string.h>

#define N_EDITS 60

static guint n_edits;
static GRand *rng;

static const char *const inserts[] = {
  "x", "\n", "\n\n", "# Execution Plan: Y\n", "## Build Agent 9: Z\n\n", "### Task 7: New\n",
  "- **Status**: Done\n", "- [x] box\n", "```\n", "| a | b |\n|---|---|\n", "---\n",
  "#### Acceptance Criteria\n", "### T-001: Weak\n", "## Task Breakdown\n",
  "## Success Criteria\n", "**Label**: value\n", "    ", "- ", "- [ ] T900 New\n",
  "- [x] **Task 3: Item** (AC: 1)\n  - [ ] nested\n", "- [ ] 1.1 One\n", "- plain\n",
};

/* Some bytes of @span go, some come; half of them at the start of a line, where they make or break
 * headings. */
static MdSplice
make_splice (MdDocument *document,
             MdSpan      span)
{
  gsize at = g_rand_int_range (rng, span.start, span.end + 1);
  gsize line = md_document_get_line_start (document, md_document_get_line_at (document, at));
  gsize start = g_rand_boolean (rng) ? MAX (line, span.start) : at;
  gsize length = g_rand_int_range (rng, 0, 3) == 0 ? g_rand_int_range (rng, 0, 200) : 0;
  const char *text = inserts[g_rand_int_range (rng, 0, G_N_ELEMENTS (inserts))];

  return (MdSplice){ { start, MIN (start + length, span.end) }, text, strlen (text) };
}

/* One random edit of @document, or one in each half of it. */
static MdDocument *
edit (MdDocument *document)
{
  gsize size = md_document_get_size (document);
  MdSplice splices[2];

  if (g_rand_boolean (rng))
    {
      splices[0] = make_splice (document, (MdSpan){ 0, size });
      return md_document_splice (document, splices, 1);
    }
  splices[0] = make_splice (document, (MdSpan){ 0, size / 2 });
  splices[1] = make_splice (document, (MdSpan){ size / 2, size });
  return md_document_splice (document, splices, 2);
}

/* The first line in which the dumps differ. */
static void
assert_same (const char *path,
             const char *incremental,
             const char *fresh)
{
  g_auto (GStrv) a = g_strsplit (incremental, "\n", -1);
  g_auto (GStrv) b = g_strsplit (fresh, "\n", -1);
  guint i = 0;

  if (strcmp (incremental, fresh) == 0)
    return;
  while (a[i] != NULL && b[i] != NULL && strcmp (a[i], b[i]) == 0)
    i++;
  g_test_message ("%s after %u edits", path, n_edits);
  g_assert_cmpstr (a[i], ==, b[i]);
}

static void
edit_file (const char *path,
           GBytes     *bytes)
{
  MdDocument *document = md_document_new (bytes);
  Plan *plan = plan_new (document, NULL);

  for (guint i = 0; i < N_EDITS && g_bytes_get_size (bytes) < 200000; i++)
    {
      MdDocument *edited = edit (document);
      Plan *next = plan_new (edited, plan);
      g_autoptr (Plan) fresh = plan_new (edited, NULL);
      g_autofree char *a = plan_dump (next);
      g_autofree char *b = plan_dump (fresh);
      g_autofree char *gap = plan_find_gap (next);

      assert_same (path, a, b);
      g_assert_cmpstr (gap, ==, NULL);
      plan_unref (plan);
      md_document_unref (document);
      plan = next;
      document = edited;
      n_edits++;
    }
  plan_unref (plan);
  md_document_unref (document);
}

static void
test_same_as_fresh (void)
{
  guint32 seed = g_test_rand_int ();

  rng = g_rand_new_with_seed (seed);
  g_test_message ("seed %u", seed);
  plan_for_each_file (edit_file);
  g_test_message ("%u edits", n_edits);
  g_assert_cmpuint (n_edits, >, 0);
  g_rand_free (rng);
}

static const char two_tasks[] =
  "# Execution Plan: X\n\n## Build Agent 1: A\n\n### Task 1: One\n- **Description**: a\n"
  "- **Dependencies**: None\n\n### Task 2: Two\n- **Description**: b\n";

/* Replaces the first @old with @new. */
static Plan *
replace (Plan       *plan,
         const char *old,
         const char *new)
{
  MdDocument *document = plan_get_document (plan);
  g_autofree char *text = md_document_dup_range (document,
                                                 (MdSpan){ 0, md_document_get_size (document) });
  gsize at = strstr (text, old) - text;
  MdSplice splice = { { at, at + strlen (old) }, new, strlen (new) };
  g_autoptr (MdDocument) edited = md_document_splice (document, &splice, 1);

  return plan_new (edited, plan);
}

static void
test_sharing (void)
{
  g_autoptr (Plan) before = plan_new_from_text (two_tasks, -1);
  g_autoptr (Plan) after = replace (before, ": a\n", ": changed\n");

  g_assert_cmpuint (plan_get_n_parts (after), ==, plan_get_n_parts (before));
  for (guint i = 0; i < plan_get_n_parts (before); i++)
    {
      PlanPart *a = plan_get_part (before, i);
      PlanPart *b = plan_get_part (after, i);

      g_assert_cmpuint (plan_part_get_id (a), ==, plan_part_get_id (b));
      /* Only the part that was edited is another, and in it only the field. */
      if (i != 2)
        g_assert_true (a == b);
    }
  g_assert_true (plan_part_get_field (plan_get_part (before, 2), 0)
                 != plan_part_get_field (plan_get_part (after, 2), 0));
  g_assert_true (plan_part_get_field (plan_get_part (before, 2), 1)
                 == plan_part_get_field (plan_get_part (after, 2), 1));
}

/* A splice of one byte behind each of two texts. */
static Plan *
change_two (Plan       *plan,
            const char *first,
            const char *second)
{
  MdDocument *document = plan_get_document (plan);
  g_autofree char *text = md_document_dup_range (document,
                                                 (MdSpan){ 0, md_document_get_size (document) });
  gsize a = strstr (text, first) - text + strlen (first);
  gsize b = strstr (text, second) - text + strlen (second);
  MdSplice splices[] = { { { a, a }, "x", 1 }, { { b, b }, "x", 1 } };
  g_autoptr (MdDocument) edited = md_document_splice (document, splices, 2);

  return plan_new (edited, plan);
}

/* What stands between two changes stays the same part, whether or not headings change. */
static void
test_sharing_between (void)
{
  static const char *const changed[][2] = {
    { "Execution Plan: X", "- **Description**: b" },
    { "## Build Agent 1: A", "### Task 2: Two" },
    { "# Execution Plan: X", "### Task 2: Two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (Plan) before = plan_new_from_text (two_tasks, -1);
      g_autoptr (Plan) after = change_two (before, changed[i][0], changed[i][1]);

      g_assert_cmpuint (plan_get_n_parts (after), ==, 4);
      g_assert_true (plan_get_part (before, 2) == plan_get_part (after, 2));
      g_assert_true (plan_get_part (before, 3) != plan_get_part (after, 3));
      for (guint k = 0; k < 4; k++)
        g_assert_cmpuint (plan_part_get_id (plan_get_part (before, k)), ==,
                          plan_part_get_id (plan_get_part (after, k)));
    }
}

/* Parts that change places keep their ids. */
static void
test_identity_of_moved (void)
{
  g_autoptr (Plan) before = plan_new_from_text (two_tasks, -1);
  g_autoptr (Plan) after = replace (before, strstr (two_tasks, "### Task 1"),
                                    "### Task 2: Two\n- **Description**: b\n\n"
                                    "### Task 1: One\n- **Description**: a\n");

  g_assert_cmpuint (plan_get_n_parts (after), ==, 4);
  for (guint k = 0; k < 2; k++)
    {
      guint id = plan_part_get_id (plan_get_part (before, 2 + k));

      g_assert_cmpint (plan_find_part (after, id), ==, 3 - (int)k);
    }
}

static void
test_identity (void)
{
  g_autoptr (Plan) before = plan_new_from_text (two_tasks, -1);
  guint one = plan_part_get_id (plan_get_part (before, 2));
  guint two = plan_part_get_id (plan_get_part (before, 3));
  g_autoptr (Plan) renamed = replace (before, "Task 1: One", "Task 1: Other");
  g_autoptr (Plan) inserted = replace (renamed, "### Task 2", "### Task 3: New\n\n### Task 2");
  g_autoptr (Plan) removed = replace (inserted, "### Task 3: New\n\n", "");

  g_assert_cmpint (plan_find_part (renamed, one), ==, 2);
  g_assert_cmpint (plan_find_part (inserted, one), ==, 2);
  g_assert_cmpint (plan_find_part (inserted, two), ==, 4);
  g_assert_cmpint (plan_find_part (removed, two), ==, 3);
  g_assert_cmpint (plan_find_part (removed, plan_part_get_id (plan_get_part (inserted, 3))), ==,
                   -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/incremental/same-as-fresh", test_same_as_fresh);
  g_test_add_func ("/plan/incremental/sharing", test_sharing);
  g_test_add_func ("/plan/incremental/sharing-between", test_sharing_between);
  g_test_add_func ("/plan/incremental/identity", test_identity);
  g_test_add_func ("/plan/incremental/identity-of-moved", test_identity_of_moved);
  return g_test_run ();
}
