/* tb-board-pages.h: the columns side by side, or one at a time
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-column.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_PAGES (tb_board_pages_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardPages, tb_board_pages, TB, BOARD_PAGES, GtkWidget)

/**
 * TbBoardPages:
 *
 * Owns the four columns. Where there is room they stand side by side, equally wide, and scroll
 * sideways together; in a narrow window they are pages to swipe through. The columns are the same
 * widgets in both, so nothing is lost when the window is resized.
 */

GtkWidget     *tb_board_pages_new         (TbBoardModel *model);
TbBoardColumn *tb_board_pages_get_column  (TbBoardPages *self,
                                           PlanStatus    status);
void           tb_board_pages_set_narrow  (TbBoardPages *self,
                                           gboolean      narrow);
/* Brings the column into view where that is not done by giving it the focus. */
void           tb_board_pages_show_column (TbBoardPages *self,
                                           PlanStatus    status);

G_END_DECLS
