/* plan-commands-parts.c: where parts stand and what is between them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

int
_plan_spec_get_order (const PlanSectionSpec *spec)
{
  guint                  n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  /* The dependencies of an agent are the first thing to know of it. */
  if (g_str_equal (spec->key, "agent-dependencies"))
    return 0;

  return spec >= sections && spec < sections + n_sections ? (int)(spec - sections) + 1 : -1;
}

int
_plan_section_get_task_order (void)
{
  return _plan_spec_get_order (plan_schema_get_section ("task-breakdown"));
}

int
_plan_section_get_order (const PlanPart *part)
{
  PlanPartKind kind = plan_part_get_kind (part);

  if (kind == PLAN_PART_TASK || kind == PLAN_PART_AGENT)
    return _plan_section_get_task_order ();
  if (plan_part_get_spec (part) == NULL)
    return -1;

  return _plan_spec_get_order (plan_part_get_spec (part));
}

char *
_plan_increment_number (const char *number)
{
  gsize   length = strlen (number);
  gsize   digits = length;
  guint64 value;

  while (digits > 0 && g_ascii_isdigit (number[digits - 1]))
    digits--;
  if (digits == length)
    {
      char *next = g_strdup (number);

      if (length > 0 && g_ascii_isalpha (next[length - 1]) && next[length - 1] != 'Z'
          && next[length - 1] != 'z')
        next[length - 1]++;
      return next;
    }
  value = g_ascii_strtoull (number + digits, NULL, 10) + 1;

  return g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int)digits, number,
                          (int)(number[digits] == '0' ? length - digits : 1), value);
}

/* A number by which the largest can be found: that of its last digits. */
static guint64
get_value (const char *number)
{
  gsize at = strlen (number);

  while (at > 0 && g_ascii_isdigit (number[at - 1]))
    at--;

  return g_ascii_strtoull (number + at, NULL, 10);
}

static gboolean
has_digits (const char *number)
{
  return number[0] != '\0' && g_ascii_isdigit (number[strlen (number) - 1]);
}

/* Whether tasks carry the number of their agent: `2.1` in agent 2. */
static gboolean
is_prefixed (Plan *plan)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      int         agent = plan_get_agent_of (plan, tasks[i]);
      const char *number = plan_part_get_number (plan_get_part (plan, tasks[i]));
      const char *dot = strchr (number, '.');

      if (agent >= 0 && dot != NULL)
        {
          g_autofree char *prefix = g_strndup (number, dot - number);

          return g_str_equal (prefix, plan_part_get_number (plan_get_part (plan, agent)));
        }
    }

  return FALSE;
}

char *
_plan_next_task_number (Plan *plan,
                        int   agent)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  const char  *best = NULL;

  for (guint i = 0; i < n_tasks; i++)
    {
      const char *number;

      if (plan_get_agent_of (plan, tasks[i]) != agent)
        continue;
      number = plan_part_get_number (plan_get_part (plan, tasks[i]));
      if (has_digits (number) && (best == NULL || get_value (number) >= get_value (best)))
        best = number;
    }
  if (best != NULL)
    return _plan_increment_number (best);
  if (agent >= 0 && is_prefixed (plan))
    return g_strdup_printf ("%s.1", plan_part_get_number (plan_get_part (plan, agent)));

  return g_strdup ("1");
}

char *
_plan_next_agent_number (Plan *plan)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  const char  *best = NULL;

  for (guint i = 0; i < n_agents; i++)
    {
      const char *number = plan_part_get_number (plan_get_part (plan, agents[i]));

      if (best == NULL || (has_digits (number) && get_value (number) >= get_value (best))
          || (!has_digits (best) && strcmp (number, best) > 0))
        best = number;
    }

  return best != NULL ? _plan_increment_number (best) : g_strdup ("1");
}

gboolean
_plan_is_blank_below (Plan *plan,
                      guint part)
{
  MdSpan           span = plan_part_get_heading_span (plan_get_part (plan, part));
  g_autofree char *heading = NULL;

  if (MD_SPAN_IS_EMPTY (span))
    return FALSE;
  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (span, plan_get_part_start (plan, part)));

  return _plan_is_blank_line (heading, span.end, _plan_line_start (heading, span.end - 1));
}

char *
_plan_find_gap (Plan        *plan,
                PlanPartKind kind,
                const char  *line_end)
{
  for (guint i = 1; i < plan_get_n_parts (plan); i++)
    {
      if (plan_part_get_kind (plan_get_part (plan, i)) != kind)
        continue;
      /* What stands before it belongs to one of the same kind, and not to what is around them. */
      for (int j = (int)i - 1; j >= 0; j = plan_get_parent (plan, (guint)j))
        if (plan_part_get_kind (plan_get_part (plan, (guint)j)) == kind
            && plan_get_parent (plan, (guint)j) == plan_get_parent (plan, i)
            && plan_get_part_end (plan, (guint)j) == i)
          {
            gsize start = plan_get_part_start (plan, i - 1)
                          + _plan_part_get_content_end (plan, i - 1);
            g_autofree char *gap =
                md_document_dup_range (plan_get_document (plan),
                                       (MdSpan){ start, plan_get_part_start (plan, i) });

            /* It may be another file's that ends its lines otherwise. */
            return _plan_is_joined (plan) ? _plan_set_line_ends (gap, line_end)
                                          : g_steal_pointer (&gap);
          }
    }

  return g_strconcat (line_end, line_end, NULL);
}

static gboolean
insert_reads_back (Plan        *plan,
                   Plan        *after,
                   guint        index,
                   PlanPartKind kind,
                   const char  *name)
{
  guint n_parts = plan_get_n_parts (plan);
  guint n_front, n_back;

  if (plan_get_n_parts (after) != n_parts + 1)
    return FALSE;
  plan_count_shared (plan, after, &n_front, &n_back);
  for (guint i = 0; i < n_parts; i++)
    {
      guint    at = i < index ? i : i + 1;
      gboolean is_shared = i < MIN (n_front, index) || i >= MAX (n_parts - n_back, index);

      if (!is_shared && !_plan_part_is_same (plan_get_part (plan, i), plan_get_part (after, at)))
        return FALSE;
      /* A new agent must not take in what belonged to nobody. */
      if ((plan_get_agent_of (plan, i) < 0) != (plan_get_agent_of (after, at) < 0))
        return FALSE;
    }

  return plan_part_get_kind (plan_get_part (after, index)) == kind
         && (name[0] == '\0'
             || g_str_equal (plan_part_get_name (plan_get_part (after, index)), name));
}

PlanEdit *
_plan_insert_part (Plan        *plan,
                   int          anchor,
                   PlanPartKind kind,
                   const char  *text,
                   const char  *name,
                   const char  *label,
                   GError     **error)
{
  g_autoptr (PlanEdit) edit = plan_edit_new (label, NULL);
  g_autoptr (Plan) after = NULL;
  g_autofree char *source = NULL;
  g_autofree char *gap = NULL;
  const char      *line_end;
  gsize            at = 0;

  if (anchor >= 0)
    at = plan_get_part_start (plan, anchor) + _plan_part_get_content_end (plan, anchor);
  line_end = md_document_get_line_end (plan_get_document (plan), at);
  gap = _plan_find_gap (plan, kind, line_end);
  source = anchor >= 0 ? g_strconcat (gap, text, NULL)
                       : g_strconcat (text, line_end, line_end, NULL);
  plan_edit_add (edit, plan, (MdSpan){ at, at }, source, -1);
  after = plan_edit_preview (edit, plan);
  if (!insert_reads_back (plan, after, anchor + 1, kind, name))
    {
      if (name[0] != '\0')
        _plan_set_value_error (error, name);
      else
        _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
