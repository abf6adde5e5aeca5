/* tb-button-flow.h: the large buttons that begin something
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A box of at most @n_columns buttons side by side, all as wide as the widest; where there is less
 * room, below each other. @name: what it is to assistive technologies */
GtkWidget *tb_button_flow_new (const char *name,
                               guint       n_columns);

/* Appends @button, which is a button or a menu button, to @flow. */
void tb_button_flow_append (GtkWidget *flow,
                            GtkWidget *button);

G_END_DECLS
