/* tb-board-card.h: one task on the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-item.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_CARD (tb_board_card_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardCard, tb_board_card, TB, BOARD_CARD, GtkWidget)

/**
 * TbBoardCard:
 *
 * Shows one #TbBoardItem; takes the focus; can be dragged to another column. Cards are rows of a
 * list and so show one item after another.
 *
 * A card never edits: it activates `board.*` actions with its task's id.
 */

GtkWidget   *tb_board_card_new      (void);
/* @item (nullable): %NULL lets go of it. */
void         tb_board_card_set_item (TbBoardCard *self,
                                     TbBoardItem *item);
/* (nullable): borrowed. */
TbBoardItem *tb_board_card_get_item (TbBoardCard *self);
/* Which criterion of the expanded card has the focus, or -1. */
int          tb_board_card_get_focus_row (TbBoardCard *self);
/* Gives the focus to that criterion; to the card where there is none, or for -1. */
void         tb_board_card_focus_row     (TbBoardCard *self,
                                          int          row);
/* Whether the focus is in a comment on the task, or in the entry for one. */
gboolean     tb_board_card_is_in_comments (TbBoardCard *self);

/* tb-board-card-keys.c */
void         _tb_board_card_add_keys      (GtkWidgetClass *widget_class);

G_END_DECLS
