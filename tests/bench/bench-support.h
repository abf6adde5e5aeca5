/* bench-support.h: what benchmarks measure with
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something to be measured once, and what is to be cleared up behind it, which is not. */
typedef gpointer (*BenchRun) (gpointer data);

/* The processor time in milliseconds that the fastest of @n runs takes: what others do on the
 * machine only ever makes a run slower. @clear (nullable) frees what the run returns. */
double bench_measure (BenchRun       run,
                      gpointer       data,
                      GDestroyNotify clear,
                      guint          n);
/* The bytes that the result of a run takes on the heap. */
gsize  bench_measure_memory (BenchRun       run,
                             gpointer       data,
                             GDestroyNotify clear);
/* Parses @text (a string) with libcmark alone; free with cmark_node_free(). */
gpointer bench_run_cmark (gpointer text);

G_END_DECLS
