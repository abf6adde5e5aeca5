/* bench-board.c: the board of a large plan: opening, scrolling, dragging, filtering
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-board [N-CARDS], on a display of its own without a window manager
 *
 * Opens a generated plan in the program's window and works on its board. What a frame takes is the
 * processor time of the program from its beginning until it is painted: layout, drawing and handing
 * it to the X server. The first frame is in seconds of the clock too, with what others do.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "bench/bench-window.h"
#include "bench/plan-generator.h"
#include "support/test-desktop.h"
#include "support/test-input.h"
#include "support/test-wait.h"
#include "ui/board/tb-board-card.h"
#include "ui/board/tb-board-column.h"
#include "ui/board/tb-board-list.h"
#include "ui/board/tb-board-lanes.h"
#include "ui/board/tb-board.h"

#define N_OPENINGS 20
#define N_SCROLLS  400
#define SCROLL_STEP 90
#define N_DRAGS    8
#define N_MOVES    40 /* of the pointer in a drag */
#define N_FILTERS  60
#define MAX_FRAMES 2000

/* The processor time of this thread, which does all there is to do, in microseconds. */
static gint64
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

/**
 * Frames:
 *
 * Notes what each frame of a window took while it is there.
 */
typedef struct
{
  GdkFrameClock *clock; /* borrowed */
  gint64         start; /* of the frame that is being made */
  gint64         end;   /* of the last one, 0 before */
  gint64         times[MAX_FRAMES];
  guint          n;
} Frames;

static void
frame_begins_cb (GdkFrameClock *clock,
                 Frames        *frames)
{
  frames->start = get_cpu ();
}

static void
frame_painted_cb (GdkFrameClock *clock,
                  Frames        *frames)
{
  frames->end = get_cpu ();
  if (frames->n < MAX_FRAMES)
    frames->times[frames->n++] = frames->end - frames->start;
}

static Frames *
frames_new (TbWindow *window)
{
  Frames *frames = g_new0 (Frames, 1);

  frames->clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (frames->clock, "before-paint", G_CALLBACK (frame_begins_cb), frames);
  g_signal_connect (frames->clock, "after-paint", G_CALLBACK (frame_painted_cb), frames);
  return frames;
}

static void
frames_free (Frames *frames)
{
  g_signal_handlers_disconnect_by_data (frames->clock, frames);
  g_free (frames);
}

static void
wait_for_frame (Frames *frames)
{
  frames->end = 0;
  gdk_frame_clock_request_phase (frames->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (frames->end == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* From one view to the other until that is painted, with all that is done for it before. */
static gint64
show_view (TbWindow   *window,
           Frames     *frames,
           const char *action)
{
  gint64 start = get_cpu ();

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  wait_for_frame (frames);
  return frames->end - start;
}

/* Leaves the board shown. */
static void
measure_opening (TbWindow *window)
{
  Frames *frames = frames_new (window);
  gint64 times[N_OPENINGS];

  gint64 start = g_get_monotonic_time ();
  gint64 first = show_view (window, frames, "win.show-board");

  g_print ("first board frame    %7.1f ms, by the clock %.1f ms\n", (double)first / 1000,
           (double)(g_get_monotonic_time () - start) / 1000);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      test_wait (50);
      show_view (window, frames, "win.show-edit");
      test_wait (50);
      times[i] = show_view (window, frames, "win.show-board");
    }
  bench_window_print ("board again  ", times, N_OPENINGS, 0);
  frames_free (frames);
}

/* Down and up again through the first column, or the lanes, a frame for each step. */
static void
measure_scrolling (TbWindow   *window,
                   const char *title,
                   GType       type)
{
  GtkWidget *scrollable = bench_window_find (GTK_WIDGET (window), type);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scrollable));
  Frames *frames = frames_new (window);
  gint64 times[N_SCROLLS];
  int step = SCROLL_STEP;

  for (int i = -10; i < N_SCROLLS; i++)
    {
      double value = gtk_adjustment_get_value (adjustment) + step;
      gint64 start = get_cpu ();
      gint64 set;

      if (value <= 0 || value >= gtk_adjustment_get_upper (adjustment)
                                   - gtk_adjustment_get_page_size (adjustment))
        step = -step;
      gtk_adjustment_set_value (adjustment, value);
      set = get_cpu () - start;
      frames->n = 0;
      wait_for_frame (frames);
      if (i >= 0)
        times[i] = frames->times[0] + set;
    }
  bench_window_print (title, times, N_SCROLLS, 0);
  frames_free (frames);
}

/* One letter after the other, as a person types and deletes them. */
static void
measure_filter (TbWindow *window)
{
  static const char word[] = "invoices";
  GtkWidget *board = bench_window_find (GTK_WIDGET (window), TB_TYPE_BOARD);
  Frames *frames = frames_new (window);
  gint64 times[N_FILTERS];
  GtkWidget *entry;
  guint length = 0;
  gboolean is_typing = TRUE;

  /* A drop-down has a search entry too. */
  tb_board_focus_search (TB_BOARD (board));
  entry = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_SEARCH_ENTRY);
  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autofree char *text = NULL;
      gint64 start;

      is_typing = length == 0 || (is_typing && length + 1 < sizeof word);
      length = is_typing ? length + 1 : length - 1;
      text = g_strndup (word, length);
      test_wait (30);
      start = get_cpu ();
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      /* Not after the delay that waits for the next letter. */
      g_signal_emit_by_name (entry, "search-changed");
      wait_for_frame (frames);
      times[i] = frames->end - start;
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  wait_for_frame (frames);
  bench_window_print ("filter key   ", times, N_FILTERS, 0);
  frames_free (frames);
}

/* The root window's coordinates of the middle of a widget, as there is no window manager. */
static void
find_middle (GtkWidget *widget,
             double     down,
             int       *x,
             int       *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_rect_t bounds;
  double left;
  double top;

  gtk_native_get_surface_transform (native, &left, &top);
  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds))
    g_assert_not_reached ();
  *x = (int)(left + bounds.origin.x + bounds.size.width / 2);
  *y = (int)(top + bounds.origin.y + bounds.size.height * down);
}

/* The frames of the window while a card is dragged from the first column over the next ones. */
static void
measure_dragging (TbWindow *window)
{
  GtkWidget *board = bench_window_find (GTK_WIDGET (window), TB_TYPE_BOARD);
  GtkWidget *column = bench_window_find (board, TB_TYPE_BOARD_COLUMN);
  Frames *frames;

  if (!test_input_is_possible ())
    {
      g_print ("dragging: needs libXtst\n");
      return;
    }
  frames = frames_new (window);
  for (guint drag = 0; drag < N_DRAGS; drag++)
    {
      GtkWidget *card = bench_window_find (column, TB_TYPE_BOARD_CARD);
      int x;
      int y;
      int end_x;
      int end_y;

      find_middle (card, .3, &x, &y);
      find_middle (column, .5, &end_x, &end_y);
      end_x += 2 * gtk_widget_get_width (column);
      test_input_move (x, y);
      test_input_press_button (1, TRUE);
      test_wait (50);
      for (int i = 1; i <= N_MOVES; i++)
        {
          test_input_move (x + (end_x - x) * i / N_MOVES, y + (end_y - y) * i / N_MOVES);
          test_wait (20);
        }
      test_input_press_button (1, FALSE);
      test_wait (600);
    }
  if (frames->n > 0)
    bench_window_print ("drag frame   ", frames->times, frames->n, 0);
  frames_free (frames);
}

int
main (int   argc,
      char *argv[])
{
  guint n_cards = argc > 1 ? (guint)strtoul (argv[1], NULL, 10) : 500;
  g_autofree char *text = plan_generator_new_text (n_cards);
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  TbWindow *window;

  g_print ("plan of %u tasks, %" G_GSIZE_FORMAT " bytes\n", n_cards, strlen (text));
  test_desktop_announce_window_manager ();
  adw_init ();
  window = bench_window_open (path, text, g_get_monotonic_time ());
  test_wait (500);
  measure_opening (window);
  test_wait (300);
  measure_scrolling (window, "column scroll", TB_TYPE_BOARD_LIST);
  test_wait (300);
  measure_filter (window);
  test_wait (300);
  measure_dragging (window);
  gtk_widget_activate_action (bench_window_find (GTK_WIDGET (window), TB_TYPE_BOARD),
                              "board.lanes", NULL);
  test_wait (500);
  measure_scrolling (window, "lanes scroll ", TB_TYPE_BOARD_LANES);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
