/* tb-preview-paper-private.h: what the files that lay out paper share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-paper.h"

G_BEGIN_DECLS

/* Returns: (transfer full) */
PangoLayout *_tb_paper_create_layout (const TbPaper       *paper,
                                      const TbPreviewText *text,
                                      gboolean             is_bold,
                                      double               factor);
void         _tb_paper_set_color     (cairo_t             *cr,
                                      const GdkRGBA       *color);
void         _tb_paper_lay_out_table (const TbPaper       *paper,
                                      TbPaperLine         *self);
void         _tb_paper_draw_table    (const TbPaper       *paper,
                                      const TbPaperLine   *self,
                                      cairo_t             *cr,
                                      guint                first,
                                      guint                n,
                                      double               y);

G_END_DECLS
