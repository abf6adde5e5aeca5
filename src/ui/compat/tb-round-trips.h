/* tb-round-trips.h: what GTK asks the display server again and again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* With X11 each question waits for an answer from another process. A form of hundreds of rows asks
 * several for each row, nearly half of the time that it takes to make one. */

/* Sets the tooltip of a widget. GTK asks where the pointer is for each that is visible, even if it
 * is in no window yet or has that text already: this asks only where another text may be seen. */
void       tb_tooltip_set_text     (GtkWidget  *widget,
                                    const char *text);
/* Returns: (transfer none) (nullable): the keyboard of the display's default seat, which is asked
 * for once */
GdkDevice *tb_display_get_keyboard (GdkDisplay *display);

G_END_DECLS
