/* plan-label.c: bold labels such as **Test Cases** (file: …):
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-label.h"

#include <string.h>

#include "plan/plan-text.h"

/* Longer bold text is emphasis, not a label. */
#define MAX_LABEL 100

static gsize
find_end_of_line (const char *text,
                  gsize       length)
{
  const char *end = memchr (text, '\n', length);
  gsize       n = end != NULL ? (gsize)(end - text) : length;

  return n > 0 && text[n - 1] == '\r' ? n - 1 : n;
}

/* The length of a colon at @at, plain or full-width, or 0. */
static gsize
scan_colon (const char *text,
            gsize       at,
            gsize       end)
{
  if (at < end && text[at] == ':')
    return 1;
  if (at + 3 <= end && memcmp (text + at, "\357\274\232", 3) == 0)
    return 3;
  return 0;
}

/* The length of a dash with blanks on both sides at @at, or 0. */
static gsize
scan_dash (const char *text,
           gsize       at,
           gsize       end)
{
  static const char *const dashes[] = { "\342\200\224", "\342\200\223", "--", "-" };
  gsize                    i = at;

  while (i < end && text[i] == ' ')
    i++;
  if (i == at)
    return 0;
  for (guint d = 0; d < G_N_ELEMENTS (dashes); d++)
    {
      gsize n = strlen (dashes[d]);

      if (i + n < end && memcmp (text + i, dashes[d], n) == 0 && text[i + n] == ' ')
        return i + n + 1 - at;
    }
  return 0;
}

/* The offset behind the `)` for the `(` at @at, back-ticked text passed over; 0 without one. */
static gsize
scan_parentheses (const char *text,
                  gsize       at,
                  gsize       end)
{
  int      depth = 0;
  gboolean code = FALSE;

  for (gsize i = at; i < end; i++)
    {
      if (text[i] == '`')
        code = !code;
      else if (!code && text[i] == '(')
        depth++;
      else if (!code && text[i] == ')' && --depth == 0)
        return i + 1;
    }
  return 0;
}

/* The colon that ends a remark behind a dash: outside of back-ticks, before a blank or the end. */
static gboolean
find_remark_colon (const char *text,
                   gsize       from,
                   gsize       end,
                   gsize      *colon)
{
  gboolean code = FALSE;

  for (gsize i = from; i < end; i++)
    {
      gsize n = code ? 0 : scan_colon (text, i, end);

      if (text[i] == '`')
        code = !code;
      if (n > 0 && (i + n == end || text[i + n] == ' '))
        {
          *colon = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Splits a remark in parentheses off the name: `Files to Modify (tests)`. */
static void
split_name (const char *text,
            PlanLabel  *label)
{
  MdSpan name = label->name;

  for (gsize i = name.start + 1; i < name.end; i++)
    if (text[i] == '(' && scan_parentheses (text, i, name.end) == name.end)
      {
        label->remark = (MdSpan){ i + 1, name.end - 1 };
        label->name = plan_text_trim (text, (MdSpan){ name.start, i });
        return;
      }
}

/* Reads `(…)` groups or ` — …` behind the bold, and the colon. */
static gboolean
scan_behind_bold (const char *text,
                  gsize       at,
                  gsize       end,
                  PlanLabel  *label)
{
  gsize  i = at, n;
  MdSpan groups = { 0, 0 };

  for (;;)
    {
      while (i < end && text[i] == ' ')
        i++;
      if (i >= end || text[i] != '(' || (n = scan_parentheses (text, i, end)) == 0)
        break;
      if (groups.start == 0)
        groups.start = i + 1;
      groups.end = n - 1;
      i = n;
    }
  if (groups.start > 0)
    label->remark = groups;
  if ((n = scan_colon (text, i, end)) > 0)
    {
      label->end = i + n;
      return TRUE;
    }
  if (groups.start == 0 && (n = scan_dash (text, at, end)) > 0
      && find_remark_colon (text, at + n, end, &i))
    {
      label->remark = plan_text_trim (text, (MdSpan){ at + n, i });
      label->end = i + scan_colon (text, i, end);
      return TRUE;
    }
  label->end = i;
  return groups.start > 0 && i >= end;
}

gboolean
plan_label_scan (const char *text,
                 gsize       length,
                 PlanLabel  *label)
{
  gsize end = find_end_of_line (text, length);
  gsize close = 0, n;

  if (end < 5 || (strncmp (text, "**", 2) != 0 && strncmp (text, "__", 2) != 0))
    return FALSE;
  for (gsize i = 3; i + 2 <= end && i <= MAX_LABEL && close == 0; i++)
    if (text[i] == text[0] && text[i + 1] == text[0])
      close = i;
  if (close == 0 || text[2] == ' ' || text[2] == '*')
    return FALSE;

  *label = (PlanLabel){ .name = plan_text_trim (text, (MdSpan){ 2, close }) };
  n = label->name.end;
  if (text[n - 1] == ':')
    n -= 1;
  else if (n >= 3 && scan_colon (text, n - 3, n) == 3)
    n -= 3;
  if (n < label->name.end)
    {
      label->name.end = n;
      label->end = close + 2;
    }
  else if (!scan_behind_bold (text, close + 2, end, label))
    return FALSE;
  if (MD_SPAN_IS_EMPTY (label->remark))
    split_name (text, label);
  if (MD_SPAN_IS_EMPTY (label->remark))
    label->remark = (MdSpan){ close + 2, close + 2 };
  return !MD_SPAN_IS_EMPTY (label->name);
}

gboolean
plan_label_scan_bare (const char *text,
                      gsize       length,
                      PlanLabel  *label)
{
  MdSpan line = plan_text_trim (text, (MdSpan){ 0, length });
  gsize  close = line.end - MIN (2, line.end);

  if (line.start > 0 || line.end < 5 || line.end > MAX_LABEL
      || (strncmp (text, "**", 2) != 0 && strncmp (text, "__", 2) != 0)
      || strchr (" *_`", text[2]) != NULL || memchr (text, '\n', line.end) != NULL
      || g_strstr_len (text + 2, (gssize)line.end - 2, text[0] == '*' ? "**" : "__")
             != text + close)
    return FALSE;
  *label = (PlanLabel){ .name = { 2, close }, .end = line.end };
  split_name (text, label);
  if (MD_SPAN_IS_EMPTY (label->remark))
    label->remark = (MdSpan){ line.end, line.end };
  return TRUE;
}

PlanLabel
plan_label_new (const char *text,
                MdSpan      name)
{
  PlanLabel label = { .name = plan_text_trim (text, name) };
  gsize     end = label.name.end;

  if (MD_SPAN_LENGTH (label.name) > 4 && strncmp (text + label.name.start, "**", 2) == 0
      && strncmp (text + end - 2, "**", 2) == 0)
    label.name = (MdSpan){ label.name.start + 2, end - 2 };
  end = label.name.end;
  if (end > label.name.start && text[end - 1] == ':')
    label.name.end = end - 1;
  else if (end >= label.name.start + 3 && scan_colon (text, end - 3, end) == 3)
    label.name.end = end - 3;
  split_name (text, &label);
  if (MD_SPAN_IS_EMPTY (label.remark))
    label.remark = (MdSpan){ label.name.end, label.name.end };
  return label;
}

gboolean
plan_label_scan_plain (const char *text,
                       gsize       length,
                       PlanLabel  *label)
{
  gsize end = find_end_of_line (text, length);
  guint n_words = 1;

  if (plan_label_scan (text, length, label))
    return TRUE;
  for (gsize i = 0; i < end && i < MAX_LABEL; i++)
    {
      gsize n = scan_colon (text, i, end);

      if (n > 0)
        {
          *label = (PlanLabel){ { 0, i }, { i, i }, i + n };
          return i > 0 && (i + n == end || text[i + n] == ' ');
        }
      if (text[i] == ' ' && ++n_words > 3)
        return FALSE;
      if (strchr ("`[(*", text[i]) != NULL)
        return FALSE;
    }
  return FALSE;
}
