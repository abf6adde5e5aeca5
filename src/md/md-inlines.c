/* md-inlines.c: inline Markdown of a text that is not a block of its own
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-inlines.h"

#include <string.h>

#include "md/md-document-private.h"
#include "md/md-parser-private.h"
#include "md/md-sanitize-private.h"

struct _MdInlines
{
  /* Owned: the parents of the inlines, one for each text */
  GPtrArray *nodes;
  guint      n_columns;
};

/* A text is read as a heading, the one block that is sure to hold nothing but inlines. */
#define OPENING "# "
#define CLOSING " #\n"

static void
append_text (GString    *source,
             const char *text,
             gsize       length)
{
  g_autofree char *clean = _md_sanitize (text, length);

  for (gsize i = 0; i < length; i++)
    if (clean[i] == '\n' || clean[i] == '\r')
      clean[i] = ' ';
  g_string_append (source, OPENING);
  g_string_append_len (source, clean, (gssize)length);
  g_string_append (source, CLOSING);
}

static void
append_cell (GString    *source,
             const char *text,
             MdSpan      span)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (gsize i = span.start; i < span.end; i++)
    if (text[i] != '\\' || i + 1 == span.end || text[i + 1] != '|')
      g_string_append_c (cell, text[i]);
  append_text (source, cell->str, cell->len);
}

static MdInlines *
parse (const GString    *source,
       guint             n_texts,
       const MdDocument *document)
{
  MdInlines *inlines = g_new0 (MdInlines, 1);
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  cmark_node *root, *node;

  for (guint i = 0;
       document != NULL && i < _md_document_get_total (document, MD_DOCUMENT_DEFINING); i++)
    _md_feed_block (parser, _md_document_get_defining (document, i));
  cmark_parser_feed (parser, source->str, source->len);
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  /* Ours are the last ones; those of the definitions before them go. */
  inlines->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)cmark_node_free);
  g_ptr_array_set_size (inlines->nodes, (int)n_texts);
  for (guint i = n_texts; i > 0; i--)
    {
      node = cmark_node_last_child (root);
      g_assert (node != NULL);
      cmark_node_unlink (node);
      inlines->nodes->pdata[i - 1] = node;
    }
  cmark_node_free (root);

  return inlines;
}

MdInlines *
md_inlines_new (const char       *text,
                gsize             length,
                const MdDocument *document)
{
  g_autoptr (GString) source = g_string_new (NULL);

  append_text (source, text, length);
  return parse (source, 1, document);
}

MdInlines *
md_inlines_new_for_table (const char       *text,
                          const MdTable    *table,
                          const MdDocument *document)
{
  g_autoptr (GString) source = g_string_new (NULL);
  guint n_columns = md_table_get_n_columns (table);
  guint n_rows = md_table_get_n_rows (table);
  MdInlines *inlines;

  for (guint column = 0; column < n_columns; column++)
    append_cell (source, text, md_table_get_header_cell (table, column));
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      append_cell (source, text, md_table_get_cell (table, row, column));

  inlines = parse (source, n_columns * (n_rows + 1), document);
  inlines->n_columns = n_columns;
  return inlines;
}

void
md_inlines_free (MdInlines *inlines)
{
  g_clear_pointer (&inlines->nodes, g_ptr_array_unref);
  g_free (inlines);
}

const MdNode *
md_inlines_get_node (const MdInlines *inlines)
{
  return g_ptr_array_index (inlines->nodes, 0);
}

const MdNode *
md_inlines_get_cell (const MdInlines *inlines,
                     guint            row,
                     guint            column)
{
  return md_inlines_get_header_cell (inlines, (row + 1) * inlines->n_columns + column);
}

const MdNode *
md_inlines_get_header_cell (const MdInlines *inlines,
                            guint            column)
{
  g_return_val_if_fail (column < inlines->nodes->len, md_inlines_get_node (inlines));

  return g_ptr_array_index (inlines->nodes, column);
}
