/* md-document-private.h: documents, seen from inside md/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block-private.h"
#include "md/md-document.h"

G_BEGIN_DECLS

struct _MdDocument
{
  /* Not atomic: see MdBlock. */
  guint     ref_count;

  guint     n_blocks;
  /* Owned, each with a reference */
  MdBlock **blocks;
  /* Where each block starts, and the size of the whole at the end: n_blocks + 1 of them */
  gsize    *starts;
  /* The line of each block, and the number of line ends at the end: n_blocks + 1 of them */
  guint    *lines;
  /* Blocks that may hold link reference definitions */
  guint     n_defining;
  /* Sum of the blocks' n_images */
  guint     n_images;
};

/* Takes @blocks and their references. */
MdDocument *_md_document_new_for_blocks (MdBlock   **blocks,
                                         guint       n_blocks);
/* Appends to @blocks the blocks of a whole text. */
void        _md_document_parse          (GBytes     *bytes,
                                         GPtrArray  *blocks);

G_END_DECLS
