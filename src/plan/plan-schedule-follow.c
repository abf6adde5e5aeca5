/* plan-schedule-follow.c: whether an edit can have changed who waits for whom
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule-private.h"

#include "md/md-joined.h"

/* Whether both parts say the same of what they wait for. */
static gboolean
waits_are_same (const PlanPart *a,
                const PlanPart *b)
{
  guint n = plan_part_get_n_fields (a);

  if (plan_part_get_n_fields (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const PlanField *field_a = plan_part_get_field (a, i);
      const PlanField *field_b = plan_part_get_field (b, i);

      if (field_a != field_b
          && (plan_field_get_kind (field_a) == PLAN_FIELD_DEPENDENCIES
              || plan_field_get_kind (field_b) == PLAN_FIELD_DEPENDENCIES
              || g_str_equal (plan_field_get_key (field_a), "dependencies")
              || g_str_equal (plan_field_get_key (field_b), "dependencies")))
        return FALSE;
    }
  return TRUE;
}

gboolean
_plan_schedule_may_follow (const Plan *before,
                           const Plan *after)
{
  guint n_parts = plan_get_n_parts (after);
  guint n_front, n_back;

  /* Files of a folder have names, which are looked for too. */
  if (!plan_has_shape_of (after, before)
      || md_document_get_name (plan_get_document (after)) != NULL
      || md_document_get_name (plan_get_document (before)) != NULL)
    return FALSE;
  plan_count_shared (before, after, &n_front, &n_back);
  for (guint i = n_front; i < n_parts - n_back; i++)
    if (!waits_are_same (plan_get_part (before, i), plan_get_part (after, i)))
      return FALSE;
  return TRUE;
}
