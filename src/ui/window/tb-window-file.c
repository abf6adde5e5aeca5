/* tb-window-file.c: a window reads and writes its plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "io/plan-export.h"
#include "ui/compat/tb-file-dialogs.h"
#include "ui/forms/tb-form-pane.h"
#include "ui/window/tb-recent.h"

GFile *
_tb_window_dup_folder (TbWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->path == NULL)
    return NULL;
  file = g_file_new_for_path (self->path);
  if (self->folder != NULL)
    return g_steal_pointer (&file);
  return g_file_get_parent (file);
}

/* A name to save under, with @suffix: that of the file, or one made of the title. */
char *
_tb_window_dup_export_name (TbWindow   *self,
                            const char *suffix)
{
  g_autoptr (GString) name = NULL;
  const char *title = plan_document_get_title (_tb_window_get_document (self));

  if (self->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (self->path);

      if (g_str_has_suffix (base, ".md"))
        base[strlen (base) - 3] = '\0';
      return g_strconcat (base, suffix, NULL);
    }
  name = g_string_new (NULL);
  for (const char *c = title; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, g_ascii_tolower (*c));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return g_strconcat (name->len > 0 ? name->str : _("plan"), suffix, NULL);
}

static void
show_save_error (TbWindow     *self,
                 const GError *error)
{
  TbMessageBar *bar = TB_MESSAGE_BAR (self->bar);

  if (g_error_matches (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED)
      || g_error_matches (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS))
    {
      self->is_changed_on_disk = TRUE;
      _tb_window_update_state (self);
      tb_message_bar_show (bar, TB_MESSAGE_WARNING, error->message,
                           _("Reload"), "win.reload",
                           _("Save Anyway"), "win.save-anyway",
                           _("Save As…"), "win.save-as",
                           NULL);
    }
  else
    tb_message_bar_show (bar, TB_MESSAGE_ERROR, error->message,
                         _("Try Again"), "win.save",
                         _("Save As…"), "win.save-as",
                         NULL);
}

void
_tb_window_finish_save (TbWindow   *self,
                        const char *warning)
{
  /* It is ours that is on disk now. */
  _tb_window_cancel_reload (self);
  self->is_changed_on_disk = FALSE;
  plan_document_mark_saved (_tb_window_get_document (self), NULL);
  _tb_window_drop_journal (self);
  tb_message_bar_hide (TB_MESSAGE_BAR (self->bar));
  _tb_window_update_state (self);
  if (warning != NULL)
    _tb_window_say (self, warning, FALSE);
  if (self->is_close_wanted)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_to_path (TbWindow      *self,
              PlanFileState *state)
{
  Plan *plan = tb_session_get_plan (self->session);
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  if (self->folder != NULL
        ? _tb_window_write_folder (self, state == NULL, &warning, &error)
        : plan_file_save_pair (self->path, plan, state, tb_session_get_notes (self->session),
                                &warning, &error))
    {
      if (state == NULL && self->folder == NULL)
        {
          g_autoptr (GBytes) bytes = md_document_to_bytes (plan_get_document (plan));

          plan_file_hash (bytes, self->state.sha256);
          self->state.read_only = FALSE;
        }
      _tb_window_finish_save (self, warning);
      return;
    }
  self->is_close_wanted = FALSE;
  show_save_error (self, error);
}

static void
save_as_cb (GFile    *file,
            gpointer  user_data)
{
  g_autoptr (TbWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *old_path = NULL;
  PlanFileState old_state;

  if (path == NULL || self->session == NULL)
    {
      self->is_close_wanted = FALSE;
      return;
    }
  /* The chooser has asked about a file that is there: nothing to compare it with. */
  old_path = g_steal_pointer (&self->path);
  old_state = self->state;
  self->path = tb_window_resolve (path);
  save_to_path (self, NULL);
  if (plan_document_get_modified (_tb_window_get_document (self)))
    {
      g_free (self->path);
      self->path = g_steal_pointer (&old_path);
      self->state = old_state;
      _tb_window_update_state (self);
      return;
    }
  _tb_window_update_folder (self);
  _tb_window_remember (self);
  _tb_window_watch (self);
}

void
_tb_window_write_export (TbWindow *self,
                         GFile    *file,
                         GBytes   *bytes)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (!plan_file_save (path, bytes, NULL, &error))
    {
      tb_window_show_error (self, error->message);
      return;
    }
  name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Exported to %s"), name);
  _tb_window_say (self, text, FALSE);
}

static void
export_markdown_cb (GFile    *file,
                    gpointer  user_data)
{
  g_autoptr (TbWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *resolved = path != NULL ? tb_window_resolve (path) : NULL;

  /* A copy onto the plan itself is saving it. */
  if (resolved != NULL && g_strcmp0 (resolved, self->path) == 0)
    {
      _tb_window_save (self);
      return;
    }
  bytes = plan_export_markdown (tb_session_get_plan (self->session));
  _tb_window_write_export (self, file, bytes);
}

static void
export_html_cb (GFile    *file,
                gpointer  user_data)
{
  g_autoptr (TbWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  char *html = plan_export_html (tb_session_get_plan (self->session));

  bytes = g_bytes_new_take (html, strlen (html));
  _tb_window_write_export (self, file, bytes);
}

void
_tb_window_remember (TbWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  tb_recent_add (self->path, application != NULL ? G_APPLICATION (application) : NULL);
}

void
_tb_window_finish_load (TbWindow *self)
{
  if (self->folder == NULL)
    plan_notes_load (tb_session_get_notes (self->session), self->path,
                     tb_session_get_plan (self->session));
  _tb_window_remember (self);
  _tb_window_watch (self);
  _tb_window_offer_recovery (self);
}

gboolean
_tb_window_load (TbWindow    *self,
                 const char  *path,
                 gboolean     is_patient,
                 GError     **error)
{
  g_autofree char *resolved = tb_window_resolve (path);
  PlanFileState state = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (plan_folder_is_one (resolved))
    {
      if (!_tb_window_load_folder (self, resolved, error))
        return FALSE;
    }
  else
    {
      bytes = plan_file_load (resolved, &state, error);
      if (bytes == NULL)
        return FALSE;
      self->path = g_steal_pointer (&resolved);
      self->state = state;
      if (is_patient && _tb_window_read_beside (self, bytes))
        return TRUE;
      _tb_window_set_plan (self, bytes);
    }
  _tb_window_finish_load (self);
  return TRUE;
}

/* A path that is being typed goes to its folder now: what is saved is what will stand there. */
static void
complete_typing (TbWindow *self)
{
  GtkWidget *form = tb_panes_get_child (TB_PANES (self->panes), TB_PANE_FORM);

  if (form != NULL)
    tb_form_pane_complete (TB_FORM_PANE (form));
}

void
_tb_window_save (TbWindow *self)
{
  complete_typing (self);
  if (self->path == NULL)
    {
      _tb_window_save_as (self);
      return;
    }
  if (self->state.read_only)
    {
      g_autofree char *name = g_filename_display_basename (self->path);
      g_autofree char *text = NULL;

      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("%s cannot be written. Save the plan under another name."), name);
      self->is_close_wanted = FALSE;
      tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                           _("Save As…"), "win.save-as", NULL);
      return;
    }
  save_to_path (self, &self->state);
}

void
_tb_window_save_anyway (TbWindow *self)
{
  if (self->path != NULL)
    save_to_path (self, NULL);
}

void
_tb_window_save_as (TbWindow *self)
{
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);
  g_autofree char *name = _tb_window_dup_export_name (self, ".md");

  if (self->folder != NULL)
    {
      _tb_window_save_folder_as (self);
      return;
    }
  tb_file_dialog_save (GTK_WINDOW (self), _("Save Plan As"), TB_FILE_KIND_PLAN, folder, name,
                       save_as_cb, g_object_ref (self));
}

void
_tb_window_export_markdown (TbWindow *self)
{
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);
  g_autofree char *name = _tb_window_dup_export_name (self, _("-copy.md"));

  tb_file_dialog_save (GTK_WINDOW (self), _("Export as Markdown"), TB_FILE_KIND_PLAN, folder, name,
                       export_markdown_cb, g_object_ref (self));
}

void
_tb_window_export_html (TbWindow *self)
{
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);
  g_autofree char *name = _tb_window_dup_export_name (self, ".html");

  tb_file_dialog_save (GTK_WINDOW (self), _("Export as HTML"), TB_FILE_KIND_HTML, folder, name,
                       export_html_cb, g_object_ref (self));
}
