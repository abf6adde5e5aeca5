/* tb-replace-dialog.h: chooses which matches are replaced
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS


/* Lists what the search of @session has found, as it is and with @text in its place, and replaces
 * what stays chosen in one step. Says in the session why, when there is nothing to choose from. */
void tb_replace_dialog_show (GtkWindow  *parent,
                             TbSession  *session,
                             const char *text);

G_END_DECLS
