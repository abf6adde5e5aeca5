/* tb-source-text.h: a text buffer that holds the bytes of a document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "md/md-document.h"

G_BEGIN_DECLS

/* Whether a text buffer can hold @document byte for byte, and lay it out: valid UTF-8, no NUL, no
 * line of more than 64 KB. */
gboolean tb_source_text_fits       (const MdDocument *document);
/* What to show of a document that does not fit: invalid bytes and NUL as U+FFFD, long lines cut.
 * Returns: (transfer full) */
char    *tb_source_text_convert    (const MdDocument *document);
/* The bytes of @buffer. Returns: (transfer full) */
char    *tb_source_text_dup        (GtkTextBuffer    *buffer,
                                    gsize            *length);
/* Byte @offset of the text, which @buffer holds and @document too. */
void     tb_source_text_get_iter   (GtkTextBuffer    *buffer,
                                    const MdDocument *document,
                                    gsize             offset,
                                    GtkTextIter      *iter);
gsize    tb_source_text_get_offset (GtkTextBuffer     *buffer,
                                    const MdDocument  *document,
                                    const GtkTextIter *iter);
/* The one span in which @old and @new differ, between whole characters: what changed from @old is
 * @span of it, and what came instead ends at @new_end. Returns: whether they differ */
gboolean tb_source_text_diff       (const char       *old,
                                    gsize             old_length,
                                    const char       *new,
                                    gsize             new_length,
                                    MdSpan           *span,
                                    gsize            *new_end);
/* Whether lines of @buffer, which holds @document, and of the document are the same ones. */
gboolean tb_source_text_has_lines  (GtkTextBuffer    *buffer,
                                    const MdDocument *document);
/* Makes @buffer, which holds @before, hold @after, leaving alone the text of blocks that both
 * share. */
void     tb_source_text_update     (GtkTextBuffer    *buffer,
                                    const MdDocument *before,
                                    const MdDocument *after);
/* @text with every line ended by CR LF. Returns: (transfer full) */
char    *tb_source_text_add_returns (const char      *text,
                                     gsize            length);

G_END_DECLS
