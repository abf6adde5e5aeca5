/* tb-caret.c: a caret that blinks without drawing a frame at every refresh
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-caret.h"

#define DATA "tb-caret"
/* A caret that is gone for less only flickers. */
#define MIN_HALF 100

/**
 * Caret:
 *
 * Belongs to its view. While that has the focus, GTK is told that carets do not blink: the setting
 * is the display's, but no other caret is to be seen there.
 */
typedef struct
{
  GtkTextView *view;     /* borrowed: owns this */
  GtkSettings *settings; /* (nullable): while they are told */
  guint        timer;    /* or 0 */
  guint        half;     /* how long it is there, and how long gone, in milliseconds */
  gint64       touched;  /* when somebody did something last */
  gint64       patience; /* how long it blinks after that, in microseconds */
} Caret;

static void
stop (Caret *caret)
{
  g_clear_handle_id (&caret->timer, g_source_remove);
}

static gboolean
blink_cb (gpointer data)
{
  Caret *caret = data;
  gboolean is_over = g_get_monotonic_time () - caret->touched > caret->patience;

  gtk_text_view_set_cursor_visible (caret->view,
                                    is_over || !gtk_text_view_get_cursor_visible (caret->view));
  if (!is_over)
    return G_SOURCE_CONTINUE;
  caret->timer = 0;
  return G_SOURCE_REMOVE;
}

/* Before the view sees a key: while it shows no caret, arrows scroll. */
static void
show (Caret *caret)
{
  if (caret->settings == NULL)
    return;

  stop (caret);
  gtk_text_view_set_cursor_visible (caret->view, TRUE);
  caret->touched = g_get_monotonic_time ();
  caret->timer = g_timeout_add (caret->half, blink_cb, caret);
}

static gboolean
key_cb (Caret *caret)
{
  show (caret);
  return GDK_EVENT_PROPAGATE;
}

static void
caret_moved_cb (GtkTextView *view)
{
  show (g_object_get_data (G_OBJECT (view), DATA));
}

static void
let_go (Caret *caret)
{
  stop (caret);
  if (caret->settings != NULL)
    gtk_settings_reset_property (caret->settings, "gtk-cursor-blink");
  g_clear_object (&caret->settings);
}

static void
enter_cb (Caret *caret)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (caret->view));
  gboolean blinks;
  int time;
  int timeout;

  g_object_get (settings, "gtk-cursor-blink", &blinks, "gtk-cursor-blink-time", &time,
                "gtk-cursor-blink-timeout", &timeout, NULL);
  if (!blinks || caret->settings != NULL || !gtk_text_view_get_editable (caret->view))
    return;

  caret->settings = g_object_ref (settings);
  caret->half = (guint)MAX (time / 2, MIN_HALF);
  caret->patience = timeout * G_TIME_SPAN_SECOND;
  g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);
  /* The view may have begun to blink: it asks only when its caret comes and goes. */
  gtk_text_view_set_cursor_visible (caret->view, FALSE);
  show (caret);
}

static void
leave_cb (Caret *caret)
{
  if (caret->settings == NULL)
    return;

  let_go (caret);
  gtk_text_view_set_cursor_visible (caret->view, TRUE);
}

static void
caret_free (gpointer data)
{
  let_go (data);
  g_free (data);
}

void
tb_caret_attach (GtkTextView *view)
{
  Caret *caret;
  GtkEventController *focus;
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  caret = g_new0 (Caret, 1);
  caret->view = view;
  g_object_set_data_full (G_OBJECT (view), DATA, caret, caret_free);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), caret);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), caret);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), caret);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);

  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position",
                           G_CALLBACK (caret_moved_cb), view, G_CONNECT_SWAPPED);
}
