/* tb-preview-box.h: ticks a box of the source
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

/* Ticks or unticks the box of the list item whose line, or whose marker, is at byte @offset. */
void tb_preview_toggle_box (TbSession *session,
                            gsize      offset);

G_END_DECLS
