/* md-node.h: what libcmark says of a piece of Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdNode:
 *
 * A node of the parse of one block: a thin, read-only name for libcmark's node, so that no header
 * of libcmark is needed outside md/. Nodes live as long as the #MdBlock (or #MdInlines) they belong
 * to, and are never freed by themselves.
 */
typedef struct _MdNode MdNode;

typedef enum
{
  MD_NODE_NONE,
  /* Blocks */
  MD_NODE_QUOTE,
  MD_NODE_LIST,
  MD_NODE_ITEM,
  MD_NODE_CODE_BLOCK,
  MD_NODE_HTML_BLOCK,
  MD_NODE_PARAGRAPH,
  MD_NODE_HEADING,
  MD_NODE_BREAK,
  /* Inlines */
  MD_NODE_TEXT,
  MD_NODE_SOFT_BREAK,
  MD_NODE_HARD_BREAK,
  MD_NODE_CODE,
  MD_NODE_HTML_INLINE,
  MD_NODE_EMPHASIS,
  MD_NODE_STRONG,
  MD_NODE_LINK,
  MD_NODE_IMAGE,
} MdNodeKind;

MdNodeKind    md_node_get_kind          (const MdNode *node);
const MdNode *md_node_get_parent        (const MdNode *node);
const MdNode *md_node_get_first_child   (const MdNode *node);
const MdNode *md_node_get_last_child    (const MdNode *node);
const MdNode *md_node_get_next          (const MdNode *node);
const MdNode *md_node_get_previous      (const MdNode *node);

/* Text of MD_NODE_TEXT, CODE, CODE_BLOCK, HTML_BLOCK, HTML_INLINE; never %NULL. May hold invalid
 * UTF-8 where the file does: views pass it through g_utf8_make_valid(). */
const char   *md_node_get_literal       (const MdNode *node);
/* Target and title of MD_NODE_LINK and MD_NODE_IMAGE; never %NULL. */
const char   *md_node_get_url           (const MdNode *node);
const char   *md_node_get_link_title    (const MdNode *node);
/* 1 to 6 for MD_NODE_HEADING, else 0. */
int           md_node_get_heading_level (const MdNode *node);
/* The info string of a fenced MD_NODE_CODE_BLOCK; never %NULL. */
const char   *md_node_get_fence_info    (const MdNode *node);
gboolean      md_node_is_fenced         (const MdNode *node);
gboolean      md_node_is_ordered        (const MdNode *list);
gboolean      md_node_is_tight          (const MdNode *list);
/* The number of the first item of an ordered list. */
int           md_node_get_list_start    (const MdNode *list);

/* The text of all inlines below @node, without marks; soft breaks become spaces.
 * Returns: (transfer full) */
char         *md_node_dup_plain_text    (const MdNode *node);

G_END_DECLS
