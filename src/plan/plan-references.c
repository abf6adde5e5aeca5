/* plan-references.c: the tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-references.h"

#include <string.h>

#include "plan/plan-heading.h"
#include "plan/plan-references-private.h"

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  GArray     *references;
  gboolean    is_bare;  /* no word stands before the numbers that are taken */
  guint       n_before; /* references of the parts before this one */
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

/* A task's or agent's number: `1`, `2.1`, `A.1`, `T-001`, `B`. */
static MdSpan
take_number (Scanner *scanner)
{
  const char *text = scanner->text + scanner->at;
  gsize       length = scanner->length - scanner->at;
  gsize       start = scanner->at, n = plan_id_scan (text, length);

  /* A letter may be followed by anything but a word. */
  if (n == 0 && length > 0 && g_ascii_isupper (text[0])
      && (length == 1 || !is_word_byte (text[1])))
    n = 1;
  if (n == 0 || (n < length && (g_ascii_isalnum (text[n]) || text[n] == '_')))
    return (MdSpan){ start, start };
  scanner->at += n;
  return (MdSpan){ start, start + n };
}

static void
add (Scanner          *scanner,
     PlanReferenceKind kind,
     gsize             start,
     MdSpan            agent,
     MdSpan            number,
     MdSpan            last)
{
  PlanReference reference = { .kind = kind, .span = { start, scanner->at }, .agent = agent,
                              .number = number, .last = last, .end = scanner->at,
                              .is_bare = scanner->is_bare };

  g_array_append_val (scanner->references, reference);
}

static PlanReference *
get_last (Scanner *scanner)
{
  return &g_array_index (scanner->references, PlanReference, scanner->references->len - 1);
}

/* The word Task or Tasks, with what may stand between it and a number. */
static gboolean
take_task (Scanner *scanner)
{
  gsize n = plan_id_scan_word (scanner->text + scanner->at, scanner->length - scanner->at);
  gsize at = scanner->at + n;

  if (n == 0)
    return FALSE;
  if (at < scanner->length && (scanner->text[at] == 's' || scanner->text[at] == 'S'))
    at++;
  if (at < scanner->length && g_ascii_isalpha (scanner->text[at]))
    return FALSE;
  scanner->at = at;
  skip_blanks (scanner);
  while (!at_end (scanner) && strchr ("-_#", peek (scanner)) != NULL)
    scanner->at++;
  return TRUE;
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

/* Blanks, and the marks of code and bold. */
static void
skip_marks (Scanner *scanner)
{
  while (!at_end (scanner) && strchr (" \t\r\n`*", peek (scanner)) != NULL)
    scanner->at++;
}

/* `Agent 1`, `Build Agent 1`. Returns: its number; empty, and nothing taken, without one */
static MdSpan
take_agent (Scanner *scanner)
{
  gsize  start = scanner->at;
  MdSpan number = { start, start };

  take_word (scanner, "Build");
  skip_blanks (scanner);
  if (take_word (scanner, "Agent") || take_word (scanner, "Agents"))
    {
      skip_blanks (scanner);
      number = take_number (scanner);
    }
  if (MD_SPAN_IS_EMPTY (number))
    scanner->at = start;
  return number;
}

/* ` of Agent 1`, ` from Build Agent 1`, as take_agent(). */
static MdSpan
take_of_agent (Scanner *scanner)
{
  static const char *const words[] = { "of", "from", "in", "by", NULL };
  gsize                    start = scanner->at;
  MdSpan                   number = { start, start };

  skip_marks (scanner);
  if (take_any (scanner, words))
    {
      skip_blanks (scanner);
      number = take_agent (scanner);
    }
  if (MD_SPAN_IS_EMPTY (number))
    scanner->at = start;
  return number;
}

/* What behind a task says whose it is: ` of Agent 1`, ` (Agent 1)`; as take_agent(). */
static MdSpan
take_owner (Scanner *scanner)
{
  gsize  start = scanner->at;
  MdSpan number = take_of_agent (scanner);

  if (!MD_SPAN_IS_EMPTY (number))
    return number;
  skip_marks (scanner);
  if (peek (scanner) == '(')
    {
      scanner->at++;
      number = take_agent (scanner);
      if (MD_SPAN_IS_EMPTY (number))
        number = take_of_agent (scanner);
      if (!MD_SPAN_IS_EMPTY (number) && peek (scanner) == ')')
        {
          scanner->at++;
          return number;
        }
    }
  scanner->at = start;
  return (MdSpan){ start, start };
}

/* A task's number, which may be a key such as `2/1`: then sets @agent. */
static MdSpan
take_task_number (Scanner *scanner,
                  MdSpan  *agent)
{
  MdSpan  number = take_number (scanner), second;
  Scanner look = *scanner;

  *agent = (MdSpan){ number.start, number.start };
  if (MD_SPAN_IS_EMPTY (number) || peek (&look) != '/')
    return number;
  look.at++;
  second = take_number (&look);
  if (MD_SPAN_IS_EMPTY (second) || peek (&look) == '/')
    return number;
  scanner->at = look.at;
  *agent = number;
  return second;
}

/* The last number of a range from a task of @agent (empty: none is written), which may be a key of
 * the same agent. Empty, and nothing taken, when no range begins here. */
static MdSpan
take_last (Scanner *scanner,
           MdSpan   agent)
{
  gsize       start = scanner->at;
  const char *text = scanner->text;
  MdSpan      last, again;

  if (take_range_mark (scanner))
    {
      take_task (scanner);
      last = take_task_number (scanner, &again);
      if (!MD_SPAN_IS_EMPTY (last)
          && (MD_SPAN_IS_EMPTY (again)
              || (MD_SPAN_LENGTH (again) == MD_SPAN_LENGTH (agent)
                  && memcmp (text + again.start, text + agent.start, MD_SPAN_LENGTH (agent))
                         == 0)))
        return last;
    }
  scanner->at = start;
  return (MdSpan){ start, start };
}

/* `2`, `2/1`, `1, 3`, `1-4`, `1 and 2`: what follows the word Task. Returns: whether any does */
static gboolean
scan_numbers (Scanner *scanner,
              gsize    start,
              MdSpan   agent)
{
  gboolean any = FALSE;
  gsize    resume = scanner->at;

  for (;;)
    {
      MdSpan   number, last, own;
      gboolean is_key;

      skip_blanks (scanner);
      number = MD_SPAN_IS_EMPTY (agent) ? take_task_number (scanner, &own) : take_number (scanner);
      if (MD_SPAN_IS_EMPTY (number))
        {
          scanner->at = resume;
          return any;
        }
      is_key = MD_SPAN_IS_EMPTY (agent) && !MD_SPAN_IS_EMPTY (own);
      last = take_last (scanner, is_key ? own : agent);
      add (scanner, MD_SPAN_IS_EMPTY (last) ? PLAN_REFERENCE_TASK : PLAN_REFERENCE_RANGE,
           !any     ? start
           : is_key ? own.start
                    : number.start,
           is_key ? own : agent, number, last);
      get_last (scanner)->is_key = is_key;
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

/* As scan_numbers(), with whose they are, when that follows: `1, 2 of Agent 1`. */
static gboolean
scan_tasks (Scanner *scanner,
            gsize    start,
            MdSpan   agent)
{
  guint n = scanner->references->len;

  if (!scan_numbers (scanner, start, agent))
    return FALSE;
  if (!MD_SPAN_IS_EMPTY (agent))
    return TRUE;
  agent = take_owner (scanner);
  if (MD_SPAN_IS_EMPTY (agent))
    return TRUE;
  for (guint i = n; i < scanner->references->len; i++)
    {
      PlanReference *reference = &g_array_index (scanner->references, PlanReference, i);

      if (!reference->is_key)
        {
          reference->agent = agent;
          reference->is_bare = FALSE;
        }
    }
  get_last (scanner)->span.end = get_last (scanner)->end = scanner->at;
  return TRUE;
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

static void
add_agent (Scanner *scanner,
           gsize    start,
           MdSpan   number)
{
  add (scanner, PLAN_REFERENCE_AGENT, start, number, number, (MdSpan){ number.end, number.end });
}

/* What joins an agent and its tasks: `: `, ` / `, `'s `, `, `. A comma may also stand between two
 * references: then sets @is_comma. */
static void
take_link (Scanner  *scanner,
           gboolean *is_comma)
{
  static const char *const marks[] = { ":", "/", "-", "\342\200\223", "\342\200\224", "'s",
                                       "\342\200\231s", ">", "\342\206\222", NULL };

  skip_marks (scanner);
  *is_comma = peek (scanner) == ',';
  if (*is_comma)
    scanner->at++;
  else
    take_any (scanner, marks);
  skip_marks (scanner);
}

/* Whether it is said anew whose the tasks before are: `Agent 1, Task 2 of this agent`. */
static gboolean
has_owner (const Scanner *scanner)
{
  Scanner look = *scanner;
  MdSpan  owner = take_owner (&look);

  if (!MD_SPAN_IS_EMPTY (owner))
    return TRUE;
  skip_marks (&look);
  return take_word (&look, "of this agent");
}

/* Whether the word before a number is `Agents`. */
static gboolean
is_plural (const Scanner *scanner,
           MdSpan         number)
{
  gsize at = number.start;

  while (at > 0 && g_ascii_isspace (scanner->text[at - 1]))
    at--;
  return at > 0 && g_ascii_tolower (scanner->text[at - 1]) == 's';
}

/* `, 2 and 3` behind `Agents 1`. */
static void
scan_more_agents (Scanner *scanner)
{
  for (;;)
    {
      gsize  resume = scanner->at;
      MdSpan number = { 0, 0 };

      if (take_separator (scanner))
        {
          skip_blanks (scanner);
          number = take_number (scanner);
        }
      if (MD_SPAN_IS_EMPTY (number))
        {
          scanner->at = resume;
          return;
        }
      add_agent (scanner, number.start, number);
    }
}

static gboolean
scan_agent (Scanner *scanner)
{
  gsize    start = scanner->at, before;
  guint    n = scanner->references->len;
  MdSpan   number = take_agent (scanner);
  gboolean is_comma;

  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  before = scanner->at;
  take_link (scanner, &is_comma);
  if (take_task (scanner) && scan_tasks (scanner, start, number)
      && !(is_comma && has_owner (scanner)))
    return TRUE;
  g_array_set_size (scanner->references, n);
  scanner->at = before;
  add_agent (scanner, start, number);
  if (is_plural (scanner, number))
    scan_more_agents (scanner);
  return TRUE;
}

/* As take_any(), with the blanks behind the word. */
static gboolean
take_step (Scanner           *scanner,
           const char *const *words)
{
  if (!take_any (scanner, words))
    return FALSE;
  skip_blanks (scanner);
  return TRUE;
}

/* Whether nothing stands here that would be what `All previous …` is about: not `phases`. */
static gboolean
is_at_stop (Scanner *scanner)
{
  static const char *const words[] = { "must", "complete", "completed", "done", "and", NULL };
  Scanner                  look = *scanner;

  skip_blanks (&look);
  return at_end (&look) || strchr (",;.:()-", peek (&look)) != NULL || take_any (&look, words);
}

/* What `All` is about: those of an agent, such as `Agent 1 tasks` and `tasks of Agent 1`, … */
static gboolean
scan_all_of_agent (Scanner *scanner,
                   gsize    start)
{
  static const char *const words[] = { "implementation tasks", "tasks", NULL };
  gsize                    before = scanner->at;
  MdSpan                   number = take_agent (scanner);

  if (MD_SPAN_IS_EMPTY (number))
    {
      if (take_any (scanner, words))
        number = take_of_agent (scanner);
      if (MD_SPAN_IS_EMPTY (number))
        {
          scanner->at = before;
          return FALSE;
        }
    }
  else
    {
      take_word (scanner, "'s");
      before = scanner->at;
      skip_blanks (scanner);
      if (!take_any (scanner, words))
        scanner->at = before;
    }
  add_agent (scanner, start, number);
  return TRUE;
}

/* … those that stand before: `previous tasks`, `tasks above`, `the above`, … */
static gboolean
take_before (Scanner *scanner)
{
  static const char *const before[] = { "previous", "prior", "earlier", "preceding", "above",
                                        NULL };
  static const char *const tasks[] = { "implementation tasks", "tasks", NULL };
  static const char *const behind[] = { "above", "before this", "before it", NULL };
  gsize                    start = scanner->at;

  if (take_any (scanner, before))
    {
      gsize end = scanner->at;

      skip_blanks (scanner);
      if (take_any (scanner, tasks))
        return TRUE;
      scanner->at = end;
      if (is_at_stop (scanner))
        return TRUE;
    }
  else if (take_step (scanner, tasks) && take_any (scanner, behind))
    return TRUE;
  scanner->at = start;
  return FALSE;
}

/* … or simply all: `All tasks`, `All implementation tasks complete`, `All other tasks`. */
static gboolean
scan_all (Scanner *scanner)
{
  static const char *const all[] = { "all of the", "all of", "all the", "all", NULL };
  static const char *const words[] = { "tasks", "implementation tasks", "other tasks", NULL };
  gsize                    start = scanner->at;
  MdSpan                   none = { start, start };

  if (take_step (scanner, all))
    {
      if (scan_all_of_agent (scanner, start))
        return TRUE;
      if (take_before (scanner))
        {
          add (scanner, PLAN_REFERENCE_BEFORE, start, none, none, none);
          return TRUE;
        }
      if (take_any (scanner, words))
        {
          add (scanner, PLAN_REFERENCE_ALL, start, none, none, none);
          return TRUE;
        }
    }
  scanner->at = start;
  return FALSE;
}

/* Whether a number without a word stands here and is nothing else: not `16 GB`, and no word. */
static gboolean
is_bare_number (Scanner *scanner)
{
  static const char *const behind[] = { "and", "through", "to", "must", "complete", "completed",
                                        "done", "first", NULL };
  Scanner                  look = *scanner, owner;
  MdSpan                   agent, number = take_task_number (&look, &agent);
  gboolean                 needs_mark;

  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  if (MD_SPAN_IS_EMPTY (agent)
      && plan_id_scan_own (scanner->text + scanner->at, scanner->length - scanner->at,
                           &needs_mark) > 0)
    return TRUE;
  while (number.start < number.end && !g_ascii_isdigit (scanner->text[number.start]))
    number.start++;
  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  owner = look;
  agent = take_owner (&owner);
  if (!MD_SPAN_IS_EMPTY (agent))
    return TRUE;
  while (peek (&look) == ' ' || peek (&look) == '`' || peek (&look) == '*')
    look.at++;
  if (at_end (&look) || strchr (",;()\r\n", peek (&look)) != NULL || take_range_mark (&look)
      || (peek (&look) == '.' && look.at + 1 == look.length))
    return TRUE;
  return take_any (&look, behind);
}

static gboolean
scan_reference (Scanner *scanner)
{
  gsize start = scanner->at;

  if (scan_file (scanner) || scan_agent (scanner) || scan_all (scanner))
    return TRUE;
  if (!is_bare_number (scanner))
    {
      if (take_task (scanner) && scan_tasks (scanner, start, (MdSpan){ start, start }))
        return TRUE;
    }
  else
    {
      gboolean taken;

      scanner->is_bare = TRUE;
      taken = scan_tasks (scanner, start, (MdSpan){ start, start });
      scanner->is_bare = FALSE;
      if (taken)
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
  PlanReference *last = get_last (scanner);

  last->end = scanner->at;
  while (last->end > last->span.end && strchr (" \t\r\n", scanner->text[last->end - 1]) != NULL)
    last->end--;
}

/* The next `;` that is neither in parentheses nor in code; the scanner's end without one. */
static gsize
find_semicolon (const Scanner *scanner)
{
  gboolean in_code = FALSE;
  int      depth = 0;

  for (gsize i = scanner->at; i < scanner->length; i++)
    {
      char c = scanner->text[i];

      if (c == '`')
        in_code = !in_code;
      else if (!in_code && (c == '(' || c == ')'))
        depth += c == '(' ? 1 : -1;
      else if (c == ';' && !in_code && depth <= 0)
        return i;
    }
  return scanner->length;
}

/* The references from here on, up to what is not understood. */
static void
scan_part (Scanner *scanner)
{
  while (scan_reference (scanner))
    {
      skip_remarks (scanner);
      set_end (scanner);
      if (!take_separator (scanner))
        return;
      skip_lead (scanner);
    }
  /* The part that follows a `;` is looked for from the last reference on. */
  if (scanner->references->len > scanner->n_before)
    scanner->at = get_last (scanner)->end;
}

/* The parts of an item, between which `;` stands. Returns: whether it says `None` */
static gboolean
scan_item (Scanner *scanner)
{
  for (;;)
    {
      MdSpan part = { scanner->at, scanner->at };

      scanner->n_before = scanner->references->len;
      skip_lead (scanner);
      if (take_word (scanner, "None"))
        return TRUE;
      scan_part (scanner);
      part.end = find_semicolon (scanner);
      for (guint i = scanner->n_before; i < scanner->references->len; i++)
        g_array_index (scanner->references, PlanReference, i).part = part;
      if (part.end >= scanner->length)
        return FALSE;
      scanner->at = part.end + 1;
    }
}

GArray *
plan_references_scan (const char *text,
                      gsize       length)
{
  Scanner scanner = { .text = text };
  gsize   start = 0;

  scanner.references = g_array_new (FALSE, FALSE, sizeof (PlanReference));
  while (start < length)
    {
      scanner.at = _plan_references_skip_bullet (text, length, start);
      scanner.length = _plan_references_find_next_item (text, length, start);
      /* What stands before a list speaks for it. */
      if (scan_item (&scanner) && start == 0
          && _plan_references_skip_bullet (text, length, 0) == 0)
        break;
      start = scanner.length;
    }
  return scanner.references;
}
