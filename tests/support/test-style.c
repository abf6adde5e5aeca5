/* test-style.c: the looks of the program in a test
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "support/test-style.h"

#include <gtk/gtk.h>

#include "ui/compat/tb-baselines.h"

void
test_style_load (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  tb_baselines_round (gdk_display_get_default ());
  gtk_css_provider_load_from_resource (provider, "/io/github/trestleboard/Trestleboard/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
