/* plan-commands-text.c: commands that set the value of a field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-text.h"

/* Where a value stands: behind its label, on the lines below it, or apart from it. */
typedef enum {
  PLACE_INLINE,
  PLACE_BELOW,
  PLACE_APART, /* below a blank line: for a text that begins with one */
} Place;

/* What is replaced when the value is set, and where the new one goes. */
typedef struct
{
  gsize       label_end;
  MdSpan      span; /* of the value with the blanks before it */
  const char *gap;  /* (nullable): the blanks before the value as they are, if it stays there */
  gsize       gap_length;
  gboolean    has_label;
  guint       indent;
  Place       place; /* where it stands now, or would by its kind */
} ValuePlace;

static gboolean
begins_block (const char *text)
{
  PlanBullet bullet;

  return _plan_bullet_scan (text, strlen (text), 0, &bullet) || g_str_has_prefix (text, "```")
         || g_str_has_prefix (text, "~~~") || text[0] == '|';
}

static Place
choose_place (PlanFieldKind kind,
              const char   *text)
{
  switch (kind)
    {
    case PLAN_FIELD_LIST:
    case PLAN_FIELD_CHECKLIST:
    case PLAN_FIELD_TABLE:
    case PLAN_FIELD_PLACEMENT:
    case PLAN_FIELD_FILES:
    case PLAN_FIELD_CODE:
    case PLAN_FIELD_TEST_CASES:
    case PLAN_FIELD_MARKDOWN:
      return begins_block (text) ? PLACE_BELOW : PLACE_INLINE;
    case PLAN_FIELD_TEXT:
    case PLAN_FIELD_CHOICE:
    case PLAN_FIELD_DEPENDENCIES:
    default:
      return PLACE_INLINE;
    }
}

static ValuePlace
find_place (const PlanTarget *target,
            const char       *text)
{
  MdSpan     value = plan_field_get_value_span (target->field);
  ValuePlace place = { 0 };

  place.has_label = plan_field_get_label (target->field)[0] != '\0';
  place.indent = plan_field_get_indent (target->field);
  place.span = value;
  if (!place.has_label)
    return place;

  place.label_end = _plan_target_get_label_end (target);
  place.span.start = MIN (place.label_end, value.start);
  if (MD_SPAN_IS_EMPTY (value))
    {
      place.span.end = _plan_line_stop (target->bytes, target->length, place.span.start);
      if (!_plan_is_blank_line (target->bytes, target->length, place.span.start))
        place.span.end = place.span.start;
      place.place = choose_place (plan_field_get_kind (target->field), text);
      return place;
    }

  while (value.start < value.end && strchr (" \t\r\n", target->bytes[value.start]) != NULL)
    value.start++;
  place.gap = target->bytes + place.span.start;
  place.gap_length = value.start - place.span.start;
  place.place = memchr (place.gap, '\n', place.gap_length) != NULL ? PLACE_BELOW : PLACE_INLINE;

  return place;
}

/* The bytes that stand for @text at @where, the blanks before it included. */
static char *
format_value (const PlanTarget *target,
              const ValuePlace *place,
              const char       *text,
              Place             where)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *body = plan_text_indent (text, place->indent, target->line_end);

  if (text[0] == '\0')
    return g_string_free (out, FALSE);
  if (place->has_label)
    {
      if (place->gap != NULL && where == place->place)
        g_string_append_len (out, place->gap, place->gap_length);
      else if (where == PLACE_INLINE)
        g_string_append_c (out, ' ');
      else
        g_string_append_printf (out, "%s%s%*s", where == PLACE_APART ? target->line_end : "",
                                target->line_end, (int)place->indent, "");
    }
  g_string_append (out, body);

  return g_string_free (out, FALSE);
}

/* Whether the field says @text after the edit, and all others what they said. */
static gboolean
reads_back (const PlanTarget *target,
            Plan             *after,
            const char       *text)
{
  guint            n_fields = plan_part_get_n_fields (target->part);
  PlanPart        *part;
  g_autofree char *found = NULL;

  if (plan_get_n_parts (after) <= target->part_index)
    return FALSE;
  part = plan_get_part (after, target->part_index);
  /* The text of a body without a label takes its field along. */
  if (text[0] == '\0' && plan_part_get_n_fields (part) + 1 == n_fields)
    return _plan_is_same_except (target->plan, after, target->part_index,
                                 target->field_index, 1, 0);
  if (plan_part_get_n_fields (part) != n_fields
      || !_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 1))
    return FALSE;
  found = plan_field_dup_text (plan_part_get_field (part, target->field_index));

  /* What has no label is named by its form, and that may change. */
  return _plan_texts_are_equal (found, text)
         && (plan_field_get_label (target->field)[0] == '\0'
             || g_str_equal (plan_field_get_key (plan_part_get_field (part, target->field_index)),
                             plan_field_get_key (target->field)));
}

static PlanEdit *
try_value (const PlanTarget *target,
           const ValuePlace *place,
           const char       *source,
           Place             where,
           const char       *text)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, -1, -1);
  g_autoptr (Plan) after = NULL;
  g_autofree char *value = format_value (target, place, source, where);

  _plan_target_splice (target, edit, place->span.start, place->span.end, value);
  after = plan_edit_preview (edit, target->plan);

  return reads_back (target, after, text) ? g_steal_pointer (&edit) : NULL;
}

/* As typed; with escapes where a line would begin a structure; with escapes everywhere. First where
 * the value stands, then at the other places. */
static PlanEdit *
set_value (const PlanTarget *target,
           const char       *text,
           GError          **error)
{
  ValuePlace       place = find_place (target, text);
  g_autofree char *escaped = plan_text_escape (text);
  g_autofree char *all_escaped = _plan_escape_lines (text);
  const char      *sources[] = { text, escaped, all_escaped };
  Place            other = PLACE_INLINE + PLACE_BELOW - place.place;
  const Place      places[] = { place.place, other, PLACE_APART };
  guint            n_places = place.has_label && text[0] != '\0' ? G_N_ELEMENTS (places) : 1;

  for (guint i = 0; i < n_places; i++)
    {
      Place where = places[i];

      for (guint j = 0; j < G_N_ELEMENTS (sources); j++)
        {
          PlanEdit *edit;

          if (j > 0 && g_str_equal (sources[j], sources[j - 1]))
            continue;
          edit = try_value (target, &place, sources[j], where, text);
          if (edit != NULL)
            return edit;
        }
    }

  _plan_set_value_error (error, text);
  return NULL;
}

PlanEdit *
plan_command_set_text (Plan       *plan,
                       guint       part,
                       guint       field,
                       const char *text,
                       GError    **error)
{
  PlanTarget target;
  g_autoptr (PlanEdit) edit = NULL;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;

  if (!_plan_target_init (&target, plan, part, field, error))
    return NULL;
  value = _plan_normalize_value (text, error);
  if (value == NULL)
    return NULL;
  old = plan_field_dup_text (target.field);
  if (_plan_texts_are_equal (old, value))
    return _plan_target_new_edit (&target, -1, -1);
  if (plan_field_get_kind (target.field) == PLAN_FIELD_CODE)
    return _plan_set_code (&target, value, NULL, error);

  edit = set_value (&target, value, error);
  if (edit != NULL && plan_field_get_kind (target.field) == PLAN_FIELD_DEPENDENCIES
      && plan_part_get_kind (target.part) == PLAN_PART_TASK)
    {
      g_autoptr (Plan) after = plan_edit_preview (edit, plan);

      if (!_plan_check_cycles (plan, after, part, error))
        return NULL;
    }

  return g_steal_pointer (&edit);
}

/* The places where a remark may be put: before the colon outside of the bold, or behind the name
 * inside of it. */
static PlanEdit *
try_remark (const PlanTarget *target,
            gsize             start,
            gsize             end,
            const char       *source,
            const char       *remark)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, -1, -2);
  g_autoptr (Plan) after = NULL;
  PlanField *field;

  _plan_target_splice (target, edit, start, end, source);
  after = plan_edit_preview (edit, target->plan);
  if (!_plan_is_same_except (target->plan, after, target->part_index, target->field_index, 1, 1))
    return NULL;
  field = plan_part_get_field (plan_get_part (after, target->part_index), target->field_index);
  if (!g_str_equal (plan_field_get_remark (field), remark)
      || !g_str_equal (plan_field_get_key (field), plan_field_get_key (target->field))
      || plan_field_get_kind (field) != plan_field_get_kind (target->field)
      || plan_field_get_n_items (field) != plan_field_get_n_items (target->field))
    return NULL;

  return g_steal_pointer (&edit);
}

static PlanEdit *
add_remark (const PlanTarget *target,
            const char       *remark)
{
  gsize            end = _plan_target_get_label_end (target);
  gsize            at = end;
  g_autofree char *source = g_strdup_printf (" (%s)", remark);
  PlanEdit        *edit;

  /* `**Label**:` or `**Label:**` or, with a full-width colon, neither. */
  if (at > 0 && target->bytes[at - 1] == ':')
    at--;
  else if (at > 2 && strncmp (target->bytes + at - 2, "**", 2) == 0)
    at -= target->bytes[at - 3] == ':' ? 3 : 2;
  edit = try_remark (target, at, at, source, remark);

  return edit != NULL ? edit : try_remark (target, end, end, source, remark);
}

static PlanEdit *
remove_remark (const PlanTarget *target,
               MdSpan            span)
{
  gsize start = span.start;
  gsize end = span.end;

  if (start > 0 && target->bytes[start - 1] == '(')
    {
      start--;
      if (end < target->length && target->bytes[end] == ')')
        end++;
    }
  else
    {
      /* Behind a dash, plain or long. */
      while (start > 0 && target->bytes[start - 1] == ' ')
        start--;
      while (start > 0 && target->bytes[start - 1] != ' ' && target->bytes[start - 1] != '*')
        start--;
    }
  while (start > 0 && target->bytes[start - 1] == ' ')
    start--;

  return try_remark (target, start, end, "", "");
}

PlanEdit *
plan_command_set_remark (Plan       *plan,
                         guint       part,
                         guint       field,
                         const char *remark,
                         GError    **error)
{
  PlanTarget       target;
  PlanEdit        *edit;
  g_autofree char *value = NULL;
  MdSpan           span;

  if (!_plan_target_init (&target, plan, part, field, error))
    return NULL;
  value = _plan_normalize_line (remark, error);
  if (value == NULL)
    return NULL;
  if (g_str_equal (plan_field_get_remark (target.field), value))
    return _plan_target_new_edit (&target, -1, -2);
  if (plan_field_get_label (target.field)[0] == '\0')
    {
      _plan_set_unsupported (error);
      return NULL;
    }

  span = plan_field_get_remark_span (target.field);
  if (MD_SPAN_IS_EMPTY (span))
    edit = add_remark (&target, value);
  else if (value[0] == '\0')
    edit = remove_remark (&target, span);
  else
    edit = try_remark (&target, span.start, span.end, value, value);
  if (edit == NULL)
    _plan_set_value_error (error, value);

  return edit;
}

PlanEdit *
plan_command_replace_range (Plan       *plan,
                            MdSpan      span,
                            const char *text,
                            gssize      length,
                            GError    **error)
{
  PlanEdit *edit;

  if (span.start > span.end || span.end > md_document_get_size (plan_get_document (plan)))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                           _("There is no such place in the text"));
      return NULL;
    }
  if (!_plan_check_range (plan, span, text, length < 0 ? strlen (text) : (gsize)length, error))
    return NULL;

  /* Translators: a step of undo: typing in the source view. */
  edit = plan_edit_new (_("Edit Text"), "source");
  plan_edit_add (edit, plan, span, text, length);

  return edit;
}
