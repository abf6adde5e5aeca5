/* tb-order-card.h: one task in the order of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/board/tb-board-item.h"

G_BEGIN_DECLS

#define TB_TYPE_ORDER_CARD (tb_order_card_get_type ())
G_DECLARE_FINAL_TYPE (TbOrderCard, tb_order_card, TB, ORDER_CARD, GtkWidget)

/**
 * TbOrderCard:
 *
 * A small card that draws itself: number, name, agent's colour and progress. It takes the focus and
 * opens its task. There is one for each task, so it has no children.
 */

#define TB_ORDER_CARD_WIDTH 190
#define TB_ORDER_CARD_HEIGHT 64

GtkWidget   *tb_order_card_new      (TbBoardItem *item);
/* Shows what the item says now. @place: where it stands, in words for a screen reader;
 * @is_critical: on the longest chain; @is_dim: the filters do not let it through. */
void         tb_order_card_update   (TbOrderCard *self,
                                     const char  *place,
                                     gboolean     is_critical,
                                     gboolean     is_dim);
TbBoardItem *tb_order_card_get_item (TbOrderCard *self);

G_END_DECLS
