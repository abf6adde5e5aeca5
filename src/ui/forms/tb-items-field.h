/* tb-items-field.h: a field of rows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"
#include "ui/widgets/tb-item-row.h"

G_BEGIN_DECLS

#define TB_TYPE_ITEMS_FIELD (tb_items_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (TbItemsField, tb_items_field, TB, ITEMS_FIELD, TbFieldRow)

/**
 * TbItemCell:
 * @name: the word for the text in accessible names, to translate
 * @hint: (nullable): what an empty one says, to translate
 * @monospace: whether it is a path or a name in code
 * @dim: whether it is beside the point
 *
 * One of the texts of a row.
 */
typedef struct
{
  const char *name;
  const char *hint;
  gboolean    monospace;
  gboolean    dim;
} TbItemCell;

/**
 * TbItemsField:
 *
 * Lists, checklists, tables and all else that has items: one #TbItemRow for each. Enter adds a row,
 * Backspace in an empty one removes it, Alt+Up and Alt+Down and dragging move it, pasted lines
 * become rows.
 *
 * Rows are matched with items by what they show, so a row keeps its focus and caret when items
 * come, go and move around it. A row may be a draft: it belongs to no item until something is typed
 * in it. A field without items always has one.
 *
 * Subclasses say what a row looks like.
 */
struct _TbItemsFieldClass
{
  TbFieldRowClass parent_class;

  /* How many texts stand side by side where the row is at least min_width wide, and how much of
   * that the first has, in percents (0: as much as the others). */
  guint   n_columns;
  int     min_width;
  int     first_share;

  /* The texts of a row; default: one. */
  const TbItemCell *cells;
  guint             n_cells;

  /* How many texts a row of @field has. Default: n_cells. */
  guint   (*count_cells) (TbItemsField *self,
                          PlanField    *field);
  /* Shows what is not text. @item is -1 for a draft. */
  void    (*show_row)    (TbItemsField *self,
                          TbItemRow    *row,
                          PlanField    *field,
                          int           item);
  /* The word for a text in accessible names. Default: that of the cell. Returns: (transfer full) */
  char   *(*dup_cell_name) (TbItemsField *self,
                            PlanField    *field,
                            guint         cell);
  /* "3 files", or %NULL. Returns: (transfer full) */
  char   *(*dup_count)   (TbItemsField *self,
                          PlanField    *field);
  /* The focus has left a row of @item, and what was typed is complete. Default: nothing. */
  void    (*complete_row) (TbItemsField *self,
                           TbItemRow    *row,
                           guint         item);
  /* The cells of a pasted line, bullets off; default: the line. @box: what box it had.
   * Returns: (transfer full) */
  char  **(*split_line)  (TbItemsField *self,
                          const char   *line);
};

/* The item that @row shows, or -1. */
int tb_items_field_find_item (TbItemsField *self,
                              TbItemRow    *row);

G_END_DECLS
