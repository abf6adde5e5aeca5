/* tb-key-sight.c: what a key opens something at comes into sight first
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-key-sight.h"

#include <gdk/gdkkeysyms.h>

/* Room that is kept between what is brought into sight and the edge of what scrolls. */
#define MARGIN 24
/* A key waits no longer for what scrolls to have its place. */
#define MAX_FRAMES 10

typedef struct
{
  GtkEventController *keys;   /* borrowed: it owns this */
  GQueue              held;   /* key events (owned) that wait */
  GQueue              passed; /* key events (owned) that waited and come again */
  GdkFrameClock      *clock;  /* borrowed, while keys wait */
  gulong              frames; /* the same: the handler */
  guint               n_frames;
} Sight;

static void
sight_free (gpointer data)
{
  Sight *self = data;

  g_queue_clear_full (&self->held, (GDestroyNotify)gdk_event_unref);
  g_queue_clear_full (&self->passed, (GDestroyNotify)gdk_event_unref);
  g_free (self);
}

static gboolean
opens_something (GtkWidget      *focus,
                 guint           key,
                 GdkModifierType modifiers)
{
  switch (key)
    {
    case GDK_KEY_Menu:
      return TRUE;
    case GDK_KEY_F10:
      return modifiers == GDK_SHIFT_MASK;
    case GDK_KEY_period:
    case GDK_KEY_semicolon:
      /* The list of emoji. */
      return modifiers == GDK_CONTROL_MASK;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_KP_Enter:
      return modifiers == 0 && !GTK_IS_TEXT_VIEW (focus) && !GTK_IS_TEXT (focus);
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return GTK_IS_TOGGLE_BUTTON (focus) || GTK_IS_DROP_DOWN (focus);
    default:
      return FALSE;
    }
}

/* Where a menu would open, in the widget's own coordinates. */
static GdkRectangle
find_place (GtkWidget *focus)
{
  GdkRectangle place = { 0, 0, gtk_widget_get_width (focus), gtk_widget_get_height (focus) };

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter caret;

      gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (focus), &caret, &place);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET,
                                             place.x, place.y, &place.x, &place.y);
    }
  return place;
}

/* Ends what a turn of the wheel leaves behind: for some time it scrolls back in each frame, even
 * where there was nothing more to scroll. */
static void
stop_scrolling (GtkScrolledWindow *scroller)
{
  if (gtk_scrolled_window_get_kinetic_scrolling (scroller))
    {
      gtk_scrolled_window_set_kinetic_scrolling (scroller, FALSE);
      gtk_scrolled_window_set_kinetic_scrolling (scroller, TRUE);
    }
}

/* Scrolls by no more than is needed for @size at @start to be within @room, or for what of it there
 * is room for. Returns: whether it was, or can come no nearer */
static gboolean
scroll_to (GtkScrolledWindow *scroller,
           GtkAdjustment     *adjustment,
           double             start,
           double             size,
           double             room)
{
  double before = gtk_adjustment_get_value (adjustment);

  if (start >= 0 && start + MIN (size, room) <= room)
    return TRUE;

  stop_scrolling (scroller);
  gtk_adjustment_clamp_page (adjustment, before + start - MARGIN,
                             before + start + MIN (size, room - 2 * MARGIN) + MARGIN);
  return gtk_adjustment_get_value (adjustment) == before;
}

/* Returns: whether all of it was in sight, or can come no nearer */
static gboolean
bring_into_sight (GtkWidget *focus)
{
  GdkRectangle place = find_place (focus);
  GtkWidget *widget = focus;
  gboolean was_in_sight = TRUE;

  while ((widget = gtk_widget_get_ancestor (gtk_widget_get_parent (widget),
                                            GTK_TYPE_SCROLLED_WINDOW)) != NULL)
    {
      GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);
      double x, y;

      if (!gtk_widget_translate_coordinates (focus, widget, place.x, place.y, &x, &y))
        return TRUE;
      was_in_sight &= scroll_to (scroller, gtk_scrolled_window_get_vadjustment (scroller), y,
                                 place.height, gtk_widget_get_height (widget));
      was_in_sight &= scroll_to (scroller, gtk_scrolled_window_get_hadjustment (scroller), x,
                                 place.width, gtk_widget_get_width (widget));
    }
  return was_in_sight;
}

/* Gives the keys that wait to what has the focus. */
static void
pass_on (Sight *self)
{
  GdkDisplay *display = gtk_widget_get_display (gtk_event_controller_get_widget (self->keys));
  GdkEvent *event;

  g_signal_handler_disconnect (self->clock, self->frames);
  self->frames = 0;
  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      g_queue_push_tail (&self->passed, event);
      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      gdk_display_put_event (display, event);
      G_GNUC_END_IGNORE_DEPRECATIONS
    }
}

/* Now everything has its place, as far as it has been scrolled. */
static void
after_paint_cb (GtkEventController *keys)
{
  Sight *self = g_object_get_data (G_OBJECT (keys), "tb-key-sight");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (gtk_event_controller_get_widget (keys)));

  if (focus == NULL || ++self->n_frames >= MAX_FRAMES || bring_into_sight (focus))
    pass_on (self);
}

static void
wait (Sight *self)
{
  self->clock = gtk_widget_get_frame_clock (gtk_event_controller_get_widget (self->keys));
  self->frames = g_signal_connect_object (self->clock, "after-paint",
                                          G_CALLBACK (after_paint_cb), self->keys,
                                          G_CONNECT_SWAPPED);
  self->n_frames = 0;
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static gboolean
key_pressed_cb (Sight                 *self,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkEventControllerKey *keys)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *window = gtk_event_controller_get_widget (self->keys);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (g_queue_remove (&self->passed, event))
    {
      gdk_event_unref (event);
      return GDK_EVENT_PROPAGATE;
    }
  /* Keys that follow one that waits stay behind it. */
  if (self->frames == 0)
    {
      if (focus == NULL || !opens_something (focus, key, modifiers) || bring_into_sight (focus))
        return GDK_EVENT_PROPAGATE;
      wait (self);
    }
  g_queue_push_tail (&self->held, gdk_event_ref (event));
  return GDK_EVENT_STOP;
}

void
tb_key_sight_attach (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Sight *self = g_new0 (Sight, 1);

  g_return_if_fail (GTK_IS_WINDOW (window));

  self->keys = keys;
  g_queue_init (&self->held);
  g_queue_init (&self->passed);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_object_set_data_full (G_OBJECT (keys), "tb-key-sight", self, sight_free);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
