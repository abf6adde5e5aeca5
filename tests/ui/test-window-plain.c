/* test-window-plain.c: a window reads long texts, and what is too much for a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window.h"

#include <string.h>

#include <glib/gstdio.h>

#include "edit/plan-commands.h"
#include "plan/plan-limits.h"
#include "ui/window/tb-plain-page.h"
#include "ui/window/tb-window-private.h"

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

static char *
repeat (const char *before,
        const char *unit,
        guint       n)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("plain-XXXXXX", NULL);

  fixture->folder = tb_window_resolve (folder);
  fixture->path = g_build_filename (fixture->folder, "plan.md", NULL);
  fixture->window = TB_WINDOW (tb_window_new (NULL));
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
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static TbPlainPage *
open_text (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_true (tb_window_begin_open (fixture->window, fixture->path, &error));
  g_assert_no_error (error);
  while (fixture->window->opening != NULL)
    g_main_context_iteration (NULL, TRUE);
  return (TbPlainPage *)fixture->window->plain;
}

static char *
dup_shown (TbPlainPage *page)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_plain_page_get_view (page));
  GtkTextIter start, end;

  while (!tb_plain_page_is_complete (page))
    g_main_context_iteration (NULL, TRUE);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Its text is there to be read, with a word on why; closing it leads back to the start. */
static void
test_excess (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = repeat ("", "# a\n", 2 * PLAN_MAX_PARTS);
  TbPlainPage *page = open_text (fixture, text);
  g_autofree char *shown = NULL;

  g_assert_null (tb_window_get_session (fixture->window));
  g_assert_nonnull (page);
  g_assert_false (tb_plain_page_is_waiting (page));
  g_assert_nonnull (strstr (tb_plain_page_get_words (page), "plan.md has too many headings"));
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (fixture->window->pages))
                 == GTK_WIDGET (page));
  shown = dup_shown (page);
  g_assert_cmpstr (shown, ==, text);

  g_signal_emit_by_name (page, "closed");
  g_assert_null (fixture->window->plain);
  g_assert_null (tb_window_get_path (fixture->window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->window->pages)), ==,
                   "start");
}

/* A part is read as a whole for each letter in it. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  const char *table = "| a |\n|---|\n| b |\n\n";
  g_autofree char *few = repeat ("### Notes\n\n", table, PLAN_MAX_FIELDS);
  g_autofree char *many = repeat ("### Notes\n\n", table, PLAN_MAX_FIELDS + 1);
  TbPlainPage *page = open_text (fixture, many);

  g_assert_nonnull (page);
  g_assert_nonnull (strstr (tb_plain_page_get_words (page), "too many paragraphs"));
  g_signal_emit_by_name (page, "closed");
  g_assert_null (open_text (fixture, few));
}

/* Lines that are too long go on in the next one, and letters in them stay whole. */
static void
test_long_lines (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *line = repeat ("\nx", "\xf0\x9f\x91\xa9- *a* ", PLAN_MAX_PIECES / 8);
  g_autofree char *text = repeat ("", line, 8);
  TbPlainPage *page = open_text (fixture, text);
  g_autofree char *shown = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (page);
  g_assert_nonnull (strstr (tb_plain_page_get_words (page), "too much in it"));
  shown = dup_shown (page);
  lines = g_strsplit (shown, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, strlen (text) / 500);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 400);
      g_assert_null (strstr (lines[i], "\xef\xbf\xbd"));
    }
  g_free (shown);
  shown = g_strjoinv ("", lines);
  g_strfreev (g_steal_pointer (&lines));
  lines = g_strsplit (text, "\n", -1);
  g_free (text);
  text = g_strjoinv ("", lines);
  g_assert_cmpstr (shown, ==, text);
}

/* What is within the limits opens as ever, and nothing is left of the page. */
static void
test_within (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = repeat ("# A\n\n", "- [ ] a\n", PLAN_MAX_PIECES / 3 - 10);

  g_assert_null (open_text (fixture, text));
  g_assert_nonnull (tb_window_get_session (fixture->window));
}

/* A window that goes takes the page with it. */
static void
test_destroyed (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = repeat ("", "# a\n", 4 * PLAN_MAX_PARTS);

  g_assert_nonnull (open_text (fixture, text));
}

/* A plan that is too long to be read in a frame, with @status and @n in all its tasks. */
static char *
make_plan (const char *status,
           guint       n)
{
  GString *text = g_string_new ("# Plan: A\n\n## Build Agent 1: A\n\n");

  for (guint i = 1; i <= 400; i++)
    g_string_append_printf (text,
                            "#### Task %u: **B%u** (Module: `m/`)\n- **Status**: %s\n"
                            "- **Description**: The %u-th of them, number %u\n"
                            "- **Acceptance Criteria**:\n  - [ ] a\n\n",
                            i, i, status, i, n);
  return g_string_free (text, FALSE);
}

/* While it is read, a window that was shown stays as it is; a new one has the place for the plan,
 * not a welcome that is gone before it can be read. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_plan ("To Do", 1);
  GtkStack *pages = GTK_STACK (fixture->window->pages);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_true (tb_window_begin_open (fixture->window, fixture->path, NULL));
  g_assert_nonnull (fixture->window->opening);
  g_assert_true (gtk_stack_get_visible_child (pages) == fixture->window->views);
  _tb_window_cancel_opening (fixture->window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "start");

  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (tb_window_begin_open (fixture->window, fixture->path, NULL));
  g_assert_nonnull (fixture->window->opening);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "start");
  while (fixture->window->opening != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_stack_get_visible_child (pages) == fixture->window->views);
}

static gboolean
contains (Fixture    *fixture,
          const char *what)
{
  TbSession *session = tb_window_get_session (fixture->window);
  MdDocument *document = plan_document_get_document (tb_session_get_document (session));
  g_autofree char *text = md_document_dup_range (document,
                                                 (MdSpan){ 0, md_document_get_size (document) });

  return strstr (text, what) != NULL;
}

static void
open_long_plan (Fixture *fixture)
{
  g_autofree char *text = make_plan ("To Do", 1);
  TbSession *session;
  Plan *plan;

  g_assert_null (open_text (fixture, text));
  session = tb_window_get_session (fixture->window);
  plan = tb_session_get_plan (session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tb_session_go_to (session, plan_part_get_id (plan_get_part (plan, 200)), 1, -1);
  spin ();
}

static void
change_on_disk (Fixture    *fixture,
                const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  _tb_window_check_disk (fixture->window);
}

static void
wait_for_reload (Fixture *fixture)
{
  while (fixture->window->reloading != NULL)
    g_main_context_iteration (NULL, TRUE);
  spin ();
}

/* What changed a lot is read while the window goes on, which stays where it is. */
static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = make_plan ("Done", 2);
  TbSession *session;
  guint part;

  open_long_plan (fixture);
  session = tb_window_get_session (fixture->window);
  part = tb_session_get_part (session);
  change_on_disk (fixture, text);
  g_assert_nonnull (fixture->window->reloading);
  g_assert_true (contains (fixture, "number 1"));
  /* Looking again does not begin again. */
  _tb_window_check_disk (fixture->window);
  wait_for_reload (fixture);

  g_assert_true (contains (fixture, "number 2"));
  g_assert_false (contains (fixture, "number 1\n"));
  g_assert_false (plan_document_get_modified (tb_session_get_document (session)));
  g_assert_cmpuint (tb_session_get_part (session), ==, part);
  g_assert_cmpint (tb_session_get_index (session), ==, 200);
  _tb_window_check_disk (fixture->window);
  g_assert_null (fixture->window->reloading);

  plan_document_undo (tb_session_get_document (session));
  spin ();
  g_assert_true (contains (fixture, "number 1\n"));
  g_assert_cmpint (tb_session_get_index (session), ==, 200);
}

/* What is typed while the file is being read is not lost. */
static void
test_reload_typed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *text = make_plan ("Done", 2);
  TbSession *session;
  PlanEdit *edit;

  open_long_plan (fixture);
  session = tb_window_get_session (fixture->window);
  change_on_disk (fixture, text);
  edit = plan_command_replace_range (tb_session_get_plan (session), (MdSpan){ 8, 9 }, "Typed", 5,
                                     NULL);
  g_assert_true (tb_session_perform (session, edit, NULL));
  wait_for_reload (fixture);
  g_assert_true (contains (fixture, "# Plan: Typed\n"));
  g_assert_true (contains (fixture, "number 2\n"));
  g_assert_true (plan_document_get_modified (tb_session_get_document (session)));
}

/* The window keeps what it has, and says so. */
static void
test_reload_excess (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = repeat ("# Plan: B\n", "# a\n", 4 * PLAN_MAX_PARTS);

  open_long_plan (fixture);
  change_on_disk (fixture, text);
  wait_for_reload (fixture);
  g_assert_true (contains (fixture, "# Plan: A\n"));
  g_assert_nonnull (strstr (tb_message_bar_get_text (TB_MESSAGE_BAR (fixture->window->bar)),
                            "too much in it"));
  g_assert_true (fixture->window->is_changed_on_disk);

  /* It is not read again and again; what is less is. */
  _tb_window_check_disk (fixture->window);
  g_assert_null (fixture->window->reloading);
  g_free (text);
  text = make_plan ("Done", 2);
  change_on_disk (fixture, text);
  g_assert_nonnull (fixture->window->reloading);
  wait_for_reload (fixture);
  g_assert_true (contains (fixture, "number 2\n"));
  g_assert_false (fixture->window->is_changed_on_disk);
}

/* What is still being read when its window goes is dropped. */
static void
test_reload_closed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = make_plan ("Done", 2);

  open_long_plan (fixture);
  change_on_disk (fixture, text);
  g_assert_nonnull (fixture->window->reloading);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/ui/window-plain/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("excess", test_excess);
  ADD ("fields", test_fields);
  ADD ("long-lines", test_long_lines);
  ADD ("within", test_within);
  ADD ("destroyed", test_destroyed);
  ADD ("waiting", test_waiting);
  ADD ("reload", test_reload);
  ADD ("reload-typed", test_reload_typed);
  ADD ("reload-excess", test_reload_excess);
  ADD ("reload-closed", test_reload_closed);

  return g_test_run ();
}
