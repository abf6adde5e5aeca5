/* preview-test-support.h: a session and its preview, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview.h"

G_BEGIN_DECLS

/* A session of the plan @text. Returns: (transfer full) */
TbSession *preview_make_session (const char *text);
/* The text as it is now. Returns: (transfer full) */
char      *preview_dup_text     (TbSession  *session);
/* The byte at which @what begins, which must be there. */
gsize      preview_find_offset  (TbSession  *session,
                                 const char *what);
/* Puts @text for @length bytes at @start, as an edit of its own. */
void       preview_splice       (TbSession  *session,
                                 gsize       start,
                                 gsize       length,
                                 const char *text);
/* A preview that shows all of @session. Returns: (transfer full) */
TbPreview *preview_make_preview (TbSession  *session);
/* Draws @widget @n times. */
void       preview_wait_frames  (GtkWidget  *widget,
                                 guint       n);
/* A small window with a preview, drawn @n_frames times. Returns: (transfer none): the window, to be
 * destroyed */
GtkWidget *preview_show_window  (TbSession  *session,
                                 TbPreview **preview,
                                 guint       n_frames);

G_END_DECLS
