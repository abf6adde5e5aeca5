/* tb-preview-shapes.h: what stands behind single words of the preview: pills and boxes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-pen.h"

G_BEGIN_DECLS

/* Draws what is behind the characters of @line, which begins at @line_start. */
void            tb_preview_shapes_draw     (const TbPreviewPen  *pen,
                                            const TbPreviewLine *line,
                                            const GtkTextIter   *line_start);
/* Whether one of two characters is in a line below the other's: in one line they may differ in
 * height a little. */
gboolean        tb_preview_shapes_is_below (const GdkRectangle  *character,
                                            const GdkRectangle  *other);
/* Where the box is drawn whose letter is @at. */
graphene_rect_t tb_preview_shapes_get_box  (const TbPreviewPen  *pen,
                                            const GdkRectangle  *at);

G_END_DECLS
