/* plan-check-task.c: what a task lacks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* More criteria are more than one task. */
#define MAX_CRITERIA 16

gboolean
_plan_check_is_unfilled (const PlanField *field)
{
  return plan_field_is_placeholder (field);
}

static gboolean
has_field (const PlanPart *part,
           const char     *key)
{
  return plan_part_find_field (part, key, 0) >= 0;
}

void
_plan_check_description (PlanChecker *checker,
                         guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  if (has_field (part, "description"))
    return;
  /* Words right under the heading describe it as well. */
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      const PlanField *field = plan_part_get_field (part, i);
      PlanFieldKind    kind = plan_field_get_kind (field);

      if ((kind == PLAN_FIELD_MARKDOWN || kind == PLAN_FIELD_TEXT)
          && plan_field_get_spec (field) == NULL && !_plan_check_is_unfilled (field))
        return;
    }
  _plan_checker_add (checker, index, -1, -1,
                     g_strdup (_("It has no description. Say in a sentence what is different when "
                                 "it is done.")));
}

void
_plan_check_criteria (PlanChecker *checker,
                      guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);
  int             field = plan_part_find_field (part, "acceptance-criteria", 0);

  if (plan_part_get_n_criteria (part) == 0
      && (field < 0 || _plan_check_is_unfilled (plan_part_get_field (part, field))))
    _plan_checker_add (checker, index, field, -1,
                       g_strdup (_("It has no acceptance criteria. Add outcomes that can be "
                                   "checked.")));
}

void
_plan_check_many_criteria (PlanChecker *checker,
                           guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);
  guint           n = plan_part_get_n_criteria (part);

  if (n > MAX_CRITERIA)
    _plan_checker_add (checker, index, plan_part_find_field (part, "acceptance-criteria", 0), -1,
                       g_strdup_printf (_("It has %u criteria. Split it into smaller tasks."), n));
}

void
_plan_check_files (PlanChecker *checker,
                   guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      const PlanFieldSpec *spec = plan_field_get_spec (plan_part_get_field (part, i));

      if (spec != NULL && spec->kind == PLAN_FIELD_FILES)
        return;
    }
  if (plan_part_get_location (part)[0] != NULL && strchr (plan_part_get_location (part)[0], '.'))
    return;
  _plan_checker_add (checker, index, -1, -1,
                     g_strdup (_("It names no files. List those to create and to modify, with "
                                 "their whole paths.")));
}

/* The tests of a task: how many fields, names, and words instead of names. */
static guint
count_names (const PlanField *field)
{
  guint n = 0;

  if (plan_field_get_kind (field) != PLAN_FIELD_TEST_CASES)
    return strchr (plan_field_get_bytes (field, NULL), '`') != NULL ? 1 : 0;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      MdSpan name = plan_field_get_item (field, i)->cells[0];

      n += !MD_SPAN_IS_EMPTY (name);
    }
  return n;
}

/* `No unit tests - glue code`: a reason is as good as a test. */
static gboolean
says_no_tests (const PlanField *field)
{
  g_autofree char *text = plan_field_dup_text (field);

  g_strchug (text);
  return g_ascii_strncasecmp (text, "no ", 3) == 0 || g_ascii_strncasecmp (text, "none", 4) == 0
         || g_ascii_strncasecmp (text, "n/a", 3) == 0 || strstr (text, "\n- No ") != NULL
         || g_str_has_prefix (text, "- No ");
}

void
_plan_check_tests (PlanChecker *checker,
                   guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);
  int             field = plan_part_find_field (part, "tests", 0);

  if (field < 0)
    {
      _plan_checker_add (checker, index, -1, -1,
                         g_strdup (_("It names no tests. Add Test Cases, or say there why there "
                                     "are none.")));
      return;
    }
  for (int i = field; i >= 0; i = plan_part_find_field (part, "tests", i + 1))
    {
      const PlanField *tests = plan_part_get_field (part, i);

      if (count_names (tests) > 0 || says_no_tests (tests)
          || plan_field_count_placeholders (tests) > 0)
        return;
    }
  _plan_checker_add (checker, index, field, -1,
                     g_strdup (_("None of its tests has a name. Write names in back-ticks, and "
                                 "what each expects.")));
}

void
_plan_check_test_file (PlanChecker *checker,
                       guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  for (int i = plan_part_find_field (part, "tests", 0); i >= 0;
       i = plan_part_find_field (part, "tests", i + 1))
    {
      const PlanField *tests = plan_part_get_field (part, i);

      if (plan_field_get_kind (tests) == PLAN_FIELD_TEST_CASES && count_names (tests) > 0
          && *plan_field_get_remark (tests) == '\0')
        _plan_checker_add (checker, index, i, -1,
                           g_strdup (_("It is not said in which file the tests go. Write it "
                                       "behind Test Cases: (file: `…`).")));
    }
}

void
_plan_check_task_dependencies (PlanChecker *checker,
                               guint        index)
{
  if (plan_part_find_field (plan_get_part (checker->plan, index), "dependencies", 0) < 0)
    _plan_checker_add (checker, index, -1, -1,
                       g_strdup (_("It does not say what it depends on. Write the tasks that must "
                                   "be complete before, or None.")));
}

void
_plan_check_status (PlanChecker *checker,
                    guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);
  int             field = plan_part_find_field (part, "status", 0);
  guint           n = plan_part_get_n_criteria (part);
  guint           n_done = plan_part_get_n_criteria_done (part);
  gboolean        from_field;
  PlanStatus      status = plan_part_get_status (part, &from_field);

  if (!from_field || n == 0)
    return;
  if (status == PLAN_STATUS_DONE && n_done < n)
    _plan_checker_add (
        checker, index, field, -1,
        g_strdup_printf (ngettext ("It is done, but %u criterion is open. Tick it, or change the "
                                   "status.",
                                   "It is done, but %u criteria are open. Tick them, or change the "
                                   "status.",
                                   n - n_done),
                         n - n_done));
  else if (status == PLAN_STATUS_TO_DO && n_done == n)
    _plan_checker_add (checker, index, field, -1,
                       g_strdup (_("It is still to do, but all its criteria are ticked. Change the "
                                   "status, or untick what is open.")));
}

/* The beginnings of words, as bits: two words with different bits are different. */
typedef struct
{
  guint64 bits[16];
} Words;

#define MIN_WORD 4
#define MAX_STEM 5

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || (guchar)c >= 0x80;
}

/* Calls for each longer word of @text: adds it to @words, or looks whether it is there. */
static gboolean
take_words (Words      *words,
            const char *text,
            gsize       length,
            gboolean    add)
{
  for (gsize i = 0; i < length;)
    {
      gsize start = i;
      guint hash = 5381;

      /* `camelCase` and `snake_case` are several words. */
      while (i < length && is_word_char (text[i])
             && !(i > start && g_ascii_isupper (text[i]) && g_ascii_islower (text[i - 1])))
        {
          /* The bit makes small letters of capitals, and tells all else apart as before. */
          if (i - start < MAX_STEM)
            hash = hash * 33 + ((guchar)text[i] | 0x20);
          i++;
        }
      if (i - start >= MIN_WORD || (i > start && g_ascii_isdigit (text[start])))
        {
          guint bit = (hash ^ (hash >> 10)) & 1023;

          if (add)
            words->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
          else if ((words->bits[bit / 64] & G_GUINT64_CONSTANT (1) << (bit % 64)) != 0)
            return TRUE;
        }
      if (i == start)
        i++;
    }
  return FALSE;
}

/* Only a criterion that has no word in common with any test, and only where the tests have names:
 * whether a test really covers it, nobody but a person can tell. */
void
_plan_check_coverage (PlanChecker *checker,
                      guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);
  Words           words = { { 0 } };
  guint           n_names = 0;
  int             field = plan_part_find_field (part, "acceptance-criteria", 0);

  for (int i = plan_part_find_field (part, "tests", 0); i >= 0;
       i = plan_part_find_field (part, "tests", i + 1))
    {
      gsize       length;
      const char *bytes = plan_field_get_bytes (plan_part_get_field (part, i), &length);

      n_names += count_names (plan_part_get_field (part, i));
      take_words (&words, bytes, length, TRUE);
    }
  if (n_names < 2 || field < 0)
    return;
  for (guint i = 0; i < plan_field_get_n_items (plan_part_get_field (part, field)); i++)
    {
      const PlanField *criteria = plan_part_get_field (part, field);
      const PlanItem  *item = plan_field_get_item (criteria, i);
      MdSpan           cell = item->n_cells > 0 ? item->cells[0] : item->span;

      if (item->box != MD_BOX_NONE && MD_SPAN_LENGTH (cell) > 0
          && !take_words (&words, plan_field_get_bytes (criteria, NULL) + cell.start,
                          MD_SPAN_LENGTH (cell), FALSE))
        _plan_checker_add (checker, index, field, i,
                           g_strdup (_("No test seems to cover this criterion. Name one that "
                                       "does.")));
    }
}
