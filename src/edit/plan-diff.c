/* plan-diff.c: the splices between two texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-diff.h"

#include <string.h>

/* How many lines may differ before the search for the shortest script is given up: its cost grows
 * with the square of this. */
#define MAX_DISTANCE 500

typedef struct
{
  const char *text;
  gsize       length;
  gsize       start;
  guint       hash;
} Line;

static guint
hash_bytes (const char *text,
            gsize       length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar)text[i];

  return hash;
}

static GArray *
split_lines (GBytes *bytes)
{
  GArray     *lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), 16); /* never %NULL inside */
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size;)
    {
      const char *newline = memchr (text + at, '\n', size - at);
      gsize       length = newline != NULL ? (gsize)(newline + 1 - (text + at)) : size - at;
      Line        line = { text + at, length, at, hash_bytes (text + at, length) };

      g_array_append_val (lines, line);
      at += length;
    }

  return lines;
}

static gboolean
lines_are_equal (const Line *a,
                 const Line *b)
{
  return a->hash == b->hash && a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* The furthest reaching paths of Myers' greedy search, one array for each distance.
 * @trail[d][d + k] is how far down @a the path of distance d on diagonal k comes.
 * Returns: the distance, or -1 */
static int
find_paths (const Line *a,
            int         n_a,
            const Line *b,
            int         n_b,
            GPtrArray  *trail)
{
  int max = MIN (MAX_DISTANCE, n_a + n_b);

  for (int d = 0; d <= max; d++)
    {
      int *reach = g_new (int, 2 * d + 1);
      int *before = d > 0 ? g_ptr_array_index (trail, d - 1) : NULL;

      g_ptr_array_add (trail, reach);
      for (int k = -d; k <= d; k += 2)
        {
          int x;

          if (d == 0)
            x = 0;
          else if (k == -d || (k != d && before[d - 1 + k - 1] < before[d - 1 + k + 1]))
            x = before[d - 1 + k + 1];
          else
            x = before[d - 1 + k - 1] + 1;
          while (x < n_a && x - k < n_b && lines_are_equal (a + x, b + (x - k)))
            x++;
          reach[d + k] = x;
          if (x >= n_a && x - k >= n_b)
            return d;
        }
    }

  return -1;
}

/* Marks the lines that both have, walking the paths back. */
static void
mark_kept (GPtrArray *trail,
           int        distance,
           int        n_a,
           int        n_b,
           gboolean  *kept_a,
           gboolean  *kept_b)
{
  int x = n_a;
  int y = n_b;

  for (int d = distance; d >= 0; d--)
    {
      int *before = d > 0 ? g_ptr_array_index (trail, d - 1) : NULL;
      int  k = x - y;
      int  from_x = 0;
      int  from_y = 0;

      if (d > 0)
        {
          gboolean down = k == -d || (k != d && before[d - 1 + k - 1] < before[d - 1 + k + 1]);
          int      from_k = down ? k + 1 : k - 1;

          from_x = before[d - 1 + from_k];
          from_y = from_x - from_k;
        }
      while (x > from_x && y > from_y)
        {
          kept_a[--x] = TRUE;
          kept_b[--y] = TRUE;
        }
      x = from_x;
      y = from_y;
    }
}

static void
append_splice (GArray     *splices,
               const char *after,
               gsize       start,
               gsize       end,
               gsize       from,
               gsize       to)
{
  MdSplice splice = { { start, end }, after + from, to - from };

  g_array_append_val (splices, splice);
}

GArray *
plan_diff_lines (GBytes *before,
                 GBytes *after)
{
  g_autoptr (GArray) splices = g_array_new (FALSE, FALSE, sizeof (MdSplice));
  g_autoptr (GArray) lines_a = split_lines (before);
  g_autoptr (GArray) lines_b = split_lines (after);
  g_autoptr (GPtrArray) trail = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *kept_a = g_new0 (gboolean, lines_a->len + 1);
  g_autofree gboolean *kept_b = g_new0 (gboolean, lines_b->len + 1);
  const Line          *a = (const Line *)lines_a->data;
  const Line          *b = (const Line *)lines_b->data;
  const char          *text = g_bytes_get_data (after, NULL);
  guint                n_a = lines_a->len;
  guint                n_b = lines_b->len;
  guint                head = 0;
  int                  distance;

  while (head < n_a && head < n_b && lines_are_equal (a + head, b + head))
    head++;
  while (n_a > head && n_b > head && lines_are_equal (a + n_a - 1, b + n_b - 1))
    n_a--, n_b--;

  distance = find_paths (a + head, n_a - head, b + head, n_b - head, trail);
  if (distance >= 0)
    mark_kept (trail, distance, n_a - head, n_b - head, kept_a + head, kept_b + head);

  for (guint x = head, y = head; x < n_a || y < n_b;)
    {
      gsize start = x < lines_a->len ? a[x].start : g_bytes_get_size (before);
      gsize from = y < lines_b->len ? b[y].start : g_bytes_get_size (after);

      if (x < n_a && y < n_b && kept_a[x] && kept_b[y])
        {
          x++, y++;
          continue;
        }
      while (x < n_a && !kept_a[x])
        x++;
      while (y < n_b && !kept_b[y])
        y++;
      append_splice (splices, text,
                     start, x < lines_a->len ? a[x].start : g_bytes_get_size (before),
                     from, y < lines_b->len ? b[y].start : g_bytes_get_size (after));
    }

  return g_steal_pointer (&splices);
}
