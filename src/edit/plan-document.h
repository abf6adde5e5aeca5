/* plan-document.h: the one mutable thing: a plan with its history
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-edit.h"
#include "plan/plan-schedule.h"

G_BEGIN_DECLS

#define PLAN_TYPE_DOCUMENT (plan_document_get_type ())
G_DECLARE_FINAL_TYPE (PlanDocument, plan_document, PLAN, DOCUMENT, GObject)

/**
 * PlanDocument:
 *
 * A plan that is being edited: the current #Plan and those before and behind it. An edit makes a
 * new plan; undo and redo swap pointers, so going back to the saved state is "not modified" again.
 *
 * Properties (all readable, with notify): `plan` (boxed-like pointer, not exposed as GValue),
 * `title`, `modified`, `can-undo`, `can-redo`, `undo-label`, `redo-label`.
 *
 * ::changed (Plan *before, Plan *after): emitted once for each apply, undo, redo and reload, when
 * plan_document_get_plan() is already @after. Views compare pointers of blocks, parts and fields to
 * see what changed. Applying an edit while it is being emitted is a programming error.
 */

PlanDocument *plan_document_new           (GBytes        *bytes);
/* Of a text that is read already: a joined one (md-joined.h). */
PlanDocument *plan_document_new_for_document (MdDocument *document);
/* The current plan; borrowed, valid until the next change: take a reference to keep it. */
Plan         *plan_document_get_plan      (PlanDocument  *self);
MdDocument   *plan_document_get_document  (PlanDocument  *self);
const char   *plan_document_get_title     (PlanDocument  *self);

/* The schedule and the problems of the current plan, made when first asked for and kept until the
 * next change. Borrowed. */
const PlanSchedule *plan_document_get_schedule (PlanDocument *self);
GPtrArray          *plan_document_get_problems (PlanDocument *self);

/* Makes @edit (which must come from the current plan) a step of undo.
 * Returns: whether anything changed */
gboolean      plan_document_apply         (PlanDocument  *self,
                                           PlanEdit      *edit);
/* Ends the merging of keystrokes: the next edit is a step of its own. Views call it when the focus
 * leaves a field. */
void          plan_document_break_merge   (PlanDocument  *self);
void          plan_document_undo          (PlanDocument  *self);
void          plan_document_redo          (PlanDocument  *self);
gboolean      plan_document_get_can_undo  (PlanDocument  *self);
gboolean      plan_document_get_can_redo  (PlanDocument  *self);
/* What undo (redo) would take back (do again), translated; "" when there is nothing. */
const char   *plan_document_get_undo_label (PlanDocument *self);
const char   *plan_document_get_redo_label (PlanDocument *self);
/* Whether it differs from what was last marked as saved. */
gboolean      plan_document_get_modified  (PlanDocument  *self);
/* What is on disk now is @plan (%NULL: the current one). */
void          plan_document_mark_saved    (PlanDocument  *self,
                                           Plan          *plan);
/* The file changed on disk and is read again: one undoable step, marked as saved. Blocks that are
 * the same are shared, so views keep what they show of them. */
void          plan_document_reload        (PlanDocument  *self,
                                           GBytes        *bytes);

/* The file changed on disk to @bytes while there are changes here: joins both, where no line was
 * changed by both, as one undoable step; what is saved is @bytes then.
 * Returns: whether that could be done; the plan is as it was when not */
gboolean      plan_document_merge         (PlanDocument  *self,
                                           GBytes        *bytes);
/* Whether ::changed is being emitted by plan_document_reload() or _merge(): somebody else made the
 * change. */
gboolean      plan_document_is_reloading  (PlanDocument  *self);

G_END_DECLS
