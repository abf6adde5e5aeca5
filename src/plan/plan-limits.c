/* plan-limits.c: what is too much for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-limits.h"

/* Whether @root has more than PLAN_MAX_PIECES nodes below it. */
static gboolean
has_many_pieces (const MdNode *root)
{
  const MdNode *node = root;
  guint         n = 0;

  while (node != NULL)
    {
      const MdNode *next = md_node_get_first_child (node);

      if (++n > PLAN_MAX_PIECES)
        return TRUE;
      while (next == NULL && node != root)
        {
          next = md_node_get_next (node);
          if (next == NULL)
            node = md_node_get_parent (node);
        }
      node = next;
    }
  return FALSE;
}

PlanExcess
plan_find_excess (const Plan *plan)
{
  MdDocument *document = plan_get_document (plan);
  guint       n_blocks = md_document_get_n_blocks (document);

  if (plan_get_n_parts (plan) > PLAN_MAX_PARTS)
    return PLAN_EXCESS_PARTS;
  if (n_blocks > PLAN_MAX_BLOCKS)
    return PLAN_EXCESS_BLOCKS;
  for (guint i = 0; i < n_blocks; i++)
    if (has_many_pieces (md_block_get_node (md_document_get_block (document, i))))
      return PLAN_EXCESS_PIECES;
  return PLAN_EXCESS_NONE;
}
