/* test-recent.c: the plans that were opened last
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gstdio.h>

#include "support/test-wait.h"
#include "support/test-widgets.h"
#include "ui/window/tb-recent.h"
#include "ui/window/tb-start-page.h"

/* In milliseconds. */
#define PATIENCE 10000
/* What is written is there by then. */
#define MOMENT 300

typedef struct
{
  char *folder;
  char *list; /* the file of all programs */
  char *first;
  char *second;
} Fixture;

static char *
write_plan (Fixture    *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("recent-XXXXXX", NULL);
  fixture->list = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  fixture->first = write_plan (fixture, "first.md", "# Implementation Plan: One\n");
  fixture->second = write_plan (fixture, "second.md",
                                "# Implementation Plan: Two\n\n## Build Agent 1: A\n\n"
                                "#### Task 1: **B**\n- [x] c\n- [ ] d\n");
  g_unlink (fixture->list);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->list);
  g_unlink (fixture->first);
  g_unlink (fixture->second);
  g_rmdir (fixture->folder);
  g_free (fixture->first);
  g_free (fixture->second);
  g_free (fixture->list);
  g_free (fixture->folder);
}

static gboolean
is_listed (Fixture    *fixture,
           const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GBookmarkFile *list = g_bookmark_file_new ();
  gboolean is_there = g_bookmark_file_load_from_file (list, fixture->list, NULL)
                      && g_bookmark_file_has_item (list, uri)
                      && g_bookmark_file_has_group (list, uri, "Trestleboard", NULL)
                      && g_bookmark_file_has_application (list, uri, PACKAGE_NAME, NULL);

  g_bookmark_file_free (list);
  return is_there;
}

static gboolean
is_first_listed (gpointer fixture)
{
  return is_listed (fixture, ((Fixture *)fixture)->first);
}

static gboolean
is_second_listed (gpointer fixture)
{
  return is_listed (fixture, ((Fixture *)fixture)->second);
}

/* Whether the program knows two plans, and the second was opened last. */
static gboolean
is_second_newest (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) infos = tb_recent_collect ();
  g_autofree char *uri = g_filename_to_uri (fixture->second, NULL, NULL);

  return infos->len == 2 && strcmp (gtk_recent_info_get_uri (infos->pdata[0]), uri) == 0;
}

static void
add (Fixture       *fixture,
     const char    *path,
     TestCondition  is_there)
{
  tb_recent_add (path, NULL);
  g_assert_true (test_wait_until (is_there, fixture, PATIENCE));
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  GStatBuf state;

  add (fixture, fixture->second, is_second_listed);
  add (fixture, fixture->first, is_first_listed);
  g_assert_cmpint (g_stat (fixture->list, &state), ==, 0);
  g_assert_cmpuint (state.st_mode & 0777, ==, 0600);
  /* That it was opened again makes it the newest, by the list's clock of microseconds. */
  tb_recent_add (fixture->second, NULL);
  g_assert_true (test_wait_until (is_second_newest, fixture, PATIENCE));
}

/* Two that come at once do not write over each other. */
static void
test_at_once (Fixture      *fixture,
              gconstpointer data)
{
  tb_recent_add (fixture->first, NULL);
  add (fixture, fixture->second, is_second_listed);
  g_assert_true (test_wait_until (is_first_listed, fixture, PATIENCE));
}

static void
test_broken (Fixture      *fixture,
             gconstpointer data)
{
  static const char broken[] = "<xbel version=\"1.0\"><bookmark/></xbel>";
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->list, broken, -1, NULL));
  tb_recent_add (fixture->first, NULL);
  test_wait (MOMENT);
  g_assert_true (g_file_get_contents (fixture->list, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, broken);
}

static void
test_not_wanted (Fixture      *fixture,
                 gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-recent-files-enabled", FALSE, NULL);
  tb_recent_add (fixture->first, NULL);
  g_object_set (settings, "gtk-recent-files-enabled", TRUE, "gtk-recent-files-max-age", 0, NULL);
  tb_recent_add (fixture->first, NULL);
  test_wait (MOMENT);
  g_object_set (settings, "gtk-recent-files-max-age", 30, NULL);
  g_assert_false (is_first_listed (fixture));
}

static void
test_old (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) long_ago = g_date_time_add_days (now, -31);
  g_autoptr (GDateTime) ago = g_date_time_add_days (now, -29);
  GBookmarkFile *list = g_bookmark_file_new ();

  g_bookmark_file_set_mime_type (list, "file:///a", "text/plain");
  g_bookmark_file_add_application (list, "file:///a", "other", "other %u");
  g_bookmark_file_set_modified_date_time (list, "file:///a", long_ago);
  g_bookmark_file_set_mime_type (list, "file:///b", "text/plain");
  g_bookmark_file_add_application (list, "file:///b", "other", "other %u");
  g_bookmark_file_set_modified_date_time (list, "file:///b", ago);
  g_assert_true (g_bookmark_file_to_file (list, fixture->list, NULL));

  add (fixture, fixture->first, is_first_listed);
  g_assert_true (g_bookmark_file_load_from_file (list, fixture->list, NULL));
  g_assert_false (g_bookmark_file_has_item (list, "file:///a"));
  g_assert_true (g_bookmark_file_has_item (list, "file:///b"));
  g_bookmark_file_free (list);
}

static gboolean
has_title (GtkWidget  *widget,
           const char *title,
           const char *progress)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0
      && g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), progress))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_title (child, title, progress))
      return TRUE;
  return FALSE;
}

static gboolean
has_second (gpointer page)
{
  return has_title (page, "Two", "0 of 1 task");
}

static gboolean
has_read (gpointer page)
{
  return has_title (page, "One", "No tasks yet") && has_second (page);
}

/* Returns: (transfer none): a page in a window, which is not shown yet */
static GtkWidget *
build_page (GtkWindow **window)
{
  GtkWidget *page = tb_start_page_new ();

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (*window, page);
  return page;
}

static void
test_start_page (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *page;

  add (fixture, fixture->first, is_first_listed);
  tb_recent_add (fixture->second, NULL);
  g_assert_true (test_wait_until (is_second_newest, fixture, PATIENCE));

  /* Nothing is read for a page that nobody sees. */
  page = build_page (&window);
  test_wait (MOMENT);
  g_assert_false (has_title (page, "One", ""));
  gtk_window_present (window);
  g_assert_true (test_wait_until (has_read, page, PATIENCE));

  /* A page that comes back, even while it is read, has each once, as they are now. */
  g_unlink (fixture->first);
  gtk_widget_set_visible (page, FALSE);
  gtk_widget_set_visible (page, TRUE);
  gtk_widget_set_visible (page, FALSE);
  gtk_widget_set_visible (page, TRUE);
  g_assert_true (test_wait_until (has_second, page, PATIENCE));
  g_assert_false (has_title (page, "One", ""));
  g_assert_cmpuint (test_count_widgets (page, ADW_TYPE_ACTION_ROW), ==, 1);

  /* One that goes while a plan is read. */
  gtk_widget_set_visible (page, FALSE);
  gtk_widget_set_visible (page, TRUE);
  gtk_window_destroy (window);
  test_wait (MOMENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  /* First: GTK's own reader, once there is one, warns of such a list. */
  g_test_add ("/ui/recent/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/ui/recent/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/ui/recent/at-once", Fixture, NULL, set_up, test_at_once, tear_down);
  g_test_add ("/ui/recent/not-wanted", Fixture, NULL, set_up, test_not_wanted, tear_down);
  g_test_add ("/ui/recent/old", Fixture, NULL, set_up, test_old, tear_down);
  g_test_add ("/ui/recent/start-page", Fixture, NULL, set_up, test_start_page, tear_down);
  return g_test_run ();
}
