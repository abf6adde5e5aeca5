/* tb-application.h: the program: its windows and its options
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TB_TYPE_APPLICATION (tb_application_get_type ())
G_DECLARE_FINAL_TYPE (TbApplication, tb_application, TB, APPLICATION, AdwApplication)

/**
 * TbApplication:
 *
 * Owns the windows, one for each plan: a plan that is open is presented, not opened again.
 */
TbApplication *tb_application_new (void);

G_END_DECLS
