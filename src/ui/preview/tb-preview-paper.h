/* tb-preview-paper.h: lines of the preview on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-colors.h"
#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* Between the letters of code and the edge of its card. */
#define TB_PAPER_CARD_PADDING 6

/**
 * TbPaper:
 * @context: borrowed
 * @width: of the text; all lengths are points
 * @height: of a page's text
 * @scale: of the distances in lines, which are pixels of a screen
 *
 * What lines are laid out for.
 */
typedef struct
{
  PangoContext    *context;
  double           width;
  double           height;
  double           scale;
  TbPreviewColors  colors;
} TbPaper;

/**
 * TbPaperLine:
 * @line: borrowed
 * @above: the room above, which nothing needs at the top of a page
 * @rows: (element-type double): the heights of what stays whole: wrapped lines, or rows of a table
 *
 * A line laid out.
 */
typedef struct
{
  const TbPreviewLine *line;
  double               above;
  double               below;
  GArray              *rows;
  PangoLayout         *layout;  /* of text */
  GPtrArray           *cells;   /* PangoLayout, of a table */
  double              *columns; /* where they begin, of a table */
} TbPaperLine;

/* Fills @paper for a page of that size. */
void         tb_paper_init      (TbPaper             *paper,
                                 PangoContext        *context,
                                 double               width,
                                 double               height);
TbPaperLine *tb_paper_line_new  (const TbPaper       *paper,
                                 const TbPreviewLine *line);
void         tb_paper_line_free (TbPaperLine         *line);
/* The height of @n rows from @first on. */
double       tb_paper_line_get_height (const TbPaperLine *line,
                                       guint              first,
                                       guint              n);
/* Draws @n rows from @first on, the first of them at @y. */
void         tb_paper_line_draw (const TbPaper       *paper,
                                 const TbPaperLine   *line,
                                 cairo_t             *cr,
                                 guint                first,
                                 guint                n,
                                 double               y);
/* The card behind code that is from @left to the edge of the text. */
void         tb_paper_draw_card (const TbPaper       *paper,
                                 cairo_t             *cr,
                                 int                  left,
                                 double               y,
                                 double               height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbPaperLine, tb_paper_line_free)

G_END_DECLS
