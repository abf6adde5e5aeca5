/* plan-edit.h: one change of a plan, as splices
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "md/md-document.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanEdit:
 *
 * What a command makes: splices of the document of one #Plan, a label for the undo menu, and a key
 * by which consecutive edits (the keystrokes in one field) merge into one step of undo.
 *
 * Commands are pure functions: a plan and arguments in, a #PlanEdit or an error out. Nothing
 * changes until the edit is given to plan_document_apply(). An edit without splices changes
 * nothing and is no step of undo.
 */
typedef struct _PlanEdit PlanEdit;

/**
 * PlanCommandError:
 * @PLAN_COMMAND_ERROR_NOT_FOUND: there is no such part, field or item
 * @PLAN_COMMAND_ERROR_UNSUPPORTED: this kind of field or part cannot be edited that way
 * @PLAN_COMMAND_ERROR_VALUE: the value cannot be written so that it reads back; the message says
 *   why
 * @PLAN_COMMAND_ERROR_CYCLE: the dependency would run in a circle; the message names it
 * @PLAN_COMMAND_ERROR_ENCODING: the field holds bytes that are not UTF-8; repair them first
 * @PLAN_COMMAND_ERROR_BLANKS: like VALUE, and the reason is that the value begins or ends with
 *   blanks, which do not stay there: who is typing need not be told, the next letter mends it
 */
typedef enum
{
  PLAN_COMMAND_ERROR_NOT_FOUND,
  PLAN_COMMAND_ERROR_UNSUPPORTED,
  PLAN_COMMAND_ERROR_VALUE,
  PLAN_COMMAND_ERROR_CYCLE,
  PLAN_COMMAND_ERROR_ENCODING,
  PLAN_COMMAND_ERROR_BLANKS,
} PlanCommandError;

#define PLAN_COMMAND_ERROR (plan_command_error_quark ())
GQuark          plan_command_error_quark (void);

/* @label: for the undo menu, translated, such as "Edit Objective"; @merge_key (nullable): edits
 * with the same key that follow one another become one step. Returns: (transfer full) */
PlanEdit       *plan_edit_new            (const char     *label,
                                          const char     *merge_key);
void            plan_edit_free           (PlanEdit       *edit);
/* Adds a change; @text is copied. Changes must not overlap; they may come in any order. A change
 * to the bytes that are there already is left out, and one that begins or ends with bytes that stay
 * is cut down to those that change. */
void            plan_edit_add            (PlanEdit       *edit,
                                          const Plan     *plan,
                                          MdSpan          span,
                                          const char     *text,
                                          gssize          length);
gboolean        plan_edit_is_empty       (const PlanEdit *edit);
const char     *plan_edit_get_label      (const PlanEdit *edit);
const char     *plan_edit_get_merge_key  (const PlanEdit *edit);
/* Lets an edit that a command made become one step of undo with others of the same key. */
void            plan_edit_set_merge_key  (PlanEdit       *edit,
                                          const char     *merge_key);
/* Sorted by position. */
const MdSplice *plan_edit_get_splices    (const PlanEdit *edit,
                                          guint          *n_splices);
/* The plan with the edit applied. Returns: (transfer full) */
Plan           *plan_edit_preview        (const PlanEdit *edit,
                                          Plan           *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanEdit, plan_edit_free)

G_END_DECLS
