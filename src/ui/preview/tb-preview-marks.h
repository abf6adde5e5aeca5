/* tb-preview-marks.h: what CommonMark does not see in a line of text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* `~~gone~~`: takes the tildes away. Those that have a `\` before them in @source (nullable), where
 * the text comes from, stay. */
void     tb_preview_mark_strikes      (TbPreviewText *text,
                                       const char    *source,
                                       gsize          length);
/* `[What to write]`, `TBD`, `TODO`, also as a part of a path in code. */
void     tb_preview_mark_placeholders (TbPreviewText *text);
/* Bare `https://…` become links. */
void     tb_preview_mark_addresses    (TbPreviewText *text);
/* A line `**Status**: word` whose word is not understood. */
void     tb_preview_mark_status       (TbPreviewText *text);

G_END_DECLS
