/* plan-normalize.c: names as they are compared
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schema.h"

#include <string.h>

/* The first characters that a UTF-8 emoji or symbol has when it was encoded twice. */
static gboolean
is_mojibake_start (gunichar c)
{
  return c == 0xC2 || c == 0xC3 || c == 0xE2 || c == 0xEF || c == 0xF0;
}

/* The length of a decoration at the start of @text: symbols, or what is left of an emoji that was
 * encoded twice, up to the next blank. */
static gsize
scan_decoration (const char *text)
{
  const char *p = text;
  gunichar    first = g_utf8_get_char (p);
  guint       n_chars = 0;

  if (*p == '\0' || g_ascii_isalnum (*p))
    return 0;
  if (!g_unichar_isalnum (first))
    return g_utf8_next_char (p) - text;
  if (!is_mojibake_start (first))
    return 0;
  for (; *p != '\0' && *p != ' '; p = g_utf8_next_char (p), n_chars++)
    if (g_ascii_isalnum (*p))
      return 0;
  return *p == ' ' && n_chars <= 6 ? p - text : 0;
}

/* The length of a number that counts a heading: `1. `, `2) `, `1.2 `. */
static gsize
scan_numbering (const char *text)
{
  gsize    i = 0;
  gboolean dotted = FALSE;

  while (g_ascii_isdigit (text[i]) || (i > 0 && (text[i] == '.' || text[i] == ')')))
    dotted = dotted || text[i] == '.' || text[i] == ')', i++;
  return dotted && text[i] == ' ' ? i + 1 : 0;
}

gsize
plan_schema_scan_decoration (const char *text)
{
  const char *p = text;
  gsize       n;

  while ((n = scan_decoration (p)) > 0 || (n = scan_numbering (p)) > 0)
    p += n;
  return *p != '\0' ? p - text : 0;
}

/* The length of @name without blanks, marks, colons and `(…)` remarks at its end. */
static gsize
cut_back (const char *name)
{
  gsize n = strlen (name), before;

  do
    {
      before = n;
      if (n > 0 && strchr (" \t:*_`#", name[n - 1]) != NULL)
        n--;
      else if (n >= 3 && memcmp (name + n - 3, "\357\274\232", 3) == 0)
        n -= 3;
      else if (n > 0 && name[n - 1] == ')')
        {
          const char *open = memrchr (name, '(', n);

          if (open != NULL && open > name)
            n = open - name;
        }
    }
  while (n < before);
  return n;
}

static char *
fold_case (const char *text,
           gsize       length)
{
  /* Almost every name is plain ASCII, and casefolding is costly. */
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80)
      return g_utf8_casefold (text, length);
  return g_ascii_strdown (text, length);
}

char *
plan_schema_normalize (const char *name,
                       gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (name, length);
  const char      *start = valid + plan_schema_scan_decoration (valid);
  char            *folded = fold_case (start, cut_back (start));
  char            *p, *q;

  for (p = q = folded; *p != '\0'; p++)
    if (*p != ' ' || (q > folded && q[-1] != ' '))
      *q++ = *p;
  *q = '\0';
  return folded;
}
