/* tb-baselines.c: lines of text stand on whole pixels
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-baselines.h"

#include <gtk/gtk.h>

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
  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (gtk_check_version (4, 16, 0) != NULL && is_drawn_by_cairo (display))
    g_object_set (gtk_settings_get_for_display (display), "gtk-hint-font-metrics", TRUE, NULL);
}
