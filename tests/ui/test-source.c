/* test-source.c: the source view edits the same bytes as everybody else
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "ui/source/tb-source-text.h"
#include "ui/source/tb-source-view.h"

static const char plan_text[] =
    "# Implementation Plan: Gateway\n"
    "\n"
    "### Overview\n"
    "- **Objective**: To test é\n"
    "- **Scope**:\n"
    "  - Includes: this\n"
    "\n"
    "### Success Criteria\n"
    "- [ ] It works\n";

static TbSession *
make_session (const char *text,
              gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);
  g_autoptr (PlanDocument) document = plan_document_new (bytes);

  return tb_session_new (document);
}

static MdDocument *
get_document (TbSession *session)
{
  return plan_document_get_document (tb_session_get_document (session));
}

static TbSourceView *
make_source (TbSession *session)
{
  TbSourceView *source = TB_SOURCE_VIEW (g_object_ref_sink (tb_source_view_new (session)));

  tb_source_view_flush (source);
  return source;
}

static GtkTextBuffer *
get_buffer (TbSourceView *source)
{
  return gtk_text_view_get_buffer (tb_source_view_get_view (source));
}

/* The buffer and the document hold the same bytes. */
static void
assert_same (TbSourceView *source,
             TbSession    *session)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (get_document (session));
  gsize length;
  g_autofree char *text = tb_source_text_dup (get_buffer (source), &length);

  g_assert_cmpmem (text, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_text (TbSession  *session,
             const char *expected)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (get_document (session));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

/* What a person who types does to a buffer. */
static void
type (TbSourceView *source,
      int           offset,
      const char   *text)
{
  GtkTextBuffer *buffer = get_buffer (source);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
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

static void
test_type (void)
{
  g_autoptr (TbSession) session = make_session ("ab\n", -1);
  TbSourceView *source = make_source (session);

  type (source, 1, "x");
  assert_text (session, "axb\n");
  type (source, 2, "é\n");
  assert_text (session, "axé\nb\n");
  assert_same (source, session);
  g_assert_true (plan_document_get_can_undo (tb_session_get_document (session)));
  g_assert_false (gtk_text_buffer_get_enable_undo (get_buffer (source)));
  g_assert_finalize_object (source);
}

/* Several changes in one action are one edit. */
static void
test_action (void)
{
  g_autoptr (TbSession) session = make_session (plan_text, -1);
  TbSourceView *source = make_source (session);
  GtkTextBuffer *buffer = get_buffer (source);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 2, 0);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 3, 4);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "- [ ] More\n", -1);
  gtk_text_buffer_end_user_action (buffer);
  assert_same (source, session);

  plan_document_undo (tb_session_get_document (session));
  tb_source_view_flush (source);
  assert_text (session, plan_text);
  assert_same (source, session);
  g_assert_false (plan_document_get_can_undo (tb_session_get_document (session)));

  plan_document_redo (tb_session_get_document (session));
  tb_source_view_flush (source);
  assert_same (source, session);
  g_assert_finalize_object (source);
}

static void
test_outside (void)
{
  g_autoptr (TbSession) session = make_session (plan_text, -1);
  TbSourceView *source = make_source (session);
  GtkTextBuffer *buffer = get_buffer (source);
  const char *at = strstr (plan_text, "It works");
  GtkTextIter iter;

  /* The cursor stays with its letter. */
  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, 8, 9);
  gtk_text_buffer_place_cursor (buffer, &iter);
  splice (session, 2, 14, "Plan");
  splice (session, strlen ("# Plan Plan: Gateway\n"), 0, "\nMore words\n");
  tb_source_view_flush (source);
  assert_same (source, session);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, 10);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&iter), ==, 9);
  g_assert_nonnull (at);
  g_assert_finalize_object (source);
}

/* Positions in the text and in the bytes are the same places, whatever the lines end with. */
static void
test_offsets (void)
{
  static const char *const texts[] = {
    "",
    "a",
    "a\n",
    "a\n\n",
    "a\r\nb\r\n",
    "a\rb\nc",
    "é\xe2\x80\xa9ü\n",
    "\n\n\nx",
    plan_text,
    "\xef\xbb\xbf# BOM\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TbSession) session = make_session (texts[i], -1);
      TbSourceView *source = make_source (session);
      GtkTextBuffer *buffer = get_buffer (source);
      GtkTextIter iter;

      assert_same (source, session);
      for (gsize at = 0; at <= strlen (texts[i]); at++)
        {
          if ((texts[i][at] & 0xc0) == 0x80 || (at > 0 && texts[i][at - 1] == '\r'))
            continue;
          tb_source_text_get_iter (buffer, get_document (session), at, &iter);
          g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, g_utf8_strlen (texts[i], at));
          g_assert_cmpuint (tb_source_text_get_offset (buffer, get_document (session), &iter), ==,
                            at);
        }
      g_assert_finalize_object (source);
    }
}

/* Typing, edits from elsewhere, undo and redo in any order. */
static void
test_random (void)
{
  static const char *const starts[] = {
    plan_text,
    "# A\r\n\r\n- b\r\n  - c\r\n\r\n## D\r\n",
    "a\rb\n\nc\n\n",
  };
  static const char *const pieces[] = {
    "x",
    "é",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "# ",
    "```\n",
    "",
    "\t",
    "\xf0\x9f\x94\xa7",
  };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TbSession) session = make_session (starts[i % G_N_ELEMENTS (starts)], -1);
      TbSourceView *source = make_source (session);

      for (guint j = 0; j < 12; j++)
        {
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
          g_autofree char *text = NULL;
          gsize size;
          gsize at;

          text = tb_source_text_dup (get_buffer (source), &size);
          at = g_test_rand_int_range (0, size + 1);
          /* Where no cursor can be there is no typing. */
          while (at > 0 && ((text[at] & 0xc0) == 0x80 || text[at - 1] == '\r'))
            at--;
          switch (g_test_rand_int_range (0, 5))
            {
            case 0:
              plan_document_undo (tb_session_get_document (session));
              break;
            case 1:
              plan_document_redo (tb_session_get_document (session));
              break;
            case 2:
              splice (session, at, 0, piece);
              break;
            default:
              type (source, g_utf8_strlen (text, at), piece);
              break;
            }
          tb_source_view_flush (source);
          assert_same (source, session);
        }
      g_assert_finalize_object (source);
    }
}

static void
test_crlf (void)
{
  g_autoptr (TbSession) session = make_session ("a\r\nb\r\n", -1);
  TbSourceView *source = make_source (session);

  type (source, 1, "\n");
  assert_text (session, "a\r\n\r\nb\r\n");
  type (source, 0, "x\ny\r\nz");
  assert_text (session, "x\r\ny\r\nza\r\n\r\nb\r\n");
  assert_same (source, session);
  g_assert_finalize_object (source);
}

static void
test_unfit (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *shown;
  } unfit[] = {
    { "a\xff\nb", 4, "a\xef\xbf\xbd\nb" },
    { "a\0b\n", 4, "a\xef\xbf\xbd"
                   "b\n" },
  };
  g_autofree char *line = g_strnfill (100000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autoptr (TbSession) session = make_session (unfit[i].bytes, unfit[i].length);
      TbSourceView *source = make_source (session);
      g_autofree char *text = NULL;
      gsize length;

      text = tb_source_text_dup (get_buffer (source), &length);
      g_assert_cmpstr (text, ==, unfit[i].shown);
      g_assert_false (tb_source_view_is_editable (source));
      g_assert_false (gtk_text_view_get_editable (tb_source_view_get_view (source)));

      /* Repaired, it can be edited. */
      splice (session, 0, 3, "abc");
      tb_source_view_flush (source);
      g_assert_true (tb_source_view_is_editable (source));
      assert_same (source, session);
      g_assert_finalize_object (source);
    }

  {
    g_autoptr (TbSession) session = make_session (line, -1);
    TbSourceView *source = make_source (session);

    g_assert_false (tb_source_view_is_editable (source));
    g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (source)), <, 70000);
    g_assert_finalize_object (source);
  }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/source/type", test_type);
  g_test_add_func ("/ui/source/action", test_action);
  g_test_add_func ("/ui/source/outside", test_outside);
  g_test_add_func ("/ui/source/offsets", test_offsets);
  g_test_add_func ("/ui/source/random", test_random);
  g_test_add_func ("/ui/source/crlf", test_crlf);
  g_test_add_func ("/ui/source/unfit", test_unfit);

  return g_test_run ();
}
