/* test-preview-view.c: how little the preview touches, and how it follows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "ui/preview/tb-preview-box.h"
#include "ui/preview/tb-preview-code.h"
#include "ui/preview/tb-preview-tags.h"
#include "ui/preview/tb-preview-view.h"
#include "ui/preview/tb-preview.h"

#include "preview-test-plan.h"

static TbSession *
make_session (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PlanDocument) document = plan_document_new (bytes);

  return tb_session_new (document);
}

static char *
dup_text (TbSession *session)
{
  MdDocument *document = plan_document_get_document (tb_session_get_document (session));

  return md_document_dup_range (document, (MdSpan){ 0, md_document_get_size (document) });
}

static gsize
find_offset (TbSession  *session,
             const char *what)
{
  g_autofree char *text = dup_text (session);
  const char *at = strstr (text, what);

  g_assert_nonnull (at);
  return at - text;
}

static void
splice (TbSession  *session,
        gsize       start,
        gsize       length,
        const char *text)
{
  PlanEdit *edit;
  GError *error = NULL;

  edit = plan_command_replace_range (tb_session_get_plan (session),
                                     (MdSpan){ start, start + length }, text, -1, &error);
  g_assert_no_error (error);
  tb_session_perform (session, edit, NULL);
}

static TbPreview *
make_preview (TbSession *session)
{
  TbPreview *preview = TB_PREVIEW (g_object_ref_sink (tb_preview_new (session)));

  tb_preview_flush (preview);
  return preview;
}

/* What a tag does, as text. */
static char *
describe_tag (GtkTextTag *tag)
{
  int left, indent, above, below, weight;
  double scale;
  g_autofree char *family = NULL;
  g_autoptr (GdkRGBA) color = NULL;
  g_autofree char *rgba = NULL;

  g_object_get (tag, "left-margin", &left, "indent", &indent, "pixels-above-lines", &above,
                "pixels-below-lines", &below, "weight", &weight, "scale", &scale,
                "family", &family, "foreground-rgba", &color, NULL);
  rgba = color != NULL ? gdk_rgba_to_string (color) : NULL;
  return g_strdup_printf ("%d %d %d %d %d %.2f %s %s", left, indent, above, below, weight, scale,
                          family != NULL ? family : "-", rgba != NULL ? rgba : "-");
}

/* The text with all its tags, as text: equal for equal looks. */
static char *
describe_buffer (GtkTextBuffer *buffer)
{
  GString *description = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      GtkTextIter next = iter;
      g_autofree char *slice = NULL;
      GSList *tags = gtk_text_iter_get_tags (&iter);
      GSList *names = NULL;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL))
        gtk_text_buffer_get_end_iter (buffer, &next);
      slice = gtk_text_buffer_get_slice (buffer, &iter, &next, TRUE);
      for (GSList *l = tags; l != NULL; l = l->next)
        names = g_slist_insert_sorted (names, describe_tag (l->data), (GCompareFunc)strcmp);
      g_string_append_printf (description, "«%s»", slice);
      for (GSList *l = names; l != NULL; l = l->next)
        g_string_append_printf (description, " [%s]", (char *)l->data);
      g_string_append_c (description, '\n');
      g_slist_free (tags);
      g_slist_free_full (names, g_free);
      iter = next;
    }
  return g_string_free (description, FALSE);
}

static char *
describe (TbPreview *preview)
{
  return describe_buffer (gtk_text_view_get_buffer (tb_preview_get_view (preview)));
}

static void
assert_fresh (TbPreview *preview,
              TbSession *session)
{
  g_autofree char *text = dup_text (session);
  g_autoptr (TbSession) other_session = make_session (text);
  TbPreview *other = make_preview (other_session);
  g_autofree char *shown = describe (preview);
  g_autofree char *fresh = describe (other);

  g_assert_cmpstr (shown, ==, fresh);
  g_assert_finalize_object (other);
}

static void
count_insert_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *location,
                 const char    *text,
                 int            length,
                 guint         *n)
{
  *n += length;
}

static void
count_delete_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *start,
                 GtkTextIter   *end,
                 guint         *n)
{
  *n += gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start);
}

static void
test_update_locality (void)
{
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview = make_preview (session);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  guint inserted = 0;
  guint deleted = 0;

  g_signal_connect (buffer, "insert-text", G_CALLBACK (count_insert_cb), &inserted);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (count_delete_cb), &deleted);

  splice (session, find_offset (session, "One\n"), 3, "Two");
  tb_preview_flush (preview);
  g_assert_cmpuint (deleted, ==, strlen ("One"));
  g_assert_cmpuint (inserted, ==, strlen ("Two"));
  assert_fresh (preview, session);

  /* What looks the same is not touched. */
  inserted = deleted = 0;
  splice (session, find_offset (session, "\nLoose words"), 0, "\n\n");
  tb_preview_flush (preview);
  g_assert_cmpuint (inserted, ==, 0);
  g_assert_cmpuint (deleted, ==, 0);

  plan_document_undo (tb_session_get_document (session));
  plan_document_undo (tb_session_get_document (session));
  tb_preview_flush (preview);
  assert_fresh (preview, session);
  g_assert_finalize_object (preview);
}

/* No line that is broken in a word shows a hyphen that the word does not have. */
static void
test_no_hyphens (void)
{
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview = make_preview (session);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (; !gtk_text_iter_is_end (&iter); gtk_text_iter_forward_char (&iter))
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&iter);
      gboolean is_forbidden = FALSE;

      for (GSList *tag = tags; tag != NULL; tag = tag->next)
        {
          gboolean is_set, hyphens;

          g_object_get (tag->data, "insert-hyphens-set", &is_set, "insert-hyphens", &hyphens, NULL);
          is_forbidden |= is_set && !hyphens;
        }
      g_assert_true (is_forbidden);
    }
  g_assert_finalize_object (preview);
}

static void
assert_no_table_cb (GtkTextBuffer *buffer,
                    GtkTextIter   *start,
                    GtkTextIter   *end,
                    GtkTextView   *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_assert_cmpstr (G_OBJECT_TYPE_NAME (child), !=, "TbPreviewTableView");
}

/* A table leaves before its text does: GTK would read the half deleted text when it goes. */
static void
test_update_table (void)
{
  g_autoptr (TbSession) session =
    make_session ("Before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nBehind\n");
  TbPreview *preview = make_preview (session);
  GtkTextView *view = tb_preview_get_view (preview);

  g_signal_connect (gtk_text_view_get_buffer (view), "delete-range",
                    G_CALLBACK (assert_no_table_cb), view);
  splice (session, find_offset (session, "| 2"), 3, "| 3");
  tb_preview_flush (preview);
  assert_fresh (preview, session);
  splice (session, find_offset (session, "| a"), strlen ("| a | b |\n|---|---|\n| 1 | 3 |\n\n"),
          "");
  tb_preview_flush (preview);
  assert_fresh (preview, session);
  g_assert_finalize_object (preview);
}

/* Any sequence of edits shows what a fresh preview shows. */
/* Lines that differ in a part of a letter, in their style alone, or in what they are. */
static void
test_update_words (void)
{
  static const char *const lines[] = {
    "é b", "è b", "éé b", "éèé b", "é b", "e b", "**é** b", "*é* b", "é *b*", "é **b**", "é `b`",
    "é `b` [c]", "- [ ] é", "- [x] é", "- é", "# é", "### é", "> é", "→ a", "← a", "→ → a", "𐍈 a",
    "𐍉 a", "𐍉𐍉 a", "a → `b`", "a", "aa", "aaa", "a a", "[a](b)", "[a](c)", "![a](c)", "~~a~~",
  };
  g_autoptr (TbSession) session = make_session ("# P\n\n<\n\nEnd\n");
  TbPreview *preview = make_preview (session);
  gsize start = find_offset (session, "<");
  gsize length = 1;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      splice (session, start, length, lines[i]);
      length = strlen (lines[i]);
      tb_preview_flush (preview);
      assert_fresh (preview, session);
    }
  g_assert_finalize_object (preview);
}

static void
test_update_random (void)
{
  static const char *const pieces[] = {
    "\n",
    "\n\n",
    "- ",
    "  - [ ] x\n",
    "```\n",
    "> ",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "# H\n",
    "`c`",
    "[hole]",
    "*",
    "text ",
    "---\n",
    "a → b\nc → d\n",
    "\t",
    "é",
    "",
  };
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview = make_preview (session);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = dup_text (session);
      gsize size = strlen (text);
      gsize start = g_test_rand_int_range (0, size + 1);
      gsize length = g_test_rand_int_range (0, 12);

      while (start > 0 && start < size && (text[start] & 0xc0) == 0x80)
        start--;
      length = MIN (length, size - start);
      while (start + length < size && (text[start + length] & 0xc0) == 0x80)
        length++;
      splice (session, start, length,
              pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      tb_preview_flush (preview);
      assert_fresh (preview, session);
    }
  g_assert_finalize_object (preview);
}

/* A long plan comes in pieces, each of them a step further. */
static void
test_update_pieces (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TbSession) session = NULL;
  g_autoptr (GtkWidget) view = g_object_ref_sink (tb_preview_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  MdDocument *document;
  guint n = 0;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "Paragraph %u\n\n", i);
  session = make_session (text->str);
  document = plan_document_get_document (tb_session_get_document (session));

  while (!tb_preview_view_update (TB_PREVIEW_VIEW (view), document, 0))
    g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, ++n + 1);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 101);
}

static char *
make_paragraphs (guint       n,
                 const char *first,
                 const char *last)
{
  GString *text = g_string_new (first);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Paragraph %u with `code`\n\n", i);
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

/* A text that was read anew replaces the old one step by step: what is the same stays, and what is
 * not yet done is still the old one. */
static void
test_update_anew (void)
{
  static const struct
  {
    guint       n;
    const char *first;
    const char *last;
    guint       max_touched;
  } texts[] = {
    { 100, "One\n\n", "Last\n", 0 },
    { 100, "Two\n\n", "End\n", 20 },
    { 60, "Two\n\n", "End\n", 40 * 23 + 10 },
    { 140, "# New\n\nTwo\n\n", "End\n", G_MAXUINT },
  };
  g_autoptr (GtkWidget) view = g_object_ref_sink (tb_preview_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  guint touched = 0;
  int n_lines = 0;

  g_signal_connect (buffer, "insert-text", G_CALLBACK (count_insert_cb), &touched);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (count_delete_cb), &touched);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = make_paragraphs (texts[i].n, texts[i].first, texts[i].last);
      g_autoptr (TbSession) session = make_session (text);
      g_autoptr (GtkWidget) fresh = g_object_ref_sink (tb_preview_view_new ());
      MdDocument *document = plan_document_get_document (tb_session_get_document (session));
      g_autofree char *shown = NULL;
      g_autofree char *expected = NULL;

      touched = 0;
      while (!tb_preview_view_update (TB_PREVIEW_VIEW (view), document, 0))
        if (i > 0)
          g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >=, MIN (n_lines, 62));
      if (i > 0)
        g_assert_cmpuint (touched, <=, texts[i].max_touched);
      while (!tb_preview_view_update (TB_PREVIEW_VIEW (fresh), document, G_MAXINT64))
        ;
      shown = describe_buffer (buffer);
      expected = describe_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fresh)));
      g_assert_cmpstr (shown, ==, expected);
      n_lines = gtk_text_buffer_get_line_count (buffer);
    }
}

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
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview = make_preview (session);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *marked = NULL;

      tb_session_go_to_offset (session, find_offset (session, places[i].at));
      tb_preview_flush (preview);
      marked = dup_marked (preview);
      g_assert_cmpstr (marked, ==, places[i].marked);
    }

  /* The mark stays on its field while lines come above it. */
  splice (session, find_offset (session, "Loose words"), 0, "More\n\nand more\n\n");
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
  g_autoptr (TbSession) session = make_session (plan_text);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  tb_preview_toggle_box (session, find_offset (session, "- [ ] It works"));
  tb_preview_toggle_box (session, find_offset (session, "- [x] It is tested"));
  tb_preview_toggle_box (session, find_offset (session, "- [ ] a box"));
  after = dup_text (session);
  g_assert_nonnull (strstr (after, "  - [x] It works\n  - [ ] It is tested\n"));
  g_assert_nonnull (strstr (after, "- [x] a box in no field\n"));
  g_assert_cmpuint (strlen (after), ==, strlen (plan_text));

  for (guint i = 0; i < 3; i++)
    plan_document_undo (tb_session_get_document (session));
  again = dup_text (session);
  g_assert_cmpstr (again, ==, plan_text);
}

static void
test_copy (void)
{
  g_autoptr (TbSession) session = make_session ("one\\\ntwo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  TbPreview *preview = make_preview (session);
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
  g_autoptr (TbSession) session = make_session (text);
  TbPreview *preview = make_preview (session);
  TbPreviewView *view = TB_PREVIEW_VIEW (tb_preview_get_view (preview));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *code = tb_preview_view_dup_code (view, find_offset (session, "int b"));

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
                              (guint64)find_offset (session, heading));
  tb_preview_flush (preview);
}

/* What is below a folded heading is not there, up to the next of its level, and stays so while the
 * plan is edited: also in the folded part, and in its heading. */
static void
test_fold (void)
{
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview = make_preview (session);
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

  splice (session, find_offset (session, "To test"), 2, "For a");
  splice (session, find_offset (session, "First"), 5, "Second");
  tb_preview_flush (preview);
  edited = dup_shown (preview);
  g_assert_nonnull (strstr (edited, "Overview\nBuild Agent 1"));
  g_assert_nonnull (strstr (edited, "Second"));

  /* A field in it is marked at the heading. */
  tb_session_go_to_offset (session, find_offset (session, "For a test"));
  tb_preview_flush (preview);
  g_assert_true (tb_preview_view_get_mark (TB_PREVIEW_VIEW (tb_preview_get_view (preview)), &start,
                                           &end));
  g_assert_cmpuint (start, ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.unfold-all", NULL);
  splice (session, find_offset (session, "For a"), 5, "To");
  splice (session, find_offset (session, "Second"), 6, "First");
  tb_preview_flush (preview);
  unfolded = dup_shown (preview);
  g_assert_cmpstr (unfolded, ==, all);
  g_assert_finalize_object (preview);
}

static void
test_empty (void)
{
  g_autoptr (TbSession) session = make_session ("");
  TbPreview *preview = make_preview (session);
  TbPreviewView *view = TB_PREVIEW_VIEW (tb_preview_get_view (preview));

  g_assert_true (tb_preview_view_is_empty (view));
  splice (session, 0, 0, "# Now there is something\n");
  tb_preview_flush (preview);
  g_assert_false (tb_preview_view_is_empty (view));
  g_assert_finalize_object (preview);
}

static gboolean
count_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       n)
{
  gtk_widget_queue_draw (widget);
  return --*(guint *)n == 0 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
wait_frames (GtkWidget *widget,
             guint      n)
{
  gtk_widget_add_tick_callback (widget, count_tick_cb, &n, NULL);
  while (n > 0)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
show_window (TbSession  *session,
             TbPreview **preview)
{
  GtkWidget *window = gtk_window_new ();

  *preview = TB_PREVIEW (tb_preview_new (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 400);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*preview));
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (GTK_WIDGET (*preview), 10);

  return window;
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

  session = make_session ("# One\n\nSome [link](#one).\n\n- [ ] open\n- [x] done\n\n"
                          "```c\nint a;\n```\n\nend\n");
  window = show_window (session, &preview);
  view = GTK_WIDGET (tb_preview_get_view (preview));
  tb_preview_flush (preview);
  wait_frames (view, 5);
  gtk_widget_grab_focus (view);
  g_assert_false (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
      g_assert_true (tb_preview_view_get_element (TB_PREVIEW_VIEW (view), &hit));
      if (i == 1)
        g_assert_cmpstr (hit.range->target, ==, "#one");
      else
        g_assert_cmpuint (hit.offset, ==, find_offset (session, order[i]));
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
  tb_preview_toggle_box (session, find_offset (session, "- [ ] open"));
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
  session = make_session (text->str);
  window = show_window (session, &preview);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tb_preview_get_view (preview)));
  gtk_adjustment_set_value (adjustment, 2000);
  wait_frames (GTK_WIDGET (preview), 5);

  y = get_window_y (preview, "Words of section 30.");
  splice (session, find_offset (session, "## Section 3\n"), 0, "- one\n- two\n\n```\nx\n```\n\n");
  wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpint (get_window_y (preview, "Words of section 30."), ==, y);
  splice (session, find_offset (session, "## Section 4\n"), 40, "");
  wait_frames (GTK_WIDGET (preview), 10);
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
  int y;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "## Section %u\n\nWords of section %u.\n\n", i, i);
  session = make_session (text->str);
  window = show_window (session, &preview);

  tb_session_go_to_offset (session, find_offset (session, "Words of section 40."));
  wait_frames (GTK_WIDGET (preview), 20);
  y = get_window_y (preview, "Words of section 40.");
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, 360);
  tb_session_go_to_offset (session, find_offset (session, "Words of section 41."));
  wait_frames (GTK_WIDGET (preview), 10);
  g_assert_cmpint (get_window_y (preview, "Words of section 40."), ==, y);
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

/* Colours in a line cost its length each. */
static void
test_code_long_line (void)
{
  TbPreviewTags *tags = tb_preview_tags_new ();
  TbPreviewCode *code = tb_preview_code_new (tags);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (tb_preview_tags_get_table (tags));
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      GtkTextIter start;

      for (guint n = 0; n < (i == 0 ? 10 : 500); n++)
        g_string_append (line, "if true; ");
      g_string_append_c (line, '\n');
      gtk_text_buffer_set_text (buffer, line->str, -1);
      tb_preview_code_highlight (code, buffer, 0, 1, "sh");
      gtk_text_buffer_get_start_iter (buffer, &start);
      g_assert_cmpint (gtk_text_iter_forward_to_tag_toggle (&start, NULL), ==, i == 0);
      g_string_truncate (line, 0);
    }
  tb_preview_code_free (code);
  g_clear_object (&buffer);
  tb_preview_tags_free (tags);
}

static void
test_zoom (void)
{
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview;
  GtkWidget *window = show_window (session, &preview);
  int height;

  wait_frames (GTK_WIDGET (preview), 10);
  height = get_text_height (preview);
  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  wait_frames (GTK_WIDGET (preview), 20);
  g_assert_cmpint (get_text_height (preview), >, height * 5 / 4);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-reset", NULL);
  wait_frames (GTK_WIDGET (preview), 20);
  g_assert_cmpint (get_text_height (preview), ==, height);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a real window: draws everything and is gone afterwards. */
static void
test_window (void)
{
  g_autoptr (TbSession) session = make_session (plan_text);
  TbPreview *preview;
  GtkWidget *window = show_window (session, &preview);
  g_autofree char *marked = NULL;

  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *)&preview);
  tb_session_go_to_offset (session, find_offset (session, "It works"));
  splice (session, find_offset (session, "| 1 |"), 5, "| 3 |");
  wait_frames (GTK_WIDGET (preview), 5);
  g_assert_cmpint (get_window_y (preview, "It works"), <, 400);
  marked = dup_marked (preview);
  g_assert_cmpstr (marked, ==, "•\tAcceptance Criteria:\n☐\tIt works\n☑\tIt is tested\n");
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (preview);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-view/update-locality", test_update_locality);
  g_test_add_func ("/ui/preview-view/update-words", test_update_words);
  g_test_add_func ("/ui/preview-view/no-hyphens", test_no_hyphens);
  g_test_add_func ("/ui/preview-view/update-table", test_update_table);
  g_test_add_func ("/ui/preview-view/update-random", test_update_random);
  g_test_add_func ("/ui/preview-view/update-pieces", test_update_pieces);
  g_test_add_func ("/ui/preview-view/update-anew", test_update_anew);
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

  return g_test_run ();
}
