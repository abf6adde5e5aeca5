/* md-lines.c: where nodes end
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-block-private.h"

#include <string.h>

/* A lone CR is a blank to the parser; that of a CRLF is in no line. */
static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static gsize
skip_blanks (const char *text,
             gsize       pos,
             gsize       end)
{
  while (pos < end && is_blank (text[pos]))
    pos++;
  return pos;
}

/* Where the text of @line begins behind its blanks and the marks of @n_quotes block quotes. */
static gsize
skip_prefix (const MdLines *lines,
             MdSpan         line,
             guint          n_quotes)
{
  gsize pos = skip_blanks (lines->text, line.start, line.end);

  for (; n_quotes > 0 && pos < line.end && lines->text[pos] == '>'; n_quotes--)
    pos = skip_blanks (lines->text, pos + 1, line.end);
  return pos;
}

static guint
count_quotes_above (cmark_node *node)
{
  guint n = 0;

  while ((node = cmark_node_parent (node)) != NULL)
    n += cmark_node_get_type (node) == CMARK_NODE_BLOCK_QUOTE;
  return n;
}

static int
count_newlines (const char *text)
{
  int n = 0;

  while (text != NULL && (text = strchr (text, '\n')) != NULL)
    {
      text++;
      n++;
    }
  return n;
}

static gboolean
is_underline (const MdLines *lines,
              int            line,
              guint          n_quotes)
{
  MdSpan span;
  gsize pos;
  char c;

  if (line < 0 || line >= (int)lines->n_lines)
    return FALSE;
  span = _md_lines_get_line (lines, (guint)line);
  pos = skip_prefix (lines, span, n_quotes);
  if (pos == span.end)
    return FALSE;
  c = lines->text[pos];
  if (c != '=' && c != '-')
    return FALSE;
  while (pos < span.end && lines->text[pos] == c)
    pos++;
  return skip_blanks (lines->text, pos, span.end) == span.end;
}

/* libcmark's end line is off by one for some nodes: an HTML block that meets its end condition ends
 * a line later than it says, and a setext heading one line earlier, unless the text ends there. */
static int
get_own_end (const MdLines *lines,
             cmark_node    *node)
{
  int start = cmark_node_get_start_line (node);
  int end = cmark_node_get_end_line (node);
  cmark_node_type type = cmark_node_get_type (node);
  int line = end - lines->first_line;
  guint n_quotes;

  if (type == CMARK_NODE_HTML_BLOCK)
    return start + count_newlines (cmark_node_get_literal (node)) - 1;
  if (type != CMARK_NODE_HEADING || end - 1 <= start)
    return end;

  n_quotes = count_quotes_above (node);
  return is_underline (lines, line - 1, n_quotes) || !is_underline (lines, line, n_quotes)
           ? end - 1
           : end;
}

MdSpan
_md_lines_get_line (const MdLines *lines,
                    guint          line)
{
  MdSpan span = { lines->starts[line], lines->size };

  if (line + 1 < lines->n_lines)
    span.end = lines->starts[line + 1];
  if (span.end > span.start && lines->text[span.end - 1] == '\n')
    {
      span.end--;
      if (span.end > span.start && lines->text[span.end - 1] == '\r')
        span.end--;
    }
  return span;
}

gboolean
_md_lines_is_blank (const MdLines *lines,
                    guint          line,
                    guint          n_quotes)
{
  MdSpan span = _md_lines_get_line (lines, line);
  gsize pos = skip_prefix (lines, span, n_quotes);

  return skip_blanks (lines->text, pos, span.end) == span.end;
}

guint
_md_lines_find_node_end (const MdLines *lines,
                         cmark_node    *node)
{
  guint n_quotes = 0;
  int start = cmark_node_get_start_line (node) - lines->first_line;
  int end = get_own_end (lines, node) - lines->first_line;

  /* A fence that its container closes says it ends in the line behind it. */
  for (cmark_node *above = cmark_node_parent (node); above != NULL;
       above = cmark_node_parent (above))
    {
      cmark_node_type type = cmark_node_get_type (above);

      n_quotes += type == CMARK_NODE_BLOCK_QUOTE;
      if (type != CMARK_NODE_DOCUMENT)
        end = MIN (end, cmark_node_get_end_line (above) - lines->first_line);
    }

  end = CLAMP (end, start, (int)lines->n_lines - 1);
  while (end > start && _md_lines_is_blank (lines, (guint)end, n_quotes))
    end--;
  return (guint)end;
}
