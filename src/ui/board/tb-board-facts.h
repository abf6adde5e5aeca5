/* tb-board-facts.h: what a card says about its task
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-check.h"

G_BEGIN_DECLS

/**
 * TbBoardReadiness:
 * @TB_BOARD_READINESS_NONE: begun, or nothing is known of what it waits for
 * @TB_BOARD_READINESS_READY: it can start now
 * @TB_BOARD_READINESS_WAITING: it waits for another task
 * @TB_BOARD_READINESS_CIRCLE: it waits for itself, by way of others
 */
typedef enum
{
  TB_BOARD_READINESS_NONE,
  TB_BOARD_READINESS_READY,
  TB_BOARD_READINESS_WAITING,
  TB_BOARD_READINESS_CIRCLE,
} TbBoardReadiness;

/**
 * TbBoardFacts:
 * @part: the task; owned
 * @key: `1/2`
 * @name: as written, with inline Markdown
 * @title: the name without any marks
 * @location: where its code goes; "" when that is not said
 * @agent_id: id of its agent's part, 0 without one
 * @agent: which agent of the plan it is, counted from 0, or -1
 * @agent_number: the agent's number as written
 * @agent_name: the agent's name
 * @dependency: what it waits for, in words; "" when there is nothing to say
 * @needs: (element-type guint): ids of the tasks it waits for directly, done or not
 * @n_placeholders: what is left to fill in
 * @n_problems: problems other than placeholders
 * @severity: the worst of them
 * @messages: their messages, one a line; "" without any
 *
 * All that a card shows of a task, derived from the plan and never stored. Plain values: two of
 * them that are equal look the same, so that a card is touched only when something on it is new.
 */
typedef struct
{
  PlanPart        *part;
  char            *key;
  char            *name;
  char            *title;
  char            *location;
  guint            agent_id;
  int              agent;
  char            *agent_number;
  char            *agent_name;
  PlanStatus       status;
  guint            n_criteria;
  guint            n_done;
  TbBoardReadiness readiness;
  char            *dependency;
  GArray          *needs;
  guint            n_placeholders;
  guint            n_problems;
  PlanSeverity     severity;
  char            *messages;
} TbBoardFacts;

/* @problems (nullable) (element-type PlanProblem): those of this task.
 * Returns: (transfer full) */
TbBoardFacts *tb_board_facts_new             (Plan               *plan,
                                              guint               task,
                                              const PlanSchedule *schedule,
                                              GPtrArray          *problems);
void          tb_board_facts_free            (TbBoardFacts       *facts);
gboolean      tb_board_facts_equal           (const TbBoardFacts *a,
                                              const TbBoardFacts *b);
/* "Task 1/2 Connection manager, In Progress, 1 of 4 criteria": what a screen reader says.
 * Returns: (transfer full) */
char         *tb_board_facts_describe        (const TbBoardFacts *facts);
/* "Agent 2: Frontend". Returns: (transfer full) */
char         *tb_board_facts_describe_agent  (const TbBoardFacts *facts);
/* "1/2 → 1/3 → 1/2", of a circle that the schedule found. Returns: (transfer full) */
char         *tb_board_facts_dup_circle      (const Plan         *plan,
                                              GArray             *cycle);
/* "Agent 2 · Frontend", for menus. Returns: (transfer full) */
char         *tb_board_facts_dup_agent_title (const PlanPart     *agent);
/* Criteria that are not ticked. */
guint         tb_board_facts_count_open      (const TbBoardFacts *facts);
/* Everything a search looks at, case folded. Returns: (transfer full) */
char         *tb_board_facts_dup_search_text (const TbBoardFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbBoardFacts, tb_board_facts_free)

G_END_DECLS
