/* plan-lookup.c: tasks by key, sections by name, and counts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan.h"

#include <string.h>

#include "md/md-joined.h"
#include "plan/plan-field-private.h"
#include "plan/plan-private.h"

/* The number of a task's agent; `-` outside of one. */
static const char *
get_agent_number (const Plan *plan,
                  guint       index)
{
  int agent = plan_get_agent_of (plan, index);

  return agent >= 0 ? plan_part_get_number (plan_get_part (plan, agent)) : "-";
}

/* Of each task, by ordinal: the how many-eth it is with its key, from 1. */
static const guint *
get_occurrences (const Plan *plan)
{
  g_autoptr (GHashTable) counts = NULL;
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  PlanShape   *shape = plan->shape;

  if (shape->occurrences != NULL)
    return shape->occurrences;
  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shape->occurrences = g_new (guint, n_tasks + 1);
  for (guint i = 0; i < n_tasks; i++)
    {
      char *key = g_strconcat (get_agent_number (plan, tasks[i]), "/",
                               plan_part_get_number (plan_get_part (plan, tasks[i])), NULL);

      shape->occurrences[i] = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
      g_hash_table_replace (counts, key, GUINT_TO_POINTER (shape->occurrences[i]));
    }
  return shape->occurrences;
}

char *
plan_dup_task_key (const Plan *plan,
                   guint       index)
{
  const char *agent = get_agent_number (plan, index);
  const char *number = plan_part_get_number (plan_get_part (plan, index));
  int         ordinal = plan_get_task_ordinal (plan, index);
  guint       nth = ordinal >= 0 ? get_occurrences (plan)[ordinal] : 1;

  if (nth > 1)
    return g_strdup_printf ("%s/%s#%u", agent, number, nth);
  return g_strconcat (agent, "/", number, NULL);
}

int
plan_find_task (const Plan *plan,
                const char *key,
                gboolean   *ambiguous)
{
  guint            n_tasks, n_found = 0;
  const guint     *tasks = plan_get_tasks (plan, &n_tasks);
  const char      *slash = strchr (key, '/');
  const char      *mark = slash != NULL ? strchr (slash, '#') : NULL;
  g_autofree char *agent = slash != NULL ? g_strndup (key, slash - key) : NULL;
  g_autofree char *number = NULL;
  guint            nth = mark != NULL ? (guint)g_ascii_strtoull (mark + 1, NULL, 10) : 1;
  int              found = -1;

  number = slash == NULL  ? g_strdup (key)
           : mark != NULL ? g_strndup (slash + 1, mark - slash - 1)
                          : g_strdup (slash + 1);
  for (guint i = 0; i < n_tasks; i++)
    {
      if (!g_str_equal (plan_part_get_number (plan_get_part (plan, tasks[i])), number)
          || (agent != NULL && !g_str_equal (get_agent_number (plan, tasks[i]), agent)))
        continue;
      n_found++;
      if (n_found == nth)
        found = tasks[i];
    }
  if (ambiguous != NULL)
    *ambiguous = agent == NULL && n_found > 1;
  return agent == NULL && n_found > 1 ? -1 : found;
}

int
plan_get_file_of (const Plan *plan,
                  guint       index)
{
  if (md_document_get_n_files (plan_get_document (plan)) == 0)
    return -1;
  /* Where a mark begins, the file before it ends: the byte behind tells. */
  return (int)md_document_find_file (plan_get_document (plan),
                                     plan_get_part_start (plan, index) + 1);
}

guint
plan_get_file_line (const Plan *plan,
                    guint       line,
                    int        *file)
{
  guint i = md_document_get_n_files (plan_get_document (plan));

  guint first;

  while (i > 0 && md_document_get_file_line (plan_get_document (plan), i - 1) > line + 1)
    i--;
  *file = (int)i - 1;
  first = i > 0 ? md_document_get_file_line (plan_get_document (plan), i - 1) : 0;
  return line > first ? line - first : 0;
}

int
plan_find_section (const Plan *plan,
                   const char *key,
                   int         agent)
{
  guint first = agent >= 0 ? (guint)agent : 0;
  guint end = agent >= 0 ? plan_get_part_end (plan, first) : plan_get_n_parts (plan);

  for (guint i = first; i < end; i++)
    {
      const PlanPart *part = plan_get_part (plan, i);

      if (part->place.kind == PLAN_PART_SECTION && part->place.spec != NULL
          && plan_get_agent_of (plan, i) == agent && g_str_equal (part->place.spec->key, key))
        return i;
    }
  return -1;
}

/* Whether the part stands under Success Criteria, in the section itself or in one of its groups. */
static gboolean
is_success (const Plan *plan,
            guint       index)
{
  for (int i = index; i >= 0; i = plan_get_parent (plan, i))
    {
      const PlanPart *part = plan_get_part (plan, i);

      if (part->place.spec != NULL && g_str_equal (part->place.spec->key, "success-criteria"))
        return TRUE;
    }
  return FALSE;
}

static void
count_fields (const Plan *plan,
              guint       index,
              PlanCounts *counts)
{
  const PlanPart *part = plan_get_part (plan, index);
  gboolean        in_task = plan_get_task_of (plan, index) >= 0;
  gboolean        in_success = !in_task && is_success (plan, index);

  counts->placeholders += part->n_placeholders;
  if (in_task)
    {
      counts->criteria += part->n_criteria;
      counts->criteria_done += part->n_criteria_done;
    }
  else if (in_success)
    {
      counts->success += part->n_criteria;
      counts->success_done += part->n_criteria_done;
    }
  for (guint i = 0; i < part->n_fields; i++)
    {
      const PlanField *field = part->fields[i];

      counts->fences += field->n_fences;
      counts->named_tests += in_task ? field->n_named_tests : 0;
      counts->decisions += field->n_decisions;
      counts->risks += field->n_risks;
    }
}

static void
count_range (const Plan *plan,
             guint       first,
             guint       end,
             PlanCounts *counts)
{
  memset (counts, 0, sizeof *counts);
  for (guint i = first; i < end; i++)
    {
      const PlanPart *part = plan_get_part (plan, i);

      counts->agents += part->place.kind == PLAN_PART_AGENT;
      counts->tasks += part->place.kind == PLAN_PART_TASK;
      counts->tasks_done += part->place.kind == PLAN_PART_TASK && part->status == PLAN_STATUS_DONE;
      count_fields (plan, i, counts);
    }
}

void
plan_count (const Plan *plan,
            PlanCounts *counts)
{
  count_range (plan, 0, plan_get_n_parts (plan), counts);
}

void
plan_count_part (const Plan *plan,
                 guint       index,
                 PlanCounts *counts)
{
  count_range (plan, index, plan_get_part_end (plan, index), counts);
}
