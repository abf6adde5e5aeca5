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

/* More bytes than this in one line of text are folded, to so many characters. */
#define TB_PREVIEW_MAX_LINE 65536
#define TB_PREVIEW_FOLDED_CHARS 4096

/**
 * TbPreviewWriting:
 * @source: (array length=length): the bytes of the file that the text comes from; tells what stood
 *   where libcmark was given something else, and which marks are escaped
 * @max_chars: at how many characters the text is cut off; 0 for what is right for @length
 * @keep_breaks: whether soft breaks are "\n", otherwise blanks
 * @is_code: whether characters that hide are shown even where prose has uses for them
 *
 * How text is written.
 */
typedef struct
{
  const char *source;
  gsize       length;
  guint       max_chars;
  gboolean    keep_breaks;
  gboolean    is_code;
} TbPreviewWriting;

/* Appends the inlines below @parent to @text, with placeholders, strikethrough and bare addresses
 * found. Returns: whether that is all of them, and not cut off */
gboolean tb_preview_write_inlines (TbPreviewText          *text,
                                   const MdNode           *parent,
                                   const TbPreviewWriting *writing);
/* Appends @length bytes of @literal as they are; line ends become blanks. Returns: as above */
gboolean tb_preview_write_literal (TbPreviewText          *text,
                                   const char             *literal,
                                   gsize                   length,
                                   const TbPreviewWriting *writing);

G_END_DECLS
