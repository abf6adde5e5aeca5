/* tb-board-list.h: a long list of cards, of which few have widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-card.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_LIST (tb_board_list_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardList, tb_board_list, TB, BOARD_LIST, GtkWidget)

/**
 * TbBoardList:
 *
 * Shows the items of a list as cards, for a #GtkScrolledWindow. Only cards that are seen have a
 * widget, and the one that has the focus: GtkListView keeps 200 rows, which for four columns of
 * cards is too slow to open, to filter and to scroll. Cards that leave are used again.
 *
 * What is seen stays where it is while cards above come, go or become higher.
 */

/* @items (element-type TbBoardItem). */
GtkWidget   *tb_board_list_new         (GListModel  *items);
/* (nullable): the card of @item, where it has one. */
TbBoardCard *tb_board_list_find_card   (TbBoardList *self,
                                        TbBoardItem *item);
/* Scrolls as far as is needed to see the card at @position. Returns: its card, which now has an
 * item but perhaps no size yet; %NULL when there is none */
TbBoardCard *tb_board_list_scroll_to   (TbBoardList *self,
                                        guint        position);
void         tb_board_list_scroll_top  (TbBoardList *self);
/* The card that is seen nearest to the height @y of the list, or %NULL. */
TbBoardCard *tb_board_list_get_nearest (TbBoardList *self,
                                        double       y);

G_END_DECLS
