/* plan-part-private.h: inside of a part
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "plan/plan-heading.h"

G_BEGIN_DECLS

/* What a part is by the headings around it. The specs are the schema's, borrowed, and may be %NULL.
 */
typedef struct
{
  PlanPartKind           kind;
  const PlanSectionSpec *around;      /* of the section that a section stands in */
  const PlanSectionSpec *spec;
  const PlanSectionSpec *fields_spec; /* whose labels are looked for */
} PlanPlace;

struct _PlanPart
{
  guint       ref_count;
  guint       id;
  PlanPlace   place;
  gboolean    is_placed;    /* all has been read; before that only what is marked so is valid */
  PlanHeading heading;      /* early; as read by itself: the kind may differ from the place's */
  char       *text;         /* early */
  char       *normalized;   /* early: the name as sections are matched */
  MdSpan      heading_span; /* early */
  guint       n_blocks;     /* early */
  char       *number; /* early: of a task or agent; not when it turns out to be none */
  char       *name;
  char      **location;

  PlanField **fields;
  gsize      *starts;
  guint      *lines;
  guint       n_fields;

  gsize      size;
  guint      n_newlines;
  guint      n_placeholders;
  guint      n_criteria;
  guint      n_criteria_done;
  guint      n_criteria_progress;
  PlanStatus status;
  gboolean   has_status; /* it stands in a Status field, or in the heading */
};

/* A part of the blocks [first, end) of @document, of which only the heading is read yet.
 * Returns: (transfer full) */
PlanPart *plan_part_new (MdDocument *document,
                         guint       first,
                         guint       end);
/* Whether it begins with the mark of a file, in a plan of several. */
gboolean  plan_part_is_file (const PlanPart *part);
/* Reads all else, from the block @first on. @old (nullable): a part whose fields are taken where
 * they are the same. */
void plan_part_read (PlanPart        *part,
                     MdDocument      *document,
                     guint            first,
                     const PlanPlace *place,
                     guint            id,
                     const PlanPart  *old);
void plan_part_read_fields (PlanPart       *part,
                            MdDocument     *document,
                            guint           first,
                            const PlanPart *old);

G_END_DECLS
