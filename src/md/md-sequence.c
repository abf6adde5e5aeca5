/* md-sequence.c: an immutable array that shares with the one before an edit
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-sequence.h"

#include <string.h>

/* What an edit has made smaller than the least is joined with the next chunk, in two halves when
 * that is too much for one: the chunks behind it are shared again. */
#define MIN_CHUNK 32
#define MAX_CHUNK 128

typedef struct
{
  gsize of[MD_SEQUENCE_MAX_SUMS];
} Sums;

/* Some items; sums[i] is over those before item i of the chunk, n_items + 1 of them. */
typedef struct
{
  const MdSequenceType *type;
  guint                 ref_count;
  guint                 n_items;
  gpointer             *items;
  Sums                 *sums;
} Chunk;

/* firsts[i] is the index of the first item of chunk i and sums[i] over the items before it, both
 * n_chunks + 1 of them. */
struct _MdSequence
{
  guint   ref_count;
  guint   n_chunks;
  Chunk **chunks;
  guint  *firsts;
  Sums   *sums;
};

struct _MdSequenceBuilder
{
  const MdSequenceType *type;
  GPtrArray            *chunks;
  guint                 n_pending;
  /* Items that are in no chunk yet, each with a reference. */
  gpointer pending[MAX_CHUNK + MIN_CHUNK];
};

static void
add_sums (const MdSequenceType *type,
          Sums                 *sums,
          const Sums           *more)
{
  for (guint s = 0; s < type->n_sums; s++)
    sums->of[s] += more->of[s];
}

/* Takes the references to @items. */
static Chunk *
chunk_new (const MdSequenceType *type,
           gpointer             *items,
           guint                 n_items)
{
  Chunk *chunk = g_new (Chunk, 1);

  chunk->type = type;
  chunk->ref_count = 1;
  chunk->n_items = n_items;
  chunk->items = g_memdup2 (items, n_items * sizeof (gpointer));
  chunk->sums = g_new0 (Sums, n_items + 1);
  for (guint i = 0; i < n_items; i++)
    {
      type->measure (items[i], chunk->sums[i + 1].of);
      add_sums (type, &chunk->sums[i + 1], &chunk->sums[i]);
    }
  return chunk;
}

static void
chunk_unref (gpointer data)
{
  Chunk *chunk = data;

  if (--chunk->ref_count > 0)
    return;
  for (guint i = 0; i < chunk->n_items; i++)
    chunk->type->unref (chunk->items[i]);
  g_free (chunk->items);
  g_free (chunk->sums);
  g_free (chunk);
}

MdSequence *
md_sequence_ref (MdSequence *sequence)
{
  sequence->ref_count++;
  return sequence;
}

void
md_sequence_unref (MdSequence *sequence)
{
  if (--sequence->ref_count > 0)
    return;
  for (guint i = 0; i < sequence->n_chunks; i++)
    chunk_unref (sequence->chunks[i]);
  g_free (sequence->chunks);
  g_free (sequence->firsts);
  g_free (sequence->sums);
  g_free (sequence);
}

guint
md_sequence_get_length (const MdSequence *sequence)
{
  return sequence->firsts[sequence->n_chunks];
}

/* The chunk that holds item @index; the last one for the length. */
static guint
find_chunk (const MdSequence *sequence,
            guint             index)
{
  guint low = 0, high = sequence->n_chunks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (sequence->firsts[middle] <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gpointer
md_sequence_get (const MdSequence *sequence,
                 guint             index)
{
  guint chunk;

  g_return_val_if_fail (index < md_sequence_get_length (sequence), NULL);

  chunk = find_chunk (sequence, index);
  return sequence->chunks[chunk]->items[index - sequence->firsts[chunk]];
}

void
md_sequence_copy_range (const MdSequence *sequence,
                        guint             first,
                        guint             end,
                        gpointer         *items)
{
  g_return_if_fail (first <= end && end <= md_sequence_get_length (sequence));

  for (guint c = find_chunk (sequence, first), at = first; at < end; c++)
    {
      guint stop = MIN (end, sequence->firsts[c + 1]);

      memcpy (items, sequence->chunks[c]->items + at - sequence->firsts[c],
              (stop - at) * sizeof (gpointer));
      items += stop - at;
      at = stop;
    }
}

gsize
md_sequence_get_sum (const MdSequence *sequence,
                     guint             sum,
                     guint             index)
{
  guint chunk;

  g_return_val_if_fail (index <= md_sequence_get_length (sequence), 0);

  if (sequence->n_chunks == 0)
    return 0;
  chunk = find_chunk (sequence, index);
  return sequence->sums[chunk].of[sum]
         + sequence->chunks[chunk]->sums[index - sequence->firsts[chunk]].of[sum];
}

/* The last of the @n sums before which number @sum is not over @value; 0 when all are. */
static guint
find_sum (const Sums *sums,
          guint       n,
          guint       sum,
          gsize       value)
{
  guint low = 0, high = n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (sums[middle].of[sum] <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

guint
md_sequence_find (const MdSequence *sequence,
                  guint             sum,
                  gsize             value)
{
  guint chunk;

  if (sequence->n_chunks == 0)
    return 0;
  chunk = find_sum (sequence->sums, sequence->n_chunks, sum, value);
  return sequence->firsts[chunk]
         + find_sum (sequence->chunks[chunk]->sums, sequence->chunks[chunk]->n_items, sum,
                     value - MIN (value, sequence->sums[chunk].of[sum]));
}

/* Whole chunks first: where an edit has left them alone there is no need to look at their items. */
void
md_sequence_count_shared (const MdSequence *a,
                          const MdSequence *b,
                          guint            *n_front,
                          guint            *n_back)
{
  guint n_a = md_sequence_get_length (a);
  guint n_b = md_sequence_get_length (b);
  guint n = MIN (n_a, n_b), max_chunks = MIN (a->n_chunks, b->n_chunks);
  guint chunks = 0, front, back;

  while (chunks < max_chunks && a->chunks[chunks] == b->chunks[chunks])
    chunks++;
  front = a->firsts[chunks];
  while (front < n && md_sequence_get (a, front) == md_sequence_get (b, front))
    front++;

  chunks = 0;
  while (chunks < max_chunks && n_a - a->firsts[a->n_chunks - 1 - chunks] <= n - front
         && a->chunks[a->n_chunks - 1 - chunks] == b->chunks[b->n_chunks - 1 - chunks])
    chunks++;
  back = n_a - a->firsts[a->n_chunks - chunks];
  while (back < n - front
         && md_sequence_get (a, n_a - 1 - back) == md_sequence_get (b, n_b - 1 - back))
    back++;
  *n_front = front;
  *n_back = back;
}

MdSequenceBuilder *
md_sequence_builder_new (const MdSequenceType *type)
{
  MdSequenceBuilder *builder = g_new (MdSequenceBuilder, 1);

  g_assert (type->n_sums <= MD_SEQUENCE_MAX_SUMS);

  builder->type = type;
  builder->chunks = g_ptr_array_new_with_free_func (chunk_unref);
  builder->n_pending = 0;
  return builder;
}

void
md_sequence_builder_free (MdSequenceBuilder *builder)
{
  for (guint i = 0; i < builder->n_pending; i++)
    builder->type->unref (builder->pending[i]);
  g_ptr_array_unref (builder->chunks);
  g_free (builder);
}

/* Makes a chunk of the first @n pending items. */
static void
flush_pending (MdSequenceBuilder *builder,
               guint              n)
{
  if (n == 0)
    return;
  g_ptr_array_add (builder->chunks, chunk_new (builder->type, builder->pending, n));
  builder->n_pending -= n;
  memmove (builder->pending, builder->pending + n, builder->n_pending * sizeof (gpointer));
}

void
md_sequence_builder_add (MdSequenceBuilder *builder,
                         gpointer           item)
{
  if (builder->n_pending == MAX_CHUNK)
    flush_pending (builder, MAX_CHUNK);
  builder->pending[builder->n_pending++] = builder->type->ref (item);
}

/* Adds all of @chunk: itself where that leaves no small one before it. */
static void
add_chunk (MdSequenceBuilder *builder,
           Chunk             *chunk)
{
  if (builder->n_pending == 0 || builder->n_pending >= MIN_CHUNK)
    {
      flush_pending (builder, builder->n_pending);
      chunk->ref_count++;
      g_ptr_array_add (builder->chunks, chunk);
      return;
    }
  for (guint i = 0; i < chunk->n_items; i++)
    builder->pending[builder->n_pending++] = builder->type->ref (chunk->items[i]);
  if (builder->n_pending > MAX_CHUNK)
    flush_pending (builder, builder->n_pending / 2);
}

void
md_sequence_builder_add_range (MdSequenceBuilder *builder,
                               const MdSequence  *source,
                               guint              first,
                               guint              end)
{
  guint at = first;

  g_return_if_fail (first <= end && end <= md_sequence_get_length (source));

  for (guint c = find_chunk (source, first); at < end; c++)
    {
      Chunk *chunk = source->chunks[c];
      guint  stop = MIN (end, source->firsts[c + 1]);

      if (stop - at == chunk->n_items)
        add_chunk (builder, chunk);
      else
        for (guint i = at; i < stop; i++)
          md_sequence_builder_add (builder, chunk->items[i - source->firsts[c]]);
      at = stop;
    }
}

MdSequence *
md_sequence_builder_end (MdSequenceBuilder *builder)
{
  MdSequence *sequence = g_new0 (MdSequence, 1);
  guint       n_chunks;

  flush_pending (builder, builder->n_pending);
  n_chunks = builder->chunks->len;
  sequence->ref_count = 1;
  sequence->n_chunks = n_chunks;
  sequence->firsts = g_new0 (guint, n_chunks + 1);
  sequence->sums = g_new0 (Sums, n_chunks + 1);
  for (guint c = 0; c < n_chunks; c++)
    {
      const Chunk *chunk = g_ptr_array_index (builder->chunks, c);

      sequence->firsts[c + 1] = sequence->firsts[c] + chunk->n_items;
      sequence->sums[c + 1] = sequence->sums[c];
      add_sums (builder->type, &sequence->sums[c + 1], &chunk->sums[chunk->n_items]);
    }
  sequence->chunks = (Chunk **)g_ptr_array_free (g_steal_pointer (&builder->chunks), FALSE);
  g_free (builder);
  return sequence;
}
