/* tb-preview-attributes.h: ranges of text as Pango attributes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-colors.h"
#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* What @text looks like, where no text view shows it: in tables and on paper.
 * Returns: (transfer full) */
PangoAttrList *tb_preview_attributes_new (const TbPreviewText   *text,
                                          const TbPreviewColors *colors);

G_END_DECLS
