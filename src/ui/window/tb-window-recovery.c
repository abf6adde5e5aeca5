/* tb-window-recovery.c: a window keeps unsaved changes safe from a crash
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "edit/plan-diff.h"

/* Written when typing pauses, and while it does not at least so often. */
#define PAUSE_MS 2000
#define LONGEST_MS 10000

/* @error: (nullable): why it could not be written */
static void
journal_written_cb (const GError *error,
                    gpointer      user_data)
{
  TbWindow *self = user_data;

  if (error == NULL)
    return;
  /* Said once: it does not stop anybody from saving. */
  if (!self->is_journal_broken)
    {
      g_autofree char *message =
        g_strconcat (_("Unsaved changes are not safe from a crash. "), error->message, NULL);

      tb_window_show_error (self, message);
    }
  self->is_journal_broken = TRUE;
}

/* Returns: (transfer full): what the journal is to hold; it is there, too */
static GBytes *
get_unsaved (TbWindow    *self,
             const char **base_sha256)
{
  PlanDocument *document = _tb_window_get_document (self);

  if (self->journal == NULL)
    self->journal = plan_journal_new (self->path);
  *base_sha256 = self->path != NULL ? self->state.sha256 : "";
  return md_document_to_bytes (plan_document_get_document (document));
}

/* It is on disk when this returns: for what is about to be safe nowhere else. */
static void
write_journal (TbWindow *self)
{
  const char *base_sha256;
  g_autoptr (GBytes) bytes = get_unsaved (self, &base_sha256);
  g_autoptr (GError) error = NULL;

  plan_journal_write (self->journal, bytes, base_sha256, &error);
  journal_written_cb (error, self);
}

static gboolean
write_cb (gpointer user_data)
{
  TbWindow *self = user_data;
  const char *base_sha256;
  g_autoptr (GBytes) bytes = get_unsaved (self, &base_sha256);

  self->journal_id = 0;
  self->journal_since = 0;
  plan_journal_begin_write (self->journal, bytes, base_sha256, journal_written_cb, self);
  return G_SOURCE_REMOVE;
}

void
_tb_window_schedule_journal (TbWindow *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 passed;

  if (!plan_document_get_modified (_tb_window_get_document (self)))
    {
      _tb_window_drop_journal (self);
      return;
    }
  g_clear_handle_id (&self->journal_id, g_source_remove);
  if (self->journal_since == 0)
    self->journal_since = now;
  passed = (now - self->journal_since) / 1000;
  self->journal_id = g_timeout_add ((guint)CLAMP (LONGEST_MS - passed, 0, PAUSE_MS), write_cb,
                                    self);
}

void
_tb_window_drop_journal (TbWindow *self)
{
  g_clear_handle_id (&self->journal_id, g_source_remove);
  self->journal_since = 0;
  if (self->journal != NULL)
    plan_journal_remove (self->journal);
  g_clear_pointer (&self->journal, plan_journal_free);
}

static void
forget_found (TbWindow *self)
{
  g_clear_pointer (&self->kept_path, g_free);
  plan_journal_text_clear (&self->found_text);
  g_clear_pointer (&self->found, plan_journal_free);
}

void
_tb_window_leave_journals (TbWindow *self)
{
  g_clear_handle_id (&self->journal_id, g_source_remove);
  g_clear_pointer (&self->journal, plan_journal_free);
  forget_found (self);
}

/* The step that makes what was found of what is there. */
static PlanEdit *
make_edit (Plan       *plan,
           GBytes     *found,
           const char *label)
{
  PlanEdit *edit = plan_edit_new (label, NULL);
  g_autoptr (GBytes) bytes = md_document_to_bytes (plan_get_document (plan));
  g_autoptr (GArray) splices = plan_diff_lines (bytes, found);

  for (guint i = 0; i < splices->len; i++)
    {
      const MdSplice *splice = &g_array_index (splices, MdSplice, i);

      plan_edit_add (edit, plan, splice->span, splice->text, (gssize)splice->length);
    }
  return edit;
}

void
_tb_window_mark_unsaved (TbWindow *self)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (MdDocument) document = md_document_new (nothing);
  g_autoptr (Plan) saved = plan_new (document, NULL);

  plan_document_mark_saved (_tb_window_get_document (self), saved);
}

/* What was found is a plan of its own that nobody saved yet. */
static void
begin_unsaved (TbWindow    *self,
               GBytes      *bytes,
               PlanJournal *journal)
{
  _tb_window_set_plan (self, bytes);
  _tb_window_mark_unsaved (self);
  self->journal = journal;
  write_journal (self);
  _tb_window_update_state (self);
  _tb_window_update_actions (self);
}

static void
recover_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TbWindow *self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  PlanJournal *journal;

  if (self->found == NULL)
    return;
  bytes = g_bytes_ref (self->found_text.bytes);
  journal = g_steal_pointer (&self->found);
  forget_found (self);
  if (self->session == NULL)
    {
      begin_unsaved (self, bytes, journal);
      return;
    }
  _tb_window_drop_journal (self);
  self->journal = journal;
  tb_session_perform (self->session,
                      make_edit (tb_session_get_plan (self->session), bytes,
                                 _("Recover Unsaved Changes")),
                      NULL);
  _tb_window_say (self, _("Recovered unsaved changes"), TRUE);
}

static void
recover_copy_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  TbWindow *self = user_data;
  GtkWidget *window;

  if (self->found == NULL)
    return;
  window = tb_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  begin_unsaved (TB_WINDOW (window), self->found_text.bytes, plan_journal_new (NULL));
  plan_journal_remove (self->found);
  forget_found (self);
  gtk_window_present (GTK_WINDOW (window));
}

static void
discard_recovery_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  TbWindow *self = user_data;

  if (self->found == NULL)
    return;
  plan_journal_remove (self->found);
  forget_found (self);
  _tb_window_offer_recovery (self);
}

/* The previous version comes back as unsaved changes, which are safe before its file goes. */
static void
restore_kept_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  TbWindow *self = user_data;
  g_autofree char *kept_path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->session == NULL || self->path == NULL)
    return;
  bytes = plan_file_find_kept (self->path, &kept_path);
  if (bytes == NULL)
    return;
  tb_session_perform (self->session,
                      make_edit (tb_session_get_plan (self->session), bytes,
                                 _("Restore Previous Version")),
                      NULL);
  write_journal (self);
  if (!self->is_journal_broken)
    g_unlink (kept_path);
  forget_found (self);
}

static void
discard_kept_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  TbWindow *self = user_data;

  if (self->kept_path != NULL)
    g_unlink (self->kept_path);
  _tb_window_offer_recovery (self);
}

void
_tb_window_add_recovery_actions (TbWindow *self)
{
  static const GActionEntry entries[] = {
    { "recover", recover_action },
    { "recover-copy", recover_copy_action },
    { "discard-recovery", discard_recovery_action },
    { "restore-kept", restore_kept_action },
    { "discard-kept", discard_kept_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
offer (TbWindow *self)
{
  TbMessageBar *bar = TB_MESSAGE_BAR (self->bar);
  g_autofree char *name = self->path != NULL ? g_filename_display_basename (self->path) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL)
    {
      tb_message_bar_show (bar, TB_MESSAGE_WARNING,
                           _("Trestleboard ended before a new plan was saved."),
                           _("Recover Unsaved Plan"), "win.recover",
                           _("Discard"), "win.discard-recovery",
                           NULL);
      return;
    }
  if (g_str_equal (self->found_text.base_sha256, self->state.sha256))
    {
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("Trestleboard ended before changes to %s were saved."), name);
      tb_message_bar_show (bar, TB_MESSAGE_WARNING, text,
                           _("Recover Unsaved Changes"), "win.recover",
                           _("Discard"), "win.discard-recovery",
                           NULL);
      return;
    }
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Trestleboard ended before changes to %s were saved, and the file has "
                            "changed since."), name);
  tb_message_bar_show (bar, TB_MESSAGE_WARNING, text,
                       _("Open as Unsaved Copy"), "win.recover-copy",
                       _("Discard"), "win.discard-recovery",
                       NULL);
}

/* Asks about what an interrupted save left beside the file. */
static void
offer_kept (TbWindow *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = plan_file_find_kept (self->path, &self->kept_path);

  if (bytes == NULL)
    return;
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Saving %s was interrupted. What was in it before is kept."), name);
  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_WARNING, text,
                       _("Restore Previous Version"), "win.restore-kept",
                       _("Discard"), "win.discard-kept",
                       NULL);
}

/* Whether what was found is what is there: it was saved after all. */
static gboolean
is_found_saved (TbWindow *self)
{
  PlanDocument *document = _tb_window_get_document (self);
  g_autoptr (GBytes) bytes = NULL;

  if (document == NULL)
    return FALSE;
  bytes = md_document_to_bytes (plan_document_get_document (document));
  return g_bytes_equal (bytes, self->found_text.bytes);
}

void
_tb_window_offer_recovery (TbWindow *self)
{
  g_autoptr (GError) error = NULL;

  /* What was offered before stays on disk for another time. */
  forget_found (self);
  if (self->session != NULL && self->path == NULL)
    return;
  while ((self->found = plan_journal_find (self->path, &self->found_text, &error)) != NULL)
    {
      if (!is_found_saved (self))
        {
          offer (self);
          return;
        }
      plan_journal_remove (self->found);
      forget_found (self);
    }
  if (error != NULL)
    tb_window_show_error (self, error->message);
  else if (self->path != NULL)
    offer_kept (self);
}
