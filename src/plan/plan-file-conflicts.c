/* plan-file-conflicts.c: files that several tasks write
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-file-conflicts.h"

#include <string.h>

/* Tasks looked at in all before orders are taken for granted: no plan that people write has as
 * many, and a file made to be slow must not make the program slow. */
#define MAX_STEPS 5000000

/* More writers of one file are compared with their neighbours alone. */
#define MAX_PAIRED 40

struct _PlanFileConflicts
{
  Plan               *plan;
  const PlanSchedule *schedule; /* borrowed */
  GPtrArray          *files;    /* PlanSharedFile */
  GHashTable         *by_task;  /* part index → GPtrArray of PlanSharedFile, borrowed */

  GHashTable *before;     /* part index → GHashTable: set of the tasks that come before it */
  GHashTable *agents;     /* agent → GArray of guint: tasks that its Dependencies name */
  PlanNumbers *numbers;
  guint        n_steps;
};

static void
free_shared_file (PlanSharedFile *file)
{
  g_free (file->path);
  g_free (file->writers);
  g_free (file);
}

/* Words of a comment that say the file is there to be read. */
static gboolean
is_only_read (const char *comment)
{
  static const char *const words[] = { "read-only", "read only", "reference only", "for reference",
                                       "unchanged", "no changes", "do not modify" };
  g_autofree char         *folded = NULL;

  if (*comment == '\0')
    return FALSE;
  folded = g_utf8_casefold (comment, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The path as it is compared, or %NULL when it names no file. Takes @path. */
static char *
take_file_path (char *path)
{
  gsize n;
  char *colon;

  if (g_str_has_prefix (path, "./"))
    memmove (path, path + 2, strlen (path + 2) + 1);
  n = strlen (path);
  /* `src/a.c:12-40` is lines of src/a.c. */
  colon = strrchr (path, ':');
  if (colon != NULL && colon[1] != '\0' && strspn (colon + 1, "0123456789-") == strlen (colon + 1))
    *colon = '\0', n = colon - path;
  if (n > 1 && path[n - 1] != '/' && strpbrk (path, "[]{}<> ") == NULL
      && (strchr (path, '/') != NULL || strchr (path, '.') != NULL) && strstr (path, "...") == NULL)
    return path;
  g_free (path);
  return NULL;
}

static void
add_writer (GHashTable    *writers,
            char          *path,
            PlanFileWriter writer)
{
  GArray *list = g_hash_table_lookup (writers, path);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (PlanFileWriter));
      g_hash_table_insert (writers, path, list);
    }
  else
    g_free (path);
  if (list->len == 0 || g_array_index (list, PlanFileWriter, list->len - 1).task != writer.task)
    g_array_append_val (list, writer);
}

static void
add_field (GHashTable *writers,
           PlanPart   *part,
           guint       task,
           guint       index)
{
  PlanField *field = plan_part_get_field (part, index);

  if (plan_field_get_kind (field) != PLAN_FIELD_FILES)
    return;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *comment = plan_field_dup_cell (field, i, 1);
      char            *path = NULL;

      if (!is_only_read (comment))
        path = take_file_path (plan_field_dup_cell (field, i, 0));
      if (path != NULL)
        add_writer (writers, path, (PlanFileWriter){ task, index, i });
    }
}

/* path → GArray of PlanFileWriter, of all parts that are or are in a task. */
static GHashTable *
find_writers (Plan *plan)
{
  GHashTable *writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify)g_array_unref);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      PlanPart *part = plan_get_part (plan, tasks[i]);

      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        add_field (writers, part, tasks[i], k);
    }
  return writers;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const PlanSharedFile *file_a = *(const PlanSharedFile *const *)a;
  const PlanSharedFile *file_b = *(const PlanSharedFile *const *)b;
  const PlanFileWriter *writer_a = &file_a->writers[1];
  const PlanFileWriter *writer_b = &file_b->writers[1];

  if (writer_a->task != writer_b->task)
    return writer_a->task < writer_b->task ? -1 : 1;
  if (writer_a->field != writer_b->field)
    return writer_a->field < writer_b->field ? -1 : 1;
  if (writer_a->item != writer_b->item)
    return writer_a->item < writer_b->item ? -1 : 1;
  return strcmp (file_a->path, file_b->path);
}

static void
find_shared (PlanFileConflicts *conflicts)
{
  g_autoptr (GHashTable) writers = find_writers (conflicts->plan);
  GHashTableIter iter;
  gpointer       path, list;

  g_hash_table_iter_init (&iter, writers);
  while (g_hash_table_iter_next (&iter, &path, &list))
    {
      GArray         *array = list;
      PlanSharedFile *file;

      if (array->len < 2)
        continue;
      file = g_new0 (PlanSharedFile, 1);
      file->path = g_strdup (path);
      file->n_writers = array->len;
      file->writers = g_memdup2 (array->data, array->len * sizeof (PlanFileWriter));
      g_ptr_array_add (conflicts->files, file);
    }
  g_ptr_array_sort (conflicts->files, compare_files);
}

/* The tasks that the Dependencies of @agent name, all those of an agent that it names. */
static void
add_agent_needs (PlanFileConflicts *conflicts,
                 GArray            *needs,
                 guint              part,
                 const char        *text)
{
  g_autoptr (PlanDependencies) dependencies = NULL;
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (conflicts->plan, &n_tasks);

  if (conflicts->numbers == NULL)
    conflicts->numbers = plan_numbers_new (conflicts->plan);
  dependencies = plan_numbers_read (conflicts->numbers, part, text);
  g_array_append_vals (needs, dependencies->tasks->data, dependencies->tasks->len);
  for (guint i = 0; i < dependencies->agents->len; i++)
    {
      guint agent = g_array_index (dependencies->agents, guint, i);

      /* Its last task: all others of it come before. */
      for (guint k = n_tasks; k-- > 0;)
        if (plan_get_agent_of (conflicts->plan, tasks[k]) == (int)agent)
          {
            g_array_append_val (needs, tasks[k]);
            break;
          }
    }
}

static gboolean
is_agent_section (const PlanPart *part)
{
  const PlanSectionSpec *spec = plan_part_get_spec (part);

  return spec != NULL
         && (g_str_equal (spec->key, "agent-dependencies") || g_str_equal (spec->key, "overview"));
}

static GArray *
get_agent_needs (PlanFileConflicts *conflicts,
                 guint              agent)
{
  Plan   *plan = conflicts->plan;
  GArray *needs = g_hash_table_lookup (conflicts->agents, GUINT_TO_POINTER (agent));

  if (needs != NULL)
    return needs;
  needs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (conflicts->agents, GUINT_TO_POINTER (agent), needs);
  for (guint i = agent; i < plan_get_part_end (plan, agent); i++)
    {
      PlanPart *part = plan_get_part (plan, i);

      if (i != agent && (plan_get_parent (plan, i) != (int)agent || !is_agent_section (part)))
        continue;
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        {
          PlanField  *field = plan_part_get_field (part, k);
          const char *key = plan_field_get_key (field);

          if (g_str_equal (key, "dependencies") || g_str_equal (key, "depends"))
            {
              g_autofree char *text = plan_field_dup_text (field);

              add_agent_needs (conflicts, needs, agent, text);
            }
        }
    }
  return needs;
}

static void
visit (PlanFileConflicts *conflicts,
       GHashTable        *seen,
       GArray            *queue,
       guint              task)
{
  conflicts->n_steps++;
  if (g_hash_table_add (seen, GUINT_TO_POINTER (task)))
    g_array_append_val (queue, task);
}

/* All tasks that come before @task: those it waits for, those its agent has before it, those its
 * agent waits for, and all that come before these. */
static GHashTable *
get_before (PlanFileConflicts *conflicts,
            guint              task)
{
  GHashTable  *seen = g_hash_table_lookup (conflicts->before, GUINT_TO_POINTER (task));
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (conflicts->plan, &n_tasks);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  if (seen != NULL)
    return seen;
  seen = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (conflicts->before, GUINT_TO_POINTER (task), seen);
  g_array_append_val (queue, task);
  for (guint i = 0; i < queue->len && conflicts->n_steps < MAX_STEPS; i++)
    {
      guint        at = g_array_index (queue, guint, i);
      int          ordinal = plan_get_task_ordinal (conflicts->plan, at);
      int          agent = plan_get_agent_of (conflicts->plan, at);
      guint        n_needs;
      const guint *needs = plan_schedule_get_needs (conflicts->schedule, at, &n_needs);

      for (guint k = 0; k < n_needs; k++)
        visit (conflicts, seen, queue, needs[k]);
      if (ordinal > 0 && agent >= 0
          && plan_get_agent_of (conflicts->plan, tasks[ordinal - 1]) == agent)
        visit (conflicts, seen, queue, tasks[ordinal - 1]);
      if (agent >= 0)
        {
          GArray *others = get_agent_needs (conflicts, agent);

          for (guint k = 0; k < others->len; k++)
            visit (conflicts, seen, queue, g_array_index (others, guint, k));
        }
    }
  return seen;
}

gboolean
plan_file_conflicts_is_ordered (PlanFileConflicts *conflicts,
                                guint              a,
                                guint              b)
{
  if (a == b || plan_get_agent_of (conflicts->plan, a) == plan_get_agent_of (conflicts->plan, b))
    return TRUE;
  return g_hash_table_contains (get_before (conflicts, a), GUINT_TO_POINTER (b))
         || g_hash_table_contains (get_before (conflicts, b), GUINT_TO_POINTER (a))
         || conflicts->n_steps >= MAX_STEPS;
}

static gboolean
are_writers_ordered (PlanFileConflicts    *conflicts,
                     const PlanSharedFile *file)
{
  guint reach = file->n_writers <= MAX_PAIRED ? file->n_writers : 2;

  for (guint i = 0; i < file->n_writers; i++)
    for (guint k = i + 1; k < file->n_writers && k < i + reach; k++)
      if (!plan_file_conflicts_is_ordered (conflicts, file->writers[i].task,
                                           file->writers[k].task))
        return FALSE;
  return TRUE;
}

static void
note_tasks (PlanFileConflicts *conflicts,
            PlanSharedFile    *file)
{
  for (guint i = 0; i < file->n_writers; i++)
    {
      gpointer   key = GUINT_TO_POINTER (file->writers[i].task);
      GPtrArray *files = g_hash_table_lookup (conflicts->by_task, key);

      if (files == NULL)
        {
          files = g_ptr_array_new ();
          g_hash_table_insert (conflicts->by_task, key, files);
        }
      g_ptr_array_add (files, file);
    }
}

PlanFileConflicts *
plan_file_conflicts_new (Plan               *plan,
                         const PlanSchedule *schedule)
{
  PlanFileConflicts *conflicts = g_new0 (PlanFileConflicts, 1);

  conflicts->plan = plan_ref (plan);
  conflicts->schedule = schedule;
  conflicts->files = g_ptr_array_new_with_free_func ((GDestroyNotify)free_shared_file);
  conflicts->by_task = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  conflicts->before = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  conflicts->agents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  find_shared (conflicts);
  for (guint i = 0; i < conflicts->files->len; i++)
    {
      PlanSharedFile *file = g_ptr_array_index (conflicts->files, i);

      file->is_ordered = are_writers_ordered (conflicts, file);
      note_tasks (conflicts, file);
    }
  return conflicts;
}

void
plan_file_conflicts_free (PlanFileConflicts *conflicts)
{
  if (conflicts == NULL)
    return;
  g_ptr_array_unref (conflicts->files);
  g_hash_table_unref (conflicts->by_task);
  g_hash_table_unref (conflicts->before);
  g_hash_table_unref (conflicts->agents);
  plan_numbers_free (conflicts->numbers);
  plan_unref (conflicts->plan);
  g_free (conflicts);
}

GPtrArray *
plan_file_conflicts_get_files (const PlanFileConflicts *conflicts)
{
  return conflicts->files;
}

GPtrArray *
plan_file_conflicts_get_files_of (const PlanFileConflicts *conflicts,
                                  guint                    task)
{
  return g_hash_table_lookup (conflicts->by_task, GUINT_TO_POINTER (task));
}
