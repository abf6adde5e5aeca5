/* plan-check-words.c: words that leave a builder guessing
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

static const char *const vague_words[] = {
  "works",         "properly",     "reasonable", "reasonably", "appropriate",
  "appropriately", "nicely",       "smoothly",   "robustly",   "intuitive",
  "seamlessly",    "satisfactory", "sensible",   "adequate",   "adequately",
};

/* Each letter of each criterion goes through here, so it is inline: whether @c is the small letter
 * @letter, or its capital. */
static inline gboolean
is_letter (char c,
           char letter)
{
  return (c | 0x20) == letter;
}

static gboolean
is_vague_word (const char *word,
               gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (vague_words); i++)
    if (is_letter (word[0], vague_words[i][0]) && strlen (vague_words[i]) == length
        && g_ascii_strncasecmp (word, vague_words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Where @words, in any case, stand in the text, or %NULL. */
static const char *
find_words (const char *text,
            gsize       length,
            const char *words)
{
  gsize n = strlen (words);

  for (gsize i = 0; i + n <= length; i++)
    if (is_letter (text[i], words[0]) && g_ascii_strncasecmp (text + i, words, n) == 0)
      return text + i;
  return NULL;
}

/* The vague word in a criterion; an empty span in one that has a number, code or a quotation to
 * measure it by. */
static MdSpan
find_vague (const char *text,
            gsize       length)
{
  MdSpan found = { 0, 0 };

  for (gsize i = 0; i < length;)
    {
      gsize start = i;

      /* What stands behind a colon or in parentheses says what is meant. */
      if (text[i] == '`' || text[i] == '"' || g_ascii_isdigit (text[i])
          || (found.end > 0 && (text[i] == ':' || text[i] == '(')))
        return (MdSpan){ 0, 0 };
      while (i < length && g_ascii_isalpha (text[i]))
        i++;
      if (i > start && found.end == 0 && is_vague_word (text + start, i - start))
        found = (MdSpan){ start, i };
      if (i == start)
        i++;
    }
  if (found.end == 0 && find_words (text, length, "as expected") != NULL)
    found = (MdSpan){ 0, length };
  return found;
}

#define FOR_EACH_BOX(part, f, i, item)                                                             \
  for (guint f = 0; f < plan_part_get_n_fields (part); f++)                                        \
    for (guint i = 0; i < plan_field_get_n_items (plan_part_get_field (part, f)); i++)             \
      for (const PlanItem *item = plan_field_get_item (plan_part_get_field (part, f), i);          \
           item != NULL; item = NULL)                                                              \
        if (item->box != MD_BOX_NONE && item->n_cells > 0)

void
_plan_check_vague (PlanChecker *checker,
                   guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  FOR_EACH_BOX (part, f, i, item)
  {
    const PlanField *field = plan_part_get_field (part, f);
    const char      *text = plan_field_get_bytes (field, NULL) + item->cells[0].start;
    gsize            length = MD_SPAN_LENGTH (item->cells[0]);
    MdSpan           vague = find_vague (text, length);

    /* A placeholder is a problem of its own. */
    if (!MD_SPAN_IS_EMPTY (vague) && !plan_field_cell_is_placeholder (field, i, 0))
      {
        g_autofree char *word = MD_SPAN_LENGTH (vague) < length
                                    ? g_strndup (text + vague.start, MD_SPAN_LENGTH (vague))
                                    : g_strdup ("as expected");

        _plan_checker_add (checker, index, f, i,
                           /* Translators: %s is a word of the criterion, such as properly */
                           g_strdup_printf (_("“%s” cannot be checked. Say what is seen or "
                                              "measured instead."),
                                            word));
      }
  }
}

/* Whether there is code or a number in the text. */
static gboolean
is_exact (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '`' || g_ascii_isdigit (text[i]))
      return TRUE;
  return FALSE;
}

/* Whether the text says no more of the tests than that there are some. */
static gboolean
says_tests_pass (const char *text,
                 gsize       length)
{
  static const char *const ends[] = { " pass", " written", " are passing", " are written",
                                      " are green" };
  const char *end = text + length;
  const char *p = text;

  while ((p = find_words (p, end - p, "tests")) != NULL)
    {
      p += strlen ("tests");
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        if (strlen (ends[i]) <= (gsize)(end - p)
            && g_ascii_strncasecmp (p, ends[i], strlen (ends[i])) == 0)
          return TRUE;
    }
  return FALSE;
}

void
_plan_check_tests_passing (PlanChecker *checker,
                           guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  FOR_EACH_BOX (part, f, i, item)
  {
    const char *text = plan_field_get_bytes (plan_part_get_field (part, f), NULL)
                       + item->cells[0].start;
    gsize       length = MD_SPAN_LENGTH (item->cells[0]);

    if (!is_exact (text, length) && says_tests_pass (text, length))
      _plan_checker_add (checker, index, f, i,
                         g_strdup (_("It does not say which tests. Name them, or the command "
                                     "that runs them, in back-ticks.")));
  }
}

/* Names of files that have neither a folder nor an ending. */
static gboolean
is_known_name (const char *path)
{
  static const char *const names[] = { "makefile", "dockerfile",  "license",    "readme",
                                       "justfile", "procfile",    "gemfile",    "rakefile",
                                       "brewfile", "vagrantfile", "codeowners", "changelog" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (path, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_inexact (const char *path)
{
  gsize n = strlen (path);

  /* A placeholder is a problem of its own. */
  if (n == 0 || strchr (path, '[') != NULL)
    return FALSE;
  if (strstr (path, "...") != NULL || strstr (path, "\342\200\246") != NULL)
    return TRUE;
  if (strchr (path, ' ') != NULL && strchr (path, '/') == NULL)
    return TRUE;
  return strchr (path, '/') == NULL && strchr (path, '.') == NULL && !is_known_name (path);
}

static void
check_file_items (PlanChecker     *checker,
                  guint            index,
                  guint            field,
                  const PlanField *files)
{
  for (guint i = 0; i < plan_field_get_n_items (files); i++)
    {
      g_autofree char *path = plan_field_dup_cell (files, i, 0);

      if (is_inexact (path))
        _plan_checker_add (checker, index, field, i,
                           /* Translators: %s is what stands in a list of files */
                           g_strdup_printf (_("“%s” is no exact path. Write the whole path from "
                                              "the top of the project."),
                                            path));
    }
}

void
_plan_check_paths (PlanChecker *checker,
                   guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      const PlanField     *field = plan_part_get_field (part, f);
      const PlanFieldSpec *spec = plan_field_get_spec (field);
      g_autofree char     *text = NULL;

      if (spec == NULL || spec->kind != PLAN_FIELD_FILES)
        continue;
      if (plan_field_get_kind (field) == PLAN_FIELD_FILES)
        {
          check_file_items (checker, index, f, field);
          continue;
        }
      text = plan_field_dup_text (field);
      if (plan_field_get_kind (field) == PLAN_FIELD_TEXT
          && g_ascii_strncasecmp (text, "none", 4) != 0 && g_ascii_strncasecmp (text, "n/a", 3) != 0
          && g_ascii_strncasecmp (text, "no ", 3) != 0 && strchr (text, '`') == NULL
          && !_plan_check_is_unfilled (field))
        _plan_checker_add (checker, index, f, -1,
                           g_strdup (_("The files are described, not named. List their whole "
                                       "paths.")));
    }
}
