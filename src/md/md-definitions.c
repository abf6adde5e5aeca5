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

  gsize first = _md_document_get_sum (document, MD_DOCUMENT_DEFINING, MIN (from, to));
  gsize end = _md_document_get_sum (document, MD_DOCUMENT_DEFINING, to);

  for (gsize i = first; i < end; i++)
    g_ptr_array_add (defining, _md_document_get_defining (document, (guint)i));
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

static gboolean
has_few_definitions (const MdDocument *document)
{
  gsize n = _md_document_get_total (document, MD_DOCUMENT_DEFINING);
  gsize size = 0;

  for (gsize i = 0; i < n && size <= MAX_DEFINITIONS_SIZE; i++)
    size += _md_document_get_defining (document, (guint)i)->size;
  return size <= MAX_DEFINITIONS_SIZE;
}

static gsize
get_link_size (MdDocument *document)
{
  if (document->link_size == G_MAXSIZE)
    {
      document->link_size = 0;
      for (guint i = 0; i < document->n_blocks; i++)
        document->link_size += _md_block_get_link_size (md_document_get_block (document, i));
    }
  return document->link_size;
}

gboolean
_md_document_is_divisible (MdDocument *document)
{
  if (_md_document_get_total (document, MD_DOCUMENT_IMAGES) > MD_SANITIZE_MAX_IMAGES
      || md_document_get_size (document) > MD_PARSER_MAX_SIZE)
    return FALSE;
  return _md_document_get_total (document, MD_DOCUMENT_DEFINING) == 0
         || (has_few_definitions (document) && get_link_size (document) <= MAX_LINK_SIZE);
}
