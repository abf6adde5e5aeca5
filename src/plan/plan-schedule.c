/* plan-schedule.c: what depends on what, and what can start
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule.h"

#include <glib/gi18n.h>

#include "plan/plan-schedule-private.h"

/* One task of the graph. */
typedef struct
{
  guint             part;
  PlanDependencies *dependencies; /* (nullable) */
  GArray           *needs;        /* guint: part indices */
  int               wave;         /* -1: in a circle, or behind one */
  gboolean          in_cycle;
} Node;

struct _PlanSchedule
{
  Plan      *plan;
  GArray    *nodes; /* Node, in document order */
  GPtrArray *waves;
  GArray    *critical_path;
  GPtrArray *cycles;
};

static void
clear_node (Node *node)
{
  plan_dependencies_free (node->dependencies);
  g_array_unref (node->needs);
}

static Node *
get_node (const PlanSchedule *schedule,
          guint               ordinal)
{
  return &g_array_index (schedule->nodes, Node, ordinal);
}

static Node *
find_node (const PlanSchedule *schedule,
           guint               part)
{
  int ordinal = plan_get_task_ordinal (schedule->plan, part);

  return ordinal >= 0 ? get_node (schedule, ordinal) : NULL;
}

static gboolean
waits_for_all (const Node *node)
{
  return node->dependencies != NULL && node->dependencies->all;
}

/* Whether @node waits for @other because of what it says of many: of agents, of all others, or of
 * all before it. Two that wait for all others, such as the last tasks of two agents, do not wait
 * for one another. */
static gboolean
is_meant (const PlanSchedule *schedule,
          const Node         *node,
          const Node         *other)
{
  const PlanDependencies *dependencies = node->dependencies;
  int                     agent = plan_get_agent_of (schedule->plan, other->part);

  if ((dependencies->all && !waits_for_all (other))
      || (dependencies->before && other->part < node->part))
    return TRUE;
  for (guint i = 0; i < dependencies->agents->len; i++)
    if (agent == (int)g_array_index (dependencies->agents, guint, i)
        && plan_get_agent_of (schedule->plan, node->part) != agent)
      return TRUE;
  return FALSE;
}

/* All that the node at @ordinal waits for: the tasks it names, and those it means. @seen holds for
 * each task the last one that was found to wait for it, counted from 1. */
static void
find_needs (PlanSchedule *schedule,
            guint         ordinal,
            guint        *seen)
{
  Node                   *node = get_node (schedule, ordinal);
  const PlanDependencies *dependencies = node->dependencies;

  if (dependencies == NULL)
    return;
  for (guint i = 0; i < dependencies->tasks->len; i++)
    {
      guint task = g_array_index (dependencies->tasks, guint, i);

      seen[plan_get_task_ordinal (schedule->plan, task)] = ordinal + 1;
      g_array_append_val (node->needs, task);
    }
  if (!dependencies->all && !dependencies->before && dependencies->agents->len == 0)
    return;
  for (guint k = 0; k < schedule->nodes->len; k++)
    {
      const Node *other = get_node (schedule, k);

      if (seen[k] != ordinal + 1 && is_meant (schedule, node, other))
        g_array_append_val (node->needs, other->part);
    }
}

static void
read_nodes (PlanSchedule *schedule)
{
  g_autofree GArray **needs = NULL;
  g_autofree guint   *seen = NULL;
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (schedule->plan, &n_tasks);
  PlanNumbers *numbers = plan_numbers_new (schedule->plan);

  for (guint i = 0; i < n_tasks; i++)
    {
      Node             node = { .part = tasks[i], .wave = -1 };
      g_autofree char *text = _plan_schedule_dup_waits (plan_get_part (schedule->plan, tasks[i]));

      node.needs = g_array_new (FALSE, FALSE, sizeof (guint));
      if (text != NULL)
        node.dependencies = plan_numbers_read (numbers, tasks[i], text);
      g_array_append_val (schedule->nodes, node);
    }
  plan_numbers_free (numbers);
  seen = g_new0 (guint, n_tasks + 1);
  for (guint i = 0; i < n_tasks; i++)
    find_needs (schedule, i, seen);
  needs = g_new (GArray *, n_tasks + 1);
  for (guint i = 0; i < n_tasks; i++)
    needs[i] = get_node (schedule, i)->needs;
  _plan_schedule_add_agent_needs (schedule->plan, needs);
}

/* Puts tasks into waves: each behind all it needs. Those that are left are in circles or wait for
 * one. */
static void
find_waves (PlanSchedule *schedule)
{
  guint             n = schedule->nodes->len;
  g_autofree guint *n_open = g_new0 (guint, n + 1);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GArray) wave = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (waiting, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    {
      GArray *needs = get_node (schedule, i)->needs;

      n_open[i] = needs->len;
      for (guint k = 0; k < needs->len; k++)
        {
          int ordinal = plan_get_task_ordinal (schedule->plan, g_array_index (needs, guint, k));

          g_array_append_val ((GArray *)g_ptr_array_index (waiting, ordinal), i);
        }
      if (n_open[i] == 0)
        g_array_append_val (wave, i);
    }
  while (wave->len > 0)
    {
      GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));
      GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < wave->len; i++)
        {
          guint   ordinal = g_array_index (wave, guint, i);
          Node   *node = get_node (schedule, ordinal);
          GArray *behind = g_ptr_array_index (waiting, ordinal);

          node->wave = schedule->waves->len;
          g_array_append_val (parts, node->part);
          for (guint k = 0; k < behind->len; k++)
            if (--n_open[g_array_index (behind, guint, k)] == 0)
              g_array_append_val (next, g_array_index (behind, guint, k));
        }
      g_ptr_array_add (schedule->waves, parts);
      g_array_unref (wave);
      wave = next;
    }
}

/* The longest chain: from a task of the last wave back, each time to a need of the wave before. */
static void
find_critical_path (PlanSchedule *schedule)
{
  GArray *last;
  Node   *node;

  if (schedule->waves->len == 0)
    return;
  last = g_ptr_array_index (schedule->waves, schedule->waves->len - 1);
  node = find_node (schedule, g_array_index (last, guint, 0));
  while (node != NULL)
    {
      Node *before = NULL;

      g_array_prepend_val (schedule->critical_path, node->part);
      for (guint i = 0; i < node->needs->len && before == NULL; i++)
        {
          Node *need = find_node (schedule, g_array_index (node->needs, guint, i));

          if (need->wave == node->wave - 1)
            before = need;
        }
      node = node->wave > 0 ? before : NULL;
    }
}

/* Follows needs that are in no wave from @from until one comes again: that is a circle. */
static void
find_cycle (PlanSchedule *schedule,
            guint         from,
            guint        *seen,
            guint         mark)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = from;

  while (seen[at] == 0)
    {
      GArray *needs = get_node (schedule, at)->needs;
      int     next = -1;

      seen[at] = mark;
      g_array_append_val (path, at);
      for (guint i = 0; i < needs->len && next < 0; i++)
        {
          int ordinal = plan_get_task_ordinal (schedule->plan, g_array_index (needs, guint, i));

          if (get_node (schedule, ordinal)->wave < 0)
            next = ordinal;
        }
      if (next < 0)
        return;
      at = next;
    }
  if (seen[at] == mark)
    {
      GArray *cycle = g_array_new (FALSE, FALSE, sizeof (guint));
      guint   i = 0;

      while (g_array_index (path, guint, i) != at)
        i++;
      for (; i < path->len; i++)
        {
          Node *node = get_node (schedule, g_array_index (path, guint, i));

          node->in_cycle = TRUE;
          g_array_append_val (cycle, node->part);
        }
      g_ptr_array_add (schedule->cycles, cycle);
    }
}

static void
find_cycles (PlanSchedule *schedule)
{
  g_autofree guint *seen = g_new0 (guint, schedule->nodes->len + 1);

  for (guint i = 0; i < schedule->nodes->len; i++)
    if (get_node (schedule, i)->wave < 0 && seen[i] == 0)
      find_cycle (schedule, i, seen, i + 1);
}

PlanSchedule *
plan_schedule_new (Plan *plan)
{
  PlanSchedule *schedule = g_new0 (PlanSchedule, 1);

  schedule->plan = plan_ref (plan);
  schedule->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (schedule->nodes, (GDestroyNotify)clear_node);
  schedule->waves = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  schedule->critical_path = g_array_new (FALSE, FALSE, sizeof (guint));
  schedule->cycles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  read_nodes (schedule);
  find_waves (schedule);
  find_critical_path (schedule);
  find_cycles (schedule);
  return schedule;
}

void
plan_schedule_free (PlanSchedule *schedule)
{
  if (schedule == NULL)
    return;
  g_array_unref (schedule->nodes);
  g_ptr_array_unref (schedule->waves);
  g_array_unref (schedule->critical_path);
  g_ptr_array_unref (schedule->cycles);
  plan_unref (schedule->plan);
  g_free (schedule);
}

gboolean
plan_schedule_follow (PlanSchedule *schedule,
                      Plan         *plan)
{
  if (!_plan_schedule_may_follow (schedule->plan, plan))
    return FALSE;
  plan_ref (plan);
  plan_unref (schedule->plan);
  schedule->plan = plan;
  return TRUE;
}

const PlanDependencies *
plan_schedule_get_dependencies (const PlanSchedule *schedule,
                                guint               task)
{
  const Node *node = find_node (schedule, task);

  return node != NULL ? node->dependencies : NULL;
}

const guint *
plan_schedule_get_needs (const PlanSchedule *schedule,
                         guint               task,
                         guint              *n_needs)
{
  const Node *node = find_node (schedule, task);

  *n_needs = node != NULL ? node->needs->len : 0;
  return node != NULL ? (const guint *)node->needs->data : NULL;
}

static gboolean
is_done (const PlanSchedule *schedule,
         guint               part)
{
  return plan_part_get_status (plan_get_part (schedule->plan, part), NULL) == PLAN_STATUS_DONE;
}

GArray *
plan_schedule_get_waits_for (const PlanSchedule *schedule,
                             guint               task)
{
  GArray     *waits = g_array_new (FALSE, FALSE, sizeof (guint));
  const Node *node = find_node (schedule, task);

  for (guint i = 0; node != NULL && i < node->needs->len; i++)
    {
      guint need = g_array_index (node->needs, guint, i);

      if (!is_done (schedule, need))
        g_array_append_val (waits, need);
    }
  return waits;
}

gboolean
plan_schedule_is_ready (const PlanSchedule *schedule,
                        guint               task)
{
  const Node *node = find_node (schedule, task);
  g_autoptr (GArray) waits = NULL;

  if (node == NULL || node->in_cycle
      || plan_part_get_status (plan_get_part (schedule->plan, task), NULL) != PLAN_STATUS_TO_DO)
    return FALSE;
  waits = plan_schedule_get_waits_for (schedule, task);
  return waits->len == 0;
}

gboolean
plan_schedule_is_blocked (const PlanSchedule *schedule,
                          guint               task)
{
  g_autoptr (GArray) waits = NULL;

  if (find_node (schedule, task) == NULL || is_done (schedule, task))
    return FALSE;
  waits = plan_schedule_get_waits_for (schedule, task);
  return waits->len > 0;
}

int
plan_schedule_get_next (const PlanSchedule *schedule)
{
  for (guint i = 0; i < schedule->nodes->len; i++)
    {
      guint part = get_node (schedule, i)->part;

      if (plan_schedule_is_ready (schedule, part))
        return part;
    }
  return -1;
}

GPtrArray *
plan_schedule_get_waves (const PlanSchedule *schedule)
{
  return schedule->waves;
}

GArray *
plan_schedule_get_critical_path (const PlanSchedule *schedule)
{
  return schedule->critical_path;
}

GPtrArray *
plan_schedule_get_cycles (const PlanSchedule *schedule)
{
  return schedule->cycles;
}

char *
plan_schedule_describe (const PlanSchedule *schedule,
                        guint               task)
{
  g_autoptr (GArray) waits = plan_schedule_get_waits_for (schedule, task);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (is_done (schedule, task))
    return g_strdup ("");
  if (waits->len == 0)
    return g_strdup (plan_schedule_is_ready (schedule, task) ? _("can start") : "");
  first = plan_dup_task_key (schedule->plan, g_array_index (waits, guint, 0));
  if (waits->len == 1)
    /* Translators: %s is a task such as 1/2 */
    return g_strdup_printf (_("waits for %s"), first);
  second = plan_dup_task_key (schedule->plan, g_array_index (waits, guint, 1));
  if (waits->len == 2)
    /* Translators: both are tasks such as 1/2 */
    return g_strdup_printf (_("waits for %s and %s"), first, second);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "waits for %s and %u more",
                                       "waits for %s and %u more", waits->len - 1),
                          first, waits->len - 1);
}
