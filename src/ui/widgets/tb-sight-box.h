/* tb-sight-box.h: a column of widgets, drawn where it can be seen
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_SIGHT_BOX (tb_sight_box_get_type ())
G_DECLARE_FINAL_TYPE (TbSightBox, tb_sight_box, TB, SIGHT_BOX, GtkBox)

/**
 * TbSightBox:
 *
 * A vertical box that leaves out of each frame the children that are scrolled out of sight, and
 * draws those that stand still from a record. GTK without a graphics card goes through all that a
 * window has, shown or not, at each letter.
 */

GtkWidget *tb_sight_box_new (void);

G_END_DECLS
