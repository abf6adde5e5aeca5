/* tb-still-pointer.h: scrollbars stay away from a pointer that rests, and go for letters
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4 tells the widgets below the pointer that it moved whenever something got another place.
 * @scroller takes that for a hand on the mouse, and shows its scrollbars: fading in and out they
 * keep frames coming, and each key in a text waits for the next. From now on it only minds a
 * pointer that moved; and scrollbars that are on their way out after it scrolled are gone at once
 * when somebody types. */
void tb_still_pointer_attach (GtkScrolledWindow *scroller);

G_END_DECLS
