/* tb-preview-copy.c: what is copied out of the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <string.h>

char *
tb_preview_view_dup_selection (TbPreviewView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  GString *text;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  text = g_string_new (NULL);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      gunichar c = gtk_text_iter_get_char (&start);

      if (c == 0xfffc)
        {
          const TbPreviewLine *line;

          line = _tb_preview_view_get_line (self, gtk_text_iter_get_line (&start), NULL);
          if (line != NULL && line->table != NULL)
            {
              g_autofree char *cells = tb_preview_table_dup_text (line->table);

              g_string_append (text, cells);
            }
        }
      else
        g_string_append_unichar (text, c == 0x2028 ? '\n' : c);
      gtk_text_iter_forward_char (&start);
    }
  return g_string_free (text, FALSE);
}

/* The byte of the document that line @number comes from: the start of a line of the file. */
static gsize
get_source_start (TbPreviewView *self,
                  guint          number)
{
  guint index;
  const TbPreviewLine *line = _tb_preview_view_get_line (self, number, &index);
  const MdBlock *block = md_document_get_block (self->document, index);
  guint at = md_block_get_line_at (block, line->source);
  gsize start = md_block_get_line_start (block, at);

  /* All of the code from its first line on: with its fence. */
  if (line->kind == TB_PREVIEW_LINE_CODE && line->is_first && at > 0)
    {
      const char *text = md_block_get_text (block, NULL);
      gsize fence = md_block_get_line_start (block, at - 1);
      gsize blanks = strspn (text + fence, " \t>");

      if (strncmp (text + fence + blanks, "```", 3) == 0 ||
          strncmp (text + fence + blanks, "~~~", 3) == 0)
        start = fence;
    }
  return md_document_get_block_start (self->document, index) + start;
}

/* Where what line @number comes from ends. */
static gsize
get_source_end (TbPreviewView *self,
                guint          number)
{
  guint index;
  guint next;

  _tb_preview_view_get_line (self, number, &index);
  if (_tb_preview_view_get_line (self, number + 1, &next) != NULL && next == index)
    return MAX (get_source_start (self, number + 1), get_source_start (self, number));
  return md_document_get_block_start (self->document, index + 1);
}

char *
tb_preview_view_dup_markdown (TbPreviewView *self)
{
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;
  MdSpan span;
  guint first;
  guint last;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!self->is_complete || _tb_preview_view_get_n_lines (self) == 0 ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  /* A selection up to the start of a line does not touch it. */
  if (last > first && gtk_text_iter_starts_line (&end))
    last--;
  last = MIN (last, _tb_preview_view_get_n_lines (self) - 1);
  if (first > last)
    return NULL;

  span.start = get_source_start (self, first);
  span.end = MAX (get_source_end (self, last), span.start);
  text = md_document_dup_range (self->document, span);
  g_strchomp (text);
  return g_utf8_make_valid (text, -1);
}

void
_tb_preview_view_find_code (TbPreviewView *self,
                            guint          number,
                            guint         *first,
                            guint         *last)
{
  const TbPreviewLine *line;

  *first = number;
  *last = number;
  while ((line = _tb_preview_view_get_line (self, *first, NULL)) != NULL && !line->is_first &&
         *first > 0)
    (*first)--;
  while ((line = _tb_preview_view_get_line (self, *last, NULL)) != NULL && !line->is_last)
    (*last)++;
}

/* The code as it stands in the file, not as it is shown: with the characters that hide. */
static const char *
find_literal (const MdNode *node,
              MdBlock      *block,
              gsize         offset)
{
  for (; node != NULL; node = md_node_get_next (node))
    {
      MdSpan span;

      if (md_node_get_kind (node) != MD_NODE_CODE_BLOCK &&
          md_node_get_kind (node) != MD_NODE_LIST && md_node_get_kind (node) != MD_NODE_ITEM &&
          md_node_get_kind (node) != MD_NODE_QUOTE)
        continue;
      span = md_block_get_node_span (block, node);
      if (offset < span.start || offset > span.end)
        continue;
      if (md_node_get_kind (node) == MD_NODE_CODE_BLOCK)
        return md_node_get_literal (node);
      return find_literal (md_node_get_first_child (node), block, offset);
    }
  return NULL;
}

char *
tb_preview_view_dup_code (TbPreviewView *self,
                          gsize          offset)
{
  const char *literal;
  MdBlock *block;
  guint index;

  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), NULL);

  if (self->document == NULL || md_document_get_n_blocks (self->document) == 0)
    return NULL;
  index = md_document_find_block (self->document, offset);
  block = md_document_get_block (self->document, index);
  literal = find_literal (md_block_get_node (block), block,
                          offset - md_document_get_block_start (self->document, index));
  return literal != NULL ? g_utf8_make_valid (literal, -1) : NULL;
}
