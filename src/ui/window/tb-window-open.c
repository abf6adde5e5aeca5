/* tb-window-open.c: a window reads a long plan beside the main loop
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

/* Longer texts are read beside the main loop: up to here it takes a few frames at most, be they
 * what they may. */
#define MAX_SIZE_AT_ONCE (24 * 1024)
/* In milliseconds. A page that is soon gone again would only flicker. */
#define QUIET_TIME 250
/* In seconds: somebody who waited so long is told that it will be no use. */
#define MAX_TIME 30

/**
 * TbWindowOpening:
 * @page: (nullable): what is shown meanwhile; a child of the window's pages
 *
 * A text on its way to a plan. The window has its path already, and no session yet.
 */
struct _TbWindowOpening
{
  TbWindow     *window; /* borrowed: cleared when it is given up */
  GCancellable *cancellable;
  GtkWidget    *page;
  guint         quiet_id;
  guint         time_id;
};

static void
opening_free (TbWindowOpening *opening)
{
  g_clear_handle_id (&opening->quiet_id, g_source_remove);
  g_clear_handle_id (&opening->time_id, g_source_remove);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

/* All that the window asks for at first is made in the thread. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      bytes,
             GCancellable *cancellable)
{
  PlanDocument *document = plan_document_new (bytes);

  plan_document_get_schedule (document);
  plan_document_get_problems (document);
  g_task_return_pointer (task, document, g_object_unref);
}

/* Takes the page away and lets go of the thread: its result is dropped. */
static void
end_opening (TbWindow *self)
{
  TbWindowOpening *opening = self->opening;

  self->opening = NULL;
  opening->window = NULL;
  g_cancellable_cancel (opening->cancellable);
  g_clear_handle_id (&opening->quiet_id, g_source_remove);
  g_clear_handle_id (&opening->time_id, g_source_remove);
  if (opening->page != NULL)
    gtk_stack_remove (GTK_STACK (self->pages), opening->page);
  opening->page = NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TbWindowOpening *opening = data;
  TbWindow *self = opening->window;
  g_autoptr (PlanDocument) document = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self != NULL)
    {
      _tb_window_set_document (self, document);
      end_opening (self);
      _tb_window_finish_load (self);
    }
  opening_free (opening);
}

static gboolean
give_up_cb (gpointer data)
{
  TbWindowOpening *opening = data;
  TbWindow *self = opening->window;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  opening->time_id = 0;
  _tb_window_cancel_opening (self);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("%s is too complex to be opened: reading it took more than "
                            "30 seconds. Split it into several files."),
                          name);
  tb_window_show_error (self, text);
  return G_SOURCE_REMOVE;
}

static gboolean
show_page_cb (gpointer data)
{
  TbWindowOpening *opening = data;
  TbWindow *self = opening->window;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  opening->quiet_id = 0;
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_("Opening %s"), name);
  escaped = g_markup_escape_text (title, -1);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cancel, "pill");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (_tb_window_cancel_opening), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), cancel);
  opening->page = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (opening->page), escaped);
  adw_status_page_set_description (ADW_STATUS_PAGE (opening->page),
                                   _("A long text takes a moment to be read."));
  adw_status_page_set_child (ADW_STATUS_PAGE (opening->page), box);
  gtk_stack_add_child (GTK_STACK (self->pages), opening->page);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), opening->page);
  return G_SOURCE_REMOVE;
}

void
_tb_window_cancel_opening (TbWindow *self)
{
  if (self->opening == NULL)
    return;
  end_opening (self);
  g_clear_pointer (&self->path, g_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "start");
}

gboolean
_tb_window_read_beside (TbWindow *self,
                        GBytes   *bytes)
{
  g_autoptr (GTask) task = NULL;
  TbWindowOpening *opening;

  if (g_bytes_get_size (bytes) <= MAX_SIZE_AT_ONCE)
    return FALSE;

  opening = g_new0 (TbWindowOpening, 1);
  opening->window = self;
  opening->cancellable = g_cancellable_new ();
  opening->quiet_id = g_timeout_add (QUIET_TIME, show_page_cb, opening);
  opening->time_id = g_timeout_add_seconds (MAX_TIME, give_up_cb, opening);
  self->opening = opening;
  task = g_task_new (NULL, opening->cancellable, read_cb, opening);
  g_task_set_source_tag (task, _tb_window_read_beside);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, read_thread);
  return TRUE;
}
