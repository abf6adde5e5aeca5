/* tb-preview-table.h: a table in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-tags.h"

G_BEGIN_DECLS

#define TB_TYPE_PREVIEW_TABLE_VIEW (tb_preview_table_view_get_type ())
G_DECLARE_FINAL_TYPE (TbPreviewTableView, tb_preview_table_view, TB, PREVIEW_TABLE_VIEW, GtkWidget)

/**
 * TbPreviewTableView:
 *
 * A table as a widget that stands in the text. It is as wide as it is told; when its columns need
 * more than that, it scrolls sideways.
 */

/* @left: where the table stands, in unscaled pixels from the edge of the text. */
GtkWidget          *tb_preview_table_view_new        (TbPreviewTable        *table,
                                                      GtkTextChildAnchor    *anchor,
                                                      int                    left);
GtkTextChildAnchor *tb_preview_table_view_get_anchor (GtkWidget             *widget);
void                tb_preview_table_view_set_colors (GtkWidget             *widget,
                                                      const TbPreviewColors *colors);
/* @width: of the whole text; @scale: of @left. */
void                tb_preview_table_view_set_width  (GtkWidget             *widget,
                                                      int                    width,
                                                      double                 scale);
/* The cell at @x, @y of the widget, and the character in it; G_MAXUINT beside its text.
 * Returns: -1 when none is there */
int                 tb_preview_table_view_pick       (GtkWidget             *widget,
                                                      double                 x,
                                                      double                 y,
                                                      guint                 *character);
/* Where the characters of @cell from @start to @end are in @target, a widget around the table. */
gboolean            tb_preview_table_view_get_area   (GtkWidget             *widget,
                                                      guint                  cell,
                                                      guint                  start,
                                                      guint                  end,
                                                      GtkWidget             *target,
                                                      graphene_rect_t       *area);
/* Scrolls sideways to them. */
void                tb_preview_table_view_show       (GtkWidget             *widget,
                                                      guint                  cell,
                                                      guint                  start,
                                                      guint                  end);

G_END_DECLS
