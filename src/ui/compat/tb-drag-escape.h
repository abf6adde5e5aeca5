/* tb-drag-escape.h: Escape ends a drag, on X11 too
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cancels @drag, which has just begun, when Escape is pressed. GTK 4 grabs that key on X11 and
 * then loses it, as the root window that gets it is none of its surfaces; elsewhere, and where the
 * program is built without X11, this does nothing. */
void tb_drag_watch_escape (GdkDrag *drag);

G_END_DECLS
