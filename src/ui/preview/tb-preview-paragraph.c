/* tb-preview-paragraph.c: paragraphs, tables and placement lines as lines
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-walk.h"

#include <string.h>

#include "md/md-inlines.h"
#include "ui/preview/tb-preview-inlines.h"
#include "ui/preview/tb-preview-marks.h"

/* Placement lines: an average letter, and how far in their second column is at most. */
#define LETTER 8
#define MAX_TAB 190
/* Each cell is a widget, which lays its whole text out more than once: some thousand of them take
 * seconds, and so does one with as many words. In characters. */
#define MAX_CELL  2000
/* So many are made and measured in 30 ms. */
#define MAX_CELLS 500

/* Whether every line of the paragraph says what goes where; there are at least two. */
static gboolean
is_placement (const MdNode *paragraph)
{
  gboolean has_arrow = FALSE;
  guint n = 0;

  for (const MdNode *node = md_node_get_first_child (paragraph); node != NULL;
       node = md_node_get_next (node))
    {
      const char *literal = md_node_get_literal (node);

      if (md_node_get_kind (node) == MD_NODE_TEXT &&
          (strstr (literal, "→") != NULL || strstr (literal, "->") != NULL ||
           strstr (literal, "=>") != NULL))
        has_arrow = TRUE;
      if (md_node_get_kind (node) == MD_NODE_SOFT_BREAK || md_node_get_next (node) == NULL)
        {
          if (!has_arrow)
            return FALSE;
          has_arrow = FALSE;
          n++;
        }
    }
  return n > 1;
}

/* Puts a tab before the first arrow of @text instead of the blanks there. Returns: how many
 * characters stand before it, or 0 */
static guint
set_tab (TbPreviewText *text)
{
  static const char *const arrows[] = { "→", "->", "=>", NULL };
  const char *str = text->text->str;
  const char *arrow = NULL;
  guint n;
  guint blanks = 0;

  for (guint i = 0; arrows[i] != NULL; i++)
    {
      const char *at = strstr (str, arrows[i]);

      if (at != NULL && (arrow == NULL || at < arrow))
        arrow = at;
    }
  if (arrow == NULL || arrow == str)
    return 0;

  while (arrow - blanks > str && arrow[-1 - (int)blanks] == ' ')
    blanks++;
  if (blanks == 0)
    return 0;
  n = g_utf8_pointer_to_offset (str, arrow - blanks);
  if (blanks > 1)
    tb_preview_text_remove (text, n, blanks - 1);
  *g_utf8_offset_to_pointer (text->text->str, n) = '\t';

  return n;
}

/* Lines up the arrows of the lines from @first on. */
static void
align_arrows (TbPreviewWalk *walk,
              guint          first)
{
  guint longest = 0;
  int tab;

  for (guint i = first; i < walk->out->len; i++)
    {
      TbPreviewLine *line = g_ptr_array_index (walk->out, i);
      guint n = set_tab (&line->text);

      longest = MAX (longest, n);
    }
  tab = MIN ((int)longest * LETTER + 2 * LETTER, MAX_TAB);
  for (guint i = first; i < walk->out->len; i++)
    {
      TbPreviewLine *line = g_ptr_array_index (walk->out, i);

      line->tab = tab;
      line->hang = tab + 2 * LETTER;
    }
}

/* Cuts @text at its "\n" into lines of their own. */
static void
add_split (TbPreviewWalk       *walk,
           const TbPreviewText *text,
           gsize                source)
{
  guint first_line = md_block_get_line_at (walk->block, source);
  const char *at = text->text->str;
  guint position = 0;

  for (guint n = 0; at != NULL && !_tb_preview_walk_is_full (walk); n++)
    {
      const char *end = strchrnul (at, '\n');
      guint length = g_utf8_strlen (at, end - at);
      TbPreviewLine *line;

      line = tb_preview_line_new (TB_PREVIEW_LINE_TEXT,
                                  md_block_get_line_start (walk->block, first_line + n));
      tb_preview_text_slice (text, at, position, position + length, &line->text);
      line->hang = TB_PREVIEW_HANG;
      _tb_preview_walk_add (walk, line);
      walk->gap = TB_PREVIEW_GAP_TIGHT;

      position += length + 1;
      at = *end == '\n' ? end + 1 : NULL;
    }
  walk->gap = walk->next_gap;
}

/* The table in a paragraph, with its cells rendered. */
static TbPreviewTable *
read_table (TbPreviewWalk *walk,
            const char    *text,
            const MdTable *table)
{
  g_autoptr (MdInlines) inlines = md_inlines_new_for_table (text, table, walk->document);
  MdSpan span = md_table_get_span (table);
  TbPreviewWriting writing = { 0 };
  TbPreviewTable *read;

  read = tb_preview_table_new (md_table_get_n_columns (table), md_table_get_n_rows (table));
  read->source = g_strndup (text + span.start, MD_SPAN_LENGTH (span));
  for (guint column = 0; column < read->n_columns; column++)
    read->aligns[column] = md_table_get_align (table, column);

  for (guint row = 0; row <= read->n_rows; row++)
    {
      gsize start = row == 0 ? md_table_get_header (table).start
                             : md_table_get_row (table, row - 1).start;

      g_array_append_val (read->rows, start);
      for (guint column = 0; column < read->n_columns; column++)
        {
          MdSpan own = row == 0 ? md_table_get_header_cell (table, column)
                                : md_table_get_cell (table, row - 1, column);
          TbPreviewText cell;

          writing.source = text + own.start;
          writing.length = MD_SPAN_LENGTH (own);
          tb_preview_text_init (&cell);
          tb_preview_write_inlines (&cell,
                                    row == 0 ? md_inlines_get_header_cell (inlines, column)
                                             : md_inlines_get_cell (inlines, row - 1, column),
                                    &writing);
          g_array_append_val (read->cells, cell);
        }
    }
  return read;
}

static gboolean
is_long_cell (const char *text,
              MdSpan      span)
{
  return MD_SPAN_LENGTH (span) > MAX_CELL
         && g_utf8_strlen (text + span.start, (gssize)MD_SPAN_LENGTH (span)) > MAX_CELL;
}

/* Whether @table is too large for widgets, of which there may be @room more. */
static gboolean
is_large (const char    *text,
          const MdTable *table,
          guint          room)
{
  guint n_rows = md_table_get_n_rows (table);
  guint n_columns = md_table_get_n_columns (table);

  if ((n_rows + 1) * n_columns > MAX_CELLS
      || tb_preview_table_get_cost (n_columns, n_rows) > room
      || MD_SPAN_LENGTH (md_table_get_span (table)) > TB_PREVIEW_MAX_LINE)
    return TRUE;
  for (guint column = 0; column < n_columns; column++)
    {
      if (is_long_cell (text, md_table_get_header_cell (table, column)))
        return TRUE;
      for (guint row = 0; row < n_rows; row++)
        if (is_long_cell (text, md_table_get_cell (table, row, column)))
          return TRUE;
    }
  return FALSE;
}

/* A large table: its rows as they are written. */
static void
render_rows (TbPreviewWalk *walk,
             const char    *text,
             const MdTable *table)
{
  for (guint row = 0; row <= md_table_get_n_rows (table) && !_tb_preview_walk_is_full (walk);
       row++)
    {
      MdSpan span = row == 0 ? md_table_get_header (table) : md_table_get_row (table, row - 1);
      TbPreviewLine *line = tb_preview_line_new (TB_PREVIEW_LINE_HTML, span.start);
      TbPreviewWriting writing = _tb_preview_walk_get_writing (walk, span);

      tb_preview_write_literal (&line->text, text + span.start, MD_SPAN_LENGTH (span), &writing);
      _tb_preview_walk_add (walk, line);
      walk->gap = 0;
    }
  walk->gap = walk->next_gap;
}

/* Returns: whether the paragraph is a table */
static gboolean
render_table (TbPreviewWalk *walk,
              const MdNode  *paragraph)
{
  MdSpan span = md_block_get_node_span (walk->block, paragraph);
  const char *text = md_block_get_text (walk->block, NULL);
  g_autoptr (MdTable) table = md_table_new (text, span);
  TbPreviewLine *line;
  MdSpan own;

  if (table == NULL)
    return FALSE;

  own = md_table_get_span (table);
  if (own.start > span.start)
    {
      g_autoptr (MdInlines) inlines = md_inlines_new (text + span.start, own.start - span.start,
                                                      walk->document);

      line = tb_preview_line_new (TB_PREVIEW_LINE_TEXT, span.start);
      _tb_preview_walk_add_inlines (walk, line, md_inlines_get_node (inlines),
                                    (MdSpan){ span.start, own.start });
    }

  _tb_preview_walk_flush_marker (walk);
  if (is_large (text, table, walk->room))
    {
      render_rows (walk, text, table);
      return TRUE;
    }
  line = tb_preview_line_new (TB_PREVIEW_LINE_TABLE, own.start);
  line->table = read_table (walk, text, table);
  walk->room -= tb_preview_table_get_cost (line->table->n_columns, line->table->n_rows);
  walk->gap = MAX (walk->gap, TB_PREVIEW_GAP_CARD);
  _tb_preview_walk_add (walk, line);

  return TRUE;
}

void
_tb_preview_walk_paragraph (TbPreviewWalk *walk,
                            const MdNode  *node)
{
  MdSpan span = md_block_get_node_span (walk->block, node);
  TbPreviewLine *line;

  if (render_table (walk, node))
    return;

  if (MD_SPAN_LENGTH (span) <= TB_PREVIEW_MAX_LINE && is_placement (node))
    {
      TbPreviewWriting writing = _tb_preview_walk_get_writing (walk, span);
      guint first = walk->out->len;
      gboolean has_marker = walk->has_marker;
      TbPreviewText text;

      writing.keep_breaks = TRUE;
      writing.is_code = TRUE;
      tb_preview_text_init (&text);
      tb_preview_write_inlines (&text, node, &writing);
      add_split (walk, &text, span.start);
      if (!has_marker)
        align_arrows (walk, first);
      tb_preview_text_clear (&text);
      return;
    }

  line = tb_preview_line_new (TB_PREVIEW_LINE_TEXT, span.start);
  _tb_preview_walk_add_inlines (walk, line, node, span);
}
