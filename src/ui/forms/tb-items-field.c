/* tb-items-field.c: a field of rows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-items-field-private.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"

/* As many rows as a window shows. */
#define FIRST_ROWS    24
/* How many rows a change adds at once. */
#define MAX_NEW_ROWS  100
/* How many a change takes out at once. */
#define MAX_GONE_ROWS 8
/* The cells that a row has at most for these figures; rows of more cells are fewer. */
#define USUAL_CELLS   3
/* How long the making and taking out of rows may hold up what people do, in microseconds; and how
 * long it rests then, in milliseconds: the rows that come between two frames are measured and drawn
 * in the next. */
#define SLICE        (5 * G_TIME_SPAN_MILLISECOND)
#define REST         16

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TbItemsField, tb_items_field, TB_TYPE_FIELD_ROW)

TbItemsFieldPrivate *
_tb_items_field_get_private (TbItemsField *self)
{
  return tb_items_field_get_instance_private (self);
}

static PlanEdit *
commit_cell (gpointer    owner,
             Plan       *plan,
             const char *text,
             GError    **error)
{
  TbCell *cell = owner;
  TbItem *item = cell->item;
  TbFieldRow *row = TB_FIELD_ROW (item->field);
  guint field = tb_field_row_get_index (row);
  int part = tb_field_row_find_part (row, plan, error);
  g_auto (GStrv) texts = NULL;
  char **rows[1];

  if (part < 0)
    return NULL;
  if (item->index >= 0)
    return plan_command_set_cell (plan, part, field, item->index, cell->cell, text, error);

  /* A draft becomes an item with its first letter. */
  if (_tb_item_is_empty (item))
    return plan_edit_new ("", NULL);
  texts = rows[0] = _tb_item_dup_typed (item);
  g_free (texts[cell->cell]);
  texts[cell->cell] = g_strdup (text);

  return plan_command_insert_items (plan, part, field,
                                    MIN (_tb_items_field_find_row (item->field, item),
                                         plan_field_get_n_items (tb_field_row_get_field (row))),
                                    rows, 1, error);
}

void
_tb_item_free (TbItem *item)
{
  g_clear_handle_id (&item->left_id, g_source_remove);
  _tb_item_disconnect (item);
  for (guint i = 0; i < item->n_cells; i++)
    g_object_unref (item->cells[i].binding);
  g_object_unref (item->row);
  g_free (item->cells);
  g_strfreev (item->texts);
  g_free (item);
}

static const TbItemCell one_cell = { N_("text"), NULL, FALSE, FALSE };

/* Hints that a placeholder left behind go. */
static void
setup_item (TbItemsField *self,
            TbItem       *item)
{
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (self);

  for (guint i = 0; i < item->n_cells; i++)
    {
      TbTextRow *row = tb_item_row_get_cell (item->row, i);
      const TbItemCell *cell = i < klass->n_cells ? &klass->cells[i] : NULL;

      tb_text_row_set_hint (row, cell != NULL && cell->hint != NULL ? _(cell->hint) : NULL);
      if (cell != NULL && cell->monospace)
        tb_text_row_set_monospace (row, TRUE);
      if (cell != NULL && cell->dim)
        tb_text_row_set_dim (row, TRUE);
    }
}

TbItem *
_tb_item_new (TbItemsField *self,
              guint         n_cells)
{
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (self);
  TbSession *session = tb_field_row_get_session (TB_FIELD_ROW (self));
  TbItem *item = g_new0 (TbItem, 1);
  GtkWidget *row;

  item->field = self;
  item->index = -1;
  item->n_cells = n_cells;
  item->cells = g_new0 (TbCell, n_cells);
  row = tb_item_row_new (n_cells, klass->n_columns, klass->min_width, klass->first_share);
  item->row = TB_ITEM_ROW (g_object_ref_sink (row));
  for (guint i = 0; i < n_cells; i++)
    {
      item->cells[i].item = item;
      item->cells[i].cell = i;
      item->cells[i].binding = tb_field_binding_new_for_row (session,
                                                             tb_item_row_get_cell (item->row, i),
                                                             commit_cell, &item->cells[i]);
    }
  setup_item (self, item);
  _tb_item_connect (item);
  gtk_box_append (tb_field_row_get_card (TB_FIELD_ROW (self)), GTK_WIDGET (item->row));

  return item;
}

char **
_tb_item_dup_typed (TbItem *item)
{
  char **texts = g_new0 (char *, item->n_cells + 1);

  for (guint i = 0; i < item->n_cells; i++)
    texts[i] = tb_field_binding_dup_text (item->cells[i].binding);
  return texts;
}

/* Placeholders are hints, not text: they do not tell items apart from empty ones. */
char **
_tb_item_dup_model (PlanField *field,
                    guint      item,
                    guint      n_cells)
{
  char **texts = g_new0 (char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    texts[i] = plan_field_dup_cell (field, item, i);
  return texts;
}

gboolean
_tb_item_is_empty (TbItem *item)
{
  g_auto (GStrv) texts = _tb_item_dup_typed (item);

  for (guint i = 0; i < item->n_cells; i++)
    if (texts[i][0] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
_tb_item_is_committing (TbItem *item)
{
  for (guint i = 0; i < item->n_cells; i++)
    if (tb_field_binding_is_committing (item->cells[i].binding))
      return TRUE;
  return FALSE;
}

guint
_tb_items_field_find_row (TbItemsField *self,
                          TbItem       *item)
{
  guint at = 0;

  g_ptr_array_find (_tb_items_field_get_private (self)->items, item, &at);
  return at;
}

void
_tb_items_field_drop (TbItemsField *self,
                      TbItem       *item)
{
  gtk_box_remove (tb_field_row_get_card (TB_FIELD_ROW (self)), GTK_WIDGET (item->row));
  g_ptr_array_remove (_tb_items_field_get_private (self)->items, item);
}

static gboolean
drop_gone_cb (gpointer data)
{
  TbItemsField *self = data;
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  gint64 end = g_get_monotonic_time () + SLICE;

  while (priv->gone->len > 0 && g_get_monotonic_time () < end)
    {
      TbItem *item = g_ptr_array_index (priv->gone, priv->gone->len - 1);

      gtk_box_remove (tb_field_row_get_card (TB_FIELD_ROW (self)), GTK_WIDGET (item->row));
      g_ptr_array_set_size (priv->gone, (int)priv->gone->len - 1);
    }
  if (priv->gone->len > 0)
    return G_SOURCE_CONTINUE;
  priv->gone_id = 0;
  return G_SOURCE_REMOVE;
}

/* Not a row with the focus, which would hear that it leaves. */
static void
hide_item (TbItemsField *self,
           TbItem       *item)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  GtkBox *card = tb_field_row_get_card (TB_FIELD_ROW (self));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (card));

  g_clear_handle_id (&item->left_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (item->row), FALSE);
  if (last != GTK_WIDGET (item->row))
    gtk_box_reorder_child_after (card, GTK_WIDGET (item->row), last);
  g_ptr_array_add (priv->gone, g_ptr_array_steal_index (priv->items,
                                                        _tb_items_field_find_row (self, item)));
  if (priv->gone_id == 0)
    priv->gone_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE + 20, REST, drop_gone_cb, self,
                                        NULL);
}

void
_tb_items_field_drop_all (TbItemsField *self,
                          GPtrArray    *items)
{
  for (guint i = items->len; i > 0; i--)
    {
      TbItem *item = g_ptr_array_index (items, i - 1);

      if ((guint64)i * item->n_cells <= MAX_GONE_ROWS * USUAL_CELLS
          || gtk_widget_get_focus_child (GTK_WIDGET (item->row)) != NULL)
        _tb_items_field_drop (self, item);
      else
        hide_item (self, item);
    }
}

static void
name_item (TbItemsField *self,
           TbItem       *item,
           guint         number)
{
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (self);
  PlanField *field = tb_field_row_get_field (TB_FIELD_ROW (self));
  const char *name = tb_field_row_get_name (TB_FIELD_ROW (self));
  g_autofree char *row = NULL;
  g_autofree char *move = NULL;
  g_autofree char *remove = NULL;
  g_autofree char *done = NULL;

  if (item->named == number)
    return;

  item->named = number;
  /* Translators: %s is a field, such as Acceptance Criteria; %u the number of an item in it. */
  row = g_strdup_printf (_("%s %u"), name, number);
  move = g_strdup_printf (_("Move %s %u"), name, number);
  remove = g_strdup_printf (_("Remove %s %u"), name, number);
  done = g_strdup_printf (_("%s %u done"), name, number);
  tb_item_row_set_names (item->row, row, move, remove, done);
  for (guint i = 0; i < item->n_cells; i++)
    {
      g_autofree char *word = klass->dup_cell_name (self, field, i);
      /* Translators: a field, the number of an item in it, and which text of it: "Test Cases 1
       * name" */
      g_autofree char *label = g_strdup_printf (_("%s %u %s"), name, number, word);

      tb_text_row_set_name (tb_item_row_get_cell (item->row, i), label);
    }
}

/* A row that is not in the plan yet has no place to move from; and when there is no other, it is
 * what one writes a first item in, and stays. */
static void
update_movable (TbItemsField *self,
                TbItem       *item)
{
  gboolean editable = plan_field_is_editable (tb_field_row_get_field (TB_FIELD_ROW (self)));
  gboolean is_new = item->index < 0;

  tb_item_row_set_movable (item->row, editable && !is_new,
                           editable && (!is_new
                                        || _tb_items_field_get_private (self)->items->len > 1));
}

void
_tb_items_field_name (TbItemsField *self,
                      guint         from)
{
  GPtrArray *items = _tb_items_field_get_private (self)->items;

  for (guint i = from; i < items->len; i++)
    name_item (self, g_ptr_array_index (items, i), i + 1);
  /* It may be alone now, or was until now. */
  if (items->len > 0)
    update_movable (self, g_ptr_array_index (items, 0));
}

static char *
dup_placeholder (const char *text)
{
  gsize n = strlen (text);

  if (n > 2 && text[0] == '[' && text[n - 1] == ']')
    return g_strndup (text + 1, n - 2);
  return g_strdup (text);
}

static void
show_item (TbItemsField *self,
           TbItem       *item)
{
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (self);
  PlanField *field = tb_field_row_get_field (TB_FIELD_ROW (self));
  gboolean editable = plan_field_is_editable (field);

  if (item->index >= 0)
    {
      const PlanItem *model = plan_field_get_item (field, item->index);

      g_strfreev (item->texts);
      item->texts = _tb_item_dup_model (field, item->index, item->n_cells);
      tb_item_row_set_depth (item->row, model->depth);
      tb_item_row_set_box (item->row, model->box != MD_BOX_NONE, model->box == MD_BOX_DONE,
                           model->box == MD_BOX_PROGRESS);
    }
  for (guint i = 0; i < item->n_cells; i++)
    {
      TbTextRow *cell = tb_item_row_get_cell (item->row, i);
      gboolean is_hint = item->index >= 0 && plan_field_cell_is_placeholder (field, item->index, i);
      g_autofree char *hint = is_hint ? dup_placeholder (item->texts[i]) : NULL;

      gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (cell)), editable);
      if (is_hint)
        tb_text_row_set_hint (cell, hint);
      if (item->index >= 0)
        tb_field_binding_show (item->cells[i].binding, is_hint ? "" : item->texts[i]);
    }
  update_movable (self, item);
  if (klass->show_row != NULL)
    klass->show_row (self, item->row, field, item->index);
}

/* @n_rows of the usual, or so many that they have no more cells than those. */
static guint
scale_rows (TbItemsField *self,
            guint         n_rows)
{
  PlanField *field = tb_field_row_get_field (TB_FIELD_ROW (self));
  guint n_cells = TB_ITEMS_FIELD_GET_CLASS (self)->count_cells (self, field);

  return CLAMP (n_rows * USUAL_CELLS / MAX (n_cells, 1), 1, n_rows);
}

/* How many items get rows at once: those of a new field that are in sight, and later as many as
 * have come or gone, so that the rows that are there keep theirs; of very many that are gone, most
 * had none. */
static guint
count_rows_for (TbItemsField *self,
                guint         n_items)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  gint64 n_rows = (gint64)priv->n_built + n_items - priv->n_items;
  gint64 n_most = scale_rows (self, MAX_NEW_ROWS);

  if (priv->n_items == 0)
    n_rows = scale_rows (self, FIRST_ROWS);
  return (guint)CLAMP (n_rows, MAX (1, (gint64)priv->n_built - n_most),
                       (gint64)priv->n_built + n_most);
}

void
_tb_items_field_build (TbItemsField *self,
                       guint         n_items)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  PlanField *field = tb_field_row_get_field (TB_FIELD_ROW (self));
  guint end = MIN (n_items, priv->n_items);
  guint n_cells;

  if (priv->n_built >= end)
    return;
  n_cells = TB_ITEMS_FIELD_GET_CLASS (self)->count_cells (self, field);
  for (; priv->n_built < end; priv->n_built++)
    {
      TbItem *item = _tb_item_new (self, n_cells);

      item->index = priv->n_built;
      g_ptr_array_add (priv->items, item);
      show_item (self, item);
      name_item (self, item, priv->items->len);
    }
}

static gboolean
build_cb (gpointer data)
{
  TbItemsField *self = data;
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  gint64 end = g_get_monotonic_time () + SLICE;

  do
    _tb_items_field_build (self, priv->n_built + 1);
  while (priv->n_built < priv->n_items && g_get_monotonic_time () < end);
  if (priv->n_built < priv->n_items)
    return G_SOURCE_CONTINUE;
  priv->build_id = 0;
  return G_SOURCE_REMOVE;
}

TbItem *
_tb_items_field_add_draft (TbItemsField *self,
                           guint         at)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  PlanField *field = tb_field_row_get_field (TB_FIELD_ROW (self));
  GtkBox *card = tb_field_row_get_card (TB_FIELD_ROW (self));
  TbItem *item;

  if (at < priv->items->len)
    {
      item = g_ptr_array_index (priv->items, at);
      if (item->index < 0)
        return item;
    }
  item = _tb_item_new (self, TB_ITEMS_FIELD_GET_CLASS (self)->count_cells (self, field));
  if (at < priv->items->len)
    {
      TbItem *next = g_ptr_array_index (priv->items, at);

      gtk_box_reorder_child_after (card, GTK_WIDGET (item->row),
                                   gtk_widget_get_prev_sibling (GTK_WIDGET (next->row)));
    }
  g_ptr_array_insert (priv->items, MIN (at, priv->items->len), item);
  if (plan_field_get_n_items (field) == 0)
    {
      g_autofree char *hint = plan_field_dup_hint (field);

      if (hint != NULL)
        tb_text_row_set_hint (tb_item_row_get_cell (item->row, 0), hint);
    }
  show_item (self, item);
  _tb_items_field_name (self, at);

  return item;
}

gboolean
_tb_items_field_focus (TbItemsField *self,
                       int           at,
                       int           cell,
                       int           offset)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  TbItem *item;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  TbTextView *view;

  /* There are more rows than items, if drafts are among them. */
  if (at >= (int)priv->items->len)
    _tb_items_field_build (self, (guint)at + 1);
  if (at < 0 || at >= (int)priv->items->len)
    return FALSE;

  item = g_ptr_array_index (priv->items, at);
  while (cell < (int)item->n_cells - 1
         && !gtk_widget_get_visible (GTK_WIDGET (tb_item_row_get_cell (item->row, cell))))
    cell++;
  view = tb_text_row_get_view (tb_item_row_get_cell (item->row, cell));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);

  return gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
_tb_items_field_write (TbItemsField *self,
                       int           at,
                       int           cell)
{
  if (_tb_items_field_focus (self, at, cell, -1))
    tb_text_view_select_placeholder_in (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
tb_items_field_update (TbFieldRow *row,
                       PlanField  *field)
{
  TbItemsField *self = TB_ITEMS_FIELD (row);
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  TbItemsFieldClass *klass = TB_ITEMS_FIELD_GET_CLASS (self);
  g_autofree char *count = NULL;
  guint n_items, n_rows;
  gboolean is_renamed = g_strcmp0 (priv->name, tb_field_row_get_name (row)) != 0;

  if (is_renamed)
    {
      g_free (priv->name);
      priv->name = g_strdup (tb_field_row_get_name (row));
    }
  n_items = plan_field_get_n_items (field);
  n_rows = MIN (n_items, count_rows_for (self, n_items));
  _tb_items_field_match (self, field, klass->count_cells (self, field), n_rows);
  priv->n_items = n_items;
  priv->n_built = n_rows;
  /* Behind what is drawn. */
  if (n_rows < n_items && priv->build_id == 0)
    priv->build_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE + 20, REST, build_cb, self, NULL);
  for (guint i = 0; i < priv->items->len; i++)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      if (is_renamed)
        item->named = 0;
      show_item (self, item);
      name_item (self, item, i + 1);
    }
  if (priv->items->len == 0)
    _tb_items_field_add_draft (self, 0);

  count = klass->dup_count != NULL ? klass->dup_count (self, field) : NULL;
  tb_field_row_set_count (row, count);
}

static void
tb_items_field_forget (TbFieldRow *row)
{
  TbItemsField *self = TB_ITEMS_FIELD (row);
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);

  g_clear_handle_id (&priv->build_id, g_source_remove);
  priv->n_items = priv->n_built = 0;
  for (guint i = priv->items->len; i > 0; i--)
    {
      TbItem *item = g_ptr_array_index (priv->items, i - 1);

      g_clear_handle_id (&item->left_id, g_source_remove);
      if (item->index < 0)
        _tb_items_field_drop (self, item);
      else
        setup_item (self, item);
    }
}

static void
tb_items_field_complete (TbFieldRow *row)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (TB_ITEMS_FIELD (row));
  guint i = 0;

  /* What is completed moves. */
  while (i < priv->items->len)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      i = item->left_id != 0 ? 0 : i + 1;
      if (item->left_id != 0)
        _tb_item_complete (item);
    }
  for (i = 0; i < priv->items->len; i++)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      if (gtk_widget_get_focus_child (GTK_WIDGET (item->row)) != NULL)
        {
          _tb_item_complete (item);
          return;
        }
    }
}

static gboolean
tb_items_field_grab_item (TbFieldRow *row,
                          int         item)
{
  TbItemsField *self = TB_ITEMS_FIELD (row);
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);

  if (item >= 0)
    _tb_items_field_build (self, (guint)item + 1);
  for (guint i = 0; i < priv->items->len; i++)
    if (item >= 0 && ((TbItem *)g_ptr_array_index (priv->items, i))->index == item)
      return _tb_items_field_focus (self, i, 0, -1);

  return _tb_items_field_focus (self, 0, 0, -1);
}

static void
tb_items_field_reach_item (TbFieldRow *row,
                           int         item)
{
  _tb_items_field_build (TB_ITEMS_FIELD (row), (guint)item + 1);
}

static int
tb_items_field_get_focus_item (TbFieldRow *row)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (TB_ITEMS_FIELD (row));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < priv->items->len; i++)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      if (gtk_widget_is_ancestor (focus, GTK_WIDGET (item->row)))
        return item->index;
    }
  return -1;
}

static void
tb_items_field_add (TbFieldRow *row)
{
  TbItemsField *self = TB_ITEMS_FIELD (row);

  _tb_items_field_build (self, G_MAXUINT);
  _tb_items_field_add_below (self, (int)_tb_items_field_get_private (self)->items->len - 1);
}

static guint
tb_items_field_count_cells (TbItemsField *self,
                            PlanField    *field)
{
  return TB_ITEMS_FIELD_GET_CLASS (self)->n_cells;
}

static char *
tb_items_field_dup_cell_name (TbItemsField *self,
                              PlanField    *field,
                              guint         cell)
{
  return g_strdup (_(TB_ITEMS_FIELD_GET_CLASS (self)->cells[cell].name));
}

static char **
tb_items_field_split_line (TbItemsField *self,
                           const char   *line)
{
  const char *cells[] = { line, NULL };

  return g_strdupv ((char **)cells);
}

static void
tb_items_field_dispose (GObject *object)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (TB_ITEMS_FIELD (object));

  g_clear_handle_id (&priv->build_id, g_source_remove);
  g_clear_handle_id (&priv->gone_id, g_source_remove);
  g_ptr_array_set_size (priv->items, 0);
  g_ptr_array_set_size (priv->gone, 0);

  G_OBJECT_CLASS (tb_items_field_parent_class)->dispose (object);
}

static void
tb_items_field_finalize (GObject *object)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (TB_ITEMS_FIELD (object));

  g_ptr_array_unref (priv->items);
  g_ptr_array_unref (priv->gone);
  g_free (priv->name);

  G_OBJECT_CLASS (tb_items_field_parent_class)->finalize (object);
}

static void
tb_items_field_class_init (TbItemsFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  object_class->dispose = tb_items_field_dispose;
  object_class->finalize = tb_items_field_finalize;
  row_class->update = tb_items_field_update;
  row_class->forget = tb_items_field_forget;
  row_class->complete = tb_items_field_complete;
  row_class->grab_item = tb_items_field_grab_item;
  row_class->reach_item = tb_items_field_reach_item;
  row_class->get_focus_item = tb_items_field_get_focus_item;
  row_class->add = tb_items_field_add;
  klass->n_columns = 1;
  klass->cells = &one_cell;
  klass->n_cells = 1;
  klass->count_cells = tb_items_field_count_cells;
  klass->dup_cell_name = tb_items_field_dup_cell_name;
  klass->split_line = tb_items_field_split_line;
}

static void
tb_items_field_init (TbItemsField *self)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);

  priv->items = g_ptr_array_new_with_free_func ((GDestroyNotify)_tb_item_free);
  priv->gone = g_ptr_array_new_with_free_func ((GDestroyNotify)_tb_item_free);
}

int
tb_items_field_find_item (TbItemsField *self,
                          TbItemRow    *row)
{
  TbItemsFieldPrivate *priv;

  g_return_val_if_fail (TB_IS_ITEMS_FIELD (self), -1);

  priv = _tb_items_field_get_private (self);
  for (guint i = 0; i < priv->items->len; i++)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      if (item->row == row)
        return item->index;
    }
  return -1;
}
