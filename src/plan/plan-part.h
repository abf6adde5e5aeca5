/* plan-part.h: a heading of a plan and what stands under it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-field.h"

G_BEGIN_DECLS

/**
 * PlanPartKind:
 * @PLAN_PART_PREAMBLE: what stands before the first heading. In a plan of several files each file
 *   has one, with the file's name as its heading, which cannot be edited. Where list items are
 *   tasks, what stands behind such a list is one too, and has the section around it as its parent
 * @PLAN_PART_TITLE: the heading that names the plan
 * @PLAN_PART_SECTION: a section, known to the template or not
 * @PLAN_PART_AGENT: a build agent
 * @PLAN_PART_TASK: a task
 */
typedef enum {
  PLAN_PART_PREAMBLE,
  PLAN_PART_TITLE,
  PLAN_PART_SECTION,
  PLAN_PART_AGENT,
  PLAN_PART_TASK,
} PlanPartKind;

/* What a task's place on the board is. */
typedef enum {
  PLAN_STATUS_TO_DO,
  PLAN_STATUS_IN_PROGRESS,
  PLAN_STATUS_IN_REVIEW,
  PLAN_STATUS_DONE,
} PlanStatus;
#define PLAN_N_STATUSES 4

/* Below all headings. */
#define PLAN_ITEM_LEVEL 7

/**
 * PlanPart:
 *
 * One heading and the bytes up to the next: a section, an agent, a task. Parts nest (see
 * plan_get_parent()), their bytes do not: a part's bytes end where the next part begins. In a plan
 * whose tasks are list items (plan-task-list.h) a task's heading is the first line of its item.
 *
 * Immutable and ref-counted. A part does not know where it stands; #Plan does. A part that reads
 * the same after an edit is the same pointer.
 *
 * Identity: plan_part_get_id() stays while the part is edited, renamed, renumbered or moved,
 * through undo too, so views keep focus, selection and scroll by it. It is never used again for
 * another part of the same #PlanDocument, and means nothing outside of it.
 */
typedef struct _PlanPart PlanPart;

PlanPart *plan_part_ref (PlanPart *part);
void      plan_part_unref (PlanPart *part);

guint        plan_part_get_id (const PlanPart *part);
PlanPartKind plan_part_get_kind (const PlanPart *part);
/* (nullable): the schema row; `agent` and `task` for those. %NULL for preamble, title and sections
 * that the template does not know. */
const PlanSectionSpec *plan_part_get_spec (const PlanPart *part);
/* 1 to 6; 0 for preambles, %PLAN_ITEM_LEVEL for tasks that are list items. */
guint plan_part_get_level (const PlanPart *part);
/* Whether it is a task that is a list item, not a heading. */
gboolean plan_part_is_item (const PlanPart *part);
/* Whether it is the preamble that stands behind a list of tasks. */
gboolean plan_part_is_rest (const PlanPart *part);
/* The heading's text as the file has it, without its marks; "" for the preamble of one file. */
const char *plan_part_get_heading (const PlanPart *part);
/* What to call it: for sections the heading without emoji, for tasks and agents the name without
 * number, bold and location, for the title the plan's title. */
const char *plan_part_get_name (const PlanPart *part);
/* Where the name stands, from the start of the part; empty where it cannot be edited. */
MdSpan plan_part_get_name_span (const PlanPart *part);
/* The number of a task or agent as written (`1`, `2.1`, `A.1`, `N`); "" otherwise. */
const char *plan_part_get_number (const PlanPart *part);
MdSpan      plan_part_get_number_span (const PlanPart *part);
/* Where a task's code goes: the paths of its `(Module: …)`, `(File: …)` or (`…`) group, without
 * back-ticks; %NULL-terminated, empty when there are none. */
const char *const *plan_part_get_location (const PlanPart *part);
/* The text in the location's parentheses behind `Module:`; empty without a location. */
MdSpan plan_part_get_location_span (const PlanPart *part);
/* The mark between the brackets of the box before a task's name; empty without a box. */
MdSpan plan_part_get_box_span (const PlanPart *part);
/* The heading's bytes: from the start of the part up to its first field. */
MdSpan plan_part_get_heading_span (const PlanPart *part);
gsize  plan_part_get_size (const PlanPart *part);
guint  plan_part_get_n_newlines (const PlanPart *part);
/* Placeholders in heading and fields. */
guint plan_part_count_placeholders (const PlanPart *part);

guint      plan_part_get_n_fields (const PlanPart *part);
PlanField *plan_part_get_field (const PlanPart *part,
                                guint           field);
/* From the start of the part. */
gsize plan_part_get_field_start (const PlanPart *part,
                                 guint           field);
guint plan_part_get_field_line (const PlanPart *part,
                                guint           field);
/* The first field with that key at or behind @from, or -1. */
int plan_part_find_field (const PlanPart *part,
                          const char     *key,
                          guint           from);

/* Tasks: boxes of the criteria, all and ticked. */
guint plan_part_get_n_criteria (const PlanPart *part);
guint plan_part_get_n_criteria_done (const PlanPart *part);
/* Tasks: the status, and whether the file says it (%TRUE), in a Status field or else in the heading
 * (`[x] Task 1`, `✅ Task 1`), or it follows from the boxes of the criteria. A Status field whose
 * word is not understood does not count. */
PlanStatus plan_part_get_status (const PlanPart *part,
                                 gboolean       *from_field);

/* `to-do`, `in-progress`, `in-review`, `done`. */
const char *plan_status_to_string (PlanStatus status);
/* As columns are headed: `To Do`, … (translated). */
const char *plan_status_get_title (PlanStatus status);
/* The word written into Markdown: `To Do`, `In Progress`, `In Review`, `Done`; never translated. */
const char *plan_status_get_word (PlanStatus status);
/* Reads any spelling: `✅ Complete`, `pending`, `in_progress`, `In Review`, `to-do`, …
 * Returns: whether it was understood */
gboolean plan_status_parse (const char *text,
                            PlanStatus *status);
/* Likewise a word, and an emoji, alone. */
gboolean plan_status_parse_word (const char *text,
                                 PlanStatus *status);
gboolean plan_status_parse_mark (gunichar    c,
                                 PlanStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanPart, plan_part_unref)

G_END_DECLS
