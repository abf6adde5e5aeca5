/* test-plan-document.c: history, saved state and notifications
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-document.h"

#include <string.h>

#include "edit/plan-reload.h"

#include "edit-test-support.h"

static const char text[] =
    "# Execution Plan: Lamps\n"
    "\n"
    "## Overview\n"
    "- **Objective**: Light\n"
    "- **Dependencies**:\n"
    "  - Oil\n"
    "\n"
    "## Build Agent 1: Wicks\n"
    "\n"
    "### Task 1: Cut\n"
    "- **Description**: Cut it\n"
    "- **Acceptance Criteria**:\n"
    "  - [ ] Cut\n";

enum {
  PART_TITLE,
  PART_OVERVIEW,
  PART_AGENT,
  PART_TASK,
};

static PlanDocument *
new_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return plan_document_new (bytes);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
count_changed_cb (PlanDocument *document,
                  Plan         *before,
                  Plan         *after,
                  guint        *count)
{
  g_assert_true (plan_document_get_plan (document) == after);
  g_assert_true (before != after);
  (*count)++;
}

static void
set_objective (PlanDocument *document,
               const char   *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlanEdit) edit = plan_command_set_text (plan_document_get_plan (document),
                                                     PART_OVERVIEW, 0, value, &error);

  g_assert_no_error (error);
  plan_document_apply (document, edit);
}

static char *
dup_objective (PlanDocument *document)
{
  PlanPart *part = plan_get_part (plan_document_get_plan (document), PART_OVERVIEW);

  return plan_field_dup_text (plan_part_get_field (part, 0));
}

static void
assert_objective (PlanDocument *document,
                  const char   *value)
{
  g_autofree char *found = dup_objective (document);

  g_assert_cmpstr (found, ==, value);
}

static void
test_undo (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (Plan) first = plan_ref (plan_document_get_plan (document));
  g_autoptr (Plan) second = NULL;

  g_assert_false (plan_document_get_can_undo (document));
  g_assert_cmpstr (plan_document_get_undo_label (document), ==, "");

  set_objective (document, "Dark");
  second = plan_ref (plan_document_get_plan (document));
  g_assert_true (plan_document_get_can_undo (document));
  g_assert_true (plan_document_get_modified (document));
  g_assert_cmpstr (plan_document_get_undo_label (document), ==, "Edit Objective");

  plan_document_undo (document);
  g_assert_true (plan_document_get_plan (document) == first);
  g_assert_false (plan_document_get_modified (document));
  g_assert_cmpstr (plan_document_get_redo_label (document), ==, "Edit Objective");

  plan_document_redo (document);
  g_assert_true (plan_document_get_plan (document) == second);
  g_assert_false (plan_document_get_can_redo (document));

  /* An edit after undo drops what could be done again. */
  plan_document_undo (document);
  set_objective (document, "Dusk");
  g_assert_false (plan_document_get_can_redo (document));
  assert_objective (document, "Dusk");
  plan_document_undo (document);
  plan_document_undo (document);
  g_assert_true (plan_document_get_plan (document) == first);

  g_assert_finalize_object (document);
}

static void
test_merge (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (Plan) first = plan_ref (plan_document_get_plan (document));

  set_objective (document, "D");
  set_objective (document, "Da");
  set_objective (document, "Dar");
  plan_document_undo (document);
  g_assert_true (plan_document_get_plan (document) == first);
  plan_document_redo (document);
  assert_objective (document, "Dar");

  /* Neither undo nor leaving the field goes on with the step. */
  set_objective (document, "Dark");
  plan_document_break_merge (document);
  set_objective (document, "Darker");
  plan_document_undo (document);
  assert_objective (document, "Dark");
  plan_document_undo (document);
  assert_objective (document, "Dar");

  /* Saving ends a step: undo comes back to what was saved. */
  set_objective (document, "x");
  plan_document_mark_saved (document, NULL);
  set_objective (document, "xy");
  g_assert_true (plan_document_get_modified (document));
  plan_document_undo (document);
  assert_objective (document, "x");
  g_assert_false (plan_document_get_modified (document));

  g_assert_finalize_object (document);
}

/* A letter typed and deleted again is no step. */
static void
test_merge_to_nothing (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (Plan) first = plan_ref (plan_document_get_plan (document));

  set_objective (document, "Lights");
  set_objective (document, "Light");
  g_assert_false (plan_document_get_can_undo (document));
  g_assert_false (plan_document_get_modified (document));
  g_assert_true (plan_document_get_plan (document) == first);

  g_assert_finalize_object (document);
}

static void
test_empty_edit (void)
{
  PlanDocument *document = new_document ();
  Plan         *plan = plan_document_get_plan (document);
  g_autoptr (PlanEdit) edit = plan_command_set_text (plan, PART_OVERVIEW, 0, "Light", NULL);
  guint n_changed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_assert_true (plan_edit_is_empty (edit));
  g_assert_false (plan_document_apply (document, edit));
  g_assert_true (plan_document_get_plan (document) == plan);
  g_assert_cmpuint (n_changed, ==, 0);

  g_assert_finalize_object (document);
}

static void
test_notify (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (PlanEdit) rename = NULL;
  guint n_changed = 0;
  guint n_modified = 0;
  guint n_title = 0;
  guint n_undo = 0;
  guint n_label = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (document, "notify::title", G_CALLBACK (count_cb), &n_title);
  g_signal_connect (document, "notify::can-undo", G_CALLBACK (count_cb), &n_undo);
  g_signal_connect (document, "notify::undo-label", G_CALLBACK (count_cb), &n_label);

  set_objective (document, "D");
  set_objective (document, "Da");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_modified, ==, 1);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpuint (n_label, ==, 1);
  g_assert_cmpuint (n_title, ==, 0);

  rename = plan_command_set_name (plan_document_get_plan (document), PART_TITLE, "Candles", NULL);
  plan_document_apply (document, rename);
  g_assert_cmpuint (n_title, ==, 1);
  g_assert_cmpstr (plan_document_get_title (document), ==, "Candles");
  plan_document_mark_saved (document, NULL);
  g_assert_cmpuint (n_modified, ==, 2);
  g_assert_cmpuint (n_changed, ==, 3);

  g_assert_finalize_object (document);
}

/* Editing one field leaves the other parts and fields the same pointers. */
static void
test_sharing (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (document));
  Plan     *after;
  PlanPart *old_overview = plan_get_part (before, PART_OVERVIEW);
  PlanPart *new_overview;

  set_objective (document, "Dark");
  after = plan_document_get_plan (document);
  new_overview = plan_get_part (after, PART_OVERVIEW);
  g_assert_true (plan_get_part (after, PART_TASK) == plan_get_part (before, PART_TASK));
  g_assert_true (plan_get_part (after, PART_AGENT) == plan_get_part (before, PART_AGENT));
  g_assert_true (new_overview != old_overview);
  g_assert_cmpuint (plan_part_get_id (new_overview), ==, plan_part_get_id (old_overview));
  g_assert_true (plan_part_get_field (new_overview, 1) == plan_part_get_field (old_overview, 1));
  g_assert_true (plan_part_get_field (new_overview, 0) != plan_part_get_field (old_overview, 0));

  g_assert_finalize_object (document);
}

static void
test_reload (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (document));
  guint n_changed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_string_replace (changed, "[ ] Cut", "[x] Cut", 0);
  g_string_replace (changed, "Light", "Lights", 0);
  bytes = g_bytes_new (changed->str, changed->len);
  plan_document_reload (document, bytes);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (plan_document_get_modified (document));
  assert_objective (document, "Lights");
  /* What stands between the changes is shared. */
  g_assert_true (md_document_get_block (plan_document_get_document (document), 3)
                 == md_document_get_block (plan_get_document (before), 3));
  for (guint i = 0; i < plan_get_n_parts (before); i++)
    g_assert_cmpuint (plan_part_get_id (plan_get_part (before, i)), ==,
                      plan_part_get_id (plan_get_part (plan_document_get_plan (document), i)));

  /* The same again is nothing. */
  plan_document_reload (document, bytes);
  g_assert_cmpuint (n_changed, ==, 1);

  plan_document_undo (document);
  g_assert_true (plan_document_get_plan (document) == before);
  g_assert_true (plan_document_get_modified (document));

  g_assert_finalize_object (document);
}

static gpointer
run_reload (gpointer reload)
{
  plan_reload_run (reload);
  return NULL;
}

static PlanReload *
start_reload (PlanDocument *document,
              const char   *old,
              const char   *new)
{
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) bytes = NULL;
  PlanReload *reload;

  g_string_replace (changed, old, new, 0);
  bytes = g_bytes_new (changed->str, changed->len);
  reload = plan_reload_new (document, bytes);
  g_thread_join (g_thread_new ("reload", run_reload, reload));
  g_assert_cmpint (plan_reload_get_excess (reload), ==, PLAN_EXCESS_NONE);
  g_assert_true (plan_reload_get_bytes (reload) != NULL);
  return reload;
}

/* Beside the main loop: the same parts for whoever knows their ids, and none of their blocks. */
static void
test_reload_beside (void)
{
  PlanDocument *document = new_document ();
  g_autoptr (PlanReload) reload = start_reload (document, "Light", "Lights");
  g_autoptr (PlanReload) late = start_reload (document, "Light", "Dark");
  g_autoptr (PlanReload) none = NULL;
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (document));
  guint n_changed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_assert_true (plan_reload_finish (reload));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (plan_document_get_modified (document));
  assert_objective (document, "Lights");
  g_assert_cmpuint (plan_get_n_parts (before), ==,
                    plan_get_n_parts (plan_document_get_plan (document)));
  for (guint i = 0; i < plan_get_n_parts (before); i++)
    g_assert_cmpuint (plan_part_get_id (plan_get_part (before, i)), ==,
                      plan_part_get_id (plan_get_part (plan_document_get_plan (document), i)));
  g_assert_true (md_document_get_block (plan_document_get_document (document), 3)
                 != md_document_get_block (plan_get_document (before), 3));
  g_assert_cmpuint (plan_document_get_problems (document)->len, >, 0);

  /* What was made of the plan before is of no use now. */
  g_assert_false (plan_reload_finish (late));
  assert_objective (document, "Lights");

  none = start_reload (document, "Light", "Lights");
  g_assert_true (plan_reload_finish (none));
  g_assert_cmpuint (n_changed, ==, 1);

  plan_document_undo (document);
  g_assert_true (plan_document_get_plan (document) == before);
  g_assert_true (plan_document_get_modified (document));

  g_clear_pointer (&reload, plan_reload_free);
  g_clear_pointer (&late, plan_reload_free);
  g_clear_pointer (&none, plan_reload_free);
  g_assert_finalize_object (document);
}

static void
test_reload_measure (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    gsize       expected;
  } texts[] = {
    { "", "", 0 }, { "a", "a", 0 }, { "", "abc", 3 }, { "abc", "", 3 }, { "abc", "axc", 1 },
    { "aaa", "aaaaa", 2 }, { "abcd", "axycd", 2 }, { "xab", "yab", 1 }, { "abx", "aby", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) before = g_bytes_new (texts[i].before, strlen (texts[i].before));
      g_autoptr (GBytes) after = g_bytes_new (texts[i].after, strlen (texts[i].after));

      g_assert_cmpuint (plan_reload_measure (before, after), ==, texts[i].expected);
    }
}

/* A part that is moved and renumbered stays the same part, through undo and redo. */
static void
test_identity (void)
{
  static const char tasks[] =
      "# Plan: X\n\n## Build Agent 1: A\n\n### Task 1: a\n- **Description**: a\n\n"
      "### Task 2: b\n- **Description**: b\n\n### Task 3: c\n- **Dependencies**: Task 1\n\n"
      "## Build Agent 2: B\n\n### Task 1: d\n- **Dependencies**: Agent 1 Task 3\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (tasks, strlen (tasks));
  PlanDocument *document = plan_document_new (bytes);
  Plan         *plan = plan_document_get_plan (document);
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const struct
  {
    int part;
    int agent;
    int after;
  } moves[] = { { 4, 1, -1 }, { 2, 5, 6 }, { 4, -1, -1 }, { 1, -1, 4 } };

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    g_hash_table_insert (names, GUINT_TO_POINTER (plan_part_get_id (plan_get_part (plan, i))),
                         g_strdup (plan_part_get_name (plan_get_part (plan, i))));
  for (guint m = 0; m < G_N_ELEMENTS (moves); m++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlanEdit) edit = plan_command_move (plan_document_get_plan (document),
                                                     moves[m].part, moves[m].agent,
                                                     moves[m].after, NULL, &error);

      g_assert_no_error (error);
      plan_document_apply (document, edit);
      plan = plan_document_get_plan (document);
      for (guint i = 0; i < plan_get_n_parts (plan); i++)
        {
          PlanPart *part = plan_get_part (plan, i);
          gpointer  id = GUINT_TO_POINTER (plan_part_get_id (part));

          g_assert_cmpstr (g_hash_table_lookup (names, id), ==, plan_part_get_name (part));
        }
    }

  g_assert_finalize_object (document);
}

static void
test_derived (void)
{
  PlanDocument       *document = new_document ();
  const PlanSchedule *schedule = plan_document_get_schedule (document);
  GPtrArray          *problems = plan_document_get_problems (document);

  g_assert_true (schedule == plan_document_get_schedule (document));
  g_assert_true (problems == plan_document_get_problems (document));
  g_assert_cmpint (plan_schedule_get_next (schedule), ==, PART_TASK);
  set_objective (document, "Dark");
  g_assert_nonnull (plan_document_get_schedule (document));

  g_assert_finalize_object (document);
}

static void
apply_again_cb (PlanDocument *document,
                Plan         *before,
                Plan         *after,
                gboolean     *applied)
{
  g_autoptr (PlanEdit) edit = plan_edit_new ("", NULL);

  plan_edit_add (edit, after, (MdSpan){ 0, 0 }, "x", 1);
  g_test_expect_message ("trestleboard-edit", G_LOG_LEVEL_CRITICAL, "*emitting*");
  *applied = plan_document_apply (document, edit);
  g_test_assert_expected_messages ();
}

static void
test_apply_while_emitting (void)
{
  PlanDocument *document = new_document ();
  gboolean      applied = TRUE;

  g_signal_connect (document, "changed", G_CALLBACK (apply_again_cb), &applied);
  set_objective (document, "Dark");
  g_assert_false (applied);

  g_assert_finalize_object (document);
}

/* What another program wrote, while there are changes here that are not saved. */
static void
test_merge_theirs (void)
{
  static const char base[] = "# Plan\n\none\n\ntwo\n\nthree\n";
  static const struct
  {
    const char *mine;
    const char *theirs;
    const char *both; /* NULL where both changed the same lines */
  } cases[] = {
    { "# Plan\n\nONE\n\ntwo\n\nthree\n", "# Plan\n\none\n\ntwo\n\nTHREE\n",
      "# Plan\n\nONE\n\ntwo\n\nTHREE\n" },
    { "# Plan\n\none\n\ntwo\n\nTHREE\n", "# Plan\n\nONE\n\ntwo\n\nthree\n",
      "# Plan\n\nONE\n\ntwo\n\nTHREE\n" },
    { "# Plan\n\none\n\nmine\n\nthree\n", "# Plan\n\none\n\ntheirs\n\nthree\n", NULL },
    /* The same change is none. */
    { "# Plan\n\none\n\nTWO\n\nthree\n", "# Plan\n\none\n\nTWO\n\nthree\n",
      "# Plan\n\none\n\nTWO\n\nthree\n" },
    { "# Plan\n\nONE\n\ntwo\n\nthree\n", "# Plan\n\none\n\nthree\n",
      "# Plan\n\nONE\n\nthree\n" },
    { "# Plan\n\none\n\ntwo\n\nthree\n\nfour\n", "zero\n# Plan\n\none\n\ntwo\n\nthree\n",
      "zero\n# Plan\n\none\n\ntwo\n\nthree\n\nfour\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) start = g_bytes_new_static (base, strlen (base));
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      g_autoptr (PlanDocument) document = plan_document_new (start);
      g_autoptr (PlanEdit) edit = plan_edit_new ("Mine", NULL);
      Plan *plan = plan_document_get_plan (document);
      const char *expected = cases[i].both != NULL ? cases[i].both : cases[i].mine;
      g_autoptr (GBytes) now = NULL;

      plan_edit_add (edit, plan, (MdSpan){ 0, strlen (base) }, cases[i].mine,
                     strlen (cases[i].mine));
      plan_document_apply (document, edit);
      g_assert_cmpint (plan_document_merge (document, theirs), ==, cases[i].both != NULL);
      now = md_document_to_bytes (plan_document_get_document (document));
      g_assert_cmpmem (g_bytes_get_data (now, NULL), g_bytes_get_size (now), expected,
                       strlen (expected));
      /* What is saved is theirs now; only what was changed here is left to save. */
      g_assert_cmpint (plan_document_get_modified (document), ==,
                       cases[i].both == NULL || strcmp (cases[i].both, cases[i].theirs) != 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/document/undo", test_undo);
  g_test_add_func ("/edit/document/merge", test_merge);
  g_test_add_func ("/edit/document/merge-to-nothing", test_merge_to_nothing);
  g_test_add_func ("/edit/document/empty-edit", test_empty_edit);
  g_test_add_func ("/edit/document/notify", test_notify);
  g_test_add_func ("/edit/document/sharing", test_sharing);
  g_test_add_func ("/edit/document/reload", test_reload);
  g_test_add_func ("/edit/document/reload-beside", test_reload_beside);
  g_test_add_func ("/edit/document/reload-measure", test_reload_measure);
  g_test_add_func ("/edit/document/merge-theirs", test_merge_theirs);
  g_test_add_func ("/edit/document/identity", test_identity);
  g_test_add_func ("/edit/document/derived", test_derived);
  g_test_add_func ("/edit/document/apply-while-emitting", test_apply_while_emitting);

  return g_test_run ();
}
