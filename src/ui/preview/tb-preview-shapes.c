/* tb-preview-shapes.c: what stands behind single words of the preview: pills and boxes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-shapes.h"

#define BOX_SIZE 15
/* So many styles in a line are worth to find out which of them are in sight. */
#define MANY_RANGES 30

gboolean
tb_preview_shapes_is_below (const GdkRectangle *character,
                            const GdkRectangle *other)
{
  return character->y > other->y + other->height / 2;
}

/* Sets @next to where the line on the screen ends that begins with @iter, or to @stop before, and
 * @last to the last character of it. */
static void
find_line_end (const TbPreviewPen *pen,
               const GtkTextIter  *iter,
               const GtkTextIter  *stop,
               GtkTextIter        *next,
               GtkTextIter        *last)
{
  *next = *iter;
  if (!gtk_text_view_forward_display_line (pen->view, next)
      || gtk_text_iter_compare (next, stop) > 0)
    *next = *stop;
  else
    gtk_text_view_backward_display_line_start (pen->view, next);
  *last = *next;
  gtk_text_iter_backward_char (last);
  /* The blank at which the line breaks hangs over its end. */
  if (gtk_text_iter_compare (next, stop) < 0 && g_unichar_isspace (gtk_text_iter_get_char (last))
      && gtk_text_iter_compare (last, iter) > 0)
    gtk_text_iter_backward_char (last);
}

/* A pill behind each line that @range takes of the text at @line_start. */
static void
draw_pill (const TbPreviewPen   *pen,
           const GtkTextIter    *line_start,
           const TbPreviewRange *range,
           const GdkRGBA        *color)
{
  GtkTextIter iter = *line_start;
  GtkTextIter stop = *line_start;

  gtk_text_iter_set_line_offset (&iter, (int)range->start);
  gtk_text_iter_set_line_offset (&stop, (int)range->end);

  while (gtk_text_iter_compare (&iter, &stop) < 0)
    {
      GtkTextIter next = stop;
      GtkTextIter last = stop;
      GdkRectangle from;
      GdkRectangle to;
      graphene_rect_t pill;
      int x;

      gtk_text_iter_backward_char (&last);
      gtk_text_view_get_iter_location (pen->view, &iter, &from);
      gtk_text_view_get_iter_location (pen->view, &last, &to);
      if (tb_preview_shapes_is_below (&to, &from))
        {
          find_line_end (pen, &iter, &stop, &next, &last);
          if (gtk_text_iter_compare (&next, &iter) <= 0)
            break;
          gtk_text_view_get_iter_location (pen->view, &last, &to);
        }
      x = MIN (from.x, to.x);
      pill = GRAPHENE_RECT_INIT (x - 3, from.y,
                                 MAX (from.x + from.width, to.x + to.width) - x + 6, from.height);
      tb_preview_pen_fill (pen, &pill, TB_PREVIEW_PILL_RADIUS, color);
      iter = next;
    }
}

/* A tick, or the bar of a box that is half done. */
static void
draw_tick (const TbPreviewPen    *pen,
           const graphene_rect_t *box,
           gboolean               is_done)
{
  cairo_t *cr = gtk_snapshot_append_cairo (pen->snapshot, box);
  double size = box->size.width;

  cairo_translate (cr, box->origin.x, box->origin.y);
  gdk_cairo_set_source_rgba (cr, &pen->self->colors.on_accent);
  cairo_set_line_width (cr, size * 0.13);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (is_done)
    {
      cairo_move_to (cr, size * 0.25, size * 0.52);
      cairo_line_to (cr, size * 0.43, size * 0.70);
      cairo_line_to (cr, size * 0.75, size * 0.32);
    }
  else
    {
      cairo_move_to (cr, size * 0.27, size * 0.5);
      cairo_line_to (cr, size * 0.73, size * 0.5);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

graphene_rect_t
tb_preview_shapes_get_box (const TbPreviewPen *pen,
                           const GdkRectangle *at)
{
  int size = tb_preview_pen_scale (pen, BOX_SIZE);

  /* The middle of capitals is above the middle of the line. */
  return GRAPHENE_RECT_INIT (at->x,
                             at->y + (at->height - size) / 2 - tb_preview_pen_scale (pen, 1), size,
                             size);
}

static void
draw_box (const TbPreviewPen   *pen,
          const GtkTextIter    *line_start,
          const TbPreviewRange *range)
{
  const TbPreviewColors *colors = &pen->self->colors;
  GtkTextIter iter = *line_start;
  graphene_rect_t box;
  GdkRectangle at;

  gtk_text_iter_set_line_offset (&iter, (int)range->start);
  gtk_text_view_get_iter_location (pen->view, &iter, &at);
  box = tb_preview_shapes_get_box (pen, &at);
  if (range->style == TB_PREVIEW_BOX_OPEN)
    {
      tb_preview_pen_outline (pen, &box, TB_PREVIEW_BOX_RADIUS, 1.5f, &colors->dim);
      return;
    }
  tb_preview_pen_fill (pen, &box, TB_PREVIEW_BOX_RADIUS, &colors->accent);
  draw_tick (pen, &box, range->style == TB_PREVIEW_BOX_DONE);
}

/* The characters of the line at @line_start that are in sight, and some around them. */
static void
find_visible (const TbPreviewPen *pen,
              const GtkTextIter  *line_start,
              guint              *start,
              guint              *end)
{
  int number = gtk_text_iter_get_line (line_start);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (pen->view, &visible);
  *start = 0;
  *end = G_MAXUINT;
  gtk_text_view_get_iter_at_location (pen->view, &iter, 0, visible.y);
  if (gtk_text_iter_get_line (&iter) == number)
    *start = gtk_text_iter_get_line_offset (&iter);
  gtk_text_view_get_iter_at_location (pen->view, &iter, visible.width, visible.y + visible.height);
  if (gtk_text_iter_get_line (&iter) == number)
    *end = gtk_text_iter_get_line_offset (&iter) + 1;
}

void
tb_preview_shapes_draw (const TbPreviewPen  *pen,
                        const TbPreviewLine *line,
                        const GtkTextIter   *line_start)
{
  const TbPreviewColors *colors = &pen->self->colors;
  guint start = 0;
  guint end = G_MAXUINT;

  if (line->text.ranges->len > MANY_RANGES)
    find_visible (pen, line_start, &start, &end);

  for (guint i = 0; i < line->text.ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (line->text.ranges, TbPreviewRange, i);

      if (range->end <= start || range->start >= end)
        continue;
      switch ((guint)range->style)
        {
        case TB_PREVIEW_CODE:
        case TB_PREVIEW_IMAGE:
          draw_pill (pen, line_start, range, &colors->pill);
          break;

        case TB_PREVIEW_PLACEHOLDER:
          draw_pill (pen, line_start, range, &colors->hint_pill);
          break;

        case TB_PREVIEW_DOUBT:
          draw_pill (pen, line_start, range, &colors->doubt_pill);
          break;

        case TB_PREVIEW_BOX_OPEN:
        case TB_PREVIEW_BOX_PROGRESS:
        case TB_PREVIEW_BOX_DONE:
          draw_box (pen, line_start, range);
          break;

        default:
          break;
        }
    }
}
