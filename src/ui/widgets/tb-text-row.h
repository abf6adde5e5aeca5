/* tb-text-row.h: a captioned text with room for what is wrong with it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/widgets/tb-text-view.h"

G_BEGIN_DECLS

#define TB_TYPE_TEXT_ROW (tb_text_row_get_type ())
G_DECLARE_FINAL_TYPE (TbTextRow, tb_text_row, TB, TEXT_ROW, GtkWidget)

/**
 * TbTextRow:
 *
 * The one text row of all forms: a small dim caption, the text below it, and under that, with an
 * icon, what is wrong: an error (the text was refused) or a note (it is there, but look at it).
 */

/* @caption (nullable): the dim line above the text. */
GtkWidget  *tb_text_row_new           (const char *caption);
TbTextView *tb_text_row_get_view      (TbTextRow  *self);
void        tb_text_row_set_caption   (TbTextRow  *self,
                                       const char *caption);
/* The name that assistive technologies and tests know the text by. The caption is tied to the text
 * as its label, so it gets the name too. */
void        tb_text_row_set_name      (TbTextRow  *self,
                                       const char *name);
void        tb_text_row_set_hint      (TbTextRow  *self,
                                       const char *hint);
void        tb_text_row_set_monospace (TbTextRow  *self,
                                       gboolean    monospace);
/* Smaller and quieter, for remarks. */
void        tb_text_row_set_dim       (TbTextRow  *self,
                                       gboolean    dim);
/* %NULL takes it away. An error is shown before a note. */
void        tb_text_row_set_error     (TbTextRow  *self,
                                       const char *error);
void        tb_text_row_set_note      (TbTextRow  *self,
                                       const char *note);

G_END_DECLS
