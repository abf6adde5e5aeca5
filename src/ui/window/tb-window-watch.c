/* tb-window-watch.c: a window notices what others do to its file
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What replaces a file makes several events; they are looked at together, but while they go on and
 * on (a builder ticks one box after the other) not later than this behind the first one. */
#define SETTLE_MS   200
#define LATEST_MS   600
#define AUTOSAVE_MS 2000

static void
say_changed (TbWindow *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("%s changed on disk, and there are unsaved changes here."), name);
  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                       _("Reload"), "win.reload",
                       _("Save Anyway"), "win.save-anyway",
                       _("Save As…"), "win.save-as",
                       NULL);
}

static void
say_gone (TbWindow *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("%s is no longer there. Saving writes it again."), name);
  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                       _("Save Anyway"), "win.save-anyway",
                       _("Save As…"), "win.save-as",
                       NULL);
}

static void
changed_on_disk (TbWindow *self)
{
  PlanDocument *document = _tb_window_get_document (self);
  g_autoptr (GBytes) mine = md_document_to_bytes (plan_document_get_document (document));
  g_autoptr (GBytes) theirs = NULL;
  PlanFileState state = { 0 };
  g_autoptr (GError) error = NULL;

  theirs = plan_file_load (self->path, &state, &error);
  if (theirs != NULL && g_bytes_equal (mine, theirs))
    {
      self->state = state;
      self->is_changed_on_disk = FALSE;
      plan_document_mark_saved (document, NULL);
    }
  else if (theirs != NULL && !plan_document_get_modified (document))
    {
      _tb_window_reload (self);
    }
  else if (theirs != NULL && plan_document_merge (document, theirs))
    {
      self->state = state;
      self->is_changed_on_disk = FALSE;
      plan_notes_load (tb_session_get_notes (self->session), self->path,
                       tb_session_get_plan (self->session));
      tb_message_bar_hide (TB_MESSAGE_BAR (self->bar));
    }
  else if (!self->is_changed_on_disk)
    {
      self->is_changed_on_disk = TRUE;
      if (g_error_matches (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND))
        say_gone (self);
      else if (error != NULL)
        tb_window_show_error (self, error->message);
      else
        say_changed (self);
    }
  _tb_window_update_state (self);
}

/* A file that was emptied just now is about to be written in place. */
static gboolean
is_being_written (TbWindow *self)
{
  GStatBuf info;

  return self->folder == NULL && g_stat (self->path, &info) == 0 && info.st_size == 0
         && ABS (g_get_real_time () / G_USEC_PER_SEC - info.st_mtime) <= 1;
}

static gboolean
check_cb (gpointer user_data)
{
  TbWindow *self = user_data;

  if (is_being_written (self))
    return G_SOURCE_CONTINUE;

  self->check_id = 0;
  _tb_window_check_disk (self);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (TbWindow *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->check_id == 0)
    self->changed_at = now;
  else if (now - self->changed_at > (LATEST_MS - SETTLE_MS) * G_TIME_SPAN_MILLISECOND)
    return;

  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (SETTLE_MS, check_cb, self);
}

static gboolean
autosave_cb (gpointer user_data)
{
  TbWindow *self = user_data;

  self->autosave_id = 0;
  if (plan_document_get_modified (_tb_window_get_document (self)) && !self->is_changed_on_disk
      && self->path != NULL && !self->state.read_only)
    _tb_window_save (self);
  return G_SOURCE_REMOVE;
}

void
_tb_window_watch (TbWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  _tb_window_unwatch (self);
  self->monitor = self->folder != NULL
                    ? g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL)
                    : g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, SETTLE_MS);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_tb_window_unwatch (TbWindow *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

void
_tb_window_check_disk (TbWindow *self)
{
  if (self->folder != NULL)
    {
      if (!plan_folder_is_current (self->folder))
        _tb_window_folder_changed_on_disk (self);
    }
  else if (self->path != NULL && !plan_file_is_current (self->path, &self->state))
    changed_on_disk (self);
}

void
_tb_window_schedule_autosave (TbWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "autosave");
  g_autoptr (GVariant) state = g_action_get_state (action);

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  if (g_variant_get_boolean (state))
    self->autosave_id = g_timeout_add (AUTOSAVE_MS, autosave_cb, self);
}
