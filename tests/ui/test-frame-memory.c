/* test-frame-memory.c: frames use the memory of those before them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <sys/resource.h>
#include <unistd.h>

#include <adwaita.h>

#include "support/test-frames.h"
#include "ui/compat/tb-frame-memory.h"

#define WIDTH 900
#define HEIGHT 700
#define N_FRAMES 20

#ifdef __SANITIZE_ADDRESS__
#define HAS_OTHER_HEAP TRUE
#else
#define HAS_OTHER_HEAP FALSE
#endif

/* How often the program has waited for a page of memory. */
static glong
count_faults (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

/* Each frame has another color: what is the same is not drawn again. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cairo,
         int             width,
         int             height,
         gpointer        n_drawn)
{
  cairo_set_source_rgb (cairo, (*(guint *)n_drawn)++ % 2, 0, 0);
  cairo_paint (cairo);
}

/* With time between them, in which the X server gets done with the last one. */
static void
draw_frames (GtkWidget *area,
             guint      n)
{
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_queue_draw (area);
      gtk_widget_queue_resize (area);
      test_wait_frames (area, 3);
    }
}

static void
test_whole_frames (void)
{
  GtkWindow *window;
  GtkWidget *area;
  guint n_drawn = 0;
  glong pages_of_frame = WIDTH * HEIGHT * 4 / sysconf (_SC_PAGESIZE);
  glong before, n;

  if (HAS_OTHER_HEAP)
    {
      g_test_skip ("the address sanitizer gives memory back as it likes");
      return;
    }
  tb_frame_memory_keep (gdk_display_get_default ());
  window = GTK_WINDOW (gtk_window_new ());
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, &n_drawn, NULL);
  gtk_window_set_child (window, area);
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_present (window);
  draw_frames (area, 5);

  before = count_faults ();
  draw_frames (area, N_FRAMES);
  n = (count_faults () - before) / N_FRAMES;
  g_test_message ("%ld pages a frame, which has %ld", n, pages_of_frame);
  g_assert_cmpint (n, <, pages_of_frame / 2);
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/frame-memory/whole-frames", test_whole_frames);
  return g_test_run ();
}
