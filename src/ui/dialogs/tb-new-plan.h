/* tb-new-plan.h: asks what a new plan begins with
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @bytes: the text of the new plan; @is_typed: whether there is a title or an objective in it that
 * the person has typed. */
typedef void (*TbNewPlanFunc) (GBytes   *bytes,
                               gboolean  is_typed,
                               gpointer  user_data);

/* Asks for the template, the title, the objective and the numbers of agents and tasks. @made is
 * called once, unless the person changes their mind; @destroy always, at the end. */
void tb_new_plan_show (GtkWindow      *parent,
                       TbNewPlanFunc   made,
                       gpointer        user_data,
                       GDestroyNotify  destroy);

G_END_DECLS
