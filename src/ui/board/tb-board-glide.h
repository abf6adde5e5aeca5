/* tb-board-glide.h: cards glide from where they were to where they are
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/board/tb-board-card.h"

G_BEGIN_DECLS

/**
 * TbBoardGlide:
 *
 * A card has its new place at once: for the focus, for keys and for the pointer's next click. It is
 * only drawn on its way there for a moment, unless animations are turned off.
 */
typedef struct _TbBoardGlide TbBoardGlide;

/* @widget holds all the cards, and the glide; it must outlive it. */
TbBoardGlide *tb_board_glide_new        (GtkWidget          *widget);
void          tb_board_glide_free       (TbBoardGlide       *glide);
/* The cards are about to be placed anew: notes where they are seen now. @except (nullable): the one
 * that is where it goes already, as somebody dropped it there. */
void          tb_board_glide_begin      (TbBoardGlide       *glide,
                                         TbBoardItem        *except);
/* How far from @x, @y of @list, its place, the card of @item is drawn now. */
void          tb_board_glide_get_offset (TbBoardGlide       *glide,
                                         TbBoardItem        *item,
                                         GtkWidget          *list,
                                         int                 x,
                                         int                 y,
                                         graphene_point_t   *offset);

G_END_DECLS
