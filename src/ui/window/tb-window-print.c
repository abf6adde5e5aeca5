/* tb-window-print.c: the plan on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ui/compat/tb-file-dialogs.h"
#include "ui/preview/tb-preview-print.h"
#include "ui/window/tb-print-progress.h"

static GtkPrintOperation *
create_operation (TbWindow *self)
{
  PlanDocument *document = _tb_window_get_document (self);
  GtkPrintOperation *operation;

  operation = tb_preview_print_new (plan_document_get_document (document),
                                    plan_document_get_title (document));
  tb_print_progress_watch (operation, GTK_OVERLAY (self->overlay));
  return operation;
}

static void
show_failure (TbWindow     *self,
              const GError *error)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the reason, a whole sentence or a part of one. */
  text = g_strdup_printf (_("The plan was not printed: %s"), error->message);
  tb_window_show_error (self, text);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         TbWindow                *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_failure (self, error);
}

/* Whether a plan printed into @folder under @name would take the place of another file. The dialog
 * does not ask. */
static gboolean
is_taken (GFile      *folder,
          const char *name)
{
  static const char *const suffixes[] = { ".pdf", ".ps", ".svg" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *base = g_strconcat (name, suffixes[i], NULL);
      g_autoptr (GFile) file = g_file_get_child (folder, base);

      if (g_file_query_exists (file, NULL))
        return TRUE;
    }
  return FALSE;
}

/* Whoever prints to a file finds it beside the plan, under its name. */
static GtkPrintSettings *
create_settings (TbWindow *self)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);
  g_autofree char *name = _tb_window_dup_export_name (self, "");
  g_autofree char *free_name = g_strdup (name);

  if (folder != NULL && g_file_peek_path (folder) != NULL)
    {
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, g_file_peek_path (folder));
      for (guint i = 2; is_taken (folder, free_name); i++)
        {
          g_free (free_name);
          free_name = g_strdup_printf ("%s-%u", name, i);
        }
    }
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, free_name);
  return settings;
}

void
_tb_window_print (TbWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = create_operation (self);
  g_autoptr (GtkPrintSettings) settings = create_settings (self);

  gtk_print_operation_set_print_settings (operation, settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

/* The PDF of the plan as it is now. The window lives on meanwhile, in a main loop of GTK's own.
 * Returns: (transfer full) (nullable): %NULL when it was cancelled, or failed with @error */
static GBytes *
make_pdf (TbWindow  *self,
          GError   **error)
{
  g_autoptr (GtkPrintOperation) operation = create_operation (self);
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("plan-XXXXXX.pdf", &stream, error);
  GtkPrintOperationResult result;
  GBytes *bytes = NULL;

  if (file == NULL)
    return NULL;
  gtk_print_operation_set_export_filename (operation, g_file_peek_path (file));
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                    GTK_WINDOW (self), error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_file_delete (file, NULL, NULL);

  return bytes;
}

static void
export_pdf_cb (GFile    *file,
               gpointer  user_data)
{
  g_autoptr (TbWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->session == NULL)
    return;
  /* Not onto the file itself: it stays as it was when this fails halfway. */
  bytes = make_pdf (self, &error);
  if (error != NULL)
    show_failure (self, error);
  else if (bytes != NULL)
    _tb_window_write_export (self, file, bytes);
}

void
_tb_window_export_pdf (TbWindow *self)
{
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);
  g_autofree char *name = _tb_window_dup_export_name (self, ".pdf");

  tb_file_dialog_save (GTK_WINDOW (self), _("Export as PDF"), TB_FILE_KIND_PDF, folder, name,
                       export_pdf_cb, g_object_ref (self));
}
