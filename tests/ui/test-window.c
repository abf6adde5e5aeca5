/* test-window.c: a window opens, edits and saves a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window.h"

#include <string.h>

#include <glib/gstdio.h>

#include "edit/plan-commands.h"
#include "io/plan-template.h"
#include "support/test-style.h"
#include "ui/board/tb-board.h"
#include "ui/problems/tb-problem-fix.h"
#include "ui/widgets/tb-toast.h"
#include "ui/window/tb-window-private.h"

#define PLAN \
  "# Implementation Plan: Gateway\n\n" \
  "### Overview\n- **Objective**: [What]\n\n" \
  "### Task Breakdown\n\n" \
  "## Build Agent 1: Core\n\n" \
  "#### Task 1: **First** (Module: `a/`)\n- **Description**: [Say]\n\n" \
  "#### Task 2: **Second** (Module: `b/`)\n- **Description**: Fine\n"

typedef struct
{
  char     *folder;
  char     *path;
  TbWindow *window;
} Fixture;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @function says so. */
static void
wait_until (gboolean (*function) (Fixture *fixture),
            Fixture   *fixture)
{
  guint id = g_timeout_add_seconds (20, give_up_cb, NULL);

  while (!function (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* As another program does it: a new file in the place of the old one. */
static void
write_file (const char *path,
            const char *text)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  FILE *file = fopen (temporary, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (g_rename (temporary, path), ==, 0);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("window-XXXXXX", NULL);

  fixture->folder = tb_window_resolve (folder);
  fixture->path = g_build_filename (fixture->folder, "plan.md", NULL);
  write_file (fixture->path, PLAN);
  fixture->window = TB_WINDOW (tb_window_new (NULL));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  TbWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
  g_assert_null (fixture->window);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
open_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tb_window_open (fixture->window, fixture->path, &error));
  g_assert_no_error (error);
}

/* A long text comes while the window can be used; until then there is only its path. */
static void
test_begin_open (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (100000, 'a');
  g_autofree char *text = g_strdup_printf ("# A\n\n### Overview\n\n%s\n", filler);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_true (tb_window_begin_open (fixture->window, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_null (tb_window_get_session (fixture->window));
  g_assert_nonnull (tb_window_get_path (fixture->window));
  while (tb_window_get_session (fixture->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (plan_document_get_title (tb_session_get_document (
                     tb_window_get_session (fixture->window))),
                   ==, "A");
  spin ();
}

/* What is still being read when its window goes is dropped. */
static void
test_begin_open_closed (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_true (tb_window_begin_open (fixture->window, fixture->path, &error));
  g_assert_null (tb_window_get_session (fixture->window));
}

static void
activate (Fixture    *fixture,
          const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

static void
assert_state (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *words = tb_window_dup_state (fixture->window);

  g_assert_cmpstr (words, ==, expected);
}

static void
set_objective (Fixture    *fixture,
               const char *text)
{
  TbSession *session = tb_window_get_session (fixture->window);
  Plan *plan = tb_session_get_plan (session);
  int part = plan_find_section (plan, "overview", -1);
  int field = plan_part_find_field (plan_get_part (plan, part), "objective", 0);
  g_autoptr (GError) error = NULL;
  PlanEdit *edit = plan_command_set_text (plan, part, field, text, &error);

  g_assert_no_error (error);
  g_assert_true (tb_session_perform (session, edit, NULL));
}

static const char *
get_bar_text (Fixture *fixture)
{
  return tb_message_bar_get_text (TB_MESSAGE_BAR (fixture->window->bar));
}

/* The names of the plan's parts, with commas between them. */
static char *
list_parts (Fixture *fixture)
{
  Plan *plan = tb_session_get_plan (tb_window_get_session (fixture->window));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPartKind kind = plan_part_get_kind (plan_get_part (plan, i));

      if (kind == PLAN_PART_TASK || kind == PLAN_PART_AGENT)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                plan_part_get_name (plan_get_part (plan, i)));
    }
  return g_string_free (names, FALSE);
}

static guint
find_id (Fixture    *fixture,
         const char *name)
{
  Plan *plan = tb_session_get_plan (tb_window_get_session (fixture->window));

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (g_str_equal (plan_part_get_name (plan_get_part (plan, i)), name))
      return plan_part_get_id (plan_get_part (plan, i));
  g_assert_not_reached ();
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const names[] = { "save", "save-as", "undo", "export-html", "show-board" };
  g_autoptr (GError) error = NULL;

  g_assert_null (tb_window_get_session (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window),
                                                       names[i]));
  g_assert_false (tb_window_open (fixture->window, fixture->folder, &error));
  /* It could be one of agents' files, but has none. */
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND);
  g_assert_null (tb_window_get_session (fixture->window));
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = plan_template_make (NULL, NULL, &error);
  g_assert_no_error (error);
  tb_window_begin_plan (fixture->window, bytes, FALSE);
  assert_state (fixture, "New Plan · Not Saved Yet");
  g_assert_null (tb_window_get_path (fixture->window));
  set_objective (fixture, "Build it");
  assert_state (fixture, "New Plan · Unsaved Changes");
}

/* A title that was typed is not lost without a question. */
static void
test_new_typed (Fixture       *fixture,
                gconstpointer  data)
{
  PlanTemplateFill fill = { "Gate", "", 1, 1 };
  g_autoptr (GBytes) bytes = plan_template_make (NULL, &fill, NULL);

  tb_window_begin_plan (fixture->window, bytes, TRUE);
  assert_state (fixture, "New Plan · Unsaved Changes");
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *sidecar = g_build_filename (fixture->folder, "plan.plan.json", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_plan (fixture);
  assert_state (fixture, "plan.md · Saved");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Gateway");
  set_objective (fixture, "Build it");
  assert_state (fixture, "plan.md · Unsaved Changes");
  before = read_file (fixture->path);
  g_assert_cmpstr (before, ==, PLAN);

  activate (fixture, "save");
  assert_state (fixture, "plan.md · Saved");
  after = read_file (fixture->path);
  g_assert_nonnull (strstr (after, "- **Objective**: Build it\n"));
  g_assert_true (g_file_test (sidecar, G_FILE_TEST_EXISTS));

  activate (fixture, "undo");
  assert_state (fixture, "plan.md · Unsaved Changes");
  activate (fixture, "redo");
  assert_state (fixture, "plan.md · Saved");
}

static gboolean
is_board_mapped (Fixture *fixture)
{
  return gtk_widget_get_mapped (adw_bin_get_child (ADW_BIN (fixture->window->board_bin)));
}

/* A comment that is typed, and not added, is as good as unsaved. */
static void
test_comment_draft (Fixture       *fixture,
                    gconstpointer  data)
{
  Plan        *plan;
  guint        n_tasks;
  const guint *tasks;
  TbBoard     *board;
  PlanNotes   *notes;
  gboolean     stopped = FALSE;

  open_plan (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  activate (fixture, "show-board");
  wait_until (is_board_mapped, fixture);
  board = TB_BOARD (adw_bin_get_child (ADW_BIN (fixture->window->board_bin)));
  plan = tb_session_get_plan (tb_window_get_session (fixture->window));
  notes = tb_session_get_notes (tb_window_get_session (fixture->window));
  tasks = plan_get_tasks (plan, &n_tasks);
  g_assert_cmpuint (n_tasks, >, 1);
  g_assert_false (tb_board_has_drafts (board));

  for (guint i = 0; i < n_tasks; i++)
    gtk_widget_activate_action (GTK_WIDGET (board), "board.set-draft", "(us)",
                                plan_part_get_id (plan_get_part (plan, tasks[i])), "Who pays?");
  g_assert_true (tb_board_has_drafts (board));
  g_signal_emit_by_name (fixture->window, "close-request", &stopped);
  g_assert_true (stopped);

  tb_board_add_drafts (board);
  g_assert_false (tb_board_has_drafts (board));
  for (guint i = 0; i < n_tasks; i++)
    {
      guint id = plan_part_get_id (plan_get_part (plan, tasks[i]));
      g_autoptr (GArray) comments = plan_notes_get_comments (notes, id);

      g_assert_cmpuint (comments->len, ==, 1);
    }
}

static gboolean
is_reloaded (Fixture *fixture)
{
  Plan *plan = tb_session_get_plan (tb_window_get_session (fixture->window));

  return g_str_equal (plan_get_title (plan), "Other");
}

/* Without changes of ours, what others write is shown. */
static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  open_plan (fixture);
  write_file (fixture->path, "# Implementation Plan: Other\n");
  wait_until (is_reloaded, fixture);
  assert_state (fixture, "plan.md · Saved");
  activate (fixture, "undo");
  assert_state (fixture, "plan.md · Unsaved Changes");
}

/* With changes of ours nothing is overwritten without a word. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;

  open_plan (fixture);
  set_objective (fixture, "Mine");
  write_file (fixture->path, "# Implementation Plan: Other\n");
  activate (fixture, "save");
  theirs = read_file (fixture->path);
  g_assert_cmpstr (theirs, ==, "# Implementation Plan: Other\n");
  assert_state (fixture, "plan.md · Changed on Disk");
  g_assert_nonnull (get_bar_text (fixture));

  activate (fixture, "save-anyway");
  mine = read_file (fixture->path);
  g_assert_nonnull (strstr (mine, "- **Objective**: Mine\n"));
  assert_state (fixture, "plan.md · Saved");
  g_assert_null (get_bar_text (fixture));
}

static gboolean
is_conflict_said (Fixture *fixture)
{
  return get_bar_text (fixture) != NULL;
}

static void
test_conflict_noticed (Fixture       *fixture,
                       gconstpointer  data)
{
  open_plan (fixture);
  set_objective (fixture, "Mine");
  write_file (fixture->path, "# Implementation Plan: Other\n");
  wait_until (is_conflict_said, fixture);
  assert_state (fixture, "plan.md · Changed on Disk");
  activate (fixture, "reload");
  g_assert_true (is_reloaded (fixture));
  assert_state (fixture, "plan.md · Saved");
}

#define FIRST  "# Build Agent 1: Light\n\n### Task 1: Lamp\n- **Acceptance Criteria**:\n  - [ ] a\n"
#define HALL   "# Build Agent 2: Hall\n\n### Task 1: Door\n- **Acceptance Criteria**:\n"
#define SECOND HALL "  - [ ] b\n"

static void
tick (Fixture    *fixture,
      const char *key,
      gboolean    done)
{
  TbSession *session = tb_window_get_session (fixture->window);
  Plan *plan = tb_session_get_plan (session);
  int task = plan_find_task (plan, key, NULL);

  g_assert_cmpint (task, >=, 0);
  tb_session_perform (session, plan_command_set_criteria (plan, (guint)task, done, NULL), NULL);
}

static gboolean
are_both_ticked (Fixture *fixture)
{
  PlanCounts counts;

  plan_count (tb_session_get_plan (tb_window_get_session (fixture->window)), &counts);
  return counts.criteria_done == 2;
}

/* A folder is one plan: each file is saved by itself, and what others write in one of them comes in
 * while another has changes. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "01-light.md", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "02-hall.md", NULL);
  g_autofree char *ticked = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;
  PlanDocument *document;
  g_autoptr (GError) error = NULL;

  write_file (first, FIRST);
  write_file (second, SECOND);
  g_assert_true (tb_window_open (fixture->window, fixture->folder, &error));
  g_assert_no_error (error);
  document = tb_session_get_document (tb_window_get_session (fixture->window));
  tick (fixture, "2/1", TRUE);
  theirs = g_strdup (FIRST);
  memcpy (strstr (theirs, "[ ]"), "[x]", 3);
  write_file (first, theirs);
  wait_until (are_both_ticked, fixture);
  g_assert_true (plan_document_get_modified (document));

  activate (fixture, "save");
  g_assert_false (plan_document_get_modified (document));
  ticked = read_file (second);
  g_assert_cmpstr (ticked, ==, HALL "  - [x] b\n");
  text = read_file (first);
  g_assert_cmpstr (text, ==, theirs);
  g_assert_null (get_bar_text (fixture));

  tick (fixture, "2/1", FALSE);
  write_file (second, HALL "  - [-] b\n");
  wait_until (is_conflict_said, fixture);
  g_assert_nonnull (strstr (get_bar_text (fixture), "02-hall.md"));
  activate (fixture, "reload");
  g_assert_false (plan_document_get_modified (document));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  open_plan (fixture);
  assert_state (fixture, "plan.md · Read-Only");
  set_objective (fixture, "Mine");
  activate (fixture, "save");
  text = read_file (fixture->path);
  g_assert_cmpstr (text, ==, PLAN);
  g_assert_nonnull (get_bar_text (fixture));
}

static void
test_plan_actions (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *action;
    const char *target; /* a part that the action gets by its id; %NULL for none */
    const char *expected;
  } steps[] = {
    { "plan.move-part-up", "Second", "Core, Second, First" },
    { "plan.move-part-up", "Second", "Core, Second, First" },
    { "plan.move-part-down", "Second", "Core, First, Second" },
    { "plan.add-agent", NULL, "Core, First, Second, [Agent Name]" },
    { "plan.move-part-down", "Second", "Core, First, [Agent Name], Second" },
    { "plan.move-part-up", "Second", "Core, First, Second, [Agent Name]" },
    { "plan.remove-part", "First", "Core, Second, [Agent Name]" },
  };

  open_plan (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *parts = NULL;

      g_test_message ("%s %s", steps[i].action, steps[i].target != NULL ? steps[i].target : "");
      if (steps[i].target != NULL)
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), steps[i].action, "u",
                                    find_id (fixture, steps[i].target));
      else
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), steps[i].action, NULL);
      parts = list_parts (fixture);
      g_assert_cmpstr (parts, ==, steps[i].expected);
    }
}

/* What is added is where one is then. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  TbSession *session;
  Plan *plan;

  open_plan (fixture);
  session = tb_window_get_session (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "plan.add-task", "i",
                              (int)find_id (fixture, "Core"));
  g_assert_cmpuint (tb_session_get_part (session), ==, find_id (fixture, "[Task Name]"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "plan.add-section", "s",
                              "success-criteria");
  plan = tb_session_get_plan (session);
  g_assert_cmpint (plan_find_section (plan, "success-criteria", -1), >=, 0);
  g_assert_cmpint (tb_session_get_index (session), ==,
                   plan_find_section (plan, "success-criteria", -1));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "plan.set-status", "(us)",
                              find_id (fixture, "First"), "in-review");
  plan = tb_session_get_plan (session);
  g_assert_cmpint (plan_part_get_status (
                     plan_get_part (plan, plan_find_part (plan, find_id (fixture, "First"))), NULL),
                   ==, PLAN_STATUS_IN_REVIEW);
}

static void
test_next_problem (Fixture       *fixture,
                   gconstpointer  data)
{
  GPtrArray *problems;
  TbSession *session;

  open_plan (fixture);
  session = tb_window_get_session (fixture->window);
  problems = plan_document_get_problems (tb_session_get_document (session));
  g_assert_cmpuint (problems->len, >, 2);
  /* From one to the next, and around the end; each is said, also where several are at one place. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < problems->len; i++)
      {
        const PlanProblem *problem = problems->pdata[i];

        activate (fixture, "next-problem");
        g_assert_cmpint (tb_session_get_index (session), ==, problem->part);
        g_assert_cmpint (tb_session_get_field (session), ==, problem->field);
        g_assert_cmpstr (tb_toast_get_text (TB_TOAST (fixture->window->toast)), ==,
                         problem->message);
      }

  /* Of what a part lacks, also to who is at its name already. */
  for (guint i = problems->len; i-- > 1;)
    {
      const PlanProblem *problem = problems->pdata[i];
      guint id = plan_part_get_id (plan_get_part (tb_session_get_plan (session), problem->part));

      if (problem->field >= 0 || ((PlanProblem *)problems->pdata[i - 1])->part == problem->part)
        continue;
      tb_session_go_to (session, id, -1, -1);
      g_clear_pointer (&fixture->window->said_problem, g_free);
      activate (fixture, "next-problem");
      g_assert_cmpstr (tb_toast_get_text (TB_TOAST (fixture->window->toast)), ==,
                       problem->message);
    }
}

/* What was said can be mended from the message, as often as there is something to mend. */
static void
test_fix_problem (Fixture       *fixture,
                  gconstpointer  data)
{
  PlanDocument *document;
  TbToast *toast;
  guint n_fixed = 0;

  open_plan (fixture);
  document = tb_session_get_document (tb_window_get_session (fixture->window));
  toast = TB_TOAST (fixture->window->toast);
  for (guint n = plan_document_get_problems (document)->len; n > 0; n--)
    {
      GPtrArray *problems = plan_document_get_problems (document);
      g_autofree char *message = NULL;
      g_autofree char *id = NULL;

      activate (fixture, "next-problem");
      message = g_strdup (tb_toast_get_text (toast));
      for (guint i = 0; i < problems->len; i++)
        if (g_str_equal (((PlanProblem *)problems->pdata[i])->message, message))
          {
            g_free (id);
            id = g_strdup (((PlanProblem *)problems->pdata[i])->id);
          }
      if (tb_problem_fix_get_label (id) == NULL)
        continue;

      activate (fixture, "fix-problem");
      g_assert_null (tb_toast_get_text (toast));
      g_assert_true (plan_document_get_can_undo (document));
      n_fixed++;
      plan_document_undo (document);
      g_assert_false (plan_document_get_can_undo (document));
    }
  g_assert_cmpuint (n_fixed, >, 0);

  /* With nothing to mend it goes to the next and changes nothing. */
  g_clear_pointer (&fixture->window->said_problem, g_free);
  activate (fixture, "fix-problem");
  g_assert_nonnull (tb_toast_get_text (toast));
  g_assert_false (plan_document_get_can_undo (document));
}

/* One pane at a time when narrow, all of them when wide. */
static void
test_fold (Fixture       *fixture,
           gconstpointer  data)
{
  TbPanes *panes = TB_PANES (fixture->window->panes);

  tb_window_set_size (fixture->window, 360, 640);
  open_plan (fixture);
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_OUTLINE));
  g_assert_false (tb_panes_is_shown (panes, TB_PANE_FORM));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "plan.go-to", "u",
                              find_id (fixture, "First"));
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_FORM));
  activate (fixture, "show-problems");
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_COMPANION));
  g_assert_false (tb_panes_is_shown (panes, TB_PANE_FORM));
  activate (fixture, "back");
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_FORM));
  activate (fixture, "back");
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_OUTLINE));

  tb_window_set_size (fixture->window, 1280, 800);
  for (guint i = 0; i < TB_N_PANES; i++)
    g_assert_true (tb_panes_is_shown (panes, i));
  activate (fixture, "toggle-outline");
  g_assert_false (tb_panes_is_shown (panes, TB_PANE_OUTLINE));
  /* It shows the problems: first the preview takes their place. */
  activate (fixture, "toggle-preview");
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_COMPANION));
  activate (fixture, "toggle-preview");
  g_assert_false (tb_panes_is_shown (panes, TB_PANE_COMPANION));
  activate (fixture, "show-source");
  g_assert_true (tb_panes_is_shown (panes, TB_PANE_COMPANION));
  activate (fixture, "show-source");
  g_assert_false (tb_panes_is_shown (panes, TB_PANE_COMPANION));
}

static void
opened_cb (GSimpleAction *action,
           GVariant      *uri,
           gpointer       user_data)
{
  g_ptr_array_add (user_data, g_variant_dup_string (uri, NULL));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  static const GActionEntry entries[] = { { "open-uri", opened_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPtrArray) opened = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *folder_uri = g_file_get_uri (folder);
  GFile *files[] = { file, folder };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), opened);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "app", G_ACTION_GROUP (group));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));

  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (fixture->window)), "drop", &value, 10.0,
                         10.0, &is_taken);
  g_assert_true (is_taken);
  g_assert_cmpuint (opened->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (opened, 0), ==, uri);
  g_assert_cmpstr (g_ptr_array_index (opened, 1), ==, folder_uri);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_style_load ();

#define ADD(path, function) \
  g_test_add ("/ui/window/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("start", test_start);
  ADD ("drop", test_drop);
  ADD ("new", test_new);
  ADD ("new-typed", test_new_typed);
  ADD ("save", test_save);
  ADD ("begin-open", test_begin_open);
  ADD ("begin-open-closed", test_begin_open_closed);
  ADD ("comment-draft", test_comment_draft);
  ADD ("reload", test_reload);
  ADD ("conflict", test_conflict);
  ADD ("conflict-noticed", test_conflict_noticed);
  ADD ("folder", test_folder);
  ADD ("read-only", test_read_only);
  ADD ("plan-actions", test_plan_actions);
  ADD ("add", test_add);
  ADD ("next-problem", test_next_problem);
  ADD ("fix-problem", test_fix_problem);
  ADD ("fold", test_fold);

  return g_test_run ();
}
