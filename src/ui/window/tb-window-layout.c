/* tb-window-layout.c: which panes a window shows, and where
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "ui/board/tb-board.h"
#include "ui/compat/tb-pages.h"
#include "ui/compat/tb-settings.h"
#include "ui/preview/tb-preview.h"
#include "ui/problems/tb-problems.h"
#include "ui/source/tb-source-view.h"
#include "ui/window/tb-find-bar.h"

/* Pages of the companion, by the words that the settings know them by. */
static const struct
{
  const char *name;
  const char *title;
} companion_pages[] = {
  { "preview", N_("Preview") },
  { "source", N_("Source") },
  { "problems", N_("Problems") },
};

static TbRoom
get_room (TbWindow *self)
{
  return tb_fold_bin_get_room (TB_FOLD_BIN (self->fold_bin));
}

static gboolean
is_board (TbWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->views));

  return g_strcmp0 (name, "board") == 0;
}

void
_tb_window_update_header (TbWindow *self)
{
  gboolean is_narrow = get_room (self) == TB_ROOM_NARROW;
  gboolean has_plan = self->session != NULL;
  gboolean has_back = has_plan && is_narrow && !is_board (self)
                      && !tb_panes_is_shown (TB_PANES (self->panes), TB_PANE_OUTLINE);

  adw_view_switcher_title_set_view_switcher_enabled (
    ADW_VIEW_SWITCHER_TITLE (self->switcher_title), has_plan && !is_narrow);
  gtk_widget_set_visible (self->back_button, has_back);
  gtk_widget_set_visible (self->outline_button, has_plan && !is_narrow);
  gtk_widget_set_visible (self->new_button, has_plan && !is_narrow);
  gtk_widget_set_visible (self->open_button, has_plan && !is_narrow);
  gtk_widget_set_visible (self->undo_button, has_plan && !is_narrow);
  gtk_widget_set_visible (self->redo_button, has_plan && !is_narrow);
  gtk_widget_set_visible (self->readiness_button, has_plan);
  gtk_widget_set_visible (self->companion_button, has_plan);
  /* The count is also in the name of the button. */
  gtk_widget_set_visible (self->readiness_label,
                          !is_narrow
                          && *gtk_label_get_text (GTK_LABEL (self->readiness_label)) != '\0');
  gtk_widget_set_sensitive (self->outline_button, !is_board (self));
  gtk_widget_set_sensitive (self->companion_button, !is_board (self));
}

static GtkWidget *
build_page (TbWindow   *self,
            const char *name)
{
  if (g_str_equal (name, "preview"))
    {
      g_autoptr (GFile) folder = _tb_window_dup_folder (self);
      GtkWidget *preview = tb_preview_new (self->session);

      tb_preview_set_folder (TB_PREVIEW (preview), folder);
      return preview;
    }
  if (g_str_equal (name, "source"))
    return GTK_WIDGET (tb_source_view_new (self->session));
  return tb_problems_new (self->session);
}

static void
update_preview_action (TbWindow *self)
{
  _tb_window_set_action_state (self, "toggle-preview",
                               _tb_window_shows_companion (self, "preview"));
}

/* A page is made when it is first shown: most plans are opened for the form and the preview. */
static void
companion_page_cb (TbWindow *self)
{
  GtkWidget *bin = gtk_stack_get_visible_child (GTK_STACK (self->companion));
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->companion));

  if (bin != NULL && adw_bin_get_child (ADW_BIN (bin)) == NULL)
    adw_bin_set_child (ADW_BIN (bin), build_page (self, name));
  update_preview_action (self);
}

GtkWidget *
_tb_window_build_companion (TbWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  const char *page = tb_settings_get_word (self->settings, "companion-page", "preview");

  self->companion = gtk_stack_new ();
  for (guint i = 0; i < G_N_ELEMENTS (companion_pages); i++)
    gtk_stack_add_titled (GTK_STACK (self->companion), adw_bin_new (),
                          companion_pages[i].name, _(companion_pages[i].title));
  gtk_widget_set_vexpand (self->companion, TRUE);
  g_signal_connect_object (self->companion, "notify::visible-child",
                           G_CALLBACK (companion_page_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (GTK_STACK (self->companion), page);
  companion_page_cb (self);
  tb_pages_follow (self->companion);

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->companion));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "companion-switcher");
  gtk_accessible_update_property (GTK_ACCESSIBLE (switcher),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Beside the Form"),
                                  -1);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->companion);
  gtk_widget_add_css_class (box, "companion");
  return box;
}

void
_tb_window_room_changed_cb (TbWindow *self)
{
  TbRoom room = get_room (self);

  tb_panes_set_room (TB_PANES (self->panes), self->is_reading ? TB_ROOM_NARROW : room);
  tb_find_bar_set_narrow (TB_FIND_BAR (self->find_bar), room == TB_ROOM_NARROW);
  tb_message_bar_set_narrow (TB_MESSAGE_BAR (self->bar), room == TB_ROOM_NARROW);
  _tb_window_update_header (self);
}

void
_tb_window_panes_changed_cb (TbWindow *self)
{
  TbPanes *panes = TB_PANES (self->panes);

  _tb_window_set_action_state (self, "toggle-outline",
                               tb_panes_is_shown (panes, TB_PANE_OUTLINE));
  update_preview_action (self);
  _tb_window_update_header (self);
}

/* Keys that come next are for the cards, unless they were for the switcher. The stack looks for a
 * place of its own before there is a board, and then they would be for the header bar. */
static void
come_to_board (TbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (adw_bin_get_child (ADW_BIN (self->board_bin)) == NULL)
    adw_bin_set_child (ADW_BIN (self->board_bin), GTK_WIDGET (tb_board_new (self->session)));
  if (focus == NULL || gtk_widget_is_ancestor (focus, self->views))
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (self->board_bin)));
}

void
_tb_window_view_changed_cb (TbWindow *self)
{
  /* Cards do not show where a match is: the board has its own filter. */
  if (is_board (self))
    tb_find_bar_close (TB_FIND_BAR (self->find_bar));
  if (is_board (self) && self->session != NULL)
    come_to_board (self);
  _tb_window_update_header (self);
}

void
_tb_window_row_opened_cb (TbWindow *self)
{
  _tb_window_set_reading (self, FALSE);
  if (get_room (self) == TB_ROOM_NARROW)
    tb_panes_set_current (TB_PANES (self->panes), TB_PANE_FORM);
}

gboolean
_tb_window_focus_board_search (TbWindow *self)
{
  GtkWidget *board = adw_bin_get_child (ADW_BIN (self->board_bin));

  if (!is_board (self) || board == NULL)
    return FALSE;
  tb_board_focus_search (TB_BOARD (board));
  return TRUE;
}

gboolean
_tb_window_shows_companion (TbWindow   *self,
                            const char *page)
{
  return self->companion != NULL
         && tb_panes_is_shown (TB_PANES (self->panes), TB_PANE_COMPANION)
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->companion)), page) == 0;
}

void
_tb_window_show_companion (TbWindow   *self,
                           const char *page)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
  gtk_stack_set_visible_child_name (GTK_STACK (self->companion), page);
  tb_panes_set_wanted (TB_PANES (self->panes), TB_PANE_COMPANION, TRUE);
  tb_panes_set_current (TB_PANES (self->panes), TB_PANE_COMPANION);
}

void
_tb_window_update_folder (TbWindow *self)
{
  GtkWidget *bin = gtk_stack_get_child_by_name (GTK_STACK (self->companion), "preview");
  GtkWidget *preview = adw_bin_get_child (ADW_BIN (bin));
  g_autoptr (GFile) folder = _tb_window_dup_folder (self);

  if (preview != NULL)
    tb_preview_set_folder (TB_PREVIEW (preview), folder);
}

void
_tb_window_show_form (TbWindow *self)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
  tb_panes_set_current (TB_PANES (self->panes), TB_PANE_FORM);
}

void
_tb_window_load_layout (TbWindow *self)
{
  GSettings *settings = self->settings;
  TbPanes *panes = TB_PANES (self->panes);

  if (tb_settings_get_boolean (settings, "window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  tb_panes_set_wanted (panes, TB_PANE_OUTLINE,
                       tb_settings_get_boolean (settings, "outline-visible", TRUE));
  tb_panes_set_wanted (panes, TB_PANE_COMPANION,
                       tb_settings_get_boolean (settings, "companion-visible", TRUE));
  tb_panes_set_width (panes, TB_PANE_OUTLINE,
                      tb_settings_get_int (settings, "outline-width", 260));
  tb_panes_set_width (panes, TB_PANE_COMPANION,
                      tb_settings_get_int (settings, "companion-width", 0));
  tb_window_set_size (self, tb_settings_get_int (settings, "window-width", 1280),
                      tb_settings_get_int (settings, "window-height", 800));
}

void
_tb_window_save_layout (TbWindow *self)
{
  GSettings *settings = self->settings;
  TbPanes *panes = TB_PANES (self->panes);
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  tb_settings_set_boolean (settings, "window-maximized", is_maximized);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!is_maximized)
    {
      tb_settings_set_int (settings, "window-width", width);
      tb_settings_set_int (settings, "window-height", height);
    }
  if (self->session == NULL)
    return;
  tb_settings_set_boolean (settings, "outline-visible",
                           tb_panes_get_wanted (panes, TB_PANE_OUTLINE));
  tb_settings_set_boolean (settings, "companion-visible",
                           tb_panes_get_wanted (panes, TB_PANE_COMPANION));
  tb_settings_set_int (settings, "outline-width", tb_panes_get_width (panes, TB_PANE_OUTLINE));
  tb_settings_set_int (settings, "companion-width",
                       tb_panes_get_width (panes, TB_PANE_COMPANION));
  tb_settings_set_word (settings, "companion-page",
                        gtk_stack_get_visible_child_name (GTK_STACK (self->companion)));
}

void
tb_window_set_size (TbWindow *self,
                    int       width,
                    int       height)
{
  g_return_if_fail (TB_IS_WINDOW (self));

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  tb_fold_bin_expect_width (TB_FOLD_BIN (self->fold_bin), width);
  _tb_window_room_changed_cb (self);
}
