/* plan-references-remove.c: one of the tasks that a text names, and the text without it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-references.h"

#include <string.h>

/* Whether @reference is only a number: the word before it is in another. */
static gboolean
is_bare (const PlanReference *reference)
{
  return (reference->kind == PLAN_REFERENCE_TASK || reference->kind == PLAN_REFERENCE_RANGE
          || reference->kind == PLAN_REFERENCE_AGENT)
         && reference->span.start == reference->number.start;
}

static gboolean
is_blank (char c)
{
  return c != '\0' && strchr (" \t\r\n", c) != NULL;
}

/* Where the line of @part begins; its own start where no bullet stands before it. */
static gsize
find_line (const char *text,
           MdSpan      part)
{
  gsize start = part.start;

  if (start > 0 && text[start - 1] == ';')
    return start;
  while (start > 0 && text[start - 1] != '\n')
    start--;
  return start;
}

/* What goes with a reference that is alone in its part: the part, with its bullet or its `;`. */
static MdSpan
find_part (const char *text,
           MdSpan      part)
{
  gsize length = strlen (text);

  if (part.start > 0 && text[part.start - 1] == ';')
    {
      part.start--;
      while (part.end > part.start && is_blank (text[part.end - 1]))
        part.end--;
    }
  else if (text[part.end] == ';')
    {
      part.end++;
      while (is_blank (text[part.end]))
        part.end++;
    }
  else
    {
      part.start = find_line (text, part);
      while (part.end == length && part.start > 0 && is_blank (text[part.start - 1]))
        part.start--;
    }
  return part;
}

/* What goes with @reference, where others are in its part. */
static MdSpan
find_joined (const PlanReference *previous,
             const PlanReference *reference,
             const PlanReference *next)
{
  MdSpan span = { reference->span.start, reference->end };

  if (next != NULL && is_bare (next))
    {
      span.start = reference->is_key ? reference->agent.start : reference->number.start;
      span.end = next->number.start;
    }
  /* `Tasks 1, 2 of Agent 1`: what stands behind the last is of both. */
  else if (previous != NULL && previous->agent.start == reference->agent.start
           && !MD_SPAN_IS_EMPTY (reference->agent)
           && reference->agent.start > reference->number.start)
    {
      span.start = previous->end;
      span.end = MAX (reference->number.end, reference->last.end);
    }
  else if (previous != NULL)
    span.start = previous->end;
  else
    span.end = next->span.start;
  return span;
}

char *
plan_references_remove (const char *text,
                        guint       index)
{
  g_autoptr (GArray)   references = NULL;
  const PlanReference *reference, *next, *previous;
  MdSpan               cut;

  g_return_val_if_fail (text != NULL, NULL);

  references = plan_references_scan (text, strlen (text));
  g_return_val_if_fail (index < references->len, g_strdup (text));

  reference = &g_array_index (references, PlanReference, index);
  next = index + 1 < references->len ? reference + 1 : NULL;
  previous = index > 0 ? reference - 1 : NULL;
  if (next != NULL && next->part.start != reference->part.start)
    next = NULL;
  if (previous != NULL && previous->part.start != reference->part.start)
    previous = NULL;

  if (previous != NULL || next != NULL)
    cut = find_joined (previous, reference, next);
  else if (references->len == 1 && find_line (text, reference->part) == 0
           && (text[reference->part.end] == '\0'
               || (reference->part.start == 0 && text[reference->part.end] != ';')))
    return g_strconcat ("None", text + reference->end, NULL);
  else
    cut = find_part (text, reference->part);

  return g_strdup_printf ("%.*s%s", (int)cut.start, text, text + cut.end);
}

char *
plan_references_dup_canonical (const char          *text,
                               const PlanReference *reference)
{
  g_autofree char *agent = g_strndup (text + reference->agent.start,
                                      MD_SPAN_LENGTH (reference->agent));
  g_autofree char *number = g_strndup (text + reference->number.start,
                                       MD_SPAN_LENGTH (reference->number));
  g_autofree char *last = g_strndup (text + reference->last.start,
                                     MD_SPAN_LENGTH (reference->last));
  const char      *word = reference->is_bare ? "" : "Task ";
  const char      *dash = last[0] != '\0' ? "-" : "";

  if (reference->kind == PLAN_REFERENCE_AGENT)
    return g_strdup_printf ("Agent %s", agent);
  if (reference->kind != PLAN_REFERENCE_TASK && reference->kind != PLAN_REFERENCE_RANGE)
    return NULL;
  if (reference->is_key)
    return g_strconcat (word, agent, "/", number, dash, last, NULL);
  if (agent[0] != '\0')
    return g_strconcat ("Agent ", agent, " Task ", number, dash, last, NULL);
  return g_strconcat (word, number, dash, last, NULL);
}
