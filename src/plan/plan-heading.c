/* plan-heading.c: what a heading says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-heading.h"

#include <string.h>

#include "md/md-box.h"
#include "plan/plan-text.h"

/* In bytes. */
#define MAX_LENGTH 2000
#define MAX_MARKS 6

guint
plan_heading_scan_marks (const char *text,
                         MdSpan      span)
{
  gsize at = span.start;

  while (at < span.end && text[at] == '#')
    at++;
  if (at - span.start > MAX_MARKS || (at < span.end && strchr (" \t\r\n", text[at]) == NULL))
    return 0;

  return (guint)(at - span.start);
}

/* The text of a heading: without the `#` around it, or without the line under it. */
static MdSpan
find_text (const char *text,
           MdSpan      span)
{
  guint n_marks = plan_heading_scan_marks (text, span);
  gsize end;

  if (n_marks > 0)
    {
      span.start += n_marks;
      span = plan_text_trim (text, span);
      end = span.end;
      while (end > span.start && text[end - 1] == '#')
        end--;
      if (end == span.start || (end < span.end && (text[end - 1] == ' ' || text[end - 1] == '\t')))
        span.end = end;
    }
  else
    {
      end = span.end;
      while (end > span.start && text[end - 1] != '\n')
        end--;
      if (end > span.start)
        span.end = end;
    }
  return plan_text_trim (text, span);
}

static gsize
scan_word (const char *text,
           MdSpan      span,
           const char *word)
{
  gsize n = strlen (word);

  return MD_SPAN_LENGTH (span) >= n && g_ascii_strncasecmp (text + span.start, word, n) == 0 ? n
                                                                                             : 0;
}

/* The length of what stands between a number or a title and the name: `:`, `.`, a dash, or `：`,
 * with the blanks around it; 0 when there is none. */
static gsize
scan_separator (const char *text,
                MdSpan      span)
{
  static const char *const marks[] = {
    ":",
    "\357\274\232",
    "\342\200\224",
    "\342\200\223",
    "--",
    "-",
    ".",
  };
  gsize i = span.start, n = 0;

  while (i < span.end && text[i] == ' ')
    i++;
  for (guint m = 0; m < G_N_ELEMENTS (marks) && n == 0; m++)
    if (i + strlen (marks[m]) <= span.end && memcmp (text + i, marks[m], strlen (marks[m])) == 0)
      n = strlen (marks[m]);
  if (n == 0)
    return 0;
  i += n;
  while (i < span.end && text[i] == ' ')
    i++;
  return i - span.start;
}

/* The offset behind the digits at @i. */
static gsize
skip_digits (const char *text,
             gsize       i,
             gsize       end)
{
  while (i < end && g_ascii_isdigit (text[i]))
    i++;
  return i;
}

/* Whether all of @span is characters of @set. Blocks do not end with a NUL. */
static gboolean
is_all_of (const char *text,
           MdSpan      span,
           const char *set)
{
  for (gsize i = span.start; i < span.end; i++)
    if (text[i] == '\0' || strchr (set, text[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The length of an id without digits: a literal `N`, a letter, a Roman number; what ends it must
 * stand behind it. */
static gsize
scan_letters (const char *text,
              MdSpan      span)
{
  gsize i = span.start;

  while (i < span.end && g_ascii_isupper (text[i]))
    i++;
  if (i - span.start > 4 || i == span.start
      || (i - span.start > 1 && !is_all_of (text, (MdSpan){ span.start, i }, "IVX")))
    return 0;
  if (i == span.end || text[i] == ':' || text[i] == '.'
      || (text[i] == ' ' && i + 1 < span.end && !g_ascii_isalnum (text[i + 1]))
      || (i + 3 <= span.end && memcmp (text + i, "\357\274\232", 3) == 0))
    return i - span.start;
  return 0;
}

/* The length of a task's id: `1`, `1.2`, `A.1`, `T-001`, `T2-001`, `R.1.1`, `II-1.2`, `3b`, or a
 * literal `N`. */
static gsize
scan_id (const char *text,
         MdSpan      span)
{
  gsize    i = span.start, digits;
  gboolean has_prefix;

  while (i < span.end && g_ascii_isupper (text[i]) && i - span.start < 5)
    i++;
  has_prefix = i > span.start;
  if (has_prefix && i + 1 < span.end && (text[i] == '-' || text[i] == '.')
      && g_ascii_isdigit (text[i + 1]))
    i++;
  digits = i;
  i = skip_digits (text, i, span.end);
  if (i == digits)
    return scan_letters (text, span);
  while (i + 1 < span.end && (text[i] == '.' || (has_prefix && text[i] == '-'))
         && g_ascii_isdigit (text[i + 1]))
    i = skip_digits (text, i + 1, span.end);
  if (i < span.end && g_ascii_islower (text[i])
      && (i + 1 == span.end || !g_ascii_isalnum (text[i + 1])))
    i++;
  return i - span.start;
}

/* The length of an id that says by itself that it is a task's: `T-001`, `T2-001`, `TSK-1`, `P0.1`,
 * `U3`. @needs_mark tells whether a separator must stand behind it, or a blank will do. */
static gsize
scan_own_id (const char *text,
             MdSpan      span,
             gboolean   *needs_mark)
{
  gsize n = scan_id (text, span), i = 0, digits;
  char  first = text[span.start];

  while (i < n && g_ascii_isupper (text[span.start + i]))
    i++;
  digits = i + (i < n && text[span.start + i] == '-');
  if (i == 0 || digits >= n || !g_ascii_isdigit (text[span.start + digits])
      || g_ascii_islower (text[span.start + n - 1]))
    return 0;
  *needs_mark = text[span.start + digits] != '0' && n - digits < 4;
  if (i == 1 && first == 'T')
    return n;
  if ((i == 3 && strncmp (text + span.start, "TSK", 3) == 0)
      || (i == 4 && strncmp (text + span.start, "TASK", 4) == 0))
    return n;
  if (i == 1 && first == 'P' && digits == i && memchr (text + span.start, '.', n) != NULL)
    {
      *needs_mark = FALSE;
      return n;
    }
  if (i == 1 && first == 'U'
      && is_all_of (text, (MdSpan){ span.start + i, span.start + n }, "0123456789"))
    {
      *needs_mark = TRUE;
      return n;
    }
  return 0;
}

/* The status that ends the name, `… ✅ COMPLETE` or `… [DONE]`: where it begins, or the name's end.
 */
static gsize
find_status (const char *text,
             MdSpan      name,
             PlanStatus *status)
{
  g_autofree char *valid = g_utf8_make_valid (text + name.start, MD_SPAN_LENGTH (name));
  gsize            at = name.end;
  char            *tail = NULL;

  if (strlen (valid) != MD_SPAN_LENGTH (name))
    return name.end;
  for (char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (plan_status_parse_mark (g_utf8_get_char (p), status))
      tail = p;
  if (tail != NULL)
    {
      char *words = g_utf8_next_char (tail);

      /* A variation selector may follow the emoji, and nothing else but words of a status. */
      if (g_utf8_get_char (words) == 0xFE0F)
        words = g_utf8_next_char (words);
      words += strspn (words, " *");
      if (*words == '\0' || *words == ')' || plan_status_parse_word (words, status))
        at = name.start + (tail - valid);
    }
  else if ((tail = strrchr (valid, '[')) != NULL && g_str_has_suffix (tail, "]")
           && plan_status_parse_word (tail + 1, status))
    at = name.start + (tail - valid);
  while (at < name.end && at > name.start
         && (text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '('
             || text[at - 1] == '*'))
    at--;
  while (at < name.end && at >= name.start + 3
         && (memcmp (text + at - 3, "\342\200\224", 3) == 0
             || memcmp (text + at - 3, "\342\200\223", 3) == 0))
    {
      at -= 3;
      while (at > name.start && text[at - 1] == ' ')
        at--;
    }
  return at;
}

/* Takes the status off the end of the name. */
static void
cut_status (const char  *text,
            PlanHeading *heading)
{
  PlanStatus status = PLAN_STATUS_TO_DO;
  gsize      at = find_status (text, heading->name, &status);

  if (at == heading->name.end || at == heading->name.start)
    return;
  /* The bold of the name ends before it. */
  if (strncmp (text + heading->name.start, "**", 2) == 0
      && g_strstr_len (text + heading->name.start + 2, at - heading->name.start - 2, "**") == NULL)
    return;
  heading->name.end = at;
  if (!heading->has_status)
    {
      heading->has_status = TRUE;
      heading->status = status;
    }
}

/* The last `(…)` of the heading, when it says where the task's code goes. Cuts it off @name. */
static void
find_location (const char  *text,
               PlanHeading *heading)
{
  static const char *const words[] = { "Module:", "Modules:", "Files:", "File:" };
  MdSpan                   name = heading->name, inside;
  gsize                    open = name.end;
  int                      depth = 0;

  if (MD_SPAN_IS_EMPTY (name) || text[name.end - 1] != ')')
    return;
  while (open > name.start)
    {
      open--;
      depth += (text[open] == ')') - (text[open] == '(');
      if (depth == 0)
        break;
    }
  if (depth != 0 || open == name.start)
    return;
  inside = plan_text_trim (text, (MdSpan){ open + 1, name.end - 1 });
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      gsize n = scan_word (text, inside, words[w]);

      if (n > 0)
        {
          heading->location = plan_text_trim (text, (MdSpan){ inside.start + n, inside.end });
          heading->name = plan_text_trim (text, (MdSpan){ name.start, open });
          return;
        }
    }
  if (MD_SPAN_LENGTH (inside) > 2 && text[inside.start] == '`' && text[inside.end - 1] == '`')
    {
      heading->location = inside;
      heading->name = plan_text_trim (text, (MdSpan){ name.start, open });
    }
}

/* Takes the bold off a name that is bold as a whole. */
static void
strip_bold (const char *text,
            MdSpan     *name)
{
  const char *first;

  if (MD_SPAN_LENGTH (*name) < 5 || strncmp (text + name->start, "**", 2) != 0)
    return;
  first = g_strstr_len (text + name->start + 2, MD_SPAN_LENGTH (*name) - 2, "**");
  if (first != NULL && (gsize)(first - text) + 2 == name->end)
    *name = (MdSpan){ name->start + 2, name->end - 2 };
}

/* The word Task, in the languages that plans are written in. */
static const char *const task_words[] = {
  "Task",
  "\344\273\273\345\212\241",                                 /* 任务 */
  "\344\273\273\345\213\231",                                 /* 任務 */
  "\343\202\277\343\202\271\343\202\257",                     /* タスク */
  "\354\236\221\354\227\205",                                 /* 작업 */
  "\320\227\320\260\320\264\320\260\321\207\320\260",         /* Задача */
  "\320\227\320\260\320\262\320\264\320\260\320\275\320\275\321\217", /* Завдання */
  "\331\205\331\207\331\205\330\251",                         /* مهمة */
  "\330\247\331\204\331\205\331\207\331\205\330\251",         /* المهمة */
  "\327\236\327\251\327\231\327\236\327\224",                 /* משימה */
  "Aufgabe",
  "T\303\242che",
  "Tarea",
  "Tarefa",
  "Compito",
  "Taak",
  "Zadanie",
  "Uppgift",
  "G\303\266rev",
  "Nhi\341\273\207m v\341\273\245",
};

gsize
plan_id_scan_word (const char *text,
                   gsize       length)
{
  for (guint w = 0; w < G_N_ELEMENTS (task_words); w++)
    {
      gsize n = scan_word (text, (MdSpan){ 0, length }, task_words[w]);

      if (n > 0)
        return n;
    }
  return 0;
}

gsize
plan_id_scan (const char *text,
              gsize       length)
{
  return length > 0 ? scan_id (text, (MdSpan){ 0, length }) : 0;
}

gsize
plan_id_scan_own (const char *text,
                  gsize       length,
                  gboolean   *needs_mark)
{
  return length > 0 ? scan_own_id (text, (MdSpan){ 0, length }, needs_mark) : 0;
}

/* The id behind the word Task, or one that needs no word. @rest goes on behind it. */
static gboolean
read_id (const char  *text,
         MdSpan      *rest,
         PlanHeading *heading)
{
  gboolean needs_mark = FALSE;
  gsize    own = MD_SPAN_IS_EMPTY (*rest) ? 0 : scan_own_id (text, *rest, &needs_mark);
  gsize    n = own > 0 ? 0 : plan_id_scan_word (text + rest->start, MD_SPAN_LENGTH (*rest));

  heading->is_weak = n == 0;
  if (n > 0)
    {
      rest->start += n;
      while (rest->start < rest->end && strchr (" -_#", text[rest->start]) != NULL)
        rest->start++;
      own = scan_id (text, *rest);
    }
  if (own == 0)
    return FALSE;
  heading->number = (MdSpan){ rest->start, rest->start + own };
  rest->start = heading->number.end;
  if (rest->start + 2 <= rest->end && strncmp (text + rest->start, "**", 2) == 0)
    rest->start += 2;
  n = scan_separator (text, *rest);
  if (n == 0 && heading->is_weak && !needs_mark && rest->start < rest->end
      && text[rest->start] == ' ')
    n = 1;
  if (n == 0 && (heading->is_weak || !MD_SPAN_IS_EMPTY (*rest)))
    return FALSE;
  rest->start += n;
  return TRUE;
}

/* The end of bold that begins before the heading's first word, at @start: `**Task 1: Write**`. */
static void
cut_bold (const char *text,
          gsize       start,
          MdSpan     *name)
{
  if (start >= 2 && strncmp (text + start - 2, "**", 2) == 0 && MD_SPAN_LENGTH (*name) > 2
      && strncmp (text + name->end - 2, "**", 2) == 0
      && g_strstr_len (text + name->start, (gssize)MD_SPAN_LENGTH (*name), "**")
             == text + name->end - 2)
    name->end -= 2;
}

static gboolean
read_task (const char  *text,
           MdSpan       rest,
           PlanHeading *heading)
{
  gsize start = rest.start;

  if (!read_id (text, &rest, heading))
    {
      heading->number = (MdSpan){ 0, 0 };
      heading->is_weak = FALSE;
      return FALSE;
    }
  heading->kind = PLAN_PART_TASK;
  heading->name = rest;
  cut_bold (text, start, &heading->name);
  cut_status (text, heading);
  find_location (text, heading);
  strip_bold (text, &heading->name);
  return TRUE;
}

static gboolean
read_agent (const char  *text,
            MdSpan       rest,
            PlanHeading *heading)
{
  gsize  start = rest.start;
  gsize  n = scan_word (text, rest, "Build Agent ");
  MdSpan number;

  if (n == 0)
    return FALSE;
  /* A number or a letter: `Build Agent Summary` is none. */
  number.start = rest.start + n;
  if (number.start < rest.end && text[number.start] == '#')
    number.start++;
  number.end = number.start;
  if (number.end < rest.end && g_ascii_isalpha (text[number.end]))
    number.end++;
  while (number.end < rest.end && g_ascii_isdigit (text[number.end]))
    number.end++;
  if (number.end < rest.end && g_ascii_isalnum (text[number.end]))
    return FALSE;
  if (MD_SPAN_IS_EMPTY (number))
    return FALSE;
  rest.start = number.end;
  if (rest.start + 2 <= rest.end && strncmp (text + rest.start, "**", 2) == 0)
    rest.start += 2;
  n = scan_separator (text, rest);
  if (n == 0 && MD_SPAN_LENGTH (rest) > 3 && strncmp (text + rest.start, " (", 2) == 0
      && text[rest.end - 1] == ')')
    {
      n = 2;
      rest.end--;
    }
  if (n == 0 && !MD_SPAN_IS_EMPTY (rest))
    return FALSE;
  heading->kind = PLAN_PART_AGENT;
  heading->number = number;
  heading->name = (MdSpan){ rest.start + n, rest.end };
  cut_bold (text, start, &heading->name);
  strip_bold (text, &heading->name);
  return TRUE;
}

static gboolean
read_title (const char  *text,
            MdSpan       rest,
            PlanHeading *heading)
{
  static const char *const words[] = {
    "Execution Plan",
    "Implementation Plan",
    "Execution Document",
    "Plan",
  };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      gsize n = scan_word (text, rest, words[w]);
      gsize separator;

      if (n == 0)
        continue;
      separator = scan_separator (text, (MdSpan){ rest.start + n, rest.end });
      if (separator == 0 || rest.start + n + separator >= rest.end)
        continue;
      heading->kind = PLAN_PART_TITLE;
      heading->name = (MdSpan){ rest.start + n + separator, rest.end };
      cut_bold (text, rest.start, &heading->name);
      return TRUE;
    }
  return FALSE;
}

/* A box and what it says. @rest goes on behind it. */
static gboolean
read_box (const char  *text,
          MdSpan      *rest,
          PlanHeading *heading)
{
  MdBox box;

  if (!md_box_scan (text + rest->start, MD_SPAN_LENGTH (*rest), &box))
    return FALSE;
  heading->box = md_span_shift (box.mark, rest->start);
  heading->has_status = TRUE;
  heading->status = box.state == MD_BOX_DONE       ? PLAN_STATUS_DONE
                    : box.state == MD_BOX_PROGRESS ? PLAN_STATUS_IN_PROGRESS
                                                   : PLAN_STATUS_TO_DO;
  rest->start += box.text;
  return TRUE;
}

/* What stands before the words: a box, emoji, numbering. @rest goes on behind it. */
static void
read_front (const char  *text,
            MdSpan      *rest,
            PlanHeading *heading)
{
  g_autofree char *valid = NULL;

  read_box (text, rest, heading);
  valid = g_strndup (text + rest->start, MD_SPAN_LENGTH (*rest));
  if (!g_utf8_validate_len (valid, MD_SPAN_LENGTH (*rest), NULL))
    return;
  if (!heading->has_status)
    heading->has_status = plan_status_parse_mark (g_utf8_get_char (valid), &heading->status);
  rest->start += plan_schema_scan_decoration (valid);
}

gboolean
plan_heading_is_one (const MdBlock *block)
{
  return md_block_get_kind (block) == MD_BLOCK_HEADING
         && MD_SPAN_LENGTH (md_block_get_node_span (block, md_block_get_node (block)))
                <= MAX_LENGTH;
}

void
plan_heading_read (const MdBlock *block,
                   PlanHeading   *heading)
{
  const MdNode *node = md_block_get_node (block);
  const char   *text = md_block_get_text (block, NULL);
  MdSpan        rest;

  *heading = (PlanHeading){ .kind = PLAN_PART_SECTION };
  heading->level = md_node_get_heading_level (node);
  heading->text = find_text (text, md_block_get_node_span (block, node));
  rest = heading->text;
  read_front (text, &rest, heading);
  if (read_task (text, rest, heading))
    return;
  heading->box = (MdSpan){ 0, 0 };
  heading->has_status = FALSE;
  if (read_agent (text, rest, heading)
      || (heading->level <= 2 && read_title (text, rest, heading)))
    return;
  heading->name = rest;
}

/* `1.1`, `1.` and `2)`, or `Step 1:`: what is sure to be a task's number only in a list of them.
 * @rest goes on behind it. */
static gboolean
read_weak_id (const char  *text,
              MdSpan      *rest,
              PlanHeading *heading)
{
  gsize    at = rest->start, end;
  gboolean is_step = scan_word (text, *rest, "Step ") > 0;

  if (is_step)
    at += strlen ("Step ");
  end = skip_digits (text, at, rest->end);
  if (end == at)
    return FALSE;
  while (end + 1 < rest->end && text[end] == '.' && g_ascii_isdigit (text[end + 1]))
    end = skip_digits (text, end + 1, rest->end);
  heading->number = (MdSpan){ at, end };
  heading->is_weak = TRUE;
  if (is_step)
    {
      gsize n = scan_separator (text, (MdSpan){ end, rest->end });

      rest->start = end + n;
      return n > 0;
    }
  if (end < rest->end && text[end] != '\0' && strchr (".):", text[end]) != NULL)
    end++;
  else if (memchr (text + at, '.', end - at) == NULL)
    return FALSE;
  if (end >= rest->end || (text[end] != ' ' && text[end] != '\t'))
    return FALSE;
  *rest = plan_text_trim (text, (MdSpan){ end, rest->end });
  return TRUE;
}

/* The name of an item whose bold begins before its id: what is bold of it, when only a remark in
 * parentheses follows; what follows, when the bold ends with the id. */
static void
cut_item_bold (const char *text,
               MdSpan     *name)
{
  const char *close = g_strstr_len (text + name->start, (gssize)MD_SPAN_LENGTH (*name), "**");
  MdSpan      behind;

  if (close == NULL)
    return;
  behind = plan_text_trim (text, (MdSpan){ (gsize)(close - text) + 2, name->end });
  if (close == text + name->start)
    *name = behind;
  else if (MD_SPAN_IS_EMPTY (behind)
           || (text[behind.start] == '(' && text[behind.end - 1] == ')'))
    name->end = (gsize)(close - text);
}

gboolean
plan_heading_read_item (const MdBlock *block,
                        const MdNode  *item,
                        PlanHeading   *heading)
{
  const char   *text = md_block_get_text (block, NULL);
  const MdNode *paragraph = md_node_get_first_child (item);
  gsize         start, end;
  gboolean      is_bold;
  MdSpan        rest;

  *heading = (PlanHeading){ .kind = PLAN_PART_SECTION, .level = PLAN_ITEM_LEVEL };
  /* The name of a task stands in the line of its bullet. */
  if (paragraph == NULL || md_node_get_kind (paragraph) != MD_NODE_PARAGRAPH
      || md_block_get_node_line (block, paragraph) != md_block_get_node_line (block, item))
    return FALSE;
  start = md_block_get_node_start (block, paragraph);
  if (text[start] != '[')
    return FALSE;
  end = md_block_get_line_start (block, md_block_get_line_at (block, start) + 1);
  if (end - start > MAX_LENGTH)
    return FALSE;
  heading->text = rest = plan_text_trim (text, (MdSpan){ start, end });
  if (!read_box (text, &rest, heading))
    return FALSE;
  is_bold = MD_SPAN_LENGTH (rest) > 2 && strncmp (text + rest.start, "**", 2) == 0;
  if (is_bold)
    rest.start += 2;
  if (MD_SPAN_IS_EMPTY (rest))
    return FALSE;
  start = rest.start;
  if (!read_id (text, &rest, heading))
    {
      rest.start = start;
      if (!read_weak_id (text, &rest, heading))
        return FALSE;
    }
  else
    heading->is_weak = FALSE;
  heading->name = rest;
  if (is_bold)
    cut_item_bold (text, &heading->name);
  cut_status (text, heading);
  find_location (text, heading);
  strip_bold (text, &heading->name);
  if (!MD_SPAN_IS_EMPTY (heading->name))
    heading->kind = PLAN_PART_TASK;
  return heading->kind == PLAN_PART_TASK;
}

void
plan_heading_shift (PlanHeading *heading,
                    gssize       shift)
{
  MdSpan *spans[] = { &heading->text, &heading->name, &heading->number, &heading->location,
                      &heading->box };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (!MD_SPAN_IS_EMPTY (*spans[i]))
      *spans[i] = md_span_shift (*spans[i], shift);
}
