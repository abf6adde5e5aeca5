/* bench-form.c: from one task to another until its form is painted
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-form N-TASKS [N-ITEMS], on a display of its own
 *
 * Opens a generated plan in the program's window and goes from task to task, to and fro through
 * the plan. With N-ITEMS, the first task has as many criteria, and that is gone to over and over.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "bench/bench-window.h"
#include "bench/plan-generator.h"

#define N_STEPS   200
#define N_WARM_UP 10
/* A long list is made anew in each step. */
#define N_STEPS_OF_ITEMS 20

/**
 * Times:
 *
 * What each step took, in microseconds: of the clock, and (@work) of the program's own time, which
 * says the same on a busy machine.
 */
typedef struct
{
  gint64 build[N_STEPS];
  gint64 frame[N_STEPS];
  gint64 work[N_STEPS];
} Times;

static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
painted_cb (GdkFrameClock *clock,
            gint64        *painted)
{
  if (*painted == 0)
    *painted = g_get_monotonic_time ();
}

static gboolean
is_quiet_cb (gpointer is_quiet)
{
  *(gboolean *)is_quiet = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until there is nothing to do, not even for what waits for a pause. */
static void
settle (void)
{
  gboolean is_quiet = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 20, is_quiet_cb, &is_quiet, NULL);
  while (!is_quiet)
    g_main_context_iteration (NULL, TRUE);
}

/* The task of the step @i: near and far ones in turn. */
static guint
choose (guint i,
        guint n_tasks)
{
  return (i % 2 == 0 ? i / 2 : n_tasks - 1 - i / 2 * 7 % n_tasks) % n_tasks;
}

static void
go (TbWindow *window,
    guint     task,
    gint64   *build,
    gint64   *frame,
    gint64   *work)
{
  TbSession *session = tb_window_get_session (window);
  Plan *plan = tb_session_get_plan (session);
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 painted = 0;
  gint64 start = g_get_monotonic_time (), work_start = get_work_time ();

  tb_session_go_to (session, plan_part_get_id (plan_get_part (plan, tasks[task])), -1, -1);
  *build = g_get_monotonic_time () - start;
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &painted);
  *frame = painted - start;
  *work = get_work_time () - work_start;
}

/* Returns: how many times were taken */
static guint
step_through (TbWindow *window,
              gboolean  is_first_only,
              Times    *times)
{
  int n_steps = is_first_only ? N_STEPS_OF_ITEMS : N_STEPS;
  guint n_tasks;

  plan_get_tasks (tb_session_get_plan (tb_window_get_session (window)), &n_tasks);
  for (int i = is_first_only ? -1 : -N_WARM_UP; i < n_steps; i++)
    {
      gint64 build, frame, work;

      if (is_first_only)
        go (window, n_tasks - 1, &build, &frame, &work);
      settle ();
      go (window, is_first_only ? 0 : choose ((guint)(i + N_WARM_UP), n_tasks), &build, &frame,
          &work);
      if (i >= 0)
        {
          times->build[i] = build;
          times->frame[i] = frame;
          times->work[i] = work;
        }
    }
  return n_steps;
}

/* More criteria for the first task that has any. */
static char *
add_items (const char *text,
           guint       n_items)
{
  static const char before[] = "- **Acceptance Criteria**:\n";
  const char *at = strstr (text, before);
  GString *more;

  g_assert_nonnull (at);
  at += strlen (before);
  more = g_string_new_len (text, at - text);
  for (guint i = 1; i <= n_items; i++)
    g_string_append_printf (more, "  - [ ] The `%u`th of many is held\n", i);
  g_string_append (more, at);
  return g_string_free (more, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  guint n_tasks = argc > 1 ? (guint)strtoul (argv[1], NULL, 10) : 20;
  guint n_items = argc > 2 ? (guint)strtoul (argv[2], NULL, 10) : 0;
  g_autofree char *text = plan_generator_new_text (n_tasks);
  g_autofree char *full = add_items (text, n_items);
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  Times times;
  TbWindow *window;
  guint n_steps;

  g_print ("plan of %u tasks, %" G_GSIZE_FORMAT " bytes, %u more criteria in the first\n", n_tasks,
           strlen (full), n_items);
  adw_init ();
  window = bench_window_open (path, full, g_get_monotonic_time ());
  settle ();
  n_steps = step_through (window, n_items > 0, &times);
  bench_window_print ("form built   ", times.build, n_steps, 0);
  bench_window_print ("form painted ", times.frame, n_steps, 0);
  bench_window_print ("... own time ", times.work, n_steps, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
