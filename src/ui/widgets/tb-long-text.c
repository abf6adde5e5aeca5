/* tb-long-text.c: texts that take too long to be laid out
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-long-text.h"

#include <string.h>

/* What a text view lays out in a fraction of a frame, a few times over. */
#define MAX_BYTES (32 * 1024)
#define MAX_LINES 500
#define MAX_LINE (8 * 1024)
/* Pictures that are joined to one, in a word that is shown: no line breaks between them. */
#define MAX_JOINED 24

gboolean
tb_long_text_breaks_at (gunichar c)
{
  return (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4) || (c >= 0xf900 && c < 0xfb00)
         || (c >= 0xff00 && c < 0xfff0) || (c >= 0x20000 && c < 0x40000);
}

static gboolean
has_long_run (const char *line,
              gsize       length)
{
  const char *end = line + length;
  guint n = 0; /* in quarters of a letter: bytes that belong to none are shown as one each */

  for (const char *at = line; at < end; at++)
    {
      /* The first byte of letters between which lines break is one of these. */
      gboolean may_break = (guchar)*at >= 0xe2 && (guchar)*at <= 0xf1;

      if (*at == ' ' || *at == '\t'
          || (may_break && tb_long_text_breaks_at (g_utf8_get_char_validated (at, end - at))))
        n = 0;
      else
        n += ((guchar)*at & 0xc0) == 0x80 ? 1 : 4;
      if (n > 4 * TB_LONG_TEXT_MAX_RUN)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_long (const char *text,
         gsize       length,
         gboolean    wraps,
         guint       max_lines)
{
  const char *end = text + length;
  guint n_lines = 0;

  for (const char *at = text; at < end; n_lines++)
    {
      const char *next = memchr (at, '\n', end - at);

      if (next == NULL)
        next = end;
      if (next - at > MAX_LINE || (wraps && has_long_run (at, next - at)) || n_lines == max_lines)
        return TRUE;
      at = next + 1;
    }
  return FALSE;
}

gboolean
tb_long_text_is_long (const char *text,
                      gsize       length,
                      gboolean    wraps)
{
  return length > MAX_BYTES || is_long (text, length, wraps, MAX_LINES);
}

gboolean
tb_long_text_has_long_line (const char *text,
                            gsize       length)
{
  return is_long (text, length, TRUE, G_MAXUINT);
}

char *
tb_long_text_dup_start (const char *text,
                        gsize       length,
                        guint       max_chars)
{
  /* No letter has more bytes. */
  g_autofree char *valid = g_utf8_make_valid (text, MIN (length, 6 * (gsize)max_chars));
  GString *start = g_string_new (NULL);
  const char *at = valid;
  guint run = 0;
  guint n_joined = 0;

  for (guint n = 0; *at != '\0' && n < max_chars; n++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean may_break = g_unichar_isspace (c) || tb_long_text_breaks_at (c);

      run = may_break ? 0 : run + 1;
      n_joined = may_break ? 0 : n_joined + (c == TB_LONG_TEXT_JOINER);
      if (n_joined == MAX_JOINED)
        run = MAX (run, TB_LONG_TEXT_MAX_RUN);
      if (run == TB_LONG_TEXT_MAX_RUN)
        g_string_append (start, "…");
      else if (run < TB_LONG_TEXT_MAX_RUN)
        g_string_append_unichar (start, c);
    }
  if (*at != '\0')
    g_string_append (start, "…");
  return g_string_free (start, FALSE);
}
