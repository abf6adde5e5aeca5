/* plan-heading.c: what a heading says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-heading.h"

#include <string.h>

#include "plan/plan-text.h"

/* The text of a heading: without the `#` around it, or without the line under it. */
static MdSpan
find_text (const char *text,
           MdSpan      span)
{
  gsize end;

  if (span.start < span.end && text[span.start] == '#')
    {
      while (span.start < span.end && text[span.start] == '#')
        span.start++;
      span = plan_text_trim (text, span);
      end = span.end;
      while (end > span.start && text[end - 1] == '#')
        end--;
      if (end == span.start || (end < span.end && (text[end - 1] == ' ' || text[end - 1] == '\t')))
        span.end = end;
    }
  else
    {
      end = span.end;
      while (end > span.start && text[end - 1] != '\n')
        end--;
      if (end > span.start)
        span.end = end;
    }
  return plan_text_trim (text, span);
}

static gsize
scan_word (const char *text,
           MdSpan      span,
           const char *word)
{
  gsize n = strlen (word);

  return MD_SPAN_LENGTH (span) >= n && g_ascii_strncasecmp (text + span.start, word, n) == 0 ? n
                                                                                             : 0;
}

/* The length of what stands between a number or a title and the name: `:`, `.`, a dash, or `：`,
 * with the blanks around it; 0 when there is none. */
static gsize
scan_separator (const char *text,
                MdSpan      span)
{
  static const char *const marks[] = {
    ":",
    "\357\274\232",
    "\342\200\224",
    "\342\200\223",
    "--",
    "-",
    ".",
  };
  gsize i = span.start, n = 0;

  while (i < span.end && text[i] == ' ')
    i++;
  for (guint m = 0; m < G_N_ELEMENTS (marks) && n == 0; m++)
    if (i + strlen (marks[m]) <= span.end && memcmp (text + i, marks[m], strlen (marks[m])) == 0)
      n = strlen (marks[m]);
  if (n == 0)
    return 0;
  i += n;
  while (i < span.end && text[i] == ' ')
    i++;
  return i - span.start;
}

/* The length of a task's id: `1`, `1.2`, `A.1`, `T-001`, or a literal `N`. */
static gsize
scan_id (const char *text,
         MdSpan      span)
{
  gsize i = span.start, digits;

  while (i < span.end && g_ascii_isupper (text[i]) && i - span.start < 3)
    i++;
  if (i - span.start == 1 && strchr ("NX", text[span.start]) != NULL
      && (i == span.end || strchr (":. -", text[i]) != NULL)
      && !(i + 1 < span.end && text[i] != ' ' && g_ascii_isdigit (text[i + 1])))
    return 1;
  if (i > span.start && i < span.end && (text[i] == '-' || text[i] == '.'))
    i++;
  for (;;)
    {
      digits = i;
      while (i < span.end && g_ascii_isdigit (text[i]))
        i++;
      if (i == digits)
        return 0;
      if (i + 1 >= span.end || text[i] != '.' || !g_ascii_isdigit (text[i + 1]))
        break;
      i++;
    }
  if (i < span.end && g_ascii_islower (text[i])
      && (i + 1 == span.end || !g_ascii_isalnum (text[i + 1])))
    i++;
  return i - span.start;
}

/* The last `(…)` of the heading, when it says where the task's code goes. Cuts it off @name. */
static void
find_location (const char  *text,
               PlanHeading *heading)
{
  static const char *const words[] = { "Module:", "Modules:", "Files:", "File:" };
  MdSpan                   name = heading->name, inside;
  gsize                    open = name.end;
  int                      depth = 0;

  if (MD_SPAN_IS_EMPTY (name) || text[name.end - 1] != ')')
    return;
  while (open > name.start)
    {
      open--;
      depth += (text[open] == ')') - (text[open] == '(');
      if (depth == 0)
        break;
    }
  if (depth != 0 || open == name.start)
    return;
  inside = plan_text_trim (text, (MdSpan){ open + 1, name.end - 1 });
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      gsize n = scan_word (text, inside, words[w]);

      if (n > 0)
        {
          heading->location = plan_text_trim (text, (MdSpan){ inside.start + n, inside.end });
          heading->name = plan_text_trim (text, (MdSpan){ name.start, open });
          return;
        }
    }
  if (MD_SPAN_LENGTH (inside) > 2 && text[inside.start] == '`' && text[inside.end - 1] == '`')
    {
      heading->location = inside;
      heading->name = plan_text_trim (text, (MdSpan){ name.start, open });
    }
}

/* Takes the bold off a name that is bold as a whole. */
static void
strip_bold (const char *text,
            MdSpan     *name)
{
  const char *first;

  if (MD_SPAN_LENGTH (*name) < 5 || strncmp (text + name->start, "**", 2) != 0)
    return;
  first = g_strstr_len (text + name->start + 2, MD_SPAN_LENGTH (*name) - 2, "**");
  if (first != NULL && (gsize)(first - text) + 2 == name->end)
    *name = (MdSpan){ name->start + 2, name->end - 2 };
}

static gboolean
read_task (const char  *text,
           MdSpan       rest,
           PlanHeading *heading)
{
  gsize  n = scan_word (text, rest, "Task");
  MdSpan number;

  if (n == 0)
    return FALSE;
  rest.start += n;
  while (rest.start < rest.end && (text[rest.start] == ' ' || text[rest.start] == '-'))
    rest.start++;
  number = (MdSpan){ rest.start, rest.start + scan_id (text, rest) };
  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  rest.start = number.end;
  n = scan_separator (text, rest);
  if (n == 0 && !MD_SPAN_IS_EMPTY (rest))
    return FALSE;
  heading->kind = PLAN_PART_TASK;
  heading->number = number;
  heading->name = (MdSpan){ rest.start + n, rest.end };
  find_location (text, heading);
  strip_bold (text, &heading->name);
  return TRUE;
}

static gboolean
read_agent (const char  *text,
            MdSpan       rest,
            PlanHeading *heading)
{
  gsize  n = scan_word (text, rest, "Build Agent ");
  MdSpan number;

  if (n == 0)
    return FALSE;
  /* A number or a letter: `Build Agent Summary` is none. */
  number.start = number.end = rest.start + n;
  if (number.end < rest.end && g_ascii_isalpha (text[number.end]))
    number.end++;
  while (number.end < rest.end && g_ascii_isdigit (text[number.end]))
    number.end++;
  if (number.end < rest.end && g_ascii_isalnum (text[number.end]))
    return FALSE;
  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  rest.start = number.end;
  n = scan_separator (text, rest);
  if (n == 0 && !MD_SPAN_IS_EMPTY (rest))
    return FALSE;
  heading->kind = PLAN_PART_AGENT;
  heading->number = number;
  heading->name = (MdSpan){ rest.start + n, rest.end };
  strip_bold (text, &heading->name);
  return TRUE;
}

static gboolean
read_title (const char  *text,
            MdSpan       rest,
            PlanHeading *heading)
{
  static const char *const words[] = {
    "Execution Plan",
    "Implementation Plan",
    "Execution Document",
    "Plan",
  };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      gsize n = scan_word (text, rest, words[w]);
      gsize separator;

      if (n == 0)
        continue;
      separator = scan_separator (text, (MdSpan){ rest.start + n, rest.end });
      if (separator == 0 || rest.start + n + separator >= rest.end)
        continue;
      heading->kind = PLAN_PART_TITLE;
      heading->name = (MdSpan){ rest.start + n + separator, rest.end };
      return TRUE;
    }
  return FALSE;
}

void
plan_heading_read (const MdBlock *block,
                   PlanHeading   *heading)
{
  const MdNode    *node = md_block_get_node (block);
  const char      *text = md_block_get_text (block, NULL);
  g_autofree char *valid = NULL;
  MdSpan           rest;

  *heading = (PlanHeading){ .kind = PLAN_PART_SECTION };
  heading->level = md_node_get_heading_level (node);
  heading->text = find_text (text, md_block_get_node_span (block, node));
  rest = heading->text;
  valid = g_strndup (text + rest.start, MD_SPAN_LENGTH (rest));
  if (g_utf8_validate_len (valid, MD_SPAN_LENGTH (rest), NULL))
    rest.start += plan_schema_scan_decoration (valid);
  if (read_task (text, rest, heading) || read_agent (text, rest, heading)
      || (heading->level <= 2 && read_title (text, rest, heading)))
    return;
  heading->name = rest;
}
