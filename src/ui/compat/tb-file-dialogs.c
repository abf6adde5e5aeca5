/* tb-file-dialogs.c: choosing files to open and to save
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-file-dialogs.h"

#include <glib/gi18n.h>

/* What a running dialog needs: freed when it answers. */
typedef struct
{
  GtkFileChooserNative *chooser;
  TbFileChosenFunc      chosen;
  gpointer              user_data;
} Request;

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *first_pattern,
            const char     *second_pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, first_pattern);
  if (second_pattern != NULL)
    gtk_file_filter_add_pattern (filter, second_pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_filters (GtkFileChooser *chooser,
             TbFileKind      kind)
{
  if (kind == TB_FILE_KIND_HTML)
    add_filter (chooser, _("Web Pages"), "*.html", "*.htm");
  else if (kind == TB_FILE_KIND_PDF)
    add_filter (chooser, _("PDF Documents"), "*.pdf", NULL);
  else
    add_filter (chooser, _("Markdown Files"), "*.md", "*.markdown");
  add_filter (chooser, _("All Files"), "*", NULL);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Request *request = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  request->chosen (file, request->user_data);
  g_object_unref (request->chooser);
  g_free (request);
}

static void
show_dialog (GtkFileChooserNative *chooser,
             GFile                *folder,
             TbFileChosenFunc      chosen,
             gpointer              user_data)
{
  Request *request = g_new0 (Request, 1);

  request->chooser = chooser;
  request->chosen = chosen;
  request->user_data = user_data;
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
tb_file_dialog_open (GtkWindow        *parent,
                     GFile            *folder,
                     TbFileChosenFunc  chosen,
                     gpointer          user_data)
{
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (_("Open Plan"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Open"), _("_Cancel"));
  add_filters (GTK_FILE_CHOOSER (chooser), TB_FILE_KIND_PLAN);
  show_dialog (chooser, folder, chosen, user_data);
}

void
tb_file_dialog_choose_folder (GtkWindow        *parent,
                              const char       *title,
                              const char       *accept,
                              GFile            *folder,
                              TbFileChosenFunc  chosen,
                              gpointer          user_data)
{
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                         accept, _("_Cancel"));
  show_dialog (chooser, folder, chosen, user_data);
}

void
tb_file_dialog_save (GtkWindow        *parent,
                     const char       *title,
                     TbFileKind        kind,
                     GFile            *folder,
                     const char       *name,
                     TbFileChosenFunc  chosen,
                     gpointer          user_data)
{
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"), _("_Cancel"));
  add_filters (GTK_FILE_CHOOSER (chooser), kind);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_dialog (chooser, folder, chosen, user_data);
}
