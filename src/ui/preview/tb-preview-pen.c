/* tb-preview-pen.c: draws behind the preview's text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-pen.h"

#include <math.h>

int
tb_preview_pen_scale (const TbPreviewPen *pen,
                      int                 length)
{
  return (int)lround (length * pen->self->scale);
}

void
tb_preview_pen_fill (const TbPreviewPen    *pen,
                     const graphene_rect_t *rect,
                     float                  radius,
                     const GdkRGBA         *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, color, rect);
  gtk_snapshot_pop (pen->snapshot);
}

void
tb_preview_pen_outline (const TbPreviewPen    *pen,
                        const graphene_rect_t *rect,
                        float                  radius,
                        float                  width,
                        const GdkRGBA         *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, rect, radius);
  gtk_snapshot_append_border (pen->snapshot, &shape, widths, colors);
}
