/* bench-find.c: what finding and replacing in a big plan costs
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit/plan-commands.h"
#include "plan/plan-find.h"

#define SIZE   (1024 * 1024)
#define N_RUNS 10

static Plan *
build_plan (const char *filler)
{
  g_autoptr (GString) text = g_string_new ("# Execution Plan: Measure\n\n## Overview\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MdDocument) document = NULL;

  for (int task = 1; text->len < SIZE; task++)
    {
      if (task % 20 == 1)
        g_string_append_printf (text, "## Build Agent %d: Part\n\n", task / 20 + 1);
      g_string_append_printf (text,
                              "#### Task %d: **Do Something** (Module: `src/part%d`)\n\n"
                              "- **Description**: What Redis does. %s\n"
                              "- **Acceptance Criteria**:\n"
                              "  - [ ] The first thing holds\n  - [x] %s\n\n",
                              task, task, filler, filler);
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  document = md_document_new (bytes);
  return plan_new (document, NULL);
}

static void
measure (Plan       *plan,
         const char *name,
         const char *query)
{
  g_autoptr (PlanFinder) finder = plan_finder_new (query, PLAN_FIND_DEFAULT);
  gint64 start = g_get_monotonic_time ();
  guint n = 0;

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GArray) matches = plan_finder_find (finder, plan);

      n = matches->len;
    }
  g_print ("%-24s %8.2f ms, %u matches\n", name,
           (double)(g_get_monotonic_time () - start) / N_RUNS / 1000, n);
}

static void
measure_replace (Plan       *plan,
                 const char *name,
                 const char *query,
                 const char *text)
{
  g_autoptr (PlanFinder) finder = plan_finder_new (query, PLAN_FIND_DEFAULT);
  g_autoptr (GArray) matches = plan_finder_find (finder, plan);
  g_autofree char **reasons = g_new0 (char *, matches->len);
  gint64 start = g_get_monotonic_time ();
  PlanEdit *edit;

  edit = plan_command_replace (plan, (const MdSpan *)matches->data, matches->len, text, reasons,
                               NULL);
  g_print ("%-24s %8.2f ms, %u matches\n", name,
           (double)(g_get_monotonic_time () - start) / 1000, matches->len);
  plan_edit_free (edit);
  for (guint i = 0; i < matches->len; i++)
    g_free (reasons[i]);
}

int
main (void)
{
  g_autoptr (Plan) ascii = build_plan ("It holds what was put in, and gives it back in order.");
  g_autoptr (Plan) other = build_plan ("\320\236\320\275 \321\205\321\200\320\260\320\275\320\270"
                                       "\321\202 \320\262\321\201\321\221 \320\270 \320\276\321\202"
                                       "\320\264\320\260\321\221\321\202 \320\276\320\261\321\200"
                                       "\320\260\321\202\320\275\320\276.");

  g_print ("plan of %" G_GSIZE_FORMAT " bytes\n", md_document_get_size (plan_get_document (ascii)));
  measure (ascii, "find a word", "redis");
  measure (ascii, "find one letter", "e");
  measure (ascii, "find nothing", "absent");
  measure (other, "find in Cyrillic", "\320\262\321\201\321\221");
  measure (other, "find nothing in it", "absent");
  measure_replace (ascii, "replace a word", "redis", "Valkey");
  measure_replace (ascii, "replace with structure", "the", "`x` - **x**:");
  measure_replace (ascii, "replace a mark", "- [", "# [");
  return 0;
}
