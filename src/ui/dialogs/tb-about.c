/* tb-about.c: what the program is and who made it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
tb_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Trestleboard"),
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Trestleboard authors"),
                         "copyright", "© 2026 The Trestleboard authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://trestleboard.github.io",
                         "comments", _("Write execution plans and follow their tasks."),
                         NULL);
}
