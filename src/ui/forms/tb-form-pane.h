/* tb-form-pane.h: the form of where the person is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_FORM_PANE (tb_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (TbFormPane, tb_form_pane, TB, FORM_PANE, GtkWidget)

/**
 * TbFormPane:
 *
 * Shows the page of the session's place, scrolled and no wider than is good to read: the form of a
 * section, an agent or a task, or the plan's own page. Follows the plan and the place, and says
 * where the focus is.
 *
 * The window provides the actions `plan.add-task` (i: an agent's id, or -1), `plan.add-agent`,
 * `plan.add-section` (s), `plan.duplicate-part`, `plan.remove-part` and `plan.copy-part` (u: an
 * id).
 */

GtkWidget *tb_form_pane_new      (TbSession  *session);
/* Brings to its place what was typed and waits for the focus to leave. */
void       tb_form_pane_complete (TbFormPane *self);

G_END_DECLS
