/* md-node-private.h: nodes, seen from inside md/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cmark.h>

#include "md/md-node.h"

G_BEGIN_DECLS

/* The user data of a code block that is fenced: libcmark does not say, the parser finds out. */
#define MD_NODE_FENCED GINT_TO_POINTER (1)

/* Whether @a and @b, which stands @b_lines_later than @a in libcmark's lines, are alike. */
gboolean _md_node_equal (cmark_node *a,
                         cmark_node *b,
                         int         b_lines_later);

G_END_DECLS
