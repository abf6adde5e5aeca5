/* plan-commands-items-private.h: what the commands on items share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-commands-private.h"

G_BEGIN_DECLS

/**
 * PlanNotation:
 * @PLAN_NOTATION_NONE: there are no items, or not in a form that can be edited
 * @PLAN_NOTATION_EMPTY: no items yet: whatever form the template has fits
 * @PLAN_NOTATION_BULLETS: list items
 * @PLAN_NOTATION_TABLE: rows of a table
 * @PLAN_NOTATION_LINES: a line for each: placement rows, paths between fences
 * @PLAN_NOTATION_TREE: a drawn tree of paths
 * @PLAN_NOTATION_INLINE: items with commas between them, in the label's line
 * @PLAN_NOTATION_CHOICE: one value of two cells
 *
 * How the items of a field are written.
 */
typedef enum
{
  PLAN_NOTATION_NONE,
  PLAN_NOTATION_EMPTY,
  PLAN_NOTATION_BULLETS,
  PLAN_NOTATION_TABLE,
  PLAN_NOTATION_LINES,
  PLAN_NOTATION_TREE,
  PLAN_NOTATION_INLINE,
  PLAN_NOTATION_CHOICE,
} PlanNotation;

PlanNotation    _plan_notation              (const PlanTarget *target);
const PlanItem *_plan_target_get_item       (const PlanTarget *target,
                                             guint             item);
/* The index behind the last item that is nested in @item. */
guint           _plan_item_get_end          (const PlanTarget *target,
                                             guint             item);
/* Whether the items of @after are those of @before but for [@first, @first + @n_before), in whose
 * place there are @n_after. */
gboolean        _plan_items_are_same        (PlanField        *before,
                                             PlanField        *after,
                                             guint             first,
                                             guint             n_before,
                                             guint             n_after);
/* Whether cells of @item say @cells; those beyond @n_cells are empty. */
gboolean        _plan_item_says             (PlanField        *field,
                                             guint             item,
                                             char            **cells);
/* Whether all but the target's field stayed, and sets @field to what it is in @after. */
gboolean        _plan_target_find_after     (const PlanTarget *target,
                                             Plan             *after,
                                             PlanField       **field);

/* What stands in a cell, as source. %NULL-terminated candidates, the plainest first. */
char          **_plan_cell_sources          (const char       *text,
                                             guint             indent,
                                             const char       *line_end);

/* A new bulleted item with @cells, by the form of @model (an item, or -1: the template's). Without
 * indentation. @style picks among the ways to write the text. */
char           *_plan_bullet_format         (const PlanTarget *target,
                                             int               model,
                                             const char       *marker,
                                             char            **cells,
                                             guint             column,
                                             guint             style);
/* A row of the table, with the padding of its columns. */
char           *_plan_table_format_row      (const PlanTarget *target,
                                             char            **cells);
char           *_plan_table_format_new      (const PlanTarget *target,
                                             char           ***rows,
                                             guint             n_rows);
char           *_plan_placement_format      (const PlanTarget *target,
                                             int               skip,
                                             const char       *what,
                                             const char       *where);
char           *_plan_files_format_line     (const PlanTarget *target,
                                             const char       *path,
                                             const char       *comment);
char           *_plan_files_format_inline   (const char       *path,
                                             const char       *comment);
/* How the first paths of a field that has none are written, as other fields of the plan do. */
PlanNotation    _plan_files_habit           (const PlanTarget *target);

/**
 * PlanSiblings:
 * @items: indices of the items of one list, in order
 * @ordered: whether they are numbered
 * @counts: whether the numbers go up
 * @first: the first number
 * @loose: whether blank lines stand between them
 *
 * The list that an item is one of.
 */
typedef struct
{
  GArray  *items; /* guint */
  gboolean ordered;
  gboolean counts;
  guint    first;
  gboolean loose;
} PlanSiblings;

/* Of the list that item @model is one of. */
void            _plan_siblings_init         (PlanSiblings     *siblings,
                                             const PlanTarget *target,
                                             guint             model);
void            _plan_siblings_clear        (PlanSiblings     *siblings);
/* The place of @item among its siblings, or their number. */
guint           _plan_siblings_find         (const PlanSiblings *siblings,
                                             guint             item);
guint           _plan_siblings_get_number   (const PlanSiblings *siblings,
                                             guint             place);
/* Gives sibling @item the number of its new @place. */
void            _plan_siblings_renumber     (const PlanTarget *target,
                                             PlanEdit         *edit,
                                             const PlanSiblings *siblings,
                                             guint             item,
                                             guint             place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanSiblings, _plan_siblings_clear)

/* Adds whole lines of new items before item @at, or behind the last. */
void            _plan_splice_lines          (const PlanTarget *target,
                                             PlanEdit         *edit,
                                             guint             at,
                                             const char       *lines,
                                             gboolean          loose);

PlanEdit       *_plan_table_set_cell        (const PlanTarget *target,
                                             guint             item,
                                             guint             cell,
                                             const char       *text);
PlanEdit       *_plan_placement_set_cell    (const PlanTarget *target,
                                             guint             item,
                                             guint             cell,
                                             const char       *text);
PlanEdit       *_plan_choice_set_cell       (const PlanTarget *target,
                                             guint             cell,
                                             const char       *text);
PlanEdit       *_plan_files_set_cell        (const PlanTarget *target,
                                             guint             item,
                                             guint             cell,
                                             const char       *text);
PlanEdit       *_plan_files_insert          (const PlanTarget *target,
                                             guint             at,
                                             char           ***rows,
                                             guint             n_rows);
/* In a drawn tree, within the folder; may fail without an error. */
PlanEdit       *_plan_files_move            (const PlanTarget *target,
                                             guint             item,
                                             guint             to,
                                             GError          **error);
/* Whether @item is one of several files in one list item. */
gboolean        _plan_files_is_joined       (const PlanTarget *target,
                                             guint             item);
PlanEdit       *_plan_files_remove          (const PlanTarget *target,
                                             guint             item);

G_END_DECLS
