/* md-table.c: tables, read from paragraphs by GFM's rules
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-table.h"

#include <string.h>

/**
 * Row:
 * @span: the line from its first mark to its end
 * @first: index in the table's cells
 * @n_cells: cells that are there, at most as many as there are columns
 */
typedef struct
{
  MdSpan span;
  guint  first;
  guint  n_cells;
} Row;

struct _MdTable
{
  MdSpan   span;
  MdSpan   delimiter;
  guint    n_columns;
  MdAlign *aligns; /* n_columns of them */
  GArray  *rows;   /* of Row; the first is the header */
  GArray  *cells;  /* of MdSpan */
};

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* The next line of @text from *@pos on: without its indent, quote marks and end. */
static MdSpan
take_line (const char *text,
           gsize       end,
           gsize      *pos)
{
  const char *newline = memchr (text + *pos, '\n', end - *pos);
  MdSpan line = { *pos, newline != NULL ? (gsize)(newline - text) : end };

  *pos = newline != NULL ? line.end + 1 : end;
  if (newline != NULL && line.end > line.start && text[line.end - 1] == '\r')
    line.end--;
  while (line.start < line.end && (is_blank (text[line.start]) || text[line.start] == '>'))
    line.start++;
  return line;
}

static MdSpan
trim (const char *text,
      MdSpan      span)
{
  gsize start = span.start;

  while (start < span.end && is_blank (text[start]))
    start++;
  /* An empty cell is the place after its first blank. */
  if (start == span.end)
    return start == span.start ? span : (MdSpan){ span.start + 1, span.start + 1 };

  span.start = start;
  while (is_blank (text[span.end - 1]))
    span.end--;
  return span;
}

/* Splits a line at each pipe that has no backslash before it. Appends at most @max cells to @cells,
 * which may be NULL. Returns: how many cells the line has */
static guint
split_cells (const char *text,
             MdSpan      line,
             GArray     *cells,
             guint       max)
{
  gsize pos = line.start;
  guint n = 0;

  while (line.end > line.start && is_blank (text[line.end - 1]))
    line.end--;
  if (pos < line.end && text[pos] == '|')
    pos++;

  while (pos < line.end)
    {
      MdSpan cell = { pos, pos };

      while (cell.end < line.end
             && (text[cell.end] != '|' || (cell.end > pos && text[cell.end - 1] == '\\')))
        cell.end++;
      pos = cell.end + 1;
      if (cells != NULL && n < max)
        {
          cell = trim (text, cell);
          g_array_append_val (cells, cell);
        }
      n++;
    }
  return n;
}

static gboolean
scan_delimiter_cell (const char *text,
                     MdSpan      cell,
                     MdAlign    *align)
{
  gboolean left, right;

  if (MD_SPAN_IS_EMPTY (cell))
    return FALSE;
  left = text[cell.start] == ':';
  right = text[cell.end - 1] == ':' && MD_SPAN_LENGTH (cell) > 1;
  cell.start += left ? 1 : 0;
  cell.end -= right ? 1 : 0;
  if (MD_SPAN_IS_EMPTY (cell))
    return FALSE;
  for (gsize i = cell.start; i < cell.end; i++)
    if (text[i] != '-')
      return FALSE;

  *align = left && right ? MD_ALIGN_CENTER
           : left        ? MD_ALIGN_LEFT
           : right       ? MD_ALIGN_RIGHT
                         : MD_ALIGN_NONE;
  return TRUE;
}

/* Whether @line is a delimiter line below @header. Returns: the alignments, or NULL */
static MdAlign *
scan_delimiter (const char *text,
                MdSpan      header,
                MdSpan      line,
                guint      *n_columns)
{
  g_autoptr (GArray) cells = NULL;
  g_autofree MdAlign *aligns = NULL;
  guint n;

  if (line.start == line.end || strchr ("|-:", text[line.start]) == NULL
      || (memchr (text + line.start, '|', MD_SPAN_LENGTH (line)) == NULL
          && memchr (text + header.start, '|', MD_SPAN_LENGTH (header)) == NULL))
    return NULL;

  cells = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  n = split_cells (text, line, cells, MD_TABLE_MAX_COLUMNS);
  if (n == 0 || n > MD_TABLE_MAX_COLUMNS)
    return NULL;

  aligns = g_new (MdAlign, n);
  for (guint i = 0; i < n; i++)
    if (!scan_delimiter_cell (text, g_array_index (cells, MdSpan, i), &aligns[i]))
      return NULL;
  if (split_cells (text, header, NULL, 0) != n)
    return NULL;

  *n_columns = n;
  return g_steal_pointer (&aligns);
}

static void
append_row (MdTable    *self,
            const char *text,
            MdSpan      line)
{
  Row row = { line, self->cells->len, 0 };

  row.n_cells = MIN (split_cells (text, line, self->cells, self->n_columns), self->n_columns);
  g_array_append_val (self->rows, row);
}

MdTable *
md_table_new (const char *text,
              MdSpan      span)
{
  g_autoptr (MdTable) self = NULL;
  MdSpan header, line;
  gsize pos = span.start;
  MdAlign *aligns = NULL;
  guint n_columns = 0;

  if (memchr (text + span.start, '|', MD_SPAN_LENGTH (span)) == NULL)
    return NULL;

  line = take_line (text, span.end, &pos);
  while (aligns == NULL)
    {
      if (pos >= span.end)
        return NULL;
      header = line;
      line = take_line (text, span.end, &pos);
      aligns = scan_delimiter (text, header, line, &n_columns);
    }

  self = g_new0 (MdTable, 1);
  self->aligns = aligns;
  self->n_columns = n_columns;
  self->delimiter = line;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  append_row (self, text, header);
  while (pos < span.end)
    {
      line = take_line (text, span.end, &pos);
      /* A row with no text at all cannot be in a paragraph, only behind one. */
      if (MD_SPAN_IS_EMPTY (line))
        break;
      append_row (self, text, line);
      if ((guint64)self->rows->len * n_columns > MD_TABLE_MAX_CELLS)
        return NULL;
    }
  self->span = (MdSpan){ header.start,
                         self->rows->len > 1
                           ? g_array_index (self->rows, Row, self->rows->len - 1).span.end
                           : self->delimiter.end };
  return g_steal_pointer (&self);
}

void
md_table_free (MdTable *table)
{
  g_clear_pointer (&table->aligns, g_free);
  g_clear_pointer (&table->rows, g_array_unref);
  g_clear_pointer (&table->cells, g_array_unref);
  g_free (table);
}

guint
md_table_get_n_columns (const MdTable *table)
{
  return table->n_columns;
}

guint
md_table_get_n_rows (const MdTable *table)
{
  return table->rows->len - 1;
}

MdAlign
md_table_get_align (const MdTable *table,
                    guint          column)
{
  g_return_val_if_fail (column < table->n_columns, MD_ALIGN_NONE);

  return table->aligns[column];
}

MdSpan
md_table_get_header (const MdTable *table)
{
  return g_array_index (table->rows, Row, 0).span;
}

MdSpan
md_table_get_delimiter (const MdTable *table)
{
  return table->delimiter;
}

MdSpan
md_table_get_row (const MdTable *table,
                  guint          row)
{
  g_return_val_if_fail (row + 1 < table->rows->len, ((MdSpan){ 0, 0 }));

  return g_array_index (table->rows, Row, row + 1).span;
}

/* @index counts the header as 0. */
static MdSpan
get_cell (const MdTable *table,
          guint          index,
          guint          column)
{
  const Row *row;

  g_return_val_if_fail (index < table->rows->len && column < table->n_columns,
                        ((MdSpan){ 0, 0 }));

  row = &g_array_index (table->rows, Row, index);
  if (column >= row->n_cells)
    return (MdSpan){ row->span.end, row->span.end };
  return g_array_index (table->cells, MdSpan, row->first + column);
}

MdSpan
md_table_get_cell (const MdTable *table,
                   guint          row,
                   guint          column)
{
  return get_cell (table, row + 1, column);
}

MdSpan
md_table_get_header_cell (const MdTable *table,
                          guint          column)
{
  return get_cell (table, 0, column);
}

gboolean
md_table_has_cell (const MdTable *table,
                   guint          row,
                   guint          column)
{
  g_return_val_if_fail (row + 1 < table->rows->len, FALSE);

  return column < g_array_index (table->rows, Row, row + 1).n_cells;
}

MdSpan
md_table_get_span (const MdTable *table)
{
  return table->span;
}
