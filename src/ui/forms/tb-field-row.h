/* tb-field-row.h: one field of a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"
#include "ui/widgets/tb-text-row.h"

G_BEGIN_DECLS

#define TB_TYPE_FIELD_ROW (tb_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (TbFieldRow, tb_field_row, TB, FIELD_ROW, GtkWidget)

/**
 * TbFieldRow:
 *
 * One field of a part: a caption with what can be done to the whole field, and a card with what is
 * in it. There is one subclass for each kind of field; tb_field_row_new() knows them.
 *
 * A row shows one #PlanField, kept here, and is told of a new one with tb_field_row_show(). It
 * holds no values of its own: what is typed or clicked becomes a command at once, and comes back as
 * a new field.
 */
struct _TbFieldRowClass
{
  GtkWidgetClass parent_class;

  /* Shows @field, which differs from the last one, or has another name or place. */
  void     (*update)         (TbFieldRow *self,
                              PlanField  *field);
  /* The field of another part comes next: forgets drafts and hints. Default: nothing. */
  void     (*forget)         (TbFieldRow *self);
  /* Brings to its place what was typed and waits for the focus to leave. Default: nothing. */
  void     (*complete)       (TbFieldRow *self);
  /* Moves the keyboard focus to @item, or (-1) to where writing begins. */
  gboolean (*grab_item)      (TbFieldRow *self,
                              int         item);
  /* Makes the widgets of @item, where they wait to be made. Default: nothing. */
  void     (*reach_item)     (TbFieldRow *self,
                              int         item);
  /* The item that has the focus, or -1. */
  int      (*get_focus_item) (TbFieldRow *self);
  /* The add button of the heading; without it there is none. */
  void     (*add)            (TbFieldRow *self);
};

/* The subclass that shows @field: one for each kind, and one for what is too long for those. */
GType       tb_field_row_get_type_for (PlanField    *field);
/* The row for @field. */
GtkWidget  *tb_field_row_new          (PlanField    *field,
                                       TbSession    *session);

/* @name: unique in the page; every control in the row is named after it. @caption: what stands
 * above the card. */
void        tb_field_row_show         (TbFieldRow   *self,
                                       guint         part,
                                       guint         index,
                                       const char   *name,
                                       const char   *caption,
                                       PlanField    *field);
/* @is_head: the field only heads those that follow, and has nothing of its own to show; @is_part:
 * it is one of those; @is_first: the first of them. */
void        tb_field_row_set_role     (TbFieldRow   *self,
                                       gboolean      is_head,
                                       gboolean      is_part,
                                       gboolean      is_first);
/* Sees to it that nothing typed in the field waits for anything. */
void        tb_field_row_complete     (TbFieldRow   *self);
void        tb_field_row_grab_item    (TbFieldRow   *self,
                                       int           item);
/* Long fields make their rows bit by bit: sees to it that @item, if there is one, has its own. */
void        tb_field_row_reach_item   (TbFieldRow   *self,
                                       int           item);
/* Moves the focus to the first of @row and its siblings that can be written in, as Tab does: words
 * in brackets are selected.
 * Returns: whether there is one */
gboolean    tb_field_row_grab_from    (GtkWidget    *row);

TbSession  *tb_field_row_get_session  (TbFieldRow   *self);
/* (nullable): before anything is shown. */
PlanField  *tb_field_row_get_field    (TbFieldRow   *self);
/* The field's index in its part. */
guint       tb_field_row_get_index    (TbFieldRow   *self);
const char *tb_field_row_get_name     (TbFieldRow   *self);
/* The index of the part in @plan; sets an error and returns -1 when it is gone. */
int         tb_field_row_find_part    (TbFieldRow   *self,
                                       Plan         *plan,
                                       GError      **error);

/* For subclasses. */
/* A #TbCommitFunc for a row (@row) whose field is one text. */
PlanEdit   *tb_field_row_commit_text  (gpointer      row,
                                       Plan         *plan,
                                       const char   *text,
                                       GError      **error);
GtkBox     *tb_field_row_get_card     (TbFieldRow   *self);
/* The label that names the field: tie the field's one control to it. */
GtkWidget  *tb_field_row_get_caption  (TbFieldRow   *self);
/* Ties @view, which has no other label, to the caption. */
void        tb_field_row_tie          (TbFieldRow   *self,
                                       GtkWidget    *control);
/* A word at the end of the heading, such as "1 of 4"; %NULL for none. */
void        tb_field_row_set_count    (TbFieldRow   *self,
                                       const char   *count);
/* Puts a control at the end of the heading. */
void        tb_field_row_add_control  (TbFieldRow   *self,
                                       GtkWidget    *control);
/* Says that the person is at the item that has the focus. */
void        tb_field_row_report_place (TbFieldRow   *self);
/* Moves the focus to where the next field is written. */
void        tb_field_row_leave        (TbFieldRow   *self);
/* Lets Enter (where it makes no new line) and Ctrl+Enter in @view do that. */
void        tb_field_row_leave_from   (TbFieldRow   *self,
                                       TbTextView   *view);
/* The same for a text that stands above the values: Enter goes to the first of them. */
void        tb_field_row_begin_from   (TbFieldRow   *self,
                                       TbTextView   *view);

G_END_DECLS
