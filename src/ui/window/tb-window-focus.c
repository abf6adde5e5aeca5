/* tb-window-focus.c: going through a window with the keyboard
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include "ui/compat/tb-key-sight.h"
#include "ui/compat/tb-menu-release.h"
#include "ui/outline/tb-outline.h"

static gboolean
shows_board (TbWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->views)), "board")
         == 0;
}

/* The pane that has the focus, or -1. */
static int
find_focus_pane (TbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->panes))
    return -1;
  if (gtk_widget_is_ancestor (focus, self->outline))
    return TB_PANE_OUTLINE;
  return gtk_widget_is_ancestor (focus, self->companion) ? TB_PANE_COMPANION : TB_PANE_FORM;
}

/* Returns: whether there was something in it to take the focus */
static gboolean
focus_pane (TbWindow *self,
            TbPane    pane)
{
  switch (pane)
    {
    case TB_PANE_OUTLINE:
      tb_outline_focus (TB_OUTLINE (self->outline));
      return TRUE;
    case TB_PANE_COMPANION:
      return gtk_widget_child_focus (self->companion, GTK_DIR_TAB_FORWARD);
    case TB_PANE_FORM:
    default:
      tb_session_go_to (self->session, tb_session_get_part (self->session),
                        tb_session_get_field (self->session),
                        tb_session_get_item (self->session));
      return TRUE;
    }
}

static void
go_to_pane (TbWindow *self,
            int       step)
{
  TbPanes *panes = TB_PANES (self->panes);
  int pane;

  if (self->session == NULL || shows_board (self))
    return;

  pane = find_focus_pane (self);
  if (pane < 0)
    pane = step > 0 ? TB_N_PANES - 1 : 0;
  for (guint i = 0; i < TB_N_PANES; i++)
    {
      pane = (pane + step + TB_N_PANES) % TB_N_PANES;
      /* Where there is room for one, another takes its place. */
      if (!tb_panes_is_shown (panes, pane)
          && tb_fold_bin_get_room (TB_FOLD_BIN (self->fold_bin)) == TB_ROOM_NARROW)
        tb_panes_set_current (panes, pane);
      if (tb_panes_is_shown (panes, pane) && focus_pane (self, pane))
        return;
    }
}

static void
next_pane_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  go_to_pane (user_data, 1);
}

static void
previous_pane_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  go_to_pane (user_data, -1);
}

/* Whether the part has a page to fill in. */
static gboolean
has_page (PlanPart *part)
{
  PlanPartKind kind = plan_part_get_kind (part);

  return kind != PLAN_PART_TITLE
         && (kind != PLAN_PART_PREAMBLE || plan_part_get_n_fields (part) > 0);
}

static void
go_to_part (TbWindow *self,
            int       step)
{
  Plan *plan;
  int index;
  guint id = 0;

  if (self->session == NULL)
    return;

  plan = tb_session_get_plan (self->session);
  index = tb_session_get_index (self->session) + step;
  while (index >= 0 && index < (int)plan_get_n_parts (plan)
         && !has_page (plan_get_part (plan, index)))
    index += step;
  if (index >= (int)plan_get_n_parts (plan))
    return;
  if (index >= 0)
    id = plan_part_get_id (plan_get_part (plan, index));
  _tb_window_show_form (self);
  tb_session_go_to_part (self->session, id);
}

static void
next_part_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  go_to_part (user_data, 1);
}

static void
previous_part_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  go_to_part (user_data, -1);
}

/* GTK 4.8 leaves the focus in a menu that is closed while a menu inside it is shown: no key would
 * do anything. It goes to what the menu belongs to. */
static gboolean
leave_closed_popover_cb (gpointer user_data)
{
  TbWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  self->leave_popover_id = 0;
  if (popover != NULL && !gtk_widget_get_visible (popover)
      && !gtk_widget_grab_focus (gtk_widget_get_parent (popover)))
    gtk_root_set_focus (GTK_ROOT (self), NULL);
  return G_SOURCE_REMOVE;
}

static void
focus_changed_cb (TbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL
      && self->leave_popover_id == 0)
    self->leave_popover_id = g_idle_add (leave_closed_popover_cb, self);
}

static const GActionEntry entries[] = {
  { "next-pane", next_pane_action },
  { "previous-pane", previous_pane_action },
  { "next-part", next_part_action },
  { "previous-part", previous_part_action },
};

void
_tb_window_add_focus_actions (TbWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  tb_key_sight_attach (GTK_WINDOW (self));
  tb_menu_release_attach (GTK_WINDOW (self));
}
