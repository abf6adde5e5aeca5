/* tb-baselines.h: lines of text stand on whole pixels
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* GTK lets lines of text stand between two pixels. Where no graphics card draws them, cairo then
 * draws a line that is cut, by an edge or by the border of what is drawn anew, one pixel higher
 * than others and without the topmost row of its letters: dots and serifs are missing. From now on
 * lines stand on whole pixels there. Call it once, before the first window. */
void tb_baselines_round (GdkDisplay *display);

G_END_DECLS
