/* tb-window.c: one plan in one window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "ui/board/tb-board.h"
#include "ui/compat/tb-pages.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/compat/tb-settings.h"
#include "ui/dialogs/tb-save-question.h"
#include "ui/forms/tb-form-pane.h"
#include "ui/outline/tb-outline.h"
#include "ui/widgets/tb-sight-box.h"
#include "ui/widgets/tb-toast.h"
#include "ui/window/tb-find-bar.h"
#include "ui/window/tb-start-page.h"
#include "ui/window/tb-window-private.h"

G_DEFINE_FINAL_TYPE (TbWindow, tb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (TbWindow *self)
{
  g_autofree char *title = NULL;

  if (self->session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Trestleboard"));
      adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                         _("Trestleboard"));
      return;
    }
  title = g_utf8_make_valid (plan_document_get_title (_tb_window_get_document (self)), -1);
  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (_("Untitled Plan"));
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher_title), title);
}

static void
update_readiness (TbWindow *self)
{
  static const char *const icons[] = {
    [PLAN_SEVERITY_INFO] = "dialog-information-symbolic",
    [PLAN_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [PLAN_SEVERITY_ERROR] = "dialog-error-symbolic",
  };
  GPtrArray *problems = plan_document_get_problems (_tb_window_get_document (self));
  PlanSeverity worst = PLAN_SEVERITY_INFO;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < problems->len; i++)
    worst = MAX (worst, ((const PlanProblem *)problems->pdata[i])->severity);
  count = g_strdup_printf ("%u", problems->len);
  if (problems->len > 0)
    words = g_strdup_printf (ngettext ("%u Problem", "%u Problems", problems->len),
                             problems->len);
  else
    words = g_strdup (_("No Problems"));
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->readiness_button), words) == 0
      && self->worst == worst)
    return;
  self->worst = worst;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->readiness_icon),
                                problems->len > 0 ? icons[worst] : "emblem-ok-symbolic");
  gtk_label_set_text (GTK_LABEL (self->readiness_label), problems->len > 0 ? count : "");
  _tb_window_update_header (self);
  tb_tooltip_set_text (self->readiness_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->readiness_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
document_changed_cb (TbWindow *self)
{
  /* Its Undo would take back something else now. */
  if (self->toast_can_undo)
    tb_toast_hide (TB_TOAST (self->toast));
  _tb_window_update_actions (self);
  _tb_window_schedule_autosave (self);
  _tb_window_schedule_journal (self);
}

static gboolean
update_state_cb (gpointer user_data)
{
  TbWindow *self = user_data;

  self->state_id = 0;
  _tb_window_update_state (self);
  return G_SOURCE_REMOVE;
}

/* That something is not saved is said at the other end of the window than where it is typed. In
 * the same frame, nearly all the window would be drawn for a letter. */
static void
modified_cb (TbWindow *self)
{
  if (!plan_document_get_modified (_tb_window_get_document (self)))
    _tb_window_update_state (self);
  else if (self->state_id == 0)
    self->state_id = g_timeout_add (TB_SESSION_BEHIND_MS, update_state_cb, self);
}

static void
message_cb (TbWindow   *self,
            const char *text,
            gboolean    can_undo)
{
  _tb_window_say (self, text, can_undo);
}

static gboolean
reveal_cb (gpointer user_data)
{
  TbWindow *self = user_data;
  gboolean is_visible = adw_view_switcher_title_get_title_visible (
    ADW_VIEW_SWITCHER_TITLE (self->switcher_title));

  self->reveal_id = 0;
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar),
                                    is_visible && self->session != NULL);
  return G_SOURCE_REMOVE;
}

/* It is noticed while the header is allocated, when the bar below has its size already. */
static void
title_visible_cb (TbWindow *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reveal_cb, self, NULL);
}

static void
active_cb (TbWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    _tb_window_check_disk (self);
}

/* (nullable): made when it is first shown. */
static TbBoard *
get_board (TbWindow *self)
{
  return (TbBoard *)adw_bin_get_child (ADW_BIN (self->board_bin));
}

/* Whether closing would lose something: in the plan, in its comments, or typed for one. */
static gboolean
has_unsaved (TbWindow *self)
{
  TbBoard *board = get_board (self);

  return plan_document_get_modified (_tb_window_get_document (self))
         || plan_notes_get_modified (tb_session_get_notes (self->session))
         || (board != NULL && tb_board_has_drafts (board));
}

static void
save_answer_cb (TbSaveAnswer  answer,
                gpointer      user_data)
{
  TbWindow *self = user_data;

  switch (answer)
    {
    case TB_SAVE_ANSWER_SAVE:
      self->is_close_wanted = TRUE;
      if (get_board (self) != NULL)
        tb_board_add_drafts (get_board (self));
      _tb_window_save (self);
      break;
    case TB_SAVE_ANSWER_DISCARD:
      self->is_close_sure = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      break;
    case TB_SAVE_ANSWER_CANCEL:
    default:
      break;
    }
}

static gboolean
tb_window_close_request (GtkWindow *window)
{
  TbWindow *self = TB_WINDOW (window);
  g_autofree char *name = NULL;

  if (self->session != NULL && !self->is_close_sure && has_unsaved (self))
    {
      name = self->path != NULL ? g_filename_display_basename (self->path)
                                : g_strdup (gtk_window_get_title (window));
      gtk_window_present (window);
      tb_save_question_ask (window, name, save_answer_cb, self);
      return GDK_EVENT_STOP;
    }
  _tb_window_save_layout (self);
  _tb_window_drop_journal (self);
  return GTK_WINDOW_CLASS (tb_window_parent_class)->close_request (window);
}

static void
tb_window_dispose (GObject *object)
{
  TbWindow *self = TB_WINDOW (object);

  _tb_window_cancel_opening (self);
  _tb_window_cancel_reload (self);
  _tb_window_unwatch (self);
  _tb_window_leave_journals (self);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->state_id, g_source_remove);
  g_clear_handle_id (&self->leave_popover_id, g_source_remove);
  g_clear_handle_id (&self->autosave_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (_tb_window_get_document (self), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TB_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tb_window_parent_class)->dispose (object);
}

static void
tb_window_finalize (GObject *object)
{
  TbWindow *self = TB_WINDOW (object);

  g_free (self->path);
  g_free (self->said_problem);
  g_clear_pointer (&self->folder, plan_folder_free);

  G_OBJECT_CLASS (tb_window_parent_class)->finalize (object);
}

static void
tb_window_class_init (TbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_window_dispose;
  object_class->finalize = tb_window_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = tb_window_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trestleboard/Trestleboard/ui/window/tb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TbWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, board_bin);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, companion_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, fold_bin);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, outline_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, readiness_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, readiness_icon);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, readiness_label);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TbWindow, views);

  g_type_ensure (TB_TYPE_FIND_BAR);
  g_type_ensure (TB_TYPE_FOLD_BIN);
  g_type_ensure (TB_TYPE_MESSAGE_BAR);
  g_type_ensure (TB_TYPE_PANES);
  g_type_ensure (TB_TYPE_SIGHT_BOX);
}

static void
tb_window_init (TbWindow *self)
{
  self->settings = tb_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->toast = tb_toast_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->toast);
  _tb_window_add_actions (self);
  _tb_window_add_plan_actions (self);
  _tb_window_add_recovery_actions (self);
  _tb_window_add_drop (self);
  gtk_stack_add_named (GTK_STACK (self->pages), tb_start_page_new (), "start");
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "start");
  tb_pages_follow (self->pages);
  tb_pages_follow (self->views);
  /* Either the switcher or the title. To fade one into the other takes longer in each frame than to
   * draw all the rest of a window, and it would be in the first frames of each plan. */
  tb_pages_follow (gtk_widget_get_first_child (self->switcher_title));
  g_object_set (gtk_widget_get_first_child (self->switcher_title), "transition-duration", 0, NULL);

  g_signal_connect_swapped (self->fold_bin, "room-changed",
                            G_CALLBACK (_tb_window_room_changed_cb), self);
  g_signal_connect_swapped (self->panes, "changed",
                            G_CALLBACK (_tb_window_panes_changed_cb), self);
  g_signal_connect_swapped (self->find_bar, "replace-all",
                            G_CALLBACK (_tb_window_replace_all_cb), self);
  g_signal_connect_swapped (self->views, "notify::visible-child",
                            G_CALLBACK (_tb_window_view_changed_cb), self);
  g_signal_connect_swapped (self->switcher_title, "notify::title-visible",
                            G_CALLBACK (title_visible_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  _tb_window_load_layout (self);
  _tb_window_panes_changed_cb (self);
  update_title (self);
}

PlanDocument *
_tb_window_get_document (TbWindow *self)
{
  return self->session != NULL ? tb_session_get_document (self->session) : NULL;
}

void
_tb_window_update_state (TbWindow *self)
{
  g_autofree char *words = tb_window_dup_state (self);

  if (self->outline != NULL)
    tb_outline_set_state (TB_OUTLINE (self->outline), words);
}

void
_tb_window_offer (TbWindow   *self,
                  const char *text,
                  const char *button,
                  const char *action)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* The newest counts: it does not wait for those before it. */
  self->toast_can_undo = FALSE;
  tb_toast_show (TB_TOAST (self->toast), valid, button, action);
}

void
_tb_window_say (TbWindow   *self,
                const char *text,
                gboolean    can_undo)
{
  _tb_window_offer (self, text, can_undo ? _("Undo") : NULL, "win.undo");
  self->toast_can_undo = can_undo;
}

void
_tb_window_set_plan (TbWindow *self,
                     GBytes   *bytes)
{
  g_autoptr (PlanDocument) document = plan_document_new (bytes);

  _tb_window_set_document (self, document);
}

void
_tb_window_set_document (TbWindow     *self,
                         PlanDocument *document)
{
  TbPanes *panes = TB_PANES (self->panes);

  g_return_if_fail (self->session == NULL);

  tb_message_bar_hide (TB_MESSAGE_BAR (self->bar));
  self->session = tb_session_new (document);
  tb_find_bar_set_session (TB_FIND_BAR (self->find_bar), self->session);
  self->outline = tb_outline_new (self->session);
  tb_panes_set_child (panes, TB_PANE_OUTLINE, self->outline);
  tb_panes_set_child (panes, TB_PANE_FORM, GTK_WIDGET (tb_form_pane_new (self->session)));
  tb_panes_set_child (panes, TB_PANE_COMPANION, _tb_window_build_companion (self));

  g_signal_connect_object (self->outline, "row-opened",
                           G_CALLBACK (_tb_window_row_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "settled", G_CALLBACK (update_readiness), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "go-to", G_CALLBACK (_tb_window_row_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);

  if (tb_fold_bin_get_room (TB_FOLD_BIN (self->fold_bin)) == TB_ROOM_NARROW)
    tb_panes_set_current (panes, TB_PANE_OUTLINE);
  update_title (self);
  update_readiness (self);
  _tb_window_update_state (self);
  _tb_window_update_actions (self);
  _tb_window_room_changed_cb (self);
  title_visible_cb (self);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), self->views);
  /* Else the first that takes it has it, the filter: what is typed would be a search. */
  if (tb_panes_is_shown (panes, TB_PANE_OUTLINE))
    tb_outline_focus (TB_OUTLINE (self->outline));
}

GtkWidget *
tb_window_new (GtkApplication *application)
{
  return g_object_new (TB_TYPE_WINDOW, "application", application, NULL);
}

gboolean
tb_window_open (TbWindow    *self,
                const char  *path,
                GError     **error)
{
  g_return_val_if_fail (TB_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (self->path == NULL && self->session == NULL, FALSE);

  return _tb_window_load (self, path, FALSE, error);
}

gboolean
tb_window_begin_open (TbWindow    *self,
                      const char  *path,
                      GError     **error)
{
  g_return_val_if_fail (TB_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (self->path == NULL && self->session == NULL, FALSE);

  return _tb_window_load (self, path, TRUE, error);
}

void
tb_window_begin_plan (TbWindow *self,
                      GBytes   *bytes,
                      gboolean  is_typed)
{
  g_return_if_fail (TB_IS_WINDOW (self));
  g_return_if_fail (self->session == NULL);

  _tb_window_set_plan (self, bytes);
  if (is_typed)
    _tb_window_mark_unsaved (self);
}

void
tb_window_offer_unsaved (TbWindow *self)
{
  g_return_if_fail (TB_IS_WINDOW (self));

  if (self->session == NULL)
    _tb_window_offer_recovery (self);
}

TbSession *
tb_window_get_session (TbWindow *self)
{
  g_return_val_if_fail (TB_IS_WINDOW (self), NULL);

  return self->session;
}

const char *
tb_window_get_path (TbWindow *self)
{
  g_return_val_if_fail (TB_IS_WINDOW (self), NULL);

  return self->path;
}

void
tb_window_show_error (TbWindow   *self,
                      const char *message)
{
  g_return_if_fail (TB_IS_WINDOW (self));

  tb_message_bar_show (TB_MESSAGE_BAR (self->bar), TB_MESSAGE_ERROR, message, NULL);
}

char *
tb_window_dup_state (TbWindow *self)
{
  g_autofree char *name = NULL;
  gboolean is_modified;
  const char *words;

  g_return_val_if_fail (TB_IS_WINDOW (self), NULL);

  if (self->session == NULL)
    return g_strdup ("");
  is_modified = plan_document_get_modified (_tb_window_get_document (self));
  name = self->path != NULL ? g_filename_display_basename (self->path) : g_strdup (_("New Plan"));
  if (self->path != NULL && self->is_changed_on_disk)
    words = _("Changed on Disk");
  else if (self->path != NULL && self->state.read_only)
    words = _("Read-Only");
  else if (is_modified)
    words = _("Unsaved Changes");
  else
    words = self->path != NULL ? _("Saved") : _("Not Saved Yet");
  /* Translators: the name of a file, then whether it is saved. */
  return g_strdup_printf (_("%s · %s"), name, words);
}

char *
tb_window_resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy;

  if (resolved == NULL)
    return g_canonicalize_filename (path, NULL);
  copy = g_strdup (resolved);
  free (resolved);
  return copy;
}
