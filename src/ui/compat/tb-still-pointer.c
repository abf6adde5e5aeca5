/* tb-still-pointer.c: scrollbars stay away from a pointer that rests
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-still-pointer.h"

#define DATA "tb-still-pointer"

/* Lets the handlers of @scroller itself hear of motions, or not. */
static void
set_deaf (GtkWidget *scroller,
          gboolean   is_deaf)
{
  g_autoptr (GListModel) controllers = NULL;

  if (is_deaf == GPOINTER_TO_INT (g_object_get_data (G_OBJECT (scroller), DATA)))
    return;

  g_object_set_data (G_OBJECT (scroller), DATA, GINT_TO_POINTER (is_deaf));
  controllers = gtk_widget_observe_controllers (scroller);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint signal;

      if (!GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        continue;
      signal = g_signal_lookup ("motion", GTK_TYPE_EVENT_CONTROLLER_MOTION);
      if (is_deaf)
        g_signal_handlers_block_matched (controller, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                         signal, 0, NULL, NULL, scroller);
      else
        g_signal_handlers_unblock_matched (controller, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                           signal, 0, NULL, NULL, scroller);
    }
}

/* What GTK makes up has no time. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          GtkWidget                *scroller)
{
  if (gdk_event_get_event_type (event) == GDK_MOTION_NOTIFY)
    set_deaf (scroller, gdk_event_get_time (event) == GDK_CURRENT_TIME);
  return GDK_EVENT_PROPAGATE;
}

void
tb_still_pointer_attach (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  /* Those that were added last hear first. */
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), scroller);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
