/* md-node-equal.c: whether two parses say the same
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-node-private.h"

#include <string.h>

static gboolean
has_equal_lists (cmark_node *a,
                 cmark_node *b)
{
  return cmark_node_get_list_type (a) == cmark_node_get_list_type (b)
         && cmark_node_get_list_delim (a) == cmark_node_get_list_delim (b)
         && cmark_node_get_list_start (a) == cmark_node_get_list_start (b)
         && cmark_node_get_list_tight (a) == cmark_node_get_list_tight (b);
}

static gboolean
has_equal_texts (const MdNode *a,
                 const MdNode *b)
{
  return strcmp (md_node_get_literal (a), md_node_get_literal (b)) == 0
         && strcmp (md_node_get_url (a), md_node_get_url (b)) == 0
         && strcmp (md_node_get_link_title (a), md_node_get_link_title (b)) == 0
         && strcmp (md_node_get_fence_info (a), md_node_get_fence_info (b)) == 0;
}

static gboolean
is_equal (cmark_node *a,
          cmark_node *b,
          int         b_lines_later)
{
  cmark_node_type type = cmark_node_get_type (a);

  if (type != cmark_node_get_type (b)
      || cmark_node_get_user_data (a) != cmark_node_get_user_data (b)
      || cmark_node_get_heading_level (a) != cmark_node_get_heading_level (b)
      || !has_equal_lists (a, b)
      || !has_equal_texts ((const MdNode *)a, (const MdNode *)b))
    return FALSE;

  return type > CMARK_NODE_LAST_BLOCK
         || (cmark_node_get_start_line (a) + b_lines_later == cmark_node_get_start_line (b)
             && cmark_node_get_start_column (a) == cmark_node_get_start_column (b));
}

gboolean
_md_node_equal (cmark_node *a,
                cmark_node *b,
                int         b_lines_later)
{
  cmark_iter *ai = cmark_iter_new (a);
  cmark_iter *bi = cmark_iter_new (b);
  gboolean equal = TRUE;

  while (equal)
    {
      cmark_event_type a_event = cmark_iter_next (ai);
      cmark_event_type b_event = cmark_iter_next (bi);

      equal = a_event == b_event;
      if (!equal || a_event == CMARK_EVENT_DONE)
        break;
      if (a_event == CMARK_EVENT_ENTER)
        equal = is_equal (cmark_iter_get_node (ai), cmark_iter_get_node (bi), b_lines_later);
    }
  cmark_iter_free (ai);
  cmark_iter_free (bi);
  return equal;
}
