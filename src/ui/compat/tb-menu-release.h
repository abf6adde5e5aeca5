/* tb-menu-release.h: the menu of a text opens when the button is let go
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the menus of all texts in @window when the secondary button is let go. GTK opens them while
 * it is down and then counts wrong what is pressed: the text, and all that it is in, stays :active,
 * or GTK warns of "Broken accounting of active state" when the button is let go over the menu. */
void tb_menu_release_attach (GtkWindow *window);

G_END_DECLS
