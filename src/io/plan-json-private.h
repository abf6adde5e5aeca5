/* plan-json-private.h: what the files that build and carry over JSON share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-json-writer.h"
#include "io/plan-json.h"
#include "plan/plan-schedule.h"

G_BEGIN_DECLS

#define PLAN_JSON_FORMAT "trestleboard-plan"
#define PLAN_JSON_VERSION 1

/* What is written of a task before its place comes. */
typedef enum
{
  PLAN_JSON_FILES,
  PLAN_JSON_CONFIGURATION,
  PLAN_JSON_CODE,
  PLAN_JSON_CASES,
  PLAN_JSON_FIELDS,
  PLAN_JSON_N_LISTS,
} PlanJsonList;

/**
 * PlanJson:
 * @plan: what is being written
 * @schedule: of @plan
 * @keys: (element-type utf8): for each part the key of the task, or %NULL
 * @writer: where it is written to
 * @lists: what is gathered of the task at hand; used again for the next
 *
 * What is looked up all the time while a plan becomes JSON.
 */
typedef struct
{
  Plan          *plan;     /* borrowed */
  PlanSchedule  *schedule;
  GPtrArray     *keys;
  PlanJsonWriter writer;
  PlanJsonWriter lists[PLAN_JSON_N_LISTS];
} PlanJson;

/* File, and 1-based, inclusive lines of the bytes @start to @end, less blank lines at the end. */
void        _plan_json_write_lines      (PlanJson       *json,
                                         gsize           start,
                                         gsize           end);
void        _plan_json_write_part_lines (PlanJson       *json,
                                         guint           index);
/* Writes the number of the agent around part @index, or null. */
void        _plan_json_write_agent      (PlanJson       *json,
                                         guint           index);
/* Writes the task keys of the parts @indices. */
void        _plan_json_write_keys       (PlanJson       *json,
                                         const guint    *indices,
                                         guint           n_indices);
/* The 1-based line in its file of the 0-based @line of the plan; and, where there are several, that
 * file as the member `file`. */
gint64      _plan_json_get_line         (Plan           *plan,
                                         guint           line);
void        _plan_json_write_file       (Plan           *plan,
                                         PlanJsonWriter *writer,
                                         guint           line);
/* 1-based line in the plan of an item. */
gint64      _plan_json_get_item_line    (PlanJson       *json,
                                         guint           index,
                                         guint           field,
                                         const PlanItem *item);
/* Writes an entry of `fields` to @writer; @label (nullable) instead of the field's own. */
void        _plan_json_write_field      (PlanJson       *json,
                                         PlanJsonWriter *writer,
                                         guint           index,
                                         guint           field,
                                         const char     *label);
/* Whether a field says anything at all. */
gboolean    _plan_json_has_field        (PlanField      *field);
void        _plan_json_write_task       (PlanJson       *json,
                                         guint           index);

/* The arrays at the top of a sidecar; rows: of all tables that have @column. */
void        _plan_json_write_sections   (PlanJson       *json);
void        _plan_json_write_agents     (PlanJson       *json);
void        _plan_json_write_rows       (PlanJson       *json,
                                         const char     *column);
void        _plan_json_write_success    (PlanJson       *json);

/**
 * PlanSidecarTarget:
 * @path: the sidecar
 * @source: what it is made of: a name
 * @sha256: of that
 * @model: the file whose permissions a new sidecar gets
 * @is_current: whether what is on disk still is that
 * @notes: (nullable): to join with those that are there
 *
 * Where a sidecar goes, and what it belongs to. All borrowed.
 */
typedef struct
{
  const char *path;
  const char *source;
  const char *sha256;
  const char *model;
  gboolean  (*is_current) (gpointer user_data);
  gpointer    user_data;
  PlanNotes  *notes;
} PlanSidecarTarget;

/* plan_sidecar_save() and plan_sidecar_print() of any target. */
gboolean    _plan_sidecar_save_to  (Plan                    *plan,
                                    const PlanSidecarTarget *target,
                                    GError                 **error);
char       *_plan_sidecar_print_to (Plan                    *plan,
                                    const PlanSidecarTarget *target);

/* Looks at JSON text before the parser may see it: nested too deep, more than one value, numbers
 * that would not come back the same. Escaped NULs, which the parser would cut strings at, become
 * U+FFFD in place. Returns: whether it may be parsed */
gboolean    _plan_json_scan       (char           *text,
                                   gsize           length);
/* The value that @text is. Returns: (transfer full) (nullable): %NULL when it cannot be read */
JsonNode   *_plan_json_parse      (const char     *text,
                                   gsize           length);
/* The elements of the array @member of a text that is no JSON any more, as far as they can be read.
 * Returns: (transfer full) */
JsonArray  *_plan_json_salvage    (const char     *text,
                                   gsize           length,
                                   const char     *member);
/* Whether @text is a sidecar of this version in which everything can be made from the plan: no key
 * that is not ours, and no comments and no history unless @allow_notes. A no costs time only.
 * Returns: whether nothing (else) needs to be carried over */
gboolean    _plan_json_is_known   (const char     *text,
                                   gsize           length,
                                   gboolean        allow_notes);
/* plan_json_print() with (nullable) comments and history. */
char       *_plan_json_print_notes (Plan          *plan,
                                    const char    *file_name,
                                    const char    *bytes_sha256,
                                    JsonArray     *comments,
                                    JsonArray     *history);
/* The sidecar of @plan that takes the place of the one with @bytes, corrupt or not.
 * Returns: (transfer full) (nullable): %NULL when that is of a newer version and must stay */
char       *_plan_sidecar_print_over (Plan         *plan,
                                      const char   *name,
                                      const char   *sha256,
                                      GBytes       *bytes);
/* Copies to @now what @before has and this version does not know. Both are whole sidecars. */
void        _plan_json_carry_over (JsonObject     *before,
                                   JsonObject     *now);

G_END_DECLS
