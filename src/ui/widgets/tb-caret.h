/* tb-caret.h: a caret that blinks without drawing a frame at every refresh
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the caret of @view come and go by a timer while it has the focus, as often and as long as
 * the desktop says. GTK fades it, for which it makes a frame at each refresh of the screen, and
 * (4.8) draws the text in each of them while somebody types: a letter then waits for the next
 * frame, half a refresh on average, where it could be drawn at once. */
void tb_caret_attach (GtkTextView *view);

G_END_DECLS
