/* tb-long-text.h: texts that take too long to be laid out
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters without a place for a line to break in, one behind the other: from so many on, fitting
 * them into lines takes time that grows with their square. */
#define TB_LONG_TEXT_MAX_RUN 600
/* What joins pictures to one, between which no line breaks. */
#define TB_LONG_TEXT_JOINER 0x200d

/* Whether a line may break on either side of @c, without a blank: Chinese, Japanese, Korean. */
gboolean tb_long_text_breaks_at   (gunichar    c);
/* Whether @text, as lines that wrap or (not @wraps) as they are, may keep a window waiting when it
 * is shown in one widget: too many bytes or lines in all, too many in one line, or in one word. */
gboolean tb_long_text_is_long     (const char *text,
                                   gsize       length,
                                   gboolean    wraps);
/* The same for what stands in a widget for each of its lines: their number does not count. */
gboolean tb_long_text_has_long_line (const char *text,
                                     gsize       length);
/* The first @max_chars letters of @text in valid UTF-8, with "…" where something is left out, be it
 * at the end or of a word that is too long or cannot be broken. Returns: (transfer full) */
char    *tb_long_text_dup_start   (const char *text,
                                   gsize       length,
                                   guint       max_chars);

G_END_DECLS
