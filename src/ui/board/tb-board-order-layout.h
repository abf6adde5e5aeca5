/* tb-board-order-layout.h: where tasks stand in the order of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-schedule.h"

G_BEGIN_DECLS

#define TB_ORDER_MARGIN 18
#define TB_ORDER_TOP 36       /* height of the waves' titles */
#define TB_ORDER_ROW_TITLE 30
#define TB_ORDER_COLUMN_GAP 56
#define TB_ORDER_SPACING 12

/**
 * TbOrderNode:
 * @id: of the task's part
 * @column: the wave, counted from 0; behind the last one for tasks that wait for a circle
 * @row: the agent, counted from 0; behind the last one for tasks without
 * @is_critical: whether it is on the longest chain
 * @x: @y: the upper left corner
 */
typedef struct
{
  guint    id;
  guint    column;
  guint    row;
  gboolean is_critical;
  int      x;
  int      y;
} TbOrderNode;

/* From a task to one that waits for it: places in the array of nodes. */
typedef struct
{
  guint    from;
  guint    to;
  gboolean is_critical;
} TbOrderLine;

/**
 * TbOrderLayout:
 * @nodes: (element-type TbOrderNode): in document order
 * @lines: (element-type TbOrderLine): those that do not follow from others
 * @rows: (element-type int): where each row begins, and behind them where the last one ends
 * @n_waves: columns that are waves
 * @has_circle: whether there is a column behind them
 * @width: @height: of all
 *
 * Waves as columns and agents as rows, in pixels without zoom.
 */
typedef struct
{
  GArray  *nodes;
  GArray  *lines;
  GArray  *rows;
  guint    n_waves;
  gboolean has_circle;
  int      width;
  int      height;
} TbOrderLayout;

TbOrderLayout *tb_order_layout_new          (const Plan          *plan,
                                             const PlanSchedule  *schedule,
                                             int                  node_width,
                                             int                  node_height);
void           tb_order_layout_free         (TbOrderLayout       *layout);
/* The node that an arrow key goes to from @from: the nearest in that direction, or @from. */
guint          tb_order_layout_find_beside  (const TbOrderLayout *layout,
                                             guint                from,
                                             int                  dx,
                                             int                  dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbOrderLayout, tb_order_layout_free)

G_END_DECLS
