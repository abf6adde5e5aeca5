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
 *
 * Signals:
 * ::row-activated (guint row): a click in a row, 0 being the header.
 * ::link-activated (const char *url): a click on a link.
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

G_END_DECLS
