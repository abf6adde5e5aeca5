/* plan-compare.c: whether two plans read the same
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-compare.h"

#include <string.h>

static gboolean
spans_are_equal (MdSpan a,
                 MdSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static gboolean
items_are_equal (const PlanItem *a,
                 const PlanItem *b)
{
  if (!spans_are_equal (a->span, b->span) || !spans_are_equal (a->mark, b->mark)
      || a->box != b->box || a->line != b->line || a->depth != b->depth
      || a->n_cells != b->n_cells)
    return FALSE;
  for (guint i = 0; i < a->n_cells; i++)
    if (!spans_are_equal (a->cells[i], b->cells[i]))
      return FALSE;

  return TRUE;
}

static const char *
compare_fields (const PlanField *a,
                const PlanField *b)
{
  gsize       length_a;
  gsize       length_b;
  const char *bytes_a = plan_field_get_bytes (a, &length_a);
  const char *bytes_b = plan_field_get_bytes (b, &length_b);

  if (length_a != length_b || memcmp (bytes_a, bytes_b, length_a) != 0)
    return "bytes";
  if (plan_field_get_kind (a) != plan_field_get_kind (b)
      || plan_field_get_spec (a) != plan_field_get_spec (b))
    return "kind";
  if (!g_str_equal (plan_field_get_key (a), plan_field_get_key (b))
      || !g_str_equal (plan_field_get_label (a), plan_field_get_label (b))
      || !g_str_equal (plan_field_get_remark (a), plan_field_get_remark (b))
      || !spans_are_equal (plan_field_get_remark_span (a), plan_field_get_remark_span (b)))
    return "label";
  if (!spans_are_equal (plan_field_get_value_span (a), plan_field_get_value_span (b))
      || plan_field_get_last_line (a) != plan_field_get_last_line (b)
      || plan_field_get_indent (a) != plan_field_get_indent (b)
      || plan_field_is_editable (a) != plan_field_is_editable (b))
    return "value";
  if (plan_field_is_placeholder (a) != plan_field_is_placeholder (b)
      || plan_field_count_placeholders (a) != plan_field_count_placeholders (b)
      || plan_field_count_fences (a) != plan_field_count_fences (b))
    return "placeholders or fences";
  if (!g_str_equal (plan_field_get_language (a), plan_field_get_language (b)))
    return "language";
  if (plan_field_get_n_items (a) != plan_field_get_n_items (b)
      || plan_field_get_n_columns (a) != plan_field_get_n_columns (b))
    return "number of items";
  for (guint i = 0; i < plan_field_get_n_items (a); i++)
    if (!items_are_equal (plan_field_get_item (a, i), plan_field_get_item (b, i)))
      return "items";

  return NULL;
}

static const char *
compare_parts (const PlanPart *a,
               const PlanPart *b)
{
  gboolean from_field_a = FALSE;
  gboolean from_field_b = FALSE;

  if (plan_part_get_kind (a) != plan_part_get_kind (b)
      || plan_part_get_spec (a) != plan_part_get_spec (b)
      || plan_part_get_level (a) != plan_part_get_level (b))
    return "kind";
  if (!g_str_equal (plan_part_get_heading (a), plan_part_get_heading (b))
      || !g_str_equal (plan_part_get_name (a), plan_part_get_name (b))
      || !spans_are_equal (plan_part_get_name_span (a), plan_part_get_name_span (b)))
    return "name";
  if (!g_str_equal (plan_part_get_number (a), plan_part_get_number (b))
      || !spans_are_equal (plan_part_get_number_span (a), plan_part_get_number_span (b)))
    return "number";
  if (!g_strv_equal (plan_part_get_location (a), plan_part_get_location (b))
      || !spans_are_equal (plan_part_get_location_span (a), plan_part_get_location_span (b)))
    return "location";
  if (!spans_are_equal (plan_part_get_heading_span (a), plan_part_get_heading_span (b))
      || plan_part_get_size (a) != plan_part_get_size (b)
      || plan_part_get_n_newlines (a) != plan_part_get_n_newlines (b))
    return "size";
  if (plan_part_get_n_fields (a) != plan_part_get_n_fields (b))
    return "number of fields";
  if (plan_part_count_placeholders (a) != plan_part_count_placeholders (b))
    return "placeholders";
  if (plan_part_get_kind (a) == PLAN_PART_TASK
      && (plan_part_get_n_criteria (a) != plan_part_get_n_criteria (b)
          || plan_part_get_n_criteria_done (a) != plan_part_get_n_criteria_done (b)
          || plan_part_get_status (a, &from_field_a) != plan_part_get_status (b, &from_field_b)
          || from_field_a != from_field_b))
    return "criteria or status";

  return NULL;
}

static const char *
compare_places (const Plan *a,
                const Plan *b,
                guint       index)
{
  if (plan_get_part_start (a, index) != plan_get_part_start (b, index)
      || plan_get_part_line (a, index) != plan_get_part_line (b, index))
    return "place";
  if (plan_get_parent (a, index) != plan_get_parent (b, index)
      || plan_get_agent_of (a, index) != plan_get_agent_of (b, index)
      || plan_get_task_of (a, index) != plan_get_task_of (b, index)
      || plan_get_part_end (a, index) != plan_get_part_end (b, index))
    return "parent";

  return NULL;
}

char *
plan_find_difference (const Plan *a,
                      const Plan *b)
{
  if (!g_str_equal (plan_get_title (a), plan_get_title (b)))
    return g_strdup_printf ("the title is \"%s\", not \"%s\"", plan_get_title (a),
                            plan_get_title (b));
  if (plan_get_n_parts (a) != plan_get_n_parts (b))
    return g_strdup_printf ("%u parts, not %u", plan_get_n_parts (a), plan_get_n_parts (b));
  for (guint i = 0; i < plan_get_n_parts (a); i++)
    {
      const PlanPart *part_a = plan_get_part (a, i);
      const PlanPart *part_b = plan_get_part (b, i);
      const char     *what = compare_places (a, b, i);

      if (what == NULL && part_a != part_b)
        what = compare_parts (part_a, part_b);
      if (what != NULL)
        return g_strdup_printf ("part %u: other %s", i, what);
      for (guint k = 0; part_a != part_b && k < plan_part_get_n_fields (part_a); k++)
        {
          const PlanField *field_a = plan_part_get_field (part_a, k);
          const PlanField *field_b = plan_part_get_field (part_b, k);

          what = field_a != field_b ? compare_fields (field_a, field_b) : NULL;
          if (what != NULL)
            return g_strdup_printf ("part %u, field %u: other %s", i, k, what);
        }
    }

  return NULL;
}

char *
plan_check_fresh (const Plan *plan)
{
  char                  *difference = md_document_check (plan_get_document (plan));
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (Plan)       fresh = NULL;

  if (difference != NULL)
    return difference;
  bytes = md_document_to_bytes (plan_get_document (plan));
  document = md_document_new (bytes);
  fresh = plan_new (document, NULL);

  return plan_find_difference (plan, fresh);
}

gboolean
plan_fields_show_same (const PlanField *a,
                       const PlanField *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (a == b)
    return TRUE;
  if (plan_field_get_kind (a) != plan_field_get_kind (b)
      || !g_str_equal (plan_field_get_key (a), plan_field_get_key (b))
      || !g_str_equal (plan_field_get_label (a), plan_field_get_label (b))
      || !g_str_equal (plan_field_get_remark (a), plan_field_get_remark (b))
      || plan_field_get_n_items (a) != plan_field_get_n_items (b))
    return FALSE;
  text_a = plan_field_dup_text (a);
  text_b = plan_field_dup_text (b);

  return g_str_equal (text_a, text_b);
}
