/* md-table.h: tables, read from paragraphs by GFM's rules
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

/**
 * MdTable:
 *
 * A table as GitHub Flavored Markdown has it. CommonMark sees a paragraph; this reads the table in
 * it: a header line, a delimiter line of as many cells, and the rows that follow. All spans count
 * from the start of the text that was given to md_table_new().
 */
typedef struct _MdTable MdTable;

typedef enum
{
  MD_ALIGN_NONE,
  MD_ALIGN_LEFT,
  MD_ALIGN_CENTER,
  MD_ALIGN_RIGHT,
} MdAlign;

#define MD_TABLE_MAX_COLUMNS 128
#define MD_TABLE_MAX_CELLS 50000

/* The table in the bytes @span of @text (a paragraph; lines may be indented or quoted with `>`), or
 * %NULL when there is none or it is over the limits above.
 * Returns: (transfer full) (nullable) */
MdTable *md_table_new            (const char    *text,
                                  MdSpan         span);
void     md_table_free           (MdTable       *table);
guint    md_table_get_n_columns  (const MdTable *table);
/* Rows without header and delimiter. */
guint    md_table_get_n_rows     (const MdTable *table);
MdAlign  md_table_get_align      (const MdTable *table,
                                  guint          column);
/* The header line, the delimiter line, and a row: the whole line from its first `|` or letter to
 * its end, without the line's end. */
MdSpan   md_table_get_header     (const MdTable *table);
MdSpan   md_table_get_delimiter  (const MdTable *table);
MdSpan   md_table_get_row        (const MdTable *table,
                                  guint          row);
/* The text of a cell without the blanks around it. An empty cell is the place after its first
 * blank. A cell that the row lacks is an empty span at the end of the row. Cells over the header's
 * number are not counted. md_table_get_header_cell() likewise. */
MdSpan   md_table_get_cell       (const MdTable *table,
                                  guint          row,
                                  guint          column);
MdSpan   md_table_get_header_cell (const MdTable *table,
                                   guint          column);
/* Whether the row has that cell at all (it can be short). */
gboolean md_table_has_cell       (const MdTable *table,
                                  guint          row,
                                  guint          column);
/* Lines of the paragraph that stand before the header: the table's own span. */
MdSpan   md_table_get_span       (const MdTable *table);

/* The text that a cell's bytes stand for: `\|` is a pipe, `<br>` is a line end, `\<br>` a literal
 * `<br>`. Blanks at both ends go. Returns: (transfer full) */
char    *md_cell_unescape        (const char    *text,
                                  gsize          length);
/* The other way round: what to write so that md_cell_unescape() gives @text back, but for blanks at
 * its ends. Nothing in it ends the cell or the row, whatever stands behind it.
 * Returns: (transfer full) */
char    *md_cell_escape          (const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdTable, md_table_free)

G_END_DECLS
