/* test-preview-code.c: what is in the preview's code and tables, beyond their words
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/preview/tb-preview-view-private.h"
#include "ui/preview/tb-preview.h"
#include "ui/widgets/tb-code-style.h"

#include "preview-test-support.h"

/* Whether the letters of @words have a colour of their own. */
static gboolean
has_color (TbPreview  *preview,
           const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  GtkTextIter iter;
  GtkTextIter found;
  GSList *tags;
  gboolean has = FALSE;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, words, 0, &found, NULL, NULL));
  tags = gtk_text_iter_get_tags (&found);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, "foreground-set", &is_set, NULL);
      has |= is_set;
    }
  g_slist_free (tags);
  return has;
}

static gboolean
timeout_cb (gpointer is_over)
{
  *(gboolean *)is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_color (TbPreview  *preview,
                const char *words)
{
  gboolean is_over = FALSE;
  guint id = g_timeout_add_seconds (20, timeout_cb, &is_over);

  while (!is_over && !has_color (preview, words))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (id);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_assert_true (tb_code_style_has_languages ());
  (*(guint *)g_object_get_data (source, "n"))++;
}

static const char *
find_id (const char *word)
{
  GtkSourceLanguage *language = tb_code_style_find_language (word);

  return language != NULL ? gtk_source_language_get_id (language) : NULL;
}

/* Before all others: the languages are read once in a program. Who cannot wait for the thread has
 * them at once. */
static void
test_languages (void)
{
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  guint n = 0;

  g_assert_false (tb_code_style_has_languages ());
  g_object_set_data (source, "n", &n);
  for (guint i = 0; i < 3; i++)
    tb_code_style_read_languages (source, read_cb);
  g_assert_cmpstr (find_id ("TS"), ==, "typescript");
  g_assert_cmpstr (find_id ("node"), ==, "js");
  g_assert_cmpstr (find_id ("yaml"), ==, "yaml");
  g_assert_null (find_id ("no-language"));
  g_assert_null (find_id (""));
  g_assert_true (tb_code_style_has_languages ());
  while (n < 3)
    g_main_context_iteration (NULL, TRUE);
}

/* A language of its own for the program in which it is called. */
static char *
write_language (void)
{
  static const char text[] =
    "<?xml version=\"1.0\"?>\n"
    "<language id=\"of-the-test\" name=\"Of the test\" version=\"2.0\" section=\"Source\">\n"
    "<styles><style id=\"word\" name=\"Word\" map-to=\"def:keyword\"/></styles>\n"
    "<definitions><context id=\"of-the-test\"><include>\n"
    "<context id=\"word\" style-ref=\"word\"><keyword>known</keyword></context>\n"
    "</include></context></definitions></language>\n";
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "gtksourceview-5",
                                              "language-specs", NULL);
  char *path = g_build_filename (folder, "of-the-test.lang", NULL);
  GError *error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Whether "known" is something else than "and" to the language that @word means. */
static gboolean
is_highlighted (const char *word)
{
  g_autoptr (GtkSourceBuffer) code = gtk_source_buffer_new (NULL);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (code);
  GtkTextIter start, end;

  tb_code_style_set_dark (code, FALSE);
  g_assert_true (tb_code_style_set_language (code, word));
  gtk_text_buffer_set_text (buffer, "known and", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (code, &start, &end);
  return gtk_text_iter_forward_to_tag_toggle (&start, NULL)
         && gtk_text_iter_get_offset (&start) == strlen ("known");
}

/* What a language is made of is read once in a program, and not again when all code in it was gone:
 * its file may be away. */
static void
test_read_once (void)
{
  g_autofree char *path = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  path = write_language ();
  g_assert_true (is_highlighted ("of-the-test"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (is_highlighted ("of-the-test"));
}

/* Those of the first plan in a program with code are read in a thread, and colours follow. */
static void
test_first (void)
{
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkWidget *window;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  session = preview_make_session ("# One\n\n```python\nimport a\n```\n");
  window = preview_show_window (session, &preview, 3);
  g_assert_false (tb_code_style_has_languages ());
  wait_for_color (preview, "import a");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a language needs is read in a pause and not in a frame; after that, code in it has its
 * colours in the frame in which it comes. What is out of sight is made ready too. */
static void
test_prepare (void)
{
  g_autoptr (GString) text = g_string_new ("# One\n\n```python\nimport first\n```\n\n");
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkAdjustment *adjustment;
  GtkWidget *window;
  gint64 begun;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Paragraph %u.\n\n", i);
  g_string_append (text, "```no-language\nplain\n```\n\n```c\nreturn last;\n```\n");
  session = preview_make_session (text->str);
  begun = g_get_monotonic_time ();
  window = preview_show_window (session, &preview, 3);
  /* As long as something happens, nothing is read; a slow machine may take this for a pause. */
  for (guint i = 0; i < 5; i++)
    {
      preview_wait_frames (GTK_WIDGET (preview), 8);
      if (g_get_monotonic_time () - begun < 250 * G_TIME_SPAN_MILLISECOND)
        g_assert_false (has_color (preview, "import first"));
      begun = g_get_monotonic_time ();
      preview_splice (session, 5, 0, "x");
    }
  begun = g_get_monotonic_time ();
  wait_for_color (preview, "import first");
  g_test_message ("coloured after %.0f ms", (g_get_monotonic_time () - begun) / 1000.0);

  preview_splice (session, preview_find_offset (session, "first"), 0, "second\nimport ");
  tb_preview_flush (preview);
  g_assert_true (has_color (preview, "import second"));
  g_assert_true (has_color (preview, "import first"));

  /* The other is ready when it comes in sight. */
  begun = g_get_monotonic_time ();
  while (g_get_monotonic_time () - begun < 1500 * G_TIME_SPAN_MILLISECOND)
    g_main_context_iteration (NULL, FALSE);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tb_preview_get_view (preview)));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  preview_wait_frames (GTK_WIDGET (preview), 15);
  g_assert_true (has_color (preview, "return last"));
  g_assert_false (has_color (preview, "plain"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Counts what is done to letters of code. */
static void
count_cb (GtkTextBuffer *buffer,
          GtkTextTag    *tag,
          GtkTextIter   *start,
          GtkTextIter   *end,
          guint         *n_tags)
{
  GtkTextIter line_end = *start;
  g_autofree char *rest = NULL;

  gtk_text_iter_forward_to_line_end (&line_end);
  rest = gtk_text_iter_get_text (start, &line_end);
  *n_tags += g_str_has_prefix (rest, "return");
}

/* A letter in an item with code below it leaves the code alone; one in the code does not. */
static void
test_keeps_colors (void)
{
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkTextBuffer *buffer;
  GtkWidget *window;
  guint n_tags = 0;

  session = preview_make_session ("# One\n\n- an item\n\n  ```c\n  return a;\n  return b;\n  ```\n"
                                  "- another item\n");
  window = preview_show_window (session, &preview, 3);
  wait_for_color (preview, "return a");
  buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  g_signal_connect (buffer, "apply-tag", G_CALLBACK (count_cb), &n_tags);

  preview_splice (session, preview_find_offset (session, "item"), 0, "x");
  tb_preview_flush (preview);
  g_assert_true (has_color (preview, "return a"));
  g_assert_true (has_color (preview, "return b"));
  preview_splice (session, preview_find_offset (session, "another item"), 0, "x");
  tb_preview_flush (preview);
  g_assert_true (has_color (preview, "return b"));
  g_assert_cmpuint (n_tags, ==, 0);

  preview_splice (session, preview_find_offset (session, "return b"), 8, "if (c)");
  tb_preview_flush (preview);
  g_assert_true (has_color (preview, "return a"));
  g_assert_true (has_color (preview, "if (c)"));
  g_assert_cmpuint (n_tags, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Tab goes through the links in a table, also far down in a long one, and from them on. */
static void
test_table_elements (void)
{
  g_autoptr (GString) text = g_string_new ("# One\n\n| a | b |\n|---|---|\n");
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  TbPreviewHit hit;
  GtkWidget *window;
  GtkWidget *view;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "| [x%u](#x%u), [y%u](#y%u) | plain [z%u](#z%u) |\n", i, i, i, i,
                            i, i);
  g_string_append (text, "\n## Two\n\nend\n");
  session = preview_make_session (text->str);
  window = preview_show_window (session, &preview, 3);
  view = GTK_WIDGET (tb_preview_get_view (preview));
  preview_wait_frames (view, 5);
  gtk_widget_grab_focus (view);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *target = g_strdup_printf ("#%c%u", "xyz"[i % 3], i / 3);
      g_autofree char *row = g_strdup_printf ("| [x%u]", i / 3);
      graphene_rect_t area;

      g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
      g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
      g_assert_cmpstr (hit.range->target, ==, target);
      g_assert_cmpuint (hit.offset, ==, preview_find_offset (session, row));
      if (i % 31 != 30)
        continue;
      preview_wait_frames (view, 6);
      g_assert_true (_tb_preview_view_get_cell_area (TB_PREVIEW_VIEW (view), &area));
      g_assert_cmpfloat (area.origin.y, >=, 0);
      g_assert_cmpfloat (area.origin.y + area.size.height, <=, gtk_widget_get_height (view));
      g_assert_true (tb_preview_view_pick (TB_PREVIEW_VIEW (view), area.origin.x + 2,
                                           area.origin.y + area.size.height / 2, &hit));
      g_assert_cmpstr (hit.range->target, ==, target);
      g_assert_cmpuint (hit.offset, ==, preview_find_offset (session, row));
    }
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
  g_assert_cmpuint (hit.offset, ==, preview_find_offset (session, "## Two"));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
  g_assert_cmpstr (hit.range->target, ==, "#z39");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Checks every label in @widget. Returns: how many there are */
static guint
check_words (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
      const char *text = pango_layout_get_text (layout);

      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

          g_test_message ("%s", text + line->start_index);
          g_assert_nonnull (strchr (" /-", text[line->start_index - 1]));
        }
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_words (child);
  return n;
}

/* However narrow the view is, a table breaks no word of usual length: it scrolls sideways. */
static void
test_table_words (void)
{
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkWidget *window;

  session = preview_make_session (
      "| Key | Alternative Considered | Why Rejected | Responsibility |\n"
      "|---|---|---|---|\n"
      "| Decision | Recognised everywhere | overwritten | src/application |\n");
  window = preview_show_window (session, &preview, 3);
  gtk_window_set_default_size (GTK_WINDOW (window), 320, 400);
  preview_wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpuint (check_words (GTK_WIDGET (tb_preview_get_view (preview))), ==, 8);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-code/languages", test_languages);
  g_test_add_func ("/ui/preview-code/read-once", test_read_once);
  g_test_add_func ("/ui/preview-code/first", test_first);
  g_test_add_func ("/ui/preview-code/prepare", test_prepare);
  g_test_add_func ("/ui/preview-code/keeps-colors", test_keeps_colors);
  g_test_add_func ("/ui/preview-code/table-elements", test_table_elements);
  g_test_add_func ("/ui/preview-code/table-words", test_table_words);

  return g_test_run ();
}
