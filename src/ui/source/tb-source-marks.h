/* tb-source-marks.h: shows beside the source which field a line feeds
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtksourceview/gtksource.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_SOURCE_MARKS (tb_source_marks_get_type ())
G_DECLARE_FINAL_TYPE (TbSourceMarks, tb_source_marks, TB, SOURCE_MARKS, GtkSourceGutterRenderer)

/**
 * TbSourceMarks:
 *
 * A thin bar in the gutter for each field, with a gap where the next one begins; that of the field
 * the person is in has the accent colour. A tooltip names the field.
 */
GtkSourceGutterRenderer *tb_source_marks_new (TbSession *session);
/* Whether lines of the buffer are those of the document: without that nothing is shown. */
void  tb_source_marks_set_faithful (TbSourceMarks *self,
                                    gboolean       faithful);
/* What 0-based @line feeds, in words: "Task 1/2 Connection Manager · Description".
 * Returns: (transfer full) (nullable) */
char *tb_source_marks_describe     (TbSourceMarks *self,
                                    guint          line);

G_END_DECLS
