/* tb-board-lanes-focus.c: keys go from card to card in the lanes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-lanes-private.h"

#include <stdlib.h>

static TbLaneRow *
get_row (TbBoardLanes *self,
         guint         index)
{
  return &g_array_index (self->rows, TbLaneRow, index);
}

static int
find_focus_row (TbBoardLanes *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; child != NULL && i < self->rows->len; i++)
    {
      if (GTK_WIDGET (get_row (self, i)->card) == child)
        return i;
    }
  return -1;
}

/* The row of the same column that a key goes to from @from. */
static int
choose_row (TbBoardLanes *self,
            int           from,
            guint         key)
{
  PlanStatus status = get_row (self, from)->status;
  int page = gtk_widget_get_height (GTK_WIDGET (self)) - self->title_height;
  int away = key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down ? page : 1;
  int step = key == GDK_KEY_Up || key == GDK_KEY_Page_Up || key == GDK_KEY_Home ? -1 : 1;
  int found = from;

  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    away = G_MAXINT;
  for (int i = from + step; i >= 0 && i < (int) self->rows->len; i += step)
    {
      if (get_row (self, i)->status != status)
        break;
      found = i;
      if (abs (get_row (self, i)->y - get_row (self, from)->y) >= away)
        break;
    }
  return found;
}

static gboolean
move_focus_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  TbBoardLanes *self = TB_BOARD_LANES (widget);
  int from = find_focus_row (self);

  if (from < 0)
    return FALSE;
  return tb_board_lanes_focus_item (self,
                                    get_row (self, choose_row (self, from,
                                                               g_variant_get_uint32 (arguments)))
                                      ->item,
                                    -1);
}

void
_tb_board_lanes_add_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[][2] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up },
    { GDK_KEY_Down, GDK_KEY_KP_Down },
    { GDK_KEY_Home, GDK_KEY_KP_Home },
    { GDK_KEY_End, GDK_KEY_KP_End },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i][0], 0, move_focus_cb, "u", keys[i][0]);
      gtk_widget_class_add_binding (widget_class, keys[i][1], 0, move_focus_cb, "u", keys[i][0]);
    }
}

TbBoardCard *
tb_board_lanes_find_card (TbBoardLanes *self,
                          TbBoardItem  *item)
{
  TbLaneRow *row;

  g_return_val_if_fail (TB_IS_BOARD_LANES (self), NULL);

  _tb_board_lanes_sync (self);
  row = _tb_board_lanes_find_row (self, item);
  return row != NULL ? row->card : NULL;
}

gboolean
tb_board_lanes_focus_item (TbBoardLanes *self,
                           TbBoardItem  *item,
                           int           focus_row)
{
  TbLaneRow *row;

  g_return_val_if_fail (TB_IS_BOARD_LANES (self), FALSE);

  _tb_board_lanes_sync (self);
  row = _tb_board_lanes_find_row (self, item);
  if (row == NULL)
    return FALSE;

  _tb_board_lanes_ensure_card (self, row);
  self->target = item;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tb_board_card_focus_row (row->card, focus_row);
  return TRUE;
}

void
tb_board_lanes_focus_beside (TbBoardLanes *self,
                             TbBoardItem  *item,
                             int           by)
{
  TbLaneRow *from;

  g_return_if_fail (TB_IS_BOARD_LANES (self));

  _tb_board_lanes_sync (self);
  from = _tb_board_lanes_find_row (self, item);
  for (int status = from != NULL ? (int) from->status + by : -1;
       status >= 0 && status < PLAN_N_STATUSES;
       status += by)
    {
      TbLaneRow *nearest = NULL;

      for (guint i = 0; i < self->rows->len; i++)
        {
          TbLaneRow *row = get_row (self, i);

          if (row->lane == from->lane && row->status == (PlanStatus) status &&
              !tb_board_item_is_gap (row->item) &&
              (nearest == NULL || abs (row->y - from->y) < abs (nearest->y - from->y)))
            nearest = row;
        }
      if (nearest != NULL)
        {
          tb_board_lanes_focus_item (self, nearest->item, -1);
          return;
        }
    }
}
