/* plan-json-writer.h: writing JSON as text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlanJsonWriter:
 * @text: what is written so far
 * @depth: how many containers are around what comes next
 * @in_line: whether an array is open whose elements stand in one line
 *
 * Writes JSON with an indentation of two spaces, without building a tree first. Whoever calls it
 * sees to it that names stand in objects only and every container ends. A value that has to be
 * written before its place comes is made by a writer of its own of the same depth and then taken
 * over.
 */
typedef struct
{
  GString *text;
  guint    depth;
  gboolean in_line;
} PlanJsonWriter;

void  plan_json_writer_init         (PlanJsonWriter *writer,
                                     guint           depth);
/* Ends the text with a line end. Returns: (transfer full) */
char *plan_json_writer_finish       (PlanJsonWriter *writer);

void  plan_json_writer_begin_object (PlanJsonWriter *writer);
void  plan_json_writer_end_object   (PlanJsonWriter *writer);
void  plan_json_writer_begin_array  (PlanJsonWriter *writer);
void  plan_json_writer_end_array    (PlanJsonWriter *writer);
/* The name of the member that comes next. */
void  plan_json_writer_name         (PlanJsonWriter *writer,
                                     const char     *name);
/* Bytes that are not UTF-8 become U+FFFD; %NULL becomes null. */
void  plan_json_writer_string       (PlanJsonWriter *writer,
                                     const char     *text);
void  plan_json_writer_int          (PlanJsonWriter *writer,
                                     gint64          value);
void  plan_json_writer_boolean      (PlanJsonWriter *writer,
                                     gboolean        value);
/* Two numbers in one line: the first and last line of something. */
void  plan_json_writer_lines        (PlanJsonWriter *writer,
                                     gint64          first,
                                     gint64          last);
void  plan_json_writer_node         (PlanJsonWriter *writer,
                                     JsonNode       *node);
/* What another writer of the same depth has written, which must be one value. */
void  plan_json_writer_take         (PlanJsonWriter *writer,
                                     const GString  *value);

/* The same with a name. */
void  plan_json_writer_set_string   (PlanJsonWriter *writer,
                                     const char     *name,
                                     const char     *text);
void  plan_json_writer_set_int      (PlanJsonWriter *writer,
                                     const char     *name,
                                     gint64          value);
void  plan_json_writer_set_boolean  (PlanJsonWriter *writer,
                                     const char     *name,
                                     gboolean        value);
void  plan_json_writer_set_lines    (PlanJsonWriter *writer,
                                     gint64          first,
                                     gint64          last);

G_END_DECLS
