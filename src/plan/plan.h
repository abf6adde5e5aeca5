/* plan.h: a Markdown document read as an execution plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "plan/plan-part.h"

G_BEGIN_DECLS

/**
 * Plan:
 *
 * What an #MdDocument says as a plan: its parts (title, sections, build agents, tasks) in document
 * order, each with its fields. concat(parts) is the document, byte for byte.
 *
 * Immutable and ref-counted. Every position is known here and nowhere else: parts and fields count
 * from their own first byte, a plan knows where they begin. Parts are named by their index in the
 * plan or, across edits, by their id.
 */
typedef struct _Plan Plan;

/* Reads @document. With @previous, the plan before an edit, whatever reads the same is shared with
 * it, and ids are carried over. Returns: (transfer full) */
Plan *plan_new (MdDocument *document,
                const Plan *previous);
/* Reads @document as plan_new() does without a previous plan, but the parts have the @ids of those
 * of another plan of the same text: for a thread that must not touch that.
 * Returns: (transfer full) */
Plan *plan_new_with_ids (MdDocument  *document,
                         const guint *ids,
                         guint        n_ids);
Plan *plan_ref (Plan *plan);
void  plan_unref (Plan *plan);

MdDocument *plan_get_document (const Plan *plan);
/* The plan's title; the first heading's text when nothing says it is the title; "" without any. Of
 * several files: their folder's name when none has a title. */
const char *plan_get_title (const Plan *plan);

guint     plan_get_n_parts (const Plan *plan);
PlanPart *plan_get_part (const Plan *plan,
                         guint       index);
/* How many parts, the same pointers, both have at the start, and how many of the others at the end:
 * what an edit has left alone need not be looked at. */
void plan_count_shared (const Plan *a,
                        const Plan *b,
                        guint      *n_front,
                        guint      *n_back);
/* Whether @a and @b are known to have the same parts by kind, number and place: no heading has
 * changed between them but in what does not count. */
gboolean plan_has_shape_of (const Plan *a,
                            const Plan *b);
/* The index of the part with @id, or -1. */
int plan_find_part (const Plan *plan,
                    guint       id);
/* The part around it, or -1: agents and plan-level sections have none, a task has its agent, a
 * section its section, agent or task. The title and the preamble are nobody's parent. */
int plan_get_parent (const Plan *plan,
                     guint       index);
/* How many parts are around it. */
guint plan_get_depth (const Plan *plan,
                      guint       index);
/* The index of the agent it belongs to, or -1. */
int plan_get_agent_of (const Plan *plan,
                       guint       index);
/* The index of the task it is or belongs to, or -1. */
int plan_get_task_of (const Plan *plan,
                      guint       index);
/* The index behind the last part inside of it (its own when it has none): with all it contains it
 * covers the parts [index, end). Contents always stand together. */
guint plan_get_part_end (const Plan *plan,
                         guint       index);
/* Bytes from the start of the document. */
gsize plan_get_part_start (const Plan *plan,
                           guint       index);
/* 0-based line. */
guint plan_get_part_line (const Plan *plan,
                          guint       index);
/* In a plan of several files (md-joined.h) the file that the part is in, else -1. */
int plan_get_file_of (const Plan *plan,
                      guint       index);
/* The 0-based line in its file of the 0-based @line of the plan, and the @file; -1 for a plan of
 * one text. The mark of a file counts as its first line. */
guint plan_get_file_line (const Plan *plan,
                          guint       line,
                          int        *file);
/* The part that holds the byte at @offset. */
guint plan_find_part_at (const Plan *plan,
                         gsize       offset);
/* Where field @field of part @index begins. */
gsize plan_get_field_start (const Plan *plan,
                            guint       index,
                            guint       field);
guint plan_get_field_line (const Plan *plan,
                           guint       index,
                           guint       field);
/* The field at @offset of the document: sets @index and @field; field is -1 in a heading. */
void plan_find_field_at (const Plan *plan,
                         gsize       offset,
                         guint      *index,
                         int        *field);

/* Boxes that are done or in progress, counted from the start of the plan: those before part @index,
 * and the part that holds number @n, from 0. */
guint plan_count_ticked (const Plan *plan,
                         guint       index);
guint plan_find_ticked (const Plan *plan,
                        guint       n);

/* The indices of all agents and of all tasks, in document order. */
const guint *plan_get_agents (const Plan *plan,
                              guint      *n_agents);
const guint *plan_get_tasks (const Plan *plan,
                             guint      *n_tasks);
/* A task's place in plan_get_tasks(), or -1. */
int plan_get_task_ordinal (const Plan *plan,
                           guint       index);
/* `1/2`: the agent's number and the task's own; `-/2` outside of an agent. The second of two with
 * the same key is `1/2#2`. Returns: (transfer full) */
char *plan_dup_task_key (const Plan *plan,
                         guint       index);
/* The task that @key names: a whole key, or a number alone where only one task has it; -1 if none.
 * @ambiguous (nullable) tells whether several have it. */
int plan_find_task (const Plan *plan,
                    const char *key,
                    gboolean   *ambiguous);
/* The heading that names the plan; -1 when none does, or an agent's does. */
int          plan_find_title        (const Plan  *plan);
/* A section of the plan itself or (@agent: an index) of an agent; -1 when it has none. */
int plan_find_section (const Plan *plan,
                       const char *key,
                       int         agent);

/**
 * PlanCounts: what the sidecar's `counts` holds; FORMAT.md says what counts.
 */
typedef struct
{
  guint agents;
  guint tasks;
  guint tasks_done;
  guint criteria;
  guint criteria_done;
  guint named_tests;
  guint decisions;
  guint risks;
  guint success;
  guint success_done;
  guint fences;
  guint placeholders;
} PlanCounts;

/* Of the whole plan. */
void plan_count (const Plan *plan,
                 PlanCounts *counts);
/* Of part @index and all that is in it. */
void plan_count_part (const Plan *plan,
                      guint       index,
                      PlanCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_unref)

G_END_DECLS
