/* plan-json-sections.c: sections, agents, rows and success criteria as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-private.h"

#include "io/plan-entries.h"

static gboolean
has_fields (PlanPart *part)
{
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    if (_plan_json_has_field (plan_part_get_field (part, i)))
      return TRUE;

  return FALSE;
}

/* The fields of a part that say something. */
static void
write_fields (PlanJson *json,
              guint     index)
{
  PlanPart *part = plan_get_part (json->plan, index);

  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    if (_plan_json_has_field (plan_part_get_field (part, i)))
      _plan_json_write_field (json, &json->writer, index, i, NULL);
  plan_json_writer_end_array (&json->writer);
}

static const char *
get_section_kind (PlanPart *part)
{
  switch (plan_part_get_kind (part))
    {
    case PLAN_PART_PREAMBLE:
      return "preamble";

    case PLAN_PART_TITLE:
      return "title";

    case PLAN_PART_AGENT:
      return "agent";

    case PLAN_PART_SECTION:
      return plan_part_get_spec (part) != NULL ? plan_part_get_spec (part)->key : "other";

    case PLAN_PART_TASK:
    default:
      g_assert_not_reached ();
    }
}

/* All sections outside of tasks. Preamble, title and agents are listed too when text stands right
 * under them, so that nothing of the plan is left out. */
void
_plan_json_write_sections (PlanJson *json)
{
  PlanJsonWriter *writer = &json->writer;

  plan_json_writer_begin_array (writer);
  for (guint i = 0; i < plan_get_n_parts (json->plan); i++)
    {
      PlanPart *part = plan_get_part (json->plan, i);

      if (plan_get_task_of (json->plan, i) >= 0
          || (plan_part_get_kind (part) != PLAN_PART_SECTION && !has_fields (part)))
        continue;
      plan_json_writer_begin_object (writer);
      plan_json_writer_set_string (writer, "kind", get_section_kind (part));
      plan_json_writer_set_string (writer, "heading", plan_part_get_heading (part));
      _plan_json_write_agent (json, i);
      _plan_json_write_part_lines (json, i);
      plan_json_writer_name (writer, "fields");
      write_fields (json, i);
      plan_json_writer_end_object (writer);
    }
  plan_json_writer_end_array (writer);
}

/* The lines from the first task without an agent to the end of the last. */
static void
write_loose_lines (PlanJson *json)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (json->plan, &n_tasks);
  int          first = -1;
  int          last = -1;
  guint        end;

  for (guint i = 0; i < n_tasks; i++)
    if (plan_get_agent_of (json->plan, tasks[i]) < 0)
      {
        first = first < 0 ? (int) tasks[i] : first;
        last = tasks[i];
      }
  end = plan_get_part_end (json->plan, last) - 1;
  _plan_json_write_lines (json, plan_get_part_start (json->plan, first),
                          plan_get_part_start (json->plan, end)
                          + plan_part_get_size (plan_get_part (json->plan, end)));
}

/* An agent's entry; @agent is -1 for the tasks that are in none. */
static void
write_agent (PlanJson *json,
             int       agent)
{
  PlanJsonWriter *writer = &json->writer;
  PlanPart       *part = agent < 0 ? NULL : plan_get_part (json->plan, agent);
  guint           end = agent < 0 ? plan_get_n_parts (json->plan)
                                  : plan_get_part_end (json->plan, agent);

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "number", part != NULL ? plan_part_get_number (part) : NULL);
  plan_json_writer_set_string (writer, "name", part != NULL ? plan_part_get_name (part) : "");
  if (part != NULL)
    _plan_json_write_part_lines (json, agent);
  else
    write_loose_lines (json);
  plan_json_writer_name (writer, "tasks");
  plan_json_writer_begin_array (writer);
  for (guint i = MAX (agent, 0); i < end; i++)
    if (plan_part_get_kind (plan_get_part (json->plan, i)) == PLAN_PART_TASK
        && plan_get_agent_of (json->plan, i) == agent)
      _plan_json_write_task (json, i);
  plan_json_writer_end_array (writer);
  plan_json_writer_end_object (writer);
}

void
_plan_json_write_agents (PlanJson *json)
{
  guint        n_agents;
  guint        n_tasks;
  const guint *agents = plan_get_agents (json->plan, &n_agents);
  const guint *tasks = plan_get_tasks (json->plan, &n_tasks);
  int          loose = -1;

  for (guint i = 0; i < n_tasks && loose < 0; i++)
    if (plan_get_agent_of (json->plan, tasks[i]) < 0)
      loose = tasks[i];

  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < n_agents; i++)
    {
      if (loose >= 0 && loose < (int) agents[i])
        {
          write_agent (json, -1);
          loose = -1;
        }
      write_agent (json, agents[i]);
    }
  if (loose >= 0)
    write_agent (json, -1);
  plan_json_writer_end_array (&json->writer);
}

/* The names of the columns as members: never twice the same. */
static GPtrArray *
list_members (PlanField *field)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < plan_field_get_n_columns (field); c++)
    {
      g_autofree char *name = g_utf8_make_valid (plan_field_get_column (field, c), -1);
      GString         *member = g_string_new (name);

      for (guint i = 2; g_ptr_array_find_with_equal_func (members, member->str, g_str_equal, NULL);
           i++)
        g_string_printf (member, "%s (%u)", name, i);
      g_ptr_array_add (members, g_string_free (member, FALSE));
    }

  return members;
}

static void
write_row (PlanJson  *json,
           guint      index,
           guint      field,
           guint      item,
           GPtrArray *members)
{
  PlanJsonWriter *writer = &json->writer;
  PlanField      *source = plan_part_get_field (plan_get_part (json->plan, index), field);

  plan_json_writer_begin_object (writer);
  _plan_json_write_agent (json, index);
  plan_json_writer_name (writer, "cells");
  plan_json_writer_begin_object (writer);
  for (guint c = 0; c < members->len; c++)
    {
      g_autofree char *text = plan_field_dup_cell (source, item, c);

      plan_json_writer_set_string (writer, g_ptr_array_index (members, c), text);
    }
  plan_json_writer_end_object (writer);
  _plan_json_write_file (json->plan, writer, plan_get_field_line (json->plan, index, field));
  plan_json_writer_set_int (writer, "line",
                            _plan_json_get_item_line (json, index, field,
                                                      plan_field_get_item (source, item)));
  plan_json_writer_end_object (writer);
}

static void
write_rows (PlanJson *json,
            guint     index,
            guint     field)
{
  PlanField           *source = plan_part_get_field (plan_get_part (json->plan, index), field);
  g_autoptr(GPtrArray) members = list_members (source);

  for (guint i = 0; i < plan_field_get_n_items (source); i++)
    write_row (json, index, field, i, members);
}

/* The rows of all tables that have @column. */
void
_plan_json_write_rows (PlanJson   *json,
                       const char *column)
{
  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < plan_get_n_parts (json->plan); i++)
    {
      PlanPart *part = plan_get_part (json->plan, i);

      for (guint f = 0; f < plan_part_get_n_fields (part); f++)
        {
          PlanField *field = plan_part_get_field (part, f);

          if (plan_field_get_kind (field) == PLAN_FIELD_TABLE
              && plan_field_find_column (field, column) >= 0)
            write_rows (json, i, f);
        }
    }
  plan_json_writer_end_array (&json->writer);
}

/* The Success Criteria that part @index is or stands in, or -1. */
static int
find_success (const PlanJson *json,
              int             index)
{
  for (; index >= 0; index = plan_get_parent (json->plan, index))
    {
      const PlanSectionSpec *spec = plan_part_get_spec (plan_get_part (json->plan, index));

      if (spec != NULL && g_str_equal (spec->key, "success-criteria"))
        return index;
    }

  return -1;
}

static void
write_success (PlanJson   *json,
               guint       index,
               guint       field,
               const char *heading)
{
  g_autoptr(GPtrArray) entries = plan_list_entries (json->plan, index, field);
  PlanField           *source = plan_part_get_field (plan_get_part (json->plan, index), field);
  const char          *label = plan_field_get_label (source);
  PlanJsonWriter      *writer = &json->writer;

  for (guint i = 0; i < entries->len; i++)
    {
      const PlanEntry *entry = g_ptr_array_index (entries, i);

      if (entry->box == MD_BOX_NONE)
        continue;
      plan_json_writer_begin_object (writer);
      _plan_json_write_agent (json, index);
      plan_json_writer_set_string (writer, "group", *label != '\0' ? label : heading);
      plan_json_writer_set_string (writer, "text", entry->text);
      plan_json_writer_set_boolean (writer, "done", entry->box == MD_BOX_DONE);
      _plan_json_write_file (json->plan, writer, entry->line);
      plan_json_writer_set_int (writer, "line", _plan_json_get_line (json->plan, entry->line));
      plan_json_writer_end_object (writer);
    }
}

void
_plan_json_write_success (PlanJson *json)
{
  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < plan_get_n_parts (json->plan); i++)
    {
      PlanPart *part = plan_get_part (json->plan, i);
      int       root = find_success (json, i);

      for (guint f = 0; root >= 0 && f < plan_part_get_n_fields (part); f++)
        write_success (json, i, f, root == (int) i ? NULL : plan_part_get_name (part));
    }
  plan_json_writer_end_array (&json->writer);
}
