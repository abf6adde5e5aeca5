/* tb-preview-elements.c: what can be reached and done in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/preview/tb-preview-table.h"

/* The button on code, and how far it is from the edges of the card. */
#define BUTTON_MARGIN 3
#define BUTTON_SIZE 22
/* For so many frames a link in a table is brought into sight. */
#define CELL_FRAMES 4

static gboolean
is_range_element (const TbPreviewRange *range)
{
  return range->style == TB_PREVIEW_LINK || range->style == TB_PREVIEW_MORE ||
         (range->style >= TB_PREVIEW_BOX_OPEN && range->style <= TB_PREVIEW_BOX_DONE);
}

/* The heading, or the code that begins there: the line as a whole. */
static gboolean
is_line_element (const TbPreviewLine *line)
{
  return line->kind == TB_PREVIEW_LINE_HEADING ||
         (line->kind == TB_PREVIEW_LINE_CODE && line->is_first);
}

/* The characters of all texts of a line count as one text: those of the cells of a table, one
 * behind the other. */
static guint
get_n_texts (const TbPreviewLine *line)
{
  return line->table != NULL ? line->table->cells->len : 1;
}

static const TbPreviewText *
get_text (const TbPreviewLine *line,
          guint                index)
{
  return line->table != NULL ? &g_array_index (line->table->cells, TbPreviewText, index)
                             : &line->text;
}

/* What a text takes up: also an empty cell is a place. */
static int
get_room (const TbPreviewText *text)
{
  return (int)tb_preview_text_length (text) + 1;
}

/* The range of @line that follows (@step 1) or precedes (-1) character @at, and its own place.
 * Returns: (nullable) */
static const TbPreviewRange *
find_range (const TbPreviewLine *line,
            int                  at,
            int                  step,
            int                 *place)
{
  const TbPreviewRange *found = NULL;
  int base = 0;

  for (guint i = 0; i < get_n_texts (line); i++)
    {
      const TbPreviewText *text = get_text (line, i);

      for (guint j = 0; j < text->ranges->len; j++)
        {
          const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, j);
          int start = base + (int)range->start;

          if (!is_range_element (range) || (step > 0 ? start <= at : start >= at) ||
              (found != NULL && (step > 0 ? start >= *place : start <= *place)))
            continue;
          found = range;
          *place = start;
        }
      base += get_room (text);
    }
  return found;
}

/* The cell of @line that holds the character at @place. */
static guint
find_cell (const TbPreviewLine *line,
           int                  place)
{
  guint cell = 0;

  while (cell + 1 < get_n_texts (line) && place >= get_room (get_text (line, cell)))
    place -= get_room (get_text (line, cell++));
  return cell;
}

static char *
describe (TbPreviewView        *self,
          const TbPreviewLine  *line,
          const TbPreviewRange *range,
          gboolean              is_folded)
{
  g_autofree char *text = g_strdup (line->text.text->str);

  g_strdelimit (text, "\t", ' ');
  if (range == NULL && line->kind == TB_PREVIEW_LINE_HEADING)
    /* Translators: %s is a heading of the plan. */
    return g_strdup_printf (is_folded ? _("Heading, folded: %s") : _("Heading: %s"), text);
  if (range == NULL)
    /* Translators: %s is a language of code, such as "python", or nothing. */
    return g_strdup_printf (_("Code %s"), line->language != NULL ? line->language : "");
  if (range->style == TB_PREVIEW_MORE)
    return g_strdup (text);
  if (range->style == TB_PREVIEW_LINK)
    /* Translators: %s is where a link leads. */
    return g_strdup_printf (_("Link: %s"), range->target);
  /* Translators: %s is the text beside a box. */
  return g_strdup_printf (range->style == TB_PREVIEW_BOX_DONE ? _("Ticked: %s")
                                                              : _("Not ticked: %s"),
                          text);
}

/* The range that has the focus in the table of @line: its cell, and where it is in it. */
static const TbPreviewRange *
find_in_cell (TbPreviewView       *self,
              const TbPreviewLine *line,
              guint               *cell)
{
  int place;
  const TbPreviewRange *range = find_range (line, (int)self->element_place - 1, 1, &place);

  if (range != NULL)
    *cell = find_cell (line, place);
  return range;
}

gboolean
_tb_preview_view_get_cell_area (TbPreviewView   *self,
                                graphene_rect_t *area)
{
  const TbPreviewRange *range;
  const TbPreviewLine *line;
  GtkWidget *table;
  guint number;
  guint cell;

  if (!_tb_preview_view_find_element (self, &number, &range) || range == NULL)
    return FALSE;
  line = _tb_preview_view_get_line (self, number, NULL);
  table = line->table != NULL ? _tb_preview_view_get_table (self, number) : NULL;
  return table != NULL && (range = find_in_cell (self, line, &cell)) != NULL &&
         tb_preview_table_view_get_area (table, cell, range->start, range->end,
                                         GTK_WIDGET (self), area);
}

/* Brings the link in a table into sight. A table that just came into sight has no place before the
 * next frame, and moves while lines above it are measured. */
static gboolean
show_cell_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  const TbPreviewRange *range;
  graphene_rect_t area;
  guint number;
  guint cell;
  double top;

  if (self->n_cell_frames == 0 || !_tb_preview_view_get_cell_area (self, &area))
    {
      self->n_cell_frames = 0;
      return G_SOURCE_REMOVE;
    }
  self->n_cell_frames--;
  _tb_preview_view_find_element (self, &number, &range);
  range = find_in_cell (self, _tb_preview_view_get_line (self, number, NULL), &cell);
  tb_preview_table_view_show (_tb_preview_view_get_table (self, number), cell, range->start,
                              range->end);
  top = gtk_adjustment_get_value (adjustment) + area.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - area.size.height,
                             top + 2 * area.size.height);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* The element is a link in the table of line @number. */
static void
show_cell (TbPreviewView *self,
           guint          number)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int y;
  int height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, number);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  if (y + height < visible.y || y > visible.y + visible.height)
    tb_preview_view_show_lines (self, number, number + 1);
  if (self->n_cell_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_cell_cb, NULL, NULL);
  self->n_cell_frames = CELL_FRAMES;
}

static void
set_element (TbPreviewView        *self,
             guint                 number,
             const TbPreviewLine  *line,
             const TbPreviewRange *range,
             int                   place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *words = NULL;
  GtkTextIter iter;
  guint block;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, number);
  if (range != NULL && line->table == NULL)
    gtk_text_iter_set_line_offset (&iter, range->start);
  if (self->element == NULL)
    self->element = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, self->element, &iter);
  self->is_element_code = range == NULL;
  self->element_place = line->table != NULL ? (guint)place : 0;
  /* A screen reader reads what is at the cursor. */
  gtk_text_buffer_place_cursor (buffer, &iter);
  _tb_preview_view_get_line (self, number, &block);
  words = describe (self, line, range,
                    tb_preview_view_is_folded (self, md_document_get_block_start (self->document,
                                                                                  block)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  if (line->table != NULL)
    show_cell (self, number);
  else
    tb_preview_view_show_lines (self, number, number + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _tb_preview_view_element_changed (self);
}

gboolean
_tb_preview_view_find_element (TbPreviewView         *self,
                               guint                 *number,
                               const TbPreviewRange **range)
{
  const TbPreviewLine *line;
  GtkTextIter iter;
  guint cell;
  int place;

  *range = NULL;
  if (self->element == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                    self->element);
  *number = gtk_text_iter_get_line (&iter);
  line = _tb_preview_view_get_line (self, *number, NULL);
  if (line == NULL)
    return FALSE;
  if (self->is_element_code)
    return is_line_element (line);
  /* A line that changed was written anew behind the mark. */
  if (line->table != NULL)
    *range = find_in_cell (self, line, &cell);
  else
    *range = find_range (line, gtk_text_iter_get_line_offset (&iter) - 1, 1, &place);
  return *range != NULL;
}

/* Where to begin: at the top, or the bottom, of what is seen. */
static guint
get_first_line (TbPreviewView *self,
                int            step)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  guint n_lines = _tb_preview_view_get_n_lines (self);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, step > 0 ? visible.y : visible.y + visible.height,
                               NULL);
  /* The buffer's own last line is empty. */
  return MIN ((guint)gtk_text_iter_get_line (&iter), MAX (n_lines, 1) - 1);
}

gboolean
_tb_preview_view_move_element (TbPreviewView    *self,
                               GtkDirectionType  direction)
{
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  const TbPreviewRange *range;
  const TbPreviewLine *line;
  guint number;
  int place = 0;
  int at = G_MAXINT;

  if (_tb_preview_view_find_element (self, &number, &range))
    {
      line = _tb_preview_view_get_line (self, number, NULL);
      if (range == NULL)
        at = -1;
      else
        at = line->table != NULL ? (int)self->element_place : (int)range->start;
      /* Before the first range of a line is the line itself. */
      if (step < 0 && range == NULL)
        {
          number--;
          at = G_MAXINT;
        }
    }
  else
    {
      number = get_first_line (self, step);
      at = step > 0 ? -2 : G_MAXINT;
    }

  while ((line = _tb_preview_view_get_line (self, number, NULL)) != NULL)
    {
      if (step > 0 && at == -2 && is_line_element (line))
        {
          set_element (self, number, line, NULL, 0);
          return TRUE;
        }
      range = find_range (line, at, step, &place);
      if (range != NULL || (step < 0 && at >= 0 && is_line_element (line)))
        {
          set_element (self, number, line, range, place);
          return TRUE;
        }
      number += step;
      at = step > 0 ? -2 : G_MAXINT;
    }
  tb_preview_view_clear_element (self);
  return FALSE;
}

gboolean
tb_preview_view_get_element (TbPreviewView *self,
                             TbPreviewHit  *hit)
{
  guint number;
  guint block;
  guint cell;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  *hit = (TbPreviewHit){ 0 };
  if (!self->is_complete || !_tb_preview_view_find_element (self, &number, &hit->range))
    return FALSE;
  hit->line = _tb_preview_view_get_line (self, number, &block);
  hit->offset = md_document_get_block_start (self->document, block) + hit->line->source;
  if (hit->line->table != NULL && find_in_cell (self, hit->line, &cell) != NULL)
    hit->offset = md_document_get_block_start (self->document, block) +
                  g_array_index (hit->line->table->rows, gsize,
                                 cell / hit->line->table->n_columns);
  return TRUE;
}

void
tb_preview_view_clear_element (TbPreviewView *self)
{
  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  if (self->element == NULL)
    return;
  gtk_text_buffer_delete_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->element);
  self->element = NULL;
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _tb_preview_view_element_changed (self);
}

void
tb_preview_view_set_hover (TbPreviewView       *self,
                           const TbPreviewLine *line)
{
  int hover = -1;

  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  if (line != NULL)
    {
      const TbPreviewLine *here;
      guint number = get_first_line (self, 1);

      /* Lines do not know their number, but it is one of those in sight. */
      while ((here = _tb_preview_view_get_line (self, number, NULL)) != NULL && here != line)
        number++;
      if (here != NULL)
        hover = (int)number;
    }
  if (hover == self->hover)
    return;
  self->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The code whose card the pointer, or else the focus, is on. */
static gboolean
find_active_code (TbPreviewView *self,
                  guint         *first)
{
  const TbPreviewLine *line = NULL;
  const TbPreviewRange *range;
  guint number = 0;
  guint last;

  if (self->hover >= 0)
    {
      number = (guint)self->hover;
      line = _tb_preview_view_get_line (self, number, NULL);
    }
  if ((line == NULL || line->kind != TB_PREVIEW_LINE_CODE) &&
      _tb_preview_view_find_element (self, &number, &range) && range == NULL)
    line = _tb_preview_view_get_line (self, number, NULL);
  if (line == NULL || line->kind != TB_PREVIEW_LINE_CODE)
    return FALSE;
  _tb_preview_view_find_code (self, number, first, &last);
  return TRUE;
}

gboolean
_tb_preview_view_get_button (TbPreviewView   *self,
                             guint           *first,
                             graphene_rect_t *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const TbPreviewLine *line;
  GtkTextIter iter;
  int y;
  int height;
  int size = (int)lround (BUTTON_SIZE * self->scale);
  int left;

  if (!find_active_code (self, first))
    return FALSE;
  line = _tb_preview_view_get_line (self, *first, NULL);
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, *first);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  left = gtk_text_view_get_left_margin (view) + self->width - size - BUTTON_MARGIN;
  y += (int)lround (line->gap * self->scale) + BUTTON_MARGIN;
  *area = GRAPHENE_RECT_INIT (left, y, size, size);
  return TRUE;
}

gboolean
tb_preview_view_is_button (TbPreviewView *self,
                           double         x,
                           double         y)
{
  graphene_rect_t area;
  guint first;
  int buffer_x;
  int buffer_y;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  return _tb_preview_view_get_button (self, &first, &area) &&
         graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT (buffer_x, buffer_y));
}
