/* md-front-matter.c: YAML, TOML or JSON at the top of a text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-parser-private.h"

#include <string.h>

static const struct
{
  const char *opening;
  const char *closings[2];
} fences[] = {
  { "---", { "---", "..." } },
  { "+++", { "+++", NULL } },
  { "{", { "}", NULL } },
};

/* The line that starts at @pos, without its end; moves @pos to the next. */
static MdSpan
take_line (const char *text,
           gsize       length,
           gsize      *pos)
{
  const char *newline = memchr (text + *pos, '\n', length - *pos);
  MdSpan line = { *pos, newline != NULL ? (gsize)(newline - text) : length };

  *pos = newline != NULL ? line.end + 1 : length;
  if (newline != NULL && line.end > line.start && text[line.end - 1] == '\r')
    line.end--;
  return line;
}

static gboolean
is_line (const char *text,
         MdSpan      line,
         const char *expected)
{
  gsize length = expected != NULL ? strlen (expected) : 0;

  return length > 0 && MD_SPAN_LENGTH (line) == length
         && memcmp (text + line.start, expected, length) == 0;
}

static gboolean
is_blank_line (const char *text,
               MdSpan      line)
{
  for (gsize i = line.start; i < line.end; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

/* A YAML key with its colon: a rule and a paragraph are not taken for front matter. */
static gboolean
is_key (const char *text,
        MdSpan      line)
{
  gsize pos = line.start;

  while (pos < line.end
         && (g_ascii_isalnum (text[pos]) || strchr ("_-.\"'", text[pos]) != NULL))
    pos++;
  return pos > line.start && pos < line.end && text[pos] == ':'
         && (pos + 1 == line.end || text[pos + 1] == ' ' || text[pos + 1] == '\t');
}

static int
find_fence (const char *text,
            gsize       length)
{
  gsize pos = 0;
  MdSpan line;

  if (length == 0)
    return -1;
  line = take_line (text, length, &pos);
  for (guint i = 0; i < G_N_ELEMENTS (fences); i++)
    if (is_line (text, line, fences[i].opening))
      return (int)i;
  return -1;
}

gboolean
_md_may_be_front_matter (const char *text,
                         gsize       length)
{
  return find_fence (text, length) >= 0;
}

gsize
_md_scan_front_matter (const char *text,
                       gsize       length)
{
  int fence = find_fence (text, length);
  gboolean is_yaml = fence == 0;
  gboolean has_key = FALSE;
  gboolean has_comments_only = TRUE;
  gsize pos = 0;
  gsize end;

  if (fence < 0)
    return 0;

  take_line (text, length, &pos);
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      MdSpan line;

      if (pos == length)
        return 0;
      line = take_line (text, length, &pos);
      if (is_line (text, line, fences[fence].closings[0])
          || is_line (text, line, fences[fence].closings[1]))
        {
          if (is_yaml && (is_first || (!has_key && !has_comments_only)))
            return 0;
          break;
        }
      if (is_yaml && is_first && is_blank_line (text, line))
        return 0;
      has_key |= is_key (text, line);
      has_comments_only &= is_blank_line (text, line) || text[line.start] == '#';
    }

  for (end = pos; pos < length; end = pos)
    if (!is_blank_line (text, take_line (text, length, &pos)))
      break;
  return end;
}
