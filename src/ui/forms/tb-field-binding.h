/* tb-field-binding.h: ties a text view to a text of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"
#include "ui/widgets/tb-text-row.h"

G_BEGIN_DECLS

#define TB_TYPE_FIELD_BINDING (tb_field_binding_get_type ())
G_DECLARE_FINAL_TYPE (TbFieldBinding, tb_field_binding, TB, FIELD_BINDING, GObject)

/**
 * TbFieldBinding:
 *
 * The one place that knows when a view follows the plan and when the plan follows the view:
 *
 * - What is typed becomes a command at once, keystroke by keystroke.
 * - A text that the view shows already is never set again, so the caret stays.
 * - While a command of its own runs, what the plan says is only remembered; a text that reads back
 *   otherwise than it was typed is shown when the focus leaves.
 * - A text that is refused stays as it was typed, with the reason in #TbFieldBinding:error, until
 * it is accepted or the plan changes under it.
 */

/* Makes the command that sets @text, or returns %NULL with an error. */
typedef PlanEdit *(*TbCommitFunc) (gpointer    owner,
                                   Plan       *plan,
                                   const char *text,
                                   GError    **error);

/* @owner is given to @commit and must live as long as the binding. */
TbFieldBinding *tb_field_binding_new           (TbSession      *session,
                                                GtkTextView    *view,
                                                TbCommitFunc    commit,
                                                gpointer        owner);
/* For the text of @row, which shows the errors too. */
TbFieldBinding *tb_field_binding_new_for_row   (TbSession      *session,
                                                TbTextRow      *row,
                                                TbCommitFunc    commit,
                                                gpointer        owner);
/* What the plan says now. */
void            tb_field_binding_show          (TbFieldBinding *self,
                                                const char     *text);
/* Whether a command of this binding is running. */
gboolean        tb_field_binding_is_committing (TbFieldBinding *self);
/* (nullable): why the text that is shown is not in the plan. */
const char     *tb_field_binding_get_error     (TbFieldBinding *self);
/* What is typed. Returns: (transfer full) */
char           *tb_field_binding_dup_text      (TbFieldBinding *self);
/* For the texts in @widget, which are about to show others: forgets what was typed and refused, and
 * where the caret stood. */
void            tb_field_binding_forget_in     (GtkWidget      *widget);

G_END_DECLS
