/* tb-window-open.c: a window reads a long plan beside the main loop
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "plan/plan-limits.h"
#include "ui/window/tb-plain-page.h"

/* Longer texts are read beside the main loop: up to here it takes a few frames at most, be they
 * what they may. */
#define MAX_SIZE_AT_ONCE (24 * 1024)
/* In milliseconds. A page that is soon gone again would only flicker. */
#define QUIET_TIME 250
/* In seconds: somebody who waited so long is told that it will be no use. */
#define MAX_TIME 30

/**
 * TbWindowOpening:
 * @bytes: what is read
 * @excess: what there is too much of in it for a session; of the thread until that is done
 *
 * A text on its way to a plan. The window has its path already, and no session yet.
 */
struct _TbWindowOpening
{
  TbWindow     *window; /* borrowed: cleared when it is given up */
  GBytes       *bytes;
  GCancellable *cancellable;
  PlanExcess    excess;
  guint         quiet_id;
  guint         time_id;
};

static void
opening_free (TbWindowOpening *opening)
{
  g_clear_handle_id (&opening->quiet_id, g_source_remove);
  g_clear_handle_id (&opening->time_id, g_source_remove);
  g_bytes_unref (opening->bytes);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

/* All that the window asks for at first is made in the thread; and what it will not have is freed
 * there, which takes its time too. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  TbWindowOpening *opening = data;
  PlanDocument *document = plan_document_new (opening->bytes);

  opening->excess = plan_find_excess (plan_document_get_plan (document));
  if (opening->excess != PLAN_EXCESS_NONE || g_cancellable_is_cancelled (cancellable))
    {
      g_object_unref (document);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  plan_document_get_schedule (document);
  plan_document_get_problems (document);
  g_task_return_pointer (task, document, g_object_unref);
}

static void
remove_page (TbWindow *self)
{
  if (self->plain != NULL)
    gtk_stack_remove (GTK_STACK (self->pages), self->plain);
  self->plain = NULL;
}

/* Lets go of the thread: its result is dropped. */
static void
end_opening (TbWindow *self)
{
  TbWindowOpening *opening = self->opening;

  self->opening = NULL;
  opening->window = NULL;
  g_cancellable_cancel (opening->cancellable);
  g_clear_handle_id (&opening->quiet_id, g_source_remove);
  g_clear_handle_id (&opening->time_id, g_source_remove);
}

/* Shows the text that is being opened, with @words above it. */
static void
show_page (TbWindow   *self,
           const char *words,
           gboolean    is_waiting)
{
  if (self->plain == NULL)
    {
      self->plain = tb_plain_page_new (self->opening->bytes);
      g_signal_connect_object (self->plain, "closed", G_CALLBACK (_tb_window_cancel_opening), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->pages), self->plain);
      gtk_stack_set_visible_child (GTK_STACK (self->pages), self->plain);
    }
  tb_plain_page_say (TB_PLAIN_PAGE (self->plain), words, is_waiting);
}

static char *
describe_excess (const char *path,
                 PlanExcess  excess)
{
  g_autofree char *name = g_filename_display_basename (path);

  switch (excess)
    {
    case PLAN_EXCESS_PARTS:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_("%s has too many headings and tasks for a plan. "
                                "This is its text; split it into several files to edit it here."),
                              name);
    case PLAN_EXCESS_BLOCKS:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_("%s has too many paragraphs and lists for a plan. "
                                "This is its text; split it into several files to edit it here."),
                              name);
    case PLAN_EXCESS_PIECES:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_("%s has a list or paragraph with too much in it for a plan. "
                                "This is its text; divide it by headings to edit it here."),
                              name);
    case PLAN_EXCESS_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TbWindowOpening *opening = data;
  TbWindow *self = opening->window;
  g_autoptr (PlanDocument) document = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self != NULL && document != NULL)
    {
      _tb_window_set_document (self, document);
      end_opening (self);
      remove_page (self);
      _tb_window_finish_load (self);
    }
  else if (self != NULL)
    {
      g_autofree char *words = describe_excess (self->path, opening->excess);

      show_page (self, words, FALSE);
      end_opening (self);
    }
  opening_free (opening);
}

static gboolean
give_up_cb (gpointer data)
{
  TbWindowOpening *opening = data;
  TbWindow *self = opening->window;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *words = NULL;

  opening->time_id = 0;
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_("%s is too complex to be opened: reading it took more than "
                             "30 seconds. This is its text; split it into several files to edit "
                             "it here."),
                           name);
  show_page (self, words, FALSE);
  end_opening (self);
  return G_SOURCE_REMOVE;
}

static gboolean
show_page_cb (gpointer data)
{
  TbWindowOpening *opening = data;
  g_autofree char *name = g_filename_display_basename (opening->window->path);
  g_autofree char *words = NULL;

  opening->quiet_id = 0;
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_("Opening %s. A long text takes a moment to be read."), name);
  show_page (opening->window, words, TRUE);
  return G_SOURCE_REMOVE;
}

void
_tb_window_cancel_opening (TbWindow *self)
{
  if (self->opening == NULL && self->plain == NULL)
    return;
  if (self->opening != NULL)
    end_opening (self);
  remove_page (self);
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
  opening->bytes = g_bytes_ref (bytes);
  opening->cancellable = g_cancellable_new ();
  opening->quiet_id = g_timeout_add (QUIET_TIME, show_page_cb, opening);
  opening->time_id = g_timeout_add_seconds (MAX_TIME, give_up_cb, opening);
  self->opening = opening;
  task = g_task_new (NULL, opening->cancellable, read_cb, opening);
  g_task_set_source_tag (task, _tb_window_read_beside);
  g_task_set_task_data (task, opening, NULL);
  g_task_run_in_thread (task, read_thread);
  /* A window that is not there yet comes up with the plan's place, not with a welcome that is gone
   * before it can be read. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_stack_set_visible_child (GTK_STACK (self->pages), self->views);
  tb_plain_page_prepare (GTK_WIDGET (self));
  return TRUE;
}
