/* plan-text.c: between the source of a value and its text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-text.h"

#include <string.h>

#include "plan/plan-field.h"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Where an escape belongs in the line: the offset of the character that would begin a structure,
 * and how many backslashes stand before it. Returns: whether the line has such a character. */
static gboolean
find_structure (const char *line,
                gsize       length,
                gsize      *at,
                gsize      *n_backslashes)
{
  gsize i = 0, first;

  while (i < length && is_blank (line[i]))
    i++;
  first = i;
  while (i < length && g_ascii_isdigit (line[i]) && i - first < 9)
    i++;
  if (i > first)
    {
      /* A number: what makes it a list is the character behind it. */
      *at = i;
      while (i < length && line[i] == '\\')
        i++;
      *n_backslashes = i - *at;
      return i < length && (line[i] == '.' || line[i] == ')');
    }
  *at = i;
  while (i < length && line[i] == '\\')
    i++;
  *n_backslashes = i - *at;
  return i < length && strchr ("#-+*>`~|[=_<", line[i]) != NULL && line[i] != '\0';
}

/* The length of the fence that @line opens, and its character; 0 when it opens none. */
static gsize
scan_fence (const char *line,
            gsize       length,
            char       *mark)
{
  gsize i = 0, first;

  while (i < length && is_blank (line[i]))
    i++;
  first = i;
  if (i >= length || (line[i] != '`' && line[i] != '~'))
    return 0;
  *mark = line[i];
  while (i < length && line[i] == *mark)
    i++;
  if (i - first < 3 || (*mark == '`' && memchr (line + i, '`', length - i) != NULL))
    return 0;
  return i - first;
}

static gboolean
closes_fence (const char *line,
              gsize       length,
              char        mark,
              gsize       fence)
{
  char  found = 0;
  gsize n = scan_fence (line, length, &found);
  gsize i = 0;

  if (n < fence || found != mark)
    return FALSE;
  while (i < length && is_blank (line[i]))
    i++;
  for (i += n; i < length; i++)
    if (!is_blank (line[i]) && line[i] != '\r')
      return FALSE;
  return TRUE;
}

static gsize
find_line_end (const char *text,
               gsize       from,
               gsize       length)
{
  const char *end = memchr (text + from, '\n', length - from);

  return end != NULL ? (gsize)(end - text) : length;
}

/* The offset of the line that closes the fence opened by the line before @from, or @length. */
static gsize
find_fence_end (const char *text,
                gsize       from,
                gsize       length,
                char        mark,
                gsize       fence)
{
  while (from < length)
    {
      gsize end = find_line_end (text, from, length);

      if (closes_fence (text + from, end - from, mark, fence))
        return from;
      from = end + 1;
    }
  return length;
}

/* Copies @text line by line; each line that would begin a structure and is not inside a complete
 * code block gets a backslash (@escape) or loses one. */
static char *
convert_lines (const char *text,
               gsize       length,
               gboolean    escape)
{
  GString *out = g_string_sized_new (length + 16);
  gsize    pos = 0;
  gsize    verbatim_until = 0;

  while (pos < length)
    {
      gsize end = find_line_end (text, pos, length);
      gsize at, n_backslashes;
      char  mark = 0;
      gsize fence = pos < verbatim_until ? 0 : scan_fence (text + pos, end - pos, &mark);

      if (fence > 0)
        {
          gsize close = end < length ? find_fence_end (text, end + 1, length, mark, fence) : length;

          if (close < length)
            verbatim_until = find_line_end (text, close, length);
        }
      if (pos < verbatim_until || !find_structure (text + pos, end - pos, &at, &n_backslashes)
          || (!escape && n_backslashes == 0))
        g_string_append_len (out, text + pos, end - pos);
      else
        {
          g_string_append_len (out, text + pos, at);
          if (escape)
            g_string_append_c (out, '\\');
          else
            at++;
          g_string_append_len (out, text + pos + at, end - pos - at);
        }
      if (end < length)
        g_string_append_c (out, '\n');
      pos = end + 1;
    }
  return g_string_free (out, FALSE);
}

char *
plan_text_unescape (const char *text,
                    gssize      length)
{
  gsize n = length < 0 ? strlen (text) : (gsize)length;

  if (memchr (text, '\\', n) == NULL)
    return g_strndup (text, n);
  return convert_lines (text, n, FALSE);
}

char *
plan_text_escape (const char *text)
{
  return convert_lines (text, strlen (text), TRUE);
}

char *
plan_text_dedent (const char *source,
                  gsize       length,
                  guint       indent)
{
  GString *out;
  gsize    pos = 0;

  /* Most items are one line, which keeps its indent. */
  if (memchr (source, '\n', length) == NULL)
    return g_utf8_make_valid (source, length - (length > 0 && source[length - 1] == '\r'));

  out = g_string_sized_new (length + 1);
  while (pos < length)
    {
      gsize end = find_line_end (source, pos, length);
      gsize stop = end > pos && source[end - 1] == '\r' ? end - 1 : end;
      gsize i = pos;

      if (pos > 0)
        for (guint column = 0; column < indent && i < stop && is_blank (source[i]); i++)
          {
            /* A tab goes to the next multiple of four: what reaches over the indent stays. */
            guint width = source[i] == '\t' ? 4 - column % 4 : 1;

            if (column + width > indent)
              break;
            column += width;
          }
      g_string_append_len (out, source + i, stop - i);
      if (end < length)
        g_string_append_c (out, '\n');
      pos = end + 1;
    }
  if (!g_utf8_validate_len (out->str, out->len, NULL))
    {
      char *valid = g_utf8_make_valid (out->str, out->len);

      g_string_free (out, TRUE);
      return valid;
    }
  return g_string_free (out, FALSE);
}

char *
plan_text_indent (const char *text,
                  guint       indent,
                  const char *line_end)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          g_string_append (out, line_end);
          if (lines[i][0] != '\0')
            g_string_append_printf (out, "%*s", (int)indent, "");
        }
      g_string_append (out, lines[i]);
    }
  return g_string_free (out, FALSE);
}

/* The offset behind the `]` that closes the `[` at @from, or 0 when the line has none. */
static gsize
scan_brackets (const char *text,
               gsize       from,
               gsize       length)
{
  int depth = 0;

  for (gsize i = from; i < length && text[i] != '\n'; i++)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '[')
        depth++;
      else if (text[i] == ']' && --depth == 0)
        return i + 1;
    }
  return 0;
}

/* Nobody links to what is longer, and a text of links that are not closed is soon read. */
#define MAX_TARGET 1024

gsize
plan_text_scan_link (const char *text,
                     gsize       from,
                     gsize       length,
                     MdSpan     *name)
{
  gsize close = from < length && text[from] == '[' ? scan_brackets (text, from, length) : 0;
  int   depth = 0;

  if (close == 0 || close >= length || text[close] != '(')
    return 0;
  length = MIN (length, close + MAX_TARGET);
  for (gsize i = close; i < length && text[i] != '\n'; i++)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '(')
        depth++;
      else if (text[i] == ')' && --depth == 0)
        {
          if (name != NULL)
            *name = (MdSpan){ from + 1, close - 1 };
          return i + 1;
        }
    }
  return 0;
}

/* Brackets that are not closed are looked for to the end of the text, each: where there are many,
 * placeholders are counted no further. In bytes. */
#define MAX_SCANNED (4 * 1024 * 1024)

/* Whether `[…]` at [from, end) stands for something to be filled in: no link, no box, no mark of a
 * footnote. */
static gboolean
is_placeholder_group (const char *text,
                      gsize       from,
                      gsize       end,
                      gsize       length)
{
  if (end - from < 4 || text[from + 1] == '^')
    return FALSE;
  if (end < length && (text[end] == '(' || text[end] == '[' || text[end] == ':'))
    return FALSE;
  return TRUE;
}

static gboolean
is_todo_word (const char *text,
              gsize       length)
{
  return (length == 3 && strncmp (text, "TBD", 3) == 0)
         || (length == 4 && strncmp (text, "TODO", 4) == 0);
}

gboolean
plan_text_is_placeholder (const char *text,
                          gssize      length)
{
  MdSpan span;
  gsize  end;

  span = plan_text_trim (text, (MdSpan){ 0, length < 0 ? strlen (text) : (gsize)length });
  if (MD_SPAN_LENGTH (span) > 2 && text[span.start] == '`' && text[span.end - 1] == '`')
    span = (MdSpan){ span.start + 1, span.end - 1 };
  if (is_todo_word (text + span.start, MD_SPAN_LENGTH (span)))
    return TRUE;
  if (MD_SPAN_IS_EMPTY (span) || text[span.start] != '[')
    return FALSE;
  end = scan_brackets (text, span.start, span.end);
  return end == span.end && is_placeholder_group (text, span.start, end, span.end);
}

static gboolean
begins_line (const char *text,
             gsize       at)
{
  return at == 0 || text[at - 1] == '\n';
}

/* Whether a value begins at @at: at the start, or behind `: `, ` - `, ` – ` or ` — `. */
static gboolean
begins_value (const char *text,
              gsize       at)
{
  static const char *const before[] = { ": ", " - ", " \342\200\223 ", " \342\200\224 " };

  if (begins_line (text, at))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      gsize n = strlen (before[i]);

      if (at >= n && memcmp (text + at - n, before[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Words that stand for what is to be written in their place, however short. */
static gboolean
is_slot_word (const char *text,
              gsize       length)
{
  static const char *const words[] = { "tbd",  "todo", "name",  "title", "feature", "project",
                                       "file", "path", "date",  "number", "value",  "description",
                                       "what", "why",  "who",   "when",   "how",    "where",
                                       "list", "x",    "n",     "explain", "describe" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

#define MAX_TAG 12

gboolean
plan_text_is_tag (const char *text,
                  gsize       from,
                  gsize       end,
                  gsize       length)
{
  static const char *const connectors[] = { "or", "and", "to", "vs", "per" };
  gsize                    at = from + 1, n = 0, next;

  while (at < end - 1 && n <= MAX_TAG)
    {
      gunichar c = g_utf8_get_char_validated (text + at, end - 1 - at);

      if (c == (gunichar)-1 || c == (gunichar)-2 || (!g_unichar_isalnum (c) && c != '-'))
        return FALSE;
      at += g_utf8_skip[(guchar)text[at]];
      n++;
    }
  if (at != end - 1 || n > MAX_TAG || is_slot_word (text + from + 1, end - from - 2)
      || end >= length || !is_blank (text[end]))
    return FALSE;
  for (at = end; at < length && is_blank (text[at]); at++)
    ;
  for (next = at; next < length && !is_blank (text[next]) && text[next] != '\n'; next++)
    ;
  for (guint i = 0; i < G_N_ELEMENTS (connectors); i++)
    if (strlen (connectors[i]) == next - at
        && g_ascii_strncasecmp (text + at, connectors[i], next - at) == 0)
      return FALSE;
  /* Words begin with a letter or digit, or with the mark of code, emphasis or a quotation. */
  return at < length
         && (g_unichar_isalnum (g_utf8_get_char_validated (text + at, length - at))
             || (strchr ("`*_\"'(", text[at]) != NULL && next - at > 1));
}

guint
plan_text_count_placeholders (const char *text,
                              gssize      length)
{
  MdSpan      span;
  const char *value;
  gsize       n, seen = 0, n_scanned = 0;
  guint       count = 0;
  gboolean    in_code = FALSE;

  span = plan_text_trim (text, (MdSpan){ 0, length < 0 ? strlen (text) : (gsize)length });
  value = text + span.start;
  n = MD_SPAN_LENGTH (span);
  if (is_todo_word (value, n))
    return 1;
  for (const char *p = memchr (value, '[', n); p != NULL && n_scanned < MAX_SCANNED;
       p = memchr (p, '[', value + n - p))
    {
      gsize at = p - value;
      gsize end = scan_brackets (value, at, n);

      n_scanned += (end > 0 ? end : n) - at;
      for (; seen < at; seen++)
        in_code = in_code != (value[seen] == '`');
      /* In code brackets are code, unless they are all of it. */
      if (end > 0 && begins_value (value, at) && is_placeholder_group (value, at, end, n)
          && !(begins_line (value, at) && plan_text_is_tag (value, at, end, n))
          && !(in_code && at > 0 && value[at - 1] != '`'))
        count++;
      p = end > 0 ? value + end : p + 1;
    }
  return count;
}

/* Groups in brackets in [from, length); @links tells whether some may be links, which count by what
 * is in their names. */
static guint
count_groups (const char *text,
              gsize       from,
              gsize       length,
              gboolean    links)
{
  guint count = 0;

  for (gsize i = from; i < length; i++)
    if (text[i] == '[')
      {
        gsize  end = scan_brackets (text, i, length);
        MdSpan name;
        gsize  link = links && end > 0 ? plan_text_scan_link (text, i, length, &name) : 0;

        if (end == 0)
          break;
        if (link > 0)
          {
            count += count_groups (text, name.start, name.end, FALSE);
            end = link;
          }
        else if (end - i >= 3)
          count++;
        i = end - 1;
      }
  return count;
}

guint
plan_text_count_path_placeholders (const char *text,
                                   gssize      length)
{
  return count_groups (text, 0, length < 0 ? strlen (text) : (gsize)length, TRUE);
}

char *
plan_text_dup_span (const char *text,
                    MdSpan      span)
{
  return g_utf8_make_valid (text + span.start, MD_SPAN_LENGTH (span));
}

MdSpan
plan_text_trim (const char *text,
                MdSpan      span)
{
  while (span.start < span.end && strchr (" \t\r\n", text[span.start]) && text[span.start] != '\0')
    span.start++;
  while (span.end > span.start && strchr (" \t\r\n", text[span.end - 1])
         && text[span.end - 1] != '\0')
    span.end--;
  return span;
}
