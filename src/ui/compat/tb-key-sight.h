/* tb-key-sight.h: what a key opens something at comes into sight first
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls what has the focus in @window into sight before it gets a key that opens a menu or a list
 * at it. GTK opens them where the text or button is, scrolled away or not: out of sight, and with a
 * critical (4.8) where that place is on no screen. */
void tb_key_sight_attach (GtkWindow *window);

G_END_DECLS
