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

  if (*p == '\0')
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

/* Cuts blanks, marks, colons and one `(…)` remark off the end of @name. */
static void
cut_back (GString *name)
{
  gboolean again = TRUE;

  while (again && name->len > 0)
    {
      char last = name->str[name->len - 1];

      again = FALSE;
      if (strchr (" \t:*_`#", last) != NULL)
        again = TRUE, g_string_truncate (name, name->len - 1);
      else if (g_str_has_suffix (name->str, "\357\274\232"))
        again = TRUE, g_string_truncate (name, name->len - 3);
      else if (last == ')')
        {
          char *open = strrchr (name->str, '(');

          if (open != NULL && open > name->str)
            again = TRUE, g_string_truncate (name, open - name->str);
        }
    }
}

char *
plan_schema_normalize (const char *name,
                       gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (name, length);
  g_autoptr (GString) out = g_string_new (valid + plan_schema_scan_decoration (valid));
  g_autofree char *folded = NULL;
  char            *p, *q;

  cut_back (out);
  folded = g_utf8_casefold (out->str, -1);
  for (p = q = folded; *p != '\0'; p++)
    if (*p != ' ' || (q > folded && q[-1] != ' '))
      *q++ = *p;
  *q = '\0';
  return g_steal_pointer (&folded);
}
