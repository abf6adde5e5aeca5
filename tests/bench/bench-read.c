/* bench-read.c: what reading a plan costs, beside libcmark alone
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <cmark.h>

#include "bench/bench-support.h"
#include "bench/plan-generator.h"
#include "io/plan-json.h"
#include "plan/plan.h"

#define N_RUNS 7

static GBytes *
new_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static gpointer
run_document (gpointer text)
{
  g_autoptr (GBytes) bytes = new_bytes (text);

  return md_document_new (bytes);
}

static gpointer
run_read (gpointer text)
{
  g_autoptr (MdDocument) document = run_document (text);

  return plan_new (document, NULL);
}

/* A plan and its JSON: nothing is given back while it is measured, as with the others. */
typedef struct
{
  Plan *plan;
  char *json;
} Printed;

static gpointer
run_json (gpointer text)
{
  Printed *printed = g_new (Printed, 1);

  printed->plan = run_read (text);
  printed->json = plan_json_print (printed->plan, "plan.md", "");

  return printed;
}

static void
free_printed (gpointer data)
{
  Printed *printed = data;

  plan_unref (printed->plan);
  g_free (printed->json);
  g_free (printed);
}

static void
measure (guint n_tasks)
{
  g_autofree char *text = plan_generator_new_text (n_tasks);
  double cmark = bench_measure (bench_run_cmark, text, (GDestroyNotify)cmark_node_free, N_RUNS);
  double document = bench_measure (run_document, text, (GDestroyNotify)md_document_unref, N_RUNS);
  double read = bench_measure (run_read, text, (GDestroyNotify)plan_unref, N_RUNS);
  double json = bench_measure (run_json, text, free_printed, N_RUNS);
  double tree = bench_measure_memory (bench_run_cmark, text, (GDestroyNotify)cmark_node_free);
  double blocks = bench_measure_memory (run_document, text, (GDestroyNotify)md_document_unref);
  double plan = bench_measure_memory (run_read, text, (GDestroyNotify)plan_unref);

  g_print ("%u tasks, %.2f MB\n", n_tasks, (double)strlen (text) / 1e6);
  g_print ("  libcmark alone    %8.2f ms\n", cmark);
  g_print ("  document          %8.2f ms, %.2f times libcmark\n", document, document / cmark);
  g_print ("  document, plan    %8.2f ms, %.2f times libcmark\n", read, read / cmark);
  g_print ("  all, as JSON      %8.2f ms, %.2f times libcmark\n", json, json / cmark);
  g_print ("  libcmark's tree   %8.2f MB\n", tree / 1e6);
  g_print ("  document          %8.2f MB, %.2f times that tree\n", blocks / 1e6, blocks / tree);
  g_print ("  document, plan    %8.2f MB, %.2f times that tree\n", plan / 1e6, plan / tree);
}

int
main (void)
{
  measure (1000);
  measure (10000);
  return 0;
}
