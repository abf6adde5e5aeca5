/* tb-preview-marks.c: what CommonMark does not see in a line of text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-marks.h"

#include <string.h>

#include "plan/plan-part.h"
#include "plan/plan-text.h"

/* So many characters are no hint any more; also keeps thousands of brackets from being slow. */
#define MAX_PLACEHOLDER 400

/* More marks in one text than anybody reads cost more than a frame. */
#define MAX_MARKS 64

enum
{
  IN_CODE = 1 << 0,
  IN_LINK = 1 << 1,
  AT_CODE_START = 1 << 2,
  ESCAPED = 1 << 3,
};

/**
 * Scan:
 * @chars: (array length=n): the characters of a text
 * @inside: (array length=n): what each of them stands in
 * @n_closed: behind this one nothing closes a bracket
 */
typedef struct
{
  gunichar *chars;
  guint8   *inside;
  guint     n;
  guint     n_closed;
} Scan;

static void
scan_init (Scan                *scan,
           const TbPreviewText *text)
{
  glong n;

  scan->chars = g_utf8_to_ucs4_fast (text->text->str, text->text->len, &n);
  scan->n = n;
  scan->inside = g_new0 (guint8, n + 1);
  scan->n_closed = n;
  while (scan->n_closed > 0 && scan->chars[scan->n_closed - 1] != ']')
    scan->n_closed--;
  for (guint i = 0; i < text->ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);
      guint8 flag = 0;

      if (range->style == TB_PREVIEW_CODE || range->style == TB_PREVIEW_HTML)
        flag = IN_CODE;
      else if (range->style == TB_PREVIEW_LINK || range->style == TB_PREVIEW_DEAD_LINK ||
               range->style == TB_PREVIEW_IMAGE)
        flag = IN_LINK;
      if (flag == 0)
        continue;

      for (guint at = range->start; at < range->end; at++)
        scan->inside[at] |= flag;
      if (flag == IN_CODE)
        scan->inside[range->start] |= AT_CODE_START;
    }
}

static void
scan_clear (Scan *scan)
{
  g_free (scan->chars);
  g_free (scan->inside);
}

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return c > 0 && c < 0x80 && strchr (set, (int)c) != NULL;
}

/* Notes which tildes of the text are escaped in @source. When there are others in it than in the
 * text, such as those of an address that is not shown, nobody can tell: then none are. */
static void
find_escaped (Scan       *scan,
              const char *source,
              gsize       length)
{
  g_autoptr (GArray) escaped = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gboolean is_escaped = FALSE;
  gboolean has_escaped = FALSE;
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (source[i] == '~')
        {
          g_array_append_val (escaped, is_escaped);
          has_escaped |= is_escaped;
        }
      is_escaped = source[i] == '\\' && !is_escaped;
    }
  if (!has_escaped)
    return;

  for (guint at = 0; at < scan->n; at++)
    n += scan->chars[at] == '~' ? 1 : 0;
  if (n != escaped->len)
    return;
  for (guint at = 0, i = 0; at < scan->n; at++)
    if (scan->chars[at] == '~' && g_array_index (escaped, gboolean, i++))
      scan->inside[at] |= ESCAPED;
}

/* Whether @at is a tilde that may be of a mark. */
static gboolean
is_tilde (const Scan *scan,
          guint       at)
{
  return at < scan->n && scan->chars[at] == '~' && (scan->inside[at] & (IN_CODE | ESCAPED)) == 0;
}

/* Whether two tildes, and no more, stand at @at outside of code. */
static gboolean
is_strike (const Scan *scan,
           guint       at)
{
  return is_tilde (scan, at) && is_tilde (scan, at + 1) && (at == 0 || !is_tilde (scan, at - 1)) &&
         !is_tilde (scan, at + 2);
}

/* The brackets are balanced and what is between them is words. Returns: where the closing one is,
 * or 0 */
static guint
find_closing (const Scan *scan,
              guint       open)
{
  gboolean has_letter = FALSE;
  guint depth = 0;

  for (guint at = open; at < MIN (scan->n_closed, open + MAX_PLACEHOLDER); at++)
    {
      gunichar c = scan->chars[at];

      if ((scan->inside[at] & IN_CODE) != (scan->inside[open] & IN_CODE) &&
          (scan->inside[open] & IN_CODE) != 0)
        return 0;
      if (c == '[')
        depth++;
      else if (c == ']' && --depth == 0)
        {
          gboolean is_box = at == open + 2 && (scan->chars[open + 1] | 0x20) == 'x';

          return has_letter && !is_box ? at : 0;
        }
      else if (g_unichar_isalpha (c))
        has_letter = TRUE;
    }
  return 0;
}

/* `[P]` and `[US1]` say of a task in a list that it can run beside others, and for which story. */
static gboolean
is_task_mark (const Scan *scan,
              guint       open,
              guint       close)
{
  guint at = open + 1;

  if (close == open + 2)
    return scan->chars[at] == 'P';
  if (close < open + 4 || scan->chars[at] != 'U' || scan->chars[at + 1] != 'S')
    return FALSE;
  for (at += 2; at < close; at++)
    if (!g_unichar_isdigit (scan->chars[at]))
      return FALSE;
  return TRUE;
}

/* Whether a line begins at @at, or behind the first colon in it, as behind a label. */
static gboolean
begins_value (const Scan *scan,
              guint       at)
{
  if (at > 1 && scan->chars[at - 1] == ' ' && scan->chars[at - 2] == ':')
    for (at -= 2; at > 0 && scan->chars[at - 1] != ':' && scan->chars[at - 1] != '\n'; at--)
      ;
  return at == 0 || scan->chars[at - 1] == '\n';
}

/* Whether the brackets say what kind of thing the words behind them are about, as the plan's reader
 * has it. A letter alone may be a status that nobody knows, which is to be seen. */
static gboolean
is_tag (const Scan *scan,
        guint       open,
        guint       close)
{
  guint end = close + 1;
  glong close_bytes, length;
  g_autofree char *brackets = NULL;
  g_autofree char *text = NULL;

  if (close == open + 2 || !begins_value (scan, open))
    return FALSE;
  /* One word behind it is enough to tell. */
  while (end < scan->n && scan->chars[end] == ' ')
    end++;
  while (end < scan->n && !is_one_of (scan->chars[end], " \t\n"))
    end++;
  text = g_ucs4_to_utf8 (scan->chars + open, end - open, NULL, &length, NULL);
  brackets = g_ucs4_to_utf8 (scan->chars + open, close + 1 - open, NULL, &close_bytes, NULL);
  return text != NULL && brackets != NULL
         && plan_text_is_tag (text, 0, (gsize)close_bytes, (gsize)length);
}

/* Whether the code from @open to @close has no words beside it: it is a value, not the name of
 * something that is talked about. */
static gboolean
stands_alone (const Scan *scan,
              guint       open,
              guint       close)
{
  guint end = close + 1;

  while (open > 0 && scan->chars[open - 1] == ' ')
    open--;
  while (end < scan->n && scan->chars[end] == ' ')
    end++;
  return (open == 0 || !g_unichar_isalnum (scan->chars[open - 1]))
         && (end == scan->n || !g_unichar_isalnum (scan->chars[end]));
}

/* Whether the brackets around [open, close] are those of a placeholder: a value, a cell, a name or
 * a part of a path; not those of a footnote. */
static gboolean
is_placeholder (const Scan *scan,
                guint       open,
                guint       close)
{
  gunichar before = open > 0 ? scan->chars[open - 1] : 0;
  gunichar behind = close + 1 < scan->n ? scan->chars[close + 1] : 0;

  if (((scan->inside[open] | scan->inside[close]) & IN_LINK) != 0 ||
      scan->chars[open + 1] == '^' || is_task_mark (scan, open, close))
    return FALSE;
  if ((scan->inside[open] & IN_CODE) != 0)
    {
      gboolean at_start = (scan->inside[open] & AT_CODE_START) != 0;

      for (guint at = open + 1; at < close; at++)
        if (scan->chars[at] == '"' || scan->chars[at] == '\'')
          return FALSE;
      return (!at_start && (before == '/' || before == '_' || before == '-')) ||
             behind == '/' || behind == '_' ||
             (at_start && (scan->inside[close + 1] & IN_CODE) == 0 &&
              stands_alone (scan, open, close));
    }
  return !g_unichar_isalnum (before) && !g_unichar_isalnum (behind) && before != ']' &&
         before != '!' && behind != '(' && behind != '[' && !is_tag (scan, open, close);
}

/* Returns: the length of `TBD` or `TODO` as a word of its own at @at, or 0 */
static guint
scan_word (const Scan *scan,
           guint       at)
{
  static const char *const words[] = { "TBD", "TODO", NULL };

  if (scan->inside[at] != 0 || (at > 0 && g_unichar_isalnum (scan->chars[at - 1])))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = 0;

      while (words[i][n] != '\0' && at + n < scan->n && scan->chars[at + n] == words[i][n])
        n++;
      if (words[i][n] == '\0' && (at + n == scan->n || !g_unichar_isalnum (scan->chars[at + n])))
        return n;
    }
  return 0;
}

/* Whether the bracket at @at closes one that stands behind @start. */
static gboolean
is_closing (const Scan *scan,
            guint       start,
            guint       at)
{
  guint depth = 0;

  for (guint i = start; i < at; i++)
    if (scan->chars[i] == '(')
      depth++;
    else if (scan->chars[i] == ')' && depth > 0)
      depth--;
  return depth > 0;
}

/* What web addresses begin with, and what is put in front to open them. */
static const struct
{
  const char *start;
  const char *scheme;
} addresses[] = {
  { "https://", "" },
  { "http://", "" },
  { "www.", "http://" },
};

/* Returns: the length of a bare web address at @at, or 0; sets @scheme to what it lacks */
static guint
scan_address (const Scan  *scan,
              guint        at,
              const char **scheme)
{
  guint n = 0;

  if (scan->inside[at] != 0 || (at > 0 && g_unichar_isalnum (scan->chars[at - 1])))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (addresses) && n == 0; i++)
    {
      const char *start = addresses[i].start;

      while (start[n] != '\0' && at + n < scan->n && scan->chars[at + n] == (guchar)start[n])
        n++;
      if (start[n] != '\0')
        n = 0;
      *scheme = addresses[i].scheme;
    }
  if (n == 0 || at + n >= scan->n || !g_unichar_isalnum (scan->chars[at + n]))
    return 0;

  while (at + n < scan->n && scan->inside[at + n] == 0 && g_unichar_isgraph (scan->chars[at + n]) &&
         !is_one_of (scan->chars[at + n], "<>\"'`"))
    n++;
  /* What ends the sentence is not of the address. */
  while (n > 0 && is_one_of (scan->chars[at + n - 1], ".,;:!?)]*_~") &&
         !(scan->chars[at + n - 1] == ')' && is_closing (scan, at, at + n - 1)))
    n--;
  return n;
}

/* The mail address around the @ at @at, which begins at @from or behind that. Its last part ends in
 * a letter: a version has the same form. Returns: its length, or 0; sets @start */
static guint
scan_mail (const Scan *scan,
           guint       from,
           guint       at,
           guint      *start)
{
  guint end = at + 1;
  gboolean has_dot = FALSE;

  *start = at;
  while (*start > from && scan->inside[*start - 1] == 0 && scan->chars[*start - 1] < 0x80 &&
         (g_ascii_isalnum (scan->chars[*start - 1]) ||
          is_one_of (scan->chars[*start - 1], ".-_+")))
    (*start)--;
  while (end < scan->n && scan->inside[end] == 0 && scan->chars[end] < 0x80 &&
         (g_ascii_isalnum (scan->chars[end]) || is_one_of (scan->chars[end], ".-_")))
    end++;
  while (end > at + 1 && scan->chars[end - 1] == '.')
    end--;
  for (guint i = at + 2; i < end; i++)
    has_dot |= scan->chars[i] == '.';
  return *start < at && has_dot && g_ascii_isalpha (scan->chars[end - 1]) ? end - *start : 0;
}

void
tb_preview_mark_strikes (TbPreviewText *text,
                         const char    *source,
                         gsize          length)
{
  Scan scan;
  guint removed = 0;
  int open = -1;

  if (strstr (text->text->str, "~~") == NULL)
    return;

  scan_init (&scan, text);
  if (source != NULL)
    find_escaped (&scan, source, length);
  for (guint at = 0; at + 1 < scan.n && removed < 4 * MAX_MARKS; at++)
    {
      if (!is_strike (&scan, at))
        continue;
      if (open >= 0 && at > (guint)open + 2 && !g_unichar_isspace (scan.chars[at - 1]))
        {
          guint start = open - removed;

          tb_preview_text_remove (text, at - removed, 2);
          tb_preview_text_remove (text, start, 2);
          tb_preview_text_add (text, TB_PREVIEW_STRIKE, start, at - removed - 2, NULL);
          removed += 4;
          open = -1;
        }
      else if (at + 2 < scan.n && !g_unichar_isspace (scan.chars[at + 2]))
        open = at;
      at++;
    }
  scan_clear (&scan);
}

void
tb_preview_mark_placeholders (TbPreviewText *text)
{
  guint n_marks = 0;
  Scan scan;

  if (strchr (text->text->str, '[') == NULL && strstr (text->text->str, "TBD") == NULL &&
      strstr (text->text->str, "TODO") == NULL)
    return;

  scan_init (&scan, text);
  for (guint at = 0; at < scan.n && n_marks < MAX_MARKS; at++)
    {
      guint length = scan_word (&scan, at);
      guint close = 0;

      if (scan.chars[at] == '[')
        close = find_closing (&scan, at);
      if (close > 0 && is_placeholder (&scan, at, close))
        {
          tb_preview_text_add (text, TB_PREVIEW_PLACEHOLDER, at, close + 1, NULL);
          tb_preview_text_add (text, TB_PREVIEW_BRACKET, at, at + 1, NULL);
          tb_preview_text_add (text, TB_PREVIEW_BRACKET, close, close + 1, NULL);
          at = close;
          n_marks++;
        }
      else if (length > 0)
        {
          tb_preview_text_add (text, TB_PREVIEW_PLACEHOLDER, at, at + length, NULL);
          at += length - 1;
          n_marks++;
        }
    }
  scan_clear (&scan);
}

static void
add_address (TbPreviewText *text,
             const Scan    *scan,
             guint          start,
             guint          length,
             const char    *scheme)
{
  g_autofree char *address = g_ucs4_to_utf8 (scan->chars + start, length, NULL, NULL, NULL);

  tb_preview_text_add (text, TB_PREVIEW_LINK, start, start + length,
                       g_strconcat (scheme, address, NULL));
}

void
tb_preview_mark_addresses (TbPreviewText *text)
{
  guint n_marks = 0;
  guint done = 0;
  Scan scan;

  if (strstr (text->text->str, "://") == NULL && strstr (text->text->str, "www.") == NULL &&
      strchr (text->text->str, '@') == NULL)
    return;

  scan_init (&scan, text);
  for (guint at = 0; at < scan.n && n_marks < MAX_MARKS; at++)
    {
      const char *scheme = "mailto:";
      guint start = at;
      guint length = 0;

      if (scan.chars[at] == 'h' || scan.chars[at] == 'w')
        length = scan_address (&scan, at, &scheme);
      else if (scan.chars[at] == '@' && scan.inside[at] == 0)
        length = scan_mail (&scan, done, at, &start);
      if (length == 0)
        continue;
      add_address (text, &scan, start, length, scheme);
      done = start + length;
      at = done - 1;
      n_marks++;
    }
  scan_clear (&scan);
}

void
tb_preview_mark_status (TbPreviewText *text)
{
  const char *str = text->text->str;
  g_autofree char *word = NULL;
  const TbPreviewRange *strong;
  const char *at;
  PlanStatus status;
  guint start;

  if (g_ascii_strncasecmp (str, "status", 6) != 0)
    return;

  strong = tb_preview_text_find (text, TB_PREVIEW_STRONG, 0);
  at = str + 6;
  at += strspn (at, " ");
  if (strong == NULL || strong->end > 7 || *at != ':')
    return;

  at++;
  at += strspn (at, " ");
  word = g_strdup (at);
  start = g_utf8_pointer_to_offset (str, at);
  if (*g_strstrip (word) != '\0' &&
      tb_preview_text_find (text, TB_PREVIEW_PLACEHOLDER, start) == NULL &&
      !plan_status_parse (word, &status))
    tb_preview_text_add (text, TB_PREVIEW_DOUBT, start, start + g_utf8_strlen (word, -1), NULL);
}
