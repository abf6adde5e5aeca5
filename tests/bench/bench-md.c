/* bench-md.c: what a parse and an edit of a big plan cost
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <cmark.h>

#include "md/md-document.h"

#define SIZE (1024 * 1024)
#define N_PARSES 5
#define N_EDITS 200

static GBytes *
build_plan (const char *end)
{
  GString *text = g_string_new ("# Execution Plan: Measure\n\n## Overview\n\n");

  for (int task = 1; text->len < SIZE; task++)
    {
      if (task % 20 == 1)
        g_string_append_printf (text, "## Build Agent %d: Part\n\n### Task Breakdown\n\n",
                                task / 20 + 1);
      g_string_append_printf (
        text,
        "#### Task %d: **Do Something** (Module: `src/part%d`)\n\n"
        "- **Description**: What is to be done, in a sentence *or* two, with `code`.\n"
        "- **Acceptance Criteria**:\n"
        "  - [ ] The first thing holds\n  - [x] The second thing holds\n"
        "- **Files to Create**:\n  ```\n  src/part%d/file.c\n  ```\n\n"
        "| Decision | Rationale |\n|---|---|\n| One | Because |\n| Two | [Why](why.md) |\n\n",
        task, task, task);
    }
  g_string_append (text, end);
  return g_string_free_to_bytes (text);
}

static double
measure_cmark (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < N_PARSES; i++)
    cmark_node_free (cmark_parse_document (g_bytes_get_data (bytes, NULL),
                                           g_bytes_get_size (bytes), CMARK_OPT_DEFAULT));
  return (double)(g_get_monotonic_time () - start) / N_PARSES / 1000;
}

static double
measure_parse (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < N_PARSES; i++)
    md_document_unref (md_document_new (bytes));
  return (double)(g_get_monotonic_time () - start) / N_PARSES / 1000;
}

/* Types into the middle of the text. */
static double
measure_edits (GBytes *bytes)
{
  MdDocument *document = md_document_new (bytes);
  MdSplice splice = { { SIZE / 2, SIZE / 2 }, "x", 1 };
  gint64 start = g_get_monotonic_time ();
  double milliseconds;

  for (int i = 0; i < N_EDITS; i++)
    {
      MdDocument *next = md_document_splice (document, &splice, 1);

      md_document_unref (document);
      document = next;
    }
  milliseconds = (double)(g_get_monotonic_time () - start) / N_EDITS / 1000;
  md_document_unref (document);
  return milliseconds;
}

int
main (void)
{
  g_autoptr (GBytes) plain = build_plan ("");
  g_autoptr (GBytes) defining = build_plan ("[one]: /u\n[two]: /v 'title'\n");
  double cmark = measure_cmark (plain);
  double parse = measure_parse (plain);

  g_print ("plan of %" G_GSIZE_FORMAT " bytes\n", g_bytes_get_size (plain));
  g_print ("libcmark alone       %8.2f ms\n", cmark);
  g_print ("parse                %8.2f ms, %.2f times libcmark\n", parse, parse / cmark);
  g_print ("edit                 %8.3f ms\n", measure_edits (plain));
  g_print ("edit, definitions    %8.3f ms\n", measure_edits (defining));
  return 0;
}
