/* test-baselines.c: a line of text that an edge cuts looks as it does when it is whole
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "support/test-frames.h"
#include "support/test-picture.h"
#include "ui/compat/tb-baselines.h"

/* Of letters, from the smallest that the preview has to a heading when it is large. */
#define FIRST_SIZE 7.0
#define LAST_SIZE 21.0
#define STEP 0.3

/* What @widget shows when all below @edge is cut off, of @height pixels. Returns: (transfer full):
 * four bytes a pixel */
static guchar *
draw (GtkWidget *widget,
      int        height,
      int        edge)
{
  int width = gtk_widget_get_width (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, edge));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
  return test_picture_draw (gtk_snapshot_free_to_node (snapshot), width, height);
}

static void
set_size (GtkLabel *label,
          double    size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  pango_attr_list_insert (attributes, pango_attr_size_new ((int)(size * PANGO_SCALE)));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
test_cut (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *label = gtk_label_new ("\"ijk\": {Verifying} Äß");

  gtk_window_set_child (window, label);
  gtk_window_present (window);
  for (double size = FIRST_SIZE; size < LAST_SIZE; size += STEP)
    {
      g_autofree guchar *whole = NULL;
      int width, height;

      set_size (GTK_LABEL (label), size);
      test_wait_frames (label, 3);
      width = gtk_widget_get_width (label);
      height = gtk_widget_get_height (label);
      whole = draw (label, height, height);
      for (int edge = 1; edge < height; edge++)
        {
          g_autofree guchar *part = draw (label, height, edge);

          g_test_message ("letters of %.1f, cut at %d of %d", size, edge, height);
          g_assert_cmpmem (part, (gsize)width * 4 * edge, whole, (gsize)width * 4 * edge);
        }
    }
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  tb_baselines_round (gdk_display_get_default ());

  g_test_add_func ("/ui/baselines/cut", test_cut);
  return g_test_run ();
}
