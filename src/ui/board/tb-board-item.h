/* tb-board-item.h: a card of the board, without widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "ui/board/tb-board-facts.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_ITEM (tb_board_item_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardItem, tb_board_item, TB, BOARD_ITEM, GObject)

/* What a card is to the one that is pointed at. */
typedef enum
{
  TB_BOARD_LIGHT_NONE,
  TB_BOARD_LIGHT_NEEDED, /* that one waits for it */
  TB_BOARD_LIGHT_BEHIND, /* it waits for that one */
} TbBoardLight;

/**
 * TbBoardItem:
 *
 * One task on the board: its facts, and how it is shown (expanded, being dragged). It lives as long
 * as the part with its id is in the plan, through edits and moves between columns, so rows, focus
 * and expansion hold on to it.
 *
 * An item without facts is the gap that shows where a dragged card would go.
 *
 * ::changed (): something that a card shows is another.
 */

TbBoardItem        *tb_board_item_new          (guint         id);
TbBoardItem        *tb_board_item_new_gap      (void);

/* The id of the task's part; 0 for the gap. */
guint               tb_board_item_get_id       (TbBoardItem  *self);
gboolean            tb_board_item_is_gap       (TbBoardItem  *self);
/* Borrowed; %NULL for the gap. */
const TbBoardFacts *tb_board_item_get_facts    (TbBoardItem  *self);
/* Takes @facts. */
void                tb_board_item_take_facts   (TbBoardItem  *self,
                                                TbBoardFacts *facts);

/* Whether description and criteria are shown. */
gboolean            tb_board_item_get_expanded (TbBoardItem  *self);
void                tb_board_item_set_expanded (TbBoardItem  *self,
                                                gboolean      expanded);
gboolean            tb_board_item_get_dragged  (TbBoardItem  *self);
void                tb_board_item_set_dragged  (TbBoardItem  *self,
                                                gboolean      dragged);
TbBoardLight        tb_board_item_get_light    (TbBoardItem  *self);
void                tb_board_item_set_light    (TbBoardItem  *self,
                                                TbBoardLight  light);
/* What another program changed of it and nobody has looked at; "" without. */
const char         *tb_board_item_get_news     (TbBoardItem  *self);
void                tb_board_item_set_news     (TbBoardItem  *self,
                                                const char   *news);
/* A comment that is half typed. Setting it changes nothing that is shown. */
const char         *tb_board_item_get_draft    (TbBoardItem  *self);
void                tb_board_item_set_draft    (TbBoardItem  *self,
                                                const char   *draft);
/* How high the gap is, or was the card when its drag began, in pixels. */
int                 tb_board_item_get_height   (TbBoardItem  *self);
void                tb_board_item_set_height   (TbBoardItem  *self,
                                                int           height);

/* Whether key, name, location, agent or description contain @words, each of them; case folded. */
gboolean            tb_board_item_contains     (TbBoardItem        *self,
                                                const char *const  *words);

G_END_DECLS
