/* md-cell.c: the text of table cells, as written and as meant
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-table.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Returns: the length of a `<br>`, `<br/>` or `<br />` at @text, or 0 */
static gsize
scan_break (const char *text,
            const char *end)
{
  const char *at = text;

  if (end - at < 4 || at[0] != '<' || g_ascii_strncasecmp (at + 1, "br", 2) != 0)
    return 0;
  at += 3;
  while (at < end && is_blank (*at))
    at++;
  if (at < end && *at == '/')
    at++;
  return at < end && *at == '>' ? (gsize)(at + 1 - text) : 0;
}

static gsize
count_backslashes (const char *text,
                   const char *end)
{
  gsize n = 0;

  while (text + n < end && text[n] == '\\')
    n++;
  return n;
}

static void
append_backslashes (GString *string,
                    gsize    n)
{
  while (n-- > 0)
    g_string_append_c (string, '\\');
}

/* Backslashes mean something only before a pipe (the last of them is not text: GFM splits at no
 * pipe that has one before it) and before a break (two are one, an odd one makes it text). */
char *
md_cell_unescape (const char *text,
                  gsize       length)
{
  GString *out = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end && is_blank (*text))
    text++;
  while (end > text && is_blank (end[-1]))
    end--;

  while (text < end)
    {
      gsize n = count_backslashes (text, end);
      gsize n_break = scan_break (text + n, end);

      text += n;
      if (n_break > 0)
        {
          append_backslashes (out, n / 2);
          if (n % 2 == 0)
            g_string_append_c (out, '\n');
          else
            g_string_append_len (out, text, (gssize)n_break);
          text += n_break;
        }
      else
        {
          append_backslashes (out, n > 0 && text < end && *text == '|' ? n - 1 : n);
          if (text < end)
            g_string_append_c (out, *text++);
        }
    }
  return g_string_free (out, FALSE);
}

char *
md_cell_escape (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *end = text + strlen (text);

  while (text < end && is_blank (*text))
    text++;
  while (end > text && is_blank (end[-1]))
    end--;

  while (text < end)
    {
      gsize n = count_backslashes (text, end);
      gsize n_break = scan_break (text + n, end);

      text += n;
      if (n_break > 0)
        {
          append_backslashes (out, 2 * n + 1);
          g_string_append_len (out, text, (gssize)n_break);
          text += n_break;
        }
      else if (text < end && *text == '\n')
        {
          append_backslashes (out, 2 * n);
          g_string_append (out, "<br>");
          text++;
        }
      else
        {
          append_backslashes (out, text < end && *text == '|' ? n + 1 : n);
          if (text < end)
            g_string_append_c (out, *text++);
        }
    }

  /* The pipe that closes the cell must not seem escaped. */
  if (out->len > 0 && out->str[out->len - 1] == '\\')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}
