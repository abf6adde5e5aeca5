/* tb-board-drag.h: dragging cards from column to column
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-card.h"
#include "ui/board/tb-board-column.h"
#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

/* What is dragged is the card's #TbBoardItem, and only inside of this program. The plan's order
 * decides where a card stands, so a column takes it anywhere: the gap shows where it will be. */

/* The whole card can be dragged, also by the buttons on it. */
void tb_board_drag_add_source (TbBoardCard    *card);
/* The whole @column takes cards of other columns of @model: it opens a gap and, when the card is
 * let go, activates `board.drop` with the task's id and @status. */
void tb_board_drag_add_target (TbBoardColumn  *column,
                               TbBoardModel   *model,
                               PlanStatus      status);
/* Which cell is at a place of @lanes. Returns: whether any is */
typedef gboolean (*TbBoardLocate) (GtkWidget  *lanes,
                                   double      x,
                                   double      y,
                                   PlanStatus *status,
                                   guint      *agent);
/* The same for @lanes, which have a cell for each status and agent: activates
 * `board.drop-in-lane`. */
void tb_board_drag_add_cells   (GtkWidget      *lanes,
                               TbBoardModel   *model,
                               TbBoardLocate   locate);
/* Scrolls @adjustment while a card is held at the left or right (top or bottom) edge of @widget. */
void tb_board_drag_add_edges  (GtkWidget      *widget,
                               GtkAdjustment  *adjustment,
                               GtkOrientation  orientation);
/* Calls @turn with -1 or 1, now and again while a card is held at the left or right edge of
 * @widget. */
void tb_board_drag_add_turns  (GtkWidget      *widget,
                               void          (*turn) (gpointer data,
                                                      int      by),
                               gpointer        data);

G_END_DECLS
