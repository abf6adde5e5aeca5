/* plan-part-cutter.h: a part while it is cut into fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-field-private.h"
#include "plan/plan-part-private.h"

G_BEGIN_DECLS

/* What a field still takes in behind its first piece. */
typedef enum {
  TAKES_NOTHING,
  TAKES_TEXT,  /* free Markdown: whatever is not a field of its own */
  TAKES_VALUE, /* a label without a value: the list, table, code or paragraph that follows */
  TAKES_ITEMS, /* a label without a value: the items behind it in the same list */
  TAKES_CODE,  /* a label of code with a sentence: the code that follows */
  TAKES_INTRODUCED, /* a label whose text ends in a colon: the list or code that follows */
  TAKES_PROSE, /* a label of words: whatever follows that is no field of its own, up to a rule */
  TAKES_ALL,   /* a heading: whatever follows that is no field of its own */
} PlanTakes;

typedef struct
{
  PlanFieldSource source;
  guint           first_piece; /* of the cutter's */
  guint           n_pieces;
  PlanTakes       takes;
} PlanDraft;

/**
 * PlanCutter:
 * @section: (nullable): whose labels are looked for
 * @body: (nullable): the section's own field
 * @drafts: (element-type PlanDraft)
 * @pieces: (element-type PlanPiece): of all drafts, one after the other
 * @leading_size: bytes of what belongs to the heading
 * @leading_lines: line ends in those
 * @indent: the column that the lines of all that is read need; 0 but in an item
 *
 * A part that is being cut into fields.
 */
typedef struct
{
  const PlanSectionSpec *section;
  const PlanFieldSpec   *body;
  GPtrArray             *drafts;
  GArray                *pieces;
  gsize                  leading_size;
  guint                  leading_lines;
  guint                  indent;
} PlanCutter;

/* A block that is being read, or of a list only some items, or of an item one of its children. */
typedef struct
{
  MdBlock      *block;
  const MdNode *node; /* (nullable) */
  MdSpan        span;
  const MdNode *item; /* (nullable): the first one, of a list that is not read from its start */
  /* (nullable): what follows in the same part, and its block */
  const MdNode  *next;
  const MdBlock *next_block;
} PlanUnit;

PlanDraft *_plan_cutter_get_last (PlanCutter *cutter);
/* Adds to the last draft. */
void       _plan_cutter_add_piece (PlanCutter   *cutter,
                                   MdBlock      *block,
                                   const MdNode *node,
                                   MdSpan        span);
gboolean   _plan_cutter_body_is (const PlanCutter *cutter,
                                 PlanFieldKind     kind);
/* As free text: goes on with the text before it, or begins one. */
void _plan_cutter_add_text (PlanCutter     *cutter,
                            const PlanUnit *unit);
/* A field by itself: the section's own, when the template has one of that kind. */
void _plan_cutter_add_own (PlanCutter     *cutter,
                           const PlanUnit *unit,
                           PlanFieldKind   kind,
                           PlanFieldKind   other);
/* Gives what is read to a label that waits for it. Returns: whether there is one that takes it */
gboolean _plan_cutter_give_to_label (PlanCutter     *cutter,
                                     const PlanUnit *unit);
/* Whether the last label has a value already, to which more may be added: a list with boxes or a
 * table is none of that, so that each keeps its form. */
gboolean _plan_cutter_has_text (PlanCutter *cutter);
/* Gives it to a heading or words before it, if that is what it stands behind. */
gboolean _plan_cutter_give_to_all (PlanCutter     *cutter,
                                   const PlanUnit *unit);
/* What the label's field goes on to take in. */
PlanTakes _plan_find_takes (const PlanFieldSpec *spec,
                            const char          *text,
                            MdSpan               rest,
                            gboolean             has_children,
                            gboolean             in_list);
/* Whether @span of the block is a label without a colon: the template has its name, and what
 * follows is a list, a fence or a table. */
gboolean _plan_cutter_scan_bare (const PlanCutter *cutter,
                                 const MdBlock    *block,
                                 MdSpan            span,
                                 const MdBlock    *next_block,
                                 const MdNode     *next,
                                 PlanLabel        *label);
/* A label at @at of the block: begins its field. */
PlanDraft *_plan_cutter_begin_label (PlanCutter      *cutter,
                                     MdBlock         *block,
                                     gsize            at,
                                     const PlanLabel *label,
                                     guint            indent);
void       _plan_cutter_add_list (PlanCutter     *cutter,
                                  const PlanUnit *unit);
gsize      _plan_find_line_start (const char *text,
                                  gsize       at);

G_END_DECLS
