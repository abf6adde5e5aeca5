/* plan-references.h: the tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

typedef enum {
  PLAN_REFERENCE_AGENT,  /* Agent 1, All tasks of Agent 1, All Agent 1 tasks */
  PLAN_REFERENCE_TASK,   /* Task 2, Agent 1 Task 2, Task 2 of Agent 1, 1/2, one of Tasks 1, 2 */
  PLAN_REFERENCE_RANGE,  /* Tasks 1-4, Tasks 1 through 4 */
  PLAN_REFERENCE_FILE,   /* 01-scope.md */
  PLAN_REFERENCE_ALL,    /* All implementation tasks */
  PLAN_REFERENCE_BEFORE, /* All previous tasks, All of the above */
} PlanReferenceKind;

/**
 * PlanReference:
 * @kind: what it names
 * @span: the whole of it, as written
 * @agent: the agent's number; empty when none is written (a task of the same agent is meant)
 * @number: the task's number, or the first of a range; the file's name
 * @last: the last number of a range; empty otherwise
 * @part: what was read in one go with it: the text of a list item, or what `;` cuts off in one
 * @end: behind the remarks that follow it, such as `(the table)` and `must be complete`
 * @is_bare: neither Task nor Agent stands before it: when it names nothing, it may well be no
 *   reference
 * @is_key: written as `2/1`: where agent 2 has no such task, it may well be something else
 *
 * One reference. Spans count from the start of the text.
 */
typedef struct
{
  PlanReferenceKind kind;
  MdSpan            span;
  MdSpan            agent;
  MdSpan            number;
  MdSpan            last;
  MdSpan            part;
  gsize             end;
  gboolean          is_bare;
  gboolean          is_key;
} PlanReference;

/* The references that @text makes, by the grammar of FORMAT.md "Reading" 10. `None…` gives none.
 * What is not understood is a remark up to the next list item, or to the next `;`.
 * Returns: (transfer full) (element-type PlanReference) */
GArray *plan_references_scan (const char *text,
                              gsize       length);

/* The reference by itself, with the agent and the word that it may share with others.
 * Returns: (transfer full) (nullable): %NULL when it names neither a task nor an agent */
char *plan_references_dup_canonical (const char          *text,
                                     const PlanReference *reference);

/* @text without its reference @index and what joins it to the others: a word `Tasks` that others
 * need stays, and without any reference it says `None`. Returns: (transfer full) */
char *plan_references_remove (const char *text,
                              guint       index);

G_END_DECLS
