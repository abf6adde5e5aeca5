/* tb-accessible.h: names of controls
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @widget the name that assistive technologies and tests know it by. */
void tb_accessible_set_name  (GtkWidget  *widget,
                              const char *name);
/* The same, and frees @name. */
void tb_accessible_take_name (GtkWidget  *widget,
                              char       *name);

G_END_DECLS
