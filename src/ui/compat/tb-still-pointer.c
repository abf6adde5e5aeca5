/* tb-still-pointer.c: scrollbars stay away from a pointer that rests, and go for letters
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-still-pointer.h"

#define DATA "tb-still-pointer"
/* On the window: #Typing. */
#define TYPING "tb-still-pointer-typing"
/* On a scrollbar: when it was last needed, a gint64. */
#define NEEDED "tb-still-pointer-needed"
/* How long it takes to come, and to go. */
#define FADE G_TIME_SPAN_SECOND
/* Who typed a letter so lately goes on typing. */
#define PAUSE (500 * G_TIME_SPAN_MILLISECOND)

/**
 * Typing:
 * @scrollers: those of the window that are shown now
 * @letter: when somebody typed the last one in it
 */
typedef struct
{
  GPtrArray *scrollers;
  gint64     letter;
} Typing;

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

static void
set_needed (GtkWidget *scrollbar)
{
  gint64 *needed = g_object_get_data (G_OBJECT (scrollbar), NEEDED);

  if (needed == NULL)
    {
      needed = g_new (gint64, 1);
      g_object_set_data_full (G_OBJECT (scrollbar), NEEDED, needed, g_free);
    }
  *needed = g_get_monotonic_time ();
}

/* What GTK makes up has no time. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          GtkWidget                *scroller)
{
  gboolean is_still = gdk_event_get_time (event) == GDK_CURRENT_TIME;

  if (gdk_event_get_event_type (event) != GDK_MOTION_NOTIFY)
    return GDK_EVENT_PROPAGATE;

  set_deaf (scroller, is_still);
  if (!is_still)
    {
      set_needed (gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller)));
      set_needed (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (scroller)));
    }
  return GDK_EVENT_PROPAGATE;
}

/* One that is still coming is not there yet either. */
static gboolean
is_going (GtkWidget *scrollbar)
{
  const gint64 *needed = g_object_get_data (G_OBJECT (scrollbar), NEEDED);
  double opacity = gtk_widget_get_opacity (scrollbar);

  return gtk_widget_get_mapped (scrollbar) && opacity > 0 && opacity < 1
         && needed != NULL && g_get_monotonic_time () - *needed > FADE;
}

/* Scrollbars that are switched off and on begin with what nobody sees. */
static void
hide_scrollbars (GtkScrolledWindow *scroller)
{
  GtkWidget *vertical = gtk_scrolled_window_get_vscrollbar (scroller);
  GtkWidget *horizontal = gtk_scrolled_window_get_hscrollbar (scroller);

  if (!gtk_scrolled_window_get_overlay_scrolling (scroller)
      || (!is_going (vertical) && !is_going (horizontal)))
    return;

  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  gtk_scrolled_window_set_overlay_scrolling (scroller, TRUE);
}

/* Whether a key that makes a letter makes one here. */
static gboolean
takes_letters (GtkWidget *focus)
{
  return GTK_IS_TEXT (focus)
         || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

static gboolean
key_cb (GtkWidget       *root,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  Typing *typing = g_object_get_data (G_OBJECT (root), TYPING);

  if (gdk_keyval_to_unicode (key) == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || !takes_letters (gtk_root_get_focus (GTK_ROOT (root))))
    return GDK_EVENT_PROPAGATE;

  typing->letter = g_get_monotonic_time ();
  for (guint i = 0; i < typing->scrollers->len; i++)
    hide_scrollbars (g_ptr_array_index (typing->scrollers, i));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
hide_cb (gpointer scroller)
{
  hide_scrollbars (scroller);
  return G_SOURCE_REMOVE;
}

/* One that begins to go between two letters does not make the second wait. */
static void
opacity_cb (GtkWidget  *scrollbar,
            GParamSpec *property,
            GtkWidget  *scroller)
{
  GtkRoot *root = gtk_widget_get_root (scroller);
  Typing *typing = root != NULL ? g_object_get_data (G_OBJECT (root), TYPING) : NULL;

  /* Not at once: it is said from within the frame that fades it. */
  if (typing != NULL && g_get_monotonic_time () - typing->letter < PAUSE && is_going (scrollbar))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, hide_cb, g_object_ref (scroller), g_object_unref);
}

static void
typing_free (Typing *typing)
{
  g_ptr_array_unref (typing->scrollers);
  g_free (typing);
}

static Typing *
get_typing (GtkWidget *root)
{
  Typing *typing = g_object_get_data (G_OBJECT (root), TYPING);
  GtkEventController *keys;

  if (typing != NULL)
    return typing;

  typing = g_new0 (Typing, 1);
  typing->scrollers = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (root), TYPING, typing, (GDestroyNotify)typing_free);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), root);
  gtk_widget_add_controller (root, keys);
  return typing;
}

static void
map_cb (GtkWidget *scroller)
{
  Typing *typing = get_typing (GTK_WIDGET (gtk_widget_get_root (scroller)));

  g_ptr_array_add (typing->scrollers, scroller);
}

static void
unmap_cb (GtkWidget *scroller)
{
  GtkRoot *root = gtk_widget_get_root (scroller);
  Typing *typing = root != NULL ? g_object_get_data (G_OBJECT (root), TYPING) : NULL;

  if (typing != NULL)
    g_ptr_array_remove_fast (typing->scrollers, scroller);
}

/* Minds when @scrollbar is needed, and when it goes. */
static void
watch (GtkScrolledWindow *scroller,
       GtkWidget         *scrollbar,
       GtkAdjustment     *adjustment)
{
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (set_needed), scrollbar,
                           G_CONNECT_SWAPPED);
  g_signal_connect (scrollbar, "notify::opacity", G_CALLBACK (opacity_cb), scroller);
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

  watch (scroller, gtk_scrolled_window_get_vscrollbar (scroller),
         gtk_scrolled_window_get_vadjustment (scroller));
  watch (scroller, gtk_scrolled_window_get_hscrollbar (scroller),
         gtk_scrolled_window_get_hadjustment (scroller));
  g_signal_connect (scroller, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (scroller, "unmap", G_CALLBACK (unmap_cb), NULL);
}
