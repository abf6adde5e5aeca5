/* tb-board-order.h: in which order the tasks can be built
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_ORDER (tb_board_order_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardOrder, tb_board_order, TB, BOARD_ORDER, GtkWidget)

/**
 * TbBoardOrder:
 *
 * The waves of the plan as columns, its agents as rows, and lines from each task to those that wait
 * for it, for a #GtkScrolledWindow. The longest chain is marked. It shows the order and never
 * changes it.
 *
 * Ctrl and the wheel, plus, minus and 0 zoom; arrows go from card to card; Enter opens one.
 */

GtkWidget *tb_board_order_new        (PlanDocument *document,
                                      TbBoardModel *model);
/* What is not shown is not kept up to date. */
void       tb_board_order_set_active (TbBoardOrder *self,
                                      gboolean      active);
/* Returns: whether there is such a task */
gboolean   tb_board_order_focus_task (TbBoardOrder *self,
                                      guint         id);

G_END_DECLS
