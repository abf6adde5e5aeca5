/* tb-outline-menus.c: the menus of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-private.h"

#include <glib/gi18n.h>

static void
append_part_action (GMenu      *menu,
                    const char *label,
                    const char *action,
                    guint       id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", id);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* A menu reads an underscore as the mark of a mnemonic. */
static char *
dup_agent_label (PlanPart *agent)
{
  const char *name = plan_part_get_name (agent);
  g_autofree char *title = NULL;
  g_autofree char *valid = NULL;
  g_auto (GStrv) pieces = NULL;

  if (name[0] == '\0')
    title = g_strdup_printf (_("Agent %s"), plan_part_get_number (agent));
  else
    /* Translators: the number and the name of a build agent. */
    title = g_strdup_printf (_("Agent %s · %s"), plan_part_get_number (agent), name);
  valid = g_utf8_make_valid (title, -1);
  pieces = g_strsplit (valid, "_", -1);
  return g_strjoinv ("__", pieces);
}

GMenuModel *
_tb_outline_build_agents_menu (TbOutline     *self,
                               TbOutlineItem *item)
{
  Plan *plan = tb_session_get_plan (self->session);
  GMenu *menu = g_menu_new ();
  guint id = tb_outline_item_get_id (item);
  int index = plan_find_part (plan, id);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  if (index < 0 || plan_part_get_kind (plan_get_part (plan, index)) != PLAN_PART_TASK)
    return G_MENU_MODEL (menu);
  for (guint i = 0; i < n_agents; i++)
    {
      PlanPart *agent = plan_get_part (plan, agents[i]);
      g_autofree char *label = dup_agent_label (agent);
      g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

      if ((int)agents[i] == plan_get_agent_of (plan, index))
        continue;
      g_menu_item_set_action_and_target (entry, "plan.move-to-agent", "(uu)", id,
                                         plan_part_get_id (agent));
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
_tb_outline_build_row_menu (TbOutline     *self,
                            TbOutlineItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  g_autoptr (GMenuModel) agents = _tb_outline_build_agents_menu (self, item);
  PlanPartKind kind = tb_outline_item_get_values (item)->kind;
  guint id = tb_outline_item_get_id (item);
  gboolean is_movable = kind == PLAN_PART_TASK || kind == PLAN_PART_AGENT;

  append_part_action (edit, _("Rename"), "plan.rename-part", id);
  if (kind == PLAN_PART_TITLE)
    {
      append_section (menu, edit);
      return G_MENU_MODEL (menu);
    }
  if (is_movable)
    {
      g_autoptr (GMenuItem) add = g_menu_item_new (_("Add Task"), NULL);

      g_menu_item_set_action_and_target (add, "plan.add-task", "i", (int)id);
      g_menu_prepend_item (edit, add);
    }
  if (is_movable)
    append_part_action (edit, _("Duplicate"), "plan.duplicate-part", id);
  append_part_action (edit, _("Copy as Markdown"), "plan.copy-part", id);
  append_section (menu, edit);
  if (is_movable)
    {
      append_part_action (move, _("Move Up"), "plan.move-part-up", id);
      append_part_action (move, _("Move Down"), "plan.move-part-down", id);
      if (g_menu_model_get_n_items (agents) > 0)
        g_menu_append_submenu (move, _("Move to Agent"), agents);
      append_section (menu, move);
    }
  append_part_action (remove, _("Delete"), "plan.remove-part", id);
  append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

/* The sections of the template that stand in @parent (%NULL: the plan) and are not there. */
static GMenu *
build_missing (Plan                  *plan,
               const PlanSectionSpec *parent)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      const PlanSectionSpec *spec = &sections[i];
      g_autoptr (GMenuItem) item = NULL;

      if (g_str_equal (spec->key, "agent") || g_str_equal (spec->key, "task")
          || g_strcmp0 (spec->parent, parent != NULL ? parent->key : NULL) != 0
          || plan_find_section (plan, spec->key, -1) >= 0)
        continue;
      item = g_menu_item_new (spec->heading, NULL);
      g_menu_item_set_action_and_target (item, "plan.add-section", "s", spec->key);
      g_menu_append_item (menu, item);
    }
  return g_steal_pointer (&menu);
}

static int
find_last_agent (Plan *plan)
{
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  return n_agents > 0 ? (int)agents[n_agents - 1] : -1;
}

GMenuModel *
_tb_outline_build_add_menu (TbOutline *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) tasks = g_menu_new ();
  g_autoptr (GMenu) missing = build_missing (plan, NULL);
  g_autoptr (GMenuItem) add_task = g_menu_item_new (_("Task"), NULL);
  int index = tb_session_get_index (self->session);
  int agent, id;
  guint n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  agent = index >= 0 ? plan_get_agent_of (plan, index) : -1;
  if (agent < 0)
    agent = find_last_agent (plan);
  id = agent >= 0 ? (int)plan_part_get_id (plan_get_part (plan, agent)) : -1;
  g_menu_item_set_action_and_target (add_task, "plan.add-task", "i", id);
  g_menu_append_item (tasks, add_task);
  g_menu_append (tasks, _("Build Agent"), "plan.add-agent");
  append_section (menu, tasks);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (GMenu) nested = NULL;

      if (plan_find_section (plan, sections[i].key, -1) < 0)
        continue;
      nested = build_missing (plan, &sections[i]);
      if (g_menu_model_get_n_items (G_MENU_MODEL (nested)) > 0)
        g_menu_append_submenu (missing, sections[i].heading, G_MENU_MODEL (nested));
    }
  append_section (menu, missing);
  return G_MENU_MODEL (menu);
}
