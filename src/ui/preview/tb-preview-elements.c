/* tb-preview-elements.c: what can be reached and done in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <math.h>

#include <glib/gi18n.h>

/* The button on code, and how far it is from the edges of the card. */
#define BUTTON_MARGIN 3
#define BUTTON_SIZE 22

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

/* The range of @line that follows (@step 1) or precedes (-1) character @at. Returns: (nullable) */
static const TbPreviewRange *
find_range (const TbPreviewLine *line,
            int                  at,
            int                  step)
{
  const TbPreviewRange *found = NULL;

  for (guint i = 0; i < line->text.ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (line->text.ranges, TbPreviewRange, i);
      int start = (int)range->start;

      if (!is_range_element (range) || (step > 0 ? start <= at : start >= at))
        continue;
      if (found == NULL || (step > 0 ? range->start < found->start : range->start > found->start))
        found = range;
    }
  return found;
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

static void
set_element (TbPreviewView        *self,
             guint                 number,
             const TbPreviewLine  *line,
             const TbPreviewRange *range)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *words = NULL;
  GtkTextIter iter;
  guint block;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, number);
  if (range != NULL)
    gtk_text_iter_set_line_offset (&iter, range->start);
  if (self->element == NULL)
    self->element = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, self->element, &iter);
  self->is_element_code = range == NULL;
  /* A screen reader reads what is at the cursor. */
  gtk_text_buffer_place_cursor (buffer, &iter);
  _tb_preview_view_get_line (self, number, &block);
  words = describe (self, line, range,
                    tb_preview_view_is_folded (self, md_document_get_block_start (self->document,
                                                                                  block)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  tb_preview_view_show_lines (self, number, number + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
_tb_preview_view_find_element (TbPreviewView         *self,
                               guint                 *number,
                               const TbPreviewRange **range)
{
  const TbPreviewLine *line;
  GtkTextIter iter;

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
  *range = find_range (line, gtk_text_iter_get_line_offset (&iter) - 1, 1);
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
  int at = G_MAXINT;

  if (_tb_preview_view_find_element (self, &number, &range))
    {
      at = range != NULL ? (int)range->start : -1;
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
          set_element (self, number, line, NULL);
          return TRUE;
        }
      range = find_range (line, at, step);
      if (range != NULL || (step < 0 && at >= 0 && is_line_element (line)))
        {
          set_element (self, number, line, range);
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

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  *hit = (TbPreviewHit){ 0 };
  if (!self->is_complete || !_tb_preview_view_find_element (self, &number, &hit->range))
    return FALSE;
  hit->line = _tb_preview_view_get_line (self, number, &block);
  hit->offset = md_document_get_block_start (self->document, block) + hit->line->source;
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
