/* md-block.c: one top-level block of a Markdown document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-block.h"

#include <string.h>

#include "md/md-block-private.h"
#include "md/md-sanitize-private.h"

#define TAB_STOP 4

static guint
count_newlines (const char *text,
                gsize       size)
{
  const char *end = text + size;
  guint n = 0;

  while (text < end && (text = memchr (text, '\n', (gsize)(end - text))) != NULL)
    {
      text++;
      n++;
    }
  return n;
}

static const gsize *
get_line_starts (const MdBlock *block)
{
  const char *end = block->text + block->size;
  gsize *starts;
  guint n = 1;

  if (block->line_starts != NULL)
    return block->line_starts;

  starts = g_new (gsize, (gsize)block->n_newlines + 1);
  starts[0] = 0;
  for (const char *at = block->text;
       at < end && (at = memchr (at, '\n', (gsize)(end - at))) != NULL; at++)
    starts[n++] = (gsize)(at - block->text) + 1;

  ((MdBlock *)block)->line_starts = starts;
  return starts;
}

static MdLines
get_lines (const MdBlock *block)
{
  return (MdLines){ block->text, block->size, get_line_starts (block), block->n_newlines + 1,
                    block->first_line };
}

static guint
get_column (const char *text,
            gsize       from,
            gsize       to,
            guint       column)
{
  for (; from < to; from++)
    column += text[from] == '\t' ? TAB_STOP - column % TAB_STOP : 1;
  return column;
}

/* The column behind the innermost block quote mark before @pos, with the one blank that belongs to
 * it. What stands before an item's marker are only blanks and marks of its containers. */
static guint
find_quote_column (const MdBlock *block,
                   gsize          line_start,
                   gsize          pos)
{
  for (gsize i = pos; i > line_start; i--)
    if (block->text[i - 1] == '>')
      return get_column (block->text, line_start, i, 0) + (i < pos ? 1 : 0);
  return 0;
}

static gboolean
has_quote_above (const MdNode *node)
{
  while ((node = md_node_get_parent (node)) != NULL)
    if (md_node_get_kind (node) == MD_NODE_QUOTE)
      return TRUE;
  return FALSE;
}

/* Link reference definitions are lines at the start of a paragraph, which can stand in lists and
 * quotes: "[label]:", the label on any number of lines. (A lone CR is a blank to libcmark.) A yes
 * too many costs time only. */
static gboolean
scan_definitions (const MdBlock *block)
{
  static const char prefix[] = " \t\r>*+-.)0123456789";
  const char *end = block->text + block->size;
  gboolean has_opening = FALSE;

  if (block->kind == MD_BLOCK_BLANK || block->kind == MD_BLOCK_FRONT_MATTER
      || block->kind == MD_BLOCK_CODE || block->kind == MD_BLOCK_HTML
      || block->kind == MD_BLOCK_BREAK
      || _md_find_pair (block->text, end, ']', ':') == NULL)
    return FALSE;

  for (const char *at = block->text; at < end && !has_opening;)
    {
      const char *newline = memchr (at, '\n', (gsize)(end - at));

      while (at < end && *at != '\0' && strchr (prefix, *at) != NULL)
        at++;
      has_opening = at < end && *at == '[';
      at = newline != NULL ? newline + 1 : end;
    }
  return has_opening;
}

MdBlock *
_md_block_new (MdBlockKind kind,
               GBytes     *bytes,
               gsize       start,
               gsize       size,
               cmark_node *node,
               int         first_line)
{
  MdBlock *block = g_new0 (MdBlock, 1);

  block->ref_count = 1;
  block->kind = kind;
  block->bytes = g_bytes_ref (bytes);
  block->text = (const char *)g_bytes_get_data (bytes, NULL) + start;
  block->size = size;
  block->n_newlines = count_newlines (block->text, size);
  block->node = node;
  block->first_line = first_line;
  block->link_size = G_MAXSIZE;
  block->may_define = scan_definitions (block);
  block->n_images = _md_sanitize_count_images (block->text, size);
  return block;
}

MdBlockKind
_md_block_kind_for_node (cmark_node *node)
{
  switch (md_node_get_kind ((const MdNode *)node))
    {
    case MD_NODE_QUOTE:
      return MD_BLOCK_QUOTE;
    case MD_NODE_LIST:
      return MD_BLOCK_LIST;
    case MD_NODE_CODE_BLOCK:
      return MD_BLOCK_CODE;
    case MD_NODE_HTML_BLOCK:
      return MD_BLOCK_HTML;
    case MD_NODE_PARAGRAPH:
      return MD_BLOCK_PARAGRAPH;
    case MD_NODE_HEADING:
      return MD_BLOCK_HEADING;
    case MD_NODE_BREAK:
      return MD_BLOCK_BREAK;
    case MD_NODE_NONE:
    case MD_NODE_ITEM:
    case MD_NODE_TEXT:
    case MD_NODE_SOFT_BREAK:
    case MD_NODE_HARD_BREAK:
    case MD_NODE_CODE:
    case MD_NODE_HTML_INLINE:
    case MD_NODE_EMPHASIS:
    case MD_NODE_STRONG:
    case MD_NODE_LINK:
    case MD_NODE_IMAGE:
    default:
      g_return_val_if_reached (MD_BLOCK_PARAGRAPH);
    }
}

gboolean
md_block_equal (const MdBlock *a,
                 const MdBlock *b)
{
  if (a->kind != b->kind || a->size != b->size || memcmp (a->text, b->text, a->size) != 0)
    return FALSE;
  return a->node == b->node
         || _md_node_equal (a->node, b->node, b->first_line - a->first_line);
}

gsize
_md_block_get_link_size (MdBlock *block)
{
  cmark_event_type event;
  cmark_iter *iter;

  if (block->link_size != G_MAXSIZE)
    return block->link_size;

  block->link_size = 0;
  if (block->node == NULL)
    return 0;
  iter = cmark_iter_new (block->node);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      const MdNode *node = (const MdNode *)cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER)
        block->link_size
          += strlen (md_node_get_url (node)) + strlen (md_node_get_link_title (node));
    }
  cmark_iter_free (iter);
  return block->link_size;
}

MdBlock *
md_block_ref (MdBlock *block)
{
  block->ref_count++;
  return block;
}

void
md_block_unref (MdBlock *block)
{
  if (--block->ref_count > 0)
    return;

  g_clear_pointer (&block->node, cmark_node_free);
  g_clear_pointer (&block->bytes, g_bytes_unref);
  g_clear_pointer (&block->line_starts, g_free);
  g_free (block);
}

MdBlockKind
md_block_get_kind (const MdBlock *block)
{
  return block->kind;
}

const MdNode *
md_block_get_node (const MdBlock *block)
{
  return (const MdNode *)block->node;
}

const char *
md_block_get_text (const MdBlock *block,
                   gsize         *length)
{
  if (length != NULL)
    *length = block->size;
  return block->text;
}

gsize
md_block_get_size (const MdBlock *block)
{
  return block->size;
}

guint
md_block_get_n_newlines (const MdBlock *block)
{
  return block->n_newlines;
}

gsize
md_block_get_line_start (const MdBlock *block,
                         guint          line)
{
  return line > block->n_newlines ? block->size : get_line_starts (block)[line];
}

guint
md_block_get_line_at (const MdBlock *block,
                      gsize          offset)
{
  const gsize *starts = get_line_starts (block);
  guint low = 0;
  guint high = block->n_newlines + 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gsize
md_block_get_node_start (const MdBlock *block,
                         const MdNode  *node)
{
  MdLines lines = get_lines (block);
  MdSpan first = _md_lines_get_line (&lines, md_block_get_node_line (block, node));
  int column = MAX (cmark_node_get_start_column ((cmark_node *)node), 1);

  return MIN (first.start + (gsize)column - 1, first.end);
}

MdSpan
md_block_get_node_span (const MdBlock *block,
                        const MdNode  *node)
{
  MdLines lines = get_lines (block);
  gsize start = md_block_get_node_start (block, node);
  guint last = _md_lines_find_node_end (&lines, (cmark_node *)node);

  return (MdSpan){ start, MAX (start, _md_lines_get_line (&lines, last).end) };
}

guint
md_block_get_node_line (const MdBlock *block,
                        const MdNode  *node)
{
  int line = cmark_node_get_start_line ((cmark_node *)node) - block->first_line;

  return (guint)CLAMP (line, 0, (int)block->n_newlines);
}

gboolean
md_block_is_valid_utf8 (const MdBlock *block)
{
  if (block->validity == MD_VALIDITY_UNKNOWN)
    ((MdBlock *)block)->validity = g_utf8_validate_len (block->text, block->size, NULL)
                                     ? MD_VALIDITY_VALID
                                     : MD_VALIDITY_INVALID;
  return block->validity == MD_VALIDITY_VALID;
}

MdItemLayout
md_block_get_item_layout (const MdBlock *block,
                          const MdNode  *item)
{
  MdLines lines = get_lines (block);
  MdSpan line = _md_lines_get_line (&lines, md_block_get_node_line (block, item));
  gsize start = md_block_get_node_start (block, item);
  gsize end = start;
  gsize text;
  guint origin, marker_column, text_column;

  while (end < line.end && g_ascii_isdigit (block->text[end]))
    end++;
  end = MIN (end + 1, line.end);
  text = end;
  while (text < line.end && (block->text[text] == ' ' || block->text[text] == '\t'))
    text++;

  origin = has_quote_above (item) ? find_quote_column (block, line.start, start) : 0;
  marker_column = get_column (block->text, line.start, end, 0);
  text_column = get_column (block->text, end, text, marker_column);

  /* An empty first line, or an indented code block behind the marker: one blank is the item's. */
  if (text == line.end)
    text_column = marker_column + 1;
  else if (text_column - marker_column > TAB_STOP)
    {
      text = end + 1;
      text_column = marker_column + 1;
    }

  return (MdItemLayout){ { start, end }, text, text_column - origin };
}
