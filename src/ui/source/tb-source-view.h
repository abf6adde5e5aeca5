/* tb-source-view.h: the plan's Markdown as text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtksourceview/gtksource.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_SOURCE_VIEW (tb_source_view_get_type ())
G_DECLARE_FINAL_TYPE (TbSourceView, tb_source_view, TB, SOURCE_VIEW, GtkWidget)

GtkWidget     *tb_source_view_new        (TbSession    *session);
/* Takes the document's text over now, seen or not. */
void           tb_source_view_flush      (TbSourceView *self);
/* Whether the text can be edited: it cannot where bytes are not UTF-8. */
gboolean       tb_source_view_is_editable (TbSourceView *self);
GtkTextView   *tb_source_view_get_view   (TbSourceView *self);

G_END_DECLS
