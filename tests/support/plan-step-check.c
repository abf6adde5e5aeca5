/* plan-step-check.c: whether a command did what it says, and no more
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-step.h"

#include <string.h>

#include "plan-compare.h"

static gboolean
is_on_field (guint kind)
{
  return kind == PLAN_STEP_SET_TEXT || kind == PLAN_STEP_SET_REMARK
         || kind == PLAN_STEP_SET_LANGUAGE || kind == PLAN_STEP_SET_CELL
         || kind == PLAN_STEP_SET_BOX || kind == PLAN_STEP_INSERT_ITEMS
         || kind == PLAN_STEP_REMOVE_ITEM || kind == PLAN_STEP_MOVE_ITEM;
}

/* Bytes outside of the splices stay, and splices of a field stand in its part. */
static char *
check_bytes (const PlanStep *step,
             Plan           *plan,
             PlanEdit       *edit,
             Plan           *after)
{
  g_autoptr (GBytes) old_bytes = md_document_to_bytes (plan_get_document (plan));
  g_autoptr (GBytes) new_bytes = md_document_to_bytes (plan_get_document (after));
  gsize              old_size;
  gsize              new_size;
  const char        *old = g_bytes_get_data (old_bytes, &old_size);
  const char        *new = g_bytes_get_data (new_bytes, &new_size);
  guint              n_splices;
  const MdSplice    *splices = plan_edit_get_splices (edit, &n_splices);
  gsize              from = 0;
  gsize              to = 0;

  for (guint i = 0; i < n_splices; i++)
    {
      gsize kept = splices[i].span.start - from;
      gsize start = plan_get_part_start (plan, step->part);

      if (splices[i].span.start < from || splices[i].span.end < splices[i].span.start
          || splices[i].span.end > old_size)
        return g_strdup_printf ("splice %u overlaps or is out of range", i);
      if (is_on_field (step->kind)
          && (splices[i].span.start < start
              || splices[i].span.end > start
                                         + plan_part_get_size (plan_get_part (plan, step->part))))
        return g_strdup_printf ("splice %u is outside of the part", i);
      if (new_size - to < kept + splices[i].length
          || (kept > 0 && memcmp (old + from, new + to, kept) != 0)
          || (splices[i].length > 0
              && memcmp (new + to + kept, splices[i].text, splices[i].length) != 0))
        return g_strdup ("the bytes are not those that the splices say");
      to += kept + splices[i].length;
      from = splices[i].span.end;
    }
  if (old_size - from != new_size - to
      || (old_size > from && memcmp (old + from, new + to, old_size - from) != 0))
    return g_strdup ("the bytes behind the last splice are not those that were there");

  return NULL;
}

/* As a command takes it: CRLF is LF, line ends at the end do not count. */
static char *
dup_normalized (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      while (*at == '\n' && out->len > 0 && out->str[out->len - 1] == '\r')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, *at);
    }
  while (out->len > 0 && strchr ("\r\n", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* @found is freed. */
static char *
compare_value (const char *what,
               const char *typed,
               char       *found)
{
  g_autofree char *wanted = dup_normalized (typed);
  g_autofree char *is = dup_normalized (found);

  g_free (found);
  if (g_str_equal (wanted, is))
    return NULL;

  return g_strdup_printf ("%s reads back as \"%s\"", what, is);
}

/* All fields but @field of part @part show what they did. */
static char *
check_others (Plan *before,
              Plan *after,
              guint part,
              guint field)
{
  if (plan_get_n_parts (before) != plan_get_n_parts (after))
    return g_strdup_printf ("%u parts were %u", plan_get_n_parts (after),
                            plan_get_n_parts (before));
  for (guint i = 0; i < plan_get_n_parts (before); i++)
    {
      PlanPart *a = plan_get_part (before, i);
      PlanPart *b = plan_get_part (after, i);

      if (a == b)
        continue;
      if (plan_part_get_kind (a) != plan_part_get_kind (b)
          || !g_str_equal (plan_part_get_heading (a), plan_part_get_heading (b))
          || plan_part_get_n_fields (a) != plan_part_get_n_fields (b))
        return g_strdup_printf ("part %u is another", i);
      for (guint k = 0; k < plan_part_get_n_fields (a); k++)
        if ((i != part || k != field)
            && !plan_fields_show_same (plan_part_get_field (a, k), plan_part_get_field (b, k)))
          return g_strdup_printf ("field %u of part %u changed", k, i);
    }

  return NULL;
}

static char *
check_text (const PlanStep *step,
            PlanField      *old,
            Plan           *plan,
            Plan           *after)
{
  char *fault;

  /* Text without a label is gone when nothing is left of it. */
  if (is_blank (step->value) && plan_field_get_label (old)[0] == '\0')
    return NULL;
  fault = check_others (plan, after, step->part, step->field);
  if (fault != NULL)
    return fault;

  return compare_value ("the text", step->value,
                        plan_field_dup_text (plan_part_get_field (
                          plan_get_part (after, step->part), step->field)));
}

static char *
check_cells (const PlanStep *step,
             PlanField      *old,
             PlanField      *new)
{
  guint n_items = plan_field_get_n_items (old);

  if (plan_field_get_n_items (new) != n_items)
    return g_strdup_printf ("%u items were %u", plan_field_get_n_items (new), n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (i != step->item
          && plan_field_get_item (old, i)->box != plan_field_get_item (new, i)->box)
        return g_strdup_printf ("the box of item %u changed", i);
      /* Paths begin with the folders they are in. */
      for (guint c = 0; c < plan_field_get_n_columns (old)
                        && plan_field_get_kind (old) != PLAN_FIELD_FILES; c++)
        {
          g_autofree char *was = plan_field_dup_cell (old, i, c);
          g_autofree char *is = plan_field_dup_cell (new, i, c);

          if ((i != step->item || (c != step->to && step->kind == PLAN_STEP_SET_CELL))
              && !g_str_equal (was, is))
            return g_strdup_printf ("cell %u of item %u was \"%s\" and is \"%s\"", c, i, was, is);
        }
    }
  if (step->kind == PLAN_STEP_SET_CELL)
    return compare_value ("the cell", step->value,
                          plan_field_dup_cell (new, step->item, step->to));
  if (plan_field_get_item (new, step->item)->box != MD_BOX_OPEN + step->to % 3)
    return g_strdup ("the box is not what was set");

  return NULL;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The first cells of all items, sorted. */
static GPtrArray *
list_cells (PlanField *field)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    g_ptr_array_add (cells, plan_field_dup_cell (field, i, 0));
  g_ptr_array_sort (cells, compare_strings);

  return cells;
}

static char *
check_moved_item (PlanField *old,
                  PlanField *new)
{
  g_autoptr (GPtrArray) was = list_cells (old);
  g_autoptr (GPtrArray) is = list_cells (new);

  if (was->len != is->len)
    return g_strdup_printf ("%u items were %u", is->len, was->len);
  for (guint i = 0; i < was->len && plan_field_get_kind (old) != PLAN_FIELD_FILES; i++)
    if (!g_str_equal (g_ptr_array_index (was, i), g_ptr_array_index (is, i)))
      return g_strdup_printf ("item \"%s\" became \"%s\"",
                              (char *)g_ptr_array_index (was, i),
                              (char *)g_ptr_array_index (is, i));

  return NULL;
}

static char *
check_inserted (const PlanStep *step,
                PlanField      *old,
                PlanField      *new)
{
  guint n_old = plan_field_get_n_items (old);
  guint n_new = plan_field_get_n_items (new);
  guint n_rows = 1 + step->to % 2;

  if (plan_field_get_kind (old) == PLAN_FIELD_FILES)
    return n_new < n_old + (n_rows > 1 ? 0 : 1) ? g_strdup ("no path was added") : NULL;
  if (n_new < n_old + n_rows)
    return g_strdup_printf ("%u items were %u", n_new, n_old);
  if (n_new > n_old + n_rows)
    return NULL;

  return compare_value ("the new item", step->value, plan_field_dup_cell (new, step->item, 0));
}

/* How many items stay when @item goes with all that is in it. */
static guint
count_left (PlanField *field,
            guint      item)
{
  MdSpan gone = plan_field_get_item (field, item)->span;
  guint  n = 0;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      MdSpan span = plan_field_get_item (field, i)->span;

      n += span.start < gone.start || span.end > gone.end;
    }

  return n;
}

static char *
check_field (const PlanStep *step,
             Plan           *plan,
             Plan           *after)
{
  PlanPart  *old_part = plan_get_part (plan, step->part);
  PlanField *old = plan_part_get_field (old_part, step->field);
  PlanField *new;
  char      *fault;

  if (step->kind == PLAN_STEP_SET_TEXT)
    return check_text (step, old, plan, after);
  /* The last item may take its field with it, and fields without a label grow together. */
  if (step->kind == PLAN_STEP_REMOVE_ITEM && count_left (old, step->item) == 0)
    return NULL;
  fault = check_others (plan, after, step->part, step->field);
  if (fault != NULL)
    return fault;
  new = plan_part_get_field (plan_get_part (after, step->part), step->field);
  switch (step->kind)
    {
    case PLAN_STEP_SET_REMARK:
      return compare_value ("the remark", step->value, g_strdup (plan_field_get_remark (new)));
    case PLAN_STEP_SET_LANGUAGE:
      return compare_value ("the language", step->value,
                            g_strdup (plan_field_get_language (new)));
    case PLAN_STEP_SET_CELL:
    case PLAN_STEP_SET_BOX:
      return check_cells (step, old, new);
    case PLAN_STEP_MOVE_ITEM:
      return check_moved_item (old, new);
    case PLAN_STEP_INSERT_ITEMS:
      return check_inserted (step, old, new);
    default:
      g_assert (step->kind == PLAN_STEP_REMOVE_ITEM);
      return plan_field_get_n_items (new) >= plan_field_get_n_items (old)
               ? g_strdup ("no item is gone")
               : NULL;
    }
}

static guint
count_tasks (Plan *plan)
{
  guint n;

  plan_get_tasks (plan, &n);
  return n;
}

static guint
count_agents (Plan *plan)
{
  guint n;

  plan_get_agents (plan, &n);
  return n;
}

static char *
check_parts (const PlanStep *step,
             Plan           *plan,
             Plan           *after)
{
  PlanPart *part = step->part < plan_get_n_parts (after) ? plan_get_part (after, step->part) : NULL;
  guint     n_parts = plan_get_n_parts (plan);

  switch (step->kind)
    {
    case PLAN_STEP_SET_NAME:
      return compare_value ("the name", step->value, g_strdup (plan_part_get_name (part)));
    case PLAN_STEP_SET_LOCATION:
      {
        char *const *location = (char *const *)plan_part_get_location (part);

        return compare_value ("the location", step->value,
                              g_strjoinv (", ", (char **)location));
      }
    case PLAN_STEP_SET_STATUS:
      return plan_part_get_status (part, NULL) != step->to % PLAN_N_STATUSES
               ? g_strdup ("the status is another")
               : NULL;
    case PLAN_STEP_SET_CRITERIA:
      return plan_part_get_n_criteria_done (part)
                 != (step->to % 2 == 0 ? plan_part_get_n_criteria (part) : 0)
               ? g_strdup ("the boxes are not what was set")
               : NULL;
    case PLAN_STEP_ADD_TASK:
      return count_tasks (after) != count_tasks (plan) + 1 ? g_strdup ("not one task more") : NULL;
    case PLAN_STEP_ADD_AGENT:
      return count_agents (after) != count_agents (plan) + 1 ? g_strdup ("not one agent more")
                                                             : NULL;
    case PLAN_STEP_ADD_SECTION:
    case PLAN_STEP_DUPLICATE:
      return plan_get_n_parts (after) <= n_parts ? g_strdup ("no part more") : NULL;
    case PLAN_STEP_REMOVE:
      return plan_get_n_parts (after) >= n_parts ? g_strdup ("no part less") : NULL;
    case PLAN_STEP_MOVE:
      return plan_get_n_parts (after) != n_parts || count_tasks (after) != count_tasks (plan)
                 || count_agents (after) != count_agents (plan)
               ? g_strdup ("parts are lost")
               : NULL;
    default:
      return NULL;
    }
}

char *
plan_step_check (const PlanStep *step,
                 Plan           *plan,
                 PlanEdit       *edit,
                 Plan           *after)
{
  char *fault = check_bytes (step, plan, edit, after);

  if (fault != NULL)
    return fault;
  if (is_on_field (step->kind))
    return check_field (step, plan, after);

  return check_parts (step, plan, after);
}
