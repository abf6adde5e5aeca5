/* md-span.h: a range of bytes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdSpan:
 * @start: offset of the first byte
 * @end: offset behind the last byte
 *
 * A half-open range of bytes. What the offsets count from (a document, a block, a field) is said
 * wherever a span is handed out. A span with `start == end` is a place and holds nothing.
 */
typedef struct
{
  gsize start;
  gsize end;
} MdSpan;

#define MD_SPAN_LENGTH(s) ((s).end - (s).start)
#define MD_SPAN_IS_EMPTY(s) ((s).end == (s).start)

static inline MdSpan
md_span_shift (MdSpan span,
               gsize  by)
{
  return (MdSpan){ span.start + by, span.end + by };
}

G_END_DECLS
