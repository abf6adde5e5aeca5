/* plan-references-private.h: inside of the references
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-references.h"

G_BEGIN_DECLS

/* Behind the bullet or the number of a list item that begins a line at @at; @at without one. */
gsize _plan_references_skip_bullet (const char *text,
                                    gsize       length,
                                    gsize       at);

/* Where the next list item begins behind the line at @at; @length without one. */
gsize _plan_references_find_next_item (const char *text,
                                       gsize       length,
                                       gsize       at);

G_END_DECLS
