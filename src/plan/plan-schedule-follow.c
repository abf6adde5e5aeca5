/* plan-schedule-follow.c: whether an edit can have changed who waits for whom
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule-private.h"

#include <string.h>

#include "md/md-joined.h"

/* What stands behind `(depends on` in a name, up to the parenthesis; %NULL without it. */
static char *
dup_waits_in_name (const char *name)
{
  static const char *const words[] = { "(depends on ", "(depends on: ", "(blocked by " };
  g_autofree char         *small = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (small, words[i]);
      gsize       start = found != NULL ? (gsize)(found - small) + strlen (words[i]) : 0;
      gsize       n = strcspn (name + start, ")");

      if (found != NULL && name[start + n] == ')')
        return g_strndup (name + start, n);
    }
  return NULL;
}

char *
_plan_schedule_dup_waits (const PlanPart *part)
{
  int field = plan_part_find_field (part, "dependencies", 0);

  if (field >= 0)
    return plan_field_dup_text (plan_part_get_field (part, (guint)field));
  return plan_part_is_item (part) ? dup_waits_in_name (plan_part_get_name (part)) : NULL;
}

/* Whether both parts say the same of what they wait for. */
static gboolean
waits_are_same (const PlanPart *a,
                const PlanPart *b)
{
  guint n = plan_part_get_n_fields (a);

  if (plan_part_get_n_fields (b) != n
      || (plan_part_is_item (a)
          && !g_str_equal (plan_part_get_name (a), plan_part_get_name (b))))
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
