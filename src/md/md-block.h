/* md-block.h: one top-level block of a Markdown document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "md/md-node.h"
#include "md/md-span.h"

G_BEGIN_DECLS

/**
 * MdBlock:
 *
 * A top-level block: its verbatim bytes, from the start of its first line up to the start of the
 * next block (so the blank lines that follow belong to it), and what libcmark says of them.
 *
 * Immutable and ref-counted. A block knows nothing of where it stands: all spans and lines are
 * relative to its own bytes, so an edit elsewhere shares it. Two documents that hold the same block
 * hold the same pointer; views compare pointers to see what changed.
 */
typedef struct _MdBlock MdBlock;

typedef enum
{
  MD_BLOCK_BLANK,        /* blank lines at the start of the document, or its byte order mark */
  MD_BLOCK_FRONT_MATTER, /* YAML, TOML or JSON at the top, opaque */
  MD_BLOCK_DEFINITIONS,  /* lines libcmark made no node of: link reference definitions */
  MD_BLOCK_HEADING,
  MD_BLOCK_PARAGRAPH,
  MD_BLOCK_LIST,
  MD_BLOCK_CODE,
  MD_BLOCK_QUOTE,
  MD_BLOCK_HTML,
  MD_BLOCK_BREAK,
  MD_BLOCK_FILE,         /* the line that begins a file, in a document of several (md-joined.h) */
} MdBlockKind;

MdBlock      *md_block_ref             (MdBlock       *block);
void          md_block_unref           (MdBlock       *block);

/* Whether both have the same bytes and the same nodes. */
gboolean      md_block_equal           (const MdBlock *a,
                                        const MdBlock *b);
MdBlockKind   md_block_get_kind        (const MdBlock *block);
/* The block's node, or %NULL for BLANK, FRONT_MATTER, DEFINITIONS and FILE. */
const MdNode *md_block_get_node        (const MdBlock *block);
/* The verbatim bytes: @length of them, not NUL-terminated; NUL and invalid UTF-8 possible. */
const char   *md_block_get_text        (const MdBlock *block,
                                        gsize         *length);
gsize         md_block_get_size        (const MdBlock *block);
/* Line ends (LF) in the block: what to add to get the line of the next block. */
guint         md_block_get_n_newlines  (const MdBlock *block);
/* Offset in the block of the start of 0-based @line; the block's size when there is none. */
gsize         md_block_get_line_start  (const MdBlock *block,
                                        guint          line);
/* The 0-based line of the block that holds byte @offset. */
guint         md_block_get_line_at     (const MdBlock *block,
                                        gsize          offset);
/* The span of a block-level node (list, item, paragraph, heading, code, …) in the block's bytes:
 * from its first mark (the bullet, the fence, the first letter) to the end of its last line that is
 * not blank, without that line's end. Inline nodes have no span. */
MdSpan        md_block_get_node_span   (const MdBlock *block,
                                        const MdNode  *node);
/* Where that span begins. */
gsize         md_block_get_node_start  (const MdBlock *block,
                                        const MdNode  *node);
/* The 0-based line at which @node begins. */
guint         md_block_get_node_line   (const MdBlock *block,
                                        const MdNode  *node);
/* A NUL is not valid: no text field can hold it. */
gboolean      md_block_is_valid_utf8   (const MdBlock *block);

/**
 * MdItemLayout:
 * @marker: the bullet or number with its `.` or `)`, in the block's bytes
 * @content: where the text of the item begins: behind the marker and its blanks; at the end of the
 *   line when the item's first line is empty
 * @indent: the column that continuation lines need to belong to the item (0-based)
 *
 * How a list item is written.
 */
typedef struct
{
  MdSpan marker;
  gsize  content;
  guint  indent;
} MdItemLayout;

/* How @item (an MD_NODE_ITEM of @block) is written. Items inside block quotes: the quote marks are
 * part of what stands before the marker, and @indent counts from behind them. */
MdItemLayout  md_block_get_item_layout (const MdBlock *block,
                                        const MdNode  *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdBlock, md_block_unref)

G_END_DECLS
