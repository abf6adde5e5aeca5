/* tb-preview-update.c: brings the preview's text up to date
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <string.h>

#include "ui/preview/tb-preview-render.h"
#include "ui/preview/tb-preview-table.h"

/* Lines that are taken out of the text at once. */
#define MAX_GONE 3000
/* What tables may cost that come in a step. */
#define MAX_NEW_TABLES 120

/* What an update changes in the text. */
typedef enum
{
  CHANGE_WORDS,   /* in lines that are as high as they were */
  CHANGE_HEIGHTS, /* only words too, but lines are higher or less high now */
  CHANGE_LINES,
} Change;

/* All lines of @n blocks at @index of @blocks. */
static GPtrArray *
collect_lines (GPtrArray *blocks,
               guint      index,
               guint      n)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = index; i < index + n; i++)
    {
      const TbPreviewBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; j < block->lines->len; j++)
        g_ptr_array_add (lines, g_ptr_array_index (block->lines, j));
    }
  return lines;
}

/* The text view lets go of a widget when its anchor is deleted. */
static void
table_destroy_cb (TbPreviewView *self,
                  GtkWidget     *table)
{
  g_ptr_array_remove_fast (self->tables, table);
}

static void
add_table (TbPreviewView       *self,
           GtkTextIter         *iter,
           const TbPreviewLine *line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (buffer, iter);
  GtkWidget *table = tb_preview_table_view_new (line->table, anchor, line->left);

  tb_preview_table_view_set_colors (table, &self->colors);
  g_signal_connect_swapped (table, "destroy", G_CALLBACK (table_destroy_cb), self);
  g_ptr_array_add (self->tables, table);
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), table, anchor);
  /* Not before: its size depends on the theme, which comes with the parent. */
  tb_preview_table_view_set_width (table, self->width, self->scale);
}

/* Inserts @lines from @from to @to so that the first becomes line @number. */
static void
insert_lines (TbPreviewView *self,
              GPtrArray     *lines,
              guint          from,
              guint          to,
              guint          number)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter start;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, number);
  for (guint i = from; i < to; i++)
    {
      const TbPreviewLine *line = g_ptr_array_index (lines, i);

      if (line->table != NULL)
        {
          gtk_text_buffer_insert (buffer, &iter, text->str, text->len);
          g_string_truncate (text, 0);
          add_table (self, &iter, line);
        }
      else
        g_string_append_len (text, line->text.text->str, line->text.text->len);
      g_string_append_c (text, '\n');
    }
  gtk_text_buffer_insert (buffer, &iter, text->str, text->len);

  gtk_text_buffer_get_iter_at_line (buffer, &start, number);
  gtk_text_buffer_remove_all_tags (buffer, &start, &iter);
  for (guint i = from; i < to; i++)
    tb_preview_tags_apply (self->tags, buffer, g_ptr_array_index (lines, i), number + i - from);
}

/* Takes the tables out that stand between the two. When their text is deleted GTK would do so in
 * the middle of it, and reads the half deleted text for the widgets that the pointer enters then.
 */
static void
remove_tables (TbPreviewView     *self,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  for (guint i = self->tables->len; i-- > 0;)
    {
      GtkWidget *table = g_ptr_array_index (self->tables, i);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_child_anchor (buffer, &iter,
                                                tb_preview_table_view_get_anchor (table));
      if (gtk_text_iter_in_range (&iter, start, end))
        gtk_text_view_remove (GTK_TEXT_VIEW (self), table);
    }
}

static void
delete_lines (TbPreviewView *self,
              guint          number,
              guint          n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  if (n == 0)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, number);
  gtk_text_buffer_get_iter_at_line (buffer, &end, number + n);
  remove_tables (self, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  tb_preview_tags_separate (self->tags, buffer, number);
}

/* Where @a and @b, which differ, begin to, and end to: bytes from the start of both, and from the
 * ends of both. */
static void
find_difference (const GString *a,
                 const GString *b,
                 gsize         *head,
                 gsize         *tail)
{
  gsize shorter = MIN (a->len, b->len);
  gsize n = 0;

  while (n < shorter && a->str[n] == b->str[n])
    n++;
  while (n > 0 && ((a->str[n] & 0xc0) == 0x80 || (b->str[n] & 0xc0) == 0x80))
    n--;
  *head = n;
  n = 0;
  while (n < shorter - *head && a->str[a->len - n - 1] == b->str[b->len - n - 1])
    n++;
  while (n > 0 && (a->str[a->len - n] & 0xc0) == 0x80)
    n--;
  *tail = n;
}

/* Makes line @number, which shows @old_line, show @new_line. The line stays: as long as it is as
 * high as it was, nothing around it has to move. Tags that stay where they are are not touched
 * either: with those of a whole line, the next one would be laid out anew too. */
static void
edit_line (TbPreviewView       *self,
           guint                number,
           const TbPreviewLine *old_line,
           const TbPreviewLine *new_line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const GString *old_text = old_line->text.text;
  const GString *new_text = new_line->text.text;
  gsize head;
  gsize tail;
  GtkTextIter start;
  GtkTextIter end;
  gboolean are_tags_kept;

  find_difference (old_text, new_text, &head, &tail);
  gtk_text_buffer_get_iter_at_line_index (buffer, &start, (int)number, (int)head);
  gtk_text_buffer_get_iter_at_line_index (buffer, &end, (int)number, (int)(old_text->len - tail));
  are_tags_kept = tb_preview_line_keeps_ranges (old_line, new_line,
                                                (guint)gtk_text_iter_get_line_offset (&start),
                                                (guint)gtk_text_iter_get_line_offset (&end));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, new_text->str + head,
                          (int)(new_text->len - head - tail));
  if (are_tags_kept)
    return;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int)number);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  tb_preview_tags_apply (self->tags, buffer, new_line, number);
}

/* How high line @number is, as far as its words and the room above make it so. It is laid out for
 * that, and not again when the text view measures and draws it. */
static int
measure_line (TbPreviewView *self,
              guint          number)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GdkRectangle area;
  int top;
  int height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, (int)number);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_view_get_iter_location (view, &iter, &area);
  return area.y + area.height - top;
}

/* Puts the cursor in line @number, which is about to change, unless somebody makes use of it. Who
 * comes in by keyboard is then where the plan was edited last. And GTK, which lays out the cursor's
 * line after each change anywhere in the text, has no second one to lay out. */
static void
bring_cursor (TbPreviewView *self,
              guint          number)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_get_line (&iter) == (int)number ||
      gtk_text_buffer_get_has_selection (buffer) || gtk_widget_is_focus (GTK_WIDGET (self)))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int)number);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Edits the one line that differs. Returns: whether it is as high as it was */
static gboolean
edit_one_line (TbPreviewView       *self,
               guint                number,
               const TbPreviewLine *old_line,
               const TbPreviewLine *new_line)
{
  int height = measure_line (self, number);

  bring_cursor (self, number);
  edit_line (self, number, old_line, new_line);
  return tb_preview_line_has_form (old_line, new_line) && measure_line (self, number) == height;
}

/* Whether all @n lines at @first of both can be edited: a table is a widget. */
static gboolean
can_edit (GPtrArray *old_lines,
          GPtrArray *new_lines,
          guint      first,
          guint      n)
{
  for (guint i = first; i < first + n; i++)
    if (((const TbPreviewLine *)g_ptr_array_index (old_lines, i))->table != NULL ||
        ((const TbPreviewLine *)g_ptr_array_index (new_lines, i))->table != NULL)
      return FALSE;
  return TRUE;
}

/* The @n lines at @old_first and @new_first look the same, and those in the buffer stay: code that
 * is all among them keeps its colours. */
static void
keep_colors (GPtrArray *old_lines,
             guint      old_first,
             GPtrArray *new_lines,
             guint      new_first,
             guint      n)
{
  TbPreviewLine *code = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TbPreviewLine *old_line = g_ptr_array_index (old_lines, old_first + i);
      TbPreviewLine *new_line = g_ptr_array_index (new_lines, new_first + i);

      if (new_line->is_first)
        code = old_line->is_highlighted ? new_line : NULL;
      if (new_line->is_last && code != NULL)
        code->is_highlighted = TRUE;
      if (new_line->is_last)
        code = NULL;
    }
}

/* Makes the @n lines in the buffer from @number on, of which none is a table, @new_lines instead of
 * @old_lines, both from @first on. Returns: what that changed at most */
static Change
edit_lines (TbPreviewView *self,
            guint          number,
            GPtrArray     *old_lines,
            GPtrArray     *new_lines,
            guint          first,
            guint          n)
{
  if (n == 1)
    return edit_one_line (self, number, g_ptr_array_index (old_lines, first),
                          g_ptr_array_index (new_lines, first))
             ? CHANGE_WORDS
             : CHANGE_HEIGHTS;
  for (guint i = 0; i < n; i++)
    edit_line (self, number + i, g_ptr_array_index (old_lines, first + i),
               g_ptr_array_index (new_lines, first + i));
  return n == 0 ? CHANGE_WORDS : CHANGE_HEIGHTS;
}

/* Makes the lines in the buffer from @number on @new_lines instead of @old_lines, touching only
 * those that differ. Returns: what that changed at most */
static Change
exchange_lines (TbPreviewView *self,
                guint          number,
                GPtrArray     *old_lines,
                GPtrArray     *new_lines)
{
  guint shorter = MIN (old_lines->len, new_lines->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && tb_preview_line_equal (g_ptr_array_index (old_lines, head),
                                                  g_ptr_array_index (new_lines, head)))
    head++;
  while (tail < shorter - head &&
         tb_preview_line_equal (g_ptr_array_index (old_lines, old_lines->len - tail - 1),
                                g_ptr_array_index (new_lines, new_lines->len - tail - 1)))
    tail++;
  keep_colors (old_lines, 0, new_lines, 0, head);
  keep_colors (old_lines, old_lines->len - tail, new_lines, new_lines->len - tail, tail);

  if (old_lines->len == new_lines->len &&
      can_edit (old_lines, new_lines, head, shorter - head - tail))
    return edit_lines (self, number + head, old_lines, new_lines, head, shorter - head - tail);
  delete_lines (self, number + head, old_lines->len - head - tail);
  if (head < new_lines->len - tail)
    insert_lines (self, new_lines, head, new_lines->len - tail, number + head);
  return CHANGE_LINES;
}

/* Those of the blocks from @from on; what is behind @to has numbers that follow each other. */
static void
number_lines (TbPreviewView *self,
              guint          from,
              guint          to)
{
  guint number = 0;

  if (from > 0)
    {
      const TbPreviewBlock *block = g_ptr_array_index (self->blocks, from - 1);

      number = block->first_line + block->lines->len;
    }
  for (guint i = from; i < self->blocks->len; i++)
    {
      TbPreviewBlock *block = g_ptr_array_index (self->blocks, i);

      if (i >= to && block->first_line == number)
        break;
      block->first_line = number;
      number += block->lines->len;
    }
}

static gboolean
draw_again_cb (GtkWidget     *view,
               GdkFrameClock *clock,
               gpointer       data)
{
  gtk_widget_queue_draw (view);
  return G_SOURCE_REMOVE;
}

void
_tb_preview_view_replace (TbPreviewView *self,
                          guint          index,
                          guint          n_old,
                          GPtrArray     *fresh)
{
  g_autoptr (GPtrArray) old_lines = collect_lines (self->blocks, index, n_old);
  g_autoptr (GPtrArray) new_lines = collect_lines (fresh, 0, fresh->len);
  guint n_fresh = fresh->len;
  guint number = _tb_preview_view_get_n_lines (self);
  Change change;

  if (index < self->blocks->len)
    number = ((TbPreviewBlock *)g_ptr_array_index (self->blocks, index))->first_line;
  change = exchange_lines (self, number, old_lines, new_lines);
  /* Whoever comes in by keyboard begins at the beginning: the cursor would have moved along with
   * what is inserted before it. */
  if (number == 0 && old_lines->len == 0)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_place_cursor (buffer, &start);
    }

  /* In place: a long text comes in many small steps. */
  if (n_old > 0)
    g_ptr_array_remove_range (self->blocks, index, n_old);
  if (n_fresh > 0)
    {
      guint n_behind = self->blocks->len - index;

      g_ptr_array_set_size (self->blocks, (int)(self->blocks->len + n_fresh));
      memmove (self->blocks->pdata + index + n_fresh, self->blocks->pdata + index,
               n_behind * sizeof *self->blocks->pdata);
      memcpy (self->blocks->pdata + index, fresh->pdata, n_fresh * sizeof *fresh->pdata);
      g_ptr_array_set_size (fresh, 0);
    }
  number_lines (self, index, index + n_fresh);
  if (change != CHANGE_LINES)
    {
      _tb_preview_view_words_changed (self, change == CHANGE_WORDS);
      return;
    }
  _tb_preview_view_measure_lines (self);
  /* What is drawn behind the text goes by the heights of its lines, and those of new lines are
   * known only after they were drawn once. */
  gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_again_cb, NULL, NULL);
}

/* The room that there is for tables when @n_old blocks from @index are gone. */
static guint
get_room (TbPreviewView *self,
          guint          index,
          guint          n_old)
{
  guint cost = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    if (i < index || i >= index + n_old)
      cost += ((const TbPreviewBlock *)g_ptr_array_index (self->blocks, i))->cost;
  return TB_PREVIEW_MAX_TABLES - MIN (cost, TB_PREVIEW_MAX_TABLES);
}

static TbPreviewBlock *
render_block (TbPreviewView *self,
              MdDocument    *document,
              guint          index,
              const guint8  *hidden,
              guint          room)
{
  MdBlock *block = md_document_get_block (document, index);

  if (hidden != NULL && hidden[index])
    {
      TbPreviewBlock *empty = g_new0 (TbPreviewBlock, 1);

      empty->block = md_block_ref (block);
      empty->lines = g_ptr_array_new ();
      empty->is_hidden = TRUE;
      return empty;
    }
  return tb_preview_render_block (block, document, g_hash_table_contains (self->expanded, block),
                                  room);
}

/* Renders blocks of @document from @from to @to, for which there is @room, until @deadline. */
static GPtrArray *
render (TbPreviewView *self,
        MdDocument    *document,
        guint          from,
        guint          to,
        const guint8  *hidden,
        guint          room,
        gint64         deadline)
{
  GPtrArray *fresh = g_ptr_array_new ();
  guint cost = 0;

  for (guint i = from; i < to; i++)
    {
      TbPreviewBlock *block = render_block (self, document, i, hidden, room - cost);

      cost += block->cost;
      g_ptr_array_add (fresh, block);
      /* Laying it out costs more than this, and tables are made when this is done. */
      if (g_get_monotonic_time () >= deadline || cost >= MAX_NEW_TABLES)
        break;
    }
  return fresh;
}

/* Whether block @shown of those that are shown is block @index of @document as it is now. One that
 * was read anew and is the same in all takes its place. */
static gboolean
is_shown (TbPreviewView    *self,
          guint             shown,
          const MdDocument *document,
          guint             index,
          const guint8     *hidden)
{
  TbPreviewBlock *rendered = g_ptr_array_index (self->blocks, shown);
  MdBlock *block = md_document_get_block (document, index);

  if (rendered->is_hidden != (hidden != NULL && hidden[index]))
    return FALSE;
  if (rendered->block == block)
    return TRUE;
  if (!md_block_equal (rendered->block, block))
    return FALSE;
  if (g_hash_table_contains (self->expanded, rendered->block))
    g_hash_table_add (self->expanded, md_block_ref (block));
  md_block_unref (rendered->block);
  rendered->block = md_block_ref (block);
  return TRUE;
}

/* How many blocks at the front and at the end of those that are shown are certainly those of
 * @document as it is now. */
static void
count_shared (TbPreviewView *self,
              MdDocument    *document,
              guint         *head,
              guint         *tail)
{
  *head = 0;
  *tail = 0;
  if (self->document == NULL || self->are_folds_new)
    return;
  /* A long document comes in many steps: they do not look at what earlier ones have done. */
  if (self->document == document)
    *head = MIN (self->n_done, self->blocks->len);
  else if (self->is_complete && self->folds == NULL)
    md_document_count_shared (self->document, document, head, tail);
}

/* How many of @n_old blocks from @head, which are to go, go in this step: as many as have come, or
 * (@is_last: nothing more comes) as a frame has time to take out. */
static guint
count_gone (TbPreviewView *self,
            guint          head,
            guint          n_old,
            guint          n_fresh,
            gboolean       is_last)
{
  guint n_lines = 0;
  guint n = 0;

  if (!is_last)
    return MIN (n_old, n_fresh);
  while (n < n_old && n_lines < MAX_GONE)
    n_lines += ((TbPreviewBlock *)g_ptr_array_index (self->blocks, head + n++))->lines->len;
  return n;
}

guint8 *
_tb_preview_view_find_hidden (TbPreviewView *self,
                              MdDocument    *document)
{
  guint n_blocks = md_document_get_n_blocks (document);
  guint8 *hidden;
  int folded = 0;

  if (self->folds == NULL)
    return NULL;

  hidden = g_new0 (guint8, n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      MdBlock *block = md_document_get_block (document, i);
      gboolean is_heading = md_block_get_kind (block) == MD_BLOCK_HEADING;
      int level = is_heading ? md_node_get_heading_level (md_block_get_node (block)) : 7;

      if (level <= folded)
        folded = 0;
      hidden[i] = folded > 0;
      if (folded == 0 && is_heading && g_hash_table_contains (self->folds, block))
        folded = level;
    }
  return hidden;
}

gboolean
tb_preview_view_update (TbPreviewView *self,
                        MdDocument    *document,
                        gint64         deadline)
{
  g_autoptr (GPtrArray) fresh = NULL;
  g_autofree guint8 *hidden = NULL;
  guint n_old;
  guint n_new;
  guint n_gone;
  guint shorter;
  guint head;
  guint tail;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), TRUE);

  if (self->document == document && self->is_complete && !self->are_folds_new)
    return TRUE;

  count_shared (self, document, &head, &tail);
  self->are_folds_new = FALSE;
  hidden = _tb_preview_view_find_hidden (self, document);

  n_old = self->blocks->len;
  n_new = md_document_get_n_blocks (document);
  shorter = MIN (n_old, n_new);
  while (head < shorter && is_shown (self, head, document, head, hidden))
    head++;
  while (tail < shorter - head &&
         is_shown (self, n_old - tail - 1, document, n_new - tail - 1, hidden))
    tail++;

  fresh = render (self, document, head, n_new - tail, hidden,
                  get_room (self, head, n_old - head - tail), deadline);
  self->is_complete = head + fresh->len + tail == n_new;
  n_gone = count_gone (self, head, n_old - head - tail, fresh->len, self->is_complete);
  self->is_complete = self->is_complete && n_gone == n_old - head - tail;
  self->n_done = head + fresh->len;
  if (self->document != document)
    {
      md_document_ref (document);
      g_clear_pointer (&self->document, md_document_unref);
      self->document = document;
    }
  if (fresh->len > 0 || n_gone > 0)
    {
      _tb_preview_view_replace (self, head, n_gone, fresh);
      /* Nobody knows what is below the pointer now. */
      tb_preview_view_set_hover (self, NULL);
    }
  _tb_preview_view_update_mark (self);
  /* In the same frame, so that code which is being written does not flicker. */
  if (self->is_complete)
    _tb_preview_view_highlight (self);

  return self->is_complete;
}

void
tb_preview_view_expand (TbPreviewView *self,
                        gsize          offset)
{
  g_autoptr (GPtrArray) fresh = NULL;
  MdBlock *block;
  guint index;

  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  if (!self->is_complete || md_document_get_n_blocks (self->document) == 0)
    return;
  index = md_document_find_block (self->document, offset);
  block = md_document_get_block (self->document, index);
  g_hash_table_add (self->expanded, md_block_ref (block));
  fresh = g_ptr_array_new ();
  g_ptr_array_add (fresh, render_block (self, self->document, index, NULL,
                                        get_room (self, index, 1)));
  _tb_preview_view_replace (self, index, 1, fresh);
  _tb_preview_view_update_mark (self);
}

void
tb_preview_view_set_folds (TbPreviewView *self,
                           GHashTable    *blocks)
{
  GHashTableIter iter;
  gpointer block;
  gboolean is_same;

  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  is_same = (blocks == NULL) == (self->folds == NULL);
  if (is_same && blocks != NULL)
    {
      is_same = g_hash_table_size (blocks) == g_hash_table_size (self->folds);
      g_hash_table_iter_init (&iter, blocks);
      while (is_same && g_hash_table_iter_next (&iter, &block, NULL))
        is_same = g_hash_table_contains (self->folds, block);
    }
  if (is_same)
    return;

  g_clear_pointer (&self->folds, g_hash_table_unref);
  self->folds = blocks != NULL ? g_hash_table_ref (blocks) : NULL;
  self->are_folds_new = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
tb_preview_view_is_folded (TbPreviewView *self,
                           gsize          offset)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  return self->folds != NULL && self->document != NULL &&
         md_document_get_n_blocks (self->document) > 0 &&
         g_hash_table_contains (self->folds,
                                md_document_get_block (self->document,
                                                       md_document_find_block (self->document,
                                                                               offset)));
}
