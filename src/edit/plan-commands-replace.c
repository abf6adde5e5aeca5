/* plan-commands-replace.c: the command that replaces what was found
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands-private.h"
#include "edit/plan-edit-private.h"
#include "plan/plan-find.h"

/* Most matches can be replaced where they stand. Values after which the plan would read otherwise
 * than with the new words in them are found by halving, and go the way that typing into a form
 * goes: escaped as the value's place asks for, or refused. */

/* Plans that are tried on the way: with many values that cannot stay where they are, the rest is
 * refused rather than keeping the person waiting. */
#define MAX_TRIES 256
/* Spellings of a match in one value (`redis`, `Redis`) up to which they are followed. */
#define MAX_SPELLINGS 8

/**
 * Group:
 * @place: where it stands
 * @first: the first match in it
 * @last: behind the last match in it
 * @is_refused: it cannot stay where it is
 *
 * The matches in one value; or one match that is in none.
 */
typedef struct
{
  PlanFindPlace place;
  guint         first;
  guint         last;
  gboolean      is_refused;
} Group;

/* What is being replaced. */
typedef struct
{
  Plan         *plan;    /* borrowed */
  const MdSpan *spans;   /* borrowed; sorted */
  const char   *text;    /* borrowed: what comes instead */
  GArray       *groups;  /* of Group, in the order of the text */
  guint         n_tries;
} Replacement;

static Group *
get_group (const Replacement *self,
           guint              index)
{
  return &g_array_index (self->groups, Group, index);
}

/* The value of @place as a form shows it in @plan; %NULL where there is none.
 * Returns: (transfer full) */
static char *
dup_shown (Plan                *plan,
           const PlanFindPlace *place)
{
  PlanPart *part = plan_get_part (plan, place->part);
  PlanField *field = place->field >= 0 ? plan_part_get_field (part, place->field) : NULL;

  switch (place->value)
    {
    case PLAN_FIND_NAME:
      return g_strdup (plan_part_get_name (part));
    case PLAN_FIND_LOCATION:
      return g_strjoinv (", ", (char **)plan_part_get_location (part));
    case PLAN_FIND_REMARK:
      return g_strdup (plan_field_get_remark (field));
    case PLAN_FIND_CELL:
      return plan_field_dup_cell (field, place->item, place->cell);
    case PLAN_FIND_TEXT:
      return plan_field_dup_text (field);
    case PLAN_FIND_NO_VALUE:
    default:
      return NULL;
    }
}

/* How the matches of @group are spelled. Returns: (transfer full) (nullable): %NULL when there are
 * too many spellings to follow them */
static GPtrArray *
collect_spellings (const Replacement *self,
                   const Group       *group)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = group->first; i < group->last; i++)
    {
      g_autofree char *old = md_document_dup_range (plan_get_document (self->plan),
                                                    self->spans[i]);

      if (g_ptr_array_find_with_equal_func (spellings, old, g_str_equal, NULL))
        continue;
      if (spellings->len == MAX_SPELLINGS)
        return NULL;
      g_ptr_array_add (spellings, g_steal_pointer (&old));
    }
  return g_steal_pointer (&spellings);
}

/* The next of @spellings in @text; %NULL when there is none. */
static const char *
find_spelling (const GPtrArray *spellings,
               const char      *text,
               const char     **spelling)
{
  for (const char *at = text; *at != '\0'; at++)
    for (guint i = 0; i < spellings->len; i++)
      if (g_str_has_prefix (at, spellings->pdata[i]))
        {
          *spelling = spellings->pdata[i];
          return at;
        }
  return NULL;
}

/* What a form must show for the value of @group with its matches replaced. Returns: (transfer full)
 * (nullable): %NULL when the value is written otherwise than it is shown, so that it cannot be said
 * which words are which */
static char *
dup_expected (const Replacement *self,
              const Group       *group)
{
  g_autofree char *shown = dup_shown (self->plan, &group->place);
  g_autofree char *source = NULL;
  g_autoptr (GPtrArray) spellings = collect_spellings (self, group);
  g_autoptr (GString) expected = g_string_new (NULL);
  const char *at = shown, *source_at, *spelling, *source_spelling;
  guint next = group->first;

  if (shown == NULL || spellings == NULL)
    return NULL;
  source = md_document_dup_range (plan_get_document (self->plan), group->place.span);
  source_at = source;
  while (TRUE)
    {
      const char *found = find_spelling (spellings, at, &spelling);
      const char *found_in_source = find_spelling (spellings, source_at, &source_spelling);
      gsize offset;

      if (found == NULL && found_in_source == NULL)
        break;
      if (found == NULL || found_in_source == NULL || spelling != source_spelling)
        return NULL;
      offset = found_in_source - source + group->place.span.start;
      g_string_append_len (expected, at, found - at);
      if (next < group->last && self->spans[next].start == offset)
        {
          g_string_append (expected, self->text);
          next++;
        }
      else
        g_string_append (expected, spelling);
      at = found + strlen (spelling);
      source_at = found_in_source + strlen (spelling);
    }
  g_string_append (expected, at);
  return next == group->last ? g_string_free (g_steal_pointer (&expected), FALSE) : NULL;
}

/* Whether the value shows in @after what it must. */
static gboolean
is_shown (const Replacement *self,
          const Group       *group,
          Plan              *after)
{
  g_autofree char *expected = dup_expected (self, group);
  g_autofree char *shown = NULL;

  if (expected == NULL)
    return TRUE;
  shown = dup_shown (after, &group->place);
  return g_strcmp0 (expected, shown) == 0;
}

static gboolean
has_same_items (PlanField *a,
                PlanField *b)
{
  if (plan_field_get_kind (a) != plan_field_get_kind (b)
      || plan_field_get_spec (a) != plan_field_get_spec (b)
      || plan_field_get_n_items (a) != plan_field_get_n_items (b)
      || plan_field_get_n_columns (a) != plan_field_get_n_columns (b)
      || plan_field_count_fences (a) != plan_field_count_fences (b))
    return FALSE;
  for (guint i = 0; i < plan_field_get_n_items (a); i++)
    {
      const PlanItem *item_a = plan_field_get_item (a, i);
      const PlanItem *item_b = plan_field_get_item (b, i);

      if (item_a->box != item_b->box || item_a->depth != item_b->depth
          || item_a->n_cells != item_b->n_cells)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_fields (PlanPart *a,
                 PlanPart *b)
{
  if (a == b)
    return TRUE;
  if (plan_part_get_kind (a) != plan_part_get_kind (b)
      || plan_part_get_level (a) != plan_part_get_level (b)
      || plan_part_get_spec (a) != plan_part_get_spec (b)
      || !g_str_equal (plan_part_get_number (a), plan_part_get_number (b))
      || plan_part_get_n_fields (a) != plan_part_get_n_fields (b))
    return FALSE;
  for (guint i = 0; i < plan_part_get_n_fields (a); i++)
    {
      PlanField *field_a = plan_part_get_field (a, i);
      PlanField *field_b = plan_part_get_field (b, i);

      if (field_a != field_b && !has_same_items (field_a, field_b))
        return FALSE;
    }
  return TRUE;
}

/* Whether @after has the parts, fields and items of before, and the values of groups
 * [first, last) show what they must. */
static gboolean
is_as_meant (const Replacement *self,
             Plan              *after,
             guint              first,
             guint              last)
{
  guint n_parts = plan_get_n_parts (after);
  guint n_front, n_back;

  if (plan_get_n_parts (self->plan) != n_parts)
    return FALSE;
  plan_count_shared (self->plan, after, &n_front, &n_back);
  for (guint i = n_front; i < n_parts - n_back; i++)
    if (!has_same_fields (plan_get_part (self->plan, i), plan_get_part (after, i)))
      return FALSE;
  for (guint i = first; i < last; i++)
    if (!is_shown (self, get_group (self, i), after))
      return FALSE;
  return TRUE;
}

static void
add_splices (const Replacement *self,
             const Group       *group,
             PlanEdit          *edit)
{
  for (guint i = group->first; i < group->last; i++)
    plan_edit_add (edit, self->plan, self->spans[i], self->text, -1);
}

/* Marks those of the groups [first, last) that cannot stay where they are. */
static void
try_in_place (Replacement *self,
              guint        first,
              guint        last)
{
  g_autoptr (PlanEdit) edit = plan_edit_new ("", NULL);
  g_autoptr (Plan) after = NULL;
  guint middle = first + (last - first) / 2;

  if (first == last)
    return;
  if (self->n_tries++ < MAX_TRIES)
    {
      for (guint i = first; i < last; i++)
        add_splices (self, get_group (self, i), edit);
      after = plan_edit_preview (edit, self->plan);
      if (is_as_meant (self, after, first, last))
        return;
    }
  if (last - first == 1)
    {
      get_group (self, first)->is_refused = TRUE;
      return;
    }
  try_in_place (self, first, middle);
  try_in_place (self, middle, last);
}

/* The command that sets the value of @place. */
static PlanEdit *
set_value (Plan                *plan,
           const PlanFindPlace *place,
           const char          *text,
           GError             **error)
{
  switch (place->value)
    {
    case PLAN_FIND_NAME:
      return plan_command_set_name (plan, place->part, text, error);
    case PLAN_FIND_LOCATION:
      return plan_command_set_location (plan, place->part, text, error);
    case PLAN_FIND_REMARK:
      return plan_command_set_remark (plan, place->part, place->field, text, error);
    case PLAN_FIND_CELL:
      return plan_command_set_cell (plan, place->part, place->field, place->item, place->cell,
                                    text, error);
    case PLAN_FIND_TEXT:
      return plan_command_set_text (plan, place->part, place->field, text, error);
    case PLAN_FIND_NO_VALUE:
    default:
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("This belongs to the structure of the plan, not to a value: the plan "
                             "would read otherwise. Edit it in the source."));
      return NULL;
    }
}

/* The value of @group in @plan, where it stands as it did, set as typing in the form would. */
static PlanEdit *
replace_by_form (Replacement  *self,
                 const Group  *group,
                 Plan         *plan,
                 GError      **error)
{
  g_autofree char *expected = dup_expected (self, group);

  if (group->place.value != PLAN_FIND_NO_VALUE && expected == NULL)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("This stands in the file otherwise than the form shows it, and the "
                             "plan would read otherwise. Edit it in the source."));
      return NULL;
    }
  if (self->n_tries++ >= 2 * MAX_TRIES)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("Too many of the places cannot take this as it is. Replace fewer at "
                             "a time."));
      return NULL;
    }
  return set_value (plan, &group->place, expected, error);
}

static gboolean
is_same_value (const PlanFindPlace *a,
               const PlanFindPlace *b)
{
  return a->value != PLAN_FIND_NO_VALUE && a->part == b->part && a->field == b->field
         && a->value == b->value && a->item == b->item && a->cell == b->cell;
}

static void
read_groups (Replacement *self,
             guint        n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      Group group = { .first = i, .last = i + 1 };

      plan_find_locate (self->plan, self->spans[i], &group.place);
      if (self->groups->len > 0
          && is_same_value (&get_group (self, self->groups->len - 1)->place, &group.place))
        get_group (self, self->groups->len - 1)->last = i + 1;
      else
        g_array_append_val (self->groups, group);
    }
}

/* Does the refused groups one by one behind @edit. Returns: (transfer full): the plan after all of
 * them; %NULL when one is refused for good and there is no place for the reason in @reasons */
static Plan *
replace_refused (Replacement  *self,
                 PlanEdit     *edit,
                 char        **reasons,
                 GError      **error)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, self->plan);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = get_group (self, i);
      g_autoptr (PlanEdit) step = NULL;
      g_autoptr (GError) reason = NULL;
      Plan *next;

      if (!group->is_refused)
        continue;
      step = replace_by_form (self, group, after, &reason);
      if (step == NULL && reasons == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      if (step == NULL)
        {
          for (guint k = group->first; k < group->last; k++)
            reasons[k] = g_strdup (reason->message);
          continue;
        }
      next = plan_edit_preview (step, after);
      plan_unref (after);
      after = next;
    }
  return g_steal_pointer (&after);
}

static gboolean
check_spans (Plan          *plan,
             const MdSpan  *spans,
             guint          n_spans,
             GError       **error)
{
  gsize end = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].start < end || spans[i].end <= spans[i].start
          || spans[i].end > md_document_get_size (plan_get_document (plan)))
        {
          g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                               _("There is no such place in the text"));
          return FALSE;
        }
      end = spans[i].end;
    }
  return TRUE;
}

PlanEdit *
plan_command_replace (Plan          *plan,
                      const MdSpan  *spans,
                      guint          n_spans,
                      const char    *text,
                      char         **reasons,
                      GError       **error)
{
  g_autofree char *value = _plan_normalize_line (text, error);
  g_autofree char *label = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan) after = NULL;
  Replacement self = { plan, spans, value, groups, 0 };
  gboolean is_any_refused = FALSE;

  if (value == NULL || !check_spans (plan, spans, n_spans, error))
    return NULL;
  /* Translators: a step of undo. */
  label = g_strdup_printf (ngettext ("Replace %u Match", "Replace %u Matches", n_spans), n_spans);
  read_groups (&self, n_spans);
  try_in_place (&self, 0, groups->len);
  edit = plan_edit_new (label, NULL);
  for (guint i = 0; i < groups->len; i++)
    if (get_group (&self, i)->is_refused)
      is_any_refused = TRUE;
    else
      add_splices (&self, get_group (&self, i), edit);
  if (!is_any_refused)
    return g_steal_pointer (&edit);
  after = replace_refused (&self, edit, reasons, error);
  if (after == NULL)
    return NULL;
  return plan_edit_new_between (plan, after, label, NULL);
}
