/* test-still-pointer.c: a pointer that rests brings no scrollbars up
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <X11/keysym.h>
#include <adwaita.h>

#include "support/test-input.h"
#include "support/test-wait.h"
#include "ui/compat/tb-still-pointer.h"

/* In milliseconds. */
#define PATIENCE 10000
/* Scrollbars begin to come at once. */
#define MOMENT 300
/* Between two letters. */
#define LETTER 400

typedef struct
{
  GtkWindow *window;
  GtkWidget *scroller;
  GtkWidget *content;
  GtkWidget *entry;
} Fixture;

static double
get_opacity (Fixture *fixture)
{
  return gtk_widget_get_opacity (
    gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (fixture->scroller)));
}

static gboolean
is_there (gpointer fixture)
{
  return get_opacity (fixture) >= 1;
}

static gboolean
is_going (gpointer fixture)
{
  return get_opacity (fixture) < 1;
}

static gboolean
is_gone (gpointer fixture)
{
  return get_opacity (fixture) <= 0;
}

static void
wait_until (Fixture       *fixture,
            TestCondition  is_so)
{
  g_assert_true (test_wait_until (is_so, fixture, PATIENCE));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->content = gtk_label_new ("words");
  gtk_widget_set_size_request (fixture->content, -1, 2000);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->content);
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (fixture->scroller));
  gtk_widget_set_vexpand (fixture->scroller, TRUE);
  fixture->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), fixture->scroller);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 300, 300);
  gtk_window_present (fixture->window);
  test_wait (MOMENT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
}

static void
test_rests (Fixture       *fixture,
            gconstpointer  data)
{
  if (!test_input_is_possible ())
    {
      g_test_skip ("no libXtst: nothing moves the pointer");
      return;
    }
  test_input_move (120, 120);
  test_wait (MOMENT);
  g_assert_cmpfloat (get_opacity (fixture), >, 0);
  /* It goes by itself after a while. */
  wait_until (fixture, is_gone);

  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_set_margin_top (fixture->content, 10 + 10 * (int)i);
      test_wait (MOMENT);
      /* As for a key: what was made up in the frame before is sent now. */
      gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (fixture->scroller),
                                     GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
      test_wait (MOMENT);
      g_assert_cmpfloat (get_opacity (fixture), ==, 0);
    }

  test_input_move (121, 120);
  test_wait (MOMENT);
  g_assert_cmpfloat (get_opacity (fixture), >, 0);
}

/* Scrollbars that are on their way out do not keep frames coming while somebody types. */
static void
test_letters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkAdjustment *adjustment;

  if (!test_input_is_possible ())
    {
      g_test_skip ("no libXtst: nothing presses keys");
      return;
    }
  test_input_move (120, 120);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
  gtk_widget_grab_focus (fixture->entry);
  gtk_adjustment_set_value (adjustment, 100);
  wait_until (fixture, is_there);
  test_input_press_key (XK_a);
  test_wait (MOMENT);
  g_assert_true (is_there (fixture));
  wait_until (fixture, is_going);
  test_input_press_key (XK_b);
  test_wait (MOMENT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "ab");
  g_assert_cmpfloat (get_opacity (fixture), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 100);

  /* They come again. */
  gtk_adjustment_set_value (adjustment, 200);
  test_wait (MOMENT);
  g_assert_cmpfloat (get_opacity (fixture), >, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Nor do they begin to go between two letters. */
static void
test_between (Fixture       *fixture,
              gconstpointer  data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (fixture->scroller);
  guint n_steps = 0;

  if (!test_input_is_possible ())
    {
      g_test_skip ("no libXtst: nothing presses keys");
      return;
    }
  test_input_move (120, 120);
  gtk_widget_grab_focus (fixture->entry);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 100);
  wait_until (fixture, is_there);
  g_signal_connect_swapped (gtk_scrolled_window_get_vscrollbar (scroller), "notify::opacity",
                            G_CALLBACK (count_cb), &n_steps);
  for (guint i = 0; i < PATIENCE / LETTER && !is_going (fixture); i++)
    {
      test_input_press_key (XK_a);
      test_wait (LETTER);
    }
  g_assert_cmpfloat (get_opacity (fixture), ==, 0);
  /* To fade takes it some twenty in the time between two. */
  g_assert_cmpuint (n_steps, <, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/still-pointer/rests", Fixture, NULL, set_up, test_rests, tear_down);
  g_test_add ("/ui/still-pointer/letters", Fixture, NULL, set_up, test_letters, tear_down);
  g_test_add ("/ui/still-pointer/between", Fixture, NULL, set_up, test_between, tear_down);
  return g_test_run ();
}
