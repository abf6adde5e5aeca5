/* tb-closed-menu.h: a menu that is closed gets no more clicks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has all menus and other popovers of the program give up their surface when they are closed; call
 * it once, after gtk_init(). GTK 4 may still owe that surface a motion of its own making, for a
 * layout while the pointer was in it. It then takes the hidden popover for what the pointer is at,
 * wherever that is now, and a click that no motion comes before is lost: the one after a menu that
 * a key closed. */
void tb_closed_menu_watch (void);

G_END_DECLS
