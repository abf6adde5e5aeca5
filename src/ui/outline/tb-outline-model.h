/* tb-outline-model.h: the rows of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "ui/outline/tb-outline-item.h"
#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_OUTLINE_MODEL (tb_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (TbOutlineModel, tb_outline_model, TB, OUTLINE_MODEL, GObject)

/**
 * TbOutlineModel:
 *
 * A flat list of #TbOutlineItem: the plan's page, its sections, agents and, in agents that are
 * expanded, tasks. Rows are known by the id of their part: an edit keeps the objects of all rows
 * that stay and splices only where the sequence of rows is another. Of many rows that are new some
 * come into the list at once, and the others with tb_outline_model_show_more().
 */
TbOutlineModel *tb_outline_model_new          (TbSession      *session);
GListModel     *tb_outline_model_get_list     (TbOutlineModel *self);
/* Reads the plan of the session again. */
void            tb_outline_model_update       (TbOutlineModel *self);
/* Whether all rows are in the list; and puts some more of them there. */
gboolean        tb_outline_model_is_whole     (TbOutlineModel *self);
void            tb_outline_model_show_more    (TbOutlineModel *self);
/* Shows only rows that hold @text (and what contains them). "" shows all. */
void            tb_outline_model_set_filter   (TbOutlineModel *self,
                                               const char     *text);
void            tb_outline_model_set_expanded (TbOutlineModel *self,
                                               guint           id,
                                               gboolean        expanded);
/* The row of the part with @id, or of what contains it when it has none; -1 if neither is there, or
 * it is still to come into the list. */
int             tb_outline_model_find         (TbOutlineModel *self,
                                               guint           id);

G_END_DECLS
