/* plan-export-agents.c: a plan as one file for each build agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-export-agents.h"

#include <string.h>

#include "io/plan-export-private.h"
#include "plan/plan-file-name.h"
#include "plan/plan-schedule.h"

/* What is the whole plan's, where the agent has a section of that name too. The words in the file
 * are English as all that the template writes. */
#define WHOLE_PLAN "whole plan"

/**
 * Entry:
 * @part: a section or the title; -1: the agent's tasks
 * @rank: its place among the template's sections
 * @is_own: it is the agent's, not the plan's
 *
 * What comes under a heading of the second level.
 */
typedef struct
{
  int      part;
  guint    rank;
  gboolean is_own;
} Entry;

enum
{
  RANK_DEPENDENCIES,
  RANK_FIRST_SECTION,
};

/* An agent that is being written. */
typedef struct
{
  PlanExcerpt   excerpt;
  PlanSchedule *schedule; /* borrowed */
  GPtrArray    *names;    /* borrowed: (element-type utf8) the files of all agents */
  guint         agent;
  GArray       *entries;  /* Entry */
} Export;

void
plan_agent_file_free (PlanAgentFile *file)
{
  g_return_if_fail (file != NULL);

  g_free (file->name);
  g_bytes_unref (file->text);
  g_free (file);
}

static gboolean
has_key (PlanPart   *part,
         const char *key)
{
  return plan_part_get_spec (part) != NULL && g_str_equal (plan_part_get_spec (part)->key, key);
}

/* The place of a section the template knows; of others the place of what stands before them. */
static guint
find_rank (PlanPart *part,
           guint     before)
{
  guint                  n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  if (has_key (part, "agent-dependencies"))
    return RANK_DEPENDENCIES;
  for (guint i = 0; i < n_sections; i++)
    if (plan_part_get_spec (part) == &sections[i])
      return RANK_FIRST_SECTION + i;

  return before;
}

static guint
get_tasks_rank (void)
{
  guint                  n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);
  guint                  i = 0;

  while (!g_str_equal (sections[i].key, "task-breakdown"))
    i++;

  return RANK_FIRST_SECTION + i;
}

static void
add_entry (Export   *export,
           int       part,
           guint     rank,
           gboolean  is_own)
{
  Entry entry = { part, rank, is_own };

  g_array_append_val (export->entries, entry);
}

/* The agent's own sections and its tasks. */
static void
add_own (Export *export)
{
  Plan    *plan = export->excerpt.plan;
  guint    rank = RANK_FIRST_SECTION;
  gboolean has_tasks = FALSE;

  for (guint i = export->agent + 1; i < plan_get_part_end (plan, export->agent); i++)
    {
      PlanPart *part = plan_get_part (plan, i);

      if (plan_get_parent (plan, i) != (int) export->agent)
        continue;
      rank = plan_part_get_kind (part) == PLAN_PART_TASK ? get_tasks_rank ()
                                                         : find_rank (part, rank);
      /* The tasks come in one piece, behind what the breakdown says itself. */
      if (plan_part_get_kind (part) == PLAN_PART_TASK)
        has_tasks = TRUE;
      else
        add_entry (export, i, rank, TRUE);
    }
  if (has_tasks)
    add_entry (export, -1, get_tasks_rank (), TRUE);
}

/* What the plan says for all agents. */
static void
add_shared (Export *export)
{
  Plan *plan = export->excerpt.plan;
  guint rank = RANK_FIRST_SECTION;
  int   breakdown = -1;
  int   title = -1;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      int       parent = plan_get_parent (plan, i);

      if (plan_part_get_kind (part) == PLAN_PART_TITLE)
        {
          title = i;
          /* Headings before the title say what kind of document it is. */
          for (guint k = export->entries->len; k > 0; k--)
            if (!g_array_index (export->entries, Entry, k - 1).is_own)
              g_array_remove_index (export->entries, k - 1);
          if (_plan_excerpt_has_body (plan, i))
            add_entry (export, title, rank, FALSE);
        }
      if (plan_part_get_kind (part) != PLAN_PART_SECTION || plan_get_agent_of (plan, i) >= 0
          || plan_get_task_of (plan, i) >= 0 || (parent >= 0 && parent != breakdown))
        continue;
      rank = find_rank (part, rank);
      if (has_key (part, "task-breakdown"))
        breakdown = i;
      else
        add_entry (export, i, rank, FALSE);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->is_own != y->is_own)
    return x->is_own ? -1 : 1;
  /* The tasks, which are no part, come behind their breakdown. */
  return (x->part < 0) - (y->part < 0) != 0 ? (x->part < 0) - (y->part < 0) : x->part - y->part;
}

/* Whether the agent says itself what it waits for. */
static gboolean
has_dependencies (Export *export)
{
  Plan *plan = export->excerpt.plan;

  if (plan_part_find_field (plan_get_part (plan, export->agent), "dependencies", 0) >= 0)
    return TRUE;
  for (guint i = 0; i < export->entries->len; i++)
    {
      const Entry *entry = &g_array_index (export->entries, Entry, i);

      if (entry->is_own && entry->part >= 0
          && has_key (plan_get_part (plan, entry->part), "agent-dependencies"))
        return TRUE;
    }

  return FALSE;
}

/* Whether a task of the agent waits for one of agent @other. */
static gboolean
waits_for (Export *export,
           guint   other)
{
  Plan *plan = export->excerpt.plan;

  for (guint i = export->agent; i < plan_get_part_end (plan, export->agent); i++)
    {
      guint        n_needs = 0;
      const guint *needs = NULL;

      if (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK)
        needs = plan_schedule_get_needs (export->schedule, i, &n_needs);
      for (guint k = 0; k < n_needs; k++)
        if (plan_get_agent_of (plan, needs[k]) == (int) other)
          return TRUE;
    }

  return FALSE;
}

static void
append_dependencies (Export *export)
{
  Plan        *plan = export->excerpt.plan;
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  gboolean     any = FALSE;

  _plan_excerpt_append_heading (&export->excerpt, 2, "Dependencies");
  _plan_excerpt_begin (&export->excerpt);
  for (guint i = 0; i < n_agents; i++)
    if (agents[i] != export->agent && waits_for (export, agents[i]))
      {
        g_autofree char *line = g_strdup_printf ("- `%s`",
                                                 (char *) g_ptr_array_index (export->names, i));

        _plan_excerpt_append_line (&export->excerpt, line);
        any = TRUE;
      }
  if (!any)
    _plan_excerpt_append_line (&export->excerpt, "None (parallel)");
}

static gboolean
has_own (Export                *export,
         const PlanSectionSpec *spec)
{
  for (guint i = 0; spec != NULL && i < export->entries->len; i++)
    {
      const Entry *entry = &g_array_index (export->entries, Entry, i);

      if (entry->is_own && entry->part >= 0
          && plan_part_get_spec (plan_get_part (export->excerpt.plan, entry->part)) == spec)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_own_breakdown (Export *export)
{
  return has_own (export, plan_schema_get_section ("task-breakdown"));
}

static void
append_tasks (Export *export)
{
  Plan *plan = export->excerpt.plan;

  if (!has_own_breakdown (export))
    _plan_excerpt_append_heading (&export->excerpt, 2, "Task Breakdown");
  for (guint i = export->agent + 1; i < plan_get_part_end (plan, export->agent); i++)
    if (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK
        && plan_get_agent_of (plan, i) == (int) export->agent)
      _plan_excerpt_append_tree (&export->excerpt, i, 3, NULL);
}

static void
append_entry (Export      *export,
              const Entry *entry)
{
  PlanPart *part;

  if (entry->part < 0)
    {
      append_tasks (export);
      return;
    }
  part = plan_get_part (export->excerpt.plan, entry->part);
  if (plan_part_get_kind (part) == PLAN_PART_TITLE)
    {
      _plan_excerpt_append_heading (&export->excerpt, 2, "About the Plan");
      _plan_excerpt_append_body (&export->excerpt, entry->part);
    }
  else
    _plan_excerpt_append_tree (&export->excerpt, entry->part, 2,
                               !entry->is_own && has_own (export, plan_part_get_spec (part))
                                 ? WHOLE_PLAN : NULL);
}

/* The heading, the plan it is from, and what stands right under the agent's heading. */
static void
append_head (Export *export)
{
  Plan     *plan = export->excerpt.plan;
  PlanPart *agent = plan_get_part (plan, export->agent);

  _plan_excerpt_append_heading (&export->excerpt, 1, plan_part_get_heading (agent));
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TITLE)
      {
        const char      *title = plan_part_get_heading (plan_get_part (plan, i));
        g_autofree char *line = g_strconcat ("Part of: ", title, NULL);

        g_strdelimit (line, "\r\n", ' ');
        _plan_excerpt_begin (&export->excerpt);
        _plan_excerpt_append_line (&export->excerpt, line);
      }
  if (_plan_excerpt_has_body (plan, export->agent))
    {
      _plan_excerpt_begin (&export->excerpt);
      _plan_excerpt_append_body (&export->excerpt, export->agent);
    }
}

/* What the links in the file lead to, where that stands elsewhere in the plan. */
static void
append_definitions (Export *export)
{
  MdDocument *document = plan_get_document (export->excerpt.plan);
  gboolean    any = FALSE;

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      MdBlock         *block = md_document_get_block (document, i);
      gsize            start = md_document_get_block_start (document, i);
      g_autofree char *text = NULL;

      if (md_block_get_kind (block) != MD_BLOCK_DEFINITIONS)
        continue;
      text = md_document_dup_range (document,
                                    (MdSpan){ start, start + md_block_get_size (block) });
      if (strstr (export->excerpt.text->str, text) != NULL)
        continue;
      if (!any)
        _plan_excerpt_begin (&export->excerpt);
      any = TRUE;
      g_string_append (export->excerpt.text, text);
    }
}

static GBytes *
export_agent (Export *export)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gboolean          derived;

  export->entries = entries;
  export->excerpt.text = g_string_new (NULL);
  export->excerpt.line_end = md_document_get_line_end (plan_get_document (export->excerpt.plan), 0);
  add_own (export);
  add_shared (export);
  derived = !has_dependencies (export);
  g_array_sort (entries, compare_entries);

  append_head (export);
  if (derived)
    append_dependencies (export);
  for (guint i = 0; i < entries->len; i++)
    append_entry (export, &g_array_index (entries, Entry, i));
  append_definitions (export);

  return _plan_excerpt_take (&export->excerpt);
}

/* The number in the name of each agent's file: its own where all have one of two digits and none
 * has another's, else its place. */
static void
find_numbers (Plan  *plan,
              guint *numbers)
{
  guint                 n_agents;
  const guint          *agents = plan_get_agents (plan, &n_agents);
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  gboolean              own = TRUE;

  for (guint i = 0; i < n_agents && own; i++)
    {
      const char *number = plan_part_get_number (plan_get_part (plan, agents[i]));
      guint64     value = 0;

      own = g_ascii_string_to_unsigned (number, 10, 0, 99, &value, NULL)
            && g_hash_table_add (taken, GUINT_TO_POINTER ((guint) value));
      numbers[i] = value;
    }
  for (guint i = 0; i < n_agents && !own; i++)
    numbers[i] = i + 1;
}

GPtrArray *
plan_export_agents (Plan *plan)
{
  GPtrArray              *files;
  g_autoptr(GPtrArray)    names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PlanSchedule) schedule = NULL;
  g_autofree guint       *numbers = NULL;
  guint                   n_agents;
  const guint            *agents;

  g_return_val_if_fail (plan != NULL, NULL);

  agents = plan_get_agents (plan, &n_agents);
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_agent_file_free);
  schedule = plan_schedule_new (plan);
  numbers = g_new (guint, n_agents + 1);
  find_numbers (plan, numbers);
  for (guint i = 0; i < n_agents; i++)
    {
      const char *name = plan_part_get_name (plan_get_part (plan, agents[i]));

      g_ptr_array_add (names, plan_file_name_format (numbers[i], name));
    }
  for (guint i = 0; i < n_agents; i++)
    {
      Export         export = { .excerpt.plan = plan, .schedule = schedule, .names = names,
                                .agent = agents[i] };
      PlanAgentFile *file = g_new0 (PlanAgentFile, 1);

      file->name = g_strdup (g_ptr_array_index (names, i));
      file->text = export_agent (&export);
      g_ptr_array_add (files, file);
    }

  return files;
}
