/* tb-preview-render.h: blocks of Markdown as lines of the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* What the boxes look like in the text: for the clipboard, a screen reader and tests. The preview
 * draws its own over them. */
#define TB_PREVIEW_GLYPH_OPEN "☐"
#define TB_PREVIEW_GLYPH_DONE "☑"
#define TB_PREVIEW_GLYPH_PROGRESS "◪"

/* What tables cost that are shown together, as tb_preview_table_get_cost() has it: so many widgets
 * are laid out in a part of a frame. */
#define TB_PREVIEW_MAX_TABLES 1500

/* What @block looks like. @document gives the link reference definitions. Lines of more than
 * %TB_PREVIEW_MAX_LINE bytes are folded, but for @is_expanded. Tables that cost more than @room
 * together are shown by their rows, as text.
 * Returns: (transfer full) */
TbPreviewBlock *tb_preview_render_block (MdBlock          *block,
                                         const MdDocument *document,
                                         gboolean          is_expanded,
                                         guint             room);

G_END_DECLS
