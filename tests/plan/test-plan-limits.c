/* test-plan-limits.c: what is too much for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-limits.h"

#include <string.h>

/* @n times @unit: as much as a limit allows, and a little more. */
static const struct
{
  const char *before;
  const char *unit;
  guint       n;
  PlanExcess  expected;
} texts[] = {
  { "", "", 0, PLAN_EXCESS_NONE },
  { "", "# a\n", PLAN_MAX_PARTS, PLAN_EXCESS_NONE },
  { "", "# a\n", PLAN_MAX_PARTS + 1, PLAN_EXCESS_PARTS },
  { "## Build Agent 1: A\n", "#### Task 1: **B**\n", PLAN_MAX_PARTS, PLAN_EXCESS_PARTS },
  { "", "***\n", PLAN_MAX_BLOCKS, PLAN_EXCESS_NONE },
  { "", "***\n", PLAN_MAX_BLOCKS + 1, PLAN_EXCESS_BLOCKS },
  /* An item, its paragraph and its text. */
  { "", "- a\n", PLAN_MAX_PIECES / 3 - 1, PLAN_EXCESS_NONE },
  { "", "- a\n", PLAN_MAX_PIECES / 3, PLAN_EXCESS_PIECES },
  { "***\n\n", "*a* ", PLAN_MAX_PIECES / 2, PLAN_EXCESS_PIECES },
  { "```\n", "a\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_NONE },
  { "- ```\n", "  a\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_NONE },
  { "<pre>\n", "a\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_NONE },
  { "a\n\n", "\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_NONE },
  /* Definitions are no nodes, until they are. */
  { "", "[a]: /u\n", PLAN_MAX_PIECES, PLAN_EXCESS_NONE },
  { "", "[a]: /u\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_PIECES },
  { "", "> [a]: /u\n", PLAN_MAX_PIECES + 1, PLAN_EXCESS_PIECES },
  /* Nor is what is opened and never closed. */
  { "", "[", PLAN_MAX_MARKS, PLAN_EXCESS_NONE },
  { "", "[", PLAN_MAX_MARKS + 1, PLAN_EXCESS_PIECES },
  { "- ", "*a_ ", PLAN_MAX_MARKS / 2 + 1, PLAN_EXCESS_PIECES },
  { "```\n", "[", PLAN_MAX_MARKS + 1, PLAN_EXCESS_NONE },
  { "- ```\n  ", "[", PLAN_MAX_MARKS + 1, PLAN_EXCESS_NONE },
};

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GString *text = g_string_new (texts[i].before);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;
      Plan *plan;

      for (guint n = 0; n < texts[i].n; n++)
        g_string_append (text, texts[i].unit);
      bytes = g_string_free_to_bytes (text);
      document = md_document_new (bytes);
      plan = plan_new (document, NULL);
      g_test_message ("%u times %s", texts[i].n, texts[i].unit);
      g_assert_cmpint (plan_find_excess (plan), ==, texts[i].expected);
      plan_unref (plan);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/limits", test_limits);
  return g_test_run ();
}
