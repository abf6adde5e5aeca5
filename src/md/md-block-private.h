/* md-block-private.h: blocks, seen from inside md/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block.h"
#include "md/md-node-private.h"

G_BEGIN_DECLS

typedef enum
{
  MD_VALIDITY_UNKNOWN,
  MD_VALIDITY_VALID,
  MD_VALIDITY_INVALID,
} MdValidity;

struct _MdBlock
{
  /* Not atomic: a document may be read off the main thread, but is handed over, never shared. */
  guint       ref_count;

  MdBlockKind kind;

  /* Owned; many blocks share the bytes of one file or one edit. */
  GBytes     *bytes;
  /* borrowed: in @bytes */
  const char *text;
  gsize       size;
  guint       n_newlines;

  /* Owned; %NULL for BLANK, FRONT_MATTER, DEFINITIONS and FILE */
  cmark_node *node;
  /* libcmark's number for the block's first line */
  int         first_line;
  /* Whether the block may hold link reference definitions. Errs on the side of yes. */
  gboolean    may_define;
  /* How often the bytes have "![" */
  guint       n_images;
  /* Lazy: bytes of link targets and titles below @node, or G_MAXSIZE */
  gsize       link_size;

  /* Lazy: offsets of the lines' starts, n_newlines + 1 of them */
  gsize      *line_starts;
  MdValidity  validity;
};

/* Takes @node; @start and @size are a range of @bytes. */
MdBlock  *_md_block_new          (MdBlockKind    kind,
                                  GBytes        *bytes,
                                  gsize          start,
                                  gsize          size,
                                  cmark_node    *node,
                                  int            first_line);
MdBlockKind _md_block_kind_for_node (cmark_node *node);

/* The bytes of all link targets and titles in @block. */
gsize     _md_block_get_link_size (MdBlock      *block);

/**
 * MdLines:
 * @text: the text
 * @size: its length in bytes
 * @starts: (array length=n_lines): where its lines start
 * @n_lines: number of lines
 * @first_line: libcmark's number for the first of them
 *
 * Lines of a text that libcmark has nodes for.
 */
typedef struct
{
  const char  *text;
  gsize        size;
  const gsize *starts;
  guint        n_lines;
  int          first_line;
} MdLines;

/* The bytes of 0-based @line without its end. */
MdSpan    _md_lines_get_line     (const MdLines *lines,
                                  guint          line);
/* The 0-based last line of block-level @node that is not blank. */
guint     _md_lines_find_node_end (const MdLines *lines,
                                   cmark_node   *node);
/* Whether @line is blank but for the marks of up to @n_quotes block quotes. */
gboolean  _md_lines_is_blank     (const MdLines *lines,
                                  guint          line,
                                  guint          n_quotes);

G_END_DECLS
