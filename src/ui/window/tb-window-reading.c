/* tb-window-reading.c: the preview alone, as large as the screen
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "ui/preview/tb-preview.h"
#include "ui/window/tb-find-bar.h"

static TbPreview *
find_preview (TbWindow *self)
{
  GtkWidget *bin = gtk_stack_get_child_by_name (GTK_STACK (self->companion), "preview");

  return TB_PREVIEW (adw_bin_get_child (ADW_BIN (bin)));
}

/* What stands around the preview: header bar, switchers, lines. */
static void
set_around_visible (TbWindow *self,
                    gboolean  is_visible)
{
  GtkWidget *box = gtk_widget_get_parent (self->companion);

  gtk_widget_set_visible (gtk_widget_get_ancestor (self->menu_button, ADW_TYPE_HEADER_BAR),
                          is_visible);
  gtk_widget_set_visible (self->switcher_bar, is_visible);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->companion)
      gtk_widget_set_visible (child, is_visible);
}

static gboolean
key_cb (TbWindow *self,
        guint     key)
{
  if (key != GDK_KEY_Escape || !self->is_reading)
    return GDK_EVENT_PROPAGATE;
  /* First what came last. */
  if (tb_find_bar_is_open (TB_FIND_BAR (self->find_bar)))
    {
      tb_find_bar_close (TB_FIND_BAR (self->find_bar));
      gtk_widget_grab_focus (GTK_WIDGET (tb_preview_get_view (find_preview (self))));
    }
  else
    _tb_window_set_reading (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
add_keys (TbWindow *self)
{
  GtkEventController *keys;

  if (self->has_reading_keys)
    return;
  self->has_reading_keys = TRUE;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
_tb_window_set_reading (TbWindow *self,
                        gboolean  is_reading)
{
  TbPanes *panes = TB_PANES (self->panes);

  if (self->session == NULL || self->is_reading == is_reading)
    return;

  self->is_reading = is_reading;
  _tb_window_set_action_state (self, "reading", is_reading);
  if (is_reading)
    {
      _tb_window_show_companion (self, "preview");
      add_keys (self);
      gtk_window_fullscreen (GTK_WINDOW (self));
      tb_preview_set_reading (find_preview (self), TRUE);
      _tb_window_say (self, _("F11 or Escape ends reading"), FALSE);
    }
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      tb_preview_set_reading (find_preview (self), FALSE);
      tb_panes_set_current (panes, TB_PANE_FORM);
    }
  set_around_visible (self, !is_reading);
  _tb_window_room_changed_cb (self);
  if (is_reading)
    {
      tb_panes_set_current (panes, TB_PANE_COMPANION);
      gtk_widget_grab_focus (GTK_WIDGET (tb_preview_get_view (find_preview (self))));
    }
}
