/* md-definitions.c: what reaches across blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-definitions-private.h"

#include <string.h>

#include "md/md-parser-private.h"
#include "md/md-sanitize-private.h"

/* Definitions are read again with every edit: up to here that is cheaper than the whole text. */
#define MAX_DEFINITIONS_SIZE (64 * 1024)
/* libcmark stops expanding references at 100,000 bytes or more. It has not, where all definitions
 * together and all links together are well below that. */
#define MAX_LINK_SIZE (32 * 1024)

GPtrArray *
_md_definitions_collect (const MdDocument *document,
                         guint             from,
                         guint             to)
{
  GPtrArray *defining = g_ptr_array_new ();

  for (guint i = from; document->n_defining > 0 && i < to; i++)
    if (document->blocks[i]->may_define)
      g_ptr_array_add (defining, document->blocks[i]);
  return defining;
}

gboolean
_md_definitions_equal (const GPtrArray *defining,
                       const GPtrArray *blocks,
                       guint            n_blocks)
{
  guint n = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      const MdBlock *a = g_ptr_array_index (blocks, i);
      const MdBlock *b;

      if (!a->may_define)
        continue;
      if (n == defining->len)
        return FALSE;
      b = g_ptr_array_index (defining, n++);
      if (a->kind != b->kind || a->size != b->size || memcmp (a->text, b->text, a->size) != 0)
        return FALSE;
    }
  return n == defining->len;
}

gboolean
_md_document_is_divisible (const MdDocument *document)
{
  gsize definitions_size = 0;
  gsize link_size = 0;

  for (guint i = 0; document->n_defining > 0 && i < document->n_blocks; i++)
    {
      MdBlock *block = document->blocks[i];

      definitions_size += block->may_define ? block->size : 0;
      if (definitions_size > MAX_DEFINITIONS_SIZE)
        return FALSE;
      link_size += _md_block_get_link_size (block);
    }
  return link_size <= MAX_LINK_SIZE && document->n_images <= MD_SANITIZE_MAX_IMAGES
         && md_document_get_size (document) <= MD_PARSER_MAX_SIZE;
}
