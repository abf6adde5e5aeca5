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
 * @file_number: of an agent that has a file for itself and no number in its heading, else 0. */
typedef struct
{
  PlanPartKind           kind;
  const PlanSectionSpec *around;      /* of the section that a section stands in */
  const PlanSectionSpec *spec;
  const PlanSectionSpec *fields_spec; /* whose labels are looked for */
  guint                  file_number;
} PlanPlace;

/**
 * PlanRange:
 * @first: the block in which it begins
 * @offset: where in that
 * @end: the block in which it ends
 * @end_offset: where in that; 0 behind the block before
 * @item: (nullable): the list item that it begins with, when it begins in a list of tasks
 *
 * Bytes of a document by its blocks. Only what begins or ends in a list of tasks has offsets.
 */
typedef struct
{
  guint first;
  gsize offset;
  guint end;
  gsize end_offset;

  const MdNode *item;
} PlanRange;

/* What a part begins with. */
typedef enum
{
  PLAN_FORM_BLOCK, /* a heading or the mark of a file; a preamble without either */
  PLAN_FORM_ITEM,  /* a list item that is a task */
  PLAN_FORM_REST,  /* what stands behind the tasks of a list, without a heading */
} PlanForm;

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
  guint       n_blocks;     /* early: that end in it */
  PlanForm    form;         /* early */
  char       *head;         /* (nullable): early: the heading's bytes; kept of items */
  guint       n_candidates; /* early: see PLAN_SUM_CANDIDATES */
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

/* A part of @document, of which only the heading is read yet. Returns: (transfer full) */
PlanPart *plan_part_new (MdDocument      *document,
                         const PlanRange *range,
                         PlanForm         form);
/* Whether it begins with the mark of a file, in a plan of several. */
gboolean  plan_part_is_file (const PlanPart *part);
/* Reads all else. @old (nullable): a part whose fields are taken where they are the same. */
void plan_part_read (PlanPart        *part,
                     MdDocument      *document,
                     const PlanRange *range,
                     const PlanPlace *place,
                     guint            id,
                     const PlanPart  *old);
void plan_part_read_fields (PlanPart        *part,
                            MdDocument      *document,
                            const PlanRange *range,
                            const PlanPart  *old);
/* Keeps the bytes of the heading, so that plan_part_equal() can tell that they are the same. */
void plan_part_keep_head (PlanPart        *part,
                          MdDocument      *document,
                          const PlanRange *range);
/* Whether both keep their heads, have the same bytes and are read the same; both have been read. */
gboolean plan_part_equal (const PlanPart *a,
                          const PlanPart *b);

G_END_DECLS
