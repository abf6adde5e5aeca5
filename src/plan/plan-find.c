/* plan-find.c: finds words in the text of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-find.h"

#include <string.h>

/* Characters that one of them can fold to. */
#define MAX_FOLD G_UNICHAR_MAX_DECOMPOSITION_LENGTH

struct _PlanFinder
{
  gunichar *query; /* folded */
  gsize     n_query;
  gboolean  ignores_case;
  gboolean  begins_word; /* whole words: nothing of a word may stand before */
  gboolean  ends_word;
};

/* How @c is compared: decomposed, and in lower case unless case counts. */
static gsize
fold (const PlanFinder *finder,
      gunichar          c,
      gunichar          folded[MAX_FOLD])
{
  gsize n = 1;

  folded[0] = c;
  if (c >= 0x80)
    n = g_unichar_fully_decompose (c, FALSE, folded, MAX_FOLD);
  if (finder->ignores_case)
    for (gsize i = 0; i < n; i++)
      folded[i] = folded[i] < 0x80 ? (gunichar)g_ascii_tolower (folded[i])
                                   : g_unichar_tolower (folded[i]);
  return n;
}

static gboolean
is_word (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The character at @at and how long it is; 0 for bytes that are not UTF-8. */
static gunichar
get_char (const char *text,
          gsize       length,
          gsize       at,
          gsize      *size)
{
  guchar byte = text[at];
  gunichar c;

  *size = 1;
  if (byte < 0x80)
    return byte;
  c = g_utf8_get_char_validated (text + at, length - at);
  if (c == (gunichar)-1 || c == (gunichar)-2)
    return 0;
  *size = g_utf8_skip[byte];
  return c;
}

/* The character that ends at @at; 0 at the start and behind bytes that are not UTF-8. */
static gunichar
get_char_before (const char *text,
                 gsize       at)
{
  gsize start = at;
  gunichar c;

  while (start > 0 && at - start < 4)
    {
      start--;
      if ((text[start] & 0xc0) != 0x80)
        break;
    }
  if (start == at)
    return 0;
  c = g_utf8_get_char_validated (text + start, at - start);
  return c == (gunichar)-1 || c == (gunichar)-2 ? 0 : c;
}

/* Whether the query stands at @at, and where it ends. */
static gboolean
match_at (const PlanFinder *finder,
          const char       *text,
          gsize             length,
          gsize             at,
          gsize            *end)
{
  gsize n_matched = 0;
  gsize size;
  gunichar c;

  if (finder->begins_word && is_word (get_char_before (text, at)))
    return FALSE;
  while (n_matched < finder->n_query)
    {
      gunichar folded[MAX_FOLD];
      gsize n;

      if (at >= length)
        return FALSE;
      c = get_char (text, length, at, &size);
      n = fold (finder, c, folded);
      if (c == 0 || n > finder->n_query - n_matched)
        return FALSE;
      for (gsize i = 0; i < n; i++)
        if (folded[i] != finder->query[n_matched + i])
          return FALSE;
      n_matched += n;
      at += size;
    }
  *end = at;
  if (at == length || (guchar)text[at] < 0x80)
    return at == length || !finder->ends_word || !is_word (text[at]);
  /* A letter with an accent behind it is another letter. */
  c = get_char (text, length, at, &size);
  return !g_unichar_ismark (c) && !(finder->ends_word && is_word (c));
}

PlanFinder *
plan_finder_new (const char    *query,
                 PlanFindFlags  flags)
{
  PlanFinder *finder = g_new0 (PlanFinder, 1);
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gboolean has_upper = FALSE;
  gunichar last = 0;

  g_return_val_if_fail (query != NULL, NULL);

  for (const char *c = query; *c != '\0'; c = g_utf8_next_char (c))
    has_upper = has_upper || g_unichar_isupper (g_utf8_get_char (c));
  finder->ignores_case = !has_upper && (flags & PLAN_FIND_MATCH_CASE) == 0;
  for (const char *c = query; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar one[MAX_FOLD];

      last = g_utf8_get_char (c);
      g_array_append_vals (folded, one, fold (finder, last, one));
    }
  if ((flags & PLAN_FIND_WHOLE_WORDS) != 0 && *query != '\0')
    {
      finder->begins_word = is_word (g_utf8_get_char (query));
      finder->ends_word = is_word (last);
    }
  finder->n_query = folded->len;
  finder->query = (gunichar *)g_array_free (g_steal_pointer (&folded), FALSE);

  return finder;
}

void
plan_finder_free (PlanFinder *finder)
{
  if (finder == NULL)
    return;
  g_free (finder->query);
  g_free (finder);
}

gboolean
plan_finder_next (const PlanFinder *finder,
                  const char       *text,
                  gsize             length,
                  gsize             from,
                  MdSpan           *match)
{
  gunichar first;

  g_return_val_if_fail (finder != NULL, FALSE);

  if (finder->n_query == 0)
    return FALSE;
  first = finder->query[0];
  for (gsize at = from; at < length;)
    {
      guchar byte = text[at];
      gsize size = 1;
      gsize end;

      if (byte >= 0x80)
        get_char (text, length, at, &size);
      else if ((finder->ignores_case ? (gunichar)g_ascii_tolower (byte) : byte) != first)
        {
          at++;
          continue;
        }
      if (match_at (finder, text, length, at, &end))
        {
          *match = (MdSpan){ at, end };
          return TRUE;
        }
      at += size;
    }
  return FALSE;
}

GArray *
plan_finder_find (const PlanFinder *finder,
                  const Plan       *plan)
{
  MdDocument *document = plan_get_document (plan);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  gsize start = 0;

  g_return_val_if_fail (finder != NULL, matches);

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      gsize length;
      const char *text = md_block_get_text (md_document_get_block (document, i), &length);
      MdSpan match = { 0 };

      while (plan_finder_next (finder, text, length, match.end, &match))
        {
          MdSpan found = md_span_shift (match, start);

          g_array_append_val (matches, found);
        }
      start += length;
    }
  return matches;
}

static gboolean
is_in (MdSpan span,
       MdSpan value)
{
  return !MD_SPAN_IS_EMPTY (value) && value.start <= span.start && span.end <= value.end;
}

static void
set_value (PlanFindPlace *place,
           PlanFindValue  value,
           MdSpan         span,
           gsize          start)
{
  place->value = value;
  place->span = md_span_shift (span, start);
}

static void
locate_in_heading (const PlanPart *part,
                   MdSpan          span,
                   gsize           start,
                   PlanFindPlace  *place)
{
  if (is_in (span, plan_part_get_name_span (part)))
    set_value (place, PLAN_FIND_NAME, plan_part_get_name_span (part), start);
  else if (is_in (span, plan_part_get_location_span (part)))
    set_value (place, PLAN_FIND_LOCATION, plan_part_get_location_span (part), start);
}

static void
locate_in_field (const PlanField *field,
                 MdSpan           span,
                 gsize            start,
                 PlanFindPlace   *place)
{
  if (is_in (span, plan_field_get_remark_span (field)))
    {
      set_value (place, PLAN_FIND_REMARK, plan_field_get_remark_span (field), start);
      return;
    }
  /* Nested items come behind the one they stand in: the last that has it is the innermost. */
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      const PlanItem *item = plan_field_get_item (field, i);

      if (item->span.start > span.start)
        break;
      if (!is_in (span, item->span))
        continue;
      place->item = i;
      place->value = PLAN_FIND_NO_VALUE;
      for (guint k = 0; k < item->n_cells; k++)
        if (is_in (span, item->cells[k]))
          {
            place->cell = k;
            set_value (place, PLAN_FIND_CELL, item->cells[k], start);
          }
    }
  if (plan_field_get_n_items (field) == 0 && is_in (span, plan_field_get_value_span (field)))
    set_value (place, PLAN_FIND_TEXT, plan_field_get_value_span (field), start);
}

void
plan_find_locate (const Plan    *plan,
                  MdSpan         span,
                  PlanFindPlace *place)
{
  PlanPart *part;
  gsize start;

  *place = (PlanFindPlace){ .field = -1, .item = -1 };
  g_return_if_fail (span.end <= md_document_get_size (plan_get_document (plan)));
  if (plan_get_n_parts (plan) == 0)
    return;

  plan_find_field_at (plan, span.start, &place->part, &place->field);
  part = plan_get_part (plan, place->part);
  place->part_id = plan_part_get_id (part);
  place->line = md_document_get_line_at (plan_get_document (plan), span.start);
  place->span = (MdSpan){ span.start, span.start };
  if (place->field < 0)
    start = plan_get_part_start (plan, place->part);
  else
    start = plan_get_field_start (plan, place->part, place->field);
  span.start -= start;
  span.end -= start;
  if (place->field < 0)
    locate_in_heading (part, span, start, place);
  else
    locate_in_field (plan_part_get_field (part, place->field), span, start, place);
}
