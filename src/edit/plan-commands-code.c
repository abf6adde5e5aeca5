/* plan-commands-code.c: commands that change a block of code
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-private.h"

#include <string.h>

#include <glib/gi18n.h>

/**
 * Fence:
 * @line: start of the line that opens it
 * @open: the marks that open it
 * @close: the marks that close it; empty, at the end of the field, when nothing does
 * @text: the lines between them, with the last line's end
 * @info: what stands behind the opening marks, without blanks around it
 *
 * The code block of a field. Offsets count from the start of the field.
 */
typedef struct
{
  gsize    line;
  MdSpan   open;
  MdSpan   close;
  MdSpan   text;
  MdSpan   info;
  gboolean is_closed;
} Fence;

static gsize
skip_run (const char *bytes,
          gsize       length,
          gsize       at,
          char        c)
{
  while (at < length && bytes[at] == c)
    at++;

  return at;
}

static gsize
skip_blanks (const char *bytes,
             gsize       length,
             gsize       at)
{
  while (at < length && (bytes[at] == ' ' || bytes[at] == '\t'))
    at++;

  return at;
}

/* Whether the line at @at closes a fence like @open. Sets where its marks are. */
static gboolean
closes (const PlanTarget *target,
        gsize             at,
        MdSpan            open,
        MdSpan           *marks)
{
  char  mark = target->bytes[open.start];
  gsize from = skip_blanks (target->bytes, target->length, at);
  gsize end = skip_run (target->bytes, target->length, from, mark);

  if (end - from < MD_SPAN_LENGTH (open)
      || !_plan_is_blank_line (target->bytes, target->length, end))
    return FALSE;
  *marks = (MdSpan){ from, end };

  return TRUE;
}

/* Finds the fence of a CODE field. Returns: whether there is one */
static gboolean
find_fence (const PlanTarget *target,
            Fence            *fence)
{
  gsize at = 0;

  for (; at < target->length; at = _plan_line_next (target->bytes, target->length, at))
    {
      gsize      from = skip_blanks (target->bytes, target->length, at);
      PlanBullet bullet;

      if (_plan_bullet_scan (target->bytes, target->length, at, &bullet))
        from = bullet.content;
      if (from < target->length && strchr ("`~", target->bytes[from]) != NULL)
        {
          fence->line = at;
          fence->open.start = from;
          fence->open.end = skip_run (target->bytes, target->length, from, target->bytes[from]);
          if (MD_SPAN_LENGTH (fence->open) >= 3)
            break;
        }
    }
  if (at >= target->length)
    return FALSE;

  fence->info.start = skip_blanks (target->bytes, target->length, fence->open.end);
  fence->info.end = _plan_line_stop (target->bytes, target->length, fence->open.end);
  if (fence->info.start > fence->info.end)
    fence->info.start = fence->info.end;
  while (fence->info.end > fence->info.start
         && g_ascii_isspace (target->bytes[fence->info.end - 1]))
    fence->info.end--;

  fence->is_closed = FALSE;
  fence->text.start = _plan_line_next (target->bytes, target->length, fence->open.end);
  fence->close = (MdSpan){ target->length, target->length };
  for (at = fence->text.start; at < target->length && !fence->is_closed;
       at = _plan_line_next (target->bytes, target->length, at))
    if (closes (target, at, fence->open, &fence->close))
      {
        fence->is_closed = TRUE;
        fence->text.end = at;
      }
  if (!fence->is_closed)
    fence->text.end = target->length;

  return TRUE;
}

/* The fence that @text needs around it: longer than any line of marks in it. */
static gsize
measure_fence (const char *text,
               char        mark)
{
  gsize longest = 2;
  gsize length = strlen (text);

  for (gsize at = 0; at < length; at = _plan_line_next (text, length, at))
    {
      gsize from = skip_blanks (text, length, at);

      longest = MAX (longest, skip_run (text, length, from, mark) - from);
    }

  return longest + 1;
}

static void
append_run (GString *out,
            char     c,
            gsize    n)
{
  while (n-- > 0)
    g_string_append_c (out, c);
}

/* The lines of @text, each behind @prefix unless it is empty, each with a line's end. */
static void
append_code (GString    *out,
             const char *text,
             const char *prefix,
             const char *line_end)
{
  g_auto (GStrv) lines = NULL;

  if (text[0] == '\0')
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s%s", lines[i][0] != '\0' ? prefix : "", lines[i], line_end);
}

static gboolean
reads_back (const PlanTarget *target,
            Plan             *after,
            const char       *text,
            const char       *language)
{
  PlanField       *field;
  g_autofree char *found = NULL;

  if (!_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 1))
    return FALSE;
  field = plan_part_get_field (plan_get_part (after, target->part_index), target->field_index);
  found = plan_field_dup_text (field);

  return plan_field_get_kind (field) == PLAN_FIELD_CODE && _plan_texts_are_equal (found, text)
         && (language == NULL || g_str_equal (plan_field_get_language (field), language));
}

/* A block of code where there is none yet: under the label, or where the body begins. */
static char *
format_new_block (const PlanTarget *target,
                  const char       *text,
                  const char       *language)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *prefix = _plan_target_dup_indent (target);
  gsize            n = measure_fence (text, '`');

  if (plan_field_get_label (target->field)[0] != '\0')
    g_string_append_printf (out, "%s%s", target->line_end, prefix);
  append_run (out, '`', n);
  g_string_append_printf (out, "%s%s", language, target->line_end);
  append_code (out, text, prefix, target->line_end);
  g_string_append (out, prefix);
  append_run (out, '`', n);

  return g_string_free (out, FALSE);
}

static PlanEdit *
add_block (const PlanTarget *target,
           const char       *text,
           const char       *language)
{
  PlanEdit        *edit = _plan_target_new_edit (target, -1, -1);
  gsize            start = _plan_target_get_label_end (target);
  MdSpan           value = plan_field_get_value_span (target->field);
  gsize            end = MAX (start, value.end);
  g_autofree char *source = format_new_block (target, text, language != NULL ? language : "");

  if (_plan_is_blank_line (target->bytes, target->length, end))
    end = _plan_line_stop (target->bytes, target->length, end);
  _plan_target_splice (target, edit, start, end, source);

  return edit;
}

/* The whole block is made again; what did not change is cut off the splice. */
static PlanEdit *
rewrite_block (const PlanTarget *target,
               const Fence      *fence,
               const char       *text,
               const char       *language)
{
  PlanEdit *edit = _plan_target_new_edit (target, -1, language != NULL ? -3 : -1);
  g_autoptr (GString) code = g_string_new (NULL);
  g_autofree char *prefix = NULL;
  g_autofree char *marks = NULL;
  char             mark = target->bytes[fence->open.start];
  gsize            n = MAX (measure_fence (text, mark), MD_SPAN_LENGTH (fence->open));
  MdSpan           old = plan_field_get_language_span (target->field);

  if (_plan_count_indent (target->bytes, target->length, fence->line) > 0
      || fence->open.start == fence->line)
    prefix = g_strndup (target->bytes + fence->line,
                        skip_blanks (target->bytes, target->length, fence->line) - fence->line);
  if (prefix == NULL || fence->line + strlen (prefix) != fence->open.start)
    {
      g_free (prefix);
      prefix = g_strnfill (plan_field_get_indent (target->field), ' ');
    }

  marks = g_strnfill (n, mark);
  _plan_target_splice (target, edit, fence->open.start, fence->open.end, marks);
  if (language != NULL && MD_SPAN_IS_EMPTY (old))
    _plan_target_splice (target, edit, fence->info.start, fence->info.start, language);
  else if (language != NULL)
    _plan_target_splice (target, edit, old.start, old.end, language);

  if (fence->text.start > 0 && target->bytes[fence->text.start - 1] != '\n')
    g_string_append (code, target->line_end);
  append_code (code, text, prefix, target->line_end);
  _plan_target_splice (target, edit, fence->text.start, fence->text.end, code->str);
  if (fence->is_closed)
    _plan_target_splice (target, edit, fence->close.start, fence->close.end, marks);

  return edit;
}

/* Only the language: the text stays as it is, byte for byte. */
static PlanEdit *
rewrite_language (const PlanTarget *target,
                  const Fence      *fence,
                  const char       *language)
{
  PlanEdit *edit = _plan_target_new_edit (target, -1, -3);
  MdSpan    old = plan_field_get_language_span (target->field);

  if (MD_SPAN_IS_EMPTY (old))
    old = (MdSpan){ fence->info.start, fence->info.start };
  _plan_target_splice (target, edit, old.start, old.end, language);

  return edit;
}

PlanEdit *
_plan_set_code (const PlanTarget *target,
                const char       *text,
                const char       *language,
                GError          **error)
{
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *old = plan_field_dup_text (target->field);
  Fence            fence;

  if (!find_fence (target, &fence))
    edit = add_block (target, text, language);
  else if (language != NULL && _plan_texts_are_equal (old, text))
    edit = rewrite_language (target, &fence, language);
  else
    edit = rewrite_block (target, &fence, text, language);

  after = plan_edit_preview (edit, target->plan);
  if (reads_back (target, after, text, language))
    return g_steal_pointer (&edit);

  _plan_set_value_error (error, text[0] == ' ' ? "" : text);
  return NULL;
}

PlanEdit *
plan_command_set_language (Plan       *plan,
                           guint       part,
                           guint       field,
                           const char *language,
                           GError    **error)
{
  PlanTarget       target;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (!_plan_target_init (&target, plan, part, field, error))
    return NULL;
  value = _plan_normalize_line (language, error);
  if (value == NULL)
    return NULL;
  if (plan_field_get_kind (target.field) != PLAN_FIELD_CODE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (strpbrk (value, " \t`~") != NULL)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("A language is one word without back-ticks"));
      return NULL;
    }
  if (g_str_equal (plan_field_get_language (target.field), value))
    return _plan_target_new_edit (&target, -1, -3);

  text = plan_field_dup_text (target.field);
  while (text[0] != '\0' && text[strlen (text) - 1] == '\n')
    text[strlen (text) - 1] = '\0';

  return _plan_set_code (&target, text, value, error);
}
