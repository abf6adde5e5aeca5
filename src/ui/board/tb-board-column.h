/* tb-board-column.h: one column of the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-card.h"
#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_COLUMN (tb_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardColumn, tb_board_column, TB, BOARD_COLUMN, GtkWidget)

/**
 * TbBoardColumn:
 *
 * Title, count and the cards of one status, which scroll. Only cards that are seen, and some around
 * them, have widgets. Tab goes into the column and out of it; arrows go through its cards.
 */

GtkWidget   *tb_board_column_new        (TbBoardModel  *model,
                                         PlanStatus     status);
/* (nullable): the card of an item, where it has one. */
TbBoardCard *tb_board_column_find_card  (TbBoardColumn *self,
                                         TbBoardItem   *item);
/* Scrolls to the place where a dragged card would go, when that is in this column. */
void         tb_board_column_show_gap   (TbBoardColumn *self);
/* Scrolls to the card of @item, and gives it the focus (as tb_board_card_focus_row() does).
 * Returns: whether the column has it */
gboolean     tb_board_column_focus_item (TbBoardColumn *self,
                                         TbBoardItem   *item,
                                         int            row);
/* Gives the focus to the card beside the height @y of the column.
 * Returns: whether there is any */
gboolean     tb_board_column_focus_at   (TbBoardColumn *self,
                                         double         y);

gboolean     tb_board_column_is_empty   (TbBoardColumn *self);

G_END_DECLS
