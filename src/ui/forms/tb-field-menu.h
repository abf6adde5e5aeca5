/* tb-field-menu.h: what can be done to a field, in the menus of its texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts into the context menu of @view what its row and its field have buttons for that Tab passes
 * by. */
void tb_field_menu_attach (GtkTextView *view);

G_END_DECLS
