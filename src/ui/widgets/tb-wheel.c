/* tb-wheel.c: sideways scrollers that leave the wheel to the page
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-wheel.h"

#include <math.h>

/* How far a turn goes: what GtkScrolledWindow does with the wheel, and pixels for touchpads. */
static double
get_distance (GtkEventController *controller,
              GtkAdjustment      *adjustment,
              double              turns)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event != NULL && gdk_scroll_event_get_direction (event) == GDK_SCROLL_SMOOTH)
    return turns;
  return turns * pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
}

static gboolean
scroll_cb (GtkEventController *controller,
           double              dx,
           double              dy)
{
  GtkWidget *scroller = gtk_event_controller_get_widget (controller);
  GtkWidget *page = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller),
                                             GTK_TYPE_SCROLLED_WINDOW);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (controller);
  GtkAdjustment *adjustment;

  if (page == NULL || dy == 0 || fabs (dx) > fabs (dy)
      || (modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                          + get_distance (controller, adjustment, dy));
  return GDK_EVENT_STOP;
}

void
tb_wheel_pass_on (GtkScrolledWindow *scroller)
{
  GtkEventController *controller = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
