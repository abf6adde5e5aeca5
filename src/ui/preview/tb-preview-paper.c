/* tb-preview-paper.c: lines of the preview on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-paper.h"

#include <math.h>
#include <string.h>

#include "ui/preview/tb-preview-attributes.h"
#include "ui/preview/tb-preview-paper-private.h"
#include "ui/preview/tb-preview-tags.h"

#define FONT_SIZE 10.0
/* The font that distances in lines are given for, in pixels. */
#define SCREEN_FONT_SIZE (11 * 96 / 72.0)
#define CODE_SCALE 0.86
/* The height of a line, as times the size of the font: of text that is read, of bold
 * text, and of code. */
#define LINE_HEIGHT 1.42
#define HEADING_LINE_HEIGHT 1.25
#define CODE_LINE_HEIGHT 1.3
/* The tab of placement lines is meant for letters of the screen's font. */
#define TAB_SCALE 1.05
#define CARD_RADIUS 4
#define BAR_WIDTH 2
#define BOX_SIZE 9
#define BOX_RADIUS 2

void
tb_paper_init (TbPaper      *paper,
               PangoContext *context,
               double        width,
               double        height)
{
  const GdkRGBA black = { 0, 0, 0, 1 };

  paper->context = context;
  paper->width = width;
  paper->height = height;
  paper->scale = FONT_SIZE / SCREEN_FONT_SIZE;
  /* Paper is white, whatever the screen is. */
  paper->colors = (TbPreviewColors){
    .text = black,
    .dim = { 0.38, 0.38, 0.38, 1 },
    .link = { 0.1, 0.33, 0.65, 1 },
    .accent = { 0.25, 0.25, 0.25, 1 },
    .on_accent = { 1, 1, 1, 1 },
    .card = { 0.965, 0.965, 0.965, 1 },
    .border = { 0.8, 0.8, 0.8, 1 },
    .pill = { 0.94, 0.94, 0.94, 1 },
    .hint = { 0.5, 0.33, 0, 1 },
    .hint_pill = { 1, 0.96, 0.85, 1 },
    .doubt = { 0.65, 0.1, 0.1, 1 },
    .doubt_pill = { 0.99, 0.92, 0.92, 1 },
  };
}

static double
scale (const TbPaper *paper,
       int            length)
{
  return length * paper->scale;
}

static gboolean
is_mono (const TbPreviewLine *line)
{
  return line->kind == TB_PREVIEW_LINE_CODE || line->kind == TB_PREVIEW_LINE_HTML;
}

/* The font of the desktop. Returns: (transfer full) */
static PangoFontDescription *
create_font (void)
{
  g_autofree char *name = NULL;
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings != NULL)
    g_object_get (settings, "gtk-font-name", &name, NULL);
  return pango_font_description_from_string (name != NULL ? name : "Sans");
}

/* Puts lines so far apart that each has @line_height times the size of the font. */
static void
set_spacing (PangoLayout *layout,
             double       line_height)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  PangoFontMetrics *metrics;
  double spacing;

  metrics = pango_context_get_metrics (pango_layout_get_context (layout), font, NULL);
  spacing = line_height * pango_font_description_get_size (font) -
            pango_font_metrics_get_height (metrics);
  pango_layout_set_spacing (layout, (int)MAX (spacing, 0));
  pango_font_metrics_unref (metrics);
}

PangoLayout *
_tb_paper_create_layout (const TbPaper       *paper,
                         const TbPreviewText *text,
                         gboolean             is_bold,
                         double               factor)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  PangoFontDescription *font = create_font ();
  PangoAttrList *attributes = tb_preview_attributes_new (text, &paper->colors);

  pango_font_description_set_size (font, (int)lround (FONT_SIZE * factor * PANGO_SCALE));
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text->text->str, (int)text->text->len);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  set_spacing (layout, is_bold ? HEADING_LINE_HEIGHT : LINE_HEIGHT);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return layout;
}

static void
set_mono (PangoLayout *layout)
{
  PangoFontDescription *font;

  font = pango_font_description_copy (pango_layout_get_font_description (layout));
  pango_font_description_set_family (font, "monospace");
  pango_font_description_set_size (font, (int)(FONT_SIZE * CODE_SCALE * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  set_spacing (layout, CODE_LINE_HEIGHT);
  pango_font_description_free (font);
}

/* Wrapped lines begin below the text, and the first tab leads there. */
static void
set_hang (const TbPaper       *paper,
          const TbPreviewLine *line,
          PangoLayout         *layout)
{
  double tab = line->tab > 0 ? line->tab * TAB_SCALE : line->hang;

  pango_layout_set_indent (layout, (int)lround (-scale (paper, line->hang) * PANGO_SCALE));
  if (tab > 0 && !is_mono (line))
    {
      PangoTabArray *tabs;

      tabs = pango_tab_array_new_with_positions (
        1, FALSE, PANGO_TAB_LEFT, (int)lround (tab * paper->scale * PANGO_SCALE));
      pango_layout_set_tabs (layout, tabs);
      pango_tab_array_free (tabs);
    }
}

/* The lines of @layout as rows. */
static void
add_rows (TbPaperLine *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  do
    {
      int top;
      int bottom;
      double height;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      height = (bottom - top) / (double)PANGO_SCALE;
      g_array_append_val (self->rows, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
lay_out_text (const TbPaper *paper,
              TbPaperLine   *self)
{
  const TbPreviewLine *line = self->line;
  double width = paper->width - scale (paper, line->left);
  double factor = 1;

  if (line->kind == TB_PREVIEW_LINE_HEADING)
    factor = tb_preview_tags_get_heading_scale (line->level);
  self->layout = _tb_paper_create_layout (paper, &line->text,
                                          line->kind == TB_PREVIEW_LINE_HEADING, factor);
  if (is_mono (line))
    set_mono (self->layout);
  if (line->kind == TB_PREVIEW_LINE_CODE)
    {
      width -= TB_PAPER_CARD_PADDING;
      if (line->is_first)
        self->above += TB_PAPER_CARD_PADDING;
      else
        self->above += pango_layout_get_spacing (self->layout) / (double)PANGO_SCALE;
      if (line->is_last)
        self->below += TB_PAPER_CARD_PADDING;
    }
  if (line->kind == TB_PREVIEW_LINE_HEADING)
    self->below += scale (paper, 4);
  pango_layout_set_width (self->layout, (int)(MAX (width, 40) * PANGO_SCALE));
  set_hang (paper, line, self->layout);
  add_rows (self);
}

TbPaperLine *
tb_paper_line_new (const TbPaper       *paper,
                   const TbPreviewLine *line)
{
  TbPaperLine *self = g_new0 (TbPaperLine, 1);

  self->line = line;
  self->rows = g_array_new (FALSE, FALSE, sizeof (double));
  self->above = scale (paper, line->gap);
  if (line->table != NULL)
    _tb_paper_lay_out_table (paper, self);
  else if (line->kind == TB_PREVIEW_LINE_RULE)
    {
      const double height = 6;

      g_array_append_val (self->rows, height);
    }
  else
    lay_out_text (paper, self);

  return self;
}

void
tb_paper_line_free (TbPaperLine *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_array_unref (self->rows);
  g_free (self->columns);
  g_free (self);
}

double
tb_paper_line_get_height (const TbPaperLine *self,
                          guint              first,
                          guint              n)
{
  double height = 0;

  for (guint i = first; i < first + n; i++)
    height += g_array_index (self->rows, double, i);
  return height;
}

void
_tb_paper_set_color (cairo_t       *cr,
                     const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
}

static void
trace_box (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height,
           double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* A box with its tick, or with the bar of one that is half done. */
static void
draw_box (const TbPaper *paper,
          cairo_t       *cr,
          double         x,
          double         y,
          TbPreviewStyle style)
{
  trace_box (cr, x, y, BOX_SIZE, BOX_SIZE, BOX_RADIUS);
  if (style == TB_PREVIEW_BOX_OPEN)
    {
      _tb_paper_set_color (cr, &paper->colors.dim);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      return;
    }
  _tb_paper_set_color (cr, &paper->colors.accent);
  cairo_fill (cr);
  _tb_paper_set_color (cr, &paper->colors.on_accent);
  cairo_set_line_width (cr, 1.2);
  if (style == TB_PREVIEW_BOX_DONE)
    {
      cairo_move_to (cr, x + 0.22 * BOX_SIZE, y + 0.54 * BOX_SIZE);
      cairo_line_to (cr, x + 0.42 * BOX_SIZE, y + 0.74 * BOX_SIZE);
      cairo_line_to (cr, x + 0.78 * BOX_SIZE, y + 0.28 * BOX_SIZE);
    }
  else
    {
      cairo_move_to (cr, x + 0.25 * BOX_SIZE, y + 0.5 * BOX_SIZE);
      cairo_line_to (cr, x + 0.75 * BOX_SIZE, y + 0.5 * BOX_SIZE);
    }
  cairo_stroke (cr);
}

/* The boxes in the row of text that begins at byte @start; @baseline is where its letters stand. */
static void
draw_boxes (const TbPaper         *paper,
            const TbPaperLine     *self,
            cairo_t               *cr,
            const PangoLayoutLine *row,
            double                 x,
            double                 baseline)
{
  const TbPreviewText *text = &self->line->text;

  for (guint i = 0; i < text->ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);
      PangoRectangle at;
      int index;

      if (range->style < TB_PREVIEW_BOX_OPEN || range->style > TB_PREVIEW_BOX_DONE)
        continue;
      index = (int)(g_utf8_offset_to_pointer (text->text->str, range->start) - text->text->str);
      if (index < row->start_index || index >= row->start_index + row->length)
        continue;
      pango_layout_index_to_pos (self->layout, index, &at);
      draw_box (paper, cr, x + at.x / (double)PANGO_SCALE, baseline - BOX_SIZE + 0.8,
                range->style);
    }
}

static void
draw_text (const TbPaper     *paper,
           const TbPaperLine *self,
           cairo_t           *cr,
           guint              first,
           guint              n,
           double             y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  double left = scale (paper, self->line->left);
  guint row = 0;

  _tb_paper_set_color (cr, self->line->n_quotes > 0 || self->line->kind == TB_PREVIEW_LINE_FOLD ||
                             self->line->kind == TB_PREVIEW_LINE_HTML
                           ? &paper->colors.dim
                           : &paper->colors.text);
  do
    {
      if (row >= first && row < first + n)
        {
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
          PangoRectangle logical;
          double baseline;
          int top;

          pango_layout_iter_get_line_yrange (iter, &top, NULL);
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          baseline = y + (pango_layout_iter_get_baseline (iter) - top) / (double)PANGO_SCALE;
          cairo_move_to (cr, left + logical.x / (double)PANGO_SCALE, baseline);
          pango_cairo_show_layout_line (cr, line);
          draw_boxes (paper, self, cr, line, left, baseline);
          _tb_paper_set_color (cr, &paper->colors.text);
          y += g_array_index (self->rows, double, row);
        }
      row++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_rule (const TbPaper *paper,
           cairo_t       *cr,
           double         left,
           double         y)
{
  _tb_paper_set_color (cr, &paper->colors.border);
  cairo_set_line_width (cr, 0.8);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, paper->width, y);
  cairo_stroke (cr);
}

void
tb_paper_line_draw (const TbPaper     *paper,
                    const TbPaperLine *self,
                    cairo_t           *cr,
                    guint              first,
                    guint              n,
                    double             y)
{
  double height = tb_paper_line_get_height (self, first, n);

  for (guint i = 0; i < self->line->n_quotes; i++)
    {
      _tb_paper_set_color (cr, &paper->colors.border);
      cairo_rectangle (cr, scale (paper, self->line->quotes[i]), y, BAR_WIDTH, height);
      cairo_fill (cr);
    }
  if (self->cells != NULL)
    _tb_paper_draw_table (paper, self, cr, first, n, y);
  else if (self->layout != NULL)
    draw_text (paper, self, cr, first, n, y);
  else
    draw_rule (paper, cr, scale (paper, self->line->left), y + height / 2);
}

void
tb_paper_draw_card (const TbPaper *paper,
                    cairo_t       *cr,
                    int            left,
                    double         y,
                    double         height)
{
  double x = scale (paper, left) - TB_PAPER_CARD_PADDING;

  trace_box (cr, x, y - TB_PAPER_CARD_PADDING, paper->width - x,
             height + 2 * TB_PAPER_CARD_PADDING, CARD_RADIUS);
  _tb_paper_set_color (cr, &paper->colors.card);
  cairo_fill_preserve (cr);
  _tb_paper_set_color (cr, &paper->colors.border);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
}
