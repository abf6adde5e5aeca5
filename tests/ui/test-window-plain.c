/* test-window-plain.c: a window shows what is too much for a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window.h"

#include <string.h>

#include <glib/gstdio.h>

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
  g_autofree char *text = repeat ("", "# a\n", PLAN_MAX_PARTS + 1);
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
  g_autofree char *text = repeat ("", "# a\n", 3 * PLAN_MAX_PARTS);

  g_assert_nonnull (open_text (fixture, text));
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
  ADD ("long-lines", test_long_lines);
  ADD ("within", test_within);
  ADD ("destroyed", test_destroyed);

  return g_test_run ();
}
