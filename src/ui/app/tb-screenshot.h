/* tb-screenshot.h: draws every view to a picture
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the plan at @path (nullable: the start page alone), writes a PNG file of each view, light
 * and dark, wide and narrow, into @folder, and quits. For the README and for looking at. */
void tb_screenshot_run (GtkApplication *application,
                        const char     *path,
                        const char     *folder);

G_END_DECLS
