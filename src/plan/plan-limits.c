/* plan-limits.c: what is too much for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-limits.h"

#include <string.h>

/* The lines of @text that are not blank. */
static guint
count_lines (const char *text,
             gsize       length)
{
  const char *end = text + length;
  gboolean    is_blank = TRUE;
  guint       n = 0;

  for (const char *at = text; at < end; at++)
    if (*at == '\n')
      is_blank = TRUE;
    else if (is_blank && !g_ascii_isspace (*at))
      {
        is_blank = FALSE;
        n++;
      }
  return n;
}

static guint
count_code (const MdNode *node)
{
  const char *literal = md_node_get_literal (node);

  return count_lines (literal, strlen (literal));
}

/* Whether there are more than PLAN_MAX_PIECES nodes in @block, or lines: those of code and HTML do
 * not count, but those of link reference definitions do. They have no nodes, and get several each
 * when a letter before them makes them a text. */
static gboolean
has_many_pieces (const MdBlock *block)
{
  const MdNode *root = md_block_get_node (block);
  const MdNode *node = root;
  gsize         length;
  const char   *text = md_block_get_text (block, &length);
  guint         n_lines = count_lines (text, length);
  guint         n = 0;

  if (md_block_get_kind (block) == MD_BLOCK_FRONT_MATTER)
    return FALSE;
  while (node != NULL)
    {
      const MdNode *next = md_node_get_first_child (node);
      MdNodeKind    kind = md_node_get_kind (node);

      if (++n > PLAN_MAX_PIECES)
        return TRUE;
      if (kind == MD_NODE_CODE_BLOCK || kind == MD_NODE_HTML_BLOCK)
        n_lines -= MIN (n_lines, count_code (node));
      while (next == NULL && node != root)
        {
          next = md_node_get_next (node);
          if (next == NULL)
            node = md_node_get_parent (node);
        }
      node = next;
    }
  return n_lines > PLAN_MAX_PIECES;
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
    if (has_many_pieces (md_document_get_block (document, i)))
      return PLAN_EXCESS_PIECES;
  return PLAN_EXCESS_NONE;
}
