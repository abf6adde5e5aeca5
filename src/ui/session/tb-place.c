/* tb-place.c: what the places of a plan are called, and what is beside them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-place.h"

#include <glib/gi18n.h>

static char *
describe_part (Plan  *plan,
               guint  index)
{
  PlanPart *part = plan_get_part (plan, index);
  const char *name = plan_part_get_name (part);
  g_autofree char *key = NULL;

  switch (plan_part_get_kind (part))
    {
    case PLAN_PART_TASK:
      key = plan_dup_task_key (plan, index);
      /* Translators: agent and number of a task such as 1/2, then its name. */
      return g_strdup_printf (_("Task %s %s"), key, name);
    case PLAN_PART_AGENT:
      /* Translators: the number of a build agent, then its name. */
      return g_strdup_printf (_("Agent %s %s"), plan_part_get_number (part), name);
    case PLAN_PART_PREAMBLE:
      return g_strdup (plan_part_is_rest (part) ? _("Behind the tasks")
                                                : _("Before the first heading"));
    case PLAN_PART_TITLE:
    case PLAN_PART_SECTION:
    default:
      return g_strdup (name);
    }
}

char *
tb_place_describe_part (Plan  *plan,
                        guint  index)
{
  g_autofree char *text = describe_part (plan, index);

  return g_utf8_make_valid (text, -1);
}

char *
tb_place_describe (Plan  *plan,
                   guint  index,
                   int    field)
{
  g_autofree char *part = describe_part (plan, index);
  g_autofree char *text = NULL;
  const char *label = "";

  if (field >= 0)
    label = plan_field_get_label (plan_part_get_field (plan_get_part (plan, index), field));
  if (*label == '\0')
    return g_utf8_make_valid (part, -1);
  /* Translators: a part of the plan, and one of its fields. */
  text = g_strdup_printf (_("%s · %s"), part, label);
  return g_utf8_make_valid (text, -1);
}

int
tb_place_find_sibling (Plan  *plan,
                       guint  index,
                       int    step)
{
  PlanPartKind kind = plan_part_get_kind (plan_get_part (plan, index));
  int parent = plan_get_parent (plan, index);

  for (int i = (int)index + step; i >= 0 && i < (int)plan_get_n_parts (plan); i += step)
    if (plan_get_parent (plan, i) == parent
        && plan_part_get_kind (plan_get_part (plan, i)) == kind)
      return i;
  return -1;
}

int
tb_place_find_last_task (Plan  *plan,
                         guint  agent)
{
  for (guint i = plan_get_part_end (plan, agent) - 1; i > agent; i--)
    if (plan_get_parent (plan, i) == (int)agent
        && plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK)
      return i;
  return -1;
}
