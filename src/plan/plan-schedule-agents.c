/* plan-schedule-agents.c: what whole agents wait for
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule-private.h"

/* When an agent waits for another, its first tasks wait for the last of that one: all the others
 * follow from these, and the graph stays small. */

/* The field that says what must be complete before the agent starts; (nullable). */
static PlanField *
find_field (const Plan *plan,
            guint       agent)
{
  PlanPart *part = plan_get_part (plan, agent);
  int       field = plan_part_find_field (part, "dependencies", 0);
  int       section;

  if (field >= 0)
    return plan_part_get_field (part, field);
  section = plan_find_section (plan, "agent-dependencies", agent);
  if (section < 0)
    return NULL;
  part = plan_get_part (plan, section);
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    if (plan_field_get_kind (plan_part_get_field (part, i)) == PLAN_FIELD_DEPENDENCIES)
      return plan_part_get_field (part, i);
  return NULL;
}

/* Which tasks (by ordinal) wait for none of their own agent, and for which none of it waits. */
static void
find_ends (const Plan *plan,
           GArray    **needs,
           gboolean   *is_first,
           gboolean   *is_last)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    is_first[i] = is_last[i] = TRUE;
  for (guint i = 0; i < n_tasks; i++)
    for (guint k = 0; k < needs[i]->len; k++)
      {
        guint need = g_array_index (needs[i], guint, k);

        if (plan_get_agent_of (plan, need) != plan_get_agent_of (plan, tasks[i]))
          continue;
        is_first[i] = FALSE;
        is_last[plan_get_task_ordinal (plan, need)] = FALSE;
      }
}

/* The tasks that @dependencies of @agent name, and the last ones of the agents they name, or of all
 * that stand before it. */
static GArray *
list_needs (const Plan             *plan,
            guint                   agent,
            const PlanDependencies *dependencies,
            const gboolean         *is_last)
{
  GArray      *list = g_array_new (FALSE, FALSE, sizeof (guint));
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < dependencies->tasks->len; i++)
    {
      guint task = g_array_index (dependencies->tasks, guint, i);

      if (plan_get_agent_of (plan, task) != (int)agent)
        g_array_append_val (list, task);
    }
  for (guint i = 0; i < dependencies->agents->len; i++)
    {
      guint other = g_array_index (dependencies->agents, guint, i);

      for (guint k = 0; other != agent && k < n_tasks; k++)
        if (is_last[k] && plan_get_agent_of (plan, tasks[k]) == (int)other)
          g_array_append_val (list, tasks[k]);
    }
  for (guint k = 0; dependencies->before && k < n_tasks && tasks[k] < agent; k++)
    if (is_last[k])
      g_array_append_val (list, tasks[k]);
  return list;
}

static void
add_needs (GArray       *needs,
           const GArray *more)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < needs->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (needs, guint, i)));
  for (guint i = 0; i < more->len; i++)
    {
      guint need = g_array_index (more, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (need)))
        g_array_append_val (needs, need);
    }
}

void
_plan_schedule_add_agent_needs (const Plan *plan,
                                GArray    **needs)
{
  guint                n_agents, n_tasks;
  const guint         *agents = plan_get_agents (plan, &n_agents);
  const guint         *tasks = plan_get_tasks (plan, &n_tasks);
  g_autofree gboolean *is_first = g_new (gboolean, n_tasks + 1);
  g_autofree gboolean *is_last = g_new (gboolean, n_tasks + 1);
  PlanNumbers         *numbers = NULL;

  for (guint i = 0; i < n_agents; i++)
    {
      PlanField         *field = find_field (plan, agents[i]);
      g_autofree char   *text = NULL;
      g_autoptr (GArray) list = NULL;
      PlanDependencies  *dependencies;

      if (field == NULL)
        continue;
      if (numbers == NULL)
        {
          numbers = plan_numbers_new (plan);
          find_ends (plan, needs, is_first, is_last);
        }
      text = plan_field_dup_text (field);
      dependencies = plan_numbers_read (numbers, agents[i], text);
      list = list_needs (plan, agents[i], dependencies, is_last);
      plan_dependencies_free (dependencies);
      for (guint k = 0; list->len > 0 && k < n_tasks; k++)
        if (is_first[k] && plan_get_agent_of (plan, tasks[k]) == (int)agents[i])
          add_needs (needs[k], list);
    }
  plan_numbers_free (numbers);
}
