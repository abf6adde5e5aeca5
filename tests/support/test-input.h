/* test-input.h: keys and the pointer, as a person moves them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With XTEST, which is not linked, on a connection of its own; from one thread at a time. Where
 * there is no window manager, keys go to where the pointer is, and the coordinates are those of the
 * screen.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether there is a display that can be told so, and the library for it. */
gboolean test_input_is_possible  (void);
void     test_input_move         (int      x,
                                  int      y);
/* @button: 1 is the primary, 3 the secondary one. */
void     test_input_press_button (guint    button,
                                  gboolean is_down);
/* Presses and releases the key of @symbol, one of <X11/keysym.h>. */
void     test_input_press_key    (guint    symbol);

G_END_DECLS
