/* tb-form-find.h: where a match is in the form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

/* Shows the current match of the session's search in @page, the page of its part: now and in the
 * next frames, while a new page gets its size. No focus moves. */
void     tb_form_find_reveal (GtkWidget *page,
                              TbSession *session);
/* Moves the focus to the text with the current match. Returns: whether @page shows it in a text */
gboolean tb_form_find_take   (GtkWidget *page,
                              TbSession *session);

G_END_DECLS
