/* test-closed-menu.c: the click behind a menu that was closed is for what it is at
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "support/test-input.h"
#include "support/test-wait.h"
#include "ui/compat/tb-closed-menu.h"

/* In milliseconds. */
#define PATIENCE 5000
#define MOMENT 200
/* In the middle of the window, and of the menu. */
#define X 160
#define Y 160

typedef struct
{
  GtkWindow *window;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *menu;
  guint      n_clicks;
} Fixture;

static void
clicked_cb (Fixture *fixture)
{
  fixture->n_clicks++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *large = gtk_label_new ("item");

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->label = gtk_label_new ("words");
  fixture->button = gtk_button_new_with_label ("button");
  gtk_widget_set_vexpand (fixture->button, TRUE);
  g_signal_connect_swapped (fixture->button, "clicked", G_CALLBACK (clicked_cb), fixture);
  gtk_box_append (GTK_BOX (box), fixture->label);
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 300, 300);

  fixture->menu = gtk_popover_new ();
  gtk_widget_set_size_request (large, 150, 150);
  gtk_popover_set_child (GTK_POPOVER (fixture->menu), large);
  gtk_widget_set_parent (fixture->menu, fixture->label);
  gtk_window_present (fixture->window);
  test_wait (MOMENT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_unparent (fixture->menu);
  gtk_window_destroy (fixture->window);
}

static gboolean
is_clicked (gpointer fixture)
{
  return ((Fixture *)fixture)->n_clicks > 0;
}

static gboolean
is_pointed_at (gpointer widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

/* The window gets another layout while the pointer is in the menu, and just then that is closed. */
static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  if (!test_input_is_possible ())
    {
      g_test_skip ("no libXtst: nothing presses buttons");
      return;
    }
  for (guint i = 0; i < 10; i++)
    {
      fixture->n_clicks = 0;
      test_input_move (X, Y);
      gtk_popover_popup (GTK_POPOVER (fixture->menu));
      g_assert_true (test_wait_until (is_pointed_at, fixture->menu, PATIENCE));
      gtk_label_set_text (GTK_LABEL (fixture->label), i % 2 == 0 ? "more\nwords" : "words");
      test_wait (i);
      gtk_popover_popdown (GTK_POPOVER (fixture->menu));
      test_wait (MOMENT);
      /* What GTK still owes the menu is sent with the next frame. */
      gtk_widget_queue_draw (fixture->button);
      gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (fixture->button),
                                     GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
      test_wait (MOMENT);
      test_input_press_button (1, TRUE);
      test_input_press_button (1, FALSE);
      g_assert_true (test_wait_until (is_clicked, fixture, PATIENCE));
    }
}

/* One that is opened again at once stays. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_popover_popup (GTK_POPOVER (fixture->menu));
  test_wait (MOMENT);
  gtk_popover_popdown (GTK_POPOVER (fixture->menu));
  gtk_popover_popup (GTK_POPOVER (fixture->menu));
  test_wait (MOMENT);
  g_assert_true (gtk_widget_get_mapped (fixture->menu));
  gtk_popover_popdown (GTK_POPOVER (fixture->menu));
  test_wait (MOMENT);
  g_assert_false (gtk_widget_get_realized (fixture->menu));
  gtk_popover_popup (GTK_POPOVER (fixture->menu));
  test_wait (MOMENT);
  g_assert_true (gtk_widget_get_mapped (fixture->menu));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  tb_closed_menu_watch ();

  g_test_add ("/ui/closed-menu/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/ui/closed-menu/again", Fixture, NULL, set_up, test_again, tear_down);
  return g_test_run ();
}
