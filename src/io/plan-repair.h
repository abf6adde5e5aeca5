/* plan-repair.h: what other programs did to the bytes of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlanRepairs:
 * @PLAN_REPAIR_MARK: a byte order mark at the start is taken off
 * @PLAN_REPAIR_ENCODING: the text was UTF-8, was taken for Windows-1252 and made UTF-8 once more
 *   (`â†’` for an arrow); all of it is turned back, or nothing
 * @PLAN_REPAIR_INVALID: bytes that are not UTF-8 are taken for Windows-1252
 * @PLAN_REPAIR_LINE_ENDS: of LF and CRLF, the one that fewer lines have becomes the other
 *
 * What can be repaired. No repair adds or removes a line; a lone CR is no line end.
 */
typedef enum
{
  PLAN_REPAIR_NONE = 0,
  PLAN_REPAIR_MARK = 1 << 0,
  PLAN_REPAIR_ENCODING = 1 << 1,
  PLAN_REPAIR_INVALID = 1 << 2,
  PLAN_REPAIR_LINE_ENDS = 1 << 3,
} PlanRepairs;

/* The bytes of a plan with all repairs made that it needs: @repairs (nullable) tells which. Never
 * called on its own: the caller shows what would change first.
 * Returns: (transfer full): @bytes itself when there is nothing to repair */
GBytes     *plan_repair              (GBytes      *bytes,
                                      PlanRepairs *repairs);
/* What was repaired, for a person: "double-encoded text, mixed line ends"; "" for nothing.
 * Returns: (transfer full) */
char       *plan_repairs_describe    (PlanRepairs  repairs);

G_END_DECLS
