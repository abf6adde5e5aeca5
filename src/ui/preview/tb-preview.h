/* tb-preview.h: the plan as it reads
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_PREVIEW (tb_preview_get_type ())
G_DECLARE_FINAL_TYPE (TbPreview, tb_preview, TB, PREVIEW, GtkWidget)

GtkWidget   *tb_preview_new        (TbSession *session);
/* The folder that relative links lead into; %NULL while the plan has no file. */
void         tb_preview_set_folder (TbPreview *self,
                                    GFile     *folder);
/* Whether somebody reads: then a click goes to no form. */
void         tb_preview_set_reading (TbPreview *self,
                                     gboolean   is_reading);
/* Shows the plan as it is now, all of it, without waiting for a frame. */
void         tb_preview_flush      (TbPreview *self);
/* The view in it, for tests and for search. */
GtkTextView *tb_preview_get_view   (TbPreview *self);
/* Whether it shows the whole plan as it is now. */
gboolean     tb_preview_is_complete (TbPreview *self);
/* The first line of the field that somebody is in, or -1. */
int          tb_preview_get_marked_line (TbPreview *self);

G_END_DECLS
