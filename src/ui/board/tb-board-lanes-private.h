/* tb-board-lanes-private.h: what the files of TbBoardLanes share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/board/tb-board-lanes.h"

G_BEGIN_DECLS

/* A card's place. */
typedef struct
{
  TbBoardItem *item;   /* owned */
  TbBoardCard *card;   /* child; NULL out of view */
  PlanStatus   status;
  guint        lane;
  int          height; /* 0 when not measured at this width */
  int          y;      /* from the top of the first lane */
} TbLaneRow;

/* An agent. */
typedef struct
{
  guint      agent;  /* id; 0 for the tasks of none */
  GtkWidget *header; /* child, and in it: */
  GtkWidget *disc;
  GtkLabel  *title;
  GtkLabel  *progress;
  int        header_height;
  int        y;
  int        height; /* with the header */
} TbLane;

struct _TbBoardLanes
{
  GtkWidget           parent_instance;

  /* Owned */
  TbBoardModel       *model;
  GArray             *rows;  /* element-type TbLaneRow: by column, in document order */
  GArray             *lanes; /* element-type TbLane */
  GPtrArray          *spare; /* element-type TbBoardCard: hidden children without an item */
  GtkAdjustment      *adjustments[2]; /* by GtkOrientation */
  TbBoardItem        *anchor; /* (nullable): what keeps its place on screen */

  /* Children */
  GtkWidget          *titles[PLAN_N_STATUSES];
  GtkLabel           *counts[PLAN_N_STATUSES]; /* in the titles */

  int                 anchor_y;     /* where its top is in the view */
  int                 title_height;
  int                 column_width; /* for which heights were measured */
  int                 upper;        /* height of all lanes */
  TbBoardItem        *target;       /* borrowed: to bring into view, or NULL */

  guint               is_active : 1;
  guint               is_stale : 1; /* the model has other cards than the rows */
  guint               is_configuring : 1;
  GtkScrollablePolicy policies[2];
};

/* Makes the rows those of the model. */
void       _tb_board_lanes_sync      (TbBoardLanes *self);
TbLaneRow *_tb_board_lanes_find_row  (TbBoardLanes *self,
                                      TbBoardItem  *item);
void       _tb_board_lanes_ensure_card (TbBoardLanes *self,
                                        TbLaneRow    *row);
/* Which cell is at @x, @y of the widget. Returns: whether any is */
gboolean   _tb_board_lanes_locate    (TbBoardLanes *self,
                                      double        x,
                                      double        y,
                                      PlanStatus   *status,
                                      guint        *agent);
/* The left edge of a column in the widget. */
int        _tb_board_lanes_get_x     (TbBoardLanes *self,
                                      PlanStatus    status);
void       _tb_board_lanes_add_keys  (GtkWidgetClass *widget_class);
void       _tb_board_lanes_layout    (TbBoardLanes *self,
                                      int           width,
                                      int           height);
int        _tb_board_lanes_get_min_width (void);

G_END_DECLS
