/* tb-find-bar.h: finds and replaces in the whole plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_FIND_BAR (tb_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (TbFindBar, tb_find_bar, TB, FIND_BAR, GtkWidget)

/**
 * TbFindBar:
 *
 * A bar under the header bar that drives the search of a session: what to look for, how, which
 * match of how many, and what to put in its place. The keyboard focus stays in it until it is
 * closed.
 *
 * Signals:
 * ::replace-all (): a person wants to replace more than the match they are at.
 */
/* @session: (nullable): set it before the bar is opened. */
void        tb_find_bar_set_session     (TbFindBar  *self,
                                         TbSession  *session);
/* Shows it and moves the focus there. What is selected in a text is looked for. */
void        tb_find_bar_open            (TbFindBar  *self,
                                         gboolean    with_replace);
void        tb_find_bar_close           (TbFindBar  *self);
gboolean    tb_find_bar_is_open         (TbFindBar  *self);
/* To the next match (@by 1) or the one before (-1); opens the bar when it is closed. */
void        tb_find_bar_step            (TbFindBar  *self,
                                         int         by);
/* What to put in place of matches. */
const char *tb_find_bar_get_replacement (TbFindBar  *self);
/* In two lines, for a narrow window. */
void        tb_find_bar_set_narrow      (TbFindBar  *self,
                                         gboolean    narrow);

G_END_DECLS
