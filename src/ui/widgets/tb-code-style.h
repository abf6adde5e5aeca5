/* tb-code-style.h: highlighting of code by the word behind its fence
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Which languages GtkSourceView has stands in two hundred files, which are read once in a program:
 * some tenths of a second where they come from a slow disk. */

/* Whether they were read. */
gboolean           tb_code_style_has_languages  (void);
/* Reads them in a thread. @callback: called in the main loop when they are there; @source is kept
 * until then */
void               tb_code_style_read_languages (GObject            *source,
                                                 GAsyncReadyCallback callback);
/* The language that a fence's word (`python`, `ts`, `sh`) means, or %NULL. Borrowed. Reads which
 * there are, if nobody did. */
GtkSourceLanguage *tb_code_style_find_language  (const char         *word);
/* Highlights @buffer as the language that @word means; as none where there is none. What a language
 * is made of is read with the first buffer in it: up to a tenth of a second. Returns: whether there
 * is such a language */
gboolean           tb_code_style_set_language   (GtkSourceBuffer    *buffer,
                                                 const char         *word);
/* Gives @buffer the colours for light or dark. */
void               tb_code_style_set_dark       (GtkSourceBuffer    *buffer,
                                                 gboolean            is_dark);
/* Lets the colours of @buffer follow light and dark. */
void               tb_code_style_follow         (GtkSourceBuffer    *buffer);

G_END_DECLS
