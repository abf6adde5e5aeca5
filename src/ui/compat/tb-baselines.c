/* tb-baselines.c: lines of text stand on whole pixels
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-baselines.h"

#include <gtk/gtk.h>

/* GTK_FONT_RENDERING_MANUAL of GTK 4.16: hint-font-metrics is heard only then. */
#define FONT_RENDERING_MANUAL 1

static gboolean
is_drawn_by_cairo (GdkDisplay *display)
{
  const char *renderer = g_getenv ("GSK_RENDERER");

  if (renderer != NULL)
    return g_str_equal (renderer, "cairo");
  return !gdk_display_prepare_gl (display, NULL);
}

void
tb_baselines_round (GdkDisplay *display)
{
  GtkSettings *settings;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (!is_drawn_by_cairo (display))
    return;
  settings = gtk_settings_get_for_display (display);
  g_object_set (settings, "gtk-hint-font-metrics", TRUE, NULL);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-font-rendering") != NULL)
    g_object_set (settings, "gtk-font-rendering", FONT_RENDERING_MANUAL, NULL);
}
