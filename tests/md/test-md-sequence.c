/* test-md-sequence.c: sequences beside plain arrays
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-sequence.h"

#define N_EDITS 400

typedef struct
{
  int   ref_count;
  gsize number;
} Item;

static guint n_items;

static Item *
item_new (gsize number)
{
  Item *item = g_new (Item, 1);

  item->ref_count = 1;
  item->number = number;
  n_items++;
  return item;
}

static gpointer
ref_item (gpointer data)
{
  ((Item *)data)->ref_count++;
  return data;
}

static void
unref_item (gpointer data)
{
  Item *item = data;

  if (--item->ref_count > 0)
    return;
  n_items--;
  g_free (item);
}

/* Sum 1 grows with each fifth item only. */
static void
measure_item (gconstpointer data,
              gsize        *numbers)
{
  const Item *item = data;

  numbers[0] = item->number;
  numbers[1] = item->number % 5 == 0 ? 1 : 0;
}

static const MdSequenceType type = { ref_item, unref_item, 2, measure_item };

static void
assert_same (const MdSequence *sequence,
             const GPtrArray  *array)
{
  gsize sum = 0, fifths = 0;

  g_assert_cmpuint (md_sequence_get_length (sequence), ==, array->len);
  for (guint i = 0; i < array->len; i++)
    {
      const Item *item = g_ptr_array_index (array, i);

      g_assert_true (md_sequence_get (sequence, i) == item);
      g_assert_cmpuint (md_sequence_get_sum (sequence, 0, i), ==, sum);
      g_assert_cmpuint (md_sequence_get_sum (sequence, 1, i), ==, fifths);
      /* The first byte and the last of an item are in it. */
      g_assert_cmpuint (md_sequence_find (sequence, 0, sum), ==, i);
      g_assert_cmpuint (md_sequence_find (sequence, 0, sum + item->number - 1), ==, i);
      if (item->number % 5 == 0)
        g_assert_cmpuint (md_sequence_find (sequence, 1, fifths++), ==, i);
      sum += item->number;
    }
  g_assert_cmpuint (md_sequence_get_sum (sequence, 0, array->len), ==, sum);
  g_assert_cmpuint (md_sequence_get_sum (sequence, 1, array->len), ==, fifths);
}

static void
assert_shared (const MdSequence *before,
               const MdSequence *after)
{
  guint n = MIN (md_sequence_get_length (before), md_sequence_get_length (after));
  guint n_before = md_sequence_get_length (before), n_after = md_sequence_get_length (after);
  guint front = 0, back = 0, found_front, found_back;

  while (front < n && md_sequence_get (before, front) == md_sequence_get (after, front))
    front++;
  while (back < n - front
         && md_sequence_get (before, n_before - 1 - back)
                == md_sequence_get (after, n_after - 1 - back))
    back++;
  md_sequence_count_shared (before, after, &found_front, &found_back);
  g_assert_cmpuint (found_front, ==, front);
  g_assert_cmpuint (found_back, ==, back);
}

/* Some items of @sequence go, others come; @array follows. */
static MdSequence *
edit (const MdSequence *sequence,
      GPtrArray        *array)
{
  MdSequenceBuilder *builder = md_sequence_builder_new (&type);
  guint length = md_sequence_get_length (sequence);
  guint first = (guint)g_test_rand_int_range (0, (int)length + 1);
  guint n_old = (guint)g_test_rand_int_range (0, 3) * (guint)g_test_rand_int_range (0, 100);
  guint n_new = (guint)g_test_rand_int_range (0, 3) * (guint)g_test_rand_int_range (0, 120);
  guint end = MIN (length, first + n_old);

  md_sequence_builder_add_range (builder, sequence, 0, first);
  if (end > first)
    g_ptr_array_remove_range (array, first, end - first);
  for (guint i = 0; i < n_new; i++)
    {
      Item *item = item_new ((gsize)g_test_rand_int_range (1, 1000));

      md_sequence_builder_add (builder, item);
      g_ptr_array_insert (array, (int)(first + i), item);
    }
  md_sequence_builder_add_range (builder, sequence, end, length);
  return md_sequence_builder_end (builder);
}

static void
test_edits (void)
{
  {
    MdSequence *sequence = md_sequence_builder_end (md_sequence_builder_new (&type));
    g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (unref_item);

    assert_same (sequence, array);
    for (guint i = 0; i < N_EDITS; i++)
      {
        MdSequence *next = edit (sequence, array);

        assert_same (next, array);
        assert_shared (sequence, next);
        md_sequence_unref (sequence);
        sequence = next;
      }
    md_sequence_unref (sequence);
  }
  g_assert_cmpuint (n_items, ==, 0);
}

/* An insertion leaves the chunks behind it alone: their items get no other references. */
static void
test_insertion_is_local (void)
{
  enum { N = 5000, AT = 1000, NEAR = 300 };
  MdSequenceBuilder *builder = md_sequence_builder_new (&type);
  MdSequence        *before, *after;

  for (guint i = 0; i < N; i++)
    {
      Item *item = item_new (i + 1);

      md_sequence_builder_add (builder, item);
      unref_item (item);
    }
  before = md_sequence_builder_end (builder);
  for (guint n_new = 0; n_new < NEAR; n_new++)
    {
      guint n_touched = 0;

      builder = md_sequence_builder_new (&type);
      md_sequence_builder_add_range (builder, before, 0, AT);
      for (guint i = 0; i < n_new; i++)
        {
          Item *item = item_new (1);

          md_sequence_builder_add (builder, item);
          unref_item (item);
        }
      md_sequence_builder_add_range (builder, before, AT, N);
      after = md_sequence_builder_end (builder);
      for (guint i = 0; i < N; i++)
        n_touched += ((Item *)md_sequence_get (before, i))->ref_count > 1;
      g_assert_cmpuint (n_touched, <=, NEAR);
      md_sequence_unref (after);
    }
  md_sequence_unref (before);
  g_assert_cmpuint (n_items, ==, 0);
}

static void
test_copy_range (void)
{
  MdSequence *sequence = md_sequence_builder_end (md_sequence_builder_new (&type));
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (unref_item);

  for (guint i = 0; i < 20; i++)
    {
      MdSequence        *next = edit (sequence, array);
      guint              length = md_sequence_get_length (next);
      guint              first = (guint)g_test_rand_int_range (0, (int)length + 1);
      guint              end = (guint)g_test_rand_int_range ((int)first, (int)length + 1);
      g_autofree gpointer *items = g_new (gpointer, end - first + 1);

      md_sequence_copy_range (next, first, end, items);
      for (guint k = first; k < end; k++)
        g_assert_true (items[k - first] == g_ptr_array_index (array, k));
      md_sequence_unref (sequence);
      sequence = next;
    }
  md_sequence_unref (sequence);
}

static void
test_builder_dropped (void)
{
  MdSequenceBuilder *builder = md_sequence_builder_new (&type);
  Item *item = item_new (1);

  md_sequence_builder_add (builder, item);
  md_sequence_builder_free (builder);
  unref_item (item);
  g_assert_cmpuint (n_items, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/md/sequence/edits", test_edits);
  g_test_add_func ("/md/sequence/insertion-is-local", test_insertion_is_local);
  g_test_add_func ("/md/sequence/copy-range", test_copy_range);
  g_test_add_func ("/md/sequence/builder-dropped", test_builder_dropped);
  return g_test_run ();
}
