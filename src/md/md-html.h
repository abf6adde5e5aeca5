/* md-html.h: a document as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"

G_BEGIN_DECLS

/* The body of @document as HTML: CommonMark with tables, boxes and strikethrough. Raw HTML is
 * escaped and shown as text, but for `<br>`; only what md_html_is_safe_url() says becomes a link;
 * images become their alternative text. Front matter is left out.
 * Returns: (transfer full) */
char    *md_document_to_html (const MdDocument *document);

/* Whether a link to @url may be followed: http, https, mailto, a relative path or an #anchor. */
gboolean md_html_is_safe_url (const char       *url);

G_END_DECLS
