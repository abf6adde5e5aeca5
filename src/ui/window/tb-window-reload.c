/* tb-window-reload.c: a window reads its file again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "edit/plan-reload.h"

/* In bytes, from the first to the last difference. Where more changed, it is read beside the main
 * loop. */
#define MAX_SIZE_AT_ONCE (24 * 1024)
/* In seconds. */
#define MAX_TIME 30

/**
 * TbWindowReloading:
 * @state: of the file that is read
 *
 * A changed text on its way to the plan; the window shows what it had meanwhile.
 */
struct _TbWindowReloading
{
  TbWindow     *window; /* borrowed: cleared when it is given up */
  PlanReload   *reload;
  PlanFileState state;
  guint         time_id;
};

static void
reloading_free (TbWindowReloading *reloading)
{
  plan_reload_free (reloading->reload);
  g_free (reloading);
}

/* Lets go of the thread: its result is dropped. */
void
_tb_window_cancel_reload (TbWindow *self)
{
  TbWindowReloading *reloading = self->reloading;

  if (reloading == NULL)
    return;
  self->reloading = NULL;
  reloading->window = NULL;
  g_clear_handle_id (&reloading->time_id, g_source_remove);
}

static void
finish (TbWindow            *self,
        const PlanFileState *state)
{
  self->state = *state;
  self->is_changed_on_disk = FALSE;
  plan_notes_load (tb_session_get_notes (self->session), self->path,
                   tb_session_get_plan (self->session));
  tb_message_bar_hide (TB_MESSAGE_BAR (self->bar));
  _tb_window_update_state (self);
  _tb_window_say (self, _("Reloaded: changed on disk"), TRUE);
}

/* The window keeps what it has. @sha256: of what is on disk */
static void
say_too_much (TbWindow   *self,
              const char *sha256)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  g_strlcpy (self->too_much, sha256, sizeof self->too_much);
  self->is_changed_on_disk = TRUE;
  _tb_window_update_state (self);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("%s changed on disk, and there is too much in it for a plan now. "
                            "What you see here is what it was before."),
                          name);
  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                       _("Save Anyway"), "win.save-anyway",
                       _("Save As…"), "win.save-as",
                       NULL);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  plan_reload_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TbWindowReloading *reloading = data;
  TbWindow *self = reloading->window;

  if (self != NULL)
    {
      _tb_window_cancel_reload (self);
      if (plan_reload_get_excess (reloading->reload) != PLAN_EXCESS_NONE)
        say_too_much (self, reloading->state.sha256);
      else if (plan_reload_finish (reloading->reload))
        finish (self, &reloading->state);
      else
        /* Somebody has typed meanwhile: that may have to be joined with it. */
        _tb_window_check_disk (self);
    }
  reloading_free (reloading);
}

static gboolean
give_up_cb (gpointer data)
{
  TbWindowReloading *reloading = data;
  TbWindow *self = reloading->window;

  reloading->time_id = 0;
  _tb_window_cancel_reload (self);
  say_too_much (self, reloading->state.sha256);
  return G_SOURCE_REMOVE;
}

static void
read_beside (TbWindow            *self,
             GBytes              *bytes,
             const PlanFileState *state)
{
  g_autoptr (GTask) task = NULL;
  TbWindowReloading *reloading;

  if (self->reloading != NULL
      && g_bytes_equal (plan_reload_get_bytes (self->reloading->reload), bytes))
    return;
  _tb_window_cancel_reload (self);

  reloading = g_new0 (TbWindowReloading, 1);
  reloading->window = self;
  reloading->reload = plan_reload_new (_tb_window_get_document (self), bytes);
  reloading->state = *state;
  reloading->time_id = g_timeout_add_seconds (MAX_TIME, give_up_cb, reloading);
  self->reloading = reloading;
  task = g_task_new (NULL, NULL, read_cb, reloading);
  g_task_set_source_tag (task, read_beside);
  g_task_set_task_data (task, reloading->reload, NULL);
  g_task_run_in_thread (task, read_thread);
}

void
_tb_window_reload (TbWindow *self)
{
  PlanFileState state = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) mine = NULL;
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    return;
  if (self->folder != NULL)
    {
      _tb_window_reload_folder (self);
      return;
    }
  bytes = plan_file_load (self->path, &state, &error);
  if (bytes == NULL)
    {
      tb_window_show_error (self, error->message);
      return;
    }
  if (g_str_equal (state.sha256, self->too_much))
    {
      say_too_much (self, state.sha256);
      return;
    }
  mine = md_document_to_bytes (plan_document_get_document (_tb_window_get_document (self)));
  if (plan_reload_measure (mine, bytes) > MAX_SIZE_AT_ONCE)
    {
      read_beside (self, bytes, &state);
      return;
    }
  _tb_window_cancel_reload (self);
  plan_document_reload (_tb_window_get_document (self), bytes);
  finish (self, &state);
}
