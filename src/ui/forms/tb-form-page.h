/* tb-form-page.h: the form of one part
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_FORM_PAGE (tb_form_page_get_type ())
G_DECLARE_FINAL_TYPE (TbFormPage, tb_form_page, TB, FORM_PAGE, GtkWidget)

/**
 * TbFormPage:
 *
 * The form of one section, agent or task: a #TbFormHeader, a #TbFieldRow for each field in the
 * order of the file, the parts inside of it, and what the template has that it lacks.
 *
 * Rows stay while their field does, so an edit touches the rows of what it changed and no others.
 * Of many fields, those that a window shows have their rows at once, others little by little, and
 * those of a part with hundreds when somebody asks for them.
 */

/* @part: an id of the current plan. */
GtkWidget *tb_form_page_new      (TbSession  *session,
                                  guint       part);
guint      tb_form_page_get_part (TbFormPage *self);
/* Turns the page to part @index of the current plan, keeping the widgets that fit, and forgets all
 * that was left in it. Does nothing and returns %FALSE when the two have not much in common. */
gboolean   tb_form_page_turn     (TbFormPage *self,
                                  guint       index);
/* Shows part @index of the current plan, which is the one the page is for. */
void       tb_form_page_update   (TbFormPage *self,
                                  guint       index);
/* Brings to its place what was typed and waits for the focus to leave. */
void       tb_form_page_complete (TbFormPage *self);
/* Gives a field its row, if it still waits for it. */
void       tb_form_page_reach    (TbFormPage *self,
                                  int         field);
/* Moves the focus to a field and an item in it. Without a field (-1) that is the title, and with an
 * item (0) the first thing below it, if there is one. */
void       tb_form_page_grab     (TbFormPage *self,
                                  int         field,
                                  int         item);

G_END_DECLS
