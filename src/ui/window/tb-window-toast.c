/* tb-window-toast.c: a window says what happened
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

/* One toast at a time, and none comes while another is on its way out: libadwaita (seen with 1.2.2)
 * lets such a toast take longer to come than toasts take to go. If it is dismissed meanwhile, as by
 * whoever moves cards with quick keys, its animation outlives it, and the program ends. */

static gboolean
show_next_cb (gpointer user_data)
{
  TbWindow *self = user_data;

  self->toast_id = 0;
  _tb_window_show_next_toast (self);
  return G_SOURCE_REMOVE;
}

static void
toast_gone_cb (gpointer  data,
               GObject  *toast)
{
  TbWindow *self = data;

  self->toast = NULL;
  /* Not in the middle of what the overlay does with the one that went. */
  if (self->next_toast != NULL && self->toast_id == 0)
    self->toast_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_next_cb, self, NULL);
}

static void
toast_dismissed_cb (TbWindow *self)
{
  self->is_toast_leaving = TRUE;
}

static void
dismiss_toast (TbWindow *self)
{
  g_autoptr (AdwToast) toast = NULL;

  if (self->toast == NULL || self->is_toast_leaving)
    return;
  toast = g_object_ref (self->toast);
  adw_toast_dismiss (toast);
}

void
_tb_window_show_next_toast (TbWindow *self)
{
  if (self->toast != NULL || self->next_toast == NULL)
    return;

  self->toast = self->next_toast;
  self->toast_can_undo = self->next_can_undo;
  self->is_toast_leaving = FALSE;
  g_object_weak_ref (G_OBJECT (self->toast), toast_gone_cb, self);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts),
                               g_steal_pointer (&self->next_toast));
}

void
_tb_window_say (TbWindow   *self,
                const char *text,
                gboolean    can_undo)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  /* The title of a toast is markup. */
  g_autofree char *escaped = g_markup_escape_text (valid, -1);

  /* The newest counts: it does not wait for those before it. */
  g_clear_object (&self->next_toast);
  self->next_toast = adw_toast_new (escaped);
  self->next_can_undo = can_undo;
  if (can_undo)
    {
      adw_toast_set_button_label (self->next_toast, _("Undo"));
      adw_toast_set_action_name (self->next_toast, "win.undo");
    }
  dismiss_toast (self);
  _tb_window_show_next_toast (self);
}

void
_tb_window_drop_undo_toast (TbWindow *self)
{
  if (self->next_toast != NULL && self->next_can_undo)
    g_clear_object (&self->next_toast);
  if (self->toast_can_undo)
    dismiss_toast (self);
}

void
_tb_window_leave_toasts (TbWindow *self)
{
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_object (&self->next_toast);
  if (self->toast != NULL)
    g_object_weak_unref (G_OBJECT (self->toast), toast_gone_cb, self);
  self->toast = NULL;
}
