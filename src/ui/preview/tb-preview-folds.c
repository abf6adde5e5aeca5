/* tb-preview-folds.c: which headings are folded
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-private.h"

/* The block with the heading of part @index, or -1. */
static int
find_heading (Plan  *plan,
              guint  index)
{
  MdSpan heading = plan_part_get_heading_span (plan_get_part (plan, index));
  MdDocument *document = plan_get_document (plan);

  if (MD_SPAN_IS_EMPTY (heading) || md_document_get_n_blocks (document) == 0)
    return -1;
  return (int)md_document_find_block (document, plan_get_part_start (plan, index) + heading.start);
}

/* The part whose heading is in the block that holds byte @offset; 0 when none is. */
static guint
find_part (Plan  *plan,
           gsize  offset)
{
  MdDocument *document = plan_get_document (plan);
  guint block = md_document_find_block (document, offset);
  guint index;
  int field;

  if (plan_get_n_parts (plan) == 0)
    return 0;
  plan_find_field_at (plan, offset, &index, &field);
  return find_heading (plan, index) == (int)block ? plan_part_get_id (plan_get_part (plan, index))
                                                  : 0;
}

void
_tb_preview_update_folds (TbPreview *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  MdDocument *document = plan_get_document (plan);
  g_autoptr (GHashTable) blocks = NULL;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->folded_parts) + g_hash_table_size (self->folded_blocks) == 0)
    {
      tb_preview_view_set_folds (self->view, NULL);
      return;
    }

  blocks = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)md_block_unref, NULL);
  g_hash_table_iter_init (&iter, self->folded_parts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int index = plan_find_part (plan, GPOINTER_TO_UINT (key));
      int block = index >= 0 ? find_heading (plan, index) : -1;

      if (block >= 0)
        g_hash_table_add (blocks, md_block_ref (md_document_get_block (document, block)));
    }
  g_hash_table_iter_init (&iter, self->folded_blocks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (blocks, md_block_ref (key));
  tb_preview_view_set_folds (self->view, blocks);
}

static void
toggle (GHashTable *table,
        gpointer    key)
{
  if (!g_hash_table_remove (table, key))
    g_hash_table_add (table, key);
}

void
_tb_preview_toggle_fold (TbPreview *self,
                         gsize      offset)
{
  Plan *plan = tb_session_get_plan (self->session);
  MdDocument *document = plan_get_document (plan);
  guint id = find_part (plan, offset);
  MdBlock *block;

  if (id != 0)
    toggle (self->folded_parts, GUINT_TO_POINTER (id));
  else
    {
      block = md_document_get_block (document, md_document_find_block (document, offset));
      if (!g_hash_table_remove (self->folded_blocks, block))
        g_hash_table_add (self->folded_blocks, md_block_ref (block));
    }
  _tb_preview_queue_update (self);
}

void
_tb_preview_unfold_all (TbPreview *self)
{
  g_hash_table_remove_all (self->folded_parts);
  g_hash_table_remove_all (self->folded_blocks);
  _tb_preview_queue_update (self);
}
