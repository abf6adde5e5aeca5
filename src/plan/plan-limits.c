/* plan-limits.c: what is too much for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-limits.h"

#include <string.h>

/**
 * Extent:
 * @n_lines: that are not blank
 * @n_marks: characters at which something may begin or end in a text, whether it does or not
 */
typedef struct
{
  guint n_lines;
  guint n_marks;
} Extent;

static gboolean
is_mark (char c)
{
  switch (c)
    {
    case '!':
    case '&':
    case '*':
    case '<':
    case '[':
    case '\\':
    case ']':
    case '_':
    case '`':
      return TRUE;
    default:
      return FALSE;
    }
}

static Extent
measure (const char *text,
         gsize       length)
{
  const char *end = text + length;
  gboolean    is_blank = TRUE;
  Extent      extent = { 0, 0 };

  for (const char *at = text; at < end; at++)
    {
      if (*at == '\n')
        is_blank = TRUE;
      else if (is_blank && !g_ascii_isspace (*at))
        {
          is_blank = FALSE;
          extent.n_lines++;
        }
      extent.n_marks += is_mark (*at);
    }
  return extent;
}

static void
subtract_code (Extent       *extent,
               const MdNode *node)
{
  const char *literal = md_node_get_literal (node);
  Extent      code = measure (literal, strlen (literal));

  extent->n_lines -= MIN (extent->n_lines, code.n_lines);
  extent->n_marks -= MIN (extent->n_marks, code.n_marks);
}

/* Whether there are more than PLAN_MAX_PIECES nodes in @block, or lines, or more than
 * PLAN_MAX_MARKS. What is in code and HTML does not count, but link reference definitions do. They
 * have no nodes, and get several each when a letter before them makes them a text. Marks that come
 * to nothing have none either, and are looked at again for each letter. */
static gboolean
has_many_pieces (const MdBlock *block)
{
  const MdNode *root = md_block_get_node (block);
  const MdNode *node = root;
  gsize         length;
  const char   *text = md_block_get_text (block, &length);
  Extent        extent = measure (text, length);
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
        subtract_code (&extent, node);
      while (next == NULL && node != root)
        {
          next = md_node_get_next (node);
          if (next == NULL)
            node = md_node_get_parent (node);
        }
      node = next;
    }
  return extent.n_lines > PLAN_MAX_PIECES || extent.n_marks > PLAN_MAX_MARKS;
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
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (plan_part_get_n_fields (plan_get_part (plan, i)) > PLAN_MAX_FIELDS)
      return PLAN_EXCESS_BLOCKS;
  for (guint i = 0; i < n_blocks; i++)
    if (has_many_pieces (md_document_get_block (document, i)))
      return PLAN_EXCESS_PIECES;
  return PLAN_EXCESS_NONE;
}
