/* tb-about.h: what the program is and who made it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tb_about_show (GtkWindow *parent);

G_END_DECLS
