/* plan-diff.h: the splices between two texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"

G_BEGIN_DECLS

/* Splices of whole lines that make @after of @before: the shortest script where the texts are near
 * each other, one splice from the first to the last difference where they are not. Their texts are
 * borrowed from @after. Returns: (transfer full) (element-type MdSplice) */
GArray *plan_diff_lines (GBytes *before,
                         GBytes *after);

G_END_DECLS
