/* bench-support.c: what benchmarks measure with
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "bench/bench-support.h"

#include <malloc.h>
#include <string.h>
#include <time.h>

#include <cmark.h>

static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double
bench_measure (BenchRun       run,
               gpointer       data,
               GDestroyNotify clear,
               guint          n)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      double   start = get_time ();
      gpointer result = run (data);

      best = MIN (best, get_time () - start);
      if (clear != NULL)
        clear (result);
    }
  return best;
}

static gsize
get_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

gsize
bench_measure_memory (BenchRun       run,
                      gpointer       data,
                      GDestroyNotify clear)
{
  gsize    before = get_heap ();
  gpointer result = run (data);
  gsize    after = get_heap ();

  clear (result);
  return after - before;
}

gpointer
bench_run_cmark (gpointer text)
{
  return cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
}
