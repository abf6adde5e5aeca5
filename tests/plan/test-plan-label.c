/* test-plan-label.c: bold labels
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-label.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *name; /* NULL: no label */
  const char *remark;
  const char *rest;
} labels[] = {
  { "**Objective**: text", "Objective", "", " text" },
  { "**Objective:** text", "Objective", "", " text" },
  { "**Objective** : text", "Objective", "", " text" },
  { "__Objective__: text", "Objective", "", " text" },
  { "**Test Cases** (file: `a.py`):", "Test Cases", "file: `a.py`", "" },
  { "**Test Cases** (file: `a(b).py`): x", "Test Cases", "file: `a(b).py`", " x" },
  { "**Test Cases** (file: `a.py`)", "Test Cases", "file: `a.py`", "" },
  { "**Code** \342\200\224 the parser: x", "Code", "the parser", " x" },
  { "**Code \342\200\224 a.ts**: x", "Code \342\200\224 a.ts", "", " x" },
  { "**Files to Modify (tests)**: x", "Files to Modify", "tests", " x" },
  { "**A**\357\274\232 x", "A", "", " x" },
  { "**A**:\nnext", "A", "", "\nnext" },
  { "**No file conflicts.**", NULL, NULL, NULL },
  { "**Bold** text", NULL, NULL, NULL },
  { "** not bold**: x", NULL, NULL, NULL },
  { "****: x", NULL, NULL, NULL },
  { "plain: x", NULL, NULL, NULL },
  { "**open: x", NULL, NULL, NULL },
  { "", NULL, NULL, NULL },
};

static void
test_bold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *text = labels[i].text;
      PlanLabel label;
      gboolean found = plan_label_scan (text, strlen (text), &label);

      g_test_message ("%s", text);
      g_assert_cmpint (found, ==, labels[i].name != NULL);
      if (found)
        {
          g_autofree char *name = g_strndup (text + label.name.start, MD_SPAN_LENGTH (label.name));
          g_autofree char *remark = g_strndup (text + label.remark.start,
                                               MD_SPAN_LENGTH (label.remark));

          g_assert_cmpstr (name, ==, labels[i].name);
          g_assert_cmpstr (remark, ==, labels[i].remark);
          g_assert_cmpstr (text + label.end, ==, labels[i].rest);
        }
    }
}

static void
test_plain (void)
{
  PlanLabel label;

  g_assert_true (plan_label_scan_plain ("Includes: a", 11, &label));
  g_assert_cmpuint (label.end, ==, 9);
  g_assert_true (plan_label_scan_plain ("**Includes**: a", 15, &label));
  g_assert_false (plan_label_scan_plain ("far too many words here: a", 26, &label));
  g_assert_false (plan_label_scan_plain ("http://host", 11, &label));
  g_assert_false (plan_label_scan_plain ("`code`: a", 9, &label));
}

static void
test_bare (void)
{
  static const char *const bare[] = { "**Files to Create**", "__Files__", "**Files (tests)** \n" };
  static const char *const others[] = { "**Files**: a", "**Files** a", "** a**", "**a\nb**", "****",
                                        "**a** and **b**", "a **b**", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    {
      PlanLabel label;

      g_assert_true (plan_label_scan_bare (bare[i], strlen (bare[i]), &label));
      g_assert_cmpuint (label.name.start, ==, 2);
      g_assert_cmpint (bare[i][label.end - 1], ==, bare[i][0]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      PlanLabel label;

      g_assert_false (plan_label_scan_bare (others[i], strlen (others[i]), &label));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/label/bold", test_bold);
  g_test_add_func ("/plan/label/plain", test_plain);
  g_test_add_func ("/plan/label/bare", test_bare);
  return g_test_run ();
}
