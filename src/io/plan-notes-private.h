/* plan-notes-private.h: how notes come into the sidecar
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "io/plan-notes.h"

G_BEGIN_DECLS

/* What the sidecar of @plan shall hold. @before (nullable): the sidecar that is there, or just its
 * `comments` and `history`; @notes (nullable): those of who saves. With notes, changes of status
 * since the last save are added to the history. Both arrays are (transfer full). */
void _plan_notes_join  (PlanNotes   *notes,
                        JsonObject  *before,
                        Plan        *plan,
                        JsonArray  **comments,
                        JsonArray  **history);
/* plan_notes_load() from the sidecar at that path. */
void _plan_notes_load_sidecar (PlanNotes  *notes,
                               const char *sidecar,
                               Plan       *plan);
/* The sidecar that holds them was written. */
void _plan_notes_written (PlanNotes *notes,
                          Plan      *plan,
                          JsonArray *comments,
                          JsonArray *history);

G_END_DECLS
