/* plan-commands-parts-private.h: what the commands on parts share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-commands-private.h"

G_BEGIN_DECLS

/* Places in the template's order of sections: of a spec; of a part (tasks and agents stand where
 * Task Breakdown does; -1 for what the template does not know). */
int       _plan_spec_get_order        (const PlanSectionSpec *spec);
int       _plan_section_get_order     (const PlanPart   *part);
int       _plan_section_get_task_order (void);

/* The number after the highest in @agent (-1: outside of agents), in its form. */
char     *_plan_next_task_number      (Plan             *plan,
                                       int               agent);
char     *_plan_next_agent_number     (Plan             *plan);
/* @number counted up in its last digits (or letter): `1.3` after `1.2`. */
char     *_plan_increment_number      (const char       *number);

/* Whether a blank line follows the heading of @part. */
gboolean  _plan_is_blank_below        (Plan             *plan,
                                       guint             part);
/* What stands between parts of @kind, from the end of one to the start of the next: line ends, and
 * the rule where the plan has rules there. */
char     *_plan_find_gap              (Plan             *plan,
                                       PlanPartKind      kind,
                                       const char       *line_end);
/* Where the tasks of @agent (-1: of the plan) begin when there are none yet: behind which part. */
int       _plan_find_first_place      (Plan             *plan,
                                       int               agent);
/* The marks in all boxes of @span, in order. Returns: (transfer full) (element-type MdSpan) */
GArray   *_plan_find_boxes            (Plan             *plan,
                                       MdSpan            span);
/* Adds @text (no line's end behind it) behind the content of part @anchor, as a part of @kind.
 * @name: what it must be called then; "" for whatever its text says. @anchor -1: at the start. */
PlanEdit *_plan_insert_part           (Plan             *plan,
                                       int               anchor,
                                       PlanPartKind      kind,
                                       const char       *text,
                                       const char       *name,
                                       const char       *label,
                                       GError          **error);

/* What goes between the brackets of a box of @state: what the boxes around @skip have there, if it
 * is always the same, or the usual. The mark at @skip does not count. Returns: (transfer full) */
char     *_plan_find_mark             (Plan             *plan,
                                       MdBoxState        state,
                                       MdSpan            skip);

/* Whether it is a plan of several files (md-joined.h). What is below is about these. */
gboolean  _plan_is_joined             (Plan             *plan);
/* Whether @span, which is to become @text, is in one file, and @text no mark of another. */
gboolean  _plan_check_range           (Plan             *plan,
                                       MdSpan            span,
                                       const char       *text,
                                       gsize             length,
                                       GError          **error);
gboolean  _plan_is_in_file_of         (Plan             *plan,
                                       guint             part,
                                       guint             other);
/* Whether @agent is all that its file holds, and other files are left without it: then from @mark
 * on the parts of the file. */
gboolean  _plan_find_whole_file       (Plan             *plan,
                                       guint             agent,
                                       guint            *mark);
/* Adds a file behind the others with @text (no line's end behind it), which is an agent @name. */
PlanEdit *_plan_add_agent_file        (Plan             *plan,
                                       const char       *text,
                                       const char       *name,
                                       const char       *label,
                                       GError          **error);
/* The parts of the first file without an agent: where the sections of the whole plan are. */
gboolean  _plan_find_shared_file      (Plan             *plan,
                                       guint            *first,
                                       guint            *end);
/* @text with all lines ending with @line_end. Returns: (transfer full) */
char     *_plan_set_line_ends         (const char       *text,
                                       const char       *line_end);

G_END_DECLS
