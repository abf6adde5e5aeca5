/* plan-text.h: between the source of a value and its text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

/* A value is Markdown, but where it stands a line that begins like a structure (`# `, `- `, a
 * fence, `1. `, …) would become one. Such a line is written with a backslash before that character,
 * and one backslash is taken off when it is read, so that any text reads back as it was typed.
 * Lines between the fences of complete code blocks are left alone both ways. */

/* @text with escapes at the starts of lines taken off; lines end with "\n".
 * Returns: (transfer full) */
char *plan_text_unescape (const char *text,
                          gssize      length);
/* The other way round: plan_text_unescape() gives @text back. Returns: (transfer full) */
char *plan_text_escape (const char *text);

/* The source bytes of a value as text: the first line as it is, up to @indent columns of blanks off
 * all others, line ends "\n", invalid bytes U+FFFD; no escapes taken off.
 * Returns: (transfer full) */
char *plan_text_dedent (const char *source,
                        gsize       length,
                        guint       indent);
/* @text as source: its lines joined with @line_end, all but the first that are not empty indented
 * by
 * @indent blanks. Returns: (transfer full) */
char *plan_text_indent (const char *text,
                        guint       indent,
                        const char *line_end);

/* Whether @text, all of it, is a placeholder, is in plan-field.h. Here: how many there are in a
 * value: `[…]` at its start or behind `: `, ` - `, ` — `, that is no link, no box and
 * no tag such as in `[API] returns 404`; TBD and TODO. */
guint plan_text_count_placeholders (const char *text,
                                    gssize      length);
/* Whether `[…]` at [from, end), which begins a value, is one short word, and words follow it in
 * [end, length): `[API] returns 404`. */
gboolean plan_text_is_tag (const char *text,
                           gsize       from,
                           gsize       end,
                           gsize       length);
/* The end of the link `[name](target)` that begins at @from, or 0 when none does. */
gsize plan_text_scan_link (const char *text,
                           gsize       from,
                           gsize       length,
                           MdSpan     *name);
/* `[…]` groups in a path that are no links. */
guint plan_text_count_path_placeholders (const char *text,
                                         gssize      length);

/* The bytes of @span; those that are not UTF-8 become U+FFFD. Returns: (transfer full) */
char    *plan_text_dup_span       (const char *text,
                                   MdSpan      span);
/* Cuts ASCII blanks and line ends off both ends of @span in @text. */
MdSpan plan_text_trim (const char *text,
                       MdSpan      span);

G_END_DECLS
