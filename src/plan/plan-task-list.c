/* plan-task-list.c: lists whose items are tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-task-list.h"

#include <string.h>

#include "plan/plan-heading.h"
#include "plan/plan-text.h"

/* What may stand in a section. */
typedef enum
{
  ALLOWS_ALL,
  ALLOWS_STRONG, /* no plain numbers and steps */
  ALLOWS_NONE,
} Allows;

/* A heading around, with what follows from it and those around it. */
typedef struct
{
  guint                  level;
  const PlanSectionSpec *spec; /* (nullable) */
  Allows                 allows;
} Around;

struct _PlanTaskLists
{
  GArray  *around;  /* Around, outermost first */
  gboolean is_weak; /* the list that was added last has plain numbers or steps */
  guint    n_tasks; /* in that */
};

PlanTaskLists *
plan_task_lists_new (void)
{
  PlanTaskLists *self = g_new0 (PlanTaskLists, 1);

  self->around = g_array_new (FALSE, FALSE, sizeof (Around));
  return self;
}

void
plan_task_lists_free (PlanTaskLists *self)
{
  g_array_unref (self->around);
  g_free (self);
}

static Allows
find_allowed (const char            *name,
              const PlanSectionSpec *spec)
{
  static const char *const never[] = { "acceptance", "success criteria", "definition of done" };
  static const char *const unsure[] = { "checklist", "criteria", "requirements", "verification" };

  if (spec != NULL && g_str_equal (spec->key, "success-criteria"))
    return ALLOWS_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (name, never[i]) != NULL)
      return ALLOWS_NONE;
  if (spec != NULL && !g_str_equal (spec->key, "task-breakdown"))
    return ALLOWS_STRONG;
  for (guint i = 0; i < G_N_ELEMENTS (unsure); i++)
    if (strstr (name, unsure[i]) != NULL)
      return ALLOWS_STRONG;
  return ALLOWS_ALL;
}

static void
enter_heading (PlanTaskLists *self,
               const MdBlock *block)
{
  PlanHeading      heading;
  Around           around = { 0 };
  const Around    *outer;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  plan_heading_read (block, &heading);
  while (self->around->len > 0
         && g_array_index (self->around, Around, self->around->len - 1).level >= heading.level)
    g_array_set_size (self->around, self->around->len - 1);
  outer = self->around->len > 0 ? &g_array_index (self->around, Around, self->around->len - 1)
                                : NULL;
  text = plan_text_dup_span (md_block_get_text (block, NULL), heading.text);
  name = plan_schema_normalize (text, -1);
  around.level = heading.level;
  if (heading.kind == PLAN_PART_SECTION)
    {
      around.spec = plan_schema_match_section (name, outer != NULL ? outer->spec : NULL);
      around.allows = find_allowed (name, around.spec);
    }
  if (outer != NULL)
    around.allows = MAX (around.allows, outer->allows);
  g_array_append_val (self->around, around);
}

gsize
plan_task_list_get_start (const MdBlock *block,
                          const MdNode  *item)
{
  return md_node_get_previous (item) == NULL
             ? 0
             : md_block_get_line_start (block, md_block_get_node_line (block, item));
}

/* Compares `1.2` and `1.10`. */
static int
compare_numbers (const char *a,
                 const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      char   *end_a, *end_b;
      guint64 value_a = g_ascii_strtoull (a, &end_a, 10);
      guint64 value_b = g_ascii_strtoull (b, &end_b, 10);

      if (value_a != value_b)
        return value_a < value_b ? -1 : 1;
      a = end_a + (*end_a == '.');
      b = end_b + (*end_b == '.');
    }
  return (*a != '\0') - (*b != '\0');
}

/* The tasks of a list: those with an id that only tasks have; else all items, if they have numbers
 * in their order. */
static guint
count_tasks (const MdBlock *block,
             gboolean      *is_weak)
{
  const char      *text = md_block_get_text (block, NULL);
  g_autofree char *last = NULL;
  gboolean         in_order = TRUE;
  guint            n_strong = 0, n_weak = 0, n = 0;

  for (const MdNode *item = md_node_get_first_child (md_block_get_node (block)); item != NULL;
       item = md_node_get_next (item))
    {
      PlanHeading heading;

      n++;
      if (!plan_heading_read_item (block, item, &heading))
        continue;
      if (heading.is_weak)
        {
          char *number = plan_text_dup_span (text, heading.number);

          n_weak++;
          in_order = in_order && (last == NULL || compare_numbers (last, number) < 0);
          g_free (last);
          last = number;
        }
      else
        n_strong++;
    }
  *is_weak = n_strong == 0;
  return n_strong > 0 ? n_strong : n_weak == n && in_order ? n_weak : 0;
}

guint
plan_task_list_count (const MdBlock *block)
{
  gboolean is_weak;

  return md_block_get_kind (block) == MD_BLOCK_LIST ? count_tasks (block, &is_weak) : 0;
}

guint
plan_task_lists_add (PlanTaskLists *self,
                     const MdBlock *block)
{
  Allows allows = ALLOWS_ALL;

  self->n_tasks = 0;
  if (md_block_get_kind (block) == MD_BLOCK_FILE)
    g_array_set_size (self->around, 0);
  else if (plan_heading_is_one (block))
    enter_heading (self, block);
  if (md_block_get_kind (block) != MD_BLOCK_LIST)
    return 0;
  if (self->around->len > 0)
    allows = g_array_index (self->around, Around, self->around->len - 1).allows;
  if (allows == ALLOWS_NONE)
    return 0;
  self->n_tasks = count_tasks (block, &self->is_weak);
  if (self->is_weak && allows == ALLOWS_STRONG)
    self->n_tasks = 0;
  return self->n_tasks;
}

gboolean
plan_task_lists_is_task (PlanTaskLists *self,
                         const MdBlock *block,
                         const MdNode  *item)
{
  PlanHeading heading;

  return self->n_tasks > 0 && plan_heading_read_item (block, item, &heading)
         && heading.is_weak == self->is_weak;
}

gboolean
plan_task_lists_decide (MdDocument *document,
                        guint       first,
                        guint       end,
                        gboolean   *are_single)
{
  g_autoptr (PlanTaskLists) lists = plan_task_lists_new ();
  guint n_tasks = 0, most = 0;

  for (guint i = first; i < end; i++)
    {
      const MdBlock *block = md_document_get_block (document, i);
      PlanHeading    heading;
      guint          n;

      if (plan_heading_is_one (block))
        {
          plan_heading_read (block, &heading);
          if (heading.kind == PLAN_PART_TASK)
            return FALSE;
        }
      n = plan_task_lists_add (lists, block);
      n_tasks += n;
      most = MAX (most, n);
    }
  *are_single = most < 2;
  return n_tasks >= 2;
}
