/* md-sequence.h: an immutable array that shares with the one before an edit
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MD_SEQUENCE_MAX_SUMS 6

/**
 * MdSequenceType:
 * @ref: takes a reference to an item
 * @unref: gives it back
 * @n_sums: how many numbers are summed up, at most %MD_SEQUENCE_MAX_SUMS
 * @measure: tells those numbers of one item
 *
 * What a sequence holds.
 */
typedef struct
{
  gpointer (*ref)     (gpointer item);
  void     (*unref)   (gpointer item);
  guint      n_sums;
  void     (*measure) (gconstpointer item,
                       gsize        *numbers);
} MdSequenceType;

/**
 * MdSequence:
 *
 * An array of ref-counted items with running sums over them: where each begins, say, when their
 * sizes are summed up.
 *
 * Immutable and ref-counted. The items stand in chunks of some dozens, and a sequence that was made
 * of another shares its chunks, so that the cost of an edit, in time and in memory, is that of the
 * chunks around it and of one pointer for each other chunk. Items are found in the logarithm of
 * their number.
 */
typedef struct _MdSequence MdSequence;

MdSequence *md_sequence_ref          (MdSequence       *sequence);
void        md_sequence_unref        (MdSequence       *sequence);
guint       md_sequence_get_length   (const MdSequence *sequence);
/* Returns: (transfer none) */
gpointer    md_sequence_get          (const MdSequence *sequence,
                                      guint             index);
/* Writes the items [@first, @end) to @items, without references. */
void        md_sequence_copy_range   (const MdSequence *sequence,
                                      guint             first,
                                      guint             end,
                                      gpointer         *items);
/* Sum number @sum over the items before @index, which may be the length. */
gsize       md_sequence_get_sum      (const MdSequence *sequence,
                                      guint             sum,
                                      guint             index);
/* The last item before which the sum is not over @value; 0 in an empty sequence. */
guint       md_sequence_find         (const MdSequence *sequence,
                                      guint             sum,
                                      gsize             value);
/* How many items, the same pointers, both have at the start, and how many of the others at the
 * end. */
void        md_sequence_count_shared (const MdSequence *a,
                                      const MdSequence *b,
                                      guint            *n_front,
                                      guint            *n_back);

/**
 * MdSequenceBuilder:
 *
 * Makes a sequence from its start to its end.
 */
typedef struct _MdSequenceBuilder MdSequenceBuilder;

MdSequenceBuilder *md_sequence_builder_new (const MdSequenceType *type);
void        md_sequence_builder_free      (MdSequenceBuilder *builder);
/* Adds one item with a reference of its own. */
void        md_sequence_builder_add       (MdSequenceBuilder *builder,
                                           gpointer           item);
/* Adds the items [@first, @end) of @source. */
void        md_sequence_builder_add_range (MdSequenceBuilder *builder,
                                           const MdSequence  *source,
                                           guint              first,
                                           guint              end);
/* Frees the builder. Returns: (transfer full) */
MdSequence *md_sequence_builder_end       (MdSequenceBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdSequence, md_sequence_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdSequenceBuilder, md_sequence_builder_free)

G_END_DECLS
