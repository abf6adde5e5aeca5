/* plan-find.h: finds words in the text of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanFindFlags:
 * @PLAN_FIND_MATCH_CASE: upper and lower case differ, even if the query has no upper case
 * @PLAN_FIND_WHOLE_WORDS: no letter or digit stands before or behind a match
 *
 * How a query is meant. Without MATCH_CASE a query in lower case finds upper case too, and one with
 * upper case finds only what is written so.
 */
typedef enum
{
  PLAN_FIND_DEFAULT = 0,
  PLAN_FIND_MATCH_CASE = 1 << 0,
  PLAN_FIND_WHOLE_WORDS = 1 << 1,
} PlanFindFlags;

/**
 * PlanFinder:
 *
 * A query that is ready to look for. Letters are compared as Unicode has it: an accented letter
 * equals its letter with a combining accent, but not the letter alone. Bytes that are not UTF-8
 * equal nothing.
 */
typedef struct _PlanFinder PlanFinder;

/* @query: valid UTF-8; an empty one finds nothing. Returns: (transfer full) */
PlanFinder *plan_finder_new  (const char       *query,
                              PlanFindFlags     flags);
void        plan_finder_free (PlanFinder       *finder);
/* The first match in @text that begins at or behind @from, which is no inside of a character.
 * Returns: whether there is one */
gboolean    plan_finder_next (const PlanFinder *finder,
                              const char       *text,
                              gsize             length,
                              gsize             from,
                              MdSpan           *match);
/* All matches in the document of @plan, from its start, none overlapping another. A match does not
 * run across blocks. Returns: (transfer full) (element-type MdSpan) */
GArray     *plan_finder_find (const PlanFinder *finder,
                              const Plan       *plan);

/**
 * PlanFindValue:
 * @PLAN_FIND_NO_VALUE: in what forms do not show: marks, numbers, labels, what is between values
 * @PLAN_FIND_NAME: in the name of a part
 * @PLAN_FIND_LOCATION: in the location of a task
 * @PLAN_FIND_REMARK: in the remark of a field
 * @PLAN_FIND_CELL: in a cell of an item
 * @PLAN_FIND_TEXT: in the value of a field without items
 *
 * What a place of the text is to a form.
 */
typedef enum
{
  PLAN_FIND_NO_VALUE,
  PLAN_FIND_NAME,
  PLAN_FIND_LOCATION,
  PLAN_FIND_REMARK,
  PLAN_FIND_CELL,
  PLAN_FIND_TEXT,
} PlanFindValue;

/**
 * PlanFindPlace:
 * @part: index of the part
 * @part_id: its id
 * @field: field of the part, or -1 in its heading
 * @item: item of the field, or -1
 * @cell: cell of the item; valid iff @value is %PLAN_FIND_CELL
 * @line: 0-based line of the document
 * @value: what a form shows there
 * @span: of that value in the document; empty for %PLAN_FIND_NO_VALUE
 *
 * Where a span of the document stands in the plan.
 */
typedef struct
{
  guint         part;
  guint         part_id;
  int           field;
  int           item;
  guint         cell;
  guint         line;
  PlanFindValue value;
  MdSpan        span;
} PlanFindPlace;

/* Where @span, which holds bytes of the document, stands. */
void        plan_find_locate (const Plan       *plan,
                              MdSpan            span,
                              PlanFindPlace    *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanFinder, plan_finder_free)

G_END_DECLS
