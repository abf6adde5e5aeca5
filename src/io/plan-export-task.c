/* plan-export-task.c: one task, for somebody who has nothing else
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-export.h"

#include "io/plan-export-private.h"
#include "plan/plan-schedule.h"

/* A section of the agent or, where it has none, of the plan; -1 without one. */
static int
find_section (Plan       *plan,
              const char *key,
              int         agent)
{
  int section = agent >= 0 ? plan_find_section (plan, key, agent) : -1;

  return section >= 0 ? section : plan_find_section (plan, key, -1);
}

/* Copies the fields @keys of part @index (which may be -1). Returns: whether there were any */
static gboolean
append_fields (PlanExcerpt       *excerpt,
               int                index,
               const char *const *keys)
{
  PlanPart *part = index >= 0 ? plan_get_part (excerpt->plan, index) : NULL;
  gboolean  any = FALSE;

  for (guint i = 0; part != NULL && keys[i] != NULL; i++)
    {
      int field = plan_part_find_field (part, keys[i], 0);

      if (field < 0)
        continue;
      if (!any)
        _plan_excerpt_begin (excerpt);
      _plan_excerpt_append_field (excerpt, index, field);
      any = TRUE;
    }

  return any;
}

static const char *const objective[] = { "objective", NULL };
static const char *const scope[] = { "scope", "includes", "excludes", NULL };
static const char *const objective_and_scope[] = { "objective", "scope", "includes", "excludes",
                                                   NULL };

/* The plan's title and why it is done. */
static void
append_plan (PlanExcerpt *excerpt,
             int          agent)
{
  Plan    *plan = excerpt->plan;
  int      overview = plan_find_section (plan, "overview", -1);
  int      title = plan_find_title (plan);
  gboolean has_scope;

  if (title >= 0)
    _plan_excerpt_append_heading (excerpt, 1,
                                  plan_part_get_heading (plan_get_part (plan, title)));
  has_scope = agent >= 0
              && (plan_part_find_field (plan_get_part (plan, agent), "scope", 0) >= 0
                  || plan_find_section (plan, "overview", agent) >= 0);
  if (!append_fields (excerpt, overview, has_scope ? objective : objective_and_scope))
    append_fields (excerpt, title, objective);
}

static void
append_agent (PlanExcerpt *excerpt,
              int          agent)
{
  Plan *plan = excerpt->plan;

  if (agent < 0)
    return;
  _plan_excerpt_append_heading (excerpt, excerpt->text->len > 0 ? 2 : 1,
                                plan_part_get_heading (plan_get_part (plan, agent)));
  append_fields (excerpt, agent, scope);
  append_fields (excerpt, plan_find_section (plan, "overview", agent), objective_and_scope);
}

/* The files that a task names, each an item. */
static void
append_files (PlanExcerpt *excerpt,
              guint        task)
{
  Plan *plan = excerpt->plan;

  for (guint i = task; i < plan_get_part_end (plan, task); i++)
    for (guint f = 0; f < plan_part_get_n_fields (plan_get_part (plan, i)); f++)
      {
        PlanField *field = plan_part_get_field (plan_get_part (plan, i), f);

        if (plan_field_get_kind (field) != PLAN_FIELD_FILES)
          continue;
        for (guint k = 0; k < plan_field_get_n_items (field); k++)
          {
            g_autofree char *path = plan_field_dup_cell (field, k, 0);
            g_autofree char *line = g_strdup_printf ("  - `%s`", path);

            if (*path != '\0')
              _plan_excerpt_append_line (excerpt, line);
          }
      }
}

static void
append_needs (PlanExcerpt *excerpt,
              guint        task)
{
  Plan                   *plan = excerpt->plan;
  g_autoptr(PlanSchedule) schedule = plan_schedule_new (plan);
  guint                   n_needs;
  const guint            *needs = plan_schedule_get_needs (schedule, task, &n_needs);

  if (n_needs == 0)
    return;
  _plan_excerpt_append_heading (excerpt, 2, "Tasks It Depends On");
  _plan_excerpt_begin (excerpt);
  for (guint i = 0; i < n_needs; i++)
    {
      PlanPart        *part = plan_get_part (plan, needs[i]);
      g_autofree char *key = plan_dup_task_key (plan, needs[i]);
      const char      *word = plan_status_get_word (plan_part_get_status (part, NULL));
      g_autofree char *line = g_strdup_printf ("- Task %s: %s (%s)", key,
                                               plan_part_get_name (part), word);

      g_strdelimit (line, "\r\n", ' ');
      _plan_excerpt_append_line (excerpt, line);
      append_files (excerpt, needs[i]);
    }
}

/* How it is tested and what to set up first. */
static void
append_surroundings (PlanExcerpt *excerpt,
                     int          agent)
{
  static const char *const keys[] = { "test-framework", "testing-strategy", "environment-setup" };
  gboolean                 has_framework = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      int section = find_section (excerpt->plan, keys[i], agent);

      /* One of the two says which tests to write. */
      if (section < 0 || (has_framework && i == 1))
        continue;
      has_framework = has_framework || i == 0;
      _plan_excerpt_append_tree (excerpt, section, 2, NULL);
    }
}

char *
plan_export_task (Plan  *plan,
                  guint  task)
{
  PlanExcerpt        excerpt = { .plan = plan };
  g_autoptr(GBytes)  bytes = NULL;
  gsize              length;
  const char        *text;
  int                agent;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (task < plan_get_n_parts (plan), NULL);

  agent = plan_get_agent_of (plan, task);
  excerpt.text = g_string_new (NULL);
  excerpt.line_end = md_document_get_line_end (plan_get_document (plan), 0);
  append_plan (&excerpt, agent);
  append_agent (&excerpt, agent);
  _plan_excerpt_append_tree (&excerpt, task, 3, NULL);
  append_needs (&excerpt, task);
  append_surroundings (&excerpt, agent);
  bytes = _plan_excerpt_take (&excerpt);
  text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}
