/* tb-text-view.h: a text that grows with its words
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_TEXT_VIEW (tb_text_view_get_type ())
G_DECLARE_FINAL_TYPE (TbTextView, tb_text_view, TB, TEXT_VIEW, GtkTextView)

/**
 * TbTextView:
 *
 * A text view for forms: wraps, is as high as its text, never scrolls by itself but scrolls what it
 * stands in to keep the caret in sight, shows a hint while it is empty and back-ticked words as
 * code. Tab leaves it. It has no undo of its own: that is the document's.
 *
 * Signals, for the lists it may be a row of:
 * ::next (): Enter where it makes no new line.
 * ::done (): Ctrl+Enter.
 * ::erase (): Backspace while there is no text.
 * ::move (int by): Alt+Up (-1) or Alt+Down (1).
 * ::leave (int by) → gboolean: Up in the first line (-1), Down in the last (1). Returns whether
 *   the focus went elsewhere.
 * ::paste-lines (const char *text) → gboolean: several lines are about to be pasted where Enter
 * makes no new line. Returns whether they were taken.
 */

GtkWidget *tb_text_view_new           (void);
/* What to show while there is no text; %NULL for nothing. */
void       tb_text_view_set_hint      (TbTextView *self,
                                       const char *hint);
/* Whether Enter makes a new line. */
void       tb_text_view_set_multiline (TbTextView *self,
                                       gboolean    multiline);
/* Returns: (transfer full): the text */
char      *tb_text_view_dup_text      (TbTextView *self);
/* Selects the first `[words in brackets]` that are no link and no box, if there are any. */
void       tb_text_view_select_placeholder (TbTextView *self);
/* Does so in the text that has the focus of @root, if one has: who comes to a field comes to
 * write. */
void       tb_text_view_select_placeholder_in (GtkRoot *root);

G_END_DECLS
