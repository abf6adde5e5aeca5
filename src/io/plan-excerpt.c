/* plan-excerpt.c: Markdown put together from parts of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-export-private.h"

#include <string.h>

#include "io/plan-json-private.h"

#define MAX_LEVEL 6

static void
cut_blank_end (GString *text)
{
  while (text->len > 0 && memchr (" \t\r\n", text->str[text->len - 1], 4) != NULL)
    g_string_truncate (text, text->len - 1);
}

void
_plan_excerpt_begin (PlanExcerpt *excerpt)
{
  cut_blank_end (excerpt->text);
  if (excerpt->text->len > 0)
    g_string_append_printf (excerpt->text, "%s%s", excerpt->line_end, excerpt->line_end);
}

void
_plan_excerpt_append_line (PlanExcerpt *excerpt,
                           const char  *text)
{
  g_string_append (excerpt->text, text);
  g_string_append (excerpt->text, excerpt->line_end);
}

void
_plan_excerpt_append_heading (PlanExcerpt *excerpt,
                              guint        level,
                              const char  *heading)
{
  g_autofree char *text = g_strdup (heading);

  /* An underlined heading can have several lines. */
  g_strdelimit (text, "\r\n", ' ');
  _plan_excerpt_begin (excerpt);
  for (guint i = 0; i < MIN (level, MAX_LEVEL); i++)
    g_string_append_c (excerpt->text, '#');
  g_string_append_c (excerpt->text, ' ');
  _plan_excerpt_append_line (excerpt, text);
}

/* Where the bytes of @span end when the rules at their end are left out. */
static gsize
find_end (MdDocument *document,
          MdSpan      span)
{
  while (span.end > span.start)
    {
      guint    index = md_document_find_block (document, span.end - 1);
      MdBlock *block = md_document_get_block (document, index);

      if (md_block_get_kind (block) != MD_BLOCK_BREAK)
        break;
      span.end = MAX (md_document_get_block_start (document, index), span.start);
    }

  return span.end;
}

/* The bytes of part @index behind its heading. */
static MdSpan
get_body (Plan  *plan,
          guint  index)
{
  PlanPart *part = plan_get_part (plan, index);
  gsize     start = plan_get_part_start (plan, index);

  return (MdSpan){ start + plan_part_get_heading_span (part).end,
                   start + plan_part_get_size (part) };
}

/* Whether a blank line follows the heading of part @index. */
static gboolean
has_gap (Plan  *plan,
         guint  index)
{
  MdSpan           span = md_span_shift (plan_part_get_heading_span (plan_get_part (plan, index)),
                                         plan_get_part_start (plan, index));
  g_autofree char *heading = md_document_dup_range (plan_get_document (plan), span);

  return g_str_has_suffix (heading, "\n\n") || g_str_has_suffix (heading, "\n\r\n");
}

void
_plan_excerpt_append_body (PlanExcerpt *excerpt,
                           guint        index)
{
  MdDocument *document = plan_get_document (excerpt->plan);
  MdSpan      span = get_body (excerpt->plan, index);

  span.end = find_end (document, span);
  if (!MD_SPAN_IS_EMPTY (span) && has_gap (excerpt->plan, index)
      && !g_str_has_suffix (excerpt->text->str, "\n\n")
      && !g_str_has_suffix (excerpt->text->str, "\n\r\n"))
    g_string_append (excerpt->text, excerpt->line_end);
  md_document_append_range (document, span, excerpt->text);
}

/* A task that is a list item, as it stands there. */
static void
append_item (PlanExcerpt *excerpt,
             guint        index)
{
  MdDocument *document = plan_get_document (excerpt->plan);
  gsize       start = plan_get_part_start (excerpt->plan, index);
  MdSpan      span = { start, start + plan_part_get_size (plan_get_part (excerpt->plan, index)) };

  _plan_excerpt_begin (excerpt);
  span.end = find_end (document, span);
  md_document_append_range (document, span, excerpt->text);
}

void
_plan_excerpt_append_tree (PlanExcerpt *excerpt,
                           guint        index,
                           guint        level,
                           const char  *remark)
{
  guint top = plan_part_get_level (plan_get_part (excerpt->plan, index));

  for (guint i = index; i < plan_get_part_end (excerpt->plan, index); i++)
    {
      PlanPart        *part = plan_get_part (excerpt->plan, i);
      guint            below = MAX (plan_part_get_level (part), top) - top;
      const char      *heading = plan_part_get_heading (part);
      g_autofree char *remarked = NULL;

      if (plan_part_is_item (part))
        {
          append_item (excerpt, i);
          continue;
        }
      if (i == index && remark != NULL)
        remarked = g_strdup_printf ("%s (%s)", heading, remark);
      _plan_excerpt_append_heading (excerpt, level + below,
                                    remarked != NULL ? remarked : heading);
      _plan_excerpt_append_body (excerpt, i);
    }
}

void
_plan_excerpt_append_field (PlanExcerpt *excerpt,
                            guint        index,
                            guint        field)
{
  MdDocument *document = plan_get_document (excerpt->plan);
  PlanField  *source = plan_part_get_field (plan_get_part (excerpt->plan, index), field);
  gsize       start = plan_get_field_start (excerpt->plan, index, field);
  gsize       length;

  plan_field_get_bytes (source, &length);
  md_document_append_range (document,
                            (MdSpan){ start,
                                      find_end (document, (MdSpan){ start, start + length }) },
                            excerpt->text);
  cut_blank_end (excerpt->text);
  g_string_append (excerpt->text, excerpt->line_end);
}

gboolean
_plan_excerpt_has_body (Plan  *plan,
                        guint  index)
{
  PlanPart *part = plan_get_part (plan, index);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    if (_plan_json_has_field (plan_part_get_field (part, i)))
      return TRUE;

  return FALSE;
}

GBytes *
_plan_excerpt_take (PlanExcerpt *excerpt)
{
  cut_blank_end (excerpt->text);
  g_string_append (excerpt->text, excerpt->line_end);

  return g_string_free_to_bytes (g_steal_pointer (&excerpt->text));
}
