/* tb-start-page.h: what a window shows without a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_START_PAGE (tb_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TbStartPage, tb_start_page, TB, START_PAGE, GtkWidget)

/**
 * TbStartPage:
 *
 * Begins a new plan, opens one, or one of those opened last. Recent plans are read one at a time,
 * off the main thread.
 */
GtkWidget *tb_start_page_new (void);

G_END_DECLS
