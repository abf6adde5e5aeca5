/* tb-board.h: the board of a plan's tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD (tb_board_get_type ())
G_DECLARE_FINAL_TYPE (TbBoard, tb_board, TB, BOARD, GtkWidget)

/**
 * TbBoard:
 *
 * The tasks of the session's plan as cards in four columns. It follows the document while it is
 * shown; what changes meanwhile is read when it is shown again.
 *
 * It activates `win.show-edit` to open a task, `plan.copy-part` (u: id) and `plan.add-task`
 * (i: agent, -1), which whoever holds it provides. Its own `board.show` (s) shows "columns",
 * "lanes" or "order", or sets or takes away the filter "ready", "blocked" or "problems".
 */

GtkWidget *tb_board_new          (TbSession *session);
/* Moves the focus to the filter entry, as `/` does. */
void       tb_board_focus_search (TbBoard   *self);
/* Whether a comment is typed and not added yet. */
gboolean   tb_board_has_drafts   (TbBoard   *self);
/* Adds those comments. */
void       tb_board_add_drafts   (TbBoard   *self);

G_END_DECLS
