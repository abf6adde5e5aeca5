/* plan-explain-likeness.c: what a line looks like, and why it is not that
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-explain-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-heading.h"
#include "plan/plan-label.h"
#include "plan/plan-text.h"

/* Longer bold text is emphasis. */
#define MAX_LABEL 100

/* A line without what stands before its words. */
typedef struct
{
  const char *text; /* the line's bytes */
  gsize       end;
  gsize       at; /* where the words begin */
  gboolean    has_bullet;
  gboolean    has_number;
  gsize       n_hashes;
  gboolean    has_gap; /* a blank behind the hashes */
  gsize       box_at;  /* where a `[` stands before the words; the end without one */
} Line;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
skip_blanks (const Line *line,
             gsize       at)
{
  while (at < line->end && is_blank (line->text[at]))
    at++;
  return at;
}

/* The length of a bullet or a number at @at, or 0. */
static gsize
scan_marker (Line *line,
             gsize at)
{
  gsize i = at;

  if (i < line->end && strchr ("-*+", line->text[i]) != NULL && line->text[i] != '\0')
    i++;
  else
    while (i < line->end && g_ascii_isdigit (line->text[i]))
      i++;
  if (i == at)
    return 0;
  if (g_ascii_isdigit (line->text[i - 1]))
    {
      if (i >= line->end || (line->text[i] != '.' && line->text[i] != ')'))
        return 0;
      i++;
      line->has_number = i < line->end && is_blank (line->text[i]);
    }
  else
    line->has_bullet = i < line->end && is_blank (line->text[i]);
  return i < line->end && is_blank (line->text[i]) ? i - at : 0;
}

/* The length of `[`, one character or none, `]`, and what must follow, at @at; or 0. */
static gsize
scan_brackets (const Line *line,
               gsize       at)
{
  gsize i = at + 1;

  if (at >= line->end || line->text[at] != '[')
    return 0;
  if (i < line->end && line->text[i] != ']')
    for (i++; i < line->end && (line->text[i] & 0xc0) == 0x80;)
      i++;
  if (i >= line->end || line->text[i] != ']')
    return 0;
  i++;
  return i == line->end || is_blank (line->text[i]) ? i - at : 0;
}

static void
cut_marks (Line        *line,
           PlanLineKind kind)
{
  gsize n;

  line->at = skip_blanks (line, 0);
  while (line->at < line->end && line->text[line->at] == '>')
    line->at = skip_blanks (line, line->at + 1);
  if ((kind == PLAN_LINE_TABLE_ROW || kind == PLAN_LINE_TABLE_HEADER) && line->at < line->end
      && line->text[line->at] == '|')
    line->at = skip_blanks (line, line->at + 1);
  while ((n = scan_marker (line, line->at)) > 0)
    line->at = skip_blanks (line, line->at + n);
  while (line->at < line->end && line->text[line->at] == '#')
    line->at++, line->n_hashes++;
  line->has_gap = line->at < line->end && is_blank (line->text[line->at]);
  line->at = skip_blanks (line, line->at);
  line->box_at = line->end;
  n = scan_brackets (line, line->at);
  if (n > 0)
    {
      line->box_at = line->at;
      line->at = skip_blanks (line, line->at + n);
    }
}

/* Why nothing in the line can be a structure of the plan; %NULL when it can. */
static const char *
find_context (const PlanLine      *line,
              const PlanLinePlace *place)
{
  switch (line->kind)
    {
    case PLAN_LINE_CODE:
    case PLAN_LINE_FENCE:
      return place->is_indented_code ? _("four or more blanks before it make it code")
                                     : _("it stands in a code block");
    case PLAN_LINE_HTML:
      return _("it stands in HTML");
    case PLAN_LINE_FRONT_MATTER:
      return _("it stands in the front matter");
    case PLAN_LINE_TABLE_HEADER:
    case PLAN_LINE_TABLE_DELIMITER:
    case PLAN_LINE_TABLE_ROW:
      return _("it stands in a table");
    case PLAN_LINE_BLANK:
    case PLAN_LINE_HEADING:
    case PLAN_LINE_RULE:
    case PLAN_LINE_LABEL:
    case PLAN_LINE_ITEM:
    case PLAN_LINE_TEXT:
    case PLAN_LINE_DEFINITION:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

/* The length of a number such as `1`, `2.1`, `A.1`, `T-001` at @at, or 0. */
static gsize
scan_number (const Line *line,
             gsize       at)
{
  gsize i = at, digits;

  if (i < line->end && line->text[i] == 'N'
      && (i + 1 == line->end || strchr (": .-", line->text[i + 1]) != NULL))
    return 1;
  while (i < line->end && g_ascii_isupper (line->text[i]) && i - at < 3)
    i++;
  if (i > at && i < line->end && (line->text[i] == '-' || line->text[i] == '.'))
    i++;
  for (digits = i; i < line->end && (g_ascii_isdigit (line->text[i]) || line->text[i] == '.');)
    i++;
  if (i > digits && line->text[i - 1] == '.')
    i--;
  return i > digits ? i - at : 0;
}

/* Whether a colon, a dash or a full stop stands at @at, behind blanks and the end of bold. */
static gboolean
has_separator (const Line *line,
               gsize       at)
{
  static const char *const marks[] = { ":", "\357\274\232", "\342\200\224", "\342\200\223", "-",
                                       "." };

  at = skip_blanks (line, at);
  while (at < line->end && line->text[at] == '*')
    at++;
  at = skip_blanks (line, at);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (at + strlen (marks[i]) <= line->end
        && memcmp (line->text + at, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

/* A line of the form of a task's heading, as far as that goes. */
typedef struct
{
  gboolean has_number;
  gboolean has_separator;
  gboolean has_word; /* Task or Build Agent, not an id alone */
} TaskForm;

/* An id alone: behind a box, or in a heading. */
static gboolean
scan_id_alone (const Line *line,
               gsize       at,
               TaskForm   *form)
{
  const char *text = line->text + at;
  gsize       length = line->end - at;
  gboolean    needs_mark = FALSE;
  gsize       n;

  if (line->box_at == line->end && line->n_hashes == 0)
    return FALSE;
  n = plan_id_scan_own (text, length, &needs_mark);
  /* `- [ ] 1.1 Write` and `- [ ] 1. Write`. */
  if (n == 0 && line->box_at < line->end && length > 0 && g_ascii_isdigit (text[0]))
    {
      n = plan_id_scan (text, length);
      needs_mark = memchr (text, '.', n) == NULL;
    }
  form->has_number = n > 0;
  form->has_separator =
      n > 0 && n < length && (needs_mark ? has_separator (line, at + n) : is_blank (text[n])
                                                                  || has_separator (line, at + n));
  return form->has_number && form->has_separator;
}

static gboolean
scan_task (const Line *line,
           TaskForm   *form)
{
  gsize at = line->at, n;

  /* Emoji, bold and the like. */
  while (at < line->end && plan_id_scan_word (line->text + at, line->end - at) == 0
         && ((line->text[at] & 0x80) != 0 || strchr ("*_ ", line->text[at]) != NULL)
         && line->text[at] != '\0')
    at++;
  n = plan_id_scan_word (line->text + at, line->end - at);
  if (n == 0 && at + 11 < line->end && memcmp (line->text + at, "Build Agent", 11) == 0)
    n = 11;
  form->has_word = n > 0 && at + n < line->end;
  if (!form->has_word)
    return scan_id_alone (line, at, form);
  at += n;
  while (at < line->end
         && (is_blank (line->text[at]) || line->text[at] == '-' || line->text[at] == '#'))
    at++;
  n = scan_number (line, at);
  form->has_number = n > 0;
  form->has_separator = has_separator (line, at + n);
  if (line->n_hashes > 0)
    return form->has_number || form->has_separator;
  return form->has_number && form->has_separator;
}

static const char *
explain_task (const PlanLine      *line,
              const PlanLinePlace *place,
              const Line          *cut,
              const TaskForm      *form)
{
  if (place->in_quote)
    return _("it stands in a block quote");
  if (line->kind == PLAN_LINE_HEADING && place->depth > 0)
    return _("it is a heading inside of a list item");
  if (cut->n_hashes > 0 && cut->n_hashes <= 6 && cut->has_gap && !form->has_word)
    return _("the word Task is missing, and it stands in a task or in another section");
  if (line->kind == PLAN_LINE_HEADING && !form->has_number)
    return _("the heading has no number");
  if (line->kind == PLAN_LINE_HEADING && !form->has_separator)
    return _("neither a colon nor a dash stands between number and name");
  if (line->kind == PLAN_LINE_HEADING)
    return _("its number has a form that is not known");
  if (cut->n_hashes > 6)
    return _("a heading has six # at most");
  if (cut->n_hashes > 0 && !cut->has_gap)
    return _("there is no blank behind the #");
  if (place->depth == 1 && cut->box_at < cut->end)
    return _("a list item is a task only where no heading is one, and several have a box and "
             "an id");
  if (place->depth > 0)
    return _("it is a list item, not a heading");
  return _("it is a paragraph, not a heading");
}

static gboolean
is_task (Plan           *plan,
         const PlanLine *line,
         guint           number)
{
  PlanPartKind kind = plan_part_get_kind (plan_get_part (plan, line->part));

  return line->field < 0 && (kind == PLAN_PART_TASK || kind == PLAN_PART_AGENT)
         && (line->kind == PLAN_LINE_HEADING || number == plan_get_part_line (plan, line->part));
}

static const char *
explain_box (const PlanLine      *line,
             const PlanLinePlace *place,
             const Line          *cut)
{
  MdBox box;

  if (line->kind == PLAN_LINE_HEADING)
    return _("it stands in a heading");
  if (!cut->has_bullet && !cut->has_number)
    return place->depth > 0 ? _("it does not stand at the start of its list item")
                            : _("it is a paragraph, not a list item");
  if (cut->text[cut->box_at + 1] == ']')
    return _("nothing stands between the brackets, not even a blank");
  if (!md_box_scan (cut->text + cut->box_at, cut->end - cut->box_at, &box))
    return _("the mark between the brackets is none that a box has");
  return _("no list item begins here: a paragraph goes on");
}

/* Whether bold words stand where a label's would: with a colon, or alone. */
static gboolean
scan_bold (const Line *line,
           gboolean   *has_colon)
{
  const char *text = line->text + line->at;
  gsize       length = line->end - line->at;
  const char *close;
  PlanLabel   label;

  if (length < 5 || (memcmp (text, "**", 2) != 0 && memcmp (text, "__", 2) != 0)
      || strchr ("`* ", text[2]) != NULL)
    return FALSE;
  *has_colon = plan_label_scan (text, length, &label);
  if (*has_colon)
    return TRUE;
  close = g_strstr_len (text + 2, length - 2, *text == '*' ? "**" : "__");
  return close != NULL && close - text <= MAX_LABEL && line->n_hashes == 0
         && skip_blanks (line, close + 2 - line->text) == line->end;
}

/* Whether the line begins with words that the template has as a label, not bold. Items of a field
 * that has a label are its value. */
static gboolean
scan_plain (Plan           *plan,
            const PlanLine *line,
            const Line     *cut)
{
  PlanPart              *part = plan_get_part (plan, line->part);
  const PlanSectionSpec *spec = plan_part_get_spec (part);
  const char            *text = cut->text + cut->at;
  const char            *colon = memchr (text, ':', MIN (cut->end - cut->at, MAX_LABEL));
  g_autofree char       *valid = NULL;
  g_autofree char       *name = NULL;

  if (colon == NULL || cut->n_hashes > 0 || spec == NULL || !g_ascii_isupper (*text)
      || (colon + 1 < cut->text + cut->end && !is_blank (colon[1])))
    return FALSE;
  if (line->field >= 0 && line->item >= 0
      && *plan_field_get_label (plan_part_get_field (part, line->field)) != '\0')
    return FALSE;
  for (const char *p = text; p < colon; p++)
    if (!g_ascii_isalpha (*p) && strchr (" -/&()", *p) == NULL)
      return FALSE;
  valid = g_strndup (text, colon - text);
  name = plan_schema_normalize (valid, -1);
  return plan_schema_match_field (spec, name) != NULL;
}

static const char *
explain_label (const PlanLine      *line,
               const PlanLinePlace *place,
               const Line          *cut,
               gboolean             has_colon)
{
  if (line->kind == PLAN_LINE_HEADING)
    return _("it stands in a heading");
  if (place->in_quote)
    return _("it stands in a block quote");
  if (cut->box_at < cut->end)
    return _("a box stands before it");
  if (!has_colon)
    return _("no colon ends the bold words or follows them");
  if (place->depth > 0 && !place->begins_item)
    return _("it does not stand at the start of its list item");
  if (place->is_ordered)
    return _("it stands in a numbered list");
  if (place->depth > 1)
    return _("it stands in the list of another field");
  if (cut->at > 0 && place->depth == 0)
    return _("it does not stand at the start of its line");
  return _("it belongs to the value before it");
}

/* Names of test cases are bold too, and dependencies name tasks. */
static gboolean
has_kind (Plan           *plan,
          const PlanLine *line,
          PlanFieldKind   kind)
{
  return line->field >= 0
         && plan_field_get_kind (plan_part_get_field (plan_get_part (plan, line->part),
                                                      line->field))
              == kind;
}

void
_plan_explain_likeness (Plan                *plan,
                        PlanLine            *line,
                        const PlanLinePlace *place,
                        guint                number,
                        const char          *text,
                        gsize                length)
{
  const char *context = find_context (line, place);
  Line        cut = { .text = text, .end = length };
  TaskForm    form = { FALSE, FALSE, FALSE };
  gboolean    has_colon = TRUE;

  if (line->kind == PLAN_LINE_BLANK || line->kind == PLAN_LINE_RULE)
    return;
  cut_marks (&cut, line->kind);
  if (!is_task (plan, line, number) && scan_task (&cut, &form)
      && !(has_kind (plan, line, PLAN_FIELD_DEPENDENCIES) && cut.n_hashes == 0)
      && (form.has_word || cut.n_hashes > 0 || plan_get_task_of (plan, line->part) < 0))
    {
      line->likeness = PLAN_LIKENESS_TASK;
      line->why_not = context != NULL ? context : explain_task (line, place, &cut, &form);
    }
  else if (cut.box_at < cut.end && line->box == MD_BOX_NONE)
    {
      line->likeness = PLAN_LIKENESS_BOX;
      line->why_not = context != NULL ? context : explain_box (line, place, &cut);
    }
  else if (line->kind == PLAN_LINE_LABEL || is_task (plan, line, number))
    return;
  else if (scan_bold (&cut, &has_colon))
    {
      line->likeness = PLAN_LIKENESS_LABEL;
      line->why_not =
          context != NULL ? context : explain_label (line, place, &cut, has_colon);
    }
  else if ((line->kind == PLAN_LINE_TEXT || line->kind == PLAN_LINE_ITEM)
           && scan_plain (plan, line, &cut))
    {
      line->likeness = PLAN_LIKENESS_LABEL;
      line->why_not = _("it is not bold");
    }
}
