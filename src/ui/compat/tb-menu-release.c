/* tb-menu-release.c: the menu of a text opens when the button is let go
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-menu-release.h"

/* The text to write in that is at a place of the window, or %NULL. */
static GtkWidget *
find_text (GtkWidget *window,
           double     x,
           double     y)
{
  GtkWidget *widget = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !GTK_IS_TEXT (widget) && !GTK_IS_TEXT_VIEW (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL && GTK_IS_TEXT_VIEW (widget)
      && !gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    return NULL;
  return widget;
}

/* Whether the event is at the window itself, not at a menu or list above it. */
static gboolean
is_at_window (GtkEventController *controller,
              GtkWidget          *window)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return event != NULL
         && gdk_event_get_surface (event) == gtk_native_get_surface (GTK_NATIVE (window));
}

static gboolean
is_selected (GtkTextView *view,
             GtkTextIter *at)
{
  GtkTextIter start, end;

  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end)
         && gtk_text_iter_compare (at, &start) >= 0 && gtk_text_iter_compare (at, &end) <= 0;
}

/* The caret goes where the menu is for, unless that is for the selection. */
static void
place_caret (GtkTextView *view,
             double       x,
             double       y)
{
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y);
  if (!is_selected (view, &at))
    gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &at);
}

/* GTK opens the menu at the caret: it goes to the pointer. */
static void
move_menu (GtkWidget *text,
           double     x,
           double     y)
{
  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_visible (child))
      gtk_popover_set_pointing_to (GTK_POPOVER (child),
                                   &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *text = find_text (window, x, y);

  if (text == NULL || !gtk_widget_translate_coordinates (window, text, x, y, &x, &y))
    return;

  gtk_widget_grab_focus (text);
  if (GTK_IS_TEXT_VIEW (text))
    place_caret (GTK_TEXT_VIEW (text), x, y);
  gtk_widget_activate_action (text, "menu.popup", NULL);
  move_menu (text, x, y);
}

/* Whether the menu may open at the caret: where that is out of the window GTK may fail. */
static gboolean
may_open (GtkWidget *window,
          GtkWidget *text,
          double     x,
          double     y)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret;
  GdkRectangle place;

  if (!gtk_text_buffer_get_has_selection (buffer))
    return TRUE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &caret, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  return gtk_widget_translate_coordinates (text, window, place.x, place.y, &x, &y) && y >= 0
         && y < gtk_widget_get_height (window);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *text = is_at_window (GTK_EVENT_CONTROLLER (gesture), window)
                      ? find_text (window, x, y)
                      : NULL;
  gboolean is_ours = text != NULL && (!GTK_IS_TEXT_VIEW (text) || may_open (window, text, x, y));

  gtk_gesture_set_state (GTK_GESTURE (gesture), is_ours ? GTK_EVENT_SEQUENCE_CLAIMED
                                                        : GTK_EVENT_SEQUENCE_DENIED);
}

void
tb_menu_release_attach (GtkWindow *window)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (click));
}
