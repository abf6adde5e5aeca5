/* plan-commands-field.c: commands that add and remove fields
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-edit-private.h"

gsize
_plan_field_get_content_end (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);
  guint       last_line = plan_field_get_last_line (field);
  gsize       at = 0;

  for (guint i = 0; i < last_line; i++)
    at = _plan_line_next (bytes, length, at);

  return _plan_line_stop (bytes, length, at);
}

/* Where the lines of @heading end, without blank lines and rules that follow: its first, or with
 * the line under the last where it is underlined. */
static gsize
find_heading_end (const char *heading,
                  gsize       length)
{
  gsize end = _plan_line_stop (heading, length, 0);
  gsize at = _plan_line_next (heading, length, 0);

  if (_plan_line_scan_marks (heading) > 0)
    return end;
  while (at < length)
    {
      gsize stop = _plan_line_stop (heading, length, at);

      if (_plan_line_is_underline (heading, (MdSpan){ at, stop }))
        return stop;
      at = _plan_line_next (heading, length, at);
    }
  return end;
}

gsize
_plan_part_get_content_end (Plan *plan,
                            guint part)
{
  PlanPart        *self = plan_get_part (plan, part);
  guint            n_fields = plan_part_get_n_fields (self);
  MdSpan           span = plan_part_get_heading_span (self);
  g_autofree char *heading = NULL;

  if (n_fields > 0)
    return plan_part_get_field_start (self, n_fields - 1)
           + _plan_field_get_content_end (plan_part_get_field (self, n_fields - 1));

  heading = md_document_dup_range (plan_get_document (plan),
                                   md_span_shift (span, plan_get_part_start (plan, part)));
  if (plan_part_is_item (self))
    return _plan_line_stop (heading, span.end, 0);

  return find_heading_end (heading, span.end);
}

gsize
_plan_get_boundary (Plan *plan,
                    guint index)
{
  return index < plan_get_n_parts (plan) ? plan_get_part_start (plan, index)
                                         : md_document_get_size (plan_get_document (plan));
}

const PlanSectionSpec *
_plan_get_section_spec (Plan *plan,
                        guint part)
{
  PlanPart              *self = plan_get_part (plan, part);
  const PlanSectionSpec *spec = plan_part_get_spec (self);

  if (spec == NULL && plan_get_task_of (plan, part) >= 0)
    spec = plan_schema_get_section ("task");
  else if (spec == NULL && plan_part_get_kind (self) == PLAN_PART_TITLE)
    spec = plan_schema_get_section ("overview");

  return spec;
}

/* The place of a field in the template; -1 for one that the template does not have there. */
static int
find_order (const PlanSectionSpec *section,
            const PlanFieldSpec   *spec)
{
  for (guint i = 0; section != NULL && i < section->n_fields; i++)
    if (&section->fields[i] == spec)
      return i;

  return -1;
}

/* Whether the field's label stands in another field's list. */
static gboolean
is_nested (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);

  return plan_field_get_label (field)[0] != '\0' && _plan_count_indent (bytes, length, 0) > 1;
}

/* The index behind the fields that are nested in @field. */
static guint
find_nested_end (PlanPart *part,
                 guint     field)
{
  guint end = field + 1;

  if (is_nested (plan_part_get_field (part, field)))
    return end;
  while (end < plan_part_get_n_fields (part) && is_nested (plan_part_get_field (part, end)))
    end++;

  return end;
}

/* Where a field of the template's @order goes among those that are there: its index then. */
static guint
find_index (PlanPart              *part,
            const PlanSectionSpec *section,
            int                    order)
{
  guint n_fields = plan_part_get_n_fields (part);
  int   first_behind = -1;
  int   last_before = -1;

  for (guint i = 0; i < n_fields; i++)
    {
      int other = find_order (section, plan_field_get_spec (plan_part_get_field (part, i)));

      if (other >= 0 && other <= order)
        last_before = i;
      else if (other > order && first_behind < 0)
        first_behind = i;
    }
  if (last_before >= 0)
    return section->fields[order].parent != NULL ? (guint)last_before + 1
                                                 : find_nested_end (part, last_before);
  if (section->fields[order].label == NULL)
    return 0;

  return first_behind >= 0 ? (guint)first_behind : n_fields;
}

static gboolean
begins_with_bullet (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);
  PlanBullet  bullet;

  return _plan_bullet_scan (bytes, length, 0, &bullet);
}

/* The blank line that most headings of the plan have below them. */
static gboolean
is_blank_below_headings (Plan *plan)
{
  guint n_blank = 0;
  guint n_tight = 0;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart        *part = plan_get_part (plan, i);
      MdSpan           span = plan_part_get_heading_span (part);
      g_autofree char *heading = NULL;

      if (plan_part_get_n_fields (part) == 0 || MD_SPAN_IS_EMPTY (span))
        continue;
      heading = md_document_dup_range (plan_get_document (plan),
                                       md_span_shift (span, plan_get_part_start (plan, i)));
      if (_plan_is_blank_line (heading, span.end, _plan_line_start (heading, span.end - 1)))
        n_blank++;
      else
        n_tight++;
    }

  return n_blank > n_tight;
}

/* Adds the line @text as field @index of the part. */
static void
splice_field (Plan       *plan,
              PlanEdit   *edit,
              guint       part,
              guint       index,
              const char *text,
              gboolean    is_bullet,
              gboolean    loose)
{
  PlanPart        *self = plan_get_part (plan, part);
  gsize            start = plan_get_part_start (plan, part);
  const char      *line_end = md_document_get_line_end (plan_get_document (plan), start);
  guint            n_fields = plan_part_get_n_fields (self);
  g_autofree char *source = NULL;
  gboolean         blank;

  if (index > 0)
    {
      PlanField *before = plan_part_get_field (self, index - 1);

      blank = loose || !is_bullet || !begins_with_bullet (before);
      start += plan_part_get_field_start (self, index - 1) + _plan_field_get_content_end (before);
      source = g_strconcat (line_end, blank ? line_end : "", text, NULL);
    }
  else if (n_fields > 0)
    {
      blank = loose || !is_bullet || !begins_with_bullet (plan_part_get_field (self, 0));
      start += plan_part_get_field_start (self, 0);
      source = g_strconcat (text, line_end, blank ? line_end : "", NULL);
    }
  else
    {
      start += _plan_part_get_content_end (plan, part);
      source = g_strconcat (line_end, is_blank_below_headings (plan) ? line_end : "", text, NULL);
    }
  plan_edit_add (edit, plan, (MdSpan){ start, start }, source, -1);
}

/* What stands for a value that is not there yet. */
static char *
format_placeholder (const PlanFieldSpec *spec)
{
  return g_strdup_printf ("[%s]", spec != NULL && spec->hint != NULL    ? spec->hint
                                  : spec != NULL && spec->title != NULL ? spec->title
                                                                        : "Text");
}

/* The body of a section with nothing in it yet. */
static char *
format_empty_body (const PlanFieldSpec *spec,
                   const char          *line_end)
{
  switch (spec != NULL ? spec->kind : PLAN_FIELD_MARKDOWN)
    {
    case PLAN_FIELD_CODE:
      return g_strconcat ("```", line_end, "```", NULL);
    case PLAN_FIELD_LIST:
      return g_strdup ("- ");
    case PLAN_FIELD_CHECKLIST:
      return g_strdup ("- [ ] ");
    case PLAN_FIELD_PLACEMENT:
      return g_strdup ("→");
    case PLAN_FIELD_TABLE:
      return _plan_format_empty_table (spec->key, line_end);
    case PLAN_FIELD_MARKDOWN:
    case PLAN_FIELD_TEXT:
    case PLAN_FIELD_CHOICE:
    case PLAN_FIELD_FILES:
    case PLAN_FIELD_TEST_CASES:
    case PLAN_FIELD_DEPENDENCIES:
    default:
      return format_placeholder (spec);
    }
}

/* A label in the list of its parent field: as its siblings there are written, plain otherwise. */
static char *
format_nested_label (PlanPart   *part,
                     guint       index,
                     const char *label)
{
  if (index > 0 && is_nested (plan_part_get_field (part, index - 1)))
    {
      PlanField       *sibling = plan_part_get_field (part, index - 1);
      const char      *bytes = plan_field_get_bytes (sibling, NULL);
      const char      *name = strstr (bytes, plan_field_get_label (sibling));
      g_autofree char *before = name != NULL ? g_strndup (bytes, name - bytes) : g_strdup ("  - ");
      gboolean         bold = g_str_has_suffix (before, "**");
      gboolean         inside = name != NULL
                        && name[strlen (plan_field_get_label (sibling))] == ':';

      return g_strdup_printf ("%s%s%s%s", before, label, bold && !inside ? "**:" : ":",
                              bold && inside ? "**" : "");
    }

  return g_strdup_printf ("  - %s:", label);
}

/* The new field alone, without a value, as field @index; %NULL where it would be read as something
 * else, or something else would be read into it. */
static Plan *
try_empty_field (Plan                  *plan,
                 guint                  part,
                 const PlanFieldSpec   *spec,
                 guint                  index)
{
  PlanPart      *self = plan_get_part (plan, part);
  PlanLabelHabit habit = _plan_label_habit (plan, part);
  g_autoptr (PlanEdit) edit = plan_edit_new ("", NULL);
  g_autoptr (Plan) after = NULL;
  g_autofree char *text = NULL;
  gboolean         is_bullet = FALSE;
  PlanField       *field;

  if (spec == NULL || spec->label == NULL)
    text = format_empty_body (spec, md_document_get_line_end (plan_get_document (plan),
                                                              plan_get_part_start (plan, part)));
  else if (spec->parent != NULL)
    text = format_nested_label (self, index, spec->label);
  else
    text = _plan_label_format (habit, spec->label);
  if (text == NULL)
    return NULL;
  if (spec != NULL && spec->label != NULL)
    is_bullet = habit.bullet != 0 || spec->parent != NULL;
  splice_field (plan, edit, part, index, text, is_bullet,
                spec != NULL && spec->parent == NULL && habit.loose);
  after = plan_edit_preview (edit, plan);
  if (!_plan_is_same_except (plan, after, part, index, 0, 1))
    return NULL;
  field = plan_part_get_field (plan_get_part (after, part), index);
  if (spec != NULL && plan_field_get_spec (field) != spec)
    return NULL;

  return g_steal_pointer (&after);
}

/* The new field alone, without a value. Sets where it is: at its place in the template's order, or
 * else at the nearest place before that, or behind it, where the fields around it stay what they
 * are. (Code that nothing names, say, would become the value of a label put before it.) */
static Plan *
add_empty_field (Plan                  *plan,
                 guint                  part,
                 const PlanSectionSpec *section,
                 const PlanFieldSpec   *spec,
                 guint                 *index)
{
  PlanPart *self = plan_get_part (plan, part);
  guint     n_fields = plan_part_get_n_fields (self);
  guint     place = n_fields;
  gboolean  may_move = spec != NULL && spec->label != NULL && spec->parent == NULL;

  if (spec != NULL)
    place = find_index (self, section, find_order (section, spec));
  for (guint i = 0; i < (may_move ? n_fields + 1 : 1); i++)
    {
      Plan *after;

      *index = i <= place ? place - i : i;
      if (i > 0 && *index < n_fields && is_nested (plan_part_get_field (self, *index)))
        continue;
      after = try_empty_field (plan, part, spec, *index);
      if (after != NULL)
        return after;
    }
  return NULL;
}

/* The plan with the field in which @spec stands, when that is not there. */
static Plan *
add_parent (Plan                  *plan,
            guint                  part,
            const PlanSectionSpec *section,
            const PlanFieldSpec   *spec)
{
  guint index;

  if (spec == NULL || spec->parent == NULL
      || plan_part_find_field (plan_get_part (plan, part), spec->parent, 0) >= 0)
    return plan_ref (plan);

  return add_empty_field (plan, part, section, plan_schema_get_field (section, spec->parent),
                          &index);
}

/* Fields of which a part may have several. */
static gboolean
may_repeat (const PlanFieldSpec *spec)
{
  return spec == NULL || spec->kind == PLAN_FIELD_CODE || spec->kind == PLAN_FIELD_FILES;
}

PlanEdit *
plan_command_add_field (Plan       *plan,
                        guint       part,
                        const char *key,
                        const char *text,
                        GError    **error)
{
  const PlanSectionSpec *section;
  const PlanFieldSpec   *spec;
  g_autoptr (Plan) with_parent = NULL;
  g_autoptr (Plan) with_label = NULL;
  g_autofree char *label = NULL;
  PlanField       *field;
  guint            index;

  if (!_plan_check_part (plan, part, error))
    return NULL;
  section = _plan_get_section_spec (plan, part);
  spec = plan_schema_get_field (section, key);
  if (spec == NULL && !g_str_equal (key, "text"))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                           _("The template has no such field here"));
      return NULL;
    }
  if (!may_repeat (spec) && plan_part_find_field (plan_get_part (plan, part), key, 0) >= 0)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("The field is there already"));
      return NULL;
    }

  with_parent = add_parent (plan, part, section, spec);
  if (with_parent != NULL)
    with_label = add_empty_field (with_parent, part, section, spec, &index);
  if (with_label == NULL)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (text != NULL && text[0] != '\0')
    {
      g_autoptr (PlanEdit) value = plan_command_set_value (with_label, part, index, text, error);
      g_autoptr (Plan) with_value = NULL;

      if (value == NULL)
        return NULL;
      with_value = plan_edit_preview (value, with_label);
      /* Blanks alone leave nothing of text without a label. */
      if (plan_part_get_n_fields (plan_get_part (with_value, part))
          < plan_part_get_n_fields (plan_get_part (with_label, part)))
        {
          _plan_set_unsupported (error);
          return NULL;
        }
      g_clear_pointer (&with_label, plan_unref);
      with_label = g_steal_pointer (&with_value);
    }
  field = plan_part_get_field (plan_get_part (with_label, part), index);
  /* Translators: a step of undo; %s is the name of a field, such as Objective. */
  label = g_strdup_printf (_("Add %s"), _plan_field_get_title (field));

  return plan_edit_new_between (plan, with_label, label, NULL);
}

/* The bytes that go with fields [first, end): blank lines too, but not the last ones of a part,
 * which belong to what follows it. */
static MdSpan
find_removal (Plan *plan,
              guint part,
              guint first,
              guint end)
{
  PlanPart  *self = plan_get_part (plan, part);
  PlanField *last = plan_part_get_field (self, end - 1);
  gsize      content_end = _plan_field_get_content_end (last);
  gsize      length;
  MdSpan     span;

  plan_field_get_bytes (last, &length);
  span.start = plan_get_field_start (plan, part, first);
  span.end = plan_get_field_start (plan, part, end - 1);
  if (end < plan_part_get_n_fields (self))
    span.end += length;
  else if (first > 0)
    {
      span.start = plan_get_field_start (plan, part, first - 1)
                   + _plan_field_get_content_end (plan_part_get_field (self, first - 1));
      span.end += content_end;
    }
  else
    {
      const char *bytes = plan_field_get_bytes (last, NULL);

      content_end = _plan_line_next (bytes, length, content_end);
      while (content_end < length && _plan_is_blank_line (bytes, length, content_end))
        content_end = _plan_line_next (bytes, length, content_end);
      span.end += content_end;
    }

  return span;
}

PlanEdit *
plan_command_remove_field (Plan    *plan,
                           guint    part,
                           guint    field,
                           GError **error)
{
  PlanTarget target;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  g_autoptr (GError) local_error = NULL;
  guint end;

  /* What cannot be edited can still be removed. */
  if (!_plan_target_init (&target, plan, part, field, &local_error)
      && !g_error_matches (local_error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_ENCODING))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  end = find_nested_end (target.part, field);
  /* What stands before the first heading is nothing without its text. */
  if (plan_part_get_kind (target.part) == PLAN_PART_PREAMBLE && field == 0
      && end == plan_part_get_n_fields (target.part))
    return plan_command_remove (plan, part, error);
  /* Translators: a step of undo; %s is the name of a field, such as Objective. */
  edit = _plan_target_new_step (&target, _("Remove %s"));
  plan_edit_add (edit, plan, find_removal (plan, part, field, end), "", 0);
  after = plan_edit_preview (edit, plan);
  if (!_plan_is_same_except (plan, after, part, field, end - field, 0)
      && !_plan_is_same_merged (plan, after, part, field, end - field))
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
