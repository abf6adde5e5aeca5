/* tb-preview-pen.h: draws behind the preview's text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-view-private.h"

G_BEGIN_DECLS

#define TB_PREVIEW_PILL_RADIUS 5
#define TB_PREVIEW_BOX_RADIUS 4

/**
 * TbPreviewPen:
 * @left: where the text begins
 * @width: of the text
 */
typedef struct
{
  TbPreviewView *self;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkSnapshot   *snapshot;
  int            left;
  int            width;
} TbPreviewPen;

/* @length, in pixels of the default font, as it is here. */
int  tb_preview_pen_scale   (const TbPreviewPen    *pen,
                             int                    length);
/* Draws a surface, or a border of @width inside of it, with corners of @radius. */
void tb_preview_pen_fill    (const TbPreviewPen    *pen,
                             const graphene_rect_t *rect,
                             float                  radius,
                             const GdkRGBA         *color);
void tb_preview_pen_outline (const TbPreviewPen    *pen,
                             const graphene_rect_t *rect,
                             float                  radius,
                             float                  width,
                             const GdkRGBA         *color);

G_END_DECLS
