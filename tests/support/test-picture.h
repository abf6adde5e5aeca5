/* test-picture.h: what something looks like, as pixels
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What @widget draws. Returns: (transfer full) */
GskRenderNode *test_picture_take (GtkWidget     *widget);
/* Draws @node (transfer full), as cairo does. Returns: (transfer full): four bytes a pixel */
guchar        *test_picture_draw (GskRenderNode *node,
                                  int            width,
                                  int            height);

G_END_DECLS
