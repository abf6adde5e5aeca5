/* tb-board-agents.h: the progress of each build agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-model.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_AGENTS (tb_board_agents_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardAgents, tb_board_agents, TB, BOARD_AGENTS, GtkWidget)

/**
 * TbBoardAgents:
 *
 * A row of chips, one for each build agent, with how far it is. A chip that is pressed lets only
 * its agent's tasks through the filters of the #TbBoardModel. The row scrolls when it is too long.
 */

GtkWidget *tb_board_agents_new    (TbBoardModel  *model);
/* Shows the agents of @plan. */
void       tb_board_agents_update (TbBoardAgents *self,
                                   const Plan    *plan);

G_END_DECLS
