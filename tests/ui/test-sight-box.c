/* test-sight-box.c: what is out of sight is not drawn
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "support/test-wait.h"
#include "ui/widgets/tb-sight-box.h"

#define N_AREAS 60
/* In pixels. */
#define HEIGHT 40
/* In milliseconds. */
#define PATIENCE 10000

typedef struct
{
  GtkWindow *window;
  GtkWidget *scroller; /* NULL without */
  GtkWidget *areas[N_AREAS];
  guint      n_drawn[N_AREAS];
} Fixture;

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        n_drawn)
{
  (*(guint *)n_drawn)++;
}

static gboolean
is_drawn (gpointer n_drawn)
{
  return *(guint *)n_drawn > 0;
}

static void
assert_drawn (Fixture *fixture,
              guint    area)
{
  g_assert_true (test_wait_until (is_drawn, &fixture->n_drawn[area], PATIENCE));
}

static void
set_up (Fixture      *fixture,
        gconstpointer is_scrolled)
{
  GtkWidget *box = tb_sight_box_new ();

  for (guint i = 0; i < N_AREAS; i++)
    {
      fixture->areas[i] = gtk_drawing_area_new ();
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (fixture->areas[i]), HEIGHT);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (fixture->areas[i]), draw_cb,
                                      &fixture->n_drawn[i], NULL);
      gtk_box_append (GTK_BOX (box), fixture->areas[i]);
    }
  fixture->window = GTK_WINDOW (gtk_window_new ());
  if (is_scrolled != NULL)
    {
      fixture->scroller = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), box);
      box = fixture->scroller;
    }
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 300, 5 * HEIGHT);
  gtk_window_present (fixture->window);
  assert_drawn (fixture, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer is_scrolled)
{
  gtk_window_destroy (fixture->window);
}

static void
scroll_to (Fixture *fixture,
           int      y)
{
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller)), y);
}

static void
test_scrolled (Fixture      *fixture,
               gconstpointer is_scrolled)
{
  guint n_first;

  assert_drawn (fixture, 4);
  g_assert_cmpuint (fixture->n_drawn[N_AREAS / 2], ==, 0);
  scroll_to (fixture, N_AREAS / 2 * HEIGHT);
  assert_drawn (fixture, N_AREAS / 2);
  assert_drawn (fixture, N_AREAS / 2 + 4);
  g_assert_cmpuint (fixture->n_drawn[N_AREAS - 1], ==, 0);

  /* What changes out of sight waits for the day that it is seen. */
  n_first = fixture->n_drawn[0];
  gtk_widget_queue_draw (fixture->areas[0]);
  scroll_to (fixture, N_AREAS * HEIGHT);
  assert_drawn (fixture, N_AREAS - 1);
  g_assert_cmpuint (fixture->n_drawn[0], ==, n_first);
  fixture->n_drawn[0] = 0;
  scroll_to (fixture, 0);
  assert_drawn (fixture, 0);
}

/* More of it comes into sight. */
static void
test_resized (Fixture      *fixture,
              gconstpointer is_scrolled)
{
  g_assert_cmpuint (fixture->n_drawn[10], ==, 0);
  gtk_window_set_default_size (fixture->window, 300, 12 * HEIGHT);
  assert_drawn (fixture, 10);
  g_assert_cmpuint (fixture->n_drawn[30], ==, 0);

  for (guint i = 0; i < 20; i++)
    gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (fixture->areas[i]), 1);
  assert_drawn (fixture, 25);
  for (guint i = 20; i < 30; i++)
    gtk_widget_set_visible (fixture->areas[i], FALSE);
  assert_drawn (fixture, 35);
}

static void
test_not_scrolled (Fixture      *fixture,
                   gconstpointer is_scrolled)
{
  for (guint i = 0; i < N_AREAS; i++)
    assert_drawn (fixture, i);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/sight-box/scrolled", Fixture, "", set_up, test_scrolled, tear_down);
  g_test_add ("/ui/sight-box/resized", Fixture, "", set_up, test_resized, tear_down);
  g_test_add ("/ui/sight-box/not-scrolled", Fixture, NULL, set_up, test_not_scrolled, tear_down);
  return g_test_run ();
}
