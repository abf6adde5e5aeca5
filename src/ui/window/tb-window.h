/* tb-window.h: one plan in one window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_WINDOW (tb_window_get_type ())
G_DECLARE_FINAL_TYPE (TbWindow, tb_window, TB, WINDOW, AdwApplicationWindow)

/**
 * TbWindow:
 *
 * Shows the start page, or one plan: outline, form and companion, or the board. It owns the plan's
 * document and session, reads and writes its file, and provides the actions of the groups `win` and
 * `plan` that all views use.
 */
GtkWidget  *tb_window_new         (GtkApplication *application);
/* Only for a window without a plan. On failure it stays as it is. */
gboolean    tb_window_open        (TbWindow       *self,
                                   const char     *path,
                                   GError        **error);
/* The same for whoever can wait: a long text is read beside the main loop, and until then there is
 * a path and no session. When it is given up there is no path either. */
gboolean    tb_window_begin_open  (TbWindow       *self,
                                   const char     *path,
                                   GError        **error);
/* Only for a window without a plan: begins one with the text @bytes, in no file yet. @is_typed:
 * there is something of the person's in it, which is not let go without a question. */
void        tb_window_begin_plan  (TbWindow       *self,
                                   GBytes         *bytes,
                                   gboolean        is_typed);
/* On the start page: asks about a plan that was never saved before a crash. */
void        tb_window_offer_unsaved (TbWindow     *self);
/* (nullable): %NULL on the start page. */
TbSession  *tb_window_get_session (TbWindow       *self);
/* The resolved path of its file; %NULL for none. */
const char *tb_window_get_path    (TbWindow       *self);
/* Says it in a bar that stays until it is closed. */
void        tb_window_show_error  (TbWindow       *self,
                                   const char     *message);
/* The name of the file and whether it is saved, in words. Returns: (transfer full) */
char       *tb_window_dup_state   (TbWindow       *self);
/* Asks for another size, before the window is shown. */
void        tb_window_set_size    (TbWindow       *self,
                                   int             width,
                                   int             height);
/* The path without symbolic links, as windows are told apart by. Returns: (transfer full) */
char       *tb_window_resolve     (const char     *path);

G_END_DECLS
