/* bench-window.h: the program's window, for benchmarks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/window/tb-window.h"

G_BEGIN_DECLS

/* Writes @text to @path and opens that in a window, until the preview is complete; prints what each
 * step took since @start, in monotonic microseconds. */
TbWindow  *bench_window_open         (const char *path,
                                      const char *text,
                                      gint64      start);
/* The first of the widgets in @widget, or itself, that is a @type; %NULL for none. */
GtkWidget *bench_window_find         (GtkWidget  *widget,
                                      GType       type);
/* Sorts @times (microseconds, negative where there is none) and prints their median, the 99th
 * percentile and the most. @n_lost: how many are negative. */
void       bench_window_print        (const char *title,
                                      gint64     *times,
                                      guint       n,
                                      guint       n_lost);
/* Prints how much memory is in use, in MB: the line @key of /proc/self/status. */
void       bench_window_print_memory (const char *key,
                                      const char *title);

G_END_DECLS
