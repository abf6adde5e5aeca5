/* tb-save-question.h: asks what happens to changes that are not saved
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TB_SAVE_ANSWER_CANCEL,
  TB_SAVE_ANSWER_DISCARD,
  TB_SAVE_ANSWER_SAVE,
} TbSaveAnswer;

typedef void (*TbSaveAnswerFunc) (TbSaveAnswer answer,
                                  gpointer     user_data);

/* Asks about the plan called @name. @answered is called once, unless @parent goes first. */
void tb_save_question_ask (GtkWindow        *parent,
                           const char       *name,
                           TbSaveAnswerFunc  answered,
                           gpointer          user_data);

G_END_DECLS
