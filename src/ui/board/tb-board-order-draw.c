/* tb-board-order-draw.c: draws the order of the tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-order-private.h"

#include <math.h>

#define LINE_WIDTH 1.5
#define CRITICAL_WIDTH 3
#define ARROW 6

static const TbOrderNode *
get_node (TbBoardOrder *self,
          guint         index)
{
  return &g_array_index (self->layout->nodes, TbOrderNode, index);
}

static void
lookup_color (TbBoardOrder *self,
              const char   *name,
              GdkRGBA      *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

/* What is seen, in pixels without zoom. */
static graphene_rect_t
get_view (TbBoardOrder *self)
{
  return GRAPHENE_RECT_INIT (
    gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]) / self->zoom,
    gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]) / self->zoom,
    gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
    gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom);
}

static gboolean
is_seen (const graphene_rect_t *view,
         double                 x1,
         double                 y1,
         double                 x2,
         double                 y2)
{
  return MAX (x1, x2) >= view->origin.x && MIN (x1, x2) <= view->origin.x + view->size.width &&
         MAX (y1, y2) >= view->origin.y && MIN (y1, y2) <= view->origin.y + view->size.height;
}

/* Whether one end has the pointer or the focus: the other end is lit then. */
static TbBoardLight
get_light (TbBoardOrder      *self,
           const TbOrderLine *line)
{
  TbBoardItem *from = tb_order_card_get_item (g_ptr_array_index (self->cards, line->from));
  TbBoardItem *to = tb_order_card_get_item (g_ptr_array_index (self->cards, line->to));
  guint lit = tb_board_model_get_light (self->model);

  if (tb_board_item_get_id (to) == lit)
    return tb_board_item_get_light (from);
  if (tb_board_item_get_id (from) == lit)
    return tb_board_item_get_light (to);
  return TB_BOARD_LIGHT_NONE;
}

static void
draw_line (cairo_t           *cr,
           const TbOrderNode *from,
           const TbOrderNode *to)
{
  double x1 = from->x + TB_ORDER_CARD_WIDTH;
  double y1 = from->y + TB_ORDER_CARD_HEIGHT / 2.;
  double x2 = to->x;
  double y2 = to->y + TB_ORDER_CARD_HEIGHT / 2.;
  double bend = MIN (fabs (x2 - x1) / 2, TB_ORDER_COLUMN_GAP);

  cairo_move_to (cr, x1, y1);
  cairo_curve_to (cr, x1 + bend, y1, x2 - bend, y2, x2 - ARROW, y2);
  cairo_stroke (cr);
  cairo_move_to (cr, x2, y2);
  cairo_line_to (cr, x2 - ARROW - 1, y2 - ARROW / 2. - 1);
  cairo_line_to (cr, x2 - ARROW - 1, y2 + ARROW / 2. + 1);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Lines of the longest chain come last, above the others. */
static void
draw_lines (TbBoardOrder          *self,
            cairo_t               *cr,
            const graphene_rect_t *view,
            gboolean               is_critical)
{
  GdkRGBA plain;
  GdkRGBA accent;
  GdkRGBA behind;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &plain);
  plain.alpha *= .3f;
  lookup_color (self, "accent_color", &accent);
  lookup_color (self, "warning_color", &behind);
  for (guint i = 0; i < self->layout->lines->len; i++)
    {
      const TbOrderLine *line = &g_array_index (self->layout->lines, TbOrderLine, i);
      const TbOrderNode *from = get_node (self, line->from);
      const TbOrderNode *to = get_node (self, line->to);
      TbBoardLight light;

      if (line->is_critical != is_critical ||
          !is_seen (view, from->x, from->y, to->x, to->y + TB_ORDER_CARD_HEIGHT))
        continue;
      light = get_light (self, line);
      gdk_cairo_set_source_rgba (cr, light == TB_BOARD_LIGHT_BEHIND                ? &behind
                                     : is_critical || light != TB_BOARD_LIGHT_NONE ? &accent
                                                                                   : &plain);
      cairo_set_line_width (cr, is_critical ? CRITICAL_WIDTH : LINE_WIDTH);
      draw_line (cr, from, to);
    }
}

static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Every other row has a ground of its own. */
static void
snapshot_ground (TbBoardOrder          *self,
                 GtkSnapshot           *snapshot,
                 guint                  row,
                 const graphene_rect_t *bounds)
{
  GdkRGBA color;

  lookup_color (self, "window_bg_color", &color);
  gtk_snapshot_append_color (snapshot, &color, bounds);
  if (row % 2 != 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= .04f;
  gtk_snapshot_append_color (snapshot, &color, bounds);
}

static void
snapshot_rows (TbBoardOrder          *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *view)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      int top = g_array_index (self->layout->rows, int, i);
      int bottom = g_array_index (self->layout->rows, int, i + 1);

      snapshot_ground (self, snapshot, i,
                       &GRAPHENE_RECT_INIT (view->origin.x, top, view->size.width, bottom - top));
    }
}

/* Names stay at the left edge, above the lines that cross them. */
static void
snapshot_names (TbBoardOrder          *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *view)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  for (guint i = 0; i < self->names->len; i++)
    {
      PangoLayout *name = g_ptr_array_index (self->names, i);
      double x = view->origin.x + TB_ORDER_MARGIN;
      double y = g_array_index (self->layout->rows, int, i) + 6;
      int width;
      int height;

      pango_layout_get_pixel_size (name, &width, &height);
      snapshot_ground (self, snapshot, i,
                       &GRAPHENE_RECT_INIT ((float) x - 2, (float) y, (float) width + 4,
                                            (float) height));
      append_text (snapshot, name, x, y, &color);
    }
}

/* The titles of the columns stay at the top, without zoom in their height. */
static void
snapshot_titles (TbBoardOrder          *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *view)
{
  GdkRGBA color;
  GdkRGBA ground;

  lookup_color (self, "window_bg_color", &ground);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (view->origin.x, view->origin.y,
                                                  view->size.width, TB_ORDER_TOP));
  for (guint i = 0; i < self->titles->len; i++)
    append_text (snapshot, g_ptr_array_index (self->titles, i),
                 TB_ORDER_MARGIN + i * (TB_ORDER_CARD_WIDTH + TB_ORDER_COLUMN_GAP),
                 view->origin.y + 8, &color);
}

void
_tb_board_order_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);
  graphene_rect_t view;
  cairo_t *cr;

  if (self->layout == NULL)
    return;

  view = get_view (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, self->zoom, self->zoom);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-view.origin.x, -view.origin.y));
  snapshot_rows (self, snapshot, &view);
  cr = gtk_snapshot_append_cairo (snapshot, &view);
  draw_lines (self, cr, &view, FALSE);
  draw_lines (self, cr, &view, TRUE);
  cairo_destroy (cr);
  snapshot_names (self, snapshot, &view);
  gtk_snapshot_restore (snapshot);

  for (guint i = 0; i < self->cards->len; i++)
    {
      const TbOrderNode *node = get_node (self, i);

      if (is_seen (&view, node->x, node->y, node->x + TB_ORDER_CARD_WIDTH,
                   node->y + TB_ORDER_CARD_HEIGHT))
        gtk_widget_snapshot_child (widget, g_ptr_array_index (self->cards, i), snapshot);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, self->zoom, self->zoom);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-view.origin.x, -view.origin.y));
  snapshot_titles (self, snapshot, &view);
  gtk_snapshot_restore (snapshot);
}
