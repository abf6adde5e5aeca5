/* tb-item-row.h: one row of a list that can be written in
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/widgets/tb-text-row.h"

G_BEGIN_DECLS

#define TB_TYPE_ITEM_ROW (tb_item_row_get_type ())
G_DECLARE_FINAL_TYPE (TbItemRow, tb_item_row, TB, ITEM_ROW, GtkWidget)

/**
 * TbItemRow:
 *
 * A handle to drag the row by, a check box where it has one, one text or several, and a button that
 * removes it. Tab passes that by: the action item.remove does the same. Rows can be dropped on rows
 * of the same parent.
 *
 * Signals:
 * ::toggled (): a person clicked the box.
 * ::remove (): a person clicked the button, or chose the action.
 * ::dropped (TbItemRow *source, gboolean below): another row was dropped on this one.
 */

/* @n_cells: number of texts; @n_columns: how many of them stand side by side where there is room;
 * @min_width: from which width on; @first_share: percents of it that the first has, 0 for equal. */
GtkWidget *tb_item_row_new         (guint       n_cells,
                                    guint       n_columns,
                                    int         min_width,
                                    int         first_share);
guint      tb_item_row_get_n_cells (TbItemRow  *self);
TbTextRow *tb_item_row_get_cell    (TbItemRow  *self,
                                    guint       cell);
/* The names of the row, its handle, button and box. */
void       tb_item_row_set_names   (TbItemRow  *self,
                                    const char *name,
                                    const char *move,
                                    const char *remove,
                                    const char *done);
/* A row that cannot be moved (a draft) hides the handle, and the button that removes it; if it can
 * be @removable, by a key. */
void       tb_item_row_set_movable (TbItemRow  *self,
                                    gboolean    movable,
                                    gboolean    removable);
void       tb_item_row_set_depth   (TbItemRow  *self,
                                    guint       depth);
void       tb_item_row_set_box     (TbItemRow  *self,
                                    gboolean    has_box,
                                    gboolean    active,
                                    gboolean    inconsistent);
gboolean   tb_item_row_get_active  (TbItemRow  *self);

G_END_DECLS
