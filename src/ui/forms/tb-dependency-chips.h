/* tb-dependency-chips.h: the tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/session/tb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_DEPENDENCY_CHIPS (tb_dependency_chips_get_type ())
G_DECLARE_FINAL_TYPE (TbDependencyChips, tb_dependency_chips, TB, DEPENDENCY_CHIPS, GtkWidget)

/**
 * TbDependencyChips:
 *
 * A #TbChip for each reference of a Dependencies field, in the order of the text. It is hidden
 * while there is none.
 *
 * ::removed (guint reference): a person wants the reference gone; counted as
 * plan_references_scan() does.
 */

GtkWidget *tb_dependency_chips_new    (TbSession         *session);
/* What @text means in part @part of the current plan. @name: the field's; @removable: whether the
 * text can be changed. */
void       tb_dependency_chips_update (TbDependencyChips *self,
                                       guint              part,
                                       const char        *text,
                                       const char        *name,
                                       gboolean           removable);
/* Moves the focus to chip @at or the one nearest to it. Returns: whether there is one */
gboolean   tb_dependency_chips_grab   (TbDependencyChips *self,
                                       guint              at);

G_END_DECLS
