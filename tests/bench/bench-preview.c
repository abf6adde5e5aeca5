/* bench-preview.c: from a key in a form to pixels in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-preview N-TASKS, on a display of its own
 *
 * Opens a generated plan in the program's window, types into a description with real key events,
 * and watches the window from outside: a thread with its own connection to the X server presses
 * keys and looks at the pixels each time the server says that something was drawn. To look again
 * and again would take the server's time, and the program's, from the drawing.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>
#include <glib/gstdio.h>

#include "bench/bench-window.h"
#include "bench/plan-generator.h"
#include "support/test-desktop.h"
#include "support/test-input.h"
#include "support/test-wait.h"
#include "ui/compat/tb-frame-memory.h"
#include "ui/preview/tb-preview.h"

#define N_KEYS 200
#define N_WARM_UP 10
/* Between two keys, in microseconds: a fast typist. */
#define PAUSE 60000
/* A key that shows nothing for so long is lost, and after some of them there is no point. */
#define PATIENCE (2 * G_TIME_SPAN_SECOND)
#define MAX_LOST 10
#define WATCHED_HEIGHT 140
/* In milliseconds. */
#define WAIT 700
#define MAX_WAITS 60
/* In bytes: of what tells the pace of the machine. */
#define PACE_SIZE 65536

/**
 * Typist:
 * @window: borrowed
 * @preview: borrowed
 * @lock: of @area, which two threads know
 * @area: what to look at, on the screen
 * @latencies: (array length=N_KEYS): in microseconds; -1 for none
 * @paces: (array length=N_KEYS): measure_pace() behind each key
 * @cpu: what its own thread took, in microseconds
 * @failure: (nullable): why it gave up
 */
typedef struct
{
  TbWindow    *window;
  TbPreview   *preview;
  GMutex       lock;
  GdkRectangle area;
  gint64       latencies[N_KEYS];
  gint64       paces[N_KEYS];
  gint64       cpu;
  gint64       cpu_before;
  gint64       cpu_behind;
  const char  *failure;
  int          is_done;
} Typist;

static gint64
get_cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

/* Machines that are shared run at half their speed for seconds, and other figures with them.
 * Returns: how long the processor takes for a work that is always the same, in microseconds */
static gint64
measure_pace (void)
{
  static const guint8 data[PACE_SIZE];
  gint64 start = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  g_autofree char *checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, PACE_SIZE);

  return checksum != NULL ? get_cpu (CLOCK_THREAD_CPUTIME_ID) - start : 0;
}

static XImage *
take_picture (Display            *display,
              const GdkRectangle *area)
{
  return XGetImage (display, DefaultRootWindow (display), area->x, area->y,
                    (unsigned int)area->width, (unsigned int)area->height, AllPlanes, ZPixmap);
}

static gboolean
is_same (const XImage *a,
         const XImage *b)
{
  return memcmp (a->data, b->data, (gsize)a->bytes_per_line * (gsize)a->height) == 0;
}

/* Waits until the server has drawn something, or @deadline. Returns: whether it has */
static gboolean
wait_for_drawing (Display *display,
                  Damage   damage,
                  gint64   deadline)
{
  GPollFD connection = { .fd = ConnectionNumber (display), .events = G_IO_IN };
  gboolean is_drawn = FALSE;

  while (!is_drawn)
    {
      gint64 left = deadline - g_get_monotonic_time ();

      if (XPending (display) == 0
          && (left <= 0 || g_poll (&connection, 1, (int)(left / 1000)) <= 0))
        return FALSE;
      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          is_drawn = TRUE;
        }
    }
  /* From here on it tells of the next one. */
  XDamageSubtract (display, damage, None, None);
  return TRUE;
}

/* Presses the key and waits until the pixels change. Returns: how long that took, or -1 */
static gint64
press (Typist  *typist,
       Display *display,
       Damage   damage,
       KeySym   symbol)
{
  GdkRectangle area;
  XImage *before;
  gint64 start;
  gint64 latency = -1;

  g_mutex_lock (&typist->lock);
  area = typist->area;
  g_mutex_unlock (&typist->lock);
  before = take_picture (display, &area);
  start = g_get_monotonic_time ();

  test_input_press_key ((guint)symbol);
  while (latency < 0 && wait_for_drawing (display, damage, start + PATIENCE))
    {
      XImage *now = take_picture (display, &area);

      if (!is_same (before, now))
        latency = g_get_monotonic_time () - start;
      XDestroyImage (now);
    }
  XDestroyImage (before);
  return latency;
}

static gpointer
type_thread (gpointer data)
{
  /* Words, for which lines can break. A blank would show nothing at the end of a text. */
  static const KeySym letters[] = { XK_a, XK_e, XK_n, XK_s, XK_t, XK_o, XK_minus };
  Typist *typist = data;
  Display *display = XOpenDisplay (NULL);
  Damage damage;
  guint n_lost = 0;
  int first_event;
  int first_error;

  g_assert_nonnull (display);
  g_assert_true (XDamageQueryExtension (display, &first_event, &first_error));
  damage = XDamageCreate (display, DefaultRootWindow (display), XDamageReportNonEmpty);
  for (int i = -N_WARM_UP; typist->failure == NULL && i < N_KEYS; i++)
    {
      KeySym letter = letters[(guint)(i + N_WARM_UP) % G_N_ELEMENTS (letters)];
      gint64 latency;

      if (i == 0)
        {
          typist->cpu_before = get_cpu (CLOCK_PROCESS_CPUTIME_ID);
          typist->cpu = -get_cpu (CLOCK_THREAD_CPUTIME_ID);
        }
      latency = press (typist, display, damage, letter);
      if (i >= 0)
        typist->latencies[i] = latency;
      n_lost += latency < 0;
      if (n_lost == MAX_LOST)
        typist->failure = "the keys are not seen in the preview";
      g_usleep (PAUSE);
      if (i >= 0)
        typist->paces[i] = measure_pace ();
    }
  typist->cpu += get_cpu (CLOCK_THREAD_CPUTIME_ID);
  typist->cpu_behind = get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  XCloseDisplay (display);
  g_atomic_int_set (&typist->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* The description of a task in the middle of the plan. */
static void
go_to_description (TbWindow *window)
{
  TbSession *session = tb_window_get_session (window);
  Plan *plan = tb_session_get_plan (session);
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  PlanPart *part = plan_get_part (plan, tasks[n_tasks / 2]);

  tb_session_go_to (session, plan_part_get_id (part),
                    plan_part_find_field (part, "description", 0), -1);
}

/* Where the preview shows the field that somebody is in. Returns: whether it does */
static gboolean
find_area (TbWindow     *window,
           TbPreview    *preview,
           GdkRectangle *area)
{
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextIter iter;
  GdkRectangle at;
  double x;
  double y;
  int top;
  int line = tb_preview_get_marked_line (preview);
  int room;

  if (line < 0)
    return FALSE;
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, line);
  gtk_text_view_get_iter_location (view, &iter, &at);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, at.y, NULL, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (window), 0, top, &x, &y);
  room = gtk_widget_get_height (GTK_WIDGET (window)) - (int)y - 16;
  /* The window's own shadow is around it on the screen, but not wider than this. */
  *area = (GdkRectangle){ (int)x + 16, (int)y + 8, gtk_widget_get_width (GTK_WIDGET (view)) - 32,
                          MIN (WATCHED_HEIGHT, room) };
  return y >= 0 && room > 0;
}

/* Waits until it stands still and all of a long text has learned its heights: for some seconds that
 * takes what time is left. */
static gboolean
wait_for_area (TbWindow     *window,
               TbPreview    *preview,
               GdkRectangle *area)
{
  GtkScrollable *view = GTK_SCROLLABLE (tb_preview_get_view (preview));
  GdkRectangle area_before = { 0 };
  double height_before = 0;

  for (guint i = 0; i < MAX_WAITS; i++)
    {
      double height;

      test_wait (WAIT);
      height = gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (view));
      if (find_area (window, preview, area) && gdk_rectangle_equal (area, &area_before)
          && G_APPROX_VALUE (height, height_before, .5))
        return TRUE;
      area_before = *area;
      height_before = height;
    }
  return FALSE;
}

/* The preview goes along with a text that grows out of sight. */
static void
scrolled_cb (Typist *typist)
{
  GdkRectangle area;

  if (!find_area (typist->window, typist->preview, &area))
    return;
  g_mutex_lock (&typist->lock);
  typist->area = area;
  g_mutex_unlock (&typist->lock);
}

static void
print_latencies (Typist *typist)
{
  guint n_lost = 0;

  for (guint i = 0; i < N_KEYS; i++)
    n_lost += typist->latencies[i] < 0;
  bench_window_print ("key to pixels", typist->latencies, N_KEYS, n_lost);
  g_print ("CPU per key          %7.1f ms\n",
           (double)(typist->cpu_behind - typist->cpu_before - typist->cpu) / N_KEYS / 1000);
  bench_window_print ("the machine", typist->paces, N_KEYS, 0);
}

static void
type (TbWindow *window)
{
  TbPreview *preview = TB_PREVIEW (bench_window_find (GTK_WIDGET (window), TB_TYPE_PREVIEW));
  Typist typist = { .window = window, .preview = preview };
  GtkAdjustment *adjustment;
  GThread *thread;

  if (!test_input_is_possible ())
    {
      g_print ("no libXtst: no keys pressed\n");
      return;
    }
  /* Keys go to where the pointer is: there is no window manager. */
  test_input_move (500, 790);
  test_wait (500);
  go_to_description (window);
  if (!wait_for_area (window, preview, &typist.area))
    {
      g_print ("the description is not in sight in the preview\n");
      return;
    }
  g_mutex_init (&typist.lock);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tb_preview_get_view (preview)));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), &typist);
  thread = g_thread_new ("typist", type_thread, &typist);
  while (!g_atomic_int_get (&typist.is_done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_signal_handlers_disconnect_by_data (adjustment, &typist);
  g_mutex_clear (&typist.lock);
  if (typist.failure == NULL)
    print_latencies (&typist);
  else
    g_print ("%s\n", typist.failure);
}

int
main (int   argc,
      char *argv[])
{
  gint64 start = g_get_monotonic_time ();
  guint n_tasks = argc > 1 ? (guint)strtoul (argv[1], NULL, 10) : 20;
  g_autofree char *text = plan_generator_new_text (n_tasks);
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  gint64 generated = g_get_monotonic_time () - start;
  TbWindow *window;

  g_print ("plan of %u tasks, %" G_GSIZE_FORMAT " bytes\n", n_tasks, strlen (text));
  test_desktop_announce_window_manager ();
  adw_init ();
  tb_frame_memory_keep (gdk_display_get_default ());
  window = bench_window_open (path, text, start + generated);
  type (window);
  bench_window_print_memory ("VmRSS:", "resident memory     ");
  bench_window_print_memory ("VmHWM:", "  at most           ");
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
