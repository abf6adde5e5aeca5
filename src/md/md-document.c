/* md-document.c: a Markdown text as an immutable array of blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-document.h"

#include <string.h>

#include "md/md-document-private.h"
#include "md/md-parser-private.h"

/* Blocks to look at for the line end in use around a place. */
#define MAX_LINE_END_BLOCKS 32

static void
add_plain_block (GPtrArray  *blocks,
                 MdBlockKind kind,
                 GBytes     *bytes,
                 gsize       start,
                 gsize       size)
{
  if (size > 0)
    g_ptr_array_add (blocks, _md_block_new (kind, bytes, start, size, NULL, 1));
}

/* Counts the line ends of @block into @n_crlf and @n_lf, and stops when there are enough. */
static void
count_line_ends (const MdBlock *block,
                 guint         *n_crlf,
                 guint         *n_lf)
{
  const char *at = block->text;
  const char *end = at + block->size;

  while (*n_crlf + *n_lf < 100 && at < end
         && (at = memchr (at, '\n', (gsize)(end - at))) != NULL)
    {
      if (at > block->text && at[-1] == '\r')
        (*n_crlf)++;
      else
        (*n_lf)++;
      at++;
    }
}

/* The last of the @n sorted @values that is not over @value; 0 when all are. */
#define DEFINE_FIND(name, type)                                                                    \
  static guint name (const type *values, guint n, type value)                                      \
  {                                                                                                \
    guint low = 0;                                                                                 \
    while (n - low > 1)                                                                            \
      {                                                                                            \
        guint middle = low + (n - low) / 2;                                                        \
        if (values[middle] <= value)                                                               \
          low = middle;                                                                            \
        else                                                                                       \
          n = middle;                                                                              \
      }                                                                                            \
    return low;                                                                                    \
  }

DEFINE_FIND (find_start, gsize)
DEFINE_FIND (find_line, guint)

MdDocument *
_md_document_new_for_blocks (MdBlock **blocks,
                             guint     n_blocks)
{
  MdDocument *document = g_new0 (MdDocument, 1);
  gsize start = 0;
  guint line = 0;

  document->ref_count = 1;
  document->n_blocks = n_blocks;
  document->blocks = blocks;
  document->starts = g_new (gsize, (gsize)n_blocks + 1);
  document->lines = g_new (guint, (gsize)n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      document->starts[i] = start;
      document->lines[i] = line;
      document->n_defining += blocks[i]->may_define ? 1 : 0;
      document->n_images += blocks[i]->n_images;
      start += blocks[i]->size;
      line += blocks[i]->n_newlines;
    }
  document->starts[n_blocks] = start;
  document->lines[n_blocks] = line;
  return document;
}

void
_md_document_parse (GBytes    *bytes,
                    GPtrArray *blocks)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize bom, front;

  if (size == 0)
    return;
  bom = _md_scan_bom (text, size);
  front = _md_scan_front_matter (text + bom, size - bom);
  if (size > MD_PARSER_MAX_SIZE)
    {
      add_plain_block (blocks, MD_BLOCK_DEFINITIONS, bytes, 0, size);
      return;
    }
  add_plain_block (blocks, MD_BLOCK_BLANK, bytes, 0, bom);
  add_plain_block (blocks, MD_BLOCK_FRONT_MATTER, bytes, bom, front);
  g_ptr_array_extend_and_steal (blocks,
                                _md_parse (bytes, (MdSpan){ bom + front, size }, NULL, NULL));
}

MdDocument *
md_document_new (GBytes *bytes)
{
  GPtrArray *blocks = g_ptr_array_new ();
  guint n_blocks;
  gpointer *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  _md_document_parse (bytes, blocks);
  n_blocks = blocks->len;
  data = g_ptr_array_free (blocks, FALSE);
  return _md_document_new_for_blocks ((MdBlock **)data, n_blocks);
}

MdDocument *
md_document_ref (MdDocument *document)
{
  document->ref_count++;
  return document;
}

void
md_document_unref (MdDocument *document)
{
  if (--document->ref_count > 0)
    return;

  for (guint i = 0; i < document->n_blocks; i++)
    md_block_unref (document->blocks[i]);
  g_clear_pointer (&document->blocks, g_free);
  g_clear_pointer (&document->starts, g_free);
  g_clear_pointer (&document->lines, g_free);
  g_free (document);
}

gsize
md_document_get_size (const MdDocument *document)
{
  return document->starts[document->n_blocks];
}

guint
md_document_get_n_lines (const MdDocument *document)
{
  guint n = document->lines[document->n_blocks];

  if (document->n_blocks > 0)
    {
      const MdBlock *last = document->blocks[document->n_blocks - 1];

      n += last->text[last->size - 1] != '\n' ? 1 : 0;
    }
  return n;
}

guint
md_document_get_n_blocks (const MdDocument *document)
{
  return document->n_blocks;
}

MdBlock *
md_document_get_block (const MdDocument *document,
                       guint             index)
{
  g_return_val_if_fail (index < document->n_blocks, NULL);

  return document->blocks[index];
}

gsize
md_document_get_block_start (const MdDocument *document,
                             guint             index)
{
  g_return_val_if_fail (index <= document->n_blocks, 0);

  return document->starts[index];
}

guint
md_document_get_block_line (const MdDocument *document,
                            guint             index)
{
  g_return_val_if_fail (index <= document->n_blocks, 0);

  return document->lines[index];
}

guint
md_document_find_block (const MdDocument *document,
                        gsize             offset)
{
  return find_start (document->starts, document->n_blocks, offset);
}

guint
md_document_get_line_at (const MdDocument *document,
                         gsize             offset)
{
  guint i;

  if (document->n_blocks == 0)
    return 0;
  i = md_document_find_block (document, offset);
  return document->lines[i]
         + md_block_get_line_at (document->blocks[i], offset - document->starts[i]);
}

gsize
md_document_get_line_start (const MdDocument *document,
                            guint             line)
{
  guint i;

  /* A byte order mark is a block without a line end: line 0 begins before it. */
  if (document->n_blocks == 0 || line == 0)
    return 0;
  i = find_line (document->lines, document->n_blocks, line);
  return document->starts[i]
         + md_block_get_line_start (document->blocks[i], line - document->lines[i]);
}

GBytes *
md_document_to_bytes (const MdDocument *document)
{
  gsize size = md_document_get_size (document);
  char *text = md_document_dup_range (document, (MdSpan){ 0, size });

  return g_bytes_new_take (text, size);
}

char *
md_document_dup_range (const MdDocument *document,
                       MdSpan            span)
{
  GString *string = g_string_sized_new (MD_SPAN_LENGTH (span));

  md_document_append_range (document, span, string);
  return g_string_free (string, FALSE);
}

void
md_document_append_range (const MdDocument *document,
                          MdSpan            span,
                          GString          *string)
{
  g_return_if_fail (span.start <= span.end && span.end <= md_document_get_size (document));

  for (guint i = md_document_find_block (document, span.start);
       i < document->n_blocks && document->starts[i] < span.end; i++)
    {
      gsize start = MAX (span.start, document->starts[i]);
      gsize end = MIN (span.end, document->starts[i + 1]);

      g_string_append_len (string, document->blocks[i]->text + (start - document->starts[i]),
                           (gssize)(end - start));
    }
}

const char *
md_document_get_line_end (const MdDocument *document,
                          gsize             offset)
{
  guint here = md_document_find_block (document, offset);
  guint n_crlf = 0;
  guint n_lf = 0;

  for (guint distance = 0; distance < MAX_LINE_END_BLOCKS && distance < document->n_blocks;
       distance++)
    {
      if (distance <= here)
        count_line_ends (document->blocks[here - distance], &n_crlf, &n_lf);
      if (distance > 0 && here + distance < document->n_blocks)
        count_line_ends (document->blocks[here + distance], &n_crlf, &n_lf);
    }
  return n_crlf > n_lf ? "\r\n" : "\n";
}

gboolean
md_document_is_valid_utf8 (const MdDocument *document)
{
  for (guint i = 0; i < document->n_blocks; i++)
    if (!md_block_is_valid_utf8 (document->blocks[i]))
      return FALSE;
  return TRUE;
}
