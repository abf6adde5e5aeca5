/* tb-form-draft.h: a place to write where a part has none
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_FORM_DRAFT (tb_form_draft_get_type ())
G_DECLARE_FINAL_TYPE (TbFormDraft, tb_form_draft, TB, FORM_DRAFT, GtkWidget)

/**
 * TbFormDraft:
 *
 * An empty text under a heading that has nothing below it. The first letter becomes the part's
 * first paragraph, which is then a field like any other.
 */

GtkWidget *tb_form_draft_new (TbSession *session,
                              guint      part);

G_END_DECLS
