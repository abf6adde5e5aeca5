/* tb-preview-draw.c: what stands behind the preview's text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <graphene.h>

#include "ui/preview/tb-preview-shapes.h"

#define CARD_RADIUS 9
#define BAR_WIDTH 3
#define BAR_DISTANCE 13
#define HEADER_SCALE 0.82
#define FOLD_SIZE 12
#define FOLD_DISTANCE 27
#define RING_ROOM 4
#define ICON_SIZE 16
/* So many labels are kept. */
#define MANY_LABELS 64

/* Top and height of line @number, all the room above and below included. */
static void
get_line_y (const TbPreviewPen *pen,
            guint               number,
            int                *y,
            int                *height)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (pen->buffer, &iter, number);
  gtk_text_view_get_line_yrange (pen->view, &iter, y, height);
}

/* The text of a label, kept: to lay it out takes longer than to draw its card. It follows the
 * widget's font by itself. Returns: (transfer none) */
static PangoLayout *
get_label (const TbPreviewPen *pen,
           const char         *language)
{
  GHashTable *labels = pen->self->labels;
  PangoLayout *layout = g_hash_table_lookup (labels, language);
  PangoAttrList *attributes;

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (labels) >= MANY_LABELS)
    g_hash_table_remove_all (labels);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->self), language);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (HEADER_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_attr_list_unref (attributes);
  g_hash_table_insert (labels, g_strdup (language), layout);
  return layout;
}

static void
draw_language (const TbPreviewPen    *pen,
               const char            *language,
               const graphene_rect_t *card)
{
  PangoLayout *layout = get_label (pen, language);
  int room = (int)card->size.width - 2 * tb_preview_pen_scale (pen, 12);

  pango_layout_set_width (layout, room * PANGO_SCALE);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT (card->origin.x + tb_preview_pen_scale (pen, 12),
                                                card->origin.y + tb_preview_pen_scale (pen, 6)));
  gtk_snapshot_append_layout (pen->snapshot, layout, &pen->self->colors.dim);
  gtk_snapshot_restore (pen->snapshot);
}

/* The card behind the code block that line @number is in. Returns: the line behind the block */
static guint
draw_card (const TbPreviewPen *pen,
           guint               number)
{
  TbPreviewView *self = pen->self;
  const TbPreviewLine *first;
  const TbPreviewLine *line;
  graphene_rect_t card;
  guint last = number;
  int top;
  int bottom;
  int height;
  int left;

  while ((first = _tb_preview_view_get_line (self, number, NULL)) != NULL && !first->is_first &&
         number > 0)
    number--;
  while ((line = _tb_preview_view_get_line (self, last, NULL)) != NULL && !line->is_last)
    last++;
  if (first == NULL || line == NULL)
    return last + 1;

  get_line_y (pen, number, &top, &height);
  get_line_y (pen, last, &bottom, &height);
  top += tb_preview_pen_scale (pen, first->gap);
  bottom += height;
  left = pen->left + tb_preview_pen_scale (pen, first->left - TB_PREVIEW_CARD_PADDING_X);
  card = GRAPHENE_RECT_INIT (left, top, pen->left + pen->width - left, bottom - top);
  tb_preview_pen_fill (pen, &card, CARD_RADIUS, &self->colors.card);
  tb_preview_pen_outline (pen, &card, CARD_RADIUS, 1, &self->colors.border);
  if (first->language != NULL)
    draw_language (pen, first->language, &card);
  if (first->language != NULL && !first->is_plain && !first->is_highlighted)
    _tb_preview_view_want_colors (self, first);

  return last + 1;
}

static void
draw_rule (const TbPreviewPen  *pen,
           const TbPreviewLine *line,
           int                  y,
           int                  height)
{
  int left = pen->left + tb_preview_pen_scale (pen, line->left);
  int gap = tb_preview_pen_scale (pen, line->gap);
  int middle = y + gap + (height - gap) / 2;

  gtk_snapshot_append_color (pen->snapshot, &pen->self->colors.border,
                             &GRAPHENE_RECT_INIT (left, middle, pen->left + pen->width - left, 1));
}

/* The bars at the left of quotes; a line's bar reaches up to the one before. */
static void
draw_quotes (const TbPreviewPen  *pen,
             const TbPreviewLine *line,
             guint                number,
             int                  y,
             int                  height)
{
  const TbPreviewLine *before;

  before = number > 0 ? _tb_preview_view_get_line (pen->self, number - 1, NULL) : NULL;
  for (guint i = 0; i < line->n_quotes; i++)
    {
      gboolean goes_on = before != NULL && before->n_quotes > i &&
                         before->quotes[i] == line->quotes[i];
      int top = goes_on ? y : y + tb_preview_pen_scale (pen, line->gap);
      int x = pen->left + tb_preview_pen_scale (pen, line->quotes[i]);

      gtk_snapshot_append_color (pen->snapshot, &pen->self->colors.border,
                                 &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, y + height - top));
    }
}

/* The bar at the left of the field somebody is in. */
static void
draw_mark (const TbPreviewPen *pen)
{
  TbPreviewView *self = pen->self;
  const TbPreviewLine *first = _tb_preview_view_get_line (self, self->mark_start, NULL);
  int top;
  int bottom;
  int height;

  if (self->mark_start >= self->mark_end || first == NULL)
    return;

  get_line_y (pen, self->mark_start, &top, &height);
  get_line_y (pen, self->mark_end - 1, &bottom, &height);
  top += tb_preview_pen_scale (pen, first->gap);
  bottom += height;
  tb_preview_pen_fill (pen,
                       &GRAPHENE_RECT_INIT (pen->left - BAR_DISTANCE, top, BAR_WIDTH,
                                            MAX (bottom - top, 1)),
                       BAR_WIDTH / 2.0f, &self->colors.accent);
}

/* The button on the code that the pointer or the focus is on. */
static void
draw_button (const TbPreviewPen *pen)
{
  const GdkRGBA *color = &pen->self->colors.text;
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (pen->self));
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);
  g_autoptr (GtkIconPaintable) icon = NULL;
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  graphene_rect_t area;
  guint first;

  if (!_tb_preview_view_get_button (pen->self, &first, &area))
    return;
  tb_preview_pen_fill (pen, &area, TB_PREVIEW_PILL_RADIUS, &pen->self->colors.pill);
  icon = gtk_icon_theme_lookup_icon (theme, "edit-copy-symbolic", NULL, ICON_SIZE,
                                     gtk_widget_get_scale_factor (GTK_WIDGET (pen->self)),
                                     gtk_widget_get_direction (GTK_WIDGET (pen->self)),
                                     GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (pen->snapshot);
  graphene_rect_inset (&area, (area.size.width - ICON_SIZE) / 2,
                       (area.size.height - ICON_SIZE) / 2);
  gtk_snapshot_translate (pen->snapshot, &area.origin);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), pen->snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (pen->snapshot);
}

/* A triangle in the margin of a heading: to fold what is below it, or to show it again. */
static void
draw_fold (const TbPreviewPen  *pen,
           const TbPreviewLine *line,
           guint                number,
           int                  y,
           int                  height)
{
  TbPreviewView *self = pen->self;
  guint block;
  gboolean is_folded;
  graphene_rect_t area;
  cairo_t *cr;

  _tb_preview_view_get_line (self, number, &block);
  is_folded = self->folds != NULL && self->document != NULL &&
              g_hash_table_contains (
                self->folds, ((TbPreviewBlock *)g_ptr_array_index (self->blocks, block))->block);
  if (!is_folded && self->hover != (int)number)
    return;

  y += tb_preview_pen_scale (pen, line->gap);
  height -= tb_preview_pen_scale (pen, line->gap);
  area = GRAPHENE_RECT_INIT (pen->left - FOLD_DISTANCE, y + (height - FOLD_SIZE) / 2, FOLD_SIZE,
                             FOLD_SIZE);
  cr = gtk_snapshot_append_cairo (pen->snapshot, &area);
  cairo_translate (cr, area.origin.x + FOLD_SIZE / 2.0, area.origin.y + FOLD_SIZE / 2.0);
  if (!is_folded)
    cairo_rotate (cr, G_PI / 2);
  gdk_cairo_set_source_rgba (cr, &self->colors.dim);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, -2, -3.5);
  cairo_line_to (cr, 2, 0);
  cairo_line_to (cr, -2, 3.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* The ring around a link in a table. */
static void
draw_cell_element (const TbPreviewPen *pen)
{
  graphene_rect_t area;
  int x;
  int y;

  if (!_tb_preview_view_get_cell_area (pen->self, &area))
    return;
  gtk_text_view_window_to_buffer_coords (pen->view, GTK_TEXT_WINDOW_WIDGET, 0, 0, &x, &y);
  graphene_rect_offset (&area, (float)x, (float)y);
  graphene_rect_inset (&area, -RING_ROOM, -1);
  tb_preview_pen_outline (pen, &area, TB_PREVIEW_PILL_RADIUS, 2, &pen->self->colors.accent);
}

/* The ring around what has the focus in the text. */
static void
draw_element (const TbPreviewPen *pen)
{
  TbPreviewView *self = pen->self;
  const TbPreviewRange *range;
  const TbPreviewLine *line;
  GtkTextIter iter;
  GdkRectangle from;
  GdkRectangle to;
  guint number;
  guint last;
  int y;
  int height;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)) ||
      !_tb_preview_view_find_element (self, &number, &range))
    return;

  line = _tb_preview_view_get_line (self, number, NULL);
  get_line_y (pen, number, &y, &height);
  if (range == NULL)
    {
      int left = pen->left + tb_preview_pen_scale (pen, line->left) - RING_ROOM;
      int bottom = y + height;

      if (line->kind == TB_PREVIEW_LINE_CODE)
        {
          _tb_preview_view_find_code (self, number, &number, &last);
          get_line_y (pen, last, &bottom, &height);
          bottom += height;
          left += RING_ROOM - tb_preview_pen_scale (pen, TB_PREVIEW_CARD_PADDING_X);
        }
      y += tb_preview_pen_scale (pen, line->gap);
      tb_preview_pen_outline (pen,
                              &GRAPHENE_RECT_INIT (left, y, pen->left + pen->width - left,
                                                   bottom - y),
                              CARD_RADIUS, 2, &self->colors.accent);
      return;
    }

  if (line->table != NULL)
    {
      draw_cell_element (pen);
      return;
    }
  gtk_text_buffer_get_iter_at_line (pen->buffer, &iter, number);
  gtk_text_iter_set_line_offset (&iter, range->start);
  gtk_text_view_get_iter_location (pen->view, &iter, &from);
  gtk_text_iter_set_line_offset (&iter, range->end - 1);
  gtk_text_view_get_iter_location (pen->view, &iter, &to);
  if (range->style >= TB_PREVIEW_BOX_OPEN && range->style <= TB_PREVIEW_BOX_DONE)
    {
      graphene_rect_t box = tb_preview_shapes_get_box (pen, &from);

      graphene_rect_inset (&box, -3, -3);
      tb_preview_pen_outline (pen, &box, TB_PREVIEW_BOX_RADIUS + 3, 2, &self->colors.accent);
      return;
    }
  /* A link that wraps has its ring where it begins. */
  if (tb_preview_shapes_is_below (&to, &from))
    to = (GdkRectangle){ pen->left + pen->width, from.y, 0, from.height };
  tb_preview_pen_outline (pen,
                          &GRAPHENE_RECT_INIT (from.x - RING_ROOM, from.y - 1,
                                               to.x + to.width - from.x + 2 * RING_ROOM,
                                               from.height + 2),
                          TB_PREVIEW_PILL_RADIUS, 2, &self->colors.accent);
}

void
_tb_preview_view_draw (TbPreviewView *self,
                       GtkSnapshot   *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  TbPreviewPen pen = { self, view, gtk_text_view_get_buffer (view), snapshot,
                       gtk_text_view_get_left_margin (view) };
  GdkRectangle visible;
  GtkTextIter iter;
  guint card_end = 0;
  int y;
  int height;

  pen.width = gtk_widget_get_width (GTK_WIDGET (self)) - pen.left -
              gtk_text_view_get_right_margin (view);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);

  for (guint number = gtk_text_iter_get_line (&iter);; number++)
    {
      const TbPreviewLine *line = _tb_preview_view_get_line (self, number, NULL);

      if (line == NULL)
        break;
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (y > visible.y + visible.height)
        break;

      if (line->n_quotes > 0)
        draw_quotes (&pen, line, number, y, height);
      if (line->kind == TB_PREVIEW_LINE_RULE)
        draw_rule (&pen, line, y, height);
      if (line->kind == TB_PREVIEW_LINE_CODE && number >= card_end)
        card_end = draw_card (&pen, number);
      if (line->kind == TB_PREVIEW_LINE_HEADING)
        draw_fold (&pen, line, number, y, height);
      tb_preview_shapes_draw (&pen, line, &iter);
      gtk_text_iter_forward_line (&iter);
    }
  /* A text view that gets lines above others stays at those, and does not hear that its adjustment,
   * with little text, stays where it was: what is measured next time goes by that. */
  if (visible.y != (int)gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (
                     GTK_SCROLLABLE (view))))
    _tb_preview_view_queue_highlight (self);
  draw_mark (&pen);
  draw_button (&pen);
  draw_element (&pen);
}
