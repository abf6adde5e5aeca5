/* tb-columns-layout.h: children side by side, or below each other
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_COLUMNS_LAYOUT (tb_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (TbColumnsLayout, tb_columns_layout, TB, COLUMNS_LAYOUT, GtkLayoutManager)

/**
 * TbColumnsLayout:
 *
 * Puts children in a number of columns, row after row; where there is less room than it takes for
 * that, all in one column. The columns behind the first have the same width.
 */

/* @n_columns: how many, 1 or more; @min_width: from which width on; @first_share: percents of the
 * width that the first column has, 0 for as much as the others */
GtkLayoutManager *tb_columns_layout_new (guint n_columns,
                                         int   min_width,
                                         int   first_share,
                                         int   spacing);

G_END_DECLS
