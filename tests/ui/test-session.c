/* test-session.c: when the views of a window hear of a change
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "support/test-wait.h"
#include "ui/session/tb-session.h"

/* In milliseconds. */
#define PATIENCE 10000
/* Between two letters. */
#define LETTER 20

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

static gboolean
is_two (gpointer n)
{
  return *(guint *)n == 2;
}

/* One change is settled behind the frame that shows it; letters that follow each other are when
 * nobody types any more. */
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
  g_assert_cmpuint (n, ==, 0);
  test_wait (TB_SESSION_BEHIND_MS);
  g_assert_cmpuint (n, ==, 1);

  for (guint i = 0; i < 30; i++)
    {
      gint64 last = begun;

      test_wait (LETTER);
      begun = g_get_monotonic_time ();
      type_letter (session);
      /* A slow machine may make a pause of it. */
      if (begun - last > 100 * G_TIME_SPAN_MILLISECOND)
        n = 1;
      g_assert_cmpuint (n, ==, 1);
    }
  g_assert_true (test_wait_until (is_two, &n, PATIENCE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/session/settles", test_settles);
  return g_test_run ();
}
