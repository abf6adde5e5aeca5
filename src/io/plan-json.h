/* plan-json.h: a plan as JSON, and the sidecar beside it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "io/plan-json-writer.h"
#include "io/plan-notes.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/* The plan as FORMAT.md "NAME.plan.json" describes it, as text: two spaces of indentation, the two
 * numbers of `lines` in one line, "\n" at the end. @file_name: what `source.file` says;
 * @bytes_sha256: hash of the plan's bytes. Returns: (transfer full) */
char     *plan_json_print          (Plan        *plan,
                                    const char  *file_name,
                                    const char  *bytes_sha256);
/* The same, read. Returns: (transfer full) */
JsonNode *plan_json_build          (Plan        *plan,
                                    const char  *file_name,
                                    const char  *bytes_sha256);
/* Any JSON as such text. Returns: (transfer full) */
char     *plan_json_to_string      (JsonNode    *node);
/* Writes what plan_check() found, as the array of `problems` with `why` each matters behind it. */
void      plan_json_write_problems (Plan           *plan,
                                    GPtrArray      *problems,
                                    PlanJsonWriter *writer);
/* `feature.plan.json` for `feature.md`. A plan behind a symbolic link has its sidecar beside the
 * file that the link leads to, so that one plan has one sidecar. Returns: (transfer full) */
char     *plan_sidecar_dup_path    (const char  *plan_path);
/* What plan_sidecar_save() would write: the plan with comments, history and unknown keys of the
 * sidecar that is there. Writes nothing. Returns: (transfer full) */
char     *plan_sidecar_print       (Plan        *plan,
                                    const char  *plan_path,
                                    const char  *bytes_sha256);
/* Writes the sidecar of @plan with @notes (nullable), which has just been saved to @plan_path.
 * Comments, history and keys we do not know are carried over from the one that is there; a
 * corrupt one is kept as `.bak`; one of a newer version is left untouched (an error that says
 * so). When the plan on disk is another by now, nothing is written: that one's sidecar is
 * somebody else's to write. */
gboolean  plan_sidecar_save        (Plan        *plan,
                                    const char  *plan_path,
                                    const char  *bytes_sha256,
                                    PlanNotes   *notes,
                                    GError     **error);

G_END_DECLS
