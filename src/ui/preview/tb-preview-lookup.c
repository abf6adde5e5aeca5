/* tb-preview-lookup.c: finds lines of the preview, and what they show
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include "ui/preview/tb-preview-links.h"
#include "ui/preview/tb-preview-table.h"

static int
compare_line (const TbPreviewBlock *block,
              guint                 number)
{
  if (number < block->first_line)
    return 1;
  return number < block->first_line + block->lines->len ? 0 : -1;
}

TbPreviewLine *
_tb_preview_view_get_line (TbPreviewView *self,
                           guint          number,
                           guint         *block)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const TbPreviewBlock *candidate = g_ptr_array_index (self->blocks, middle);
      int order = compare_line (candidate, number);

      if (order == 0)
        {
          if (block != NULL)
            *block = middle;
          return g_ptr_array_index (candidate->lines, number - candidate->first_line);
        }
      if (order > 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

guint
_tb_preview_view_get_n_lines (TbPreviewView *self)
{
  const TbPreviewBlock *last;

  if (self->blocks->len == 0)
    return 0;
  last = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  return last->first_line + last->lines->len;
}

GtkWidget *
_tb_preview_view_get_table (TbPreviewView *self,
                            guint          number)
{
  GtkTextChildAnchor *anchor;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, number);
  anchor = gtk_text_iter_get_child_anchor (&iter);
  for (guint i = 0; anchor != NULL && i < self->tables->len; i++)
    {
      GtkWidget *table = g_ptr_array_index (self->tables, i);

      if (tb_preview_table_view_get_anchor (table) == anchor)
        return table;
    }
  return NULL;
}

void
_tb_preview_view_update_mark (TbPreviewView *self)
{
  guint start = 0;
  guint end = 0;

  if (self->has_mark && self->document != NULL)
    {
      guint n_blocks = MIN (self->blocks->len, md_document_get_n_blocks (self->document));
      guint index = 0;

      if (n_blocks > 0)
        index = md_document_find_block (self->document, self->mark.start);
      for (; index < n_blocks; index++)
        {
          const TbPreviewBlock *block = g_ptr_array_index (self->blocks, index);
          gsize from = md_document_get_block_start (self->document, index);

          if (from >= self->mark.end)
            break;
          for (guint i = 0; i < block->lines->len; i++)
            {
              const TbPreviewLine *line = g_ptr_array_index (block->lines, i);
              gsize at = from + line->source;

              if (at < self->mark.start || at >= self->mark.end)
                continue;
              if (start == end)
                start = block->first_line + i;
              end = block->first_line + i + 1;
            }
        }
    }

  /* What is folded is marked at its heading. */
  if (start == end && self->has_mark && self->folds != NULL)
    {
      int line = tb_preview_view_find_line (self, self->mark.start);

      start = MAX (line, 0);
      end = (guint)(line + 1);
    }
  if (start != self->mark_start || end != self->mark_end)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->mark_start = start;
  self->mark_end = end;
}

int
tb_preview_view_find_line (TbPreviewView *self,
                           gsize          offset)
{
  guint index;
  gsize start;
  int found = -1;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), -1);

  if (self->document == NULL || self->blocks->len == 0)
    return -1;
  index = md_document_find_block (self->document, offset);
  if (index >= self->blocks->len)
    return -1;

  /* The heading that it is folded below. */
  while (index > 0 && ((TbPreviewBlock *)self->blocks->pdata[index])->is_hidden)
    index--;
  start = md_document_get_block_start (self->document, index);
  for (guint i = 0; i < ((TbPreviewBlock *)self->blocks->pdata[index])->lines->len; i++)
    {
      const TbPreviewBlock *block = g_ptr_array_index (self->blocks, index);
      const TbPreviewLine *line = g_ptr_array_index (block->lines, i);

      if (found < 0 || start + line->source <= offset)
        found = block->first_line + i;
    }
  return found;
}

gboolean
tb_preview_view_get_offset (TbPreviewView *self,
                            guint          number,
                            gsize         *offset)
{
  const TbPreviewLine *line;
  guint n_lines;
  guint block;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  n_lines = _tb_preview_view_get_n_lines (self);
  if (n_lines == 0)
    return FALSE;
  line = _tb_preview_view_get_line (self, MIN (number, n_lines - 1), &block);
  *offset = md_document_get_block_start (self->document, block) + line->source;
  return TRUE;
}

int
tb_preview_view_find_anchor (TbPreviewView *self,
                             const char    *slug)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), -1);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TbPreviewBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint j = 0; j < block->lines->len; j++)
        {
          const TbPreviewLine *line = g_ptr_array_index (block->lines, j);
          g_autofree char *own = NULL;

          if (line->kind != TB_PREVIEW_LINE_HEADING)
            continue;
          own = tb_preview_link_make_slug (line->text.text->str);
          if (g_str_equal (own, slug))
            return block->first_line + j;
        }
    }
  return -1;
}

/* Whether @range, which is no box, says something to a pointer that is on it. */
static gboolean
is_hit (const TbPreviewRange *range,
        guint                 at)
{
  return at >= range->start && at < range->end &&
         (range->style == TB_PREVIEW_LINK || range->style == TB_PREVIEW_DEAD_LINK ||
          range->style == TB_PREVIEW_IMAGE || range->style == TB_PREVIEW_MORE);
}

/* The row, and what of it, is at @x, @y of the view, in the table of line @number. */
static void
pick_cell (TbPreviewView *self,
           guint          number,
           guint          block,
           double         x,
           double         y,
           TbPreviewHit  *hit)
{
  const TbPreviewTable *table = hit->line->table;
  GtkWidget *widget = _tb_preview_view_get_table (self, number);
  const TbPreviewText *text;
  guint at;
  int cell;

  if (widget == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, x, y, &x, &y))
    return;
  cell = tb_preview_table_view_pick (widget, x, y, &at);
  if (cell < 0 || (guint)cell >= table->cells->len)
    return;
  hit->offset = md_document_get_block_start (self->document, block) +
                g_array_index (table->rows, gsize, (guint)cell / table->n_columns);
  text = &g_array_index (table->cells, TbPreviewText, cell);
  for (guint i = 0; i < text->ranges->len; i++)
    if (is_hit (&g_array_index (text->ranges, TbPreviewRange, i), at))
      hit->range = &g_array_index (text->ranges, TbPreviewRange, i);
}

gboolean
tb_preview_view_pick (TbPreviewView *self,
                      double         x,
                      double         y,
                      TbPreviewHit  *hit)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GdkRectangle rect;
  guint at;
  guint block;
  int buffer_x;
  int buffer_y;
  gboolean is_over;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  *hit = (TbPreviewHit){ 0 };
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x,
                                         &buffer_y);
  is_over = gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  hit->line = _tb_preview_view_get_line (self, gtk_text_iter_get_line (&iter), &block);
  if (hit->line == NULL || self->document == NULL || !self->is_complete)
    return FALSE;

  hit->offset = md_document_get_block_start (self->document, block) + hit->line->source;
  if (hit->line->table != NULL)
    {
      pick_cell (self, gtk_text_iter_get_line (&iter), block, x, y, hit);
      return TRUE;
    }
  at = gtk_text_iter_get_line_offset (&iter);
  for (guint i = 0; i < hit->line->text.ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (hit->line->text.ranges, TbPreviewRange, i);
      gboolean is_box = range->style >= TB_PREVIEW_BOX_OPEN && range->style <= TB_PREVIEW_BOX_DONE;

      if (is_box && at >= range->start && at <= range->end + 1)
        {
          /* The box is drawn larger than its letter. */
          gtk_text_iter_set_line_offset (&iter, range->start);
          gtk_text_view_get_iter_location (view, &iter, &rect);
          if (buffer_x >= rect.x - 4 && buffer_x <= rect.x + (int)(20 * self->scale) &&
              buffer_y >= rect.y - 4 && buffer_y <= rect.y + rect.height + 4)
            hit->range = range;
        }
      else if (is_over && is_hit (range, at))
        hit->range = range;
    }
  return TRUE;
}
