/* plan-field-private.h: inside of a field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block.h"
#include "plan/plan-field.h"
#include "plan/plan-label.h"

G_BEGIN_DECLS

struct _PlanField
{
  guint                ref_count;
  PlanFieldKind        kind;
  const PlanFieldSpec *spec; /* borrowed: the schema's; %NULL when it does not know the label */
  char                *own_key; /* %NULL where the schema knows the label */
  char                *label;   /* %NULL without one */
  char                *remark;  /* %NULL without one */
  char                *language; /* valid iff CODE */

  char    *bytes; /* NUL-terminated, but may hold NULs */
  gsize    length;
  guint    n_newlines;
  guint32 *line_ends; /* where each line feed stands */
  guint    last_line;
  guint    indent;
  MdSpan   remark_span;
  MdSpan   value;
  MdSpan   language_span;

  guint    n_placeholders;
  guint    n_fences;
  guint    n_boxes;
  guint    n_boxes_done;
  guint    n_boxes_progress;
  guint    n_named_tests;
  guint    n_decisions; /* rows of tables that have such a column */
  guint    n_risks;
  gboolean is_placeholder;
  gboolean is_valid_utf8;

  PlanItem *items;
  guint     n_items;
  MdSpan   *cells;   /* of all items, one after the other */
  char    **paths;   /* valid iff FILES: the whole path of each item */
  char    **columns; /* valid iff TABLE: %NULL-terminated */
};

/* What stands in a field: a top-level block, or an item of one, or some of its lines. */
typedef struct
{
  MdBlock      *block; /* borrowed: lives in the document */
  const MdNode *node;  /* the block's node or a list's item; %NULL for BLANK, DEFINITIONS, … */
  MdSpan        span;  /* in the block's bytes */
} PlanPiece;

/* How a field is to be read. */
typedef struct
{
  const PlanSectionSpec *section; /* (nullable): what it stands in */
  const PlanFieldSpec   *spec;    /* (nullable) */
  gboolean               has_label;
  gboolean               is_nested; /* stands in another field: `Includes` in `Scope` */
  PlanLabel              label;     /* valid iff has_label; counts from @label_at */
  gsize                  label_at;  /* where the label begins in the first piece's block */
  guint                  indent;
} PlanFieldSource;

/* What is used again for one field after the other. */
typedef struct _PlanFieldReader PlanFieldReader;

PlanFieldReader *plan_field_reader_new  (void);
void             plan_field_reader_free (PlanFieldReader *reader);
/* Reads the field that @pieces make. Returns: (transfer full) */
PlanField       *plan_field_reader_read (PlanFieldReader       *reader,
                                         const PlanFieldSource *source,
                                         const PlanPiece       *pieces,
                                         guint                  n_pieces);
/* Whether both hold the same bytes and are read the same. */
gboolean plan_field_equal (const PlanField *a,
                           const PlanField *b);

/* An item while its field is being read: cells are collected apart and pointed to at the end. */
typedef struct
{
  GArray    *items; /* PlanItem; cells not set yet */
  GArray    *cells; /* MdSpan */
  GPtrArray *paths; /* char *, for FILES; %NULL otherwise */
} PlanItems;

void plan_items_add (PlanItems    *items,
                     MdSpan        span,
                     guint         line,
                     guint         depth,
                     const MdSpan *cells,
                     guint         n_cells);

/* plan-files.c: file lists. Offsets count from the start of @text, which is the field's bytes. */
gboolean plan_files_read_lines (PlanItems  *items,
                                const char *text,
                                MdSpan      lines);
gboolean plan_files_read_inline (PlanItems  *items,
                                 const char *text,
                                 MdSpan      span);
/* Splits the text of a list item: sets @cells to path and comment of each file that it names, one
 * after the other. Returns: whether it does; without, the whole text stands for the path */
gboolean plan_files_split_item (const char *text,
                                MdSpan      span,
                                GArray     *cells);
/* Whether words stand before the paths of a list item: `Module docs: `a.md``. */
gboolean plan_files_is_described (const char *text,
                                  MdSpan      span);
gboolean plan_files_is_path (const char *text,
                             MdSpan      span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanFieldReader, plan_field_reader_free)

G_END_DECLS
