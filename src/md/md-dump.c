/* md-dump.c: documents as text, for tests, and the check of an incremental parse
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-document.h"

#include "md/md-document-private.h"
#include "md/md-joined.h"

static const char *const block_names[] = {
  [MD_BLOCK_BLANK] = "BLANK",
  [MD_BLOCK_FRONT_MATTER] = "FRONT_MATTER",
  [MD_BLOCK_DEFINITIONS] = "DEFINITIONS",
  [MD_BLOCK_HEADING] = "HEADING",
  [MD_BLOCK_PARAGRAPH] = "PARAGRAPH",
  [MD_BLOCK_LIST] = "LIST",
  [MD_BLOCK_CODE] = "CODE",
  [MD_BLOCK_QUOTE] = "QUOTE",
  [MD_BLOCK_HTML] = "HTML",
  [MD_BLOCK_BREAK] = "BREAK",
  [MD_BLOCK_FILE] = "FILE",
};

static const char *const node_names[] = {
  [MD_NODE_NONE] = "none",
  [MD_NODE_QUOTE] = "quote",
  [MD_NODE_LIST] = "list",
  [MD_NODE_ITEM] = "item",
  [MD_NODE_CODE_BLOCK] = "code-block",
  [MD_NODE_HTML_BLOCK] = "html-block",
  [MD_NODE_PARAGRAPH] = "paragraph",
  [MD_NODE_HEADING] = "heading",
  [MD_NODE_BREAK] = "break",
  [MD_NODE_TEXT] = "text",
  [MD_NODE_SOFT_BREAK] = "soft-break",
  [MD_NODE_HARD_BREAK] = "hard-break",
  [MD_NODE_CODE] = "code",
  [MD_NODE_HTML_INLINE] = "html-inline",
  [MD_NODE_EMPHASIS] = "emphasis",
  [MD_NODE_STRONG] = "strong",
  [MD_NODE_LINK] = "link",
  [MD_NODE_IMAGE] = "image",
};

static gboolean
is_inline (MdNodeKind kind)
{
  return kind >= MD_NODE_TEXT;
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (out, " \"%s\"", escaped);
}

static void
append_details (GString      *out,
                const MdNode *node)
{
  MdNodeKind kind = md_node_get_kind (node);

  if (kind == MD_NODE_HEADING)
    g_string_append_printf (out, " %d", md_node_get_heading_level (node));
  else if (kind == MD_NODE_LIST && md_node_is_ordered (node))
    g_string_append_printf (out, " ordered %d", md_node_get_list_start (node));
  if (kind == MD_NODE_LIST && md_node_is_tight (node))
    g_string_append (out, " tight");
  if (kind == MD_NODE_CODE_BLOCK && md_node_is_fenced (node))
    append_quoted (out, md_node_get_fence_info (node));
  if (kind == MD_NODE_LINK || kind == MD_NODE_IMAGE)
    {
      append_quoted (out, md_node_get_url (node));
      append_quoted (out, md_node_get_link_title (node));
    }
  if (kind == MD_NODE_TEXT || kind == MD_NODE_CODE || kind == MD_NODE_HTML_INLINE
      || kind == MD_NODE_CODE_BLOCK || kind == MD_NODE_HTML_BLOCK)
    append_quoted (out, md_node_get_literal (node));
}

static void
dump_node (GString       *out,
           const MdBlock *block,
           const MdNode  *node,
           int            depth)
{
  MdNodeKind kind = md_node_get_kind (node);

  g_string_append_printf (out, "%*s%s", 2 * depth, "", node_names[kind]);
  if (!is_inline (kind))
    {
      MdSpan span = md_block_get_node_span (block, node);

      g_string_append_printf (out, " %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, span.start, span.end);
    }
  append_details (out, node);
  g_string_append_c (out, '\n');
}

static void
dump_block (GString       *out,
            const MdBlock *block)
{
  cmark_event_type event;
  cmark_iter *iter;
  int depth = 0;

  g_string_append_printf (out, "%s %" G_GSIZE_FORMAT "\n", block_names[block->kind], block->size);
  if (block->node == NULL)
    return;

  iter = cmark_iter_new (block->node);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      const MdNode *node = (const MdNode *)cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER)
        dump_node (out, block, node, depth + 1);
      /* libcmark's leaves have no exit event. */
      if (event == CMARK_EVENT_EXIT)
        depth--;
      else if (md_node_get_kind (node) != MD_NODE_HTML_BLOCK
               && md_node_get_kind (node) != MD_NODE_CODE_BLOCK
               && md_node_get_kind (node) != MD_NODE_BREAK
               && (md_node_get_kind (node) < MD_NODE_TEXT
                   || md_node_get_kind (node) > MD_NODE_HTML_INLINE))
        depth++;
    }
  cmark_iter_free (iter);
}

char *
md_document_dump (const MdDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->n_blocks; i++)
    dump_block (out, md_document_get_block (document, i));
  return g_string_free (out, FALSE);
}

static char *
describe_difference (guint          index,
                     const MdBlock *is,
                     const MdBlock *should)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "block %u is\n", index);
  dump_block (out, is);
  g_string_append (out, "but a fresh parse has\n");
  dump_block (out, should);
  return g_strdup (out->str);
}

char *
md_document_check (const MdDocument *document)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (document);
  const char *name = md_document_get_name (document);
  g_autoptr (MdDocument) fresh = name != NULL ? md_document_new_joined (bytes, name)
                                              : md_document_new (bytes);
  g_autoptr (GBytes) fresh_bytes = md_document_to_bytes (fresh);

  if (!g_bytes_equal (bytes, fresh_bytes))
    return g_strdup ("a fresh parse loses bytes");

  for (guint i = 0; i < document->n_blocks && i < fresh->n_blocks; i++)
    {
      const MdBlock *a = md_document_get_block (document, i);
      const MdBlock *b = md_document_get_block (fresh, i);

      if (md_document_get_block_start (document, i) != md_document_get_block_start (fresh, i)
          || md_document_get_block_line (document, i) != md_document_get_block_line (fresh, i)
          || !md_block_equal (a, b))
        return describe_difference (i, a, b);
    }
  if (document->n_blocks != fresh->n_blocks)
    return g_strdup_printf ("%u blocks, but a fresh parse has %u", document->n_blocks,
                            fresh->n_blocks);
  return NULL;
}
