/* tb-code-style.h: highlighting of code by the word behind its fence
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The language that a fence's word (`python`, `ts`, `sh`) means, or %NULL. Borrowed. */
GtkSourceLanguage *tb_code_style_find_language (const char      *word);
/* Lets the colours of @buffer follow light and dark. */
void               tb_code_style_follow        (GtkSourceBuffer *buffer);

G_END_DECLS
