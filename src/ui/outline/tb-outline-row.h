/* tb-outline-row.h: shows one row of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/outline/tb-outline-item.h"

G_BEGIN_DECLS

#define TB_TYPE_OUTLINE_ROW (tb_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (TbOutlineRow, tb_outline_row, TB, OUTLINE_ROW, GtkWidget)

/* Where in the row a line says that something would go there. */
typedef enum
{
  TB_OUTLINE_LINE_NONE,
  TB_OUTLINE_LINE_ABOVE,
  TB_OUTLINE_LINE_BELOW,
} TbOutlineLine;

/* Signals: ::toggled (), when its expander is clicked. */
GtkWidget     *tb_outline_row_new      (void);
/* @item: (nullable) */
void           tb_outline_row_set_item (TbOutlineRow  *self,
                                        TbOutlineItem *item);
TbOutlineItem *tb_outline_row_get_item (TbOutlineRow  *self);
void           tb_outline_row_set_line (TbOutlineRow  *self,
                                        TbOutlineLine  line);

/* Makes the tooltip of @label its text while that does not fit. */
void           tb_label_show_hidden_text (GtkLabel  *label);

G_END_DECLS
