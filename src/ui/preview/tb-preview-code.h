/* tb-preview-code.h: highlights code in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-tags.h"

G_BEGIN_DECLS

/**
 * TbPreviewCode:
 *
 * Highlights blocks of code off screen, with GtkSourceView's languages, and copies the colours.
 */
typedef struct _TbPreviewCode TbPreviewCode;

/* Keeps @tags, which must live longer. */
TbPreviewCode *tb_preview_code_new       (TbPreviewTags *tags);
void           tb_preview_code_free      (TbPreviewCode *code);
void           tb_preview_code_set_colors (TbPreviewCode         *code,
                                           const TbPreviewColors *colors);
/* Whether what @language needs was read already, or there is nothing to read. */
gboolean       tb_preview_code_is_ready  (TbPreviewCode *code,
                                          const char    *language);
/* Reads what @language needs, which may take some tenths of a second. */
void           tb_preview_code_prepare   (TbPreviewCode *code,
                                          const char    *language);
/* Colours @n_lines lines of @buffer from @first on, which are not too long for it: see @is_plain of
 * TbPreviewLine. */
void           tb_preview_code_highlight (TbPreviewCode *code,
                                          GtkTextBuffer *buffer,
                                          guint          first,
                                          guint          n_lines,
                                          const char    *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbPreviewCode, tb_preview_code_free)

G_END_DECLS
