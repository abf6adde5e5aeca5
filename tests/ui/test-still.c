/* test-still.c: what stands still looks as it did, and what changes changes at once
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "support/test-frames.h"
#include "support/test-picture.h"
#include "support/test-wait.h"
#include "ui/compat/tb-baselines.h"
#include "ui/widgets/tb-sight-box.h"

/* In milliseconds: until something stands still. */
#define REST 700
/* By so much a colour may differ where two that are half transparent were laid over each other in
 * another order; of 255. */
#define TOLERANCE 2

typedef struct
{
  GtkWindow *window;
  GtkWidget *box;
  GtkWidget *label; /* in the second child */
} Fixture;

/* A card with all sorts of things that GTK draws in different ways. */
static GtkWidget *
make_card (GtkWidget **label)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *label = gtk_label_new ("Every word, Äß and \"j\"");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), *label);
  gtk_box_append (GTK_BOX (card), gtk_image_new_from_icon_name ("document-new-symbolic"));
  gtk_box_append (GTK_BOX (card), gtk_button_new_with_label ("Button"));
  gtk_box_append (GTK_BOX (card), gtk_check_button_new_with_label ("Check"));
  gtk_box_append (GTK_BOX (card), gtk_switch_new ());
  gtk_box_append (GTK_BOX (card), gtk_entry_new ());
  gtk_widget_set_opacity (gtk_widget_get_last_child (card), 0.5);
  gtk_widget_set_margin_start (card, 12);
  gtk_widget_set_margin_top (card, 12);
  return card;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *label;

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->box = tb_sight_box_new ();
  gtk_box_append (GTK_BOX (fixture->box), make_card (&label));
  gtk_box_append (GTK_BOX (fixture->box), make_card (&fixture->label));
  gtk_window_set_child (fixture->window, fixture->box);
  gtk_window_set_focus_visible (fixture->window, FALSE);
  gtk_window_present (fixture->window);
  test_wait_frames (fixture->box, 3);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

/* Draws a frame for another reason than a child. */
static void
draw_frame (Fixture *fixture)
{
  gtk_widget_queue_draw (fixture->box);
  test_wait_frames (fixture->box, 2);
}

/* How many records there are at the surface of @node. */
static guint
count_records (GskRenderNode *node)
{
  guint n = 0;

  switch ((guint)gsk_render_node_get_node_type (node))
    {
    case GSK_CAIRO_NODE:
      return 1;

    case GSK_CLIP_NODE:
      return count_records (gsk_clip_node_get_child (node));

    case GSK_TRANSFORM_NODE:
      return count_records (gsk_transform_node_get_child (node));

    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_records (gsk_container_node_get_child (node, i));
      return n;

    default:
      return 0;
    }
}

static guint
count (Fixture *fixture)
{
  GskRenderNode *node = test_picture_take (fixture->box);
  guint n = count_records (node);

  gsk_render_node_unref (node);
  return n;
}

/* Returns: (transfer full): four bytes a pixel */
static GBytes *
draw (Fixture *fixture)
{
  int width = gtk_widget_get_width (fixture->box);
  int height = gtk_widget_get_height (fixture->box);

  return g_bytes_new_take (test_picture_draw (test_picture_take (fixture->box), width, height),
                           (gsize)width * 4 * height);
}

/* Returns: by how much the two differ at most in one colour of one pixel */
static int
compare (GBytes *a,
         GBytes *b)
{
  gsize size;
  const guchar *x = g_bytes_get_data (a, &size);
  const guchar *y = g_bytes_get_data (b, NULL);
  int most = 0;

  g_assert_cmpuint (g_bytes_get_size (b), ==, size);
  for (gsize i = 0; i < size; i++)
    most = MAX (most, ABS (x[i] - y[i]));
  return most;
}

static void
test_record (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GBytes) drawn = NULL;
  g_autoptr (GBytes) recorded = NULL;
  g_autoptr (GBytes) moved = NULL;

  /* Not what may go on to change. */
  draw_frame (fixture);
  test_wait (REST);
  g_assert_cmpuint (count (fixture), ==, 0);
  drawn = draw (fixture);
  draw_frame (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  recorded = draw (fixture);
  g_assert_cmpint (compare (drawn, recorded), <=, TOLERANCE);

  /* Elsewhere it is the same. */
  gtk_widget_set_margin_top (gtk_widget_get_first_child (fixture->box), 10);
  draw_frame (fixture);
  gtk_widget_set_margin_top (gtk_widget_get_first_child (fixture->box), 12);
  draw_frame (fixture);
  moved = draw (fixture);
  g_assert_cmpint (compare (drawn, moved), <=, TOLERANCE);
}

static void
test_change (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GBytes) recorded = NULL;

  test_wait (REST);
  draw_frame (fixture);
  before = draw (fixture);
  gtk_label_set_text (GTK_LABEL (fixture->label), "Every other, Äß and \"j\"");
  test_wait_frames (fixture->box, 2);
  g_assert_cmpuint (count (fixture), ==, 1);
  test_wait (REST);
  changed = draw (fixture);
  g_assert_cmpint (g_bytes_get_size (changed) == g_bytes_get_size (before)
                     ? compare (before, changed)
                     : 255,
                   >, TOLERANCE);

  draw_frame (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  recorded = draw (fixture);
  g_assert_cmpint (compare (changed, recorded), <=, TOLERANCE);

  gtk_widget_set_visible (gtk_widget_get_first_child (fixture->box), FALSE);
  draw_frame (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  gtk_widget_set_visible (gtk_widget_get_first_child (fixture->box), TRUE);
  draw_frame (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Whether GTK draws letters in the colours of a screen's stripes: not from 4.16 on. */
static gboolean
has_stripes (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return cairo_font_options_get_antialias (pango_cairo_context_get_font_options (context))
         == CAIRO_ANTIALIAS_SUBPIXEL;
}

/* Letters that are drawn in such colours stay so. */
static void
test_stripes (Fixture      *fixture,
              gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->box);

  g_object_set (settings, "gtk-xft-antialias", 1, "gtk-xft-rgba", "rgb", NULL);
  draw_frame (fixture);
  test_wait (REST);
  draw_frame (fixture);
  g_assert_cmpuint (count (fixture), ==, has_stripes (fixture->box) ? 0 : 2);
  gtk_settings_reset_property (settings, "gtk-xft-rgba");
  gtk_settings_reset_property (settings, "gtk-xft-antialias");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  tb_baselines_round (gdk_display_get_default ());

  g_test_add ("/ui/still/record", Fixture, NULL, set_up, test_record, tear_down);
  g_test_add ("/ui/still/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/ui/still/stripes", Fixture, NULL, set_up, test_stripes, tear_down);
  return g_test_run ();
}
