/* tb-board-model.h: the columns of the board, without widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"
#include "ui/board/tb-board-item.h"

G_BEGIN_DECLS

#define TB_TYPE_BOARD_MODEL (tb_board_model_get_type ())
G_DECLARE_FINAL_TYPE (TbBoardModel, tb_board_model, TB, BOARD_MODEL, GObject)

/**
 * TbBoardModel:
 *
 * The tasks of a document as four lists of #TbBoardItem, one for each status, in document order,
 * with the filters applied. tb_board_model_sync() brings them up to date: items of tasks that are
 * still there are the same objects afterwards, and only rows that come or go are touched.
 *
 * It does not listen to the document: whoever shows it knows when that is worth the work.
 *
 * ::synced (): after the plan was read again or a filter was set.
 * ::lit (): the light is on other tasks.
 * ::gap-moved (): the gap opened, closed, or is in another place.
 * ::filtering (): a filter was set, and the lists are about to be other lists; ::synced follows.
 */

TbBoardModel *tb_board_model_new           (PlanDocument  *document);
/* Where comments and history come from; without, there are none. */
void          tb_board_model_set_notes     (TbBoardModel  *self,
                                            PlanNotes     *notes);
/* Reads the current plan. */
void          tb_board_model_sync          (TbBoardModel  *self);

/* The plan that is edited now; borrowed. */
Plan         *tb_board_model_get_plan      (TbBoardModel  *self);
/* (element-type TbBoardItem): borrowed; the same list for as long as the model lives. */
GListModel   *tb_board_model_get_column    (TbBoardModel  *self,
                                            PlanStatus     status);
/* How many tasks have the status, and how many of them the filters let through. */
guint         tb_board_model_get_n_tasks   (TbBoardModel  *self,
                                            PlanStatus     status);
guint         tb_board_model_get_n_matches (TbBoardModel  *self,
                                            PlanStatus     status);
/* Both in words: "3", or "1 of 3". Returns: (transfer full) */
char         *tb_board_model_format_count  (TbBoardModel  *self,
                                            PlanStatus     status);
guint         tb_board_model_get_n_all     (TbBoardModel  *self);
/* All tasks in document order; borrowed, valid until the next change. (element-type TbBoardItem) */
GPtrArray    *tb_board_model_get_items     (TbBoardModel  *self);
/* (nullable): borrowed. */
TbBoardItem  *tb_board_model_find          (TbBoardModel  *self,
                                            guint          id);
/* Where an item stands in its column, or -1 when a filter hides it. */
int           tb_board_model_get_position  (TbBoardModel  *self,
                                            TbBoardItem   *item);

/* Only tasks of the agent whose part has the id @agent; 0 for all. */
void          tb_board_model_set_agent     (TbBoardModel  *self,
                                            guint          agent);
guint         tb_board_model_get_agent     (TbBoardModel  *self);
/* Only tasks that can start now. */
void          tb_board_model_set_ready     (TbBoardModel  *self,
                                            gboolean       ready);
/* Only tasks that wait for others. */
void          tb_board_model_set_blocked   (TbBoardModel  *self,
                                            gboolean       blocked);
/* Only tasks of one status; -1 for all. */
void          tb_board_model_set_status    (TbBoardModel  *self,
                                            int            status);
/* Only tasks with problems or placeholders. */
void          tb_board_model_set_problems  (TbBoardModel  *self,
                                            gboolean       problems);
/* Only tasks that contain all words of @text. */
void          tb_board_model_set_text      (TbBoardModel  *self,
                                            const char    *text);
gboolean      tb_board_model_is_filtered   (TbBoardModel  *self);

/* Marks what the task @id waits for and what waits for it; 0 marks nothing. */
void          tb_board_model_set_light     (TbBoardModel  *self,
                                            guint          id);

guint         tb_board_model_get_light     (TbBoardModel  *self);

/* Opens a gap as high as @item in the column of @status, where it would stand; @agent: the id of
 * the agent in whose lane it is; @item %NULL closes the gap. */
void          tb_board_model_set_gap       (TbBoardModel  *self,
                                            TbBoardItem   *item,
                                            PlanStatus     status,
                                            guint          agent);
/* The agent of the gap's lane, and whether it is another than that of the item it is for. */
guint         tb_board_model_get_gap_agent (TbBoardModel  *self,
                                            gboolean      *is_other);
/* Where the gap is in its column, or -1. */
int           tb_board_model_get_gap       (TbBoardModel  *self,
                                            PlanStatus     status);

G_END_DECLS
