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

static gpointer
ref_block (gpointer block)
{
  return md_block_ref (block);
}

static void
unref_block (gpointer block)
{
  md_block_unref (block);
}

static void
measure_block (gconstpointer item,
               gsize        *numbers)
{
  const MdBlock *block = item;

  numbers[MD_DOCUMENT_SIZE] = block->size;
  numbers[MD_DOCUMENT_LINES] = block->n_newlines;
  numbers[MD_DOCUMENT_DEFINING] = block->may_define ? 1 : 0;
  numbers[MD_DOCUMENT_IMAGES] = block->n_images;
}

const MdSequenceType _md_block_sequence = { ref_block, unref_block, MD_DOCUMENT_N_SUMS,
                                            measure_block };

MdDocument *
_md_document_new_for_blocks (MdSequence *blocks)
{
  MdDocument *document = g_new0 (MdDocument, 1);

  document->ref_count = 1;
  document->n_blocks = md_sequence_get_length (blocks);
  document->blocks = blocks;
  document->link_size = G_MAXSIZE;
  return document;
}

gsize
_md_document_get_sum (const MdDocument *document,
                      MdDocumentSum     sum,
                      guint             block)
{
  return md_sequence_get_sum (document->blocks, sum, block);
}

gsize
_md_document_get_total (const MdDocument *document,
                        MdDocumentSum     sum)
{
  return md_sequence_get_sum (document->blocks, sum, document->n_blocks);
}

MdBlock *
_md_document_get_defining (const MdDocument *document,
                           guint             n)
{
  return md_sequence_get (document->blocks,
                          md_sequence_find (document->blocks, MD_DOCUMENT_DEFINING, n));
}

MdSequence *
_md_document_make_sequence (const GPtrArray *blocks)
{
  MdSequenceBuilder *builder = md_sequence_builder_new (&_md_block_sequence);

  for (guint i = 0; i < blocks->len; i++)
    md_sequence_builder_add (builder, g_ptr_array_index (blocks, i));
  return md_sequence_builder_end (builder);
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
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  blocks = g_ptr_array_new_with_free_func (unref_block);
  _md_document_parse (bytes, blocks);
  return _md_document_new_for_blocks (_md_document_make_sequence (blocks));
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

  md_sequence_unref (document->blocks);
  g_clear_pointer (&document->join, _md_join_free);
  g_free (document);
}

gsize
md_document_get_size (const MdDocument *document)
{
  return _md_document_get_total (document, MD_DOCUMENT_SIZE);
}

guint
md_document_get_n_lines (const MdDocument *document)
{
  guint n = (guint)_md_document_get_total (document, MD_DOCUMENT_LINES);

  if (document->n_blocks > 0)
    {
      const MdBlock *last = md_document_get_block (document, document->n_blocks - 1);

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
  return md_sequence_get (document->blocks, index);
}

gsize
md_document_get_block_start (const MdDocument *document,
                             guint             index)
{
  return _md_document_get_sum (document, MD_DOCUMENT_SIZE, index);
}

guint
md_document_get_block_line (const MdDocument *document,
                            guint             index)
{
  return (guint)_md_document_get_sum (document, MD_DOCUMENT_LINES, index);
}

guint
md_document_find_block (const MdDocument *document,
                        gsize             offset)
{
  return md_sequence_find (document->blocks, MD_DOCUMENT_SIZE, offset);
}

guint
md_document_get_line_at (const MdDocument *document,
                         gsize             offset)
{
  guint i;

  if (document->n_blocks == 0)
    return 0;
  i = md_document_find_block (document, offset);
  return md_document_get_block_line (document, i)
         + md_block_get_line_at (md_document_get_block (document, i),
                                 offset - md_document_get_block_start (document, i));
}

gsize
md_document_get_line_start (const MdDocument *document,
                            guint             line)
{
  guint i;

  /* A byte order mark is a block without a line end: line 0 begins before it. */
  if (document->n_blocks == 0 || line == 0)
    return 0;
  i = md_sequence_find (document->blocks, MD_DOCUMENT_LINES, line);
  return md_document_get_block_start (document, i)
         + md_block_get_line_start (md_document_get_block (document, i),
                                    line - md_document_get_block_line (document, i));
}

void
md_document_count_shared (const MdDocument *a,
                          const MdDocument *b,
                          guint            *n_front,
                          guint            *n_back)
{
  md_sequence_count_shared (a->blocks, b->blocks, n_front, n_back);
}

gboolean
md_document_equal (const MdDocument *a,
                   const MdDocument *b)
{
  gsize size = md_document_get_size (a);
  g_autofree char *middle_a = NULL;
  g_autofree char *middle_b = NULL;
  guint front, back;
  MdSpan middle;

  if (md_document_get_size (b) != size)
    return FALSE;

  md_document_count_shared (a, b, &front, &back);
  middle = (MdSpan){ md_document_get_block_start (a, front),
                     md_document_get_block_start (a, a->n_blocks - back) };
  middle_a = md_document_dup_range (a, middle);
  middle_b = md_document_dup_range (b, middle);
  return memcmp (middle_a, middle_b, MD_SPAN_LENGTH (middle)) == 0;
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
  guint first;
  gsize at;

  g_return_if_fail (span.start <= span.end && span.end <= md_document_get_size (document));

  if (MD_SPAN_IS_EMPTY (span))
    return;
  first = md_document_find_block (document, span.start);
  at = md_document_get_block_start (document, first);
  for (guint i = first; at < span.end; i++)
    {
      const MdBlock *block = md_document_get_block (document, i);
      gsize start = MAX (span.start, at);
      gsize end = MIN (span.end, at + block->size);

      g_string_append_len (string, block->text + (start - at), (gssize)(end - start));
      at += block->size;
    }
}

const char *
md_document_get_line_end (const MdDocument *document,
                          gsize             offset)
{
  guint here;
  guint n_crlf = 0;
  guint n_lf = 0;

  /* Each file has its own. */
  if (document->join != NULL && document->n_blocks > 0)
    {
      gsize start;

      document = _md_join_find_text (document, offset, &start);
      offset -= start;
    }
  here = md_document_find_block (document, offset);
  for (guint distance = 0; distance < MAX_LINE_END_BLOCKS && distance < document->n_blocks;
       distance++)
    {
      if (distance <= here)
        count_line_ends (md_document_get_block (document, here - distance), &n_crlf, &n_lf);
      if (distance > 0 && here + distance < document->n_blocks)
        count_line_ends (md_document_get_block (document, here + distance), &n_crlf, &n_lf);
    }
  return n_crlf > n_lf ? "\r\n" : "\n";
}

gboolean
md_document_is_valid_utf8 (const MdDocument *document)
{
  for (guint i = 0; i < document->n_blocks; i++)
    if (!md_block_is_valid_utf8 (md_document_get_block (document, i)))
      return FALSE;
  return TRUE;
}
