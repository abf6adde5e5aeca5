/* md-sanitize.c: the text as libcmark is given it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-sanitize-private.h"

#include <string.h>

/* What stands in for a byte: no Markdown character, and never at home in a text. */
#define STAND_IN '\001'

/* libcmark looks at every open container in every line. A line can open so many, and none behind
 * so many bytes, so that the depth has a limit that does not grow with the text. */
#define MAX_MARKERS 64
#define MAX_MARKER_OFFSET 320

/* What is behind so many bytes of a line is no longer read for emphasis, links, code and HTML: a
 * nesting of them takes libcmark a microsecond for each byte, and that for each key. */
#define MAX_LINE (64 * 1024)

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static void
replace_nuls (char  *text,
              gsize  length)
{
  char *end = text + length;
  char *at = text;

  while (at < end && (at = memchr (at, '\0', (gsize)(end - at))) != NULL)
    *at++ = STAND_IN;
}

static void
replace_lone_crs (char  *text,
                  gsize  length)
{
  char *end = text + length;
  char *at = text;

  while (at < end && (at = memchr (at, '\r', (gsize)(end - at))) != NULL)
    {
      if (at + 1 == end || at[1] != '\n')
        *at = ' ';
      at++;
    }
}

static const char *
find_line_end (const char *at,
               const char *end)
{
  const char *newline = memchr (at, '\n', (gsize)(end - at));

  return newline != NULL ? newline : end;
}

/* Returns: the length of a block quote or list marker at @text, or 0 */
static gsize
scan_marker (const char *text,
             const char *end)
{
  gsize n = 0;

  if (text == end)
    return 0;
  if (*text == '>')
    return 1;

  if (strchr ("-+*", *text) != NULL)
    n = 1;
  else if (g_ascii_isdigit (*text))
    {
      while (n < 9 && text + n < end && g_ascii_isdigit (text[n]))
        n++;
      if (text + n == end || (text[n] != '.' && text[n] != ')'))
        return 0;
      n++;
    }
  else
    return 0;
  return text + n == end || is_blank (text[n]) || text[n] == '\r' ? n : 0;
}

static gboolean
is_thematic_break (const char *at,
                   const char *end)
{
  char c = '\0';

  for (; at < end; at++)
    {
      if (is_blank (*at) || *at == '\r')
        continue;
      if (strchr ("-*_", *at) == NULL || (c != '\0' && *at != c))
        return FALSE;
      c = *at;
    }
  return TRUE;
}

/* Makes text of the marker that is one too many, and so of all behind it in that line. */
static void
limit_markers (char       *line,
               const char *end)
{
  guint n = 0;
  char *at = line;

  if (is_thematic_break (line, end))
    return;

  while (TRUE)
    {
      gsize length;

      while (at < end && is_blank (*at))
        at++;
      length = scan_marker (at, end);
      if (length == 0)
        return;
      if (++n > MAX_MARKERS || at - line > MAX_MARKER_OFFSET)
        {
          at[length - 1] = STAND_IN;
          return;
        }
      at += length;
    }
}

/* No marker of a block begins so far behind the start of a line, so blocks stay what they are. */
static void
limit_inlines (char       *line,
               const char *end)
{
  for (char *at = line + MAX_LINE; at < end; at++)
    if (strchr ("[]*_`<&!\\", *at) != NULL && *at != '\0')
      *at = STAND_IN;
}

const char *
_md_find_pair (const char *at,
               const char *end,
               char        a,
               char        b)
{
  while (at < end && (at = memchr (at, a, (gsize)(end - at))) != NULL)
    {
      if (at + 1 < end && at[1] == b)
        return at;
      at++;
    }
  return NULL;
}

/* When libcmark 0.30 closes a link it walks over all images that are still open. */
static void
limit_images (char  *text,
              gsize  length)
{
  char *end = text + length;
  guint n = 0;

  for (char *line = text; line < end;)
    {
      char *line_end = (char *)find_line_end (line, end);
      char *at = line;

      while (at < line_end && (is_blank (*at) || *at == '\r'))
        at++;
      if (at == line_end)
        n = 0;
      for (; (at = (char *)_md_find_pair (at, line_end, '!', '[')) != NULL; at += 2)
        if (++n > MD_SANITIZE_MAX_IMAGES)
          *at = STAND_IN;
      line = line_end + 1;
    }
}

char *
_md_sanitize (const char *text,
              gsize       length)
{
  char *copy = g_malloc (MAX (length, 1));
  const char *end = copy + length;

  memcpy (copy, text, length);
  replace_nuls (copy, length);
  replace_lone_crs (copy, length);
  for (char *line = copy; line < end;)
    {
      const char *line_end = find_line_end (line, end);

      limit_markers (line, line_end);
      if (line_end - line > MAX_LINE)
        limit_inlines (line, line_end);
      line = (char *)line_end + 1;
    }
  if (_md_sanitize_count_images (copy, length) > MD_SANITIZE_MAX_IMAGES)
    limit_images (copy, length);
  return copy;
}

guint
_md_sanitize_count_images (const char *text,
                           gsize       length)
{
  const char *end = text + length;
  guint n = 0;

  while ((text = _md_find_pair (text, end, '!', '[')) != NULL)
    {
      text += 2;
      n++;
    }
  return n;
}
