/* tb-outline.h: the sections, agents and tasks of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_OUTLINE (tb_outline_get_type ())
G_DECLARE_FINAL_TYPE (TbOutline, tb_outline, TB, OUTLINE, GtkWidget)

/**
 * TbOutline:
 *
 * Lists the parts of the plan. Selecting a row brings the session there and leaves the focus where
 * it is; activating one (Enter, double click) brings the focus along.
 *
 * It edits with the actions of the group `plan`, which the window provides.
 *
 * Signals:
 * ::row-opened (): a person chose a row with the pointer or Enter: a narrow window goes to the
 *   form.
 */

GtkWidget *tb_outline_new       (TbSession  *session);
/* File name and save state, in words. */
void       tb_outline_set_state (TbOutline  *self,
                                 const char *words);
void       tb_outline_focus     (TbOutline  *self);

G_END_DECLS
