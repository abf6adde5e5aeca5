/* tb-plain-page.h: the text of a file that has no plan, or none yet
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_PLAIN_PAGE (tb_plain_page_get_type ())
G_DECLARE_FINAL_TYPE (TbPlainPage, tb_plain_page, TB, PLAIN_PAGE, GtkWidget)

/**
 * TbPlainPage:
 *
 * Shows bytes as they are, to read, and says above them why. The text comes in little by little:
 * whatever it is, no frame waits for it.
 *
 * Emits "closed" when the person has seen enough.
 */
GtkWidget   *tb_plain_page_new      (GBytes      *bytes);
/* Has the picture of its spinner read beside the main loop: with it comes a library, which takes
 * half a frame when it is first needed. For who may want a page in @window soon. */
void         tb_plain_page_prepare  (GtkWidget   *window);
/* The words above the text. @is_waiting: something else is still to come, and can be cancelled. */
void         tb_plain_page_say      (TbPlainPage *self,
                                     const char  *words,
                                     gboolean     is_waiting);
const char  *tb_plain_page_get_words (TbPlainPage *self);
gboolean     tb_plain_page_is_waiting (TbPlainPage *self);
GtkTextView *tb_plain_page_get_view (TbPlainPage *self);
/* Whether the whole text is there. */
gboolean     tb_plain_page_is_complete (TbPlainPage *self);

G_END_DECLS
