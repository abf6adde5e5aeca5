/* test-preview-print.c: the plan on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/preview/tb-preview-print.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Returns: how many pages the PDF at @path has */
static int
export (const char *text,
        const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autoptr (GtkPrintOperation) operation = tb_preview_print_new (document, "Implementation Plan");
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;
  int n_pages;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages-to-print", &n_pages, NULL);

  return n_pages;
}

/* What stands on the pages, by a program of others. Returns: (nullable): %NULL without it */
static char *
read_pages (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

static const char all_kinds[] =
    "# A Title\n\nWords with *emphasis*, `code` and [a link](https://example.org).\n\n"
    "> A quote\n\n- [ ] open box\n- [x] ticked box\n  1. deeper\n\n"
    "```c\nint a_very_long_name_that_goes_on = another_very_long_name_that_goes_on (a, b, c, d, e, "
    "f, the_very_end_of_it);\n```\n\n***\n\n"
    "| Decision | Why |\n|---|--:|\n| One | Because it is so |\n| Two | [Reason] |\n\n"
    "<div>literal</div>\n";

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const words[] = {
    "A Title", "emphasis", "A quote", "open box", "ticked box", "1.", "deeper", "int a_very",
    "the_very_end_of_it", "Because it is so", "[Reason]", "<div>literal</div>", "1 of 1",
  };
  g_autofree char *text = NULL;

  g_assert_cmpint (export (all_kinds, fixture->path), ==, 1);
  text = read_pages (fixture->path);
  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_nonnull (strstr (text, words[i]));
    }
}

/* No heading is the last on its page, every page has its number and all but the first the title,
 * and everything is there once. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  GString *plan = g_string_new ("# Plan\n\n");
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  int n_pages;

  for (guint i = 0; i < 120; i++)
    {
      g_string_append_printf (plan, "## Heading%03u\n\n### Below%03u\n\n", i, i);
      for (guint j = 0; j <= i % 7; j++)
        g_string_append_printf (plan, "Words of %03u-%u that go on for a while.\n\n", i, j);
    }
  n_pages = export (plan->str, fixture->path);
  g_string_free (plan, TRUE);
  g_assert_cmpint (n_pages, >, 5);
  text = read_pages (fixture->path);
  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }

  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  for (int i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d of %d", i + 1, n_pages);
      char *at = strstr (pages[i], number);

      g_assert_nonnull (at);
      g_assert_true ((strstr (pages[i], "Implementation Plan") != NULL) == (i > 0));
      /* What is above the number. */
      *at = '\0';
      g_strchomp (pages[i]);
      at = strrchr (pages[i], '\n');
      g_assert_nonnull (at);
      g_assert_null (strstr (at, "Heading"));
      g_assert_null (strstr (at, "Below"));
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Heading%03u", i);
      guint n = 0;

      for (int j = 0; j < n_pages; j++)
        n += strstr (pages[j], heading) != NULL ? 1 : 0;
      g_assert_cmpuint (n, ==, 1);
    }
}

/* Whatever comes behind a heading, it is on the same page; short code is on one page; no last row
 * of a table and no last line of code is alone. The filler moves it over the edge of the page. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *second;
  } cases[] = {
    { "## Heading\n\n- item\n- other\n", "Heading", "item" },
    { "## Heading\n\n### Below\n\nWords:\n\n1. item\n", "Heading", "item" },
    { "## Heading\n\n| key |\n|---|\n| item |\n", "Heading", "item" },
    { "## Heading\n\n> item\n", "Heading", "item" },
    { "```\nfirst\n2\n3\n4\n5\nsixth\n```\n", "first", "sixth" },
    { "```\n1\n2\n3\n4\n5\n6\n7\n8\n9\nlast but one\nlast line\n```\n", "last but one",
      "last line" },
    { "| key |\n|---|\n| 1 |\n| 2 |\n| last but one |\n| last row |\n", "last but one",
      "last row" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n = 18; n < 46; n++)
      {
        GString *plan = g_string_new (NULL);
        g_autofree char *text = NULL;
        const char *first;
        const char *second;

        for (guint j = 0; j < n; j++)
          g_string_append (plan, "filler\n\n");
        g_string_append (plan, cases[i].text);
        export (plan->str, fixture->path);
        g_string_free (plan, TRUE);
        text = read_pages (fixture->path);
        if (text == NULL)
          {
            g_test_skip ("no pdftotext");
            return;
          }
        first = strstr (text, cases[i].first);
        second = strstr (text, cases[i].second);
        g_test_message ("%s after %u", cases[i].text, n);
        g_assert_nonnull (first);
        g_assert_nonnull (second);
        g_assert_null (memchr (first, '\f', second - first));
      }
}

/* A table longer than a page has its header on each. */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  GString *plan = g_string_new ("| Key | Value |\n|---|---|\n");
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  int n_pages;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (plan, "| row%03u | A value that is long enough to be wrapped when the "
                                  "column is narrow, and then some more of it |\n", i);
  n_pages = export (plan->str, fixture->path);
  g_string_free (plan, TRUE);
  g_assert_cmpint (n_pages, >, 2);
  text = read_pages (fixture->path);
  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  pages = g_strsplit (text, "\f", -1);
  for (int i = 0; i < n_pages; i++)
    g_assert_nonnull (strstr (pages[i], "Value"));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *row = g_strdup_printf ("row%03u", i);

      g_assert_nonnull (strstr (text, row));
    }
}

static void
cancel_cb (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           guint             *n_drawn)
{
  if (++*n_drawn == 2)
    gtk_print_operation_cancel (operation);
}

static gboolean
count_cb (gpointer data)
{
  ++*(guint *)data;
  return G_SOURCE_CONTINUE;
}

/* The main loop goes on while a long plan is printed, which can be cancelled. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GString *plan = g_string_new ("# Plan\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  guint n_turns = 0;
  guint n_drawn = 0;
  guint id = g_timeout_add (1, count_cb, &n_turns);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (plan, "Paragraph %u\n\n", i);
  bytes = g_string_free_to_bytes (plan);
  document = md_document_new (bytes);
  operation = tb_preview_print_new (document, "Plan");
  gtk_print_operation_set_export_filename (operation, fixture->path);
  g_signal_connect (operation, "draw-page", G_CALLBACK (cancel_cb), &n_drawn);
  /* Whoever exports is in a main loop of its own until that is done. */
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            NULL),
                   ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_source_remove (id);
  g_assert_cmpuint (n_drawn, <, 10);
  g_assert_cmpuint (n_turns, >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/preview-print/kinds", test_kinds);
  ADD ("/ui/preview-print/pages", test_pages);
  ADD ("/ui/preview-print/together", test_together);
  ADD ("/ui/preview-print/table", test_table);
  ADD ("/ui/preview-print/cancel", test_cancel);

  return g_test_run ();
}
