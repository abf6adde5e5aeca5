/* tb-wheel.h: sideways scrollers that leave the wheel to the page
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scrolled window that scrolls sideways only still takes all turns of the wheel (GTK 4.8), and
 * the page around it stands still under the pointer. This gives upright turns to the scrolled
 * window around @scroller. */
void tb_wheel_pass_on (GtkScrolledWindow *scroller);

G_END_DECLS
