/* md-parser.c: from bytes to blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-parser-private.h"

#include <string.h>

#include "md/md-sanitize-private.h"

/**
 * Region:
 * @bytes: borrowed: what the blocks will share
 * @start: offset in @bytes of the first line
 * @lines: the lines, in the text that libcmark was given
 * @blocks: what was found so far
 *
 * A stretch of text on its way to blocks.
 */
typedef struct
{
  GBytes    *bytes;
  gsize      start;
  MdLines    lines;
  GPtrArray *blocks;
} Region;

/* Returns: the number of lines fed */
static int
feed_blocks (cmark_parser    *parser,
             const GPtrArray *blocks)
{
  int n_lines = 0;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const MdBlock *block = g_ptr_array_index (blocks, i);

      _md_feed_block (parser, block);
      n_lines += (int)block->n_newlines + 2;
    }
  return n_lines;
}

static gsize *
find_line_starts (const char *text,
                  gsize       size,
                  guint      *n_lines)
{
  const char *end = text + size;
  guint n = 0;
  gsize *starts;

  for (const char *at = text; at < end && (at = memchr (at, '\n', (gsize)(end - at))) != NULL; at++)
    n++;
  starts = g_new (gsize, n + 1);
  *n_lines = 0;
  for (gsize pos = 0; pos < size;)
    {
      const char *newline = memchr (text + pos, '\n', size - pos);

      starts[(*n_lines)++] = pos;
      pos = newline != NULL ? (gsize)(newline - text) + 1 : size;
    }
  return starts;
}

/* The literal of an indented code block begins with what stands where the block starts; that of a
 * fenced one does not, as that would be its closing fence. (Unless it has an info string, which an
 * indented one has not.) */
static gboolean
is_fence (const MdLines *lines,
          cmark_node    *code)
{
  int line = cmark_node_get_start_line (code) - lines->first_line;
  const char *literal = md_node_get_literal ((const MdNode *)code);
  MdSpan opening;
  char c;

  opening = _md_lines_get_line (lines, (guint)line);
  opening.start += (gsize)cmark_node_get_start_column (code) - 1;
  if (opening.start + 3 > opening.end)
    return FALSE;
  c = lines->text[opening.start];
  if ((c != '`' && c != '~') || lines->text[opening.start + 1] != c
      || lines->text[opening.start + 2] != c)
    return FALSE;
  if (*md_node_get_fence_info ((const MdNode *)code) != '\0')
    return TRUE;
  return strncmp (literal, lines->text + opening.start, MD_SPAN_LENGTH (opening)) != 0
         || strchr ("\r\n", literal[MD_SPAN_LENGTH (opening)]) == NULL;
}

static void
mark_fences (const MdLines *lines,
             cmark_node    *root)
{
  cmark_node *node = root;

  while (node != NULL)
    {
      cmark_node_type type = cmark_node_get_type (node);
      cmark_node *next = NULL;

      if (type == CMARK_NODE_CODE_BLOCK && is_fence (lines, node))
        cmark_node_set_user_data (node, MD_NODE_FENCED);
      if (type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE)
        next = cmark_node_first_child (node);
      while (next == NULL && node != NULL && node != root)
        {
          next = cmark_node_next (node);
          if (next == NULL)
            node = cmark_node_parent (node);
        }
      node = next;
    }
}

static gsize
get_line_start (const Region *self,
                guint         line)
{
  return line < self->lines.n_lines ? self->lines.starts[line] : self->lines.size;
}

/* Takes @node. */
static void
add_block (Region     *self,
           MdBlockKind kind,
           guint       first,
           guint       end,
           cmark_node *node)
{
  gsize start = get_line_start (self, first);

  if (node != NULL)
    mark_fences (&self->lines, node);
  g_ptr_array_add (self->blocks,
                   _md_block_new (kind, self->bytes, self->start + start,
                                  get_line_start (self, end) - start, node,
                                  self->lines.first_line + (int)first));
}

static guint
find_text (const Region *self,
           guint         line,
           guint         end)
{
  while (line < end && _md_lines_is_blank (&self->lines, line, 0))
    line++;
  return line;
}

/* Lines that libcmark made no node of. */
static void
add_lines (Region *self,
           guint   first,
           guint   end)
{
  guint text = find_text (self, first, end);

  if (text > first)
    add_block (self, MD_BLOCK_BLANK, first, text, NULL);
  if (text < end)
    add_block (self, MD_BLOCK_DEFINITIONS, text, end, NULL);
}

static void
add_node (Region     *self,
          cmark_node *node,
          guint       first,
          guint       next)
{
  guint behind = _md_lines_find_node_end (&self->lines, node) + 1;
  guint text = find_text (self, behind, next);

  add_block (self, _md_block_kind_for_node (node), first, MAX (text, first + 1), node);
  if (text < next)
    add_block (self, MD_BLOCK_DEFINITIONS, text, next, NULL);
}

static void
collect_blocks (Region     *self,
                cmark_node *root)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  cmark_node *node = cmark_node_first_child (root);

  while (node != NULL)
    {
      cmark_node *next = cmark_node_next (node);
      int line = cmark_node_get_start_line (node) - self->lines.first_line;

      cmark_node_unlink (node);
      if (line < 0 || line >= (int)self->lines.n_lines)
        cmark_node_free (node);
      else
        g_ptr_array_add (nodes, node);
      node = next;
    }

  for (guint i = 0; i <= nodes->len; i++)
    {
      cmark_node *this = i > 0 ? g_ptr_array_index (nodes, i - 1) : NULL;
      cmark_node *next = i < nodes->len ? g_ptr_array_index (nodes, i) : NULL;
      int first_line = self->lines.first_line;
      guint first = this != NULL ? (guint)(cmark_node_get_start_line (this) - first_line) : 0;
      guint end = next != NULL ? (guint)(cmark_node_get_start_line (next) - first_line)
                               : self->lines.n_lines;

      if (this != NULL)
        add_node (self, this, first, end);
      else
        add_lines (self, first, end);
    }
}

void
_md_feed_block (cmark_parser  *parser,
                const MdBlock *block)
{
  g_autofree char *text = _md_sanitize (block->text, block->size);

  cmark_parser_feed (parser, text, block->size);
  cmark_parser_feed (parser, MD_PARSER_CLOSER, strlen (MD_PARSER_CLOSER));
}

GPtrArray *
_md_parse (GBytes          *bytes,
           MdSpan           span,
           const GPtrArray *before,
           const GPtrArray *after)
{
  gsize size = MD_SPAN_LENGTH (span);
  const char *source = (const char *)g_bytes_get_data (bytes, NULL) + span.start;
  g_autofree char *text = NULL;
  g_autofree gsize *starts = NULL;
  Region self = { bytes, span.start, { 0 }, NULL };
  cmark_parser *parser;
  cmark_node *root;
  int n_lines_before;

  self.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)md_block_unref);
  if (size == 0)
    return self.blocks;

  text = _md_sanitize (source, size);
  parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  /* An empty line, as libcmark would skip a byte order mark in its first one. */
  cmark_parser_feed (parser, "\n", 1);
  n_lines_before = 1 + feed_blocks (parser, before);
  cmark_parser_feed (parser, text, size);
  if (after != NULL && after->len > 0)
    {
      cmark_parser_feed (parser, MD_PARSER_CLOSER, strlen (MD_PARSER_CLOSER));
      feed_blocks (parser, after);
    }
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  self.lines.text = text;
  self.lines.size = size;
  self.lines.starts = starts = find_line_starts (text, size, &self.lines.n_lines);
  self.lines.first_line = n_lines_before + 1;
  collect_blocks (&self, root);
  cmark_node_free (root);
  return self.blocks;
}

gsize
_md_scan_bom (const char *text,
              gsize       length)
{
  return length >= 3 && memcmp (text, "\357\273\277", 3) == 0 ? 3 : 0;
}
