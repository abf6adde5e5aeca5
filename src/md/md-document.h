/* md-document.h: a Markdown text as an immutable array of blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "md/md-block.h"

G_BEGIN_DECLS

/**
 * MdDocument:
 *
 * A whole Markdown text: an array of #MdBlock whose bytes, one after the other, are the text.
 *
 * Immutable and ref-counted. An edit makes a new document that shares every block it did not have
 * to read again. What cannot be parsed (invalid UTF-8, NUL, lone CR) is kept byte for byte; lines
 * end at LF or CRLF only. All offsets are bytes from the start of the document, lines are 0-based.
 */
typedef struct _MdDocument MdDocument;

/**
 * MdSplice:
 * @span: the bytes that go, in the document the splice is applied to
 * @text: (array length=length): the bytes that come instead
 * @length: number of bytes in @text
 *
 * One change of a text.
 */
typedef struct
{
  MdSpan      span;
  const char *text;
  gsize       length;
} MdSplice;

/* Never fails: every sequence of bytes is a document (of one opaque block, if it is far too long to
 * be Markdown). Keeps a reference to @bytes.
 * Returns: (transfer full) */
MdDocument *md_document_new             (GBytes           *bytes);
MdDocument *md_document_ref             (MdDocument       *document);
void        md_document_unref           (MdDocument       *document);

/* The document with @splices applied. They must be sorted, must not overlap, and all count in
 * @document. Parses again only from the block before each change until a new boundary meets an old
 * one; the result equals md_document_new() of the new bytes, block for block (a property under
 * test). Splices that change nothing return @document itself with a new reference.
 * Returns: (transfer full) */
MdDocument *md_document_splice          (MdDocument       *document,
                                         const MdSplice   *splices,
                                         guint             n_splices);

gsize       md_document_get_size        (const MdDocument *document);
/* Lines of the text: a last line without an end counts, an empty one behind the last does not. */
guint       md_document_get_n_lines     (const MdDocument *document);
guint       md_document_get_n_blocks    (const MdDocument *document);
MdBlock    *md_document_get_block       (const MdDocument *document,
                                         guint             index);
/* For @index of the number of blocks: the size of the document, and its number of line ends. */
gsize       md_document_get_block_start (const MdDocument *document,
                                         guint             index);
guint       md_document_get_block_line  (const MdDocument *document,
                                         guint             index);
/* The block that holds the byte at @offset; the last block for the end of the document.
 * Undefined (returns 0) for an empty document. */
guint       md_document_find_block      (const MdDocument *document,
                                         gsize             offset);
guint       md_document_get_line_at     (const MdDocument *document,
                                         gsize             offset);
gsize       md_document_get_line_start  (const MdDocument *document,
                                         guint             line);
/* How many blocks, the same pointers, both have at the start, and how many of the others at the
 * end. */
void        md_document_count_shared    (const MdDocument *a,
                                         const MdDocument *b,
                                         guint            *n_front,
                                         guint            *n_back);
/* Whether both have the same bytes. What they share is not looked at. */
gboolean    md_document_equal           (const MdDocument *a,
                                         const MdDocument *b);
/* The whole text. Returns: (transfer full) */
GBytes     *md_document_to_bytes        (const MdDocument *document);
/* The bytes of @span, with a NUL behind them. Returns: (transfer full) */
char       *md_document_dup_range       (const MdDocument *document,
                                         MdSpan            span);
/* Appends the bytes of @span to @string. */
void        md_document_append_range    (const MdDocument *document,
                                         MdSpan            span,
                                         GString          *string);
/* "\n" or "\r\n": what most of the lines around @offset end with. */
const char *md_document_get_line_end    (const MdDocument *document,
                                         gsize             offset);
/* See md_block_is_valid_utf8(). */
gboolean    md_document_is_valid_utf8   (const MdDocument *document);

/* Whether the blocks are what a fresh parse gives, and why not. For tests and debug builds.
 * Returns: (transfer full) (nullable): %NULL when all is well */
char       *md_document_check           (const MdDocument *document);
/* A text dump of blocks and nodes, for tests. Returns: (transfer full) */
char       *md_document_dump            (const MdDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdDocument, md_document_unref)

G_END_DECLS
