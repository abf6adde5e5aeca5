/* tb-board-details.h: description and criteria of an expanded card
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-facts.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_DETAILS (tb_board_details_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardDetails, tb_board_details, TB, BOARD_DETAILS, GtkWidget)

/**
 * TbBoardDetails:
 *
 * The part of a card that shows when it is expanded. Its check buttons do not tick by themselves:
 * they activate `board.set-box`, and show what the plan says afterwards.
 */

GtkWidget *tb_board_details_new (void);
/* Rows that stay keep their widgets, and with them the focus. */
void       tb_board_details_set (TbBoardDetails     *self,
                                 const TbBoardFacts *facts,
                                 const char         *draft);
/* What has the focus: a check button, or something else of the details that has a number too; -1
 * for nothing. */
int        tb_board_details_get_focus_row (TbBoardDetails *self);
/* Whether that is a comment, or the entry for one. */
gboolean   tb_board_details_is_in_comments (TbBoardDetails *self);
/* Gives the focus back to that. Returns: whether it was there */
gboolean   tb_board_details_focus_row     (TbBoardDetails *self,
                                           guint           row);

G_END_DECLS
