/* tb-items-field-match.c: which row shows which item
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-items-field-private.h"

/* Old rows and new items while they are being paired. */
typedef struct
{
  GPtrArray *old;   /* TbItem: rows that belong to items, in order */
  gboolean  *taken; /* of old */
  GPtrArray *texts; /* char **: what the new items say */
  TbItem   **rows;  /* of the new items */
  guint      n_new;
} Match;

static gboolean
is_same (Match *match,
         guint  old,
         guint  new)
{
  TbItem *item = g_ptr_array_index (match->old, old);

  return item->texts != NULL
         && g_strv_equal ((const char *const *)item->texts, g_ptr_array_index (match->texts, new));
}

static void
pair (Match *match,
      guint  old,
      guint  new)
{
  match->taken[old] = TRUE;
  match->rows[new] = g_ptr_array_index (match->old, old);
}

static void
pair_ends (Match *match)
{
  guint n = MIN (match->old->len, match->n_new), first = 0;

  while (first < n && !match->taken[first] && match->rows[first] == NULL
         && is_same (match, first, first))
    {
      pair (match, first, first);
      first++;
    }
  for (guint i = 1; i <= n - first; i++)
    {
      guint old = match->old->len - i, new = match->n_new - i;

      if (match->taken[old] || match->rows[new] != NULL || !is_same (match, old, new))
        break;
      pair (match, old, new);
    }
}

/* Rows that moved. */
static void
pair_equal (Match *match)
{
  for (guint new = 0; new < match->n_new; new++)
    for (guint old = 0; match->rows[new] == NULL && old < match->old->len; old++)
      if (!match->taken[old] && is_same (match, old, new))
        pair (match, old, new);
}

/* Rows whose text changed keep their order. */
static void
pair_rest (Match *match)
{
  guint old = 0;

  for (guint new = 0; new < match->n_new; new++)
    {
      if (match->rows[new] != NULL)
        continue;
      while (old < match->old->len && match->taken[old])
        old++;
      if (old == match->old->len)
        break;
      pair (match, old, new);
    }
}

static guint
count_unpaired (Match *match)
{
  guint n = 0;

  for (guint i = 0; i < match->n_new; i++)
    n += match->rows[i] == NULL;
  return n;
}

/* The item that @item's row is being typed into: it says what is typed. A draft that reads back
 * otherwise is the first item that is new. */
static void
pair_committing (Match  *match,
                 TbItem *item)
{
  g_auto (GStrv) typed = _tb_item_dup_typed (item);
  guint old = 0, best = G_MAXUINT, best_distance = G_MAXUINT;
  guint at = item->index >= 0 ? item->index : _tb_items_field_find_row (item->field, item);

  for (guint new = 0; new < match->n_new; new++)
    {
      guint distance = new > at ? new - at : at - new;

      if (g_strv_equal ((const char *const *)typed, g_ptr_array_index (match->texts, new))
          && distance < best_distance)
        {
          best = new;
          best_distance = distance;
        }
    }
  if (item->index < 0)
    {
      if (match->n_new <= match->old->len)
        return;
      for (guint new = 0; best == G_MAXUINT && new < match->n_new; new++)
        if (new >= match->old->len || !is_same (match, new, new))
          best = new;
      match->rows[best] = item;
    }
  else if (best != G_MAXUINT && g_ptr_array_find (match->old, item, &old))
    pair (match, old, best);
}

/* Puts rows into the order of their items; a draft stays behind the row it stands behind. */
static void
arrange (TbItemsField *self,
         Match        *match)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  GtkBox *card = tb_field_row_get_card (TB_FIELD_ROW (self));
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  GtkWidget *previous = NULL;

  for (guint i = 0; i < priv->items->len; i++)
    g_ptr_array_add (before, g_ptr_array_index (priv->items, i));
  g_ptr_array_set_free_func (priv->items, NULL);
  g_ptr_array_set_size (priv->items, 0);
  g_ptr_array_set_free_func (priv->items, (GDestroyNotify)_tb_item_free);
  for (guint i = 0; i < match->n_new; i++)
    {
      match->rows[i]->index = i;
      g_ptr_array_add (priv->items, match->rows[i]);
    }
  for (guint i = 0; i < before->len; i++)
    {
      TbItem *item = g_ptr_array_index (before, i);

      if (item->index < 0)
        g_ptr_array_insert (priv->items, MIN (i, priv->items->len), item);
    }

  if (priv->items->len > 0 && before->len > 0)
    previous = gtk_widget_get_first_child (GTK_WIDGET (card));
  /* What stands above the rows in the card stays there. */
  while (previous != NULL && !TB_IS_ITEM_ROW (previous))
    previous = gtk_widget_get_next_sibling (previous);
  previous = previous != NULL ? gtk_widget_get_prev_sibling (previous) : NULL;
  for (guint i = 0; before->len > 0 && i < priv->items->len; i++)
    {
      GtkWidget *row = GTK_WIDGET (((TbItem *)g_ptr_array_index (priv->items, i))->row);

      if (gtk_widget_get_prev_sibling (row) != previous)
        gtk_box_reorder_child_after (card, row, previous);
      previous = row;
    }
}

/* An empty draft has no reason to stay when the field has items and nobody is in it. */
static gboolean
is_idle_draft (TbItem *item)
{
  return item->index < 0 && _tb_item_is_empty (item)
         && gtk_widget_get_focus_child (GTK_WIDGET (item->row)) == NULL;
}

static void
drop_rows (TbItemsField *self,
           guint         n_cells,
           guint         n_new)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);

  for (guint i = priv->items->len; i > 0; i--)
    {
      TbItem *item = g_ptr_array_index (priv->items, i - 1);

      if (item->n_cells != n_cells || (n_new > 0 && is_idle_draft (item)))
        _tb_items_field_drop (self, item);
    }
}

void
_tb_items_field_match (TbItemsField *self,
                       PlanField    *field,
                       guint         n_cells,
                       guint         n_rows)
{
  TbItemsFieldPrivate *priv = _tb_items_field_get_private (self);
  Match match = { .n_new = n_rows };
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autofree gboolean *taken = NULL;
  g_autofree TbItem **rows = g_new0 (TbItem *, match.n_new + 1);
  TbItem *committing = NULL;

  drop_rows (self, n_cells, match.n_new);
  for (guint i = 0; i < priv->items->len; i++)
    {
      TbItem *item = g_ptr_array_index (priv->items, i);

      if (_tb_item_is_committing (item))
        committing = item;
      if (item->index >= 0)
        g_ptr_array_add (old, item);
    }
  for (guint i = 0; i < match.n_new; i++)
    g_ptr_array_add (texts, _tb_item_dup_model (field, i, n_cells));
  match.old = old;
  match.texts = texts;
  match.taken = taken = g_new0 (gboolean, old->len + 1);
  match.rows = rows;

  if (committing != NULL)
    pair_committing (&match, committing);
  pair_ends (&match);
  if (count_unpaired (&match) > 0)
    {
      pair_equal (&match);
      pair_rest (&match);
    }
  for (guint i = 0; i < old->len; i++)
    if (!taken[i])
      g_ptr_array_add (gone, g_ptr_array_index (old, i));
  _tb_items_field_drop_all (self, gone);
  for (guint i = 0; i < match.n_new; i++)
    if (rows[i] == NULL)
      rows[i] = _tb_item_new (self, n_cells);
  arrange (self, &match);
}
