/* tb-board-order-private.h: what the files of TbBoardOrder share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/board/tb-board-order-layout.h"
#include "ui/board/tb-board-order.h"
#include "ui/board/tb-order-card.h"

G_BEGIN_DECLS

struct _TbBoardOrder
{
  GtkWidget           parent_instance;

  /* Owned */
  PlanDocument       *document;
  TbBoardModel       *model;
  TbOrderLayout      *layout;   /* NULL until first shown */
  GPtrArray          *cards;    /* element-type TbOrderCard: children, one for each node */
  GPtrArray          *titles;   /* element-type PangoLayout: of the columns */
  GPtrArray          *names;    /* element-type PangoLayout: of the rows */
  GtkAdjustment      *adjustments[2]; /* by GtkOrientation */

  double              zoom;
  guint               is_active : 1;
  guint               is_stale : 1;
  guint               is_configuring : 1;
  GtkScrollablePolicy policies[2];
};

void _tb_board_order_snapshot (GtkWidget    *widget,
                               GtkSnapshot  *snapshot);

G_END_DECLS
