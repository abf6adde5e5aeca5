/* md-box.h: check boxes of list items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

typedef enum
{
  MD_BOX_NONE,
  MD_BOX_OPEN,     /* [ ] */
  MD_BOX_PROGRESS, /* [-] [~] [/] */
  MD_BOX_DONE,     /* [x] [X] [✓] [✅] */
} MdBoxState;

/**
 * MdBox:
 * @state: %MD_BOX_NONE when there is no box
 * @mark: what stands between the brackets
 * @text: where the text behind the box begins
 *
 * A check box at the start of a list item (and only there is it one: the caller knows whether the
 * bytes are an item's). Offsets count from where the bytes given to md_box_scan() begin.
 */
typedef struct
{
  MdBoxState state;
  MdSpan     mark;
  gsize      text;
} MdBox;

/* Looks for a box at the very start of @text. The closing bracket must be followed by a blank or by
 * the end of the line; a star between them, with which some tools mark what is optional, belongs to
 * the box. Returns: whether there is one */
gboolean    md_box_scan     (const char *text,
                             gsize       length,
                             MdBox      *box);

G_END_DECLS
