/* fuzz-parse.c: any bytes are a document and a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include "plan/plan-check.h"

/* The parts and their fields are the document's bytes, one after the other. */
static void
check_plan (Plan *plan)
{
  gsize at = 0;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart *part = plan_get_part (plan, i);
      gsize           inside = plan_part_get_heading_span (part).end;

      g_assert (plan_get_part_start (plan, i) == at);
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        {
          const PlanField *field = plan_part_get_field (part, k);
          g_autofree char *text = plan_field_dup_text (field);
          g_autofree char *hint = plan_field_dup_hint (field);
          gsize            length;

          plan_field_get_bytes (field, &length);
          g_assert (plan_part_get_field_start (part, k) == inside);
          g_assert (plan_field_get_value_span (field).end <= length);
          for (guint n = 0; n < plan_field_get_n_items (field); n++)
            {
              const PlanItem *item = plan_field_get_item (field, n);

              g_assert (item->span.start <= item->span.end && item->span.end <= length);
              for (guint c = 0; c < item->n_cells; c++)
                {
                  g_autofree char *cell = plan_field_dup_cell (field, n, c);

                  g_assert (item->cells[c].start <= item->cells[c].end
                            && item->cells[c].end <= length);
                  g_assert (g_utf8_validate (cell, -1, NULL));
                }
            }
          g_assert (g_utf8_validate (text, -1, NULL));
          inside += length;
        }
      g_assert (inside == plan_part_get_size (part));
      at += inside;
    }
  g_assert (at == md_document_get_size (plan_get_document (plan)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes)       bytes = g_bytes_new (data, size);
  g_autoptr (MdDocument)   document = md_document_new (bytes);
  g_autoptr (GBytes)       again = md_document_to_bytes (document);
  g_autoptr (Plan)         plan = plan_new (document, NULL);
  g_autoptr (PlanSchedule) schedule = plan_schedule_new (plan);
  g_autoptr (GPtrArray)    problems = plan_check (plan, schedule);
  PlanCounts               counts;

  g_assert (g_bytes_equal (bytes, again));
  check_plan (plan);
  plan_count (plan, &counts);
  return 0;
}
