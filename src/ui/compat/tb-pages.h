/* tb-pages.h: hides pages that are not shown from assistive technologies
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 tells assistive technologies of all pages of a stack as if all could be seen. */

/* From now on only the visible child of @stack (a GtkStack or AdwViewStack) is told of. Call it
 * again when a page was added. */
void tb_pages_follow        (GtkWidget *stack);
/* Whether to tell of @widget. */
void tb_pages_set_presented (GtkWidget *widget,
                             gboolean   presented);

G_END_DECLS
