/* md-inlines.h: inline Markdown of a text that is not a block of its own
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "md/md-table.h"

G_BEGIN_DECLS

/**
 * MdInlines:
 *
 * The inline parse of a short text, such as a table cell: owns its nodes.
 */
typedef struct _MdInlines MdInlines;

/* Parses @text as the inlines of one paragraph; the link reference definitions of @document (may be
 * %NULL) hold in it. Line ends count as spaces. Returns: (transfer full) */
MdInlines    *md_inlines_new           (const char       *text,
                                        gsize             length,
                                        const MdDocument *document);
/* Parses all cells of @table, which was read from @text, at once: what md_inlines_new() costs, it
 * costs once and not for each cell. `\|` is a pipe in them. Returns: (transfer full) */
MdInlines    *md_inlines_new_for_table (const char       *text,
                                        const MdTable    *table,
                                        const MdDocument *document);
void          md_inlines_free          (MdInlines        *inlines);
/* The parent of the inlines; never %NULL. */
const MdNode *md_inlines_get_node      (const MdInlines  *inlines);
/* Of md_inlines_new_for_table() alone: the parent of the inlines of a cell; never %NULL. */
const MdNode *md_inlines_get_cell      (const MdInlines  *inlines,
                                        guint             row,
                                        guint             column);
const MdNode *md_inlines_get_header_cell (const MdInlines *inlines,
                                          guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdInlines, md_inlines_free)

G_END_DECLS
