/* tb-print-progress.h: says how far the printing is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_PRINT_PROGRESS (tb_print_progress_get_type ())
G_DECLARE_FINAL_TYPE (TbPrintProgress, tb_print_progress, TB, PRINT_PROGRESS, GtkWidget)

/**
 * TbPrintProgress:
 *
 * Stands over a window while a plan is printed, once that takes a while, with a button that stops
 * it. Takes itself away afterwards; a window that goes stops the printing.
 */

/* @operation: one of tb_preview_print_new() that is going to be run; @overlay: in the window. */
void tb_print_progress_watch (GtkPrintOperation *operation,
                              GtkOverlay        *overlay);

G_END_DECLS
