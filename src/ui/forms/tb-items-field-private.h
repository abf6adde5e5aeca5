/* tb-items-field-private.h: what the parts of TbItemsField share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-binding.h"
#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

typedef struct _TbItem TbItem;

/* A text of a row. */
typedef struct
{
  TbItem         *item; /* borrowed: the row it is in */
  TbFieldBinding *binding;
  guint           cell;
} TbCell;

/**
 * TbItem:
 * @field: borrowed
 * @row: a child of the field's card
 * @index: its item in the field, or -1 for a draft
 * @named: the index its controls are named after, 1-based; 0 for none yet
 * @texts: what the plan said of each cell last; %NULL in a draft
 * @cells: (array length=n_cells)
 * @focus: (nullable): borrowed from @row
 * @left_id: the focus has left it: its completion waits until the focus is elsewhere
 *
 * A row of a #TbItemsField and what it stands for.
 */
struct _TbItem
{
  TbItemsField       *field;
  TbItemRow          *row;
  int                 index;
  guint               named;
  char              **texts;
  guint               n_cells;
  TbCell             *cells;
  GtkEventController *focus;
  guint               left_id;
};

typedef struct
{
  GPtrArray *items; /* TbItem, in the order of the rows, drafts among them */
  char      *name;  /* the field's name that the rows are named after */
  guint      n_items;  /* of the field as it was shown last */
  guint      n_built;  /* how many of them have a row: the first ones */
  guint      build_id; /* makes the other rows, a few at a time */
  GPtrArray *gone;     /* TbItem: hidden, and behind all others in the card */
  guint      gone_id;  /* takes them out, a few at a time */
} TbItemsFieldPrivate;

TbItemsFieldPrivate *_tb_items_field_get_private (TbItemsField *self);

/* Rows. */
void     _tb_item_free           (TbItem       *item);
TbItem  *_tb_item_new            (TbItemsField *self,
                                  guint         n_cells);
gboolean _tb_item_is_empty       (TbItem       *item);
gboolean _tb_item_is_committing  (TbItem       *item);
/* What was typed in it is complete. */
void     _tb_item_complete       (TbItem       *item);
/* What is typed in it. Returns: (transfer full) */
char   **_tb_item_dup_typed      (TbItem       *item);
/* What the plan says. Returns: (transfer full) */
char   **_tb_item_dup_model      (PlanField    *field,
                                  guint         item,
                                  guint         n_cells);
/* Adds a draft so that it is row @at, where there is not one already. */
TbItem  *_tb_items_field_add_draft  (TbItemsField *self,
                                     guint         at);
void     _tb_items_field_drop       (TbItemsField *self,
                                     TbItem       *item);
/* Names the rows from row @from on after their numbers. */
void     _tb_items_field_name       (TbItemsField *self,
                                     guint         from);
/* Drops all of @items (of TbItem) from sight, and most of many later: taking some hundred rows
 * apart takes tenths of a second. */
void     _tb_items_field_drop_all   (TbItemsField *self,
                                     GPtrArray    *items);
/* Moves the focus to a cell of row @at, the caret to @offset (-1: the end). */
gboolean _tb_items_field_focus      (TbItemsField *self,
                                     int           at,
                                     int           cell,
                                     int           offset);
/* Moves the focus there as Tab does: words in brackets are there to be written over. */
void     _tb_items_field_write      (TbItemsField *self,
                                     int           at,
                                     int           cell);
guint    _tb_items_field_find_row   (TbItemsField *self,
                                     TbItem       *item);

/* Gives the first @n_rows items of the new field a row each. */
void     _tb_items_field_match      (TbItemsField *self,
                                     PlanField    *field,
                                     guint         n_cells,
                                     guint         n_rows);
/* Makes the rows that the first @n_items items lack. */
void     _tb_items_field_build      (TbItemsField *self,
                                     guint         n_items);

/* What people do to rows. */
void     _tb_item_connect           (TbItem       *item);
/* GTK keeps a row as long as it handles the key or the click that removed it. */
void     _tb_item_disconnect        (TbItem       *item);
/* The index behind @item of @field and what is nested in it. */
guint    _tb_items_field_get_item_end (PlanField *field,
                                       guint      item);
void     _tb_items_field_add_below  (TbItemsField *self,
                                     int           row);
gboolean _tb_items_field_paste      (TbItem       *item,
                                     const char   *text);

G_END_DECLS
