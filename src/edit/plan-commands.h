/* plan-commands.h: everything that can be done to a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-edit.h"

G_BEGIN_DECLS

/* Each command returns (transfer full) an edit, or %NULL with an error of PLAN_COMMAND_ERROR whose
 * message can be shown to a person. @part is a part's index in @plan, @field a field's in the part,
 * @item an item's in the field, @cell a column.
 *
 * What holds for all of them: the bytes outside of what is edited stay; new text copies the habits
 * of its neighbours (bullet, indent, colon, bold, box, blank lines, line ending); a value that was
 * set reads back as it was typed and no other field changes, or the command fails and says why;
 * setting what is there already gives an empty edit. */

/* Fields. @text is what plan_field_dup_text() would give; line ends in it may be LF or CRLF, those
 * at its end are dropped. */
PlanEdit *plan_command_set_text      (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      const char     *text,
                                      GError        **error);
/* The same for text, and for lists, checklists, files and test cases an item for each line: `path #
 * comment` and `name: expectation` for the last two. Items that say what a line does stay as they
 * are written, with their boxes. A line alone in a field without items is its text. */
PlanEdit *plan_command_set_value     (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      const char     *text,
                                      GError        **error);
/* The parenthesised remark of a label (`file: …` of Test Cases); "" takes it away. */
PlanEdit *plan_command_set_remark    (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      const char     *remark,
                                      GError        **error);
/* The language of a CODE field. */
PlanEdit *plan_command_set_language  (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      const char     *language,
                                      GError        **error);
/* Adds the template's field @key to the part, where the template has it among those present. @text
 * (nullable): its value, for plan_command_set_value(); without one it is there but empty. */
PlanEdit *plan_command_add_field     (Plan           *plan,
                                      guint           part,
                                      const char     *key,
                                      const char     *text,
                                      GError        **error);
/* The field with its label line. */
PlanEdit *plan_command_remove_field  (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      GError        **error);

/* Items of lists, checklists, tables, placement rows, files and test cases. A path in a drawn tree
 * stays in its folder while it is typed, so that the items keep their places: one that leaves it is
 * refused. */
PlanEdit *plan_command_set_cell      (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           item,
                                      guint           cell,
                                      const char     *text,
                                      GError        **error);
/* Ticks (%MD_BOX_DONE), unticks or half-ticks the box of an item. */
PlanEdit *plan_command_set_box       (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           item,
                                      MdBoxState      state,
                                      GError        **error);
/* Ticks or unticks all boxes of a task's criteria. */
PlanEdit *plan_command_set_criteria  (Plan           *plan,
                                      guint           part,
                                      gboolean        done,
                                      GError        **error);
/* A new item before item @at (or behind the last, when @at is the number of items) for each of
 * @rows: a %NULL-terminated array of cells. FILES: a path goes to its place in the tree and @at
 * does not matter. Into a field that has no items yet (a label alone, a placeholder) as well. What
 * is typed into one that has words in one cell is the same step of undo. */
PlanEdit *plan_command_insert_items  (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           at,
                                      char          **rows[],
                                      guint           n_rows,
                                      GError        **error);
/* With all that is nested in it. */
PlanEdit *plan_command_remove_item   (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           item,
                                      GError        **error);
/* To stand before item @to (an index before the move; the number of items for the end). */
PlanEdit *plan_command_move_item     (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           item,
                                      guint           to,
                                      GError        **error);

/* Gives a file of a drawn tree the path @path, which may be the one it has, and moves it to the
 * folder that the path begins with. Elsewhere the same as plan_command_set_cell(). */
PlanEdit *plan_command_place_file    (Plan           *plan,
                                      guint           part,
                                      guint           field,
                                      guint           item,
                                      const char     *path,
                                      GError        **error);

/* Tasks, agents and sections. */
PlanEdit *plan_command_set_status    (Plan           *plan,
                                      guint           task,
                                      PlanStatus      status,
                                      GError        **error);
/* The name of a part: the plan's title, a task's or agent's name, a section's heading. */
PlanEdit *plan_command_set_name      (Plan           *plan,
                                      guint           part,
                                      const char     *name,
                                      GError        **error);
/* Where a task's code goes: paths with `, ` between them, without back-ticks; "" takes it away. */
PlanEdit *plan_command_set_location  (Plan           *plan,
                                      guint           task,
                                      const char     *location,
                                      GError        **error);
/* A new task with the template's fields at the end of @agent (a part's index; -1: of the Task
 * Breakdown), or behind task @after when that is not -1. It gets the next number. */
PlanEdit *plan_command_add_task      (Plan           *plan,
                                      int             agent,
                                      int             after,
                                      const char     *name,
                                      GError        **error);
PlanEdit *plan_command_add_agent     (Plan           *plan,
                                      const char     *name,
                                      GError        **error);
/* A section of the template, where the template has it; in @agent, or in the plan (-1). */
PlanEdit *plan_command_add_section   (Plan           *plan,
                                      int             agent,
                                      const char     *key,
                                      GError        **error);
/* A copy right behind it; a task's copy gets the next free number and open boxes. */
PlanEdit *plan_command_duplicate     (Plan           *plan,
                                      guint           part,
                                      GError        **error);
/* The part with all it contains and the `---` before it. */
PlanEdit *plan_command_remove        (Plan           *plan,
                                      guint           part,
                                      GError        **error);
/* Task: behind task @after in @agent (-1 for @after: as its first); agents: behind agent @after
 * (-1: as the first), @agent does not matter. Numbers follow the new order and so does every
 * reference to a task. @note (nullable) (out) (transfer full): what follows, for a toast
 * ("Moved Task 3 to Agent 2; 2 references follow"). */
PlanEdit *plan_command_move          (Plan           *plan,
                                      guint           part,
                                      int             agent,
                                      int             after,
                                      char          **note,
                                      GError        **error);

/* Any bytes, for the source view: @span counts from the start of the document. */
PlanEdit *plan_command_replace_range (Plan           *plan,
                                      MdSpan          span,
                                      const char     *text,
                                      gssize          length,
                                      GError        **error);
/* @text instead of each of @spans (of the document, in order, not overlapping), which is what was
 * found in it, in one step. What stands in a value of a form is written as a form would write it.
 * @reasons (nullable) (array length=n_spans), all %NULL: where one cannot be replaced, it is left
 * out and gets the reason (transfer full); without it, the first such one fails. */
PlanEdit *plan_command_replace       (Plan           *plan,
                                      const MdSpan   *spans,
                                      guint           n_spans,
                                      const char     *text,
                                      char          **reasons,
                                      GError        **error);

G_END_DECLS
