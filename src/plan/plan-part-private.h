/* plan-part-private.h: inside of a part
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "plan/plan-heading.h"

G_BEGIN_DECLS

struct _PlanPart
{
  guint                  ref_count;
  guint                  id;
  PlanPartKind           kind;
  const PlanSectionSpec *spec;    /* borrowed: the schema's */
  const PlanSectionSpec *fields_spec; /* borrowed: whose labels were looked for; may be %NULL */
  PlanHeading            heading; /* as read by itself; kind may differ from the part's */
  char                  *text;
  char                  *name;
  char                  *normalized; /* the name as sections are matched */
  char                  *number;
  char                 **location;
  MdSpan                 heading_span;

  PlanField **fields;
  gsize      *starts;
  guint      *lines;
  guint       n_fields;

  gsize      size;
  guint      n_newlines;
  guint      n_blocks;
  guint      n_placeholders;
  guint      n_criteria;
  guint      n_criteria_done;
  guint      n_criteria_progress;
  PlanStatus status;
  gboolean   has_status; /* it stands in a Status field, or in the heading */
};

/* Reads the blocks [first, end) of @document as a part. @fields_spec (nullable): the row whose
 * labels are looked for; @old (nullable): a part whose fields are taken where they are the same.
 * Returns: (transfer full) */
PlanPart *plan_part_new (MdDocument            *document,
                         guint                  first,
                         guint                  end,
                         PlanPartKind           kind,
                         const PlanSectionSpec *spec,
                         const PlanSectionSpec *fields_spec,
                         guint                  id,
                         const PlanPart        *old);
void      plan_part_read_fields (PlanPart              *part,
                                 MdDocument            *document,
                                 guint                  first,
                                 guint                  end,
                                 const PlanSectionSpec *spec,
                                 const PlanPart        *old);

G_END_DECLS
