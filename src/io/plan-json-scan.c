/* plan-json-scan.c: reading JSON that may be hostile or broken
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-private.h"

#include <math.h>
#include <string.h>

/* The parser recurses: a text of nothing but brackets would use up its stack. */
#define MAX_DEPTH 64
/* How deep what was salvaged stands in the sidecar that it is carried over into. */
#define SALVAGED_DEPTH 2
/* Every integer of so many digits fits 64 bits. */
#define MAX_DIGITS 18

/* The end of the string that begins at @start with a quote: behind its closing quote, or %NULL. */
static const char *
skip_string (const char *start,
             const char *end)
{
  for (const char *p = start + 1; p < end; p++)
    {
      if (*p == '"')
        return p + 1;
      if (*p == '\\')
        p++;
    }

  return NULL;
}

static void
replace_nul_escapes (char *start,
                     char *end)
{
  for (char *p = start; p + 6 <= end; p++)
    if (*p == '\\')
      {
        if (memcmp (p + 1, "u0000", 5) == 0)
          memcpy (p + 1, "ufffd", 5);
        p++;
      }
}

/* Whether the number at @start is the same when it was read and written. Sets *@next behind it. */
static gboolean
scan_number (const char  *start,
             const char  *end,
             const char **next)
{
  gsize    digits = 0;
  gboolean is_real = FALSE;
  char     copy[64];

  for (*next = start; *next < end && **next != '\0' && strchr ("+-.0123456789eE", **next) != NULL;
       (*next)++)
    {
      digits += g_ascii_isdigit (**next);
      is_real = is_real || strchr (".eE", **next) != NULL;
    }
  if (!is_real)
    return digits <= MAX_DIGITS;
  if (*next - start >= (gssize) sizeof copy)
    return FALSE;
  memcpy (copy, start, *next - start);
  copy[*next - start] = '\0';

  return isfinite (g_ascii_strtod (copy, NULL));
}

static gboolean
scan (char  *text,
      gsize  length,
      guint  max_depth)
{
  const char *end = text + length;
  const char *p = text;
  guint       depth = 0;
  gboolean    complete = FALSE;

  while (p < end)
    {
      if (memchr (" \t\r\n", *p, 4) != NULL)
        {
          p++;
          continue;
        }
      /* The parser would take the first of two values and say nothing. */
      if (complete)
        return FALSE;
      if (*p == '"')
        {
          char *start = text + (p - text);

          p = skip_string (p, end);
          if (p == NULL)
            return FALSE;
          replace_nul_escapes (start, text + (p - text));
        }
      else if (*p == '-' || g_ascii_isdigit (*p))
        {
          if (!scan_number (p, end, &p))
            return FALSE;
        }
      else
        {
          if (*p == '{' || *p == '[')
            depth++;
          else if ((*p == '}' || *p == ']') && depth-- == 0)
            return FALSE;
          if (depth > max_depth)
            return FALSE;
          p++;
        }
      complete = depth == 0 && memchr ("}]", p[-1], 2) != NULL;
    }

  return complete;
}

gboolean
_plan_json_scan (char  *text,
                 gsize  length)
{
  return scan (text, length, MAX_DEPTH);
}

static JsonNode *
parse (const char *text,
       gsize       length,
       guint       max_depth)
{
  g_autofree char       *copy = NULL;
  g_autoptr(JsonParser)  parser = NULL;

  if (length == 0)
    return NULL;

  copy = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  if (!scan (copy, length, max_depth))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, copy, length, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

JsonNode *
_plan_json_parse (const char *text,
                  gsize       length)
{
  return parse (text, length, MAX_DEPTH);
}

/* Behind the value at @start, by its brackets and quotes alone; %NULL when it does not end. */
static const char *
skip_value (const char *start,
            const char *end)
{
  guint depth = 0;

  for (const char *p = start; p < end;)
    {
      if (*p == '"')
        {
          p = skip_string (p, end);
          if (p == NULL)
            return NULL;
        }
      else
        {
          if (depth == 0 && memchr (",]}", *p, 3) != NULL)
            return p;
          depth += *p == '{' || *p == '[';
          depth -= *p == '}' || *p == ']';
          p++;
        }
      if (depth == 0 && memchr ("}]\"", p[-1], 3) != NULL)
        return p;
    }

  return NULL;
}

/* Where the elements of the array @member begin, or %NULL. Of several it is the one that stands
 * furthest to the left, and of those the last: comments and history end the file. A quote inside of
 * a string has a backslash before it. */
static const char *
find_array (const char *text,
            const char *end,
            const char *member)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", member);
  const char      *best = NULL;
  gsize            best_indent = G_MAXSIZE;
  const char      *p = text;

  while ((p = memmem (p, end - p, quoted, strlen (quoted))) != NULL)
    {
      const char *at = p;
      gsize       indent = 0;

      p += strlen (quoted);
      if (at > text && at[-1] == '\\')
        continue;
      while (at - indent > text && at[-1 - (gssize) indent] == ' ')
        indent++;
      if (at - indent > text && at[-1 - (gssize) indent] != '\n')
        indent = G_MAXSIZE;
      for (at = p; at < end && memchr (" \t\r\n:", *at, 5) != NULL;)
        at++;
      if (at < end && *at == '[' && indent <= best_indent)
        {
          best = at + 1;
          best_indent = indent;
        }
    }

  return best;
}

JsonArray *
_plan_json_salvage (const char *text,
                    gsize       length,
                    const char *member)
{
  JsonArray  *array = json_array_new ();
  const char *end = text + length;
  const char *p = find_array (text, end, member);

  while (p != NULL && p < end && *p != ']')
    {
      const char          *next;
      g_autoptr(JsonNode)  node = NULL;

      if (memchr (" \t\r\n,", *p, 5) != NULL)
        {
          p++;
          continue;
        }
      next = skip_value (p, end);
      if (next == p)
        break;
      if (next != NULL && memchr ("{[", *p, 2) != NULL)
        node = parse (p, next - p, MAX_DEPTH - SALVAGED_DEPTH);
      if (node != NULL)
        json_array_add_element (array, g_steal_pointer (&node));
      p = next;
    }

  return array;
}
