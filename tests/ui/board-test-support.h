/* board-test-support.h: plans for the tests of the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"

/* Two agents; 1/3 and 2/2 are to do, 1/2 in progress, 2/1 in review, 1/1 done. */
extern const char board_test_plan[];

PlanDocument *board_test_create_document  (const char   *text);
/* @n tasks of one agent, all to do. */
char         *board_test_create_long_plan (guint         n);
char         *board_test_dup_text         (PlanDocument *document);
/* The id of the task with @key. */
guint         board_test_find_id          (PlanDocument *document,
                                           const char   *key);
/* Another program writes @line below the heading of the first task with that number. */
void          board_test_set_status       (PlanDocument *document,
                                           const char   *number,
                                           const char   *line);
/* A signal handler, swapped. */
void          board_test_count_cb         (guint        *count);
