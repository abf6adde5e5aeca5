/* tb-problems.h: what a builder would have to ask, as a list
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_PROBLEMS (tb_problems_get_type ())
G_DECLARE_FINAL_TYPE (TbProblems, tb_problems, TB, PROBLEMS, GtkWidget)

/**
 * TbProblems:
 *
 * The problems of the plan, the worst first. Activating one brings the session to its place.
 */
GtkWidget *tb_problems_new (TbSession *session);

G_END_DECLS
