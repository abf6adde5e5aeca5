/* test-widgets.h: what a test looks for among widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many of @widget and all in it are of @type. */
guint test_count_widgets (GtkWidget *widget,
                          GType      type);

G_END_DECLS
