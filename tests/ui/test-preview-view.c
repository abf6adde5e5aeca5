/* test-preview-view.c: how the preview follows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "support/test-wait.h"
#include "ui/preview/tb-preview-box.h"
#include "ui/preview/tb-preview-view.h"
#include "ui/preview/tb-preview.h"

#include "preview-test-plan.h"
#include "preview-test-support.h"

static char *
dup_marked (TbPreview *preview)
{
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter from;
  GtkTextIter to;
  guint start;
  guint end;

  if (!tb_preview_view_get_mark (TB_PREVIEW_VIEW (view), &start, &end))
    return g_strdup ("");
  gtk_text_buffer_get_iter_at_line (buffer, &from, start);
  gtk_text_buffer_get_iter_at_line (buffer, &to, end);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}

static void
test_place (void)
{
  static const struct
  {
    const char *at;
    const char *marked;
  } places[] = {
    { "To test", "•\tObjective: To test\n" },
    { "### Overview", "Overview\n" },
    { "It works", "•\tAcceptance Criteria:\n☐\tIt works\n☑\tIt is tested\n" },
    { "a.c", "•\tFiles to Create:\nsrc/core/\n└── a.c   # code\n" },
  };
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview = preview_make_preview (session);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *marked = NULL;

      tb_session_go_to_offset (session, preview_find_offset (session, places[i].at));
      tb_preview_flush (preview);
      marked = dup_marked (preview);
      g_assert_cmpstr (marked, ==, places[i].marked);
    }

  /* The mark stays on its field while lines come above it. */
  preview_splice (session, preview_find_offset (session, "Loose words"), 0, "More\n\nand more\n\n");
  tb_preview_flush (preview);
  {
    g_autofree char *marked = dup_marked (preview);

    g_assert_cmpstr (marked, ==, "•\tFiles to Create:\nsrc/core/\n└── a.c   # code\n");
  }
  g_assert_finalize_object (preview);
}

static void
test_box (void)
{
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  tb_preview_toggle_box (session, preview_find_offset (session, "- [ ] It works"));
  tb_preview_toggle_box (session, preview_find_offset (session, "- [x] It is tested"));
  tb_preview_toggle_box (session, preview_find_offset (session, "- [ ] a box"));
  after = preview_dup_text (session);
  g_assert_nonnull (strstr (after, "  - [x] It works\n  - [ ] It is tested\n"));
  g_assert_nonnull (strstr (after, "- [x] a box in no field\n"));
  g_assert_cmpuint (strlen (after), ==, strlen (plan_text));

  for (guint i = 0; i < 3; i++)
    plan_document_undo (tb_session_get_document (session));
  again = preview_dup_text (session);
  g_assert_cmpstr (again, ==, plan_text);
}

static void
test_copy (void)
{
  g_autoptr (TbSession) session =
      preview_make_session ("one\\\ntwo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  TbPreview *preview = preview_make_preview (session);
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  text = tb_preview_view_dup_selection (TB_PREVIEW_VIEW (view));
  g_assert_cmpstr (text, ==, "one\ntwo\na\tb\n1\t2\n");
  g_assert_finalize_object (preview);
}

/* What the whole preview reads as. Returns: (transfer full) */
static char *
dup_shown (TbPreview *preview)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (tb_preview_get_view (preview)), "text", &text, NULL);
  return text;
}

static void
test_copy_markdown (void)
{
  static const char text[] = "# One\n\nSome *words*\ngo on.\n\n- a\n  - [ ] b\n\n```c\nint a;\n"
                             "int b;\n```\n\n| a |\n|---|\n| 1 |\n\nend\n";
  static const struct
  {
    int         first;
    int         last;
    const char *markdown;
  } selections[] = {
    { 0, 0, "# One" },
    { 0, 1, "# One\n\nSome *words*\ngo on." },
    { 2, 3, "- a\n  - [ ] b" },
    { 3, 3, "  - [ ] b" },
    { 4, 5, "```c\nint a;\nint b;\n```" },
    { 5, 5, "int b;\n```" },
    { 6, 7, "| a |\n|---|\n| 1 |\n\nend" },
  };
  g_autoptr (TbSession) session = preview_make_session (text);
  TbPreview *preview = preview_make_preview (session);
  TbPreviewView *view = TB_PREVIEW_VIEW (tb_preview_get_view (preview));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *code = tb_preview_view_dup_code (view, preview_find_offset (session, "int b"));

  g_assert_cmpstr (code, ==, "int a;\nint b;\n");
  for (guint i = 0; i < G_N_ELEMENTS (selections); i++)
    {
      g_autofree char *markdown = NULL;
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_line (buffer, &start, selections[i].first);
      gtk_text_buffer_get_iter_at_line (buffer, &end, selections[i].last);
      gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_select_range (buffer, &start, &end);
      markdown = tb_preview_view_dup_markdown (view);
      g_assert_cmpstr (markdown, ==, selections[i].markdown);
    }
  g_assert_finalize_object (preview);
}

static void
toggle_fold (TbPreview *preview,
             TbSession  *session,
             const char *heading)
{
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.toggle-fold", "t",
                              (guint64)preview_find_offset (session, heading));
  tb_preview_flush (preview);
}

/* What is below a folded heading is not there, up to the next of its level, and stays so while the
 * plan is edited: also in the folded part, and in its heading. */
static void
test_fold (void)
{
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview = preview_make_preview (session);
  g_autofree char *all = dup_shown (preview);
  g_autofree char *folded = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *unfolded = NULL;
  guint start;
  guint end;

  toggle_fold (preview, session, "### Overview");
  folded = dup_shown (preview);
  g_assert_nonnull (strstr (folded, "Overview\nBuild Agent 1"));
  g_assert_null (strstr (folded, "Loose words"));

  preview_splice (session, preview_find_offset (session, "To test"), 2, "For a");
  preview_splice (session, preview_find_offset (session, "First"), 5, "Second");
  tb_preview_flush (preview);
  edited = dup_shown (preview);
  g_assert_nonnull (strstr (edited, "Overview\nBuild Agent 1"));
  g_assert_nonnull (strstr (edited, "Second"));

  /* A field in it is marked at the heading. */
  tb_session_go_to_offset (session, preview_find_offset (session, "For a test"));
  tb_preview_flush (preview);
  g_assert_true (tb_preview_view_get_mark (TB_PREVIEW_VIEW (tb_preview_get_view (preview)), &start,
                                           &end));
  g_assert_cmpuint (start, ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.unfold-all", NULL);
  preview_splice (session, preview_find_offset (session, "For a"), 5, "To");
  preview_splice (session, preview_find_offset (session, "Second"), 6, "First");
  tb_preview_flush (preview);
  unfolded = dup_shown (preview);
  g_assert_cmpstr (unfolded, ==, all);
  g_assert_finalize_object (preview);
}

static void
test_empty (void)
{
  g_autoptr (TbSession) session = preview_make_session ("");
  TbPreview *preview = preview_make_preview (session);
  TbPreviewView *view = TB_PREVIEW_VIEW (tb_preview_get_view (preview));

  g_assert_true (tb_preview_view_is_empty (view));
  preview_splice (session, 0, 0, "# Now there is something\n");
  tb_preview_flush (preview);
  g_assert_false (tb_preview_view_is_empty (view));
  g_assert_finalize_object (preview);
}

/* Where in the window the line with @text is. */
static int
get_window_y (TbPreview  *preview,
              const char *text)
{
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextIter iter;
  GtkTextIter found;
  int y;
  int height;
  int window_y;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, text, 0, &found, NULL, NULL));
  gtk_text_view_get_line_yrange (view, &found, &y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y, NULL, &window_y);
  return window_y;
}

/* Tab goes through headings, boxes, links and code in their order, and back. */
static void
test_elements (void)
{
  static const char *const order[] = { "# One", "[link]", "- [ ] open", "- [x] done", "int a;" };
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  TbPreviewHit hit;
  GtkWidget *window;
  GtkWidget *view;

  session = preview_make_session ("# One\n\nSome [link](#one).\n\n- [ ] open\n- [x] done\n\n"
                          "```c\nint a;\n```\n\nend\n");
  window = preview_show_window (session, &preview, 10);
  view = GTK_WIDGET (tb_preview_get_view (preview));
  tb_preview_flush (preview);
  preview_wait_frames (view, 5);
  gtk_widget_grab_focus (view);
  g_assert_false (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
      g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
      if (i == 1)
        g_assert_cmpstr (hit.range->target, ==, "#one");
      else
        g_assert_cmpuint (hit.offset, ==, preview_find_offset (session, order[i]));
    }
  for (guint i = G_N_ELEMENTS (order) - 1; i-- > 0;)
    {
      gtk_widget_child_focus (view, GTK_DIR_TAB_BACKWARD);
      g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
      g_assert_true ((hit.range == NULL) == (i == 0));
    }

  /* It stays on a box that is ticked. */
  for (guint i = 0; i < 2; i++)
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  tb_preview_toggle_box (session, preview_find_offset (session, "- [ ] open"));
  tb_preview_flush (preview);
  g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
  g_assert_nonnull (hit.range);
  g_assert_cmpint (hit.range->style, ==, TB_PREVIEW_BOX_DONE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is read stays where it is while the plan changes above. */
static void
test_scroll_kept (void)
{
  g_autoptr (GString) text = g_string_new ("# Plan\n\n");
  g_autoptr (TbSession) session = NULL;
  GtkAdjustment *adjustment;
  TbPreview *preview;
  GtkWidget *window;
  int y;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "## Section %u\n\nWords of section %u.\n\n", i, i);
  session = preview_make_session (text->str);
  window = preview_show_window (session, &preview, 10);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tb_preview_get_view (preview)));
  gtk_adjustment_set_value (adjustment, 2000);
  preview_wait_frames (GTK_WIDGET (preview), 5);

  y = get_window_y (preview, "Words of section 30.");
  preview_splice (session, preview_find_offset (session, "## Section 3\n"), 0,
                  "- one\n- two\n\n```\nx\n```\n\n");
  preview_wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpint (get_window_y (preview, "Words of section 30."), ==, y);
  preview_splice (session, preview_find_offset (session, "## Section 4\n"), 40, "");
  preview_wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpint (get_window_y (preview, "Words of section 30."), ==, y);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The place comes into view; when it is seen already nothing moves. */
static void
test_scroll_to_place (void)
{
  g_autoptr (GString) text = g_string_new ("# Plan\n\n");
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkWidget *window;
  g_autofree char *heading = NULL;
  guint n;
  int y;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "## Section %u\n\nWords of section %u.\n\n", i, i);
  session = preview_make_session (text->str);
  window = preview_show_window (session, &preview, 10);

  tb_session_go_to_offset (session, preview_find_offset (session, "Words of section 40."));
  preview_wait_frames (GTK_WIDGET (preview), 20);
  y = get_window_y (preview, "Words of section 40.");
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, 360);
  tb_session_go_to_offset (session, preview_find_offset (session, "Words of section 41."));
  preview_wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpint (get_window_y (preview, "Words of section 40."), ==, y);

  /* A part is seen with what stands in it: not just its heading at the lower edge. */
  n = 42;
  do
    {
      g_autofree char *words = g_strdup_printf ("Words of section %u.", n++);

      y = get_window_y (preview, words);
    }
  while (y < 360);
  heading = g_strdup_printf ("## Section %u\n", n - 2);
  tb_session_go_to_offset (session, preview_find_offset (session, heading));
  preview_wait_frames (GTK_WIDGET (preview), 20);
  heading[strlen (heading) - 1] = '\0';
  g_assert_cmpint (get_window_y (preview, heading + 3), >=, 0);
  g_assert_cmpint (get_window_y (preview, heading + 3), <, 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
get_text_height (TbPreview *preview)
{
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextIter iter;
  GdkRectangle rect;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &iter);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  return rect.y;
}

/* Whether letters behind the beginning of @line look other than that, as in code with colours. */
static gboolean
has_colors (TbPreview *preview,
            int        line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  GtkTextIter iter;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  end = iter;
  gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_forward_to_tag_toggle (&iter, NULL)
         && gtk_text_iter_compare (&iter, &end) < 0;
}

static gboolean
has_colors_at_top (gpointer preview)
{
  return has_colors (preview, 0);
}

/* Colours in a line cost its length each: a long one has none. */
static void
test_code_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("```sh\nif true\n```\n\n```sh\n");
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  GtkWidget *window;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "if true; ");
  g_string_append (text, "\n```\n");
  session = preview_make_session (text->str);
  window = preview_show_window (session, &preview, 10);
  g_assert_true (test_wait_until (has_colors_at_top, preview, 10000));
  g_assert_false (has_colors (preview, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_zoom (void)
{
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview;
  GtkWidget *window = preview_show_window (session, &preview, 10);
  int height;

  preview_wait_frames (GTK_WIDGET (preview), 10);
  height = get_text_height (preview);
  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  preview_wait_frames (GTK_WIDGET (preview), 20);
  g_assert_cmpint (get_text_height (preview), >, height * 5 / 4);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-reset", NULL);
  preview_wait_frames (GTK_WIDGET (preview), 20);
  g_assert_cmpint (get_text_height (preview), ==, height);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a real window: draws everything and is gone afterwards. */
static void
test_window (void)
{
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview;
  GtkWidget *window = preview_show_window (session, &preview, 10);
  g_autofree char *marked = NULL;

  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *)&preview);
  tb_session_go_to_offset (session, preview_find_offset (session, "It works"));
  preview_splice (session, preview_find_offset (session, "| 1 |"), 5, "| 3 |");
  preview_wait_frames (GTK_WIDGET (preview), 5);
  g_assert_cmpint (get_window_y (preview, "It works"), <, 400);
  marked = dup_marked (preview);
  g_assert_cmpstr (marked, ==, "•\tAcceptance Criteria:\n☐\tIt works\n☑\tIt is tested\n");
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (preview);
}

/* A window that is closed with a long plan does not take others a frame. */
static void
test_let_go (void)
{
  g_autoptr (GString) text = g_string_new ("# One\n\n");
  g_autoptr (TbSession) session = NULL;
  TbPreview *preview;
  gpointer buffer;
  GtkWidget *window;
  guint n = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Words and `code %u` and *more*.\n\n", i);
  session = preview_make_session (text->str);
  window = preview_show_window (session, &preview, 3);
  tb_preview_flush (preview);
  buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  g_object_add_weak_pointer (buffer, &buffer);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_nonnull (buffer);
  for (; buffer != NULL; n++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, >, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-view/place", test_place);
  g_test_add_func ("/ui/preview-view/box", test_box);
  g_test_add_func ("/ui/preview-view/copy", test_copy);
  g_test_add_func ("/ui/preview-view/copy-markdown", test_copy_markdown);
  g_test_add_func ("/ui/preview-view/fold", test_fold);
  g_test_add_func ("/ui/preview-view/elements", test_elements);
  g_test_add_func ("/ui/preview-view/empty", test_empty);
  g_test_add_func ("/ui/preview-view/scroll-kept", test_scroll_kept);
  g_test_add_func ("/ui/preview-view/scroll-to-place", test_scroll_to_place);
  g_test_add_func ("/ui/preview-view/code-long-line", test_code_long_line);
  g_test_add_func ("/ui/preview-view/zoom", test_zoom);
  g_test_add_func ("/ui/preview-view/window", test_window);
  g_test_add_func ("/ui/preview-view/let-go", test_let_go);

  return g_test_run ();
}
