/* test-frames.h: waits for frames in a test
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until the window of @widget, which is realized, has begun @n more frames. */
void test_wait_frames (GtkWidget *widget,
                       guint      n);

G_END_DECLS
