/* md-html.c: a document as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-html.h"

#include <string.h>

#include "md/md-box.h"
#include "md/md-html-private.h"
#include "md/md-inlines.h"
#include "md/md-node-private.h"
#include "md/md-table.h"

/**
 * Writer:
 * @html: borrowed: where it goes
 * @document: borrowed: its definitions hold in cells
 * @block: borrowed: the one being written
 */
typedef struct
{
  GString          *html;
  const MdDocument *document;
  const MdBlock    *block;
} Writer;

static const char *const align_styles[] = {
  [MD_ALIGN_NONE] = "",
  [MD_ALIGN_LEFT] = " style=\"text-align: left\"",
  [MD_ALIGN_CENTER] = " style=\"text-align: center\"",
  [MD_ALIGN_RIGHT] = " style=\"text-align: right\"",
};

static void
write_row (Writer          *self,
           const MdTable   *table,
           const MdInlines *inlines,
           int              row)
{
  const char *tag = row < 0 ? "th" : "td";

  g_string_append (self->html, "<tr>");
  for (guint column = 0; column < md_table_get_n_columns (table); column++)
    {
      g_string_append_printf (self->html, "<%s%s>", tag,
                              align_styles[md_table_get_align (table, column)]);
      _md_html_append_inlines (self->html,
                               row < 0 ? md_inlines_get_header_cell (inlines, column)
                                       : md_inlines_get_cell (inlines, (guint)row, column),
                               0);
      g_string_append_printf (self->html, "</%s>", tag);
    }
  g_string_append (self->html, "</tr>\n");
}

/* Returns: whether @paragraph holds a table, which then was written */
static gboolean
write_table (Writer       *self,
             const MdNode *paragraph)
{
  const char *text = md_block_get_text (self->block, NULL);
  MdSpan span = md_block_get_node_span (self->block, paragraph);
  g_autoptr (MdTable) table = md_table_new (text, span);
  g_autoptr (MdInlines) inlines = NULL;
  guint n_rows;

  if (table == NULL)
    return FALSE;

  if (md_table_get_span (table).start > span.start)
    {
      g_autoptr (MdInlines) before
        = md_inlines_new (text + span.start, md_table_get_span (table).start - span.start,
                          self->document);

      g_string_append (self->html, "<p>");
      _md_html_append_inlines (self->html, md_inlines_get_node (before), 0);
      g_string_append (self->html, "</p>\n");
    }

  inlines = md_inlines_new_for_table (text, table, self->document);
  n_rows = md_table_get_n_rows (table);
  g_string_append (self->html, "<table>\n<thead>\n");
  write_row (self, table, inlines, -1);
  g_string_append (self->html, n_rows > 0 ? "</thead>\n<tbody>\n" : "</thead>\n");
  for (guint row = 0; row < n_rows; row++)
    write_row (self, table, inlines, (int)row);
  g_string_append (self->html, n_rows > 0 ? "</tbody>\n</table>\n" : "</table>\n");
  return TRUE;
}

static gboolean
is_tight (const MdNode *paragraph)
{
  const MdNode *item = md_node_get_parent (paragraph);

  return item != NULL && md_node_get_kind (item) == MD_NODE_ITEM
         && md_node_is_tight (md_node_get_parent (item));
}

/* Writes the box that a list item begins with. Returns: its length in the item's first text */
static gsize
write_box (Writer       *self,
           const MdNode *paragraph)
{
  const MdNode *item = md_node_get_parent (paragraph);
  const MdNode *text = md_node_get_first_child (paragraph);
  MdBox box;

  if (item == NULL || text == NULL || md_node_get_kind (item) != MD_NODE_ITEM
      || md_node_get_previous (paragraph) != NULL || md_node_get_kind (text) != MD_NODE_TEXT
      || !md_box_scan (md_node_get_literal (text), strlen (md_node_get_literal (text)), &box))
    return 0;

  g_string_append_printf (self->html, "<input type=\"checkbox\" disabled%s> ",
                          box.state == MD_BOX_DONE       ? " checked"
                          : box.state == MD_BOX_PROGRESS ? " class=\"in-progress\""
                                                         : "");
  return box.text;
}

static void
write_paragraph (Writer       *self,
                 const MdNode *paragraph)
{
  gboolean tight = is_tight (paragraph);
  gsize skip;

  if (write_table (self, paragraph))
    return;
  g_string_append (self->html, tight ? "" : "<p>");
  skip = write_box (self, paragraph);
  _md_html_append_inlines (self->html, paragraph, skip);
  g_string_append (self->html, tight ? "\n" : "</p>\n");
}

static void
write_code (Writer       *self,
            const MdNode *code)
{
  const char *info = md_node_get_fence_info (code);
  const char *literal = md_node_get_literal (code);

  g_string_append (self->html, "<pre><code");
  if (*info != '\0')
    {
      g_string_append (self->html, " class=\"language-");
      _md_html_append_text (self->html, info, strcspn (info, " \t"));
      g_string_append_c (self->html, '"');
    }
  g_string_append_c (self->html, '>');
  _md_html_append_text (self->html, literal, strlen (literal));
  g_string_append (self->html, "</code></pre>\n");
}

static void
write_list (Writer       *self,
            const MdNode *list,
            gboolean      is_start)
{
  const char *tag = md_node_is_ordered (list) ? "ol" : "ul";

  if (!is_start)
    g_string_append_printf (self->html, "</%s>\n", tag);
  else if (md_node_is_ordered (list) && md_node_get_list_start (list) != 1)
    g_string_append_printf (self->html, "<ol start=\"%d\">\n", md_node_get_list_start (list));
  else
    g_string_append_printf (self->html, "<%s>\n", tag);
}

static void
write_node (Writer       *self,
            const MdNode *node,
            gboolean      is_start)
{
  MdNodeKind kind = md_node_get_kind (node);
  int level = md_node_get_heading_level (node);

  if (kind == MD_NODE_LIST)
    write_list (self, node, is_start);
  else if (kind == MD_NODE_QUOTE)
    g_string_append (self->html, is_start ? "<blockquote>\n" : "</blockquote>\n");
  else if (kind == MD_NODE_ITEM)
    g_string_append (self->html, is_start ? "<li>" : "</li>\n");
  else if (kind == MD_NODE_BREAK)
    g_string_append (self->html, "<hr>\n");
  else if (kind == MD_NODE_CODE_BLOCK)
    write_code (self, node);
  else if (kind == MD_NODE_PARAGRAPH)
    write_paragraph (self, node);
  else if (kind == MD_NODE_HEADING)
    {
      g_string_append_printf (self->html, "<h%d>", level);
      _md_html_append_inlines (self->html, node, 0);
      g_string_append_printf (self->html, "</h%d>\n", level);
    }
  else if (kind == MD_NODE_HTML_BLOCK)
    {
      g_string_append (self->html, "<pre>");
      _md_html_append_text (self->html, md_node_get_literal (node),
                            strlen (md_node_get_literal (node)));
      g_string_append (self->html, "</pre>\n");
    }
}

static void
write_block (Writer *self)
{
  const MdNode *top = md_block_get_node (self->block);
  cmark_event_type event;
  cmark_iter *iter;

  if (top == NULL)
    return;

  /* Not recursive: the depth of a text is up to who wrote it. */
  iter = cmark_iter_new ((cmark_node *)top);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      write_node (self, (const MdNode *)node, event == CMARK_EVENT_ENTER);
      /* Their inlines are written by now. */
      if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
        {
          cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
          if (node == (cmark_node *)top)
            break;
        }
    }
  cmark_iter_free (iter);
}

char *
md_document_to_html (const MdDocument *document)
{
  GString *html = g_string_new (NULL);
  Writer self = { html, document, NULL };

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      self.block = md_document_get_block (document, i);
      write_block (&self);
    }
  return g_string_free (html, FALSE);
}
