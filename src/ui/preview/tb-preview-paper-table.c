/* tb-preview-paper-table.c: tables on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-paper-private.h"

#include "md/md-table.h"

#define CELL_SCALE 0.92
#define PADDING_X 8
#define PADDING_Y 4
/* What a column gets at least, however many there are. */
#define MIN_WIDTH 18.0

static PangoLayout *
get_cell (const TbPaperLine *self,
          guint              row,
          guint              column)
{
  return g_ptr_array_index (self->cells, row * self->line->table->n_columns + column);
}

/* The widths that the columns wish for, and those of their longest words. */
static void
measure_columns (const TbPaperLine *self,
                 double            *wishes,
                 double            *least)
{
  const TbPreviewTable *table = self->line->table;

  for (guint column = 0; column < table->n_columns; column++)
    {
      wishes[column] = MIN_WIDTH;
      least[column] = MIN_WIDTH;
      for (guint row = 0; row <= table->n_rows; row++)
        {
          PangoLayout *layout = get_cell (self, row, column);
          int width;

          pango_layout_set_width (layout, -1);
          pango_layout_get_size (layout, &width, NULL);
          wishes[column] = MAX (wishes[column], (double)width / PANGO_SCALE + PADDING_X);
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
          pango_layout_set_width (layout, 1);
          pango_layout_get_size (layout, &width, NULL);
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          least[column] = MAX (least[column], (double)width / PANGO_SCALE + PADDING_X);
        }
    }
}

static double
sum (const double *values,
     guint         n)
{
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += values[i];
  return total;
}

/* Shares @room between columns: what they wish for; else their longest words and a share of the
 * rest; else, when not even these fit, a share. */
static void
share_width (double       *widths,
             const double *wishes,
             const double *least,
             guint         n,
             double        room)
{
  double all_wishes = sum (wishes, n);
  double all_least = sum (least, n);

  for (guint i = 0; i < n; i++)
    {
      if (all_wishes <= room)
        widths[i] = wishes[i];
      else if (all_least <= room)
        widths[i] = least[i] + (room - all_least) * (wishes[i] - least[i]) /
                                 MAX (all_wishes - all_least, 1);
      else
        widths[i] = room * least[i] / all_least;
    }
}

static void
create_cells (const TbPaper *paper,
              TbPaperLine   *self)
{
  const TbPreviewTable *table = self->line->table;

  self->cells = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        PangoLayout *layout;

        layout = _tb_paper_create_layout (paper, tb_preview_table_get_cell (table, row, column),
                                          row == 0, CELL_SCALE);
        if (table->aligns[column] == MD_ALIGN_RIGHT)
          pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
        else if (table->aligns[column] == MD_ALIGN_CENTER)
          pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
        g_ptr_array_add (self->cells, layout);
      }
}

void
_tb_paper_lay_out_table (const TbPaper *paper,
                         TbPaperLine   *self)
{
  const TbPreviewTable *table = self->line->table;
  guint n = table->n_columns;
  double left = self->line->left * paper->scale;
  g_autofree double *wishes = g_new0 (double, n);
  g_autofree double *least = g_new0 (double, n);
  g_autofree double *widths = g_new0 (double, n);

  create_cells (paper, self);
  measure_columns (self, wishes, least);
  share_width (widths, wishes, least, n, paper->width - left);
  self->columns = g_new0 (double, n + 1);
  self->columns[0] = left;
  for (guint column = 0; column < n; column++)
    self->columns[column + 1] = self->columns[column] + widths[column];

  for (guint row = 0; row <= table->n_rows; row++)
    {
      double height = 0;

      for (guint column = 0; column < n; column++)
        {
          PangoLayout *layout = get_cell (self, row, column);
          int own;

          pango_layout_set_width (layout, (int)(MAX (widths[column] - PADDING_X, 4) * PANGO_SCALE));
          /* No row is higher than a page. */
          pango_layout_set_height (layout, (int)(paper->height * 0.7 * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          pango_layout_get_size (layout, NULL, &own);
          height = MAX (height, (double)own / PANGO_SCALE);
        }
      height += 2 * PADDING_Y;
      g_array_append_val (self->rows, height);
    }
}

static void
draw_line (const TbPaper     *paper,
           const TbPaperLine *self,
           cairo_t           *cr,
           double             y,
           double             width)
{
  _tb_paper_set_color (cr, &paper->colors.border);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, self->columns[0], y);
  cairo_line_to (cr, self->columns[self->line->table->n_columns], y);
  cairo_stroke (cr);
}

static double
draw_row (const TbPaper     *paper,
          const TbPaperLine *self,
          cairo_t           *cr,
          guint              row,
          double             y)
{
  double height = g_array_index (self->rows, double, row);

  for (guint column = 0; column < self->line->table->n_columns; column++)
    {
      _tb_paper_set_color (cr, &paper->colors.text);
      cairo_move_to (cr, self->columns[column], y + PADDING_Y);
      pango_cairo_show_layout (cr, get_cell (self, row, column));
    }
  draw_line (paper, self, cr, y + height, row == 0 ? 1.2 : 0.5);
  return height;
}

/* The header stands above the first row on every page. */
void
_tb_paper_draw_table (const TbPaper     *paper,
                      const TbPaperLine *self,
                      cairo_t           *cr,
                      guint              first,
                      guint              n,
                      double             y)
{
  if (first > 0)
    y += draw_row (paper, self, cr, 0, y);
  for (guint row = first; row < first + n; row++)
    y += draw_row (paper, self, cr, row, y);
}
