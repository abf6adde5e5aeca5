/* tb-board-news.h: what another program changed
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * TbBoardNews:
 *
 * What happened to the tasks of a plan that nobody has looked at yet, added up over any number of
 * changes. Tasks are named by the ids of their parts.
 */
typedef struct _TbBoardNews TbBoardNews;

TbBoardNews *tb_board_news_new      (void);
void         tb_board_news_free     (TbBoardNews       *news);
/* Adds the differences between two plans. */
void         tb_board_news_add      (TbBoardNews       *news,
                                     const Plan        *before,
                                     const Plan        *after);
/* The task was looked at. Returns: whether there was any news of it */
gboolean     tb_board_news_forget   (TbBoardNews       *news,
                                     guint              task);
void         tb_board_news_clear    (TbBoardNews       *news);
/* "2 criteria ticked, moved to Done": of one task. Returns: (transfer full) (nullable) */
char        *tb_board_news_describe (const TbBoardNews *news,
                                     guint              task);
/* "3 criteria ticked by another program": of all. Returns: (transfer full) (nullable) */
char        *tb_board_news_sum_up   (const TbBoardNews *news);

G_END_DECLS
