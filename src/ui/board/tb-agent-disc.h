/* tb-agent-disc.h: a build agent's coloured disc with its number
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_AGENT_DISC (tb_agent_disc_get_type ())
G_DECLARE_FINAL_TYPE (TbAgentDisc, tb_agent_disc, TB, AGENT_DISC, GtkWidget)

/**
 * TbAgentDisc:
 *
 * Tells agents apart: a colour, and the number for whom the colours do not tell. The eighth agent
 * has the first one's colour again with a ring around it. Long numbers widen it.
 */

GtkWidget *tb_agent_disc_new       (void);
/* @agent: which agent it is, counted from 0; @number: as written in the plan; @name: what a
 * screen reader says. */
void       tb_agent_disc_set_agent (TbAgentDisc *self,
                                    guint        agent,
                                    const char  *number,
                                    const char  *name);

/* The colour of an agent's disc. */
void       tb_agent_disc_get_color (guint        agent,
                                    GdkRGBA     *color);

G_END_DECLS
