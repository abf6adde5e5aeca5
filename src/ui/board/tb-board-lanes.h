/* tb-board-lanes.h: the board with a lane for each agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-card.h"
#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_LANES (tb_board_lanes_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardLanes, tb_board_lanes, TB, BOARD_LANES, GtkWidget)

/**
 * TbBoardLanes:
 *
 * The cards of a #TbBoardModel in a grid for a #GtkScrolledWindow: a lane for each agent, and in
 * it a cell for each column. The titles of the columns stay on top. Only cards that are seen have
 * a widget, and the one that has the focus.
 *
 * It takes cards that are dragged from cell to cell: that gives them to another agent, another
 * column, or both.
 */

GtkWidget   *tb_board_lanes_new          (TbBoardModel *model);
/* Lanes that are not shown hold no cards. */
void         tb_board_lanes_set_active   (TbBoardLanes *self,
                                          gboolean      active);
/* (nullable): the card of @item, where it has one. */
TbBoardCard *tb_board_lanes_find_card    (TbBoardLanes *self,
                                          TbBoardItem  *item);
/* Scrolls to the card of @item, and gives it the focus (as tb_board_card_focus_row() does).
 * Returns: whether the filters let it through */
gboolean     tb_board_lanes_focus_item   (TbBoardLanes *self,
                                          TbBoardItem  *item,
                                          int           row);
/* Moves the focus from @item to the nearest card of the lane in a column to the left (-1) or right
 * (1). */
void         tb_board_lanes_focus_beside (TbBoardLanes *self,
                                          TbBoardItem  *item,
                                          int           by);

G_END_DECLS
