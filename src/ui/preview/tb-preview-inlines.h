/* tb-preview-inlines.h: inline Markdown as text and ranges
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-node.h"
#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* Breaks a line inside of a paragraph; never stands in a plan's own text. */
#define TB_PREVIEW_LINE_BREAK "\xe2\x80\xa8"

/* Appends the inlines below @parent to @text, with placeholders, strikethrough and bare addresses
 * found. With @keep_breaks soft breaks are "\n", otherwise blanks. */
void tb_preview_write_inlines (TbPreviewText *text,
                               const MdNode  *parent,
                               gboolean       keep_breaks);
/* Appends @length bytes of @literal as they are; with @is_code all that hides is shown. Line ends
 * become blanks. */
void tb_preview_write_literal (TbPreviewText *text,
                               const char    *literal,
                               gsize          length,
                               gboolean       is_code);

G_END_DECLS
