/* tb-toast.h: a message that comes and goes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_TOAST (tb_toast_get_type ())
G_DECLARE_FINAL_TYPE (TbToast, tb_toast, TB, TOAST, GtkWidget)

/**
 * TbToast:
 *
 * A message at the bottom of an overlay, for a few seconds, perhaps with a button. It looks like
 * AdwToast. That one (seen in libadwaita 1.2.2) ends the program when it is dismissed while it
 * comes, as by whoever works with quick keys; this one can be shown and hidden at any time, and a
 * new message simply takes the place of the one before.
 */

GtkWidget *tb_toast_new  (void);
/* @text: plain. @button (nullable): what a button says that activates @action. */
void       tb_toast_show (TbToast    *self,
                          const char *text,
                          const char *button,
                          const char *action);
void       tb_toast_hide (TbToast    *self);
/* What is shown; %NULL when nothing is. */
const char *tb_toast_get_text (TbToast *self);

G_END_DECLS
