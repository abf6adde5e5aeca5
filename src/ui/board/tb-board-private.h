/* tb-board-private.h: what the files of TbBoard share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/board/tb-board-header.h"
#include "ui/board/tb-board-news.h"
#include "ui/board/tb-board-order.h"
#include "ui/board/tb-board-pages.h"
#include "ui/board/tb-board.h"

G_BEGIN_DECLS

struct _TbBoard
{
  GtkWidget      parent_instance;

  /* Owned */
  TbSession     *session;
  TbBoardModel  *model;
  GSettings     *settings; /* NULL when not installed */
  TbBoardNews   *news;

  /* Children */
  GtkWidget     *content;
  TbBoardHeader *header;
  GtkWidget     *stack;
  TbBoardPages  *pages;
  TbBoardOrder  *order;
  GtkWidget     *ask;      /* a revealer */
  GtkWidget     *ask_box;
  GtkLabel      *ask_label;
  GtkWidget     *news_bar;   /* a revealer */
  GtkLabel      *news_label;
  GtkWidget     *menu;     /* NULL until first shown */

  guint          ask_task;  /* id: whose criteria the question is about; 0 when none is asked */
  guint          menu_task; /* id: whose menu was shown last */
  guint          pointed_task; /* id, 0 when the pointer is on none */
  guint          focused_task; /* id, 0 when the focus is on none */
  guint          current_task; /* id: the one that had the focus last, 0 before the first */
  guint          dropped_task; /* id, while what a drop does is shown; 0 else */
  guint          layout_source;
  guint          light_source;
  guint          dirty : 1; /* the plan changed while the board was not seen */
  guint          narrow : 1;
  guint          compact : 1;
  guint          has_lanes : 1;
  guint          has_order : 1;
};

void         _tb_board_install_actions (GtkWidgetClass *widget_class);
/* Those that move tasks. */
void         _tb_board_install_moves   (GtkWidgetClass *widget_class);
/* Gives the task @id to the agent with the id @agent_id and puts it into the column @status, in one
 * step of undo, and says so. Returns: whether anything changed */
gboolean     _tb_board_move_task       (TbBoard        *self,
                                        guint           id,
                                        guint           agent_id,
                                        guint           status);
/* The card that the parameter of an action names with a number of columns, and that number, which
 * counts the other way where text runs from the right. Returns: (nullable) (transfer none) */
TbBoardItem *_tb_board_get_step        (TbBoard        *self,
                                        GVariant       *parameter,
                                        int            *by);
/* Shows what others changed, on the cards and above them. */
void         _tb_board_update_news     (TbBoard        *self);
/* Whether the task that the question is about still has it. */
void         _tb_board_update_ask      (TbBoard        *self);
/* Brings the card of @id into view and gives it the focus. */
gboolean     _tb_board_focus_task      (TbBoard        *self,
                                        guint           id,
                                        int             row);
/* Gives the focus back to the card that had it last, or to the first one. Keys that come now are
 * for that: the focus must not wait for a frame or for the loop to be idle. */
gboolean     _tb_board_focus_current   (TbBoard        *self);
/* (nullable): the card that has the focus or holds what has it. */
TbBoardCard *_tb_board_get_focus_card  (TbBoard        *self);

G_END_DECLS
