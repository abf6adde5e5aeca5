/* tb-window-folder.c: a window reads and writes a folder of agents' files
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "edit/plan-diff.h"
#include "ui/compat/tb-file-dialogs.h"

/* The window's files are those of @folder now. Takes it. */
static void
take_folder (TbWindow   *self,
             PlanFolder *folder,
             MdDocument *document)
{
  g_clear_pointer (&self->folder, plan_folder_free);
  self->folder = folder;
  plan_folder_hash (document, self->state.sha256);
  self->state.read_only = plan_folder_is_read_only (folder);
}

gboolean
_tb_window_load_folder (TbWindow    *self,
                        const char  *path,
                        GError     **error)
{
  g_autoptr (MdDocument) text = NULL;
  g_autoptr (PlanDocument) document = NULL;
  PlanFolder *folder = plan_folder_load (path, &text, error);

  if (folder == NULL)
    return FALSE;
  self->path = g_strdup (plan_folder_get_path (folder));
  take_folder (self, folder, text);
  document = plan_document_new_for_document (text);
  _tb_window_set_document (self, document);
  plan_folder_load_notes (folder, tb_session_get_notes (self->session),
                          tb_session_get_plan (self->session));
  return TRUE;
}

/* Makes the plan @bytes in one step. */
static void
apply_bytes (TbWindow *self,
             GBytes   *bytes)
{
  PlanDocument *document = _tb_window_get_document (self);
  Plan *plan = plan_document_get_plan (document);
  g_autoptr (PlanEdit) edit = plan_edit_new (_("Changes on Disk"), NULL);
  g_autoptr (GBytes) mine = md_document_to_bytes (plan_get_document (plan));
  g_autoptr (GArray) splices = plan_diff_lines (mine, bytes);

  for (guint i = 0; i < splices->len; i++)
    {
      const MdSplice *splice = &g_array_index (splices, MdSplice, i);

      plan_edit_add (edit, plan, splice->span, splice->text, (gssize)splice->length);
    }
  plan_document_break_merge (document);
  plan_document_apply (document, edit);
  plan_document_break_merge (document);
}

static void
take_theirs (TbWindow   *self,
             PlanFolder *folder,
             MdDocument *text,
             GBytes     *bytes)
{
  PlanDocument *document = _tb_window_get_document (self);
  g_autoptr (Plan) theirs = plan_new (text, plan_document_get_plan (document));

  take_folder (self, folder, text);
  apply_bytes (self, bytes);
  plan_document_mark_saved (document, theirs);
  plan_folder_load_notes (folder, tb_session_get_notes (self->session), theirs);
  self->is_changed_on_disk = FALSE;
  tb_message_bar_hide (TB_MESSAGE_BAR (self->bar));
  _tb_window_update_state (self);
}

void
_tb_window_reload_folder (TbWindow *self)
{
  g_autoptr (MdDocument) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PlanFolder *folder = plan_folder_load (self->path, &text, &error);

  if (folder == NULL)
    {
      tb_window_show_error (self, error->message);
      return;
    }
  bytes = md_document_to_bytes (text);
  take_theirs (self, folder, text, bytes);
  _tb_window_say (self, _("Reloaded: changed on disk"), TRUE);
}

static void
say_conflict (TbWindow   *self,
              const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  self->is_changed_on_disk = TRUE;
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("%s changed on disk, and there are unsaved changes in it here."),
                          shown);
  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                       _("Reload"), "win.reload",
                       _("Save Anyway"), "win.save-anyway",
                       _("Save As…"), "win.save-as",
                       NULL);
}

void
_tb_window_folder_changed_on_disk (TbWindow *self)
{
  MdDocument *mine = plan_document_get_document (_tb_window_get_document (self));
  g_autoptr (MdDocument) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) own = NULL;
  g_autoptr (PlanFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *conflict = NULL;
  gboolean is_same;

  folder = plan_folder_load (self->path, &text, &error);
  if (folder == NULL)
    {
      if (!self->is_changed_on_disk)
        tb_window_show_error (self, error->message);
      self->is_changed_on_disk = TRUE;
      _tb_window_update_state (self);
      return;
    }
  bytes = plan_folder_merge (self->folder, mine, text, &conflict);
  if (bytes == NULL)
    {
      say_conflict (self, conflict);
      _tb_window_update_state (self);
      return;
    }
  own = md_document_to_bytes (mine);
  is_same = g_bytes_equal (own, bytes);
  take_theirs (self, g_steal_pointer (&folder), text, bytes);
  if (!is_same)
    _tb_window_say (self, _("Reloaded: changed on disk"), TRUE);
}

gboolean
_tb_window_write_folder (TbWindow  *self,
                         gboolean   overwrite,
                         char     **warning,
                         GError   **error)
{
  g_autoptr (PlanEdit) names = NULL;
  Plan *plan;

  names = plan_folder_name_files (self->folder, tb_session_get_plan (self->session));
  if (!plan_edit_is_empty (names))
    plan_document_apply (_tb_window_get_document (self), names);
  plan = tb_session_get_plan (self->session);
  if (!plan_folder_save (self->folder, plan, overwrite, tb_session_get_notes (self->session),
                         warning, error))
    return FALSE;
  plan_folder_hash (plan_get_document (plan), self->state.sha256);
  self->state.read_only = FALSE;
  return TRUE;
}

static void
save_as_cb (GFile    *file,
            gpointer  user_data)
{
  g_autoptr (TbWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *warning = NULL;
  g_autoptr (PlanFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_close_wanted = self->is_close_wanted;

  self->is_close_wanted = FALSE;
  if (path == NULL || self->session == NULL)
    return;
  folder = plan_folder_new (path, &error);
  if (folder == NULL
      || !plan_folder_save (folder, tb_session_get_plan (self->session), FALSE,
                            tb_session_get_notes (self->session), &warning, &error))
    {
      tb_window_show_error (self, error->message);
      return;
    }
  self->is_close_wanted = is_close_wanted;
  g_free (self->path);
  self->path = g_strdup (plan_folder_get_path (folder));
  take_folder (self, g_steal_pointer (&folder),
               plan_document_get_document (_tb_window_get_document (self)));
  _tb_window_finish_save (self, warning);
  _tb_window_update_folder (self);
  _tb_window_remember (self);
  _tb_window_watch (self);
}

void
_tb_window_save_folder_as (TbWindow *self)
{
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);

  tb_file_dialog_choose_folder (GTK_WINDOW (self), _("Save Plan in Folder"), _("_Save"), folder,
                                save_as_cb, g_object_ref (self));
}
