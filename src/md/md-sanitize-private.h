/* md-sanitize-private.h: the text as libcmark is given it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Image openings in one run of lines that are not blank; the ones behind are text. */
#define MD_SANITIZE_MAX_IMAGES 1000

/* A copy of @text, of the same length, in which libcmark counts the same lines and columns as we
 * do (it would end a line at a lone CR and make three bytes of a NUL), and which does not take it
 * quadratic time, nor linear time for what stands far behind in a line.
 *
 * Lines are treated each by itself, but for images: a text of no more than %MD_SANITIZE_MAX_IMAGES
 * of them gives the same in parts as in one.
 * Returns: (transfer full): not NUL-terminated */
char *_md_sanitize              (const char *text,
                                 gsize       length);
/* The first @a with @b behind it in [@at, @end); %NULL without one. (memmem() looks at each byte by
 * itself for so short a needle.) */
const char *_md_find_pair       (const char *at,
                                 const char *end,
                                 char        a,
                                 char        b);
guint _md_sanitize_count_images (const char *text,
                                 gsize       length);

G_END_DECLS
