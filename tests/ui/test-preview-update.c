/* test-preview-update.c: how little the preview touches when the plan changes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "support/test-picture.h"
#include "ui/preview/tb-preview-view.h"
#include "ui/preview/tb-preview.h"

#include "preview-test-plan.h"
#include "preview-test-support.h"

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
  g_autofree char *text = preview_dup_text (session);
  g_autoptr (TbSession) other_session = preview_make_session (text);
  TbPreview *other = preview_make_preview (other_session);
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
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview = preview_make_preview (session);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  guint inserted = 0;
  guint deleted = 0;

  g_signal_connect (buffer, "insert-text", G_CALLBACK (count_insert_cb), &inserted);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (count_delete_cb), &deleted);

  preview_splice (session, preview_find_offset (session, "One\n"), 3, "Two");
  tb_preview_flush (preview);
  g_assert_cmpuint (deleted, ==, strlen ("One"));
  g_assert_cmpuint (inserted, ==, strlen ("Two"));
  assert_fresh (preview, session);

  /* What looks the same is not touched. */
  inserted = deleted = 0;
  preview_splice (session, preview_find_offset (session, "\nLoose words"), 0, "\n\n");
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
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview = preview_make_preview (session);
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
    preview_make_session ("Before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nBehind\n");
  TbPreview *preview = preview_make_preview (session);
  GtkTextView *view = tb_preview_get_view (preview);

  g_signal_connect (gtk_text_view_get_buffer (view), "delete-range",
                    G_CALLBACK (assert_no_table_cb), view);
  preview_splice (session, preview_find_offset (session, "| 2"), 3, "| 3");
  tb_preview_flush (preview);
  assert_fresh (preview, session);
  preview_splice (session, preview_find_offset (session, "| a"),
                  strlen ("| a | b |\n|---|---|\n| 1 | 3 |\n\n"),
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
  g_autoptr (TbSession) session = preview_make_session ("# P\n\n<\n\nEnd\n");
  TbPreview *preview = preview_make_preview (session);
  gsize start = preview_find_offset (session, "<");
  gsize length = 1;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      preview_splice (session, start, length, lines[i]);
      length = strlen (lines[i]);
      tb_preview_flush (preview);
      assert_fresh (preview, session);
    }
  g_assert_finalize_object (preview);
}

/* GTK may lay a line out as it did another one where nothing begins with it. */
static void
assert_separate (TbPreview *preview)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (gtk_text_iter_forward_line (&iter) && !gtk_text_iter_is_end (&iter))
    g_assert_true (gtk_text_iter_starts_tag (&iter, NULL));
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
  g_autoptr (TbSession) session = preview_make_session (plan_text);
  TbPreview *preview = preview_make_preview (session);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = preview_dup_text (session);
      gsize size = strlen (text);
      gsize start = g_test_rand_int_range (0, size + 1);
      gsize length = g_test_rand_int_range (0, 12);

      while (start > 0 && start < size && (text[start] & 0xc0) == 0x80)
        start--;
      length = MIN (length, size - start);
      while (start + length < size && (text[start + length] & 0xc0) == 0x80)
        length++;
      preview_splice (session, start, length,
              pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      tb_preview_flush (preview);
      assert_fresh (preview, session);
      assert_separate (preview);
    }
  g_assert_finalize_object (preview);
}

static void
count_tag_cb (GtkTextBuffer *buffer,
              GtkTextTag    *tag,
              GtkTextIter   *start,
              GtkTextIter   *end,
              guint         *n)
{
  *n += 1;
}

/* A letter has the look that it has in a text which is read anew, wherever it is typed and taken
 * out again; in the middle of a word there is nothing to do for that. */
static void
test_update_letters (void)
{
  static const char words[] = "Words `code`, `[hole]/x`, [TBD] **strong *both*** <b>a [l](u) ~~s~~";
  g_autofree char *text = g_strdup_printf ("## 1. Purpose\n\n%s\n\n- [ ] **Item:** next\n", words);
  g_autoptr (TbSession) session = preview_make_session (text);
  TbPreview *preview = preview_make_preview (session);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tb_preview_get_view (preview));
  guint n = 0;

  for (gsize at = 0; at <= strlen (text); at++)
    {
      preview_splice (session, at, 0, "e");
      tb_preview_flush (preview);
      assert_fresh (preview, session);
      preview_splice (session, at, 1, "");
      tb_preview_flush (preview);
      assert_fresh (preview, session);
    }

  g_signal_connect (buffer, "apply-tag", G_CALLBACK (count_tag_cb), &n);
  g_signal_connect (buffer, "remove-tag", G_CALLBACK (count_tag_cb), &n);
  preview_splice (session, preview_find_offset (session, "ords"), 0, "e");
  tb_preview_flush (preview);
  g_assert_cmpuint (n, ==, 0);
  preview_splice (session, preview_find_offset (session, "code"), 0, "e");
  tb_preview_flush (preview);
  g_assert_cmpuint (n, >, 0);
  g_assert_finalize_object (preview);
}

/* The words of the line that the cursor is in. */
static char *
dup_cursor_line (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
type_at (TbSession  *session,
         TbPreview  *preview,
         const char *words)
{
  preview_splice (session, preview_find_offset (session, words), 0, "e");
  tb_preview_flush (preview);
}

/* The cursor waits where the plan is edited, unless somebody is there or has something selected. */
static void
test_update_cursor (void)
{
  g_autoptr (TbSession) session = preview_make_session ("# P\n\nOne\n\nTwo\n\nThree\n");
  TbPreview *preview;
  GtkWidget *window = preview_show_window (session, &preview, 2);
  GtkTextView *view = tb_preview_get_view (preview);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *before = NULL;
  g_autofree char *followed = NULL;
  g_autofree char *focused = NULL;
  GtkTextIter start, end;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  before = dup_cursor_line (buffer);
  g_assert_cmpstr (before, ==, "P");
  type_at (session, preview, "Two");
  followed = dup_cursor_line (buffer);
  g_assert_cmpstr (followed, ==, "eTwo");

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_line (buffer, &end, 1);
  gtk_text_buffer_select_range (buffer, &start, &end);
  type_at (session, preview, "Three");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 0);
  g_assert_cmpint (gtk_text_iter_get_line (&end), ==, 1);

  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  type_at (session, preview, "Two");
  focused = dup_cursor_line (buffer);
  g_assert_cmpstr (focused, ==, "One");
  gtk_window_destroy (GTK_WINDOW (window));
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
  session = preview_make_session (text->str);
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
      g_autoptr (TbSession) session = preview_make_session (text);
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

/* What @preview, of @session, shows, is what a fresh one shows. */
static void
assert_looks_fresh (TbSession *session,
                    TbPreview *preview,
                    GtkWidget *window,
                    guint      n_zooms)
{
  g_autofree char *text = preview_dup_text (session);
  g_autoptr (TbSession) fresh_session = preview_make_session (text);
  GtkWidget *view = GTK_WIDGET (tb_preview_get_view (preview));
  int width = gtk_widget_get_width (view);
  int height = gtk_widget_get_height (view);
  TbPreview *fresh;
  GtkWidget *fresh_window = preview_show_window (fresh_session, &fresh, 1);
  g_autofree guchar *shown = NULL;
  g_autofree guchar *expected = NULL;

  for (guint i = 0; i < n_zooms; i++)
    gtk_widget_activate_action (GTK_WIDGET (fresh), "preview.zoom-in", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fresh_window), gtk_widget_get_width (window),
                               gtk_widget_get_height (window));
  preview_wait_frames (GTK_WIDGET (fresh), 8);
  shown = test_picture_draw (test_picture_take (view), width, height);
  view = GTK_WIDGET (tb_preview_get_view (fresh));
  g_assert_cmpint (gtk_widget_get_width (view), ==, width);
  g_assert_cmpint (gtk_widget_get_height (view), ==, height);
  expected = test_picture_draw (test_picture_take (view), width, height);
  g_test_message ("%d × %d: %s", width, height, text);
  g_assert_cmpmem (shown, (gsize)width * 4 * height, expected, (gsize)width * 4 * height);
  gtk_window_destroy (GTK_WINDOW (fresh_window));
}

/* What is behind words, pills and boxes, goes with them, however the text changes, and the room and
 * the size that it has. */
static void
test_update_looks (void)
{
  static const char *const pieces[] = { "`c`", "[Who]", "x", " words `and code` ", "\n", "\n\n",
                                        "- [ ] " };
  g_autoptr (TbSession) session = preview_make_session (
      "# One\n\nSome `code` and [A placeholder] in a text of some lines.\n\n- [ ] Open\n"
      "- [x] Done `here`\n\n**Status**: `TODO` or [What]\n");
  TbPreview *preview;
  GtkWidget *window = preview_show_window (session, &preview, 1);
  guint n_zooms = 0;

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *text = preview_dup_text (session);
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      gsize at = (gsize)g_test_rand_int_range (0, (int)strlen (text) + 1);

      preview_splice (session, at, MIN (1, strlen (text) - at), piece);
      if (i % 6 == 2)
        gtk_window_set_default_size (GTK_WINDOW (window), g_test_rand_int_range (360, 700), 700);
      if (i == 9 || i == 15)
        {
          gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
          n_zooms++;
        }
      if (i == 12)
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      preview_wait_frames (GTK_WIDGET (preview), 8);
      assert_looks_fresh (session, preview, window, n_zooms);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In each width it looks as if it had been shown in that. */
static void
test_update_widths (void)
{
  g_autoptr (TbSession) session = preview_make_session (
    "# One\n\nSome words `and code` in a text, and `here` is more of `it` to break it.\n\n"
    "Some lines.\n\n- `c` Open\n- [x] Done\n\nThe `last` one.\n\nEnd.\n");
  TbPreview *preview;
  GtkWidget *window = preview_show_window (session, &preview, 4);

  for (int width = 700; width > 360; width -= 60)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
      preview_wait_frames (GTK_WIDGET (preview), 8);
      assert_looks_fresh (session, preview, window, 0);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-update/locality", test_update_locality);
  g_test_add_func ("/ui/preview-update/words", test_update_words);
  g_test_add_func ("/ui/preview-update/no-hyphens", test_no_hyphens);
  g_test_add_func ("/ui/preview-update/table", test_update_table);
  g_test_add_func ("/ui/preview-update/random", test_update_random);
  g_test_add_func ("/ui/preview-update/letters", test_update_letters);
  g_test_add_func ("/ui/preview-update/cursor", test_update_cursor);
  g_test_add_func ("/ui/preview-update/pieces", test_update_pieces);
  g_test_add_func ("/ui/preview-update/anew", test_update_anew);
  g_test_add_func ("/ui/preview-update/looks", test_update_looks);
  g_test_add_func ("/ui/preview-update/widths", test_update_widths);

  return g_test_run ();
}
