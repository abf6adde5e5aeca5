/* test-plan-repair.c: what other programs did to the bytes, undone
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-repair.h"

#include <string.h>

#include "io-test-support.h"

#define BOM "\357\273\277"
#define ARROW "\342\206\222"
#define SPOILT_ARROW "\303\242\342\200\240\342\200\231"

static const struct
{
  const char *input;
  const char *expected;
  PlanRepairs repairs;
} cases[] = {
  { "", "", PLAN_REPAIR_NONE },
  { "# Plan\n", "# Plan\n", PLAN_REPAIR_NONE },
  { "a " ARROW " b\n", "a " ARROW " b\n", PLAN_REPAIR_NONE },
  { "a " SPOILT_ARROW " b\n", "a " ARROW " b\n", PLAN_REPAIR_ENCODING },
  /* K\303\244fer, and the same spoilt twice. */
  { "K\303\203\302\244fer", "K\303\244fer", PLAN_REPAIR_ENCODING },
  { "K\303\203\306\222\303\202\302\244fer", "K\303\244fer", PLAN_REPAIR_ENCODING },
  /* All or nothing: an arrow that is one, a letter that is one, half a sequence. */
  { "a " SPOILT_ARROW " b " ARROW, "a " SPOILT_ARROW " b " ARROW, PLAN_REPAIR_NONE },
  { "K\303\244fer " SPOILT_ARROW, "K\303\244fer " SPOILT_ARROW, PLAN_REPAIR_NONE },
  { "a \303\242\342\200\240", "a \303\242\342\200\240", PLAN_REPAIR_NONE },
  { "N\303\203O", "N\303\203O", PLAN_REPAIR_NONE },
  /* A right quote: its last byte means nothing in Windows-1252 and became a control character. */
  { "\303\242\342\202\254\302\235", "\342\200\235", PLAN_REPAIR_ENCODING },
  /* What would become a control character or one that no one uses. */
  { "\303\202\302\201", "\303\202\302\201", PLAN_REPAIR_NONE },
  { "\303\257\302\277\302\277", "\303\257\302\277\302\277", PLAN_REPAIR_NONE },
  { BOM "# Plan\n", "# Plan\n", PLAN_REPAIR_MARK },
  { "# " BOM "Plan\n", "# " BOM "Plan\n", PLAN_REPAIR_NONE },
  { "\303\257\302\273\302\277" SPOILT_ARROW, ARROW, PLAN_REPAIR_MARK | PLAN_REPAIR_ENCODING },
  { BOM SPOILT_ARROW, ARROW, PLAN_REPAIR_MARK | PLAN_REPAIR_ENCODING },
  { "K\344fer \223a\224", "K\303\244fer \342\200\234a\342\200\235", PLAN_REPAIR_INVALID },
  /* What one repair leaves is what another mends. */
  { "\322\302\240", "\322\240", PLAN_REPAIR_INVALID | PLAN_REPAIR_ENCODING },
  { BOM BOM "# Plan\n", "# Plan\n", PLAN_REPAIR_MARK },
  { "\201 " ARROW "\342", "\357\277\275 " ARROW "\303\242", PLAN_REPAIR_INVALID },
  { "a\r\nb\r\n", "a\r\nb\r\n", PLAN_REPAIR_NONE },
  { "a\r\nb\nc\n", "a\nb\nc\n", PLAN_REPAIR_LINE_ENDS },
  { "a\r\nb\nc\r\n", "a\r\nb\r\nc\r\n", PLAN_REPAIR_LINE_ENDS },
  { "\na\r\n", "\na\n", PLAN_REPAIR_LINE_ENDS },
  /* A carriage return that stayed before the line end would make a CRLF of it again. */
  { "a\r\r\nb\nc\n\rd\r", "a\nb\nc\n\rd\r", PLAN_REPAIR_LINE_ENDS },
  { "a\r\r\nb\r\nc\n", "a\r\r\nb\r\nc\r\n", PLAN_REPAIR_LINE_ENDS },
  { "a\rb\n", "a\rb\n", PLAN_REPAIR_NONE },
  { BOM "\344 \r\n\n", "\303\244 \n\n",
    PLAN_REPAIR_MARK | PLAN_REPAIR_INVALID | PLAN_REPAIR_LINE_ENDS },
};

static void
assert_bytes (GBytes     *bytes,
              const char *expected,
              gsize       length)
{
  gsize       n;
  const char *text = g_bytes_get_data (bytes, &n);

  g_assert_cmpmem (text, n, expected, length);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (cases[i].input, strlen (cases[i].input));
      PlanRepairs       repairs;
      g_autoptr(GBytes) repaired = plan_repair (bytes, &repairs);
      g_autoptr(GBytes) again = NULL;

      g_test_message ("case %u", i);
      assert_bytes (repaired, cases[i].expected, strlen (cases[i].expected));
      g_assert_cmpint (repairs, ==, cases[i].repairs);
      g_assert_true ((repaired == bytes) == (repairs == PLAN_REPAIR_NONE));
      again = plan_repair (repaired, NULL);
      g_assert_true (again == repaired);
    }
}

static void
test_nul (void)
{
  const char        text[] = "a\0" SPOILT_ARROW "\0\r\n\n";
  const char        expected[] = "a\0" ARROW "\0\n\n";
  g_autoptr(GBytes) bytes = g_bytes_new (text, sizeof text - 1);
  g_autoptr(GBytes) repaired = plan_repair (bytes, NULL);

  assert_bytes (repaired, expected, sizeof expected - 1);
}

static void
test_describe (void)
{
  g_autofree char *nothing = plan_repairs_describe (PLAN_REPAIR_NONE);
  g_autofree char *two = plan_repairs_describe (PLAN_REPAIR_LINE_ENDS | PLAN_REPAIR_MARK);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (two, ==, "a byte order mark, mixed line ends");
}

/* Does to @bytes what a program does that takes UTF-8 for Windows-1252; %NULL where it cannot. */
static GBytes *
spoil (GBytes *bytes)
{
  gsize       length;
  gsize       written;
  const char *text = g_bytes_get_data (bytes, &length);
  char       *spoilt = g_convert (text, length, "UTF-8", "WINDOWS-1252", NULL, &written, NULL);

  return spoilt != NULL ? g_bytes_new_take (spoilt, written) : NULL;
}

static void
test_template (void)
{
  g_autofree char  *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates",
                                                  "execution-plan.md", NULL);
  g_autoptr(GBytes) template = read_bytes (path);
  g_autoptr(GBytes) spoilt = spoil (template);
  g_autoptr(GBytes) repaired = NULL;
  PlanRepairs       repairs;

  g_assert_nonnull (spoilt);
  g_assert_false (g_bytes_equal (spoilt, template));
  repaired = plan_repair (spoilt, &repairs);
  g_assert_true (g_bytes_equal (repaired, template));
  g_assert_cmpint (repairs, ==, PLAN_REPAIR_ENCODING);
}

static guint
count_lines (GBytes *bytes)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  guint       n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '\n';

  return n;
}

/* Nothing is repaired twice, no line comes or goes, and what is spoilt comes back. */
static void
test_documents (void)
{
  g_autoptr(GPtrArray) paths = list_documents ();
  guint                n_spoilt = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GBytes) bytes = read_bytes (g_ptr_array_index (paths, i));
      g_autoptr(GBytes) once = plan_repair (bytes, NULL);
      PlanRepairs       repairs;
      g_autoptr(GBytes) twice = plan_repair (once, &repairs);
      g_autoptr(GBytes) spoilt = spoil (once);

      g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
      g_assert_cmpint (repairs, ==, PLAN_REPAIR_NONE);
      g_assert_true (twice == once);
      g_assert_cmpuint (count_lines (once), ==, count_lines (bytes));
      if (spoilt != NULL && !g_bytes_equal (spoilt, once))
        {
          g_autoptr(GBytes) repaired = plan_repair (spoilt, &repairs);

          g_assert_cmpint (repairs, ==, PLAN_REPAIR_ENCODING);
          g_assert_true (g_bytes_equal (repaired, once));
          n_spoilt++;
        }
    }
  g_test_message ("%u of %u documents were spoilt", n_spoilt, paths->len);
  g_assert_cmpuint (n_spoilt, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/repair/cases", test_cases);
  g_test_add_func ("/io/repair/nul", test_nul);
  g_test_add_func ("/io/repair/describe", test_describe);
  g_test_add_func ("/io/repair/template", test_template);
  g_test_add_func ("/io/repair/documents", test_documents);

  return g_test_run ();
}
