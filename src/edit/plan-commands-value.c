/* plan-commands-value.c: commands that set what a field of any kind says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-private.h"

#include <string.h>

#include "edit/plan-edit-private.h"

/**
 * Setting:
 * @plan: (owned): the plan as it has become
 * @rows: (element-type GStrv): the cells of each item that there is to be
 *
 * A field whose items are being made to be others.
 */
typedef struct
{
  Plan      *plan;
  guint      part;
  guint      field;
  GPtrArray *rows;
} Setting;

static PlanField *
get_field (const Setting *self)
{
  return plan_part_get_field (plan_get_part (self->plan, self->part), self->field);
}

/* Whether lines of text are its items. */
static gboolean
has_lines_for_items (PlanField *field)
{
  PlanFieldKind kind = plan_field_get_kind (field);

  return kind == PLAN_FIELD_LIST || kind == PLAN_FIELD_CHECKLIST || kind == PLAN_FIELD_FILES
         || kind == PLAN_FIELD_TEST_CASES;
}

/* What stands in front of the second cell of a line. */
static const char *
get_separator (PlanFieldKind kind)
{
  return kind == PLAN_FIELD_FILES ? " # " : kind == PLAN_FIELD_TEST_CASES ? ": " : NULL;
}

/* The cells of the lines of @text; blank ones are none. */
static GPtrArray *
split_rows (const char    *text,
            PlanFieldKind  kind)
{
  GPtrArray     *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char    *separator = get_separator (kind);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      g_strstrip (lines[i]);
      if (lines[i][0] == '\0')
        continue;
      cells = separator != NULL ? g_strsplit (lines[i], separator, 2)
                                : g_strdupv ((char *[]){ lines[i], NULL });
      for (guint k = 0; cells[k] != NULL; k++)
        g_strstrip (cells[k]);
      g_ptr_array_add (rows, g_steal_pointer (&cells));
    }
  return rows;
}

/* Whether item @item says what row @row does; a row without a second cell leaves that alone. */
static gboolean
says_row (const Setting *self,
          guint          item,
          guint          row)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = plan_field_dup_cell (get_field (self), item, i);

      if (!g_str_equal (cell, cells[i]))
        return FALSE;
    }
  return TRUE;
}

/* The first item from @first on that says the row, or -1. */
static int
find_item (const Setting *self,
           guint          first,
           guint          row)
{
  for (guint i = first; i < plan_field_get_n_items (get_field (self)); i++)
    if (says_row (self, i, row))
      return (int)i;
  return -1;
}

/* Takes the edit. Returns: FALSE without one */
static gboolean
go_on (Setting  *self,
       PlanEdit *edit)
{
  Plan *after;

  if (edit == NULL)
    return FALSE;
  after = plan_edit_preview (edit, self->plan);
  plan_edit_free (edit);
  plan_unref (self->plan);
  self->plan = after;
  return TRUE;
}

/* Puts an item where the row is that says it: one that says so already, or a new one. */
static gboolean
place_row (Setting *self,
           guint    row,
           gboolean in_order,
           GError **error)
{
  int       item = find_item (self, in_order ? row : 0, row);
  gpointer  cells = g_ptr_array_index (self->rows, row);
  PlanEdit *edit;

  if (item == (int)row || (item >= 0 && !in_order))
    return TRUE;
  if (item >= 0)
    edit = plan_command_move_item (self->plan, self->part, self->field, (guint)item, row, error);
  else
    edit = plan_command_insert_items (self->plan, self->part, self->field,
                                      in_order ? row : G_MAXUINT, (char ***)&cells, 1, error);
  return go_on (self, edit);
}

/* Whether a row says what the item does. */
static gboolean
is_meant (const Setting *self,
          guint          item)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (says_row (self, item, i))
      return TRUE;
  return FALSE;
}

/* An item that is there already goes to its place as it is written, with its box and what is nested
 * in it; others are added, and those that are left are removed. New ones come first, so that they
 * have items to be written like. Files have their order by themselves, in a drawn tree. */
static gboolean
set_rows (Setting *self,
          GError **error)
{
  gboolean in_order = plan_field_get_kind (get_field (self)) != PLAN_FIELD_FILES;

  for (guint i = 0; i < self->rows->len; i++)
    if (!place_row (self, i, in_order, error))
      return FALSE;
  for (guint i = plan_field_get_n_items (get_field (self)); i-- > 0;)
    if ((in_order ? i >= self->rows->len : !is_meant (self, i))
        && !go_on (self, plan_command_remove_item (self->plan, self->part, self->field, i, error)))
      return FALSE;
  return TRUE;
}

PlanEdit *
plan_command_set_value (Plan       *plan,
                        guint       part,
                        guint       field,
                        const char *text,
                        GError    **error)
{
  PlanTarget target;
  g_autoptr (PlanEdit) step = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *value = NULL;
  Setting          setting = { .part = part, .field = field };
  PlanEdit        *edit = NULL;

  if (!_plan_target_init (&target, plan, part, field, error))
    return NULL;
  value = _plan_normalize_value (text, error);
  if (value == NULL)
    return NULL;
  rows = split_rows (value, plan_field_get_kind (target.field));
  if (!has_lines_for_items (target.field) || rows->len == 0
      || (plan_field_get_n_items (target.field) == 0 && rows->len == 1))
    return plan_command_set_text (plan, part, field, text, error);

  step = _plan_target_new_edit (&target, -1, -1);
  setting.plan = plan_ref (plan);
  setting.rows = rows;
  if (set_rows (&setting, error))
    edit = plan_edit_new_between (plan, setting.plan, plan_edit_get_label (step), NULL);
  plan_unref (setting.plan);

  return edit;
}
