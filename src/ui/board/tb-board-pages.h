/* tb-board-pages.h: the columns side by side, or one at a time
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-column.h"
#include "ui/board/tb-board-glide.h"
#include "ui/board/tb-board-lanes.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_PAGES (tb_board_pages_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardPages, tb_board_pages, TB, BOARD_PAGES, GtkWidget)

/**
 * TbBoardPages:
 *
 * Owns the four columns. Where there is room they stand side by side, equally wide, and scroll
 * sideways together; in a narrow window they are pages to swipe through. The columns are the same
 * widgets in both, so nothing is lost when the window is resized. With lanes it shows a
 * #TbBoardLanes instead.
 */

GtkWidget   *tb_board_pages_new          (TbBoardModel *model);
void         tb_board_pages_set_narrow   (TbBoardPages *self,
                                          gboolean      narrow);
/* Whether there is a lane for each agent. */
void         tb_board_pages_set_lanes    (TbBoardPages *self,
                                          gboolean      lanes);
/* (nullable): the card of @item, where it has one. */
TbBoardCard *tb_board_pages_find_card    (TbBoardPages *self,
                                          TbBoardItem  *item);
/* Brings the card of @item into view and gives it the focus (as tb_board_card_focus_row() does).
 * Returns: whether the filters let it through */
gboolean     tb_board_pages_focus_item   (TbBoardPages *self,
                                          TbBoardItem  *item,
                                          int           row);
/* Moves the focus from @item to the card beside it in a column to the left (-1) or right (1). */
void         tb_board_pages_focus_beside (TbBoardPages *self,
                                          TbBoardItem  *item,
                                          int           by);
/* The cards are about to be placed anew: lets them glide. @except as in tb_board_glide_begin(). */
void         tb_board_pages_begin_glide  (TbBoardPages *self,
                                          TbBoardItem  *except);
/* Borrowed; %NULL for a @widget that is in no pages. */
TbBoardGlide *tb_board_pages_find_glide  (GtkWidget    *widget);

G_END_DECLS
