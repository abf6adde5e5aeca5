/* md-definitions-private.h: what reaches across blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document-private.h"

G_BEGIN_DECLS

/* The blocks @from to @to that may hold link reference definitions.
 * Returns: (transfer container) (element-type MdBlock) */
GPtrArray *_md_definitions_collect   (const MdDocument *document,
                                      guint             from,
                                      guint             to);
/* Whether those of the first @n_blocks of @blocks that may hold definitions are the same as
 * @defining. */
gboolean   _md_definitions_equal     (const GPtrArray  *defining,
                                      const GPtrArray  *blocks,
                                      guint             n_blocks);
/* Whether a part of @document, read with the definitions around it, gives what it gives in the
 * whole: that there is not more of anything than what has no limit. */
gboolean   _md_document_is_divisible (MdDocument *document);

G_END_DECLS
