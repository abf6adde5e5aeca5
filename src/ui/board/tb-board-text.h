/* tb-board-text.h: inline Markdown in a label
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @text without the marks of its inline Markdown: code in monospace, strong text bold. */
void tb_board_text_set_label (GtkLabel   *label,
                              const char *text);

G_END_DECLS
