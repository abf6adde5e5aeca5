/* md-document-private.h: documents, seen from inside md/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block-private.h"
#include "md/md-document.h"
#include "md/md-sequence.h"

G_BEGIN_DECLS

typedef struct _MdJoin MdJoin;

struct _MdDocument
{
  /* Not atomic: see MdBlock. */
  guint       ref_count;

  guint       n_blocks;
  /* Owned, of MdBlock; its sums are those of MdDocumentSum */
  MdSequence *blocks;
  /* Lazy: bytes of link targets and titles in all blocks, or G_MAXSIZE; an edit brings it up to
   * date where it was known */
  gsize       link_size;

  /* Owned; %NULL for one text: see md-joined.h */
  MdJoin     *join;
};

/* What is summed up over the blocks. */
typedef enum
{
  MD_DOCUMENT_SIZE,
  MD_DOCUMENT_LINES,    /* line ends */
  MD_DOCUMENT_DEFINING, /* blocks that may hold link reference definitions */
  MD_DOCUMENT_IMAGES,   /* the blocks' n_images */
  MD_DOCUMENT_N_SUMS,
} MdDocumentSum;

extern const MdSequenceType _md_block_sequence;

/* Takes @blocks. */
MdDocument *_md_document_new_for_blocks (MdSequence *blocks);
gsize       _md_document_get_sum        (const MdDocument *document,
                                         MdDocumentSum     sum,
                                         guint             block);
/* The sum over all blocks. */
gsize       _md_document_get_total      (const MdDocument *document,
                                         MdDocumentSum     sum);
/* Block number @n, from 0, of those that may hold link reference definitions. */
MdBlock    *_md_document_get_defining   (const MdDocument *document,
                                         guint             n);
/* A sequence of the items of @blocks (of MdBlock). Returns: (transfer full) */
MdSequence *_md_document_make_sequence  (const GPtrArray *blocks);
/* Appends to @blocks the blocks of a whole text. */
void        _md_document_parse          (GBytes     *bytes,
                                         GPtrArray  *blocks);

/* What md_document_splice() does to a joined document. */
MdDocument *_md_join_splice             (MdDocument     *document,
                                         const MdSplice *splices,
                                         guint           n_splices);
/* The text of the file that holds @offset, and where it starts. @document must not be empty. */
MdDocument *_md_join_find_text          (const MdDocument *document,
                                         gsize             offset,
                                         gsize            *start);
void        _md_join_free               (MdJoin         *join);

G_END_DECLS
