/* plan-check.c: what a builder would have to ask
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  Plan               *plan;
  const PlanSchedule *schedule;
  GPtrArray          *problems;
} Checker;

static PlanProblem *
add_problem (Checker     *checker,
             const char  *id,
             PlanSeverity severity,
             guint        part,
             int          field,
             int          item,
             char        *message)
{
  PlanProblem *problem = g_new0 (PlanProblem, 1);
  PlanPart    *where = plan_get_part (checker->plan, part);

  problem->id = id;
  problem->severity = severity;
  problem->part = part;
  problem->field = field;
  problem->item = item;
  problem->message = message;
  problem->line = problem->last_line = plan_get_part_line (checker->plan, part);
  if (field >= 0)
    {
      PlanField *value = plan_part_get_field (where, field);

      problem->line = plan_get_field_line (checker->plan, part, field);
      if (item >= 0)
        {
          const PlanItem *row = plan_field_get_item (value, item);

          problem->last_line = problem->line + plan_field_get_line_at (value, row->span.end);
          problem->line += row->line;
        }
      else
        problem->last_line = problem->line + plan_field_get_last_line (value);
    }
  g_ptr_array_add (checker->problems, problem);
  return problem;
}

/* What to call a field in a message. */
static const char *
get_field_name (const PlanPart  *part,
                const PlanField *field)
{
  const char *label = plan_field_get_label (field);

  if (label[0] != '\0')
    return label;
  return plan_field_get_spec (field) != NULL ? _(plan_field_get_spec (field)->title)
                                             : plan_part_get_name (part);
}

static void
check_field_placeholders (Checker *checker,
                          guint    index,
                          guint    field_index)
{
  PlanPart  *part = plan_get_part (checker->plan, index);
  PlanField *field = plan_part_get_field (part, field_index);
  guint      n = plan_field_count_placeholders (field);

  if (n == 0)
    return;
  add_problem (
      checker, "placeholder-left", PLAN_SEVERITY_ERROR, index, field_index, -1,
      /* Translators: %s is the name of a field */
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s still has the template’s placeholder. Fill it in.",
                       "%s still has %u placeholders of the template. Fill them in.", n),
          get_field_name (part, field), n));
}

static void
check_placeholders (Checker *checker,
                    guint    index)
{
  PlanPart *part = plan_get_part (checker->plan, index);
  guint     n = plan_part_count_placeholders (part);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    n -= plan_field_count_placeholders (plan_part_get_field (part, i));
  if (n > 0)
    add_problem (checker, "placeholder-left", PLAN_SEVERITY_ERROR, index, -1, -1,
                 /* Translators: %s is the name of a task, agent or plan */
                 g_strdup_printf (_("The heading of “%s” still has a placeholder. Fill it in."),
                                  plan_part_get_name (part)));
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    check_field_placeholders (checker, index, i);
}

static void
check_references (Checker *checker,
                  guint    index)
{
  const PlanDependencies *dependencies = plan_schedule_get_dependencies (checker->schedule, index);
  int field = plan_part_find_field (plan_get_part (checker->plan, index), "dependencies", 0);

  if (dependencies == NULL)
    return;
  for (guint i = 0; i < dependencies->unresolved->len; i++)
    add_problem (
        checker, "dependency-unknown", PLAN_SEVERITY_ERROR, index, field, -1,
        /* Translators: %s is a reference such as Task 9 */
        g_strdup_printf (_("Depends on %s, which this plan does not have."),
                            (const char *)g_ptr_array_index (dependencies->unresolved, i)));
}

/* A circle as `1/1 → 1/2 → 1/1`. */
static char *
format_cycle (const Plan *plan,
              GArray     *cycle)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i <= cycle->len; i++)
    {
      g_autofree char *key = plan_dup_task_key (plan, g_array_index (cycle, guint, i % cycle->len));

      if (i > 0)
        g_string_append (path, " \342\206\222 ");
      g_string_append (path, key);
    }
  return g_string_free (path, FALSE);
}

static void
check_cycles (Checker *checker)
{
  GPtrArray *cycles = plan_schedule_get_cycles (checker->schedule);

  for (guint i = 0; i < cycles->len; i++)
    {
      GArray          *cycle = g_ptr_array_index (cycles, i);
      guint            index = g_array_index (cycle, guint, 0);
      PlanPart        *part = plan_get_part (checker->plan, index);
      g_autofree char *path = format_cycle (checker->plan, cycle);

      add_problem (checker, "dependency-cycle", PLAN_SEVERITY_ERROR, index,
                   plan_part_find_field (part, "dependencies", 0), -1,
                   cycle->len == 1
                   ? g_strdup (_("Depends on itself."))
                   /* Translators: %s is a path such as 1/1 → 1/2 → 1/1 */
                   : g_strdup_printf (_("Depends on itself in a circle: %s."), path));
    }
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const PlanProblem *problem_a = *(const PlanProblem *const *)a;
  const PlanProblem *problem_b = *(const PlanProblem *const *)b;

  if (problem_a->line != problem_b->line)
    return problem_a->line < problem_b->line ? -1 : 1;
  return strcmp (problem_a->id, problem_b->id);
}

GPtrArray *
plan_check (Plan               *plan,
            const PlanSchedule *schedule)
{
  Checker checker = { plan, schedule, NULL };

  checker.problems = g_ptr_array_new_with_free_func ((GDestroyNotify)plan_problem_free);
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      check_placeholders (&checker, i);
      if (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK)
        check_references (&checker, i);
    }
  check_cycles (&checker);
  g_ptr_array_sort (checker.problems, compare_problems);
  return checker.problems;
}

void
plan_problem_free (PlanProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

const char *
plan_severity_to_string (PlanSeverity severity)
{
  static const char *const names[] = { "info", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), "info");

  return names[severity];
}
