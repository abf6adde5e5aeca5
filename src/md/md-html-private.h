/* md-html-private.h: the pieces of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-html.h"

G_BEGIN_DECLS

/* Appends the inlines below @parent, without the first @skip bytes of their first text. */
void _md_html_append_inlines (GString      *html,
                              const MdNode *parent,
                              gsize         skip);
/* Appends @text, escaped and made valid. */
void _md_html_append_text    (GString      *html,
                              const char   *text,
                              gsize         length);

G_END_DECLS
