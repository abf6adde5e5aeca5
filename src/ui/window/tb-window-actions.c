/* tb-window-actions.c: what can be done in a window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-round-trips.h"
#include "ui/compat/tb-settings.h"
#include "ui/dialogs/tb-replace-dialog.h"
#include "ui/window/tb-find-bar.h"

static void
next_problem_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  _tb_window_next_problem (user_data);
}

static void
fix_problem_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  _tb_window_fix_problem (user_data);
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  _tb_window_save (user_data);
}

static void
save_as_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  _tb_window_save_as (user_data);
}

static void
save_anyway_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  _tb_window_save_anyway (user_data);
}

static void
reload_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  _tb_window_reload (user_data);
}

static void
export_markdown_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  _tb_window_export_markdown (user_data);
}

static void
export_html_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  _tb_window_export_html (user_data);
}

static void
export_pdf_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  _tb_window_export_pdf (user_data);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  _tb_window_print (user_data);
}

static void
reading_action (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  _tb_window_set_reading (user_data, g_variant_get_boolean (state));
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  plan_document_undo (_tb_window_get_document (user_data));
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  plan_document_redo (_tb_window_get_document (user_data));
}

static void
show_edit_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TbWindow *self = user_data;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
}

static void
show_board_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  TbWindow *self = user_data;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "board");
  /* Keys that come next are for the cards. */
  gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (self->board_bin)));
}

static void
show_on_board_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TbWindow *self = user_data;

  show_board_action (NULL, NULL, self);
  gtk_widget_activate_action_variant (adw_bin_get_child (ADW_BIN (self->board_bin)), "board.show",
                                      parameter);
}

static void
toggle_outline_action (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  TbWindow *self = user_data;
  TbPanes *panes = TB_PANES (self->panes);
  gboolean is_wanted = g_variant_get_boolean (state);

  show_edit_action (NULL, NULL, self);
  if (tb_fold_bin_get_room (TB_FOLD_BIN (self->fold_bin)) == TB_ROOM_NARROW)
    tb_panes_set_current (panes, is_wanted ? TB_PANE_OUTLINE : TB_PANE_FORM);
  else
    tb_panes_set_wanted (panes, TB_PANE_OUTLINE, is_wanted);
}

/* Shows the companion with @page, or hides it when that is what it shows. */
static void
toggle_companion (TbWindow   *self,
                  const char *page)
{
  TbPanes *panes = TB_PANES (self->panes);

  if (!_tb_window_shows_companion (self, page))
    {
      _tb_window_show_companion (self, page);
      return;
    }
  if (tb_fold_bin_get_room (TB_FOLD_BIN (self->fold_bin)) == TB_ROOM_WIDE)
    tb_panes_set_wanted (panes, TB_PANE_COMPANION, FALSE);
  tb_panes_set_current (panes, TB_PANE_FORM);
}

static void
toggle_preview_action (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  toggle_companion (user_data, "preview");
}

static void
show_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  toggle_companion (user_data, "source");
}

/* Also where it is shown already. */
static void
edit_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  _tb_window_show_companion (user_data, "source");
}

static void
show_problems_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  _tb_window_show_companion (user_data, "problems");
}

static void
find_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TbWindow *self = user_data;

  if (!_tb_window_focus_board_search (self))
    tb_find_bar_open (TB_FIND_BAR (self->find_bar), FALSE);
}

static void
find_replace_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  TbWindow *self = user_data;

  show_edit_action (NULL, NULL, self);
  tb_find_bar_open (TB_FIND_BAR (self->find_bar), TRUE);
}

static void
find_next_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TbWindow *self = user_data;

  show_edit_action (NULL, NULL, self);
  tb_find_bar_step (TB_FIND_BAR (self->find_bar), 1);
}

static void
find_previous_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TbWindow *self = user_data;

  show_edit_action (NULL, NULL, self);
  tb_find_bar_step (TB_FIND_BAR (self->find_bar), -1);
}

static void
go_to_anything_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  _tb_window_show_switcher (user_data);
}

void
_tb_window_replace_all_cb (TbWindow *self)
{
  tb_replace_dialog_show (GTK_WINDOW (self), self->session,
                          tb_find_bar_get_replacement (TB_FIND_BAR (self->find_bar)));
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TbWindow *self = user_data;
  TbPanes *panes = TB_PANES (self->panes);

  tb_panes_set_current (panes, tb_panes_get_current (panes) == TB_PANE_COMPANION
                                 ? TB_PANE_FORM : TB_PANE_OUTLINE);
}

static void
close_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  gtk_window_close (user_data);
}

static void
autosave_action (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  TbWindow *self = user_data;

  g_simple_action_set_state (action, state);
  tb_settings_set_boolean (self->settings, "autosave", g_variant_get_boolean (state));
  if (self->session != NULL)
    _tb_window_schedule_autosave (self);
}

/* Actions that need a plan; the others are always there. */
static const char *const plan_names[] = {
  "save", "save-as", "save-anyway", "reload", "export-markdown", "export-html", "export-pdf",
  "print", "reading", "show-edit",
  "show-board", "show-on-board", "toggle-outline", "toggle-preview", "show-source",
  "edit-source", "show-problems", "next-problem", "fix-problem", "find", "find-replace",
  "find-next", "find-previous", "go-to-anything", "back",
};

static const GActionEntry entries[] = {
  { "save", save_action },
  { "save-as", save_as_action },
  { "save-anyway", save_anyway_action },
  { "reload", reload_action },
  { "export-markdown", export_markdown_action },
  { "export-html", export_html_action },
  { "export-pdf", export_pdf_action },
  { "print", print_action },
  { "reading", NULL, NULL, "false", reading_action },
  { "undo", undo_action },
  { "redo", redo_action },
  { "show-edit", show_edit_action },
  { "show-board", show_board_action },
  { "show-on-board", show_on_board_action, "s" }, /* what the board's own action takes */
  { "toggle-outline", NULL, NULL, "true", toggle_outline_action },
  { "toggle-preview", NULL, NULL, "true", toggle_preview_action },
  { "show-source", show_source_action },
  { "edit-source", edit_source_action },
  { "show-problems", show_problems_action },
  { "next-problem", next_problem_action },
  { "fix-problem", fix_problem_action },
  { "find", find_action },
  { "find-replace", find_replace_action },
  { "find-next", find_next_action },
  { "find-previous", find_previous_action },
  { "go-to-anything", go_to_anything_action },
  { "back", back_action },
  { "close", close_action },
  { "autosave", NULL, NULL, "false", autosave_action },
};

static void
set_enabled (TbWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_tb_window_add_actions (TbWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _tb_window_add_focus_actions (self);
  _tb_window_set_action_state (self, "autosave",
                               tb_settings_get_boolean (self->settings, "autosave", FALSE));
  _tb_window_update_actions (self);
}

void
_tb_window_update_actions (TbWindow *self)
{
  PlanDocument *document = _tb_window_get_document (self);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plan_names); i++)
    set_enabled (self, plan_names[i], document != NULL);
  set_enabled (self, "undo", document != NULL && plan_document_get_can_undo (document));
  set_enabled (self, "redo", document != NULL && plan_document_get_can_redo (document));
  if (document == NULL)
    return;
  /* Translators: %s is what was done, such as "Edit Objective". */
  undo = g_strdup_printf (_("Undo: %s"), plan_document_get_undo_label (document));
  tb_tooltip_set_text (self->undo_button,
                       plan_document_get_can_undo (document) ? undo : _("Undo"));
  /* Translators: %s is what was undone, such as "Edit Objective". */
  redo = g_strdup_printf (_("Redo: %s"), plan_document_get_redo_label (document));
  tb_tooltip_set_text (self->redo_button,
                       plan_document_get_can_redo (document) ? redo : _("Redo"));
}

void
_tb_window_set_action_state (TbWindow   *self,
                             const char *name,
                             gboolean    state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}
