/* plan-rank.c: how well a name fits what somebody types to go there
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-rank.h"

#include <string.h>

/* Points for a word of the query, by how it is found. */
#define POINTS_WHOLE_WORD 100
#define POINTS_WORD_START 80
#define POINTS_INITIALS   60
#define POINTS_INSIDE     40
#define POINTS_LETTERS    12
/* In addition where it is found at the start of the name: less than from one of these to the next.
 */
#define POINTS_NAME_START 10

struct _PlanRanker
{
  char **words; /* folded */
};

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether a word begins at @at of @name. */
static gboolean
is_word_start (const char *name,
               const char *at)
{
  if (!is_word (g_utf8_get_char (at)))
    return FALSE;
  return at == name || !is_word (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* A word of the query that begins with a mark (`/2`) has no word to begin. */
static guint
rank_inside (const char *name,
             const char *word)
{
  gsize length = strlen (word);
  guint best = 0;

  for (const char *at = strstr (name, word); at != NULL; at = strstr (at + 1, word))
    {
      guint points = POINTS_INSIDE;

      if (is_word_start (name, at))
        points = at[length] == '\0' || !is_word (g_utf8_get_char (at + length))
                     ? POINTS_WHOLE_WORD : POINTS_WORD_START;
      if (at == name)
        points += POINTS_NAME_START;
      best = MAX (best, points);
    }
  return best;
}

/* Where the word behind @at begins; the end of the name when there is none. */
static const char *
find_next_word (const char *name,
                const char *at)
{
  do
    at = g_utf8_next_char (at);
  while (*at != '\0' && !is_word_start (name, at));
  return at;
}

/* Whether the letters of @word are those that words of @name, one after the other, begin with. */
static guint
rank_initials (const char *name,
               const char *word)
{
  const char *start = is_word_start (name, name) ? name : find_next_word (name, name);

  for (; *start != '\0'; start = find_next_word (name, start))
    {
      const char *at = start;
      const char *letter = word;

      while (*letter != '\0' && *at != '\0' && g_utf8_get_char (letter) == g_utf8_get_char (at))
        {
          letter = g_utf8_next_char (letter);
          at = find_next_word (name, at);
        }
      if (*letter == '\0')
        return POINTS_INITIALS + (start == name ? POINTS_NAME_START : 0);
    }
  return 0;
}

/* Whether the letters of @word stand in @name in this order, from the start of a word on. */
static guint
rank_letters (const char *name,
              const char *word)
{
  gunichar first = g_utf8_get_char (word);
  const char *at = name;

  while (*at != '\0' && (g_utf8_get_char (at) != first || !is_word_start (name, at)))
    at = g_utf8_next_char (at);
  for (const char *letter = word; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      at = g_utf8_strchr (at, -1, g_utf8_get_char (letter));
      if (at == NULL)
        return 0;
      at = g_utf8_next_char (at);
    }
  return POINTS_LETTERS;
}

static guint
rank_word (const char *name,
           const char *word)
{
  guint points = rank_inside (name, word);

  /* Better than inside of a word, so it is looked for then, too. One letter has no initials. */
  if (points <= POINTS_INSIDE && *g_utf8_next_char (word) != '\0')
    {
      points = MAX (points, rank_initials (name, word));
      if (points == 0)
        points = rank_letters (name, word);
    }
  return points;
}

char *
plan_rank_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

PlanRanker *
plan_ranker_new (const char *query)
{
  PlanRanker *ranker = g_new0 (PlanRanker, 1);
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  folded = plan_rank_fold (query);
  parts = g_strsplit_set (folded, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  ranker->words = (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);

  return ranker;
}

void
plan_ranker_free (PlanRanker *ranker)
{
  if (ranker == NULL)
    return;
  g_strfreev (ranker->words);
  g_free (ranker);
}

gboolean
plan_ranker_is_empty (const PlanRanker *ranker)
{
  return ranker->words[0] == NULL;
}

guint
plan_ranker_rank (const PlanRanker *ranker,
                  const char       *name)
{
  guint total = 0;
  guint n = 0;

  g_return_val_if_fail (ranker != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  for (; ranker->words[n] != NULL; n++)
    {
      guint points = rank_word (name, ranker->words[n]);

      if (points == 0)
        return 0;
      total += points;
    }
  /* Of two that fit alike the one that says less besides is meant. */
  return n == 0 ? 1 : 64 * total / n - MIN (strlen (name), 60) + 1;
}
