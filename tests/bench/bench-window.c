/* bench-window.c: the program's window, for benchmarks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "bench/bench-window.h"

#include <stdlib.h>
#include <string.h>

#include "support/test-style.h"
#include "ui/preview/tb-preview.h"

static void
painted_cb (GdkFrameClock *clock,
            gint64        *painted)
{
  if (*painted == 0)
    *painted = g_get_monotonic_time ();
}

static int
compare_time (gconstpointer a,
                 gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return (one > other) - (one < other);
}

GtkWidget *
bench_window_find (GtkWidget *widget,
                   GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_window_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

TbWindow *
bench_window_open (const char *path,
                   const char *text,
                   gint64      start)
{
  TbWindow *window;
  gint64 painted = 0;
  GdkFrameClock *clock;
  TbPreview *preview;
  FILE *file = fopen (path, "w");
  g_autoptr (GError) error = NULL;

  g_assert_true (file != NULL && fputs (text, file) >= 0 && fclose (file) == 0);
  test_style_load ();
  window = TB_WINDOW (tb_window_new (NULL));
  tb_window_set_size (window, 1280, 800);
  if (!tb_window_begin_open (window, path, &error))
    g_error ("%s", error->message);
  gtk_window_present (GTK_WINDOW (window));
  while (tb_window_get_session (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_print ("plan read            %7.0f ms\n", (double)(g_get_monotonic_time () - start) / 1000);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("first form painted   %7.0f ms\n", (double)(painted - start) / 1000);
  preview = TB_PREVIEW (bench_window_find (GTK_WIDGET (window), TB_TYPE_PREVIEW));
  while (!tb_preview_is_complete (preview))
    g_main_context_iteration (NULL, TRUE);
  g_print ("preview complete     %7.0f ms\n", (double)(g_get_monotonic_time () - start) / 1000);
  g_signal_handlers_disconnect_by_data (clock, &painted);
  return window;
}

void
bench_window_print (const char *title,
                    gint64     *times,
                    guint       n,
                    guint       n_lost)
{
  g_return_if_fail (n_lost < n);

  qsort (times, n, sizeof *times, compare_time);
  g_print ("%-20s %7.2f ms median, %.2f ms p99, %.2f ms most (%u times, %u lost)\n", title,
           (double)times[n_lost + (n - n_lost) / 2] / 1000, (double)times[n - n / 100 - 1] / 1000,
           (double)times[n - 1] / 1000, n, n_lost);
}

void
bench_window_print_memory (const char *key,
                           const char *title)
{
  g_autofree char *status = NULL;
  const char *at;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (at = strstr (status, key)) != NULL)
    g_print ("%s %7.1f MB\n", title, g_ascii_strtoull (at + strlen (key), NULL, 10) / 1024.0);
}
