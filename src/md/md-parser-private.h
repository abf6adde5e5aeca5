/* md-parser-private.h: from bytes to blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block-private.h"

G_BEGIN_DECLS

/* A longer text is not given to libcmark, which needs some 40 times its size in memory. */
#define MD_PARSER_MAX_SIZE (64 * 1024 * 1024)

/* Ends whatever block that is not a fence or HTML at the top: an empty heading at column 0. */
#define MD_PARSER_CLOSER "\n#\n"

/* Reads the bytes @span of @bytes, which begin and end where a top-level block does.
 *
 * @before and @after (of MdBlock, may be %NULL) are blocks in front of and behind the span whose
 * link reference definitions hold in it; they are read again, and dropped.
 * Returns: (transfer full) (element-type MdBlock): blocks that add up to the span */
GPtrArray *_md_parse              (GBytes          *bytes,
                                   MdSpan           span,
                                   const GPtrArray *before,
                                   const GPtrArray *after);
/* Feeds @block for its link reference definitions, and what ends it. It is n_newlines + 2 lines. */
void       _md_feed_block         (cmark_parser    *parser,
                                   const MdBlock   *block);
/* The length of a byte order mark at the start of a text. */
gsize      _md_scan_bom           (const char      *text,
                                   gsize            length);
/* The length of the front matter that @text begins with, and of the blank lines behind it; or 0 */
gsize      _md_scan_front_matter  (const char      *text,
                                   gsize            length);
/* Whether the first line is one that front matter begins with. */
gboolean   _md_may_be_front_matter (const char     *text,
                                    gsize           length);

G_END_DECLS
