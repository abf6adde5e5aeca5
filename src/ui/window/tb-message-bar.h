/* tb-message-bar.h: says above the plan what is to be done
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_MESSAGE_BAR (tb_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (TbMessageBar, tb_message_bar, TB, MESSAGE_BAR, GtkWidget)

typedef enum
{
  TB_MESSAGE_WARNING,
  TB_MESSAGE_ERROR,
} TbMessageKind;

/**
 * TbMessageBar:
 *
 * A bar that slides in under the header bar with a sentence and up to three things to do. It stays
 * until it is closed or one of them is done; every button closes it.
 */
GtkWidget  *tb_message_bar_new          (void);
/* The arguments are pairs of a label and the name of an action, ended by %NULL. */
void        tb_message_bar_show         (TbMessageBar  *self,
                                         TbMessageKind  kind,
                                         const char    *text,
                                         ...) G_GNUC_NULL_TERMINATED;
void        tb_message_bar_hide         (TbMessageBar  *self);
/* What it says; %NULL when it is closed. */
const char *tb_message_bar_get_text     (TbMessageBar  *self);
/* Buttons under the sentence and not beside it. */
void        tb_message_bar_set_narrow   (TbMessageBar  *self,
                                         gboolean       narrow);

G_END_DECLS
