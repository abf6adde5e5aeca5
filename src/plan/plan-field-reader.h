/* plan-field-reader.h: inside of the reader of fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-field-private.h"

G_BEGIN_DECLS

/* A block-level node of the value, and what to add to its block's offsets to count in the field. */
typedef struct
{
  const MdBlock *block;
  const MdNode  *node;
  gssize         shift;
} PlanContent;

/* A field while it is being read. The arrays are emptied for the next one. */
struct _PlanFieldReader
{
  PlanField             *field;
  const PlanFieldSource *source;
  GArray *contents; /* PlanContent: the value's nodes, without the label's paragraph */
  MdSpan                 inline_text; /* behind the label, trimmed; empty when there is none */
  gboolean               has_opaque;  /* bytes that no node stands for */
  PlanItems              items;
};

/* The node of a content, and where it stands in the field. */
const PlanContent *plan_field_reader_get_content (const PlanFieldReader *reader,
                                                  guint                  index);
MdSpan             plan_content_get_span (const PlanContent *content);

/* plan-field-items.c: each reads the value as one form. They tell whether it has that form. */
void     plan_field_reader_read_lists (PlanFieldReader *reader);
gboolean plan_field_reader_read_table (PlanFieldReader *reader);
gboolean plan_field_reader_read_placement (PlanFieldReader *reader);
void     plan_field_reader_read_choice (PlanFieldReader *reader);
void     plan_field_reader_read_code (PlanFieldReader *reader);

G_END_DECLS
