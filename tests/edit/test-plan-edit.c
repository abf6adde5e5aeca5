/* test-plan-edit.c: splices and the differences of texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-edit.h"

#include <string.h>

#include "edit-test-support.h"
#include "edit/plan-diff.h"

/* What is left of a change, as "start end text". */
static const struct
{
  const char *text;
  MdSpan      span;
  const char *with;
  const char *left;
} changes[] = {
  { "one two three\n", { 4, 7 }, "two", "" },
  { "one two three\n", { 4, 7 }, "ten", "5 7 en" },
  { "one two three\n", { 0, 13 }, "one three", "5 9 " },
  { "one two three\n", { 7, 7 }, " and", "7 7  and" },
  { "\303\251\n", { 0, 2 }, "\303\250", "0 2 \303\250" },
  { "a\303\251\n", { 0, 3 }, "a\303\250", "1 3 \303\250" },
  { "\303\251b\n", { 0, 3 }, "\304\251b", "0 2 \304\251" },
  { "aaa\n", { 0, 3 }, "aa", "2 3 " },
};

static void
test_trim (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (Plan) plan = plan_new_for_text (changes[i].text);
      g_autoptr (PlanEdit) edit = plan_edit_new ("x", NULL);
      g_autoptr (GString) left = g_string_new (NULL);
      guint           n_splices;
      const MdSplice *splices;

      plan_edit_add (edit, plan, changes[i].span, changes[i].with, -1);
      splices = plan_edit_get_splices (edit, &n_splices);
      for (guint k = 0; k < n_splices; k++)
        g_string_append_printf (left, "%d %d %s", (int)splices[k].span.start,
                                (int)splices[k].span.end, splices[k].text);
      g_assert_cmpstr (left->str, ==, changes[i].left);
    }
}

static void
test_order (void)
{
  g_autoptr (Plan) plan = plan_new_for_text ("abcdef\n");
  g_autoptr (PlanEdit) edit = plan_edit_new ("x", "key");
  g_autoptr (Plan) after = NULL;
  g_autofree char *text = NULL;
  guint            n_splices;
  const MdSplice  *splices;

  plan_edit_add (edit, plan, (MdSpan){ 4, 5 }, "E", 1);
  plan_edit_add (edit, plan, (MdSpan){ 0, 1 }, "A", 1);
  plan_edit_add (edit, plan, (MdSpan){ 2, 3 }, "", 0);
  plan_edit_add (edit, plan, (MdSpan){ 4, 4 }, "-", 1);
  splices = plan_edit_get_splices (edit, &n_splices);
  g_assert_cmpuint (n_splices, ==, 4);
  for (guint i = 1; i < n_splices; i++)
    g_assert_cmpuint (splices[i].span.start, >=, splices[i - 1].span.end);
  after = plan_edit_preview (edit, plan);
  text = plan_dup_document_text (after);
  g_assert_cmpstr (text, ==, "Abd-Ef\n");
  g_assert_cmpstr (plan_edit_get_label (edit), ==, "x");
  g_assert_cmpstr (plan_edit_get_merge_key (edit), ==, "key");
  check_edit (plan, edit, "order");
}

static void
test_empty (void)
{
  g_autoptr (Plan) plan = plan_new_for_text ("abc\n");
  g_autoptr (PlanEdit) edit = plan_edit_new ("x", NULL);
  g_autoptr (Plan) after = plan_edit_preview (edit, plan);

  g_assert_true (plan_edit_is_empty (edit));
  g_assert_true (after == plan);
}

static void
check_diff (const char *before,
            const char *after,
            guint       n_splices)
{
  g_autoptr (GBytes) old = g_bytes_new (before, strlen (before));
  g_autoptr (GBytes) new = g_bytes_new (after, strlen (after));
  g_autoptr (GArray) splices = plan_diff_lines (old, new);
  g_autoptr (GString) made = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < splices->len; i++)
    {
      const MdSplice *splice = &g_array_index (splices, MdSplice, i);

      g_assert_cmpuint (splice->span.start, >=, at);
      g_string_append_len (made, before + at, splice->span.start - at);
      g_string_append_len (made, splice->text, splice->length);
      at = splice->span.end;
    }
  g_string_append (made, before + at);
  g_assert_cmpstr (made->str, ==, after);
  if (n_splices != G_MAXUINT)
    g_assert_cmpuint (splices->len, ==, n_splices);
}

static void
test_diff (void)
{
  check_diff ("", "", 0);
  check_diff ("", "a\n", 1);
  check_diff ("a\n", "", 1);
  check_diff ("a\nb\nc\n", "a\nb\nc\n", 0);
  check_diff ("a\nb\nc\n", "a\nx\nc\n", 1);
  check_diff ("a\nb\nc\nd\ne\n", "x\nb\nc\nd\ny\n", 2);
  check_diff ("a\nb\nc\n", "b\nc\n", 1);
  check_diff ("a\nb\nc", "a\nb\nc\nd", 1);
  check_diff ("a\na\na\n", "a\na\n", 1);
}

static char *
random_lines (GRand *rand)
{
  GString *out = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append_printf (out, "%c\n", 'a' + g_rand_int_range (rand, 0, 4));

  return g_string_free (out, FALSE);
}

static void
test_diff_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *many = g_strnfill (4000, '\n');

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *before = random_lines (rand);
      g_autofree char *after = random_lines (rand);

      check_diff (before, after, G_MAXUINT);
    }

  /* Over the limit of the search: one splice. */
  for (guint i = 0; i < 4000; i += 2)
    many[i] = 'x';
  check_diff ("a\nb\nc\n", many, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/edit/trim", test_trim);
  g_test_add_func ("/edit/edit/order", test_order);
  g_test_add_func ("/edit/edit/empty", test_empty);
  g_test_add_func ("/edit/diff/cases", test_diff);
  g_test_add_func ("/edit/diff/random", test_diff_random);

  return g_test_run ();
}
