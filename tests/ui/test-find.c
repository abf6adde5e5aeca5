/* test-find.c: the search in a session
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-find.h"

#include <string.h>

#include "edit/plan-commands.h"
#include "ui/session/tb-session.h"

#define PLAN \
  "# Implementation Plan: Gate\n" \
  "### Overview\n- **Objective**: Build a gate\n" \
  "## Build Agent 1: Gate keepers\n" \
  "#### Task 1: **First**\n- **Description**: gate and gate\n" \
  "#### Task 2: **Second**\n- **Acceptance Criteria**:\n  - [ ] One\n  - [ ] A gate\n"
#define N_MATCHES 6

typedef struct
{
  PlanDocument *document;
  TbSession    *session;
  TbFind       *find;
  guint         n_changed;
  guint         n_went;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PLAN, strlen (PLAN));

  fixture->document = plan_document_new (bytes);
  fixture->session = tb_session_new (fixture->document);
  fixture->find = tb_session_get_find (fixture->session);
  g_signal_connect_swapped (fixture->find, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (fixture->find, "went", G_CALLBACK (count_cb), &fixture->n_went);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->find, &fixture->n_changed);
  g_signal_handlers_disconnect_by_data (fixture->find, &fixture->n_went);
  g_object_ref (fixture->find);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->find);
  g_assert_finalize_object (fixture->document);
}

static void
check (Fixture *fixture,
       guint    n_matches,
       int      current)
{
  guint n;

  tb_find_get_matches (fixture->find, &n);
  g_assert_cmpuint (n, ==, n_matches);
  g_assert_cmpint (tb_find_get_current (fixture->find), ==, current);
}

static gsize
find_offset (const char *text)
{
  return strstr (PLAN, text) - PLAN;
}

static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  PlanFindPlace place;

  check (fixture, 0, -1);
  g_assert_null (tb_find_get_finder (fixture->find));
  g_assert_false (tb_find_get_place (fixture->find, &place));
  tb_find_set_query (fixture->find, "", 0, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  tb_find_set_query (fixture->find, "gate", 0, 0);
  check (fixture, N_MATCHES, 0);
  tb_find_set_query (fixture->find, "gate", 0, find_offset ("#### Task 1"));
  check (fixture, N_MATCHES, 3);
  /* Behind the last comes the first. */
  tb_find_set_query (fixture->find, "Build", 0, find_offset ("#### Task 1"));
  check (fixture, 2, 0);
  tb_find_set_query (fixture->find, "absent", 0, 0);
  check (fixture, 0, -1);
  tb_find_step (fixture->find, 1);
  tb_find_go (fixture->find);
  g_assert_cmpuint (fixture->n_went, ==, 0);
  tb_find_set_query (fixture->find, "", 0, 0);
  g_assert_null (tb_find_get_finder (fixture->find));
  g_assert_cmpuint (fixture->n_changed, ==, 5);
}

static void
test_step (Fixture       *fixture,
           gconstpointer  data)
{
  Plan *plan = tb_session_get_plan (fixture->session);

  tb_find_set_query (fixture->find, "gate", 0, 0);
  tb_find_step (fixture->find, -1);
  check (fixture, N_MATCHES, N_MATCHES - 1);
  /* The place goes along: the second criterion of the second task. */
  g_assert_cmpint (tb_session_get_index (fixture->session), ==, 4);
  g_assert_cmpint (tb_session_get_field (fixture->session), ==, 0);
  g_assert_cmpint (tb_session_get_item (fixture->session), ==, 1);
  tb_find_step (fixture->find, 1);
  check (fixture, N_MATCHES, 0);
  g_assert_cmpuint (fixture->n_went, ==, 2);
  g_assert_cmpuint (tb_session_get_part (fixture->session), ==,
                    plan_part_get_id (plan_get_part (plan, 0)));
}

static void
test_ordinal (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint ordinals[N_MATCHES] = { 0, 0, 0, 0, 1, 0 };

  tb_find_set_query (fixture->find, "gate", 0, 0);
  for (guint i = 0; i < N_MATCHES; i++)
    {
      g_assert_cmpuint (tb_find_get_ordinal (fixture->find), ==, ordinals[i]);
      tb_find_step (fixture->find, 1);
    }
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  static const gboolean has[] = { TRUE, TRUE, TRUE, TRUE, TRUE };
  static const gboolean has_keepers[] = { FALSE, FALSE, TRUE, FALSE, FALSE };

  tb_find_set_query (fixture->find, "gate", 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    g_assert_cmpint (tb_find_has_part (fixture->find, i), ==, has[i]);
  tb_find_set_query (fixture->find, "keepers", 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (has_keepers); i++)
    g_assert_cmpint (tb_find_has_part (fixture->find, i), ==, has_keepers[i]);
}

/* Edits before the current match leave a person where they are. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  Plan *plan = tb_session_get_plan (fixture->session);
  GError *error = NULL;
  PlanEdit *edit;

  tb_find_set_query (fixture->find, "gate", 0, find_offset ("#### Task 1"));
  check (fixture, N_MATCHES, 3);
  edit = plan_command_set_text (plan, 1, 0, "No more of them", &error);
  g_assert_no_error (error);
  g_assert_true (tb_session_perform (fixture->session, edit, NULL));
  check (fixture, N_MATCHES - 1, 2);
  plan_document_undo (fixture->document);
  check (fixture, N_MATCHES, 3);
  g_assert_cmpuint (fixture->n_went, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/ui/find/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("query", test_query);
  ADD ("step", test_step);
  ADD ("ordinal", test_ordinal);
  ADD ("parts", test_parts);
  ADD ("edit", test_edit);

  return g_test_run ();
}
