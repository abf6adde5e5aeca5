/* plan-references.c: the tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-references.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  GArray     *references;
} Scanner;

static gboolean
at_end (const Scanner *scanner)
{
  return scanner->at >= scanner->length;
}

static char
peek (const Scanner *scanner)
{
  return at_end (scanner) ? '\0' : scanner->text[scanner->at];
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar)c >= 0x80;
}

/* Takes @word, in any case, when a whole word (it may hold blanks) stands there. */
static gboolean
take_word (Scanner    *scanner,
           const char *word)
{
  gsize n = strlen (word);

  if (scanner->at + n > scanner->length
      || g_ascii_strncasecmp (scanner->text + scanner->at, word, n) != 0)
    return FALSE;
  if (scanner->at + n < scanner->length && is_word_byte (scanner->text[scanner->at + n])
      && g_ascii_isalnum (word[n - 1]))
    return FALSE;
  scanner->at += n;
  return TRUE;
}

static void
skip_blanks (Scanner *scanner)
{
  while (!at_end (scanner) && strchr (" \t\r\n", peek (scanner)) != NULL)
    scanner->at++;
}

static gboolean
take_any (Scanner           *scanner,
          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (take_word (scanner, words[i]))
      return TRUE;
  return FALSE;
}

/* Marks and words before a reference that say nothing by themselves. */
static void
skip_lead (Scanner *scanner)
{
  static const char *const words[] = {
    "depends on", "requires", "after", "blocked by", "the", NULL
  };
  gsize                    before;

  do
    {
      before = scanner->at;
      skip_blanks (scanner);
      while (!at_end (scanner) && strchr ("*_`", peek (scanner)) != NULL)
        scanner->at++;
      if ((peek (scanner) == '-' || peek (scanner) == '+') && scanner->at + 1 < scanner->length
          && scanner->text[scanner->at + 1] == ' ')
        scanner->at += 2;
      take_any (scanner, words);
    }
  while (scanner->at > before);
}

/* A task's or agent's number: `1`, `2.1`, `A.1`, `T-001`. */
static MdSpan
take_number (Scanner *scanner)
{
  gsize start = scanner->at, i = start, digits;

  while (i < scanner->length && i - start < 3 && g_ascii_isupper (scanner->text[i]))
    i++;
  if (i > start && i < scanner->length && strchr ("-.", scanner->text[i]) != NULL)
    i++;
  for (;;)
    {
      digits = i;
      while (i < scanner->length && g_ascii_isdigit (scanner->text[i]))
        i++;
      if (i == digits)
        return (MdSpan){ start, start };
      if (i + 1 >= scanner->length || scanner->text[i] != '.'
          || !g_ascii_isdigit (scanner->text[i + 1]))
        break;
      i++;
    }
  scanner->at = i;
  return (MdSpan){ start, i };
}

static void
add (Scanner          *scanner,
     PlanReferenceKind kind,
     gsize             start,
     MdSpan            agent,
     MdSpan            number,
     MdSpan            last)
{
  PlanReference reference = { kind, { start, scanner->at }, agent, number, last, scanner->at };

  g_array_append_val (scanner->references, reference);
}

/* What joins two numbers of a list into a range. */
static gboolean
take_range_mark (Scanner *scanner)
{
  static const char *const marks[] = { "-", "\342\200\223", "\342\200\224", "through", "to", NULL };
  gsize                    before = scanner->at;

  /* Not over a line's end: a `-` there is a bullet. */
  while (peek (scanner) == ' ')
    scanner->at++;
  if (take_any (scanner, marks))
    {
      skip_blanks (scanner);
      return TRUE;
    }
  scanner->at = before;
  return FALSE;
}

/* What stands between two references: a comma, `and`, … */
static gboolean
take_separator (Scanner *scanner)
{
  static const char *const marks[] = { "and", "&", "+", ",", ";", NULL };
  gboolean                 any = FALSE;

  for (;;)
    {
      skip_blanks (scanner);
      if (!take_any (scanner, marks))
        return any;
      any = TRUE;
    }
}

/* `2`, `1, 3`, `1-4`, `1 and 2`: what follows the word Task. Returns: whether there is any */
static gboolean
scan_tasks (Scanner *scanner,
            gsize    start,
            MdSpan   agent)
{
  gboolean any = FALSE;
  gsize    resume = scanner->at;

  for (;;)
    {
      gsize  before;
      MdSpan number, last;

      skip_blanks (scanner);
      number = take_number (scanner);
      if (MD_SPAN_IS_EMPTY (number))
        {
          scanner->at = resume;
          return any;
        }
      last = (MdSpan){ number.end, number.end };
      before = scanner->at;
      if (take_range_mark (scanner))
        {
          take_word (scanner, "Task");
          skip_blanks (scanner);
          last = take_number (scanner);
          if (MD_SPAN_IS_EMPTY (last))
            scanner->at = before;
        }
      add (scanner, MD_SPAN_IS_EMPTY (last) ? PLAN_REFERENCE_TASK : PLAN_REFERENCE_RANGE,
           any ? number.start : start, agent, number, last);
      any = TRUE;
      /* `Tasks 1, 2` goes on; in `Task 1, Task 2` a new reference begins behind the comma. */
      resume = scanner->at;
      if (!take_separator (scanner))
        {
          scanner->at = resume;
          return TRUE;
        }
    }
}

static gboolean
scan_file (Scanner *scanner)
{
  gsize start = scanner->at, i = start;

  while (i < scanner->length
         && (g_ascii_isalnum (scanner->text[i]) || strchr ("-_./", scanner->text[i])))
    i++;
  while (i > start && scanner->text[i - 1] == '.')
    i--;
  if (i - start < 4 || g_ascii_strncasecmp (scanner->text + i - 3, ".md", 3) != 0)
    return FALSE;
  scanner->at = i;
  add (scanner, PLAN_REFERENCE_FILE, start, (MdSpan){ start, start }, (MdSpan){ start, i },
       (MdSpan){ i, i });
  return TRUE;
}

static gboolean
scan_agent (Scanner *scanner)
{
  gsize  start = scanner->at, before;
  MdSpan number;

  take_word (scanner, "Build");
  skip_blanks (scanner);
  if (!take_word (scanner, "Agent") && !take_word (scanner, "Agents"))
    {
      scanner->at = start;
      return FALSE;
    }
  skip_blanks (scanner);
  number = take_number (scanner);
  if (MD_SPAN_IS_EMPTY (number))
    {
      scanner->at = start;
      return FALSE;
    }
  before = scanner->at;
  skip_blanks (scanner);
  if ((take_word (scanner, "Tasks") || take_word (scanner, "Task")))
    {
      skip_blanks (scanner);
      if (scan_tasks (scanner, start, number))
        return TRUE;
    }
  scanner->at = before;
  add (scanner, PLAN_REFERENCE_AGENT, start, number, number, (MdSpan){ number.end, number.end });
  return TRUE;
}

/* `All tasks`, `All implementation tasks complete`, `All other tasks`. */
static gboolean
scan_all (Scanner *scanner)
{
  static const char *const words[] = {
    "all tasks",
    "all implementation tasks",
    "all other tasks",
    "all previous tasks",
    "all above tasks",
    "all tasks above",
    NULL,
  };
  gsize start = scanner->at;

  if (!take_any (scanner, words))
    return FALSE;
  add (scanner, PLAN_REFERENCE_ALL, start, (MdSpan){ start, start }, (MdSpan){ start, start },
       (MdSpan){ start, start });
  return TRUE;
}

static gboolean
scan_reference (Scanner *scanner)
{
  gsize start = scanner->at;

  if (scan_file (scanner) || scan_agent (scanner) || scan_all (scanner))
    return TRUE;
  if (take_word (scanner, "Tasks") || take_word (scanner, "Task"))
    {
      skip_blanks (scanner);
      if (scan_tasks (scanner, start, (MdSpan){ start, start }))
        return TRUE;
    }
  scanner->at = start;
  return FALSE;
}

/* Remarks in parentheses and words such as `must be complete`. */
static void
skip_remarks (Scanner *scanner)
{
  static const char *const words[] = {
    "must be complete",
    "must be completed",
    "must be done",
    "must complete first",
    "must complete",
    "complete",
    "completed",
    "done",
    "first",
    "of this agent",
    NULL,
  };
  gsize before;

  do
    {
      before = scanner->at;
      while (!at_end (scanner) && strchr ("`*", peek (scanner)) != NULL)
        scanner->at++;
      skip_blanks (scanner);
      if (peek (scanner) == '(')
        {
          int depth = 0;

          for (gsize i = scanner->at; i < scanner->length; i++)
            {
              depth += (scanner->text[i] == '(') - (scanner->text[i] == ')');
              if (depth == 0)
                {
                  scanner->at = i + 1;
                  break;
                }
            }
          if (depth != 0)
            return;
        }
      take_any (scanner, words);
    }
  while (scanner->at > before);
}

/* What stands between the last reference and here are its remarks. */
static void
set_end (Scanner *scanner)
{
  PlanReference *last = &g_array_index (scanner->references, PlanReference,
                                        scanner->references->len - 1);

  last->end = scanner->at;
  while (last->end > last->span.end && strchr (" \t\r\n", scanner->text[last->end - 1]) != NULL)
    last->end--;
}

GArray *
plan_references_scan (const char *text,
                      gsize       length)
{
  Scanner scanner = { .text = text, .length = length };

  scanner.references = g_array_new (FALSE, FALSE, sizeof (PlanReference));
  skip_lead (&scanner);
  if (take_word (&scanner, "None"))
    return scanner.references;
  while (scan_reference (&scanner))
    {
      gsize before;

      skip_remarks (&scanner);
      before = scanner.at;
      set_end (&scanner);
      if (!take_separator (&scanner)
          && !(scanner.at < length && text[scanner.at] == '-' && before > 0
               && text[scanner.at - 1] == '\n'))
        break;
      skip_lead (&scanner);
    }
  return scanner.references;
}

/* Whether nothing but a bullet stands before @reference in its line, and nothing behind it. */
static gboolean
has_line (const char          *text,
          const PlanReference *reference)
{
  const char *start = text + reference->span.start;
  const char *end = text + reference->end;

  while (start > text && strchr (" \t-*+", start[-1]) != NULL)
    start--;
  return strchr ("-*+", *(start + strspn (start, " \t"))) != NULL
         && (start == text || start[-1] == '\n') && (*end == '\0' || *end == '\n');
}

/* Whether @reference is only a number: the word before it is in another. */
static gboolean
is_bare (const PlanReference *reference)
{
  return (reference->kind == PLAN_REFERENCE_TASK || reference->kind == PLAN_REFERENCE_RANGE)
         && reference->span.start == reference->number.start;
}

char *
plan_references_remove (const char *text,
                        guint       index)
{
  g_autoptr (GArray)   references = NULL;
  const PlanReference *reference, *next, *previous;
  gsize                start, end;

  g_return_val_if_fail (text != NULL, NULL);

  references = plan_references_scan (text, strlen (text));
  g_return_val_if_fail (index < references->len, g_strdup (text));

  reference = &g_array_index (references, PlanReference, index);
  next = index + 1 < references->len ? reference + 1 : NULL;
  previous = index > 0 ? reference - 1 : NULL;
  if (previous == NULL && next == NULL)
    return g_strconcat ("None", text + reference->end, NULL);

  start = reference->span.start;
  end = reference->end;
  if (has_line (text, reference))
    {
      while (start > 0 && text[start - 1] != '\n')
        start--;
      if (text[end] == '\n')
        end++;
      else if (start > 0)
        start--;
    }
  else if (next != NULL && is_bare (next))
    {
      start = reference->number.start;
      end = next->number.start;
    }
  else if (previous != NULL)
    start = previous->end;
  else
    end = next->span.start;

  return g_strdup_printf ("%.*s%s", (int)start, text, text + end);
}
