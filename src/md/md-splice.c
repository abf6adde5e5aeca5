/* md-splice.c: edits of a document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-document.h"

#include <string.h>

#include "md/md-definitions-private.h"
#include "md/md-document-private.h"
#include "md/md-parser-private.h"

/* libcmark reads line by line, and at the first line of a top-level block it has forgotten all that
 * stands before: every block above is closed, and the line has been taken for the start of one. So
 * an edit is read from the block before it (which may now go on into it) to the first old block
 * behind it that begins again where it did, and as the same kind; from there on the old blocks are
 * what libcmark would give again.
 *
 * Four things reach further than that, and are checked for: front matter, link reference
 * definitions, libcmark's limit on what they expand to, and our limit on images. Where one of them
 * might matter, the whole text is read again. */

/**
 * Edit:
 * @document: borrowed: what is edited
 * @splices: borrowed: the changes
 * @n_splices: how many
 * @blocks: (element-type MdBlock): the new blocks so far; unused when the whole text is read
 * @next_block: the first old block that is not in @blocks, and not replaced
 * @next_splice: the first splice that is not done
 * @first: the first block that is ordinary Markdown, not a byte order mark or front matter
 * @link_size: that of the document, brought up to date; valid iff it was known
 *
 * An edit on its way.
 */
typedef struct
{
  MdDocument        *document;
  const MdSplice    *splices;
  guint              n_splices;
  MdSequenceBuilder *blocks;
  guint              next_block;
  guint              next_splice;
  guint              first;
  gsize              link_size;
} Edit;

/**
 * Region:
 * @first: the first old block that is read again
 * @sync: the old block that should begin again where it did; n_blocks when there is none
 * @end_splice: the splice behind the last one in the region
 *
 * A stretch of old blocks that is replaced.
 */
typedef struct
{
  guint first;
  guint sync;
  guint end_splice;
} Region;

static gboolean
is_no_change (const MdDocument *document,
              const MdSplice   *splice)
{
  g_autofree char *old = NULL;

  if (MD_SPAN_LENGTH (splice->span) != splice->length)
    return FALSE;
  old = md_document_dup_range (document, splice->span);
  return splice->length == 0 || memcmp (old, splice->text, splice->length) == 0;
}

/* The bytes @span of @document with splices @from to @to applied, which all are in it. */
static GBytes *
build_bytes (const Edit *self,
             MdSpan      span,
             guint       from,
             guint       to)
{
  GString *text = g_string_sized_new (MD_SPAN_LENGTH (span) + 256);
  gsize pos = span.start;

  for (guint i = from; i < to; i++)
    {
      const MdSplice *splice = &self->splices[i];

      md_document_append_range (self->document, (MdSpan){ pos, splice->span.start }, text);
      g_string_append_len (text, splice->text, (gssize)splice->length);
      pos = splice->span.end;
    }
  md_document_append_range (self->document, (MdSpan){ pos, span.end }, text);
  return g_string_free_to_bytes (text);
}

static guint
find_first (const Edit     *self,
            const MdSplice *splice)
{
  guint first = md_document_find_block (self->document, splice->span.start);

  if (first > self->first)
    first--;
  while (first > self->first && md_document_get_block (self->document, first)->node == NULL)
    first--;
  return first;
}

/* The @distance-th block with a node that is wholly behind @splice. */
static guint
find_sync (const Edit     *self,
           const MdSplice *splice,
           guint           distance)
{
  guint sync = md_document_find_block (self->document, splice->span.end) + 1;

  for (; sync < self->document->n_blocks; sync++)
    if (md_document_get_block (self->document, sync)->node != NULL && --distance == 0)
      return sync;
  return self->document->n_blocks;
}

/* Fits the end of @region: @distance blocks behind its last splice. A splice that would begin to be
 * read before there is in the region too. */
static void
fit_region (const Edit *self,
            Region     *region,
            guint       distance)
{
  region->sync = find_sync (self, &self->splices[region->end_splice - 1], distance);
  while (region->end_splice < self->n_splices
         && find_first (self, &self->splices[region->end_splice]) < region->sync)
    {
      region->end_splice++;
      region->sync = find_sync (self, &self->splices[region->end_splice - 1], distance);
    }
}

/* Returns: the index in @blocks of what begins at @sync_start, where the sync block of @region has
 * come to, when it is of the same kind; else their number */
static guint
find_synced (const Edit      *self,
             const Region    *region,
             const GPtrArray *blocks,
             gsize            sync_start)
{
  MdBlockKind kind = md_document_get_block (self->document, region->sync)->kind;
  gsize start = 0;

  for (guint i = 0; i < blocks->len && start <= sync_start; i++)
    {
      const MdBlock *block = g_ptr_array_index (blocks, i);

      if (start == sync_start && block->kind == kind)
        return i;
      start += block->size;
    }
  return blocks->len;
}

static void
share_old_blocks (Edit *self,
                  guint to)
{
  md_sequence_builder_add_range (self->blocks, self->document->blocks, self->next_block, to);
  self->next_block = to;
}

/* Adds the new @blocks of @region; those at its ends that are what they were stay the old ones. */
static void
add_new_blocks (Edit            *self,
                const Region    *region,
                const GPtrArray *blocks,
                guint            n_blocks)
{
  MdDocument *document = self->document;
  MdBlock **new = (MdBlock **)blocks->pdata;
  guint max = MIN (n_blocks, region->sync - region->first);
  guint head = 0;
  guint tail = 0;

  while (head < max
         && md_block_equal (md_document_get_block (document, region->first + head), new[head]))
    head++;
  while (head + tail < max
         && md_block_equal (md_document_get_block (document, region->sync - 1 - tail),
                             new[n_blocks - 1 - tail]))
    tail++;

  share_old_blocks (self, region->first + head);
  for (guint i = head; i < n_blocks - tail; i++)
    md_sequence_builder_add (self->blocks, new[i]);
  if (document->link_size != G_MAXSIZE)
    {
      for (guint i = head; i < n_blocks - tail; i++)
        self->link_size += _md_block_get_link_size (new[i]);
      for (guint i = self->next_block; i < region->sync - tail; i++)
        self->link_size -= _md_block_get_link_size (md_document_get_block (document, i));
    }
  self->next_block = region->sync - tail;
  share_old_blocks (self, region->sync);
}

/* Whether @bytes, which are to begin the Markdown of the document, can be nothing else. */
static gboolean
is_plain_head (const Edit *self,
               GBytes     *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (self->first == 0 && _md_scan_bom (text, size) > 0)
    return FALSE;
  return (self->first > 0
          && md_document_get_block (self->document, self->first - 1)->kind
                == MD_BLOCK_FRONT_MATTER)
         || !_md_may_be_front_matter (text, size);
}

/* Reads @region again. Returns: FALSE when it must go on further or, with @is_sure FALSE, when only
 * the whole text will do */
static gboolean
try_region (Edit         *self,
            const Region *region,
            gboolean     *is_sure)
{
  const MdDocument *document = self->document;
  gboolean is_last = region->sync == document->n_blocks;
  gboolean is_all = is_last && region->first == self->first;
  gsize end = md_document_get_block_start (document,
                                           is_last ? region->sync : region->sync + 1);
  MdSpan span = { md_document_get_block_start (document, region->first), end };
  g_autoptr (GBytes) bytes = build_bytes (self, span, self->next_splice, region->end_splice);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GPtrArray) before = _md_definitions_collect (document, 0, region->first);
  g_autoptr (GPtrArray) old = _md_definitions_collect (document, region->first, region->sync);
  g_autoptr (GPtrArray) after
    = _md_definitions_collect (document, region->sync + 1, document->n_blocks);
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_blocks;

  *is_sure = region->first > self->first || is_plain_head (self, bytes);
  if (!*is_sure)
    return FALSE;

  blocks = _md_parse (bytes, (MdSpan){ 0, size }, before, after);
  n_blocks = is_last ? blocks->len
                     : find_synced (self, region, blocks,
                                    size - md_document_get_block (document, region->sync)->size);
  if (!is_last && n_blocks == blocks->len)
    return FALSE;

  /* Without a block that stays there is none for which other definitions would matter. */
  *is_sure = is_all || _md_definitions_equal (old, blocks, n_blocks);
  if (!*is_sure)
    return FALSE;
  share_old_blocks (self, region->first);
  add_new_blocks (self, region, blocks, n_blocks);
  self->next_splice = region->end_splice;
  return TRUE;
}

/* Whether the head of the text is out of reach of the edit: the byte order mark, front matter with
 * the line behind it, or what might be its first line. */
static gboolean
leaves_head_alone (Edit *self)
{
  const MdDocument *document = self->document;
  gsize start = self->splices[0].span.start;
  const MdBlock *block;

  if (document->n_blocks == 0)
    return FALSE;

  block = md_document_get_block (document, 0);
  if (_md_scan_bom (block->text, block->size) > 0)
    self->first++;
  if (self->first == document->n_blocks)
    return FALSE;

  block = md_document_get_block (document, self->first);
  if (block->kind == MD_BLOCK_FRONT_MATTER)
    {
      self->first++;
      return self->first < document->n_blocks
             && md_document_get_line_at (document, start)
                    > md_document_get_block_line (document, self->first);
    }
  return start >= md_document_get_block_start (document, self->first)
         && !_md_may_be_front_matter (block->text, block->size);
}

/* Returns: FALSE when only the whole text will do */
static gboolean
splice_regions (Edit *self)
{
  MdDocument *document = self->document;

  if (!leaves_head_alone (self) || !_md_document_is_divisible (document))
    return FALSE;

  self->link_size = document->link_size;
  while (self->next_splice < self->n_splices)
    {
      Region region = { find_first (self, &self->splices[self->next_splice]), 0,
                        self->next_splice + 1 };
      gboolean is_sure = TRUE;

      for (guint distance = 1;; distance *= 2)
        {
          fit_region (self, &region, distance);
          if (try_region (self, &region, &is_sure))
            break;
          if (!is_sure)
            return FALSE;
        }
    }
  share_old_blocks (self, document->n_blocks);
  return TRUE;
}

/* Puts equal old blocks in the place of @blocks, which are those of the whole new text. */
static void
share_equal_blocks (Edit      *self,
                    GPtrArray *blocks)
{
  const MdDocument *document = self->document;
  gsize size = md_document_get_size (document);
  gssize shift = 0;
  gssize start = 0;
  guint splice = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      MdBlock *block = blocks->pdata[i];
      MdBlock *old_block;
      gssize old_start;
      gsize old_end;
      guint old;

      while (splice < self->n_splices
             && start >= (gssize)(self->splices[splice].span.start
                                  + self->splices[splice].length) + shift)
        {
          shift += (gssize)self->splices[splice].length
                   - (gssize)MD_SPAN_LENGTH (self->splices[splice].span);
          splice++;
        }
      old_start = start - shift;
      old_end = (gsize)old_start + block->size;
      start += (gssize)block->size;

      /* Only what lies between two splices, or a block would be shared twice. */
      if (old_end > (splice < self->n_splices ? self->splices[splice].span.start : size))
        continue;
      old = md_document_find_block (document, (gsize)old_start);
      old_block = md_document_get_block (document, old);
      if (md_document_get_block_start (document, old) != (gsize)old_start
          || !md_block_equal (old_block, block))
        continue;
      blocks->pdata[i] = md_block_ref (old_block);
      md_block_unref (block);
    }
}

/* Returns: (nullable): %NULL when only the whole text will do */
static MdDocument *
splice_parts (Edit *self)
{
  g_autoptr (MdDocument) result = NULL;

  self->blocks = md_sequence_builder_new (&_md_block_sequence);
  if (!splice_regions (self))
    {
      g_clear_pointer (&self->blocks, md_sequence_builder_free);
      return NULL;
    }
  result = _md_document_new_for_blocks (
    md_sequence_builder_end (g_steal_pointer (&self->blocks)));
  if (self->document->link_size != G_MAXSIZE)
    result->link_size = self->link_size;
  return _md_document_is_divisible (result) ? g_steal_pointer (&result) : NULL;
}

static MdDocument *
splice_whole (Edit *self)
{
  MdSpan all = { 0, md_document_get_size (self->document) };
  g_autoptr (GBytes) bytes = build_bytes (self, all, 0, self->n_splices);
  g_autoptr (GPtrArray) blocks = NULL;

  blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)md_block_unref);
  _md_document_parse (bytes, blocks);
  share_equal_blocks (self, blocks);
  return _md_document_new_for_blocks (_md_document_make_sequence (blocks));
}

MdDocument *
md_document_splice (MdDocument     *document,
                    const MdSplice *splices,
                    guint           n_splices)
{
  Edit self = { document, splices, n_splices };
  gboolean is_changed = FALSE;
  MdDocument *result;

  for (guint i = 0; i < n_splices; i++)
    {
      g_return_val_if_fail (splices[i].span.start >= (i > 0 ? splices[i - 1].span.end : 0)
                              && splices[i].span.end >= splices[i].span.start
                              && splices[i].span.end <= md_document_get_size (document),
                            md_document_ref (document));
      is_changed |= !is_no_change (document, &splices[i]);
    }
  if (!is_changed)
    return md_document_ref (document);
  if (document->join != NULL)
    return _md_join_splice (document, splices, n_splices);

  result = splice_parts (&self);
  return result != NULL ? result : splice_whole (&self);
}
