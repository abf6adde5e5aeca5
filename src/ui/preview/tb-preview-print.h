/* tb-preview-print.h: the plan on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "md/md-document.h"

G_BEGIN_DECLS

/* What prints @document as the preview shows it, with @title at the top of its pages: to be run by
 * gtk_print_operation_run(), with an export file name for a PDF. Lays out and draws in small steps,
 * and can be cancelled between them. Returns: (transfer full) */
GtkPrintOperation *tb_preview_print_new (MdDocument *document,
                                         const char *title);
/* How far it is, from 0 to 1: in laying out, and behind that in drawing. */
double             tb_preview_print_get_progress (GtkPrintOperation *operation);

G_END_DECLS
