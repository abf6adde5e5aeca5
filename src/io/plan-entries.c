/* plan-entries.c: the list items of a field, whatever its kind
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-entries.h"

/* Lists are walked to this depth; deeper ones are nobody's criteria. */
#define MAX_DEPTH 32

/* A field that is being walked. */
typedef struct
{
  GPtrArray *entries;
  guint      part;
  guint      field;
  guint      line;  /* of the block, in the document */
  gsize      start; /* of the block, in the document */
  guint      depth;
} Walk;

static void
free_entry (gpointer data)
{
  PlanEntry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

/* Takes @text. */
static void
add_entry (const Walk *walk,
           int         item,
           char       *text,
           MdBoxState  box,
           MdSpan      mark,
           guint       line)
{
  PlanEntry *entry = g_new0 (PlanEntry, 1);

  entry->part = walk->part;
  entry->field = walk->field;
  entry->item = item;
  entry->text = g_strchomp (text);
  entry->box = box;
  entry->mark = md_span_shift (mark, walk->start);
  entry->line = walk->line + line;
  g_ptr_array_add (walk->entries, entry);
}

/* The text of an item up to the list that is nested in it. */
static char *
dup_item_text (const MdBlock *block,
               const MdNode  *item,
               gsize          start)
{
  const char *bytes = md_block_get_text (block, NULL);
  gsize       end = md_block_get_node_span (block, item).end;

  for (const MdNode *child = md_node_get_first_child (item); child != NULL;
       child = md_node_get_next (child))
    if (md_node_get_kind (child) == MD_NODE_LIST)
      {
        end = MIN (end, md_block_get_node_start (block, child));
        break;
      }

  return g_utf8_make_valid (bytes + start, end > start ? end - start : 0);
}

static void
walk_node (Walk          *walk,
           const MdBlock *block,
           const MdNode  *node)
{
  const char *bytes = md_block_get_text (block, NULL);

  if (walk->depth > MAX_DEPTH)
    return;
  walk->depth++;
  for (const MdNode *child = md_node_get_first_child (node); child != NULL;
       child = md_node_get_next (child))
    {
      MdNodeKind kind = md_node_get_kind (child);

      if (kind == MD_NODE_ITEM)
        {
          gsize at = md_block_get_item_layout (block, child).content;
          gsize end = md_block_get_node_span (block, child).end;
          MdBox box = { .state = MD_BOX_NONE };
          gsize text = at;

          if (end > at && md_box_scan (bytes + at, end - at, &box))
            text += box.text;
          add_entry (walk, -1, dup_item_text (block, child, text), box.state,
                     md_span_shift (box.mark, at), md_block_get_node_line (block, child));
        }
      if (kind == MD_NODE_ITEM || kind == MD_NODE_LIST || kind == MD_NODE_QUOTE)
        walk_node (walk, block, child);
    }
  walk->depth--;
}

/* Free Markdown has no items of its own: what it is made of is read again. */
static void
walk_markdown (Walk      *walk,
               PlanField *field)
{
  gsize                  length;
  const char            *text = plan_field_get_bytes (field, &length);
  g_autoptr(GBytes)      bytes = g_bytes_new (text, length);
  g_autoptr(MdDocument)  document = md_document_new (bytes);
  gsize                  start = walk->start;
  guint                  line = walk->line;

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      const MdBlock *block = md_document_get_block (document, i);
      const MdNode  *node = md_block_get_node (block);

      walk->start = start + md_document_get_block_start (document, i);
      walk->line = line + md_document_get_block_line (document, i);
      if (node != NULL && (md_node_get_kind (node) == MD_NODE_LIST
                           || md_node_get_kind (node) == MD_NODE_QUOTE))
        walk_node (walk, block, node);
    }
}

static void
list_entries (GPtrArray *entries,
              Plan      *plan,
              guint      part,
              guint      field)
{
  PlanField    *source = plan_part_get_field (plan_get_part (plan, part), field);
  PlanFieldKind kind = plan_field_get_kind (source);
  gboolean      is_list = kind == PLAN_FIELD_CHECKLIST || kind == PLAN_FIELD_LIST;
  Walk          walk = { .entries = entries, .part = part, .field = field };

  walk.start = plan_get_field_start (plan, part, field);
  walk.line = plan_get_field_line (plan, part, field);
  if (kind == PLAN_FIELD_MARKDOWN)
    walk_markdown (&walk, source);
  else
    for (guint i = 0; i < plan_field_get_n_items (source); i++)
      {
        const PlanItem *item = plan_field_get_item (source, i);

        if (is_list || item->box != MD_BOX_NONE)
          add_entry (&walk, i, plan_field_dup_cell (source, i, 0), item->box, item->mark,
                     item->line);
      }
}

GPtrArray *
plan_list_entries (Plan  *plan,
                   guint  part,
                   guint  field)
{
  GPtrArray *entries;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (part < plan_get_n_parts (plan), NULL);

  entries = g_ptr_array_new_with_free_func (free_entry);
  list_entries (entries, plan, part, field);

  return entries;
}

GPtrArray *
plan_list_criteria (Plan  *plan,
                    guint  task)
{
  GPtrArray *entries;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (task < plan_get_n_parts (plan), NULL);

  entries = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = task; i < plan_get_part_end (plan, task); i++)
    for (guint f = 0; f < plan_part_get_n_fields (plan_get_part (plan, i)); f++)
      list_entries (entries, plan, i, f);
  for (guint i = entries->len; i > 0; i--)
    if (((PlanEntry *) g_ptr_array_index (entries, i - 1))->box == MD_BOX_NONE)
      g_ptr_array_remove_index (entries, i - 1);

  return entries;
}
