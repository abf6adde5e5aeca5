/* tb-board-facts.h: what a card says about its task
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-notes.h"
#include "plan/plan-check.h"
#include "plan/plan-file-conflicts.h"

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

/* A comment as a card shows it. */
typedef struct
{
  char    *id;
  char    *at;
  char    *text;
  gboolean is_resolved;
} TbBoardComment;

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
 * @shared: with whom it shares files, in words; "" with nobody
 * @shared_files: those files, one a line
 * @is_shared_wrong: whether there is no order between the tasks that write one of them
 * @since: (nullable): when it came to its column, ISO 8601
 * @comments: (element-type TbBoardComment): owned
 * @n_open_comments: those that are not resolved
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
  char            *shared;
  char            *shared_files;
  gboolean         is_shared_wrong;
  char            *since;
  GPtrArray       *comments;
  guint            n_open_comments;
} TbBoardFacts;

/* @problems (nullable) (element-type PlanProblem): those of this task.
 * Returns: (transfer full) */
TbBoardFacts *tb_board_facts_new             (Plan               *plan,
                                              guint               task,
                                              const PlanSchedule *schedule,
                                              GPtrArray          *problems);
/* Sets what it shares with other tasks. */
void          tb_board_facts_read_files      (TbBoardFacts       *facts,
                                              Plan               *plan,
                                              guint               task,
                                              PlanFileConflicts  *conflicts);
/* Sets what the notes know of it. */
void          tb_board_facts_read_notes      (TbBoardFacts       *facts,
                                              PlanNotes          *notes);
/* "3 days", of a time in ISO 8601; %NULL when it is none or not a minute ago.
 * Returns: (transfer full) */
char         *tb_board_facts_format_age      (const char         *at);
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
/* "2 placeholders are left to fill in". Returns: (transfer full) */
char         *tb_board_facts_describe_placeholders (const TbBoardFacts *facts);
/* What the badges say, @news among them, for the screen reader: one sentence a line.
 * Returns: (transfer full) */
char         *tb_board_facts_describe_badges (const TbBoardFacts *facts,
                                              const char         *news);
/* Criteria that are not ticked. */
guint         tb_board_facts_count_open      (const TbBoardFacts *facts);
/* Everything a search looks at, case folded. Returns: (transfer full) */
char         *tb_board_facts_dup_search_text (const TbBoardFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbBoardFacts, tb_board_facts_free)

G_END_DECLS
