/* plan-schedule-dependencies.c: what a text of dependencies means
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schedule.h"

#include <string.h>

#include "md/md-joined.h"
#include "plan/plan-file-name.h"
#include "plan/plan-references.h"

/* The digits that the number of a task in a range has at most, and how far a range reaches. */
#define MAX_DIGITS 9
#define MAX_RANGE 1000

static char *
dup_span (const char *text,
          MdSpan      span)
{
  return g_strndup (text + span.start, MD_SPAN_LENGTH (span));
}

static void
add_unique (GArray *array,
            guint   value)
{
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, guint, i) == value)
      return;
  g_array_append_val (array, value);
}

/* Agents and tasks of a plan by their numbers, so that many references are looked up quickly. */
typedef struct
{
  const Plan *plan;
  GHashTable *agents; /* number → index + 1 */
  GHashTable *tasks;  /* `agent's index/number` → index + 1 */
} Index;

static void
index_init (Index      *index,
            const Plan *plan)
{
  guint        n_agents, n_tasks;
  const guint *agents = plan_get_agents (plan, &n_agents);
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  index->plan = plan;
  index->agents = g_hash_table_new (g_str_hash, g_str_equal);
  index->tasks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Backwards: the first of several with one number is the one that is meant. */
  for (guint i = n_agents; i-- > 0;)
    g_hash_table_insert (index->agents,
                         (gpointer)plan_part_get_number (plan_get_part (plan, agents[i])),
                         GUINT_TO_POINTER (agents[i] + 1));
  for (guint i = n_tasks; i-- > 0;)
    g_hash_table_replace (index->tasks,
                          g_strdup_printf ("%d/%s", plan_get_agent_of (plan, tasks[i]),
                                           plan_part_get_number (plan_get_part (plan, tasks[i]))),
                          GUINT_TO_POINTER (tasks[i] + 1));
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->agents);
  g_hash_table_unref (index->tasks);
}

static int
find_agent (const Index *index,
            const char  *number)
{
  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (index->agents, number)) - 1;
}

/* The task with @number in @agent (-1: outside of agents); -1 without one. */
static int
find_task_of (const Index *index,
              int          agent,
              const char  *number)
{
  g_autofree char *key = g_strdup_printf ("%d/%s", agent, number);

  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (index->tasks, key)) - 1;
}

/* The task that a reference in @part with @number and @agent (empty: none written) means. */
static int
resolve_task (const Index *index,
              guint        part,
              const char  *agent,
              const char  *number)
{
  int found;

  if (agent[0] != '\0')
    {
      int other = find_agent (index, agent);

      return other >= 0 ? find_task_of (index, other, number) : -1;
    }
  found = find_task_of (index, plan_get_agent_of (index->plan, part), number);
  /* A number of another agent's is understood where it is the only one (`Task 2.1` in agent 3). */
  if (found < 0 && (strchr (number, '.') != NULL || !g_ascii_isdigit (number[0])))
    found = plan_find_task (index->plan, number, NULL);
  if (found < 0 && g_ascii_isdigit (number[0]))
    {
      g_autofree char *id = g_strconcat ("TASK-", number, NULL);

      found = find_task_of (index, plan_get_agent_of (index->plan, part), id);
    }
  return found;
}

/* The digits at the end of a number. */
static const char *
find_last_digits (const char *number)
{
  const char *digits = number + strlen (number);

  while (digits > number && g_ascii_isdigit (digits[-1]))
    digits--;
  return digits;
}

/* Whether the plan has tasks whose numbers begin as @number does, up to its first digit, and have
 * a letter behind the last one if it has. */
static gboolean
has_numbers_like (const Index *index,
                  const char  *number)
{
  gsize        n = strcspn (number, "0123456789");
  gboolean     has_letter = *find_last_digits (number) == '\0';
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (index->plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      const char *other = plan_part_get_number (plan_get_part (index->plan, tasks[i]));

      if (strcspn (other, "0123456789") == n && strncmp (other, number, n) == 0
          && other[n] != '\0' && (*find_last_digits (other) == '\0') == has_letter)
        return TRUE;
    }
  return FALSE;
}

/* Whether the file holds one agent of a plan that has more: other agents are in other files. */
static gboolean
is_agent_file (const Plan *plan)
{
  guint n_agents;

  plan_get_agents (plan, &n_agents);
  return n_agents == 1 && plan_find_title (plan) < 0;
}

static void
add_unresolved (PlanDependencies *dependencies,
                const Index      *index,
                gboolean          is_bare,
                const char       *agent,
                const char       *number)
{
  if (is_bare ? agent[0] != '\0' || !has_numbers_like (index, number)
              : agent[0] != '\0' && find_agent (index, agent) < 0 && is_agent_file (index->plan))
    return;
  g_ptr_array_add (dependencies->unresolved,
                   is_bare           ? g_strdup (number)
                   : agent[0] != '\0' ? g_strdup_printf ("Agent %s Task %s", agent, number)
                                      : g_strdup_printf ("Task %s", number));
}

static void
add_task (PlanDependencies *dependencies,
          const Index      *index,
          guint             part,
          gboolean          is_bare,
          const char       *agent,
          const char       *number)
{
  int task = resolve_task (index, part, agent, number);

  if (task >= 0)
    add_unique (dependencies->tasks, task);
  else
    add_unresolved (dependencies, index, is_bare, agent, number);
}

/* `1-4`, `2.1-2.3`, `T2-001 through T2-025`: all numbers from the first to the last, which share
 * what stands before their last digits. */
static void
add_range (PlanDependencies *dependencies,
           const Index      *index,
           guint             part,
           gboolean          is_bare,
           const char       *agent,
           const char       *first,
           const char       *last)
{
  const char *first_digits = find_last_digits (first);
  const char *last_digits = find_last_digits (last);
  gsize       n_digits = MAX (strlen (first_digits), strlen (last_digits));
  guint64     from = g_ascii_strtoull (first_digits, NULL, 10);
  guint64     to = g_ascii_strtoull (last_digits, NULL, 10);
  int         width = *first_digits == '0' ? (int)strlen (first_digits) : 1;

  /* A range of thousands is no range of tasks, and numbers of so many digits are none of tasks. */
  if (*first_digits == '\0' || *last_digits == '\0' || n_digits > MAX_DIGITS || from > to
      || to - from > MAX_RANGE)
    {
      add_task (dependencies, index, part, is_bare, agent, first);
      add_task (dependencies, index, part, is_bare, agent, last);
      return;
    }
  for (guint64 i = from; i <= to; i++)
    {
      g_autofree char *number = g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT,
                                                 (int)(first_digits - first), first, width, i);

      add_task (dependencies, index, part, is_bare, agent, number);
    }
}

/* A task, or, where `T1-4` is none, those from T1 to T4. */
static void
add_task_or_range (PlanDependencies *dependencies,
                   const Index      *index,
                   guint             part,
                   gboolean          is_bare,
                   const char       *agent,
                   const char       *number)
{
  const char      *dash = strrchr (number, '-');
  g_autofree char *first = dash != NULL ? g_strndup (number, dash - number) : NULL;

  if (first != NULL && resolve_task (index, part, agent, number) < 0
      && resolve_task (index, part, agent, first) >= 0)
    add_range (dependencies, index, part, is_bare, agent, first, dash + 1);
  else
    add_task (dependencies, index, part, is_bare, agent, number);
}

/* `Tasks 1/2`, where agent 1 has no task 2: both. Returns: whether there are such tasks */
static gboolean
add_two (PlanDependencies *dependencies,
         const Index      *index,
         guint             part,
         const char       *agent,
         const char       *number)
{
  int first = resolve_task (index, part, "", agent);
  int second = resolve_task (index, part, "", number);

  if (resolve_task (index, part, agent, number) >= 0 || first < 0 || second < 0)
    return FALSE;
  add_unique (dependencies->tasks, first);
  add_unique (dependencies->tasks, second);
  return TRUE;
}

/* A file of the plan stands for its agents, or for its tasks when it names none. */
static void
add_file (PlanDependencies *dependencies,
          const Index      *index,
          const char       *path)
{
  const Plan      *plan = index->plan;
  const char      *slash = strrchr (path, '/');
  const char      *name = slash != NULL ? slash + 1 : path;
  int              file = md_document_find_file_name (plan_get_document (plan), name);
  gboolean         any = FALSE;
  guint            n;
  const guint     *parts;

  if (file < 0)
    {
      if (md_document_get_name (plan_get_document (plan)) != NULL
          && plan_file_name_scan (name, NULL))
        g_ptr_array_add (dependencies->unresolved, g_strdup (name));
      return;
    }
  parts = plan_get_agents (plan, &n);
  for (guint i = 0; i < n; i++)
    if (plan_get_file_of (plan, parts[i]) == file)
      {
        add_unique (dependencies->agents, parts[i]);
        any = TRUE;
      }
  parts = plan_get_tasks (plan, &n);
  for (guint i = 0; i < n && !any; i++)
    if (plan_get_file_of (plan, parts[i]) == file)
      add_unique (dependencies->tasks, parts[i]);
}

static PlanDependencies *
read_dependencies (const Index *index,
                   guint        part,
                   const char  *text)
{
  PlanDependencies  *dependencies = g_new0 (PlanDependencies, 1);
  g_autoptr (GArray) references = plan_references_scan (text, strlen (text));

  dependencies->text = g_strdup (text);
  dependencies->tasks = g_array_new (FALSE, FALSE, sizeof (guint));
  dependencies->agents = g_array_new (FALSE, FALSE, sizeof (guint));
  dependencies->unresolved = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < references->len; i++)
    {
      const PlanReference *reference = &g_array_index (references, PlanReference, i);
      g_autofree char     *agent = dup_span (text, reference->agent);
      g_autofree char     *number = dup_span (text, reference->number);
      g_autofree char     *last = dup_span (text, reference->last);
      int                  found;

      switch (reference->kind)
        {
        case PLAN_REFERENCE_TASK:
          if (reference->is_key && !reference->is_bare
              && add_two (dependencies, index, part, agent, number))
            break;
          add_task_or_range (dependencies, index, part, reference->is_bare, agent, number);
          break;
        case PLAN_REFERENCE_RANGE:
          add_range (dependencies, index, part, reference->is_bare, agent, number, last);
          break;
        case PLAN_REFERENCE_AGENT:
          found = find_agent (index, agent);
          if (found >= 0)
            add_unique (dependencies->agents, found);
          else if (!is_agent_file (index->plan))
            g_ptr_array_add (dependencies->unresolved, g_strdup_printf ("Agent %s", agent));
          break;
        case PLAN_REFERENCE_ALL:
          dependencies->all = TRUE;
          break;
        case PLAN_REFERENCE_BEFORE:
          dependencies->before = TRUE;
          break;
        case PLAN_REFERENCE_FILE:
          add_file (dependencies, index, number);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return dependencies;
}

PlanDependencies *
plan_dependencies_new (const Plan *plan,
                       guint       index,
                       const char *text)
{
  PlanDependencies *dependencies;
  Index             numbers;

  index_init (&numbers, plan);
  dependencies = read_dependencies (&numbers, index, text);
  index_clear (&numbers);
  return dependencies;
}

struct _PlanNumbers
{
  Index index;
};

PlanNumbers *
plan_numbers_new (const Plan *plan)
{
  PlanNumbers *numbers = g_new (PlanNumbers, 1);

  index_init (&numbers->index, plan);
  return numbers;
}

void
plan_numbers_free (PlanNumbers *numbers)
{
  if (numbers == NULL)
    return;
  index_clear (&numbers->index);
  g_free (numbers);
}

PlanDependencies *
plan_numbers_read (const PlanNumbers *numbers,
                   guint              index,
                   const char        *text)
{
  return read_dependencies (&numbers->index, index, text);
}

void
plan_dependencies_free (PlanDependencies *dependencies)
{
  if (dependencies == NULL)
    return;
  g_free (dependencies->text);
  g_array_unref (dependencies->tasks);
  g_array_unref (dependencies->agents);
  g_ptr_array_unref (dependencies->unresolved);
  g_free (dependencies);
}
