/* plan-step.c: one command with arguments that a machine chose
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-step.h"

#include <string.h>

static const char *const values[] = {
  "Plain words", "", "# x", "```", "~~~", "- [ ] y", "---", "***", "===", "<!--", "<div>",
  "a | b", "\\# x", "\\\\- x", "1. x", "1) x", "> q", "**Label**: x",
  "- **Description**: x", "#### Task 9: **x**", "## Build Agent 7: y",
  "No\302\240break", "\342\200\217right", "tab\there", "\ttab", "  blanks", "trailing ",
  "two\nlines", "two\n\nparagraphs", "list\n- one\n- two", "```c\nint x;\n```",
  "[link]: http://x.y", "[ ] box", "[x] box", "[Placeholder]", "`code`", "a\r\nb", "\\", "|",
  "*", "→", "a → b", "Task 1", "None", "src/a/b.c", "| a |\n|---|\n| b |", "-", "+ x", "+++",
  "-->", "a\rb", "a `b", "``", "**", "_x_", "&amp;", "a: b", "x\n===", "x\n---", "Includes: x",
  "file: `a`", "(x)", "x)", "[x](y)", "- x\n\n\n- y", "    code", "a\n    b", "\n\nx", "├── a",
  "Task 1: x", "x (Module: `y`)", "Done", "1", "json", "<b>x</b>", "Tasks 1-9 and 2.1", "\001",
};

const char *
plan_step_get_value (guint index)
{
  return values[index % G_N_ELEMENTS (values)];
}

guint
plan_step_count_values (void)
{
  return G_N_ELEMENTS (values);
}

char *
plan_step_describe (const PlanStep *step)
{
  static const char *const names[PLAN_N_STEPS] = {
    [PLAN_STEP_SET_TEXT] = "set-text",           [PLAN_STEP_SET_REMARK] = "set-remark",
    [PLAN_STEP_SET_LANGUAGE] = "set-language",   [PLAN_STEP_ADD_FIELD] = "add-field",
    [PLAN_STEP_REMOVE_FIELD] = "remove-field",   [PLAN_STEP_SET_CELL] = "set-cell",
    [PLAN_STEP_SET_BOX] = "set-box",             [PLAN_STEP_SET_CRITERIA] = "set-criteria",
    [PLAN_STEP_INSERT_ITEMS] = "insert-items",   [PLAN_STEP_REMOVE_ITEM] = "remove-item",
    [PLAN_STEP_MOVE_ITEM] = "move-item",         [PLAN_STEP_SET_STATUS] = "set-status",
    [PLAN_STEP_SET_NAME] = "set-name",           [PLAN_STEP_SET_LOCATION] = "set-location",
    [PLAN_STEP_ADD_TASK] = "add-task",           [PLAN_STEP_ADD_AGENT] = "add-agent",
    [PLAN_STEP_ADD_SECTION] = "add-section",     [PLAN_STEP_DUPLICATE] = "duplicate",
    [PLAN_STEP_REMOVE] = "remove",               [PLAN_STEP_MOVE] = "move",
    [PLAN_STEP_REPLACE_RANGE] = "replace-range",
  };
  g_autofree char *value = g_strescape (step->value, NULL);
  g_autofree char *other = g_strescape (step->other, NULL);

  return g_strdup_printf ("%s part %u, field %u, item %u, to %u, \"%s\", \"%s\"",
                          names[step->kind], step->part, step->field, step->item, step->to, value,
                          other);
}

static guint
fit (guint number,
     guint n)
{
  return n > 0 ? number % n : 0;
}

static PlanField *
get_field (const PlanStep *step,
           Plan           *plan)
{
  PlanPart *part;

  if (step->part >= plan_get_n_parts (plan))
    return NULL;
  part = plan_get_part (plan, step->part);

  return step->field < plan_part_get_n_fields (part) ? plan_part_get_field (part, step->field)
                                                     : NULL;
}

void
plan_step_fit (PlanStep *step,
               Plan     *plan)
{
  PlanField   *field;
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  step->part = fit (step->part, plan_get_n_parts (plan));
  switch (step->kind)
    {
    case PLAN_STEP_SET_CRITERIA:
    case PLAN_STEP_SET_STATUS:
    case PLAN_STEP_SET_LOCATION:
      if (n_tasks > 0)
        step->part = tasks[step->part % n_tasks];
      return;
    case PLAN_STEP_REPLACE_RANGE:
      {
        gsize size = md_document_get_size (plan_get_document (plan));

        step->item = size * (step->item % 256) / 255;
        step->to = MIN (step->item + step->to % 32, size);
      }
      return;
    default:
      break;
    }
  step->field = fit (step->field, plan_part_get_n_fields (plan_get_part (plan, step->part)));
  field = get_field (step, plan);
  if (field == NULL)
    return;
  if (step->kind == PLAN_STEP_SET_CELL)
    step->to = fit (step->to, plan_field_get_n_columns (field));
  else if (step->kind == PLAN_STEP_MOVE_ITEM)
    step->to = fit (step->to, plan_field_get_n_items (field) + 1);
  if (step->kind == PLAN_STEP_INSERT_ITEMS)
    step->item = fit (step->item, plan_field_get_n_items (field) + 1);
  else if (step->kind != PLAN_STEP_SET_TEXT && step->kind != PLAN_STEP_MOVE)
    step->item = fit (step->item, plan_field_get_n_items (field));
}

/* One of @parts, or -1. */
static int
choose (guint        number,
        const guint *parts,
        guint        n)
{
  guint at = number % (n + 1);

  return at < n ? (int)parts[at] : -1;
}

static PlanEdit *
insert_items (const PlanStep *step,
              Plan           *plan,
              GError        **error)
{
  PlanField  *field = get_field (step, plan);
  guint       n_columns = field != NULL ? plan_field_get_n_columns (field) : 0;
  char       *row[] = { (char *)step->value, (char *)(n_columns == 1 ? NULL : step->other), NULL };
  char       *last[] = { (char *)step->other, NULL };
  char      **rows[] = { row, last };

  return plan_command_insert_items (plan, step->part, step->field, step->item, rows,
                                    1 + step->to % 2, error);
}

static PlanEdit *
run_on_parts (const PlanStep *step,
              Plan           *plan,
              GError        **error)
{
  guint        n_agents;
  guint        n_tasks;
  guint        n_sections;
  const guint *agents = plan_get_agents (plan, &n_agents);
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  int          agent = choose (step->item, agents, n_agents);
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  switch (step->kind)
    {
    case PLAN_STEP_ADD_TASK:
      if (step->to % 2 == 0)
        return plan_command_add_task (plan, agent, -1, step->value, error);
      return plan_command_add_task (plan, -1, choose (step->item, tasks, n_tasks), step->value,
                                    error);
    case PLAN_STEP_ADD_AGENT:
      return plan_command_add_agent (plan, step->value, error);
    case PLAN_STEP_ADD_SECTION:
      return plan_command_add_section (plan, agent, sections[step->to % n_sections].key, error);
    case PLAN_STEP_DUPLICATE:
      return plan_command_duplicate (plan, step->part, error);
    case PLAN_STEP_REMOVE:
      return plan_command_remove (plan, step->part, error);
    default:
      g_assert (step->kind == PLAN_STEP_MOVE);
      if (step->field % 3 == 0 && n_agents > 0)
        return plan_command_move (plan, agents[step->part % n_agents], -1,
                                  choose (step->to, agents, n_agents), NULL, error);
      return plan_command_move (plan,
                                n_tasks > 0 && step->field % 3 == 1 ? tasks[step->part % n_tasks]
                                                                    : step->part,
                                agent, choose (step->to, tasks, n_tasks), NULL, error);
    }
}

static const char *
get_new_key (const PlanStep *step,
             Plan           *plan)
{
  const PlanSectionSpec *spec = plan_part_get_spec (plan_get_part (plan, step->part));

  if (spec == NULL || spec->n_fields == 0)
    return "description";
  return spec->fields[step->to % spec->n_fields].key;
}

PlanEdit *
plan_step_run (const PlanStep *step,
               Plan           *plan,
               GError        **error)
{
  switch (step->kind)
    {
    case PLAN_STEP_SET_TEXT:
      return plan_command_set_text (plan, step->part, step->field, step->value, error);
    case PLAN_STEP_SET_REMARK:
      return plan_command_set_remark (plan, step->part, step->field, step->value, error);
    case PLAN_STEP_SET_LANGUAGE:
      return plan_command_set_language (plan, step->part, step->field, step->value, error);
    case PLAN_STEP_ADD_FIELD:
      return plan_command_add_field (plan, step->part, get_new_key (step, plan),
                                     step->item % 3 == 0 ? NULL : step->value, error);
    case PLAN_STEP_REMOVE_FIELD:
      return plan_command_remove_field (plan, step->part, step->field, error);
    case PLAN_STEP_SET_CELL:
      return plan_command_set_cell (plan, step->part, step->field, step->item, step->to,
                                    step->value, error);
    case PLAN_STEP_SET_BOX:
      return plan_command_set_box (plan, step->part, step->field, step->item,
                                   MD_BOX_OPEN + step->to % 3, error);
    case PLAN_STEP_SET_CRITERIA:
      return plan_command_set_criteria (plan, step->part, step->to % 2 == 0, error);
    case PLAN_STEP_INSERT_ITEMS:
      return insert_items (step, plan, error);
    case PLAN_STEP_REMOVE_ITEM:
      return plan_command_remove_item (plan, step->part, step->field, step->item, error);
    case PLAN_STEP_MOVE_ITEM:
      return plan_command_move_item (plan, step->part, step->field, step->item, step->to, error);
    case PLAN_STEP_SET_STATUS:
      return plan_command_set_status (plan, step->part, step->to % PLAN_N_STATUSES, error);
    case PLAN_STEP_SET_NAME:
      return plan_command_set_name (plan, step->part, step->value, error);
    case PLAN_STEP_SET_LOCATION:
      return plan_command_set_location (plan, step->part, step->value, error);
    case PLAN_STEP_REPLACE_RANGE:
      return plan_command_replace_range (plan, (MdSpan){ step->item, step->to }, step->value, -1,
                                         error);
    default:
      return run_on_parts (step, plan, error);
    }
}
