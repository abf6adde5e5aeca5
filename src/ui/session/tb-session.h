/* tb-session.h: what the views of one window share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"
#include "io/plan-notes.h"
#include "ui/session/tb-find.h"

G_BEGIN_DECLS

/* When the frame has been drawn that shows a change where it was made: what shows it elsewhere in
 * the window comes then, since GTK draws all that lies between two places of one frame. In
 * milliseconds. */
#define TB_SESSION_BEHIND_MS 40

#define TB_TYPE_SESSION (tb_session_get_type ())
G_DECLARE_FINAL_TYPE (TbSession, tb_session, TB, SESSION, GObject)

/**
 * TbSession:
 *
 * One window's view of one plan: the document, and the place a person is at. Views are given a
 * session when they are made and never talk to one another: they read the plan, do
 * tb_session_perform(), and say or hear here where the person is. It knows no widgets.
 *
 * A place is a part's id (0 is the plan's own page), a field's index in the part (-1 for none) and
 * an item's index in the field (-1 for none).
 *
 * A reader who scrolls the preview by hand is somewhere else meanwhile, at the part that is read:
 * the place, and with it the form and the selection, stays.
 *
 * Signals:
 * ::place-changed (): the place is another; views follow (the preview marks the field and scrolls
 *   to it, the outline selects the part, the form shows its page).
 * ::go-to (): somebody asked to be brought to the place: the form moves the keyboard focus to it.
 *   Comes behind ::place-changed.
 * ::read-changed (): another part is read, or none that is not the place: the outline marks it.
 * ::settled (): the plan changed, and what is made from all of it (problems, who waits for whom)
 *   may be made again: soon after the change; while somebody types, and in a large plan, in the
 *   next pause.
 *   Views that show such things follow this, not the document, and leave the frame to the typing.
 * ::message (const char *text, gboolean can_undo): something to say in a toast, with an Undo button
 *   or without.
 */

TbSession    *tb_session_new          (PlanDocument *document);
PlanDocument *tb_session_get_document (TbSession    *self);
/* Short for plan_document_get_plan(); borrowed. */
Plan         *tb_session_get_plan     (TbSession    *self);
/* Whether the document's last change followed the one before so soon that both are letters: more
 * may come, and what need not be in the same frame can wait for the pause behind them. */
gboolean      tb_session_is_typing    (TbSession    *self);

/* The search in the plan. Where it goes, the place goes too. Borrowed. */
TbFind       *tb_session_get_find     (TbSession    *self);
/* Comments and history of the plan; borrowed. Who loads and saves the plan does so with them. */
PlanNotes    *tb_session_get_notes    (TbSession    *self);

guint         tb_session_get_part     (TbSession    *self);
int           tb_session_get_field    (TbSession    *self);
int           tb_session_get_item     (TbSession    *self);
/* The index of the place's part in the current plan; -1 for the plan's page and a part that is
 * gone. */
int           tb_session_get_index    (TbSession    *self);

/* The person is there now (the focus moved into that field): no focus moves on its account. */
void          tb_session_set_place    (TbSession    *self,
                                       guint         part,
                                       int           field,
                                       int           item);
/* Bring the person there: sets the place and emits ::go-to. Without a field (-1) that is the name
 * of the part, and with an item (0) what is below it. */
void          tb_session_go_to        (TbSession    *self,
                                       guint         part,
                                       int           field,
                                       int           item);
/* The same, to where one begins to write in the part: its name, or what is below it where the
 * template has the section, which is one by that name alone. */
void          tb_session_go_to_part   (TbSession    *self,
                                       guint         part);
/* The same by a byte of the document, as a click in the preview knows it. */
void          tb_session_go_to_offset (TbSession    *self,
                                       gsize         offset);

/* The part (its id) at the top of what a reader sees who went away from the place; -1 for none. A
 * new place is where the reader is, too. */
void          tb_session_set_read     (TbSession    *self,
                                       int           part);
int           tb_session_get_read     (TbSession    *self);

/* The byte of the document where the place begins; 0 for the plan's page. */
gsize         tb_session_get_offset   (TbSession    *self);

/* The parts that were the place before, the last first: ids, some of parts that are gone.
 * Borrowed. */
const guint  *tb_session_get_recent   (TbSession    *self,
                                       guint        *n_recent);

/* Applies @edit, the result of a command on the current plan: consumes it. When it is %NULL, says
 * the message of @error, and consumes that. Returns: whether the plan changed */
gboolean      tb_session_perform      (TbSession    *self,
                                       PlanEdit     *edit,
                                       GError       *error);
void          tb_session_say          (TbSession    *self,
                                       const char   *text,
                                       gboolean      can_undo);

G_END_DECLS
