/* tb-preview-inlines.c: inline Markdown as text and ranges
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-inlines.h"

#include <string.h>

#include "ui/preview/tb-preview-links.h"
#include "ui/preview/tb-preview-marks.h"

/* No script sets so many marks above one another. */
#define MAX_MARKS 16
/* So many of one hidden character are shown as their number. */
#define MANY_HIDDEN 4

/* What md/ gives libcmark instead of a NUL, or of a mark that would be one too many. */
#define STAND_IN '\001'

/**
 * Writer:
 * @text: borrowed: where it goes
 * @writing: borrowed
 * @n_chars: how many characters @text has
 * @max_chars: and how many it may have
 * @starts: (element-type guint): where the open nodes begin
 * @is_cut: whether there was more than is shown
 */
typedef struct
{
  TbPreviewText          *text;
  const TbPreviewWriting *writing;
  guint                   n_chars;
  guint                   max_chars;
  GArray                 *starts;
  gboolean                is_cut;
} Writer;

static void
writer_init (Writer                 *writer,
             TbPreviewText          *text,
             const TbPreviewWriting *writing)
{
  *writer = (Writer){ text, writing, tb_preview_text_length (text) };
  writer->max_chars = writing->max_chars;
  if (writer->max_chars == 0)
    writer->max_chars = writing->length > TB_PREVIEW_MAX_LINE ? TB_PREVIEW_FOLDED_CHARS
                                                              : G_MAXUINT;
}

/* What stands in the file where @at has a stand-in. */
static gunichar
get_character (const Writer *writer,
               const char   *at)
{
  const TbPreviewWriting *writing = writer->writing;

  if (writing->source == NULL || memchr (writing->source, STAND_IN, writing->length) != NULL)
    return STAND_IN;
  return at[1] == '[' ? '!' : 0xfffd;
}

static gboolean
is_ascii_at (const char *text,
             const char *at)
{
  return at >= text && *at > 0x20 && *at < 0x7f;
}

/* Whether nobody would see @c, or it would make the text around it look like another. */
static gboolean
is_hidden (gunichar c,
           gboolean is_code)
{
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return TRUE;
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c >= 0x2028 && c <= 0x2029))
    return TRUE;
  if (c == 0x200b || c == 0xfeff || c == 0xfffc || (c >= 0x2060 && c <= 0x2064))
    return TRUE;
  /* In prose these have their uses: joining letters and emoji, breaking words. */
  return is_code && (c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200c && c <= 0x200f) ||
                     c == 0x115f || c == 0x1160 || c == 0x3164 || (c >= 0xe0000 && c <= 0xe007f));
}

/* How many bytes at the start of @text need no second look. */
static gsize
scan_plain (const char *text,
            const char *end)
{
  const char *at = text;

  while (at < end && *at >= 0x20 && *at < 0x7f)
    at++;
  return at - text;
}

/* Shows that @c is there @n times. */
static void
append_hidden (Writer   *writer,
               gunichar  c,
               guint     n)
{
  g_autofree char *name = n > 1 ? g_strdup_printf ("⟪U+%04X × %u⟫", c, n)
                                : g_strdup_printf ("⟪U+%04X⟫", c);
  guint length = g_utf8_strlen (name, -1);

  g_string_append (writer->text->text, name);
  tb_preview_text_add (writer->text, TB_PREVIEW_HIDDEN, writer->n_chars, writer->n_chars + length,
                       NULL);
  writer->n_chars += length;
}

/* How often @c is repeated at @at; 0 where that is not often. */
static guint
count_repeated (const char *at,
                const char *end,
                gunichar    c)
{
  guint n = 0;

  while (at < end && g_utf8_get_char (at) == c)
    {
      at = g_utf8_next_char (at);
      n++;
    }
  return n > MANY_HIDDEN ? n : 0;
}

/* Appends valid UTF-8. */
static void
append (Writer     *writer,
        const char *text,
        gsize       length,
        gboolean    is_code,
        gboolean    keep_tabs)
{
  const char *end = text + length;
  guint n_marks = 0;

  for (const char *at = text; at < end;)
    {
      /* Nothing of a path or a name is joined by what nobody sees. */
      gboolean is_name = is_code || is_ascii_at (text, at - 1);
      gsize plain;
      gunichar c;

      if (writer->n_chars >= writer->max_chars)
        {
          writer->is_cut = TRUE;
          return;
        }
      plain = MIN (scan_plain (at, end), writer->max_chars - writer->n_chars);
      if (plain > 0)
        {
          g_string_append_len (writer->text->text, at, plain);
          writer->n_chars += plain;
          at += plain;
          n_marks = 0;
          continue;
        }

      c = *at == STAND_IN ? get_character (writer, at) : g_utf8_get_char (at);
      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      at = g_utf8_next_char (at);
      if (c == '\n' || c == '\t')
        g_string_append_c (writer->text->text, c == '\t' && keep_tabs ? '\t' : ' ');
      else if (n_marks > MAX_MARKS ||
               is_hidden (c, is_code || (is_name && at < end && is_ascii_at (text, at))))
        {
          guint n = *g_utf8_prev_char (at) == STAND_IN ? 1 : count_repeated (at, end, c) + 1;

          append_hidden (writer, c, n);
          for (; n > 1; n--)
            at = g_utf8_next_char (at);
          continue;
        }
      else
        g_string_append_unichar (writer->text->text, c);
      writer->n_chars++;
    }
}

static void
append_literal (Writer     *writer,
                const char *literal,
                gsize       length,
                gboolean    is_code,
                gboolean    keep_tabs)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate_len (literal, length, NULL))
    {
      valid = g_utf8_make_valid (literal, length);
      literal = valid;
      length = strlen (valid);
    }
  append (writer, literal, length, is_code, keep_tabs);
}

static void
append_break (Writer *writer)
{
  g_string_append (writer->text->text, TB_PREVIEW_LINE_BREAK);
  writer->n_chars++;
}

static gboolean
is_html_break (const char *html)
{
  static const char *const breaks[] = { "<br>", "<br/>", "<br />", NULL };

  for (guint i = 0; breaks[i] != NULL; i++)
    if (g_ascii_strcasecmp (html, breaks[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
append_styled (Writer         *writer,
               const char     *literal,
               TbPreviewStyle  style)
{
  guint start = writer->n_chars;

  append_literal (writer, literal, strlen (literal), TRUE, FALSE);
  tb_preview_text_add (writer->text, style, start, writer->n_chars, NULL);
}

/* Writes a node without what is in it. */
static void
enter_node (Writer       *writer,
            const MdNode *node)
{
  const char *literal;

  switch ((guint)md_node_get_kind (node))
    {
    case MD_NODE_TEXT:
      literal = md_node_get_literal (node);
      append_literal (writer, literal, strlen (literal), writer->writing->is_code, FALSE);
      break;

    case MD_NODE_SOFT_BREAK:
      g_string_append_c (writer->text->text, writer->writing->keep_breaks ? '\n' : ' ');
      writer->n_chars++;
      break;

    case MD_NODE_HARD_BREAK:
      append_break (writer);
      break;

    case MD_NODE_CODE:
      append_styled (writer, md_node_get_literal (node), TB_PREVIEW_CODE);
      break;

    case MD_NODE_HTML_INLINE:
      if (is_html_break (md_node_get_literal (node)))
        append_break (writer);
      else
        append_styled (writer, md_node_get_literal (node), TB_PREVIEW_HTML);
      break;

    default:
      break;
    }
}

/* A link or an image; without words of its own it shows its target. */
static void
leave_target (Writer       *writer,
              const MdNode *node,
              guint         start)
{
  g_autofree char *url = g_utf8_make_valid (md_node_get_url (node), -1);
  gboolean is_image = md_node_get_kind (node) == MD_NODE_IMAGE;
  gboolean has_words = writer->n_chars > start;
  TbPreviewStyle style;

  if (!has_words)
    append_literal (writer, url, strlen (url), TRUE, FALSE);

  if (is_image)
    style = TB_PREVIEW_IMAGE;
  else if (tb_preview_link_get_kind (url) != TB_PREVIEW_LINK_NONE)
    style = TB_PREVIEW_LINK;
  else
    style = TB_PREVIEW_DEAD_LINK;
  tb_preview_text_add (writer->text, style, start, writer->n_chars, g_strdup (url));

  if (is_image && has_words && *url != '\0')
    {
      guint from = writer->n_chars;

      append (writer, " ", 1, FALSE, FALSE);
      append_literal (writer, url, strlen (url), TRUE, FALSE);
      tb_preview_text_add (writer->text, TB_PREVIEW_DIM, from, writer->n_chars, NULL);
    }
}

static void
leave_node (Writer       *writer,
            const MdNode *node,
            guint         start)
{
  switch ((guint)md_node_get_kind (node))
    {
    case MD_NODE_EMPHASIS:
      tb_preview_text_add (writer->text, TB_PREVIEW_EMPHASIS, start, writer->n_chars, NULL);
      break;

    case MD_NODE_STRONG:
      tb_preview_text_add (writer->text, TB_PREVIEW_STRONG, start, writer->n_chars, NULL);
      break;

    case MD_NODE_LINK:
    case MD_NODE_IMAGE:
      leave_target (writer, node, start);
      break;

    default:
      break;
    }
}

static guint
pop_start (Writer *writer)
{
  guint start = g_array_index (writer->starts, guint, writer->starts->len - 1);

  g_array_set_size (writer->starts, writer->starts->len - 1);
  return start;
}

/* Walks without recursion: a hostile paragraph can nest as deep as it is long. */
static void
walk (Writer       *writer,
      const MdNode *parent)
{
  const MdNode *node = md_node_get_first_child (parent);

  while (node != NULL && !writer->is_cut)
    {
      g_array_append_val (writer->starts, writer->n_chars);
      enter_node (writer, node);
      if (md_node_get_first_child (node) != NULL)
        {
          node = md_node_get_first_child (node);
          continue;
        }

      leave_node (writer, node, pop_start (writer));
      while (md_node_get_next (node) == NULL)
        {
          node = md_node_get_parent (node);
          if (node == NULL || node == parent)
            return;
          leave_node (writer, node, pop_start (writer));
        }
      node = md_node_get_next (node);
    }
}

gboolean
tb_preview_write_inlines (TbPreviewText          *text,
                          const MdNode           *parent,
                          const TbPreviewWriting *writing)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Writer writer;

  writer_init (&writer, text, writing);
  writer.starts = starts;
  walk (&writer, parent);
  tb_preview_mark_strikes (text, writing->source, writing->length);
  tb_preview_mark_placeholders (text);
  tb_preview_mark_addresses (text);

  return !writer.is_cut;
}

gboolean
tb_preview_write_literal (TbPreviewText          *text,
                          const char             *literal,
                          gsize                   length,
                          const TbPreviewWriting *writing)
{
  Writer writer;

  writer_init (&writer, text, writing);
  append_literal (&writer, literal, length, TRUE, TRUE);

  return !writer.is_cut;
}
