/* plan.c: a Markdown document read as an execution plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan.h"

#include <stdlib.h>

#include "md/md-joined.h"
#include "plan/plan-private.h"

Plan *
plan_new_with_ids (MdDocument  *document,
                   const guint *ids,
                   guint        n_ids)
{
  Plan *plan = plan_new (document, NULL);

  g_return_val_if_fail (plan_get_n_parts (plan) == n_ids, plan);

  for (guint i = 0; i < n_ids; i++)
    plan_get_part (plan, i)->id = ids[i];
  return plan;
}

Plan *
plan_ref (Plan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  plan->ref_count++;
  return plan;
}

void
plan_unref (Plan *plan)
{
  g_return_if_fail (plan != NULL);

  if (--plan->ref_count > 0)
    return;
  md_sequence_unref (plan->parts);
  plan_shape_unref (plan->shape);
  md_document_unref (plan->document);
  g_free (plan);
}

MdDocument *
plan_get_document (const Plan *plan)
{
  return plan->document;
}

const char *
plan_get_title (const Plan *plan)
{
  const char *name = md_document_get_name (plan->document);

  if (plan->shape->title >= 0)
    return plan_get_part (plan, plan->shape->title)->name;
  return name != NULL ? name : "";
}

int
plan_find_title (const Plan *plan)
{
  int title = plan->shape->title;

  return title >= 0 && plan_get_part (plan, title)->place.kind == PLAN_PART_TITLE ? title : -1;
}

guint
plan_get_n_parts (const Plan *plan)
{
  return plan->shape->n_parts;
}

PlanPart *
plan_get_part (const Plan *plan,
               guint       index)
{
  return md_sequence_get (plan->parts, index);
}

void
plan_count_shared (const Plan *a,
                   const Plan *b,
                   guint      *n_front,
                   guint      *n_back)
{
  md_sequence_count_shared (a->parts, b->parts, n_front, n_back);
}

gboolean
plan_has_shape_of (const Plan *a,
                   const Plan *b)
{
  return a->shape == b->shape;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const PlanIdPlace *x = a;
  const PlanIdPlace *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

/* Where the parts are by their ids, which plans of one shape have in common. */
static const PlanIdPlace *
get_by_id (const Plan *plan)
{
  PlanShape *shape = plan->shape;

  if (shape->by_id == NULL)
    {
      shape->by_id = g_new (PlanIdPlace, shape->n_parts + 1);
      for (guint i = 0; i < shape->n_parts; i++)
        shape->by_id[i] = (PlanIdPlace){ plan_get_part (plan, i)->id, i };
      qsort (shape->by_id, shape->n_parts, sizeof (PlanIdPlace), compare_ids);
    }
  return shape->by_id;
}

int
plan_find_part (const Plan *plan,
                guint       id)
{
  const PlanIdPlace  key = { .id = id };
  const PlanIdPlace *found = bsearch (&key, get_by_id (plan), plan->shape->n_parts,
                                      sizeof (PlanIdPlace), compare_ids);

  return found != NULL ? (int)found->index : -1;
}

int
plan_get_parent (const Plan *plan,
                 guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, -1);

  return plan->shape->parents[index];
}

guint
plan_get_depth (const Plan *plan,
                guint       index)
{
  guint depth = 0;

  g_return_val_if_fail (index < plan->shape->n_parts, 0);

  for (int i = plan->shape->parents[index]; i >= 0; i = plan->shape->parents[i])
    depth++;
  return depth;
}

int
plan_get_agent_of (const Plan *plan,
                   guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, -1);

  return plan->shape->agents_of[index];
}

int
plan_get_task_of (const Plan *plan,
                  guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, -1);

  return plan->shape->tasks_of[index];
}

guint
plan_get_part_end (const Plan *plan,
                   guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, 0);

  return plan->shape->ends[index];
}

gsize
plan_get_part_start (const Plan *plan,
                     guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, 0);

  return md_sequence_get_sum (plan->parts, PLAN_SUM_BYTES, index);
}

guint
plan_get_part_line (const Plan *plan,
                    guint       index)
{
  g_return_val_if_fail (index < plan->shape->n_parts, 0);

  return (guint)md_sequence_get_sum (plan->parts, PLAN_SUM_LINES, index);
}

guint
plan_find_part_at (const Plan *plan,
                   gsize       offset)
{
  return md_sequence_find (plan->parts, PLAN_SUM_BYTES, offset);
}

gsize
plan_get_field_start (const Plan *plan,
                      guint       index,
                      guint       field)
{
  return plan_get_part_start (plan, index)
         + plan_part_get_field_start (plan_get_part (plan, index), field);
}

guint
plan_get_field_line (const Plan *plan,
                     guint       index,
                     guint       field)
{
  return plan_get_part_line (plan, index)
         + plan_part_get_field_line (plan_get_part (plan, index), field);
}

void
plan_find_field_at (const Plan *plan,
                    gsize       offset,
                    guint      *index,
                    int        *field)
{
  const PlanPart *part;
  gsize           start;

  *index = plan_find_part_at (plan, offset);
  *field = -1;
  if (plan->shape->n_parts == 0)
    return;
  part = plan_get_part (plan, *index);
  start = plan_get_part_start (plan, *index);
  for (guint i = 0; i < part->n_fields && start + part->starts[i] <= offset; i++)
    *field = i;
}

guint
plan_count_ticked (const Plan *plan,
                   guint       index)
{
  return (guint)md_sequence_get_sum (plan->parts, PLAN_SUM_TICKED, index);
}

guint
plan_find_ticked (const Plan *plan,
                  guint       n)
{
  return md_sequence_find (plan->parts, PLAN_SUM_TICKED, n);
}

const guint *
plan_get_agents (const Plan *plan,
                 guint      *n_agents)
{
  *n_agents = plan->shape->n_agents;
  return plan->shape->agents;
}

const guint *
plan_get_tasks (const Plan *plan,
                guint      *n_tasks)
{
  *n_tasks = plan->shape->n_tasks;
  return plan->shape->tasks;
}

int
plan_get_task_ordinal (const Plan *plan,
                       guint       index)
{
  guint low = 0, high = plan->shape->n_tasks;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (plan->shape->tasks[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low < plan->shape->n_tasks && plan->shape->tasks[low] == index ? (int)low : -1;
}
