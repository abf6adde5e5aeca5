/* tb-plan-page.h: the plan's own page
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_PLAN_PAGE (tb_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (TbPlanPage, tb_plan_page, TB, PLAN_PAGE, GtkWidget)

/**
 * TbPlanPage:
 *
 * The plan as a whole: its title, how far it is, what is left to do, its agents and sections, and
 * what can be added to it.
 */

GtkWidget *tb_plan_page_new        (TbSession  *session);
/* Shows the current plan. */
void       tb_plan_page_update     (TbPlanPage *self);
void       tb_plan_page_grab_title (TbPlanPage *self);

G_END_DECLS
