/* tb-outline-private.h: what the files of TbOutline share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/outline/tb-outline-model.h"
#include "ui/outline/tb-outline-row.h"
#include "ui/outline/tb-outline.h"

G_BEGIN_DECLS

struct _TbOutline
{
  GtkWidget           parent_instance;

  /* Owned */
  TbSession          *session;
  GSignalGroup       *session_signals;
  GSignalGroup       *document_signals;
  TbOutlineModel     *model;
  GtkSingleSelection *selection;
  TbOutlineItem      *read; /* (nullable): the row that is marked as read */
  guint               update_id; /* reads the rows again */
  guint               place_id;  /* selects the row of the place */
  guint               fill_id;
  gboolean            is_syncing; /* the selection follows the session, not the other way round */

  /* Children */
  GtkWidget          *box;
  GtkWidget          *title;
  GtkWidget          *state;
  GtkWidget          *filter;
  GtkWidget          *list;
  GtkWidget          *nothing; /* shown when the filter finds nothing */
  GtkWidget          *add_button;
  GtkWidget          *context_menu;
  GtkWidget          *line_row; /* (nullable) borrowed: has the line of what is dragged */
};

gboolean    _tb_outline_has_list_focus (TbOutline     *self);
void        _tb_outline_scroll_to      (TbOutline     *self,
                                        guint          position);
/* Shows whether the filter finds nothing. */
void        _tb_outline_update_nothing (TbOutline     *self);

/* tb-outline-follow.c */
void        _tb_outline_update_title   (TbOutline     *self);
/* Selects the row of the session's place. */
void        _tb_outline_sync_selection (TbOutline     *self);
/* The same, if it is due. */
void        _tb_outline_flush_place    (TbOutline     *self);
void        _tb_outline_place_changed_cb (TbOutline   *self);
void        _tb_outline_document_changed_cb (TbOutline *self,
                                             Plan      *before,
                                             Plan      *after);

/* tb-outline-fill.c: lets the rows that the list has not got yet come, some by some. */
void        _tb_outline_fill           (TbOutline     *self);

/* tb-outline-read.c: marks the row of the part that is read, and brings it in sight. */
void        _tb_outline_update_read    (TbOutline     *self);

/* The row that shows @item; %NULL when it is scrolled away. */
GtkWidget  *_tb_outline_find_row       (TbOutline     *self,
                                        TbOutlineItem *item);

/* The menu of a row. Returns: (transfer full) */
GMenuModel *_tb_outline_build_row_menu (TbOutline     *self,
                                        TbOutlineItem *item);
/* The agents that a task can be moved to, under their names; without items for any other row.
 * Returns: (transfer full) */
GMenuModel *_tb_outline_build_agents_menu (TbOutline     *self,
                                           TbOutlineItem *item);
/* What can be added to the plan. Returns: (transfer full) */
GMenuModel *_tb_outline_build_add_menu (TbOutline     *self);
/* Makes the row a place to drag from and to drop on. */
void        _tb_outline_add_drag       (TbOutline     *self,
                                        GtkWidget     *row);

G_END_DECLS
