/* tb-form-header.h: the top of a part's form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_FORM_HEADER (tb_form_header_get_type ())
G_DECLARE_FINAL_TYPE (TbFormHeader, tb_form_header, TB, FORM_HEADER, GtkWidget)

/**
 * TbFormHeader:
 *
 * Where the part stands, its name in large letters, to be edited in place, and for a task its
 * status and where its code goes.
 */

GtkWidget *tb_form_header_new         (TbSession    *session);
/* Shows part @index of the current plan. */
void       tb_form_header_update      (TbFormHeader *self,
                                       guint         index);
void       tb_form_header_grab_title  (TbFormHeader *self);
/* Moves the focus to the module. Returns: whether the part has one */
gboolean   tb_form_header_grab_location (TbFormHeader *self);

G_END_DECLS
