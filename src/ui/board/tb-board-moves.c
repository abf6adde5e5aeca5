/* tb-board-moves.c: tasks go to another column or another agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-private.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"

static void
ask_to_tick (TbBoard            *self,
             const TbBoardFacts *facts)
{
  guint n_open = tb_board_facts_count_open (facts);
  /* Translators: how many open criteria a task has that was moved to Done, and its number. */
  g_autofree char *text = g_strdup_printf (ngettext ("Moved Task %2$s to Done with %1$u open "
                                                     "criterion. Tick it too?",
                                                     "Moved Task %2$s to Done with %1$u open "
                                                     "criteria. Tick them too?",
                                                     n_open),
                                           n_open, facts->key);

  self->ask_task = plan_part_get_id (facts->part);
  gtk_label_set_text (self->ask_label, text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->ask), TRUE);
}

/* The last task of @agent (the index of a part), or -1. */
static int
find_last_task (Plan *plan,
                int   agent)
{
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  int last = -1;

  for (guint i = 0; i < n_tasks; i++)
    {
      if (plan_get_agent_of (plan, tasks[i]) == agent)
        last = tasks[i];
    }
  return last;
}

/* Performs @edit as a part of the step of undo that has @key. */
static gboolean
perform (TbBoard    *self,
         PlanEdit   *edit,
         GError     *error,
         const char *key)
{
  if (edit != NULL)
    plan_edit_set_merge_key (edit, key);
  return tb_session_perform (self->session, edit, error);
}

/* Returns: (transfer full) (nullable): what happened, NULL when it did not */
static char *
change_agent (TbBoard    *self,
              guint       id,
              guint       agent_id,
              const char *key)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = plan_find_part (plan, id);
  int agent = agent_id != 0 ? plan_find_part (plan, agent_id) : -1;
  PlanEdit *edit;
  g_autofree char *note = NULL;
  GError *error = NULL;

  if (index < 0 || (agent_id != 0 && agent < 0))
    return NULL;

  edit = plan_command_move (plan, index, agent, find_last_task (plan, agent), &note, &error);
  if (!perform (self, edit, error, key))
    return NULL;
  return g_steal_pointer (&note);
}

static gboolean
change_status (TbBoard    *self,
               guint       id,
               PlanStatus  status,
               const char *key)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = plan_find_part (plan, id);
  PlanEdit *edit;
  GError *error = NULL;

  if (index < 0)
    return FALSE;

  edit = plan_command_set_status (plan, index, status, &error);
  return perform (self, edit, error, key);
}

gboolean
_tb_board_move_task (TbBoard *self,
                     guint    id,
                     guint    agent_id,
                     guint    status)
{
  TbBoardItem *item = tb_board_model_find (self->model, id);
  g_autofree char *key = g_strdup_printf ("board-move-%u", id);
  g_autofree char *note = NULL;
  g_autofree char *text = NULL;
  const TbBoardFacts *facts;
  gboolean moved = FALSE;

  if (item == NULL)
    return FALSE;

  plan_document_break_merge (tb_session_get_document (self->session));
  if (tb_board_item_get_facts (item)->agent_id != agent_id)
    {
      note = change_agent (self, id, agent_id, key);
      if (note == NULL)
        return FALSE;
    }
  facts = tb_board_item_get_facts (item);
  if (facts->status != status)
    moved = change_status (self, id, status, key);
  plan_document_break_merge (tb_session_get_document (self->session));
  if (note == NULL && !moved)
    return FALSE;

  facts = tb_board_item_get_facts (item);
  if (moved && status == PLAN_STATUS_DONE && tb_board_facts_count_open (facts) > 0)
    {
      ask_to_tick (self, facts);
      return TRUE;
    }
  if (note == NULL)
    /* Translators: a task's number, and the title of a column of the board. */
    text = g_strdup_printf (_ ("Moved Task %s to %s"), facts->key, plan_status_get_title (status));
  else if (moved)
    /* Translators: "Moved Task 3 to Agent 2; 2 references follow", and a column of the board. */
    text = g_strdup_printf (_ ("%s; now %s"), note, plan_status_get_title (status));
  tb_session_say (self->session, text != NULL ? text : note, TRUE);

  return TRUE;
}

static void
set_status_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  TbBoardItem *item;
  guint id;
  guint status;

  g_variant_get (parameter, "(uu)", &id, &status);
  item = tb_board_model_find (self->model, id);
  if (item != NULL && status < PLAN_N_STATUSES)
    _tb_board_move_task (self, id, tb_board_item_get_facts (item)->agent_id, status);
}

static void
drop_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  guint id;

  g_variant_get_child (parameter, 0, "u", &id);
  self->dropped_task = id;
  set_status_action (widget, action, parameter);
  self->dropped_task = 0;
  _tb_board_focus_task (self, id, -1);
}

static void
drop_in_lane_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  guint id;
  guint agent;
  guint status;

  g_variant_get (parameter, "(uuu)", &id, &agent, &status);
  self->dropped_task = id;
  if (status < PLAN_N_STATUSES)
    _tb_board_move_task (self, id, agent, status);
  self->dropped_task = 0;
  _tb_board_focus_task (self, id, -1);
}

static void
move_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  int by;
  TbBoardItem *item = _tb_board_get_step (self, parameter, &by);
  int status;

  if (item == NULL)
    return;

  status = (int) tb_board_item_get_facts (item)->status + by;
  if (status >= 0 && status < PLAN_N_STATUSES)
    _tb_board_move_task (self, tb_board_item_get_id (item),
                         tb_board_item_get_facts (item)->agent_id, status);
}

static void
assign (TbBoard *self,
        guint    id,
        guint    agent_id)
{
  TbBoardItem *item = tb_board_model_find (self->model, id);

  if (item != NULL)
    _tb_board_move_task (self, id, agent_id, tb_board_item_get_facts (item)->status);
}

static void
assign_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  guint id;
  guint agent;

  g_variant_get (parameter, "(uu)", &id, &agent);
  assign (TB_BOARD (widget), id, agent);
}

static void
close_gap_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  tb_board_model_set_gap (TB_BOARD (widget)->model, NULL, PLAN_STATUS_TO_DO, 0);
}

/* To the agent before or behind its own. */
static void
move_lane_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  Plan *plan = tb_session_get_plan (self->session);
  TbBoardItem *item;
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  guint id;
  int by;
  int lane;

  g_variant_get (parameter, "(ui)", &id, &by);
  item = tb_board_model_find (self->model, id);
  if (item == NULL)
    return;

  lane = tb_board_item_get_facts (item)->agent;
  /* A task of no agent stands behind all of them. */
  lane = lane < 0 ? (int) n_agents + by : lane + by;
  if (lane >= 0 && lane < (int) n_agents)
    assign (self, id, plan_part_get_id (plan_get_part (plan, agents[lane])));
}

void
_tb_board_install_moves (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.assign", "(uu)", assign_action },
    { "board.close-gap", NULL, close_gap_action },
    { "board.drop", "(uu)", drop_action },
    { "board.drop-in-lane", "(uuu)", drop_in_lane_action },
    { "board.move", "(ui)", move_action },
    { "board.move-lane", "(ui)", move_lane_action },
    { "board.set-status", "(uu)", set_status_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}
