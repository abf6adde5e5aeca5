/* plan-commands-lines.c: how lines, bullets and labels are written
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-private.h"

#include <string.h>

#include "plan/plan-heading.h"

gsize
_plan_line_start (const char *bytes,
                  gsize       at)
{
  while (at > 0 && bytes[at - 1] != '\n')
    at--;

  return at;
}

gsize
_plan_line_next (const char *bytes,
                 gsize       length,
                 gsize       at)
{
  const char *newline = at < length ? memchr (bytes + at, '\n', length - at) : NULL;

  return newline != NULL ? (gsize)(newline - bytes) + 1 : length;
}

guint
_plan_line_scan_marks (const char *line)
{
  gsize start = strspn (line, " ");

  return plan_heading_scan_marks (line, (MdSpan){ start, strlen (line) });
}

gboolean
_plan_line_is_underline (const char *bytes,
                         MdSpan      line)
{
  gsize at = line.start;
  char  mark;

  while (at < line.end && bytes[at] == ' ')
    at++;
  mark = at < line.end ? bytes[at] : '\0';
  if (mark != '=' && mark != '-')
    return FALSE;
  while (at < line.end && bytes[at] == mark)
    at++;
  while (at < line.end && (bytes[at] == ' ' || bytes[at] == '\t'))
    at++;

  return at == line.end;
}

gsize
_plan_line_stop (const char *bytes,
                 gsize       length,
                 gsize       at)
{
  gsize stop = _plan_line_next (bytes, length, at);

  if (stop > at && bytes[stop - 1] == '\n')
    stop--;
  if (stop > at && bytes[stop - 1] == '\r')
    stop--;

  return stop;
}

gboolean
_plan_is_blank_line (const char *bytes,
                     gsize       length,
                     gsize       at)
{
  gsize stop = _plan_line_stop (bytes, length, at);

  while (at < stop && (bytes[at] == ' ' || bytes[at] == '\t'))
    at++;

  return at == stop;
}

guint
_plan_count_indent (const char *bytes,
                    gsize       length,
                    gsize       at)
{
  guint column = 0;

  for (; at < length && (bytes[at] == ' ' || bytes[at] == '\t'); at++)
    column += bytes[at] == '\t' ? 4 - column % 4 : 1;

  return column;
}

guint
_plan_count_columns (const char *text,
                     gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize)length);
  guint       columns = 0;

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          columns++, text++;
          continue;
        }
      if (!g_unichar_iszerowidth (c))
        columns += g_unichar_iswide (c) ? 2 : 1;
      text = g_utf8_next_char (text);
    }

  return columns;
}

gboolean
_plan_bullet_scan (const char *bytes,
                   gsize       length,
                   gsize       at,
                   PlanBullet *bullet)
{
  guint digits = 0;

  bullet->indent = _plan_count_indent (bytes, length, at);
  while (at < length && (bytes[at] == ' ' || bytes[at] == '\t'))
    at++;
  bullet->marker.start = at;
  while (at < length && g_ascii_isdigit (bytes[at]) && digits < 10)
    at++, digits++;
  if (at >= length)
    return FALSE;
  if (digits > 0 ? bytes[at] != '.' && bytes[at] != ')' : strchr ("-*+", bytes[at]) == NULL)
    return FALSE;
  bullet->marker.end = ++at;
  bullet->column = bullet->indent + MD_SPAN_LENGTH (bullet->marker);
  if (at < length && strchr (" \t\r\n", bytes[at]) == NULL)
    return FALSE;

  if (_plan_is_blank_line (bytes, length, at))
    bullet->column++;
  else
    for (; at < length && (bytes[at] == ' ' || bytes[at] == '\t'); at++)
      bullet->column += bytes[at] == '\t' ? 4 - bullet->column % 4 : 1;
  bullet->content = at;

  return TRUE;
}

/* Whether a line behind the first of @field begins with a tab (1) or with a blank (0); -1 when none
 * is indented. */
static int
begins_with_tab (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);

  for (gsize at = _plan_line_next (bytes, length, 0); at < length;
       at = _plan_line_next (bytes, length, at))
    if ((bytes[at] == '\t' || bytes[at] == ' ') && !_plan_is_blank_line (bytes, length, at))
      return bytes[at] == '\t';

  return -1;
}

char *
_plan_target_dup_indent (const PlanTarget *target)
{
  guint indent = plan_field_get_indent (target->field);
  guint n_fields = plan_part_get_n_fields (target->part);
  int   tab = -1;

  /* As the nearest field of the part, those before it first. */
  for (guint distance = 0; distance < n_fields && tab < 0; distance++)
    {
      if (target->field_index >= distance)
        tab = begins_with_tab (plan_part_get_field (target->part, target->field_index - distance));
      if (tab < 0 && target->field_index + distance < n_fields)
        tab = begins_with_tab (plan_part_get_field (target->part, target->field_index + distance));
    }

  return tab > 0 ? g_strnfill ((indent + 3) / 4, '\t') : g_strnfill (indent, ' ');
}

/* Reads how the label of @field is written. Returns: whether it has one at the left margin */
static gboolean
read_label_habit (PlanField      *field,
                  PlanLabelHabit *habit)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);
  PlanBullet  bullet;
  gsize       at = 0;
  const char *label = plan_field_get_label (field);
  const char *found;

  if (label[0] == '\0' || _plan_count_indent (bytes, length, 0) > 3)
    return FALSE;
  habit->bullet = 0;
  if (_plan_bullet_scan (bytes, length, 0, &bullet))
    {
      habit->bullet = bytes[bullet.marker.start];
      at = bullet.content;
    }
  if (habit->bullet != 0 && strchr ("-*+", habit->bullet) == NULL)
    return FALSE;
  if (at + 2 > length || strncmp (bytes + at, "**", 2) != 0)
    return FALSE;

  found = g_strstr_len (bytes + at, length - at, label);
  if (found == NULL)
    return FALSE;
  found += strlen (label);
  habit->colon = found < bytes + length && *found == ':' ? PLAN_COLON_INSIDE : PLAN_COLON_OUTSIDE;

  return TRUE;
}

/* Whether a blank line ends the field. */
static gboolean
ends_with_blank_line (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);

  if (length == 0 || bytes[length - 1] != '\n')
    return FALSE;

  return _plan_is_blank_line (bytes, length, _plan_line_start (bytes, length - 1));
}

/* Returns: whether @part has labels to learn from */
static gboolean
read_part_habit (PlanPart       *part,
                 PlanLabelHabit *habit)
{
  gboolean found = FALSE;
  guint    n_loose = 0;
  guint    n_tight = 0;
  guint    n_fields = plan_part_get_n_fields (part);

  for (guint i = 0; i < n_fields; i++)
    {
      PlanField *field = plan_part_get_field (part, i);

      found = read_label_habit (field, found ? &(PlanLabelHabit){ 0 } : habit) || found;
      if (i + 1 == n_fields || plan_field_get_label (plan_part_get_field (part, i + 1))[0] == '\0')
        continue;
      if (ends_with_blank_line (field))
        n_loose++;
      else
        n_tight++;
    }
  habit->loose = n_loose > n_tight;

  return found;
}

PlanLabelHabit
_plan_label_habit (Plan *plan,
                   guint part)
{
  PlanLabelHabit habit = { '-', PLAN_COLON_OUTSIDE, FALSE };
  PlanPartKind   kind = plan_part_get_kind (plan_get_part (plan, part));
  guint          n_parts = plan_get_n_parts (plan);

  if (read_part_habit (plan_get_part (plan, part), &habit))
    return habit;
  /* The nearest part of the same kind, those before it first. */
  for (guint distance = 1; distance < n_parts; distance++)
    {
      if (part >= distance
          && plan_part_get_kind (plan_get_part (plan, part - distance)) == kind
          && read_part_habit (plan_get_part (plan, part - distance), &habit))
        return habit;
      if (part + distance < n_parts
          && plan_part_get_kind (plan_get_part (plan, part + distance)) == kind
          && read_part_habit (plan_get_part (plan, part + distance), &habit))
        return habit;
    }

  return (PlanLabelHabit){ '-', PLAN_COLON_OUTSIDE, FALSE };
}

char *
_plan_label_format (PlanLabelHabit habit,
                    const char    *label)
{
  const char *colon_inside = habit.colon == PLAN_COLON_INSIDE ? ":" : "";
  const char *colon_outside = habit.colon == PLAN_COLON_INSIDE ? "" : ":";

  if (habit.bullet == 0)
    return g_strdup_printf ("**%s%s**%s", label, colon_inside, colon_outside);

  return g_strdup_printf ("%c **%s%s**%s", habit.bullet, label, colon_inside, colon_outside);
}
