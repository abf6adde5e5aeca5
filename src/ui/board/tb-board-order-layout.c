/* tb-board-order-layout.c: where tasks stand in the order of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-order-layout.h"

#include <stdlib.h>

static TbOrderNode *
get_node (const TbOrderLayout *layout,
          guint                index)
{
  return &g_array_index (layout->nodes, TbOrderNode, index);
}

static guint
find_row (const Plan *plan,
          guint       task)
{
  int agent = plan_get_agent_of (plan, task);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    {
      if ((int) agents[i] == agent)
        return i;
    }
  return n_agents;
}

static void
create_nodes (TbOrderLayout      *layout,
              const Plan         *plan,
              const PlanSchedule *schedule)
{
  GPtrArray *waves = plan_schedule_get_waves (schedule);
  GArray *critical = plan_schedule_get_critical_path (schedule);
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  layout->n_waves = waves->len;
  for (guint i = 0; i < n_tasks; i++)
    {
      TbOrderNode node = { .column = waves->len };

      node.id = plan_part_get_id (plan_get_part (plan, tasks[i]));
      node.row = find_row (plan, tasks[i]);
      g_array_append_val (layout->nodes, node);
    }
  for (guint i = 0; i < waves->len; i++)
    {
      GArray *wave = g_ptr_array_index (waves, i);

      for (guint k = 0; k < wave->len; k++)
        get_node (layout, plan_get_task_ordinal (plan, g_array_index (wave, guint, k)))->column = i;
    }
  for (guint i = 0; i < critical->len; i++)
    get_node (layout, plan_get_task_ordinal (plan, g_array_index (critical, guint, i)))
      ->is_critical = TRUE;
  for (guint i = 0; i < n_tasks; i++)
    layout->has_circle |= get_node (layout, i)->column == layout->n_waves;
}

static gboolean
are_neighbours (const Plan   *plan,
                const GArray *critical,
                guint         from,
                guint         to)
{
  for (guint i = 0; i + 1 < critical->len; i++)
    {
      if (plan_get_task_ordinal (plan, g_array_index (critical, guint, i)) == (int) from &&
          plan_get_task_ordinal (plan, g_array_index (critical, guint, i + 1)) == (int) to)
        return TRUE;
    }
  return FALSE;
}

/* A need that another need of the task has already is not drawn. */
static void
create_lines (TbOrderLayout      *layout,
              const Plan         *plan,
              const PlanSchedule *schedule)
{
  GArray *critical = plan_schedule_get_critical_path (schedule);
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  gsize n_words = (n_tasks + 31) / 32;
  /* A row of bits for each task: all it needs, directly or not. */
  g_autofree guint32 *reach = g_new0 (guint32, n_words * n_tasks + 1);

  for (guint wave = 0; wave <= layout->n_waves; wave++)
    {
      for (guint i = 0; i < n_tasks; i++)
        {
          guint n_needs;
          const guint *needs = plan_schedule_get_needs (schedule, tasks[i], &n_needs);
          guint32 *own = reach + i * n_words;

          if (get_node (layout, i)->column != wave)
            continue;
          for (guint k = 0; k < n_needs; k++)
            {
              const guint32 *theirs = reach + plan_get_task_ordinal (plan, needs[k]) * n_words;

              for (gsize w = 0; w < n_words; w++)
                own[w] |= theirs[w];
            }
          for (guint k = 0; k < n_needs; k++)
            {
              guint from = plan_get_task_ordinal (plan, needs[k]);
              TbOrderLine line = { from, i, are_neighbours (plan, critical, from, i) };

              if ((own[from / 32] & (1u << (from % 32))) == 0 || wave == layout->n_waves)
                g_array_append_val (layout->lines, line);
            }
          for (guint k = 0; k < n_needs; k++)
            {
              guint from = plan_get_task_ordinal (plan, needs[k]);

              own[from / 32] |= 1u << (from % 32);
            }
        }
    }
}

/* The tasks of a wave and an agent stand below each other. */
static void
place_nodes (TbOrderLayout *layout,
             guint          n_rows,
             int            node_width,
             int            node_height)
{
  guint n_columns = layout->n_waves + layout->has_circle;
  g_autofree guint *n_in = g_new0 (guint, n_rows * n_columns + 1);
  int y = TB_ORDER_TOP;

  for (guint i = 0; i < layout->nodes->len; i++)
    {
      TbOrderNode *node = get_node (layout, i);

      node->x = TB_ORDER_MARGIN + (int) node->column * (node_width + TB_ORDER_COLUMN_GAP);
      node->y = (int) n_in[node->row * n_columns + node->column]++ *
                (node_height + TB_ORDER_SPACING);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      guint most = 0;

      g_array_append_val (layout->rows, y);
      for (guint column = 0; column < n_columns; column++)
        most = MAX (most, n_in[row * n_columns + column]);
      for (guint i = 0; i < layout->nodes->len; i++)
        {
          if (get_node (layout, i)->row == row)
            get_node (layout, i)->y += y + TB_ORDER_ROW_TITLE;
        }
      y += TB_ORDER_ROW_TITLE + (int) most * (node_height + TB_ORDER_SPACING) + TB_ORDER_SPACING;
    }
  g_array_append_val (layout->rows, y);
  layout->width = 2 * TB_ORDER_MARGIN + (int) n_columns * (node_width + TB_ORDER_COLUMN_GAP) -
                  (n_columns > 0 ? TB_ORDER_COLUMN_GAP : 0);
  layout->height = y;
}

TbOrderLayout *
tb_order_layout_new (const Plan         *plan,
                     const PlanSchedule *schedule,
                     int                 node_width,
                     int                 node_height)
{
  TbOrderLayout *layout = g_new0 (TbOrderLayout, 1);
  guint n_agents;
  gboolean has_homeless = FALSE;

  layout->nodes = g_array_new (FALSE, TRUE, sizeof (TbOrderNode));
  layout->lines = g_array_new (FALSE, TRUE, sizeof (TbOrderLine));
  layout->rows = g_array_new (FALSE, TRUE, sizeof (int));
  plan_get_agents (plan, &n_agents);
  create_nodes (layout, plan, schedule);
  create_lines (layout, plan, schedule);
  for (guint i = 0; i < layout->nodes->len; i++)
    has_homeless |= get_node (layout, i)->row == n_agents;
  place_nodes (layout, n_agents + has_homeless, node_width, node_height);

  return layout;
}

void
tb_order_layout_free (TbOrderLayout *layout)
{
  if (layout == NULL)
    return;

  g_array_unref (layout->nodes);
  g_array_unref (layout->lines);
  g_array_unref (layout->rows);
  g_free (layout);
}

guint
tb_order_layout_find_beside (const TbOrderLayout *layout,
                             guint                from,
                             int                  dx,
                             int                  dy)
{
  const TbOrderNode *start = get_node (layout, from);
  guint best = from;
  int least = G_MAXINT;

  for (guint i = 0; i < layout->nodes->len; i++)
    {
      const TbOrderNode *node = get_node (layout, i);
      int across = abs (node->x - start->x);
      int down = abs (node->y - start->y);
      int away;

      if ((dx != 0 && (node->x - start->x) * dx <= 0) ||
          (dy != 0 && ((node->y - start->y) * dy <= 0 || across > 0)))
        continue;
      /* The next column first, and in it what is nearest. */
      away = dx != 0 ? 16 * across + down : down;
      if (away < least)
        {
          least = away;
          best = i;
        }
    }
  return best;
}
