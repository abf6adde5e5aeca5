/* tb-board-header.h: progress of the plan, and the board's filters
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_HEADER (tb_board_header_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardHeader, tb_board_header, TB, BOARD_HEADER, GtkWidget)

/**
 * TbBoardHeader:
 *
 * What is above the columns. Its filters set those of the #TbBoardModel. In a narrow window they
 * fold away behind a button.
 */

GtkWidget *tb_board_header_new          (TbBoardModel  *model);
/* Shows progress and agents of @plan, what to start next, and circles. */
void       tb_board_header_update       (TbBoardHeader      *self,
                                         const Plan         *plan,
                                         const PlanSchedule *schedule);
void       tb_board_header_set_narrow   (TbBoardHeader *self,
                                         gboolean       narrow);
/* Sets or takes away the filter "ready", "blocked" or "problems". */
void       tb_board_header_toggle_filter (TbBoardHeader *self,
                                          const char    *filter);
void       tb_board_header_focus_search (TbBoardHeader *self);

G_END_DECLS
