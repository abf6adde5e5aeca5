/* tb-preview-cutter.h: cuts a text that is too much for one line
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/**
 * TbPreviewCutter:
 * @n_ranges: (array length=n_chars): how many ranges begin at each character
 * @at: the character that comes next
 * @position: its number
 * @max_length: how long a piece may be
 *
 * A line of a text view is laid out as a whole, and takes more time than its length when its words
 * are long: goes through a text in pieces that take a fraction of a frame.
 */
typedef struct
{
  guint8     *n_ranges;
  const char *at;
  guint       position;
  guint       max_length;
} TbPreviewCutter;

/* Whether @text is little enough for one line, whatever is in it. */
gboolean tb_preview_cutter_is_piece (const TbPreviewText *text);
void     tb_preview_cutter_init     (TbPreviewCutter     *cutter,
                                     const TbPreviewText *text);
void     tb_preview_cutter_clear    (TbPreviewCutter     *cutter);
/* Moves on to where the next piece ends, at a blank if there is one. */
void     tb_preview_cutter_next     (TbPreviewCutter     *cutter);

G_END_DECLS
