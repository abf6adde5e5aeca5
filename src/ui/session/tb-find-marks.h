/* tb-find-marks.h: marks in a text what was found
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-find.h"

G_BEGIN_DECLS

/* From now on what @find looks for is marked in the text of @view, whatever that text is. In a long
 * text only what can be seen is looked at. */
void     tb_find_marks_follow  (GtkTextView *view,
                                TbFind      *find);
/* How many matches the text of @view has; 0 for one that does not follow. */
guint    tb_find_marks_count   (GtkTextView *view);
/* Marks match @ordinal as the one a person is at, until the matches change; scrolls what the view
 * stands in until it can be seen. */
void     tb_find_marks_reveal  (GtkTextView *view,
                                guint        ordinal);
/* Moves the focus to the view, with match @ordinal selected. */
void     tb_find_marks_take    (GtkTextView *view,
                                guint        ordinal);

G_END_DECLS
