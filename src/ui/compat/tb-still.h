/* tb-still.h: what stands still is drawn from a record
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where no graphics card draws, GTK walks through all that a window shows in each frame, for a
 * letter in one entry too: every label, icon and border, most of them beside the area that is drawn
 * anew. What did not change for a while is one thing for it here, a record of the strokes it is
 * drawn with, which cairo leaves out at once where it is not in that area.
 *
 * Of use for children that are much and change seldom: a pane, a card, a header bar. */

/* As gtk_widget_snapshot_child(). In the snapshot function of @widget. */
void tb_still_snapshot_child (GtkWidget   *widget,
                              GtkWidget   *child,
                              GtkSnapshot *snapshot);
/* Does so with all children: a snapshot function for a widget class. */
void tb_still_snapshot       (GtkWidget   *widget,
                              GtkSnapshot *snapshot);

G_END_DECLS
