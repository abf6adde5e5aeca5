/* test-plan-notes.c: comments and history in the sidecar
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "edit/plan-commands.h"
#include "io/plan-json.h"
#include "io/plan-notes.h"
#include "io/plan-file.h"

static const char text[] = "# Execution Plan: Notes\n\n"
                           "## Build Agent 1: One\n\n"
                           "### Task 1: **A**\n- **Acceptance Criteria**:\n  - [ ] a\n\n"
                           "### Task 2: **B**\n- **Acceptance Criteria**:\n  - [ ] b\n\n"
                           "## Build Agent 2: Two\n\n"
                           "### Task 1: **C**\n- **Acceptance Criteria**:\n  - [ ] c\n";

typedef struct
{
  char *folder;
  char *path;
  char *sidecar;
  Plan *plan;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MdDocument) document = md_document_new (bytes);

  fixture->folder = g_dir_make_tmp ("notes-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.md", NULL);
  fixture->sidecar = plan_sidecar_dup_path (fixture->path);
  fixture->plan = plan_new (document, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  plan_unref (fixture->plan);
  g_unlink (fixture->sidecar);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->sidecar);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
find_id (Plan       *plan,
         const char *key)
{
  return plan_part_get_id (plan_get_part (plan, plan_find_task (plan, key, NULL)));
}

static void
apply (Fixture  *fixture,
       PlanEdit *edit)
{
  Plan *after;

  g_assert_nonnull (edit);
  after = plan_edit_preview (edit, fixture->plan);
  plan_unref (fixture->plan);
  fixture->plan = after;
  plan_edit_free (edit);
}

static void
set_status (Fixture    *fixture,
            const char *key,
            PlanStatus  status)
{
  apply (fixture, plan_command_set_status (fixture->plan, plan_find_task (fixture->plan, key, NULL),
                                           status, NULL));
}

static void
save (Fixture   *fixture,
      PlanNotes *notes)
{
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (plan_file_save_pair (fixture->path, fixture->plan, NULL, notes, &warning, &error));
  g_assert_no_error (error);
  g_assert_null (warning);
}

/* "1/2 to-do>done, …": the history in the file, and the comments as "1/2 words". */
static char *
dump (Fixture    *fixture,
      const char *member)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  GString *out = g_string_new (NULL);
  JsonArray *array;

  g_assert_true (json_parser_load_from_file (parser, fixture->sidecar, NULL));
  array = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *task = json_object_get_string_member_with_default (object, "task", "-");

      g_string_append_printf (out, "%s%s ", i > 0 ? ", " : "", task != NULL ? task : "-");
      if (g_str_equal (member, "history"))
        g_string_append_printf (out, "%s>%s", json_object_get_string_member (object, "from"),
                                json_object_get_string_member (object, "to"));
      else
        g_string_append_printf (out, "%s%s", json_object_get_string_member (object, "text"),
                                json_object_get_null_member (object, "resolved") ? "" : " (done)");
    }
  return g_string_free (out, FALSE);
}

static void
assert_member (Fixture    *fixture,
               const char *member,
               const char *expected)
{
  g_autofree char *dumped = dump (fixture, member);

  g_assert_cmpstr (dumped, ==, expected);
}

static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (PlanNotes) notes = plan_notes_new ();
  guint id = find_id (fixture->plan, "1/2");

  plan_notes_set_saved (notes, fixture->plan);
  save (fixture, notes);
  assert_member (fixture, "history", "");
  set_status (fixture, "1/2", PLAN_STATUS_IN_REVIEW);
  save (fixture, notes);
  assert_member (fixture, "history", "1/2 to-do>in-review");
  g_assert_nonnull (plan_notes_get_since (notes, id, PLAN_STATUS_IN_REVIEW));
  g_assert_null (plan_notes_get_since (notes, id, PLAN_STATUS_DONE));

  /* Nothing new: nothing is added. */
  save (fixture, notes);
  assert_member (fixture, "history", "1/2 to-do>in-review");

  /* It follows the task to its new number. */
  apply (fixture, plan_command_move (fixture->plan, plan_find_task (fixture->plan, "1/2", NULL),
                                     plan_get_agents (fixture->plan, &(guint){ 0 })[1], -1, NULL,
                                     NULL));
  save (fixture, notes);
  assert_member (fixture, "history", "2/1 to-do>in-review");
  g_assert_nonnull (plan_notes_get_since (notes, id, PLAN_STATUS_IN_REVIEW));
}

/* What others wrote into the file meanwhile stays, and is written once. */
static void
test_join (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (PlanNotes) mine = plan_notes_new ();
  g_autoptr (PlanNotes) theirs = plan_notes_new ();
  Plan *saved;

  plan_notes_set_saved (mine, fixture->plan);
  save (fixture, mine);
  plan_notes_add_comment (mine, find_id (fixture->plan, "1/1"), "mine");

  saved = plan_ref (fixture->plan);
  plan_notes_set_saved (theirs, fixture->plan);
  plan_notes_add_comment (theirs, find_id (fixture->plan, "2/1"), "theirs");
  set_status (fixture, "2/1", PLAN_STATUS_DONE);
  save (fixture, theirs);
  assert_member (fixture, "comments", "2/1 theirs");

  save (fixture, mine);
  save (fixture, theirs);
  assert_member (fixture, "history", "2/1 to-do>done");
  {
    g_autofree char *comments = dump (fixture, "comments");

    g_assert_nonnull (strstr (comments, "1/1 mine"));
    g_assert_nonnull (strstr (comments, "2/1 theirs"));
    g_assert_cmpuint (strlen (comments), ==, strlen ("1/1 mine, 2/1 theirs"));
  }
  plan_unref (saved);
}

static void
test_comments (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (PlanNotes) notes = plan_notes_new ();
  guint id = find_id (fixture->plan, "1/2");
  g_autoptr (GArray) comments = NULL;

  plan_notes_set_saved (notes, fixture->plan);
  plan_notes_add_comment (notes, id, "Which limit?");
  g_assert_true (plan_notes_get_modified (notes));
  save (fixture, notes);
  g_assert_false (plan_notes_get_modified (notes));
  assert_member (fixture, "comments", "1/2 Which limit?");

  comments = plan_notes_get_comments (notes, id);
  g_assert_cmpuint (comments->len, ==, 1);
  plan_notes_set_resolved (notes, g_array_index (comments, PlanComment, 0).id, TRUE);

  /* The task before it goes: it is 1/1 now. */
  apply (fixture, plan_command_remove (fixture->plan, plan_find_task (fixture->plan, "1/1", NULL),
                                       NULL));
  save (fixture, notes);
  assert_member (fixture, "comments",
                 plan_find_task (fixture->plan, "1/2", NULL) >= 0 ? "1/2 Which limit? (done)"
                                                                  : "1/1 Which limit? (done)");

  /* The task itself goes: the comment stays, of no task. */
  apply (fixture, plan_command_remove (fixture->plan, plan_find_part (fixture->plan, id), NULL));
  save (fixture, notes);
  assert_member (fixture, "comments", "- Which limit? (done)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan-notes/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/plan-notes/join", Fixture, NULL, set_up, test_join, tear_down);
  g_test_add ("/plan-notes/comments", Fixture, NULL, set_up, test_comments, tear_down);

  return g_test_run ();
}
