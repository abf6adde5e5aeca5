/* tb-items-field-keys.c: what people do to the rows of a field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-items-field-private.h"

#include "edit/plan-commands.h"

static PlanField *
get_field (TbItemsField *self)
{
  return tb_field_row_get_field (TB_FIELD_ROW (self));
}

static TbItem *
get_item (TbItemsField *self,
          guint         row)
{
  return g_ptr_array_index (_tb_items_field_get_private (self)->items, row);
}

static guint
count_rows (TbItemsField *self)
{
  return _tb_items_field_get_private (self)->items->len;
}

/* The row that shows @item of the field, or -1. */
static int
find_row_of (TbItemsField *self,
             int           item)
{
  _tb_items_field_build (self, (guint)item + 1);
  for (guint i = 0; i < count_rows (self); i++)
    if (get_item (self, i)->index == item)
      return i;
  return -1;
}

guint
_tb_items_field_get_item_end (PlanField *field,
                              guint      item)
{
  guint depth = plan_field_get_item (field, item)->depth;

  do
    item++;
  while (item < plan_field_get_n_items (field) && plan_field_get_item (field, item)->depth > depth);

  return item;
}

/* The item before @item that is as deep, or -1. */
static int
find_previous (PlanField *field,
               guint      item)
{
  guint depth = plan_field_get_item (field, item)->depth;

  for (guint i = item; i > 0; i--)
    {
      guint other = plan_field_get_item (field, i - 1)->depth;

      if (other <= depth)
        return other == depth ? (int)i - 1 : -1;
    }
  return -1;
}

/* Keystrokes before and after are steps of their own. */
static gboolean
perform (TbItemsField *self,
         PlanEdit     *edit,
         GError       *error)
{
  TbSession *session = tb_field_row_get_session (TB_FIELD_ROW (self));
  gboolean done;

  plan_document_break_merge (tb_session_get_document (session));
  done = tb_session_perform (session, edit, error);
  plan_document_break_merge (tb_session_get_document (session));

  return done;
}

/* Adds a row behind row @row and what is nested in that (-1: as the last), and goes there. It is a
 * draft until somebody writes in it: who goes away leaves nothing behind in the plan. */
void
_tb_items_field_add_below (TbItemsField *self,
                           int           row)
{
  PlanField *field = get_field (self);
  guint end = plan_field_get_n_items (field);
  TbItem *item = NULL;
  TbItem *draft;

  if (!plan_field_is_editable (field))
    return;
  if (row >= 0 && row < (int)count_rows (self))
    item = get_item (self, row);
  if (item != NULL && item->index < 0)
    {
      _tb_items_field_focus (self, row, 0, -1);
      return;
    }
  if (item != NULL)
    end = _tb_items_field_get_item_end (field, item->index);
  plan_document_break_merge (
    tb_session_get_document (tb_field_row_get_session (TB_FIELD_ROW (self))));
  row = end > 0 ? find_row_of (self, (int)end - 1) + 1 : 0;
  draft = _tb_items_field_add_draft (self, row);
  if (item != NULL)
    tb_item_row_set_depth (draft->row, plan_field_get_item (field, item->index)->depth);
  _tb_items_field_focus (self, row, 0, -1);
}

/* Whether the plan says something of @item: in an empty row a hint. */
static gboolean
has_words (TbItem *item)
{
  for (guint i = 0; item->texts != NULL && item->texts[i] != NULL; i++)
    if (item->texts[i][0] != '\0')
      return TRUE;
  return FALSE;
}

static void
drop_draft (TbItem *item)
{
  TbItemsField *self = item->field;
  guint row = _tb_items_field_find_row (self, item);

  _tb_items_field_drop (self, item);
  _tb_items_field_name (self, row);
}

/* Enter in an empty row says that the list is complete; a hint is passed over. */
static void
finish_row (TbItem *item)
{
  TbItemsField *self = item->field;
  g_autoptr (TbItemsField) keep = g_object_ref (self);
  TbFieldRow *field_row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (field_row));
  int part = tb_field_row_find_part (field_row, plan, NULL);
  guint row = _tb_items_field_find_row (self, item);
  gboolean is_hint = has_words (item);
  gboolean stays;

  if (is_hint && row + 1 < count_rows (self))
    {
      _tb_items_field_write (self, row + 1, 0);
      return;
    }
  tb_field_row_leave (field_row);
  if (is_hint || part < 0 || count_rows (self) < 2)
    return;
  stays = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (item->index < 0)
    drop_draft (item);
  else
    perform (self,
             plan_command_remove_item (plan, part, tb_field_row_get_index (field_row), item->index,
                                       NULL),
             NULL);
  /* Behind the last field of a page there is nothing to go on to. */
  if (stays)
    _tb_items_field_focus (self, MAX (row, 1) - 1, 0, -1);
}

static void
done_cb (TbCell *cell)
{
  tb_field_row_leave (TB_FIELD_ROW (cell->item->field));
}

/* Whether there is a row behind @item that waits for words. */
static gboolean
has_waiting_below (TbItem *item)
{
  TbItemsField *self = item->field;
  PlanField *field = get_field (self);
  guint row = _tb_items_field_find_row (self, item) + 1;
  guint n = 0;
  TbItem *below;

  if (item->index >= 0)
    _tb_items_field_build (self, (guint)item->index + 2);
  if (row >= count_rows (self))
    return FALSE;
  below = get_item (self, row);
  for (guint i = 0; below->index >= 0 && i < below->n_cells; i++)
    n += plan_field_cell_count_placeholders (field, below->index, i);
  return n > 0 || _tb_item_is_empty (below);
}

/* Enter goes through a template's hints from one to the next, and adds a row behind the last. */
static void
next_cb (TbCell *cell)
{
  TbItem *item = cell->item;
  TbItemsField *self = item->field;
  guint row = _tb_items_field_find_row (self, item);
  gboolean is_empty = _tb_item_is_empty (item);

  for (guint i = cell->cell + 1; i < item->n_cells && (!is_empty || has_words (item)); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (tb_item_row_get_cell (item->row, i))))
      {
        _tb_items_field_write (self, row, i);
        return;
      }
  if (is_empty)
    finish_row (item);
  else if (has_waiting_below (item))
    _tb_items_field_write (self, row + 1, 0);
  else
    _tb_items_field_add_below (self, row);
}

static void
remove_row (TbItem  *item,
            gboolean upwards)
{
  TbItemsField *self = item->field;
  TbFieldRow *field_row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (field_row));
  int part = tb_field_row_find_part (field_row, plan, NULL);
  int row = _tb_items_field_find_row (self, item);
  GError *error = NULL;
  PlanEdit *edit;

  if (part < 0 || (item->index < 0 && count_rows (self) == 1))
    return;
  if (item->index < 0)
    drop_draft (item);
  else
    {
      edit = plan_command_remove_item (plan, part, tb_field_row_get_index (field_row), item->index,
                                       &error);
      if (!perform (self, edit, error))
        return;
    }
  row = upwards ? MAX (row - 1, 0) : MIN (row, (int)count_rows (self) - 1);
  _tb_items_field_focus (self, row, 0, -1);
}

static void
erase_cb (TbCell *cell)
{
  TbItem *item = cell->item;

  if (_tb_item_is_empty (item) && cell->cell == 0)
    remove_row (item, TRUE);
  else if (cell->cell > 0)
    _tb_items_field_focus (item->field, _tb_items_field_find_row (item->field, item),
                           cell->cell - 1, -1);
}

static void
remove_cb (TbItem *item)
{
  remove_row (item, FALSE);
}

static void
move_item (TbItemsField *self,
           guint         item,
           guint         to)
{
  TbFieldRow *field_row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (field_row));
  int part = tb_field_row_find_part (field_row, plan, NULL);
  GError *error = NULL;
  PlanEdit *edit;

  if (part < 0 || to == item || to == _tb_items_field_get_item_end (get_field (self), item))
    return;

  /* A row that moves behind the last one that is made would be lost. */
  _tb_items_field_build (self, to + 1);
  edit = plan_command_move_item (plan, part, tb_field_row_get_index (field_row), item, to, &error);
  if (perform (self, edit, error))
    tb_field_row_report_place (field_row);
}

static void
move_cb (TbCell *cell,
         int     by)
{
  TbItem *item = cell->item;
  PlanField *field = get_field (item->field);
  int to = -1;

  if (item->index < 0)
    return;
  if (by < 0)
    to = find_previous (field, item->index);
  else
    {
      guint end = _tb_items_field_get_item_end (field, item->index);

      if (end < plan_field_get_n_items (field)
          && plan_field_get_item (field, end)->depth
                 == plan_field_get_item (field, item->index)->depth)
        to = _tb_items_field_get_item_end (field, end);
    }
  if (to >= 0)
    move_item (item->field, item->index, to);
}

static void
dropped_cb (TbItem    *item,
            TbItemRow *source,
            gboolean   below)
{
  int from = tb_items_field_find_item (item->field, source);

  if (from >= 0 && item->index >= 0)
    move_item (item->field, from,
               below ? _tb_items_field_get_item_end (get_field (item->field), item->index)
                     : (guint)item->index);
}

static gboolean
leave_cb (TbCell *cell,
          int     by)
{
  TbItem *item = cell->item;
  TbItemsField *self = item->field;
  int row = _tb_items_field_find_row (self, item);
  TbTextView *view = tb_text_row_get_view (tb_item_row_get_cell (item->row, cell->cell));
  int offset;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "cursor-position", &offset, NULL);
  return _tb_items_field_focus (self, row + by, cell->cell, offset);
}

static gboolean
paste_lines_cb (TbCell     *cell,
                const char *text)
{
  return _tb_items_field_paste (cell->item, text);
}

static void
toggled_cb (TbItem *item)
{
  TbFieldRow *field_row = TB_FIELD_ROW (item->field);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (field_row));
  int part = tb_field_row_find_part (field_row, plan, NULL);
  MdBoxState state = tb_item_row_get_active (item->row) ? MD_BOX_DONE : MD_BOX_OPEN;
  GError *error = NULL;
  PlanEdit *edit;

  if (part < 0 || item->index < 0)
    return;

  edit = plan_command_set_box (plan, part, tb_field_row_get_index (field_row), item->index, state,
                               &error);
  perform (item->field, edit, error);
}

void
_tb_item_complete (TbItem *item)
{
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (item->field);

  g_clear_handle_id (&item->left_id, g_source_remove);
  if (item->index >= 0 && klass->complete_row != NULL)
    klass->complete_row (item->field, item->row, item->index);
}

static gboolean
complete_cb (gpointer data)
{
  TbItem *item = data;

  item->left_id = 0;
  if (gtk_widget_get_focus_child (GTK_WIDGET (item->row)) == NULL)
    _tb_item_complete (item);

  return G_SOURCE_REMOVE;
}

/* While the focus is on its way nothing may move. */
static void
left_cb (TbItem *item)
{
  if (item->left_id == 0)
    item->left_id = g_idle_add (complete_cb, item);
}

void
_tb_item_connect (TbItem *item)
{
  if (TB_ITEMS_FIELD_GET_CLASS (item->field)->complete_row != NULL)
    {
      item->focus = gtk_event_controller_focus_new ();
      g_signal_connect_swapped (item->focus, "leave", G_CALLBACK (left_cb), item);
      gtk_widget_add_controller (GTK_WIDGET (item->row), item->focus);
    }
  for (guint i = 0; i < item->n_cells; i++)
    {
      TbTextView *view = tb_text_row_get_view (tb_item_row_get_cell (item->row, i));

      g_signal_connect_swapped (view, "next", G_CALLBACK (next_cb), &item->cells[i]);
      g_signal_connect_swapped (view, "done", G_CALLBACK (done_cb), &item->cells[i]);
      g_signal_connect_swapped (view, "erase", G_CALLBACK (erase_cb), &item->cells[i]);
      g_signal_connect_swapped (view, "move", G_CALLBACK (move_cb), &item->cells[i]);
      g_signal_connect_swapped (view, "leave", G_CALLBACK (leave_cb), &item->cells[i]);
      g_signal_connect_swapped (view, "paste-lines", G_CALLBACK (paste_lines_cb), &item->cells[i]);
    }
  g_signal_connect_swapped (item->row, "toggled", G_CALLBACK (toggled_cb), item);
  g_signal_connect_swapped (item->row, "remove", G_CALLBACK (remove_cb), item);
  g_signal_connect_swapped (item->row, "dropped", G_CALLBACK (dropped_cb), item);
}

void
_tb_item_disconnect (TbItem *item)
{
  if (item->focus != NULL)
    g_signal_handlers_disconnect_by_data (item->focus, item);
  for (guint i = 0; i < item->n_cells; i++)
    g_signal_handlers_disconnect_by_data (
      tb_text_row_get_view (tb_item_row_get_cell (item->row, i)), &item->cells[i]);
  g_signal_handlers_disconnect_by_data (item->row, item);
}
