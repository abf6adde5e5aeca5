/* tb-round-trips.c: what GTK asks the display server again and again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-round-trips.h"

#define KEYBOARD "tb-keyboard"

void
tb_tooltip_set_text (GtkWidget  *widget,
                     const char *text)
{
  gboolean would_ask;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  would_ask = gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget);
  if (would_ask)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (would_ask)
    gtk_widget_set_visible (widget, TRUE);
}

static void
seat_cb (GdkDisplay *display)
{
  g_signal_handlers_disconnect_by_func (display, seat_cb, NULL);
  g_object_set_data (G_OBJECT (display), KEYBOARD, NULL);
}

GdkDevice *
tb_display_get_keyboard (GdkDisplay *display)
{
  GdkDevice *keyboard;
  GdkSeat *seat;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  keyboard = g_object_get_data (G_OBJECT (display), KEYBOARD);
  if (keyboard != NULL)
    return keyboard;
  seat = gdk_display_get_default_seat (display);
  keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  if (keyboard == NULL)
    return NULL;
  g_signal_connect (display, "seat-added", G_CALLBACK (seat_cb), NULL);
  g_signal_connect (display, "seat-removed", G_CALLBACK (seat_cb), NULL);
  g_object_set_data_full (G_OBJECT (display), KEYBOARD, g_object_ref (keyboard), g_object_unref);
  return keyboard;
}
