/* md-node.c: what libcmark says of a piece of Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-node.h"

#include "md/md-node-private.h"

/* The opposite of what MdNode hides: every function below begins with it. libcmark's readers are
 * not const-correct, and none of those used here writes. */
static cmark_node *
unwrap (const MdNode *node)
{
  return (cmark_node *)node;
}

static const MdNode *
wrap (cmark_node *node)
{
  return (const MdNode *)node;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

MdNodeKind
md_node_get_kind (const MdNode *node)
{
  switch (cmark_node_get_type (unwrap (node)))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      return MD_NODE_QUOTE;
    case CMARK_NODE_LIST:
      return MD_NODE_LIST;
    case CMARK_NODE_ITEM:
      return MD_NODE_ITEM;
    case CMARK_NODE_CODE_BLOCK:
      return MD_NODE_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK:
      return MD_NODE_HTML_BLOCK;
    case CMARK_NODE_PARAGRAPH:
      return MD_NODE_PARAGRAPH;
    case CMARK_NODE_HEADING:
      return MD_NODE_HEADING;
    case CMARK_NODE_THEMATIC_BREAK:
      return MD_NODE_BREAK;
    case CMARK_NODE_TEXT:
      return MD_NODE_TEXT;
    case CMARK_NODE_SOFTBREAK:
      return MD_NODE_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK:
      return MD_NODE_HARD_BREAK;
    case CMARK_NODE_CODE:
      return MD_NODE_CODE;
    case CMARK_NODE_HTML_INLINE:
      return MD_NODE_HTML_INLINE;
    case CMARK_NODE_EMPH:
      return MD_NODE_EMPHASIS;
    case CMARK_NODE_STRONG:
      return MD_NODE_STRONG;
    case CMARK_NODE_LINK:
      return MD_NODE_LINK;
    case CMARK_NODE_IMAGE:
      return MD_NODE_IMAGE;
    case CMARK_NODE_NONE:
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_CUSTOM_BLOCK:
    case CMARK_NODE_CUSTOM_INLINE:
    default:
      return MD_NODE_NONE;
    }
}

const MdNode *
md_node_get_parent (const MdNode *node)
{
  return wrap (cmark_node_parent (unwrap (node)));
}

const MdNode *
md_node_get_first_child (const MdNode *node)
{
  return wrap (cmark_node_first_child (unwrap (node)));
}

const MdNode *
md_node_get_last_child (const MdNode *node)
{
  return wrap (cmark_node_last_child (unwrap (node)));
}

const MdNode *
md_node_get_next (const MdNode *node)
{
  return wrap (cmark_node_next (unwrap (node)));
}

const MdNode *
md_node_get_previous (const MdNode *node)
{
  return wrap (cmark_node_previous (unwrap (node)));
}

const char *
md_node_get_literal (const MdNode *node)
{
  return or_empty (cmark_node_get_literal (unwrap (node)));
}

const char *
md_node_get_url (const MdNode *node)
{
  return or_empty (cmark_node_get_url (unwrap (node)));
}

const char *
md_node_get_link_title (const MdNode *node)
{
  return or_empty (cmark_node_get_title (unwrap (node)));
}

int
md_node_get_heading_level (const MdNode *node)
{
  return cmark_node_get_heading_level (unwrap (node));
}

const char *
md_node_get_fence_info (const MdNode *node)
{
  return or_empty (cmark_node_get_fence_info (unwrap (node)));
}

gboolean
md_node_is_fenced (const MdNode *node)
{
  return cmark_node_get_user_data (unwrap (node)) == MD_NODE_FENCED;
}

gboolean
md_node_is_ordered (const MdNode *list)
{
  return cmark_node_get_list_type (unwrap (list)) == CMARK_ORDERED_LIST;
}

gboolean
md_node_is_tight (const MdNode *list)
{
  return cmark_node_get_list_tight (unwrap (list));
}

int
md_node_get_list_start (const MdNode *list)
{
  return cmark_node_get_list_start (unwrap (list));
}

char *
md_node_dup_plain_text (const MdNode *node)
{
  GString *text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (unwrap (node));
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      const MdNode *at = wrap (cmark_iter_get_node (iter));
      MdNodeKind kind = md_node_get_kind (at);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (kind == MD_NODE_TEXT || kind == MD_NODE_CODE || kind == MD_NODE_HTML_INLINE)
        g_string_append (text, md_node_get_literal (at));
      else if (kind == MD_NODE_SOFT_BREAK || kind == MD_NODE_HARD_BREAK)
        g_string_append_c (text, ' ');
    }
  cmark_iter_free (iter);

  return g_string_free (text, FALSE);
}
