/* tb-source-files.h: the lines that say which file begins
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "md/md-document.h"

G_BEGIN_DECLS

/* Shows the marks of files in @buffer, which holds @document line by line, as bars that cannot be
 * edited. Nothing for a plan of one file. */
void tb_source_files_update (GtkTextBuffer    *buffer,
                             const MdDocument *document);

G_END_DECLS
