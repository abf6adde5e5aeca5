/* tb-save-question.c: asks what happens to changes that are not saved
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-save-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  TbSaveAnswerFunc answered;
  gpointer         user_data;
} Question;

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  TbSaveAnswer answer = TB_SAVE_ANSWER_CANCEL;

  if (g_str_equal (response, "save"))
    answer = TB_SAVE_ANSWER_SAVE;
  else if (g_str_equal (response, "discard"))
    answer = TB_SAVE_ANSWER_DISCARD;
  question->answered (answer, question->user_data);
}

static void
free_question (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

void
tb_save_question_ask (GtkWindow        *parent,
                      const char       *name,
                      TbSaveAnswerFunc  answered,
                      gpointer          user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Save Changes?"), NULL);
  Question *question = g_new0 (Question, 1);

  question->answered = answered;
  question->user_data = user_data;
  /* Translators: %s is the name of a plan or its file. */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Changes to “%s” that are not saved will be lost."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
