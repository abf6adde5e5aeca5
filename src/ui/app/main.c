/* main.c: starts the editor
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "ui/app/tb-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TbApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Trestleboard"));

  application = tb_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  gtk_source_finalize ();
  return status;
}
