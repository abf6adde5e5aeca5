/* tb-code-view.h: code that is as high as its lines
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define TB_TYPE_CODE_VIEW (tb_code_view_get_type ())
G_DECLARE_FINAL_TYPE (TbCodeView, tb_code_view, TB, CODE_VIEW, GtkSourceView)

/**
 * TbCodeView:
 *
 * A source view for forms: it asks for the height of all its lines from the start. A plain one
 * knows of them only when it has been shown.
 */

GtkWidget *tb_code_view_new      (GtkSourceBuffer *buffer);
/* What belongs here, shown while there is no code; %NULL for nothing. */
void       tb_code_view_set_hint (TbCodeView      *self,
                                  const char      *hint);

G_END_DECLS
