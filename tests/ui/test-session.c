/* test-session.c: when the views of a window hear of a change
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "ui/session/tb-session.h"

/* In milliseconds. */
#define PATIENCE 10000
/* Between two letters. */
#define LETTER 20

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
type_letter (TbSession *session)
{
  Plan *plan = tb_session_get_plan (session);
  PlanEdit *edit = plan_command_replace_range (plan, (MdSpan){ 8, 8 }, "a", 1, NULL);

  tb_session_perform (session, edit, NULL);
}

static void
spin_while (guint    milliseconds,
            guint   *n,
            guint    upto)
{
  gboolean is_over = FALSE;
  guint timer = g_timeout_add (milliseconds, stop_cb, &is_over);

  while (!is_over && *n < upto)
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (timer);
}

/* One change is settled at once; letters that follow each other are when nobody types any more. */
static void
test_settles (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# Plan: A\n\nText.\n", 17);
  g_autoptr (PlanDocument) document = plan_document_new (bytes);
  g_autoptr (TbSession) session = tb_session_new (document);
  gint64 begun;
  guint n = 0;

  g_signal_connect_swapped (session, "settled", G_CALLBACK (count_cb), &n);
  begun = g_get_monotonic_time ();
  type_letter (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);

  for (guint i = 0; i < 30; i++)
    {
      gint64 last = begun;

      spin_while (LETTER, &n, G_MAXUINT);
      begun = g_get_monotonic_time ();
      type_letter (session);
      /* A slow machine may make a pause of it. */
      if (begun - last > 100 * G_TIME_SPAN_MILLISECOND)
        n = 1;
      g_assert_cmpuint (n, ==, 1);
    }
  spin_while (PATIENCE, &n, 2);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/session/settles", test_settles);
  return g_test_run ();
}
