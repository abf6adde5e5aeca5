/* plan-mutate.c: what other programs do to the bytes of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-mutate.h"

#include <string.h>

/* Any that is the same each time: what fails in one run fails in the next. */
#define SEED 20261122

const char *
plan_mutation_get_name (PlanMutation mutation)
{
  static const char *const names[PLAN_N_MUTATIONS] = {
    "as it is", "LF", "CRLF", "mixed line ends", "lone CR", "byte order mark",
    "no final line end", "tabs", "trailing blanks", "NUL", "random bytes", "truncated",
  };

  return names[mutation];
}

/* A line end of @text: how it is to be written. */
static const char *
choose_line_end (guint    mutation,
                 gboolean has_cr,
                 GRand   *rand)
{
  switch (mutation)
    {
    case PLAN_MUTATION_LF:
      return "\n";
    case PLAN_MUTATION_CRLF:
      return "\r\n";
    case PLAN_MUTATION_MIXED_ENDS:
      return g_rand_boolean (rand) ? "\r\n" : "\n";
    case PLAN_MUTATION_LONE_CR:
      return g_rand_int_range (rand, 0, 8) == 0 ? "\r" : "\n";
    case PLAN_MUTATION_TRAILING_BLANKS:
      return g_rand_int_range (rand, 0, 3) == 0 ? " \t\n" : "  \n";
    default:
      return has_cr ? "\r\n" : "\n";
    }
}

static GString *
rewrite_lines (const char  *text,
               gsize        length,
               PlanMutation mutation,
               GRand       *rand)
{
  GString *out = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gboolean has_cr = text[i] == '\n' && i > 0 && text[i - 1] == '\r';

      if (has_cr)
        g_string_truncate (out, out->len - 1);
      if (text[i] == '\n')
        g_string_append (out, choose_line_end (mutation, has_cr, rand));
      else if (mutation == PLAN_MUTATION_TABS && i + 1 < length && text[i] == ' '
               && text[i + 1] == ' ' && (i == 0 || strchr ("\n\t", text[i - 1]) != NULL))
        {
          g_string_append_c (out, '\t');
          i++;
        }
      else
        g_string_append_c (out, text[i]);
    }

  return out;
}

static void
inject (GString     *text,
        PlanMutation mutation,
        GRand       *rand)
{
  guint n = g_rand_int_range (rand, 1, 20);

  for (guint i = 0; i < n; i++)
    {
      char  byte = mutation == PLAN_MUTATION_NUL ? '\0' : (char)g_rand_int (rand);
      gsize at = g_rand_int_range (rand, 0, (gint32)text->len + 1);

      g_string_insert_len (text, (gssize)at, &byte, 1);
    }
}

GBytes *
plan_mutate (GBytes      *bytes,
             PlanMutation mutation,
             GRand       *rand)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  GString    *out;

  if (mutation == PLAN_MUTATION_NONE)
    return g_bytes_ref (bytes);
  out = rewrite_lines (text, length, mutation, rand);
  if (mutation == PLAN_MUTATION_MARK)
    g_string_prepend (out, "\357\273\277");
  if (mutation == PLAN_MUTATION_NUL || mutation == PLAN_MUTATION_RANDOM_BYTES)
    inject (out, mutation, rand);
  if (mutation == PLAN_MUTATION_TRUNCATED)
    g_string_truncate (out, g_rand_int_range (rand, 0, (gint32)out->len + 1));
  while (mutation == PLAN_MUTATION_NO_FINAL_END && out->len > 0
         && strchr ("\r\n", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);

  return g_string_free_to_bytes (out);
}

guint32
plan_get_seed (void)
{
  return plan_get_count ("TRESTLEBOARD_SEED", SEED);
}

guint
plan_get_count (const char *variable,
                guint       usual)
{
  const char *given = g_getenv (variable);

  return given != NULL ? (guint)g_ascii_strtoull (given, NULL, 10) : usual;
}
