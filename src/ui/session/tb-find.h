/* tb-find.h: what is looked for in a plan, and where it was found
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-document.h"
#include "plan/plan-find.h"

G_BEGIN_DECLS

#define TB_TYPE_FIND (tb_find_get_type ())
G_DECLARE_FINAL_TYPE (TbFind, tb_find, TB, FIND, GObject)

/**
 * TbFind:
 *
 * The search in one plan: the query, its matches in the text of the document, and the one a person
 * is at. It follows the document while there is a query. Views mark the matches that they show; it
 * knows none of them.
 *
 * Signals:
 * ::changed (): the query, the matches or the current one are others.
 * ::went (): a person was brought to the current match: views scroll to it, and no focus moves on
 *   its account. Comes behind ::changed.
 * ::left (): a person goes on at the current match: the form moves the focus there and selects it.
 */

TbFind           *tb_find_new          (PlanDocument  *document);
/* An empty query ends the search. The first match at or behind @from (bytes of the document)
 * becomes the current one. */
void              tb_find_set_query    (TbFind        *self,
                                        const char    *query,
                                        PlanFindFlags  flags,
                                        gsize          from);
/* (nullable): what is looked for; %NULL without a query. Valid until the next ::changed. */
const PlanFinder *tb_find_get_finder   (TbFind        *self);
/* All matches in the order of the text. */
const MdSpan     *tb_find_get_matches  (TbFind        *self,
                                        guint         *n_matches);
/* Its index; -1 without matches. */
int               tb_find_get_current  (TbFind        *self);
/* Where the current match stands. Returns: whether there is one */
gboolean          tb_find_get_place    (TbFind        *self,
                                        PlanFindPlace *place);
/* How many matches that a form shows stand before the current one in the same part, field and
 * item. */
guint             tb_find_get_ordinal  (TbFind        *self);
/* Whether any match stands in the part @index of the current plan or in what is inside of it. */
gboolean          tb_find_has_part     (TbFind        *self,
                                        guint          index);
/* To the next match (@by 1) or the one before (-1), around the ends. */
void              tb_find_step         (TbFind        *self,
                                        int            by);
/* Emits ::went, when there is a current match. */
void              tb_find_go           (TbFind        *self);
/* Emits ::left. */
void              tb_find_leave        (TbFind        *self);

G_END_DECLS
