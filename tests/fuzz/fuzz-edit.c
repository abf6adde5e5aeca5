/* fuzz-edit.c: reading after an edit is reading anew
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <string.h>

#include "plan/plan.h"

/* What an edit puts in: all that can begin or end a structure. */
static const char *const texts[] = {
  "",
  "x",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  "# ",
  "## Build Agent 1: A\n",
  "### Task 1: T\n",
  "- ",
  "- [ ] ",
  "> ",
  "```\n",
  "~~~",
  "---\n",
  "===\n",
  "+++\n",
  "    ",
  "\t",
  "<!--",
  "-->",
  "<div>\n",
  "[a]: b\n",
  "| a | b |\n|---|---|\n",
  "**L**: v\n",
  "\357\273\277",
  "1. ",
  "* * *\n",
  "\\",
  "\0",
};

/* The first byte says how many edits there are; each is three bytes: where, how many bytes go, what
 * comes. The rest is the document. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint                  n_edits = size > 0 ? data[0] % 8 : 0;
  gsize                  head = 1 + 3 * n_edits;
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (Plan)       plan = NULL;

  if (size < head)
    return 0;
  bytes = g_bytes_new (data + head, size - head);
  document = md_document_new (bytes);
  plan = plan_new (document, NULL);
  for (guint i = 0; i < n_edits; i++)
    {
      const guint8          *edit = data + 1 + 3 * i;
      gsize                  length = md_document_get_size (document);
      gsize                  start = length * edit[0] / 255;
      const char            *text = texts[edit[2] % G_N_ELEMENTS (texts)];
      MdSplice               splice = { { start, MIN (start + edit[1] % 32, length) }, text, 0 };
      g_autoptr (MdDocument) edited = NULL;
      g_autofree char       *difference = NULL;
      Plan                  *next;

      splice.length =
          edit[2] % G_N_ELEMENTS (texts) == G_N_ELEMENTS (texts) - 1 ? 1 : strlen (text);
      edited = md_document_splice (document, &splice, 1);
      difference = md_document_check (edited);
      g_assert_cmpstr (difference, ==, NULL);
      next = plan_new (edited, plan);
      plan_unref (plan);
      plan = next;
      md_document_unref (document);
      document = g_steal_pointer (&edited);
    }
  return 0;
}
