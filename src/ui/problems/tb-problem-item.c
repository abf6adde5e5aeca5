/* tb-problem-item.c: one row of the list of problems
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/problems/tb-problem-item.h"

#include <glib/gi18n.h>

#include "ui/session/tb-place.h"

struct _TbProblemItem
{
  GObject      parent_instance;

  gboolean     is_heading;
  PlanSeverity severity;
  char        *message;
  char        *where;
  const char  *why; /* static, both */
  const char  *id;
  const char  *missing; /* static (nullable) */
  guint        part; /* id */
  int          field;
  int          item;
};

G_DEFINE_FINAL_TYPE (TbProblemItem, tb_problem_item, G_TYPE_OBJECT)

static char *
describe_heading (PlanSeverity severity,
                  guint        count)
{
  switch (severity)
    {
    case PLAN_SEVERITY_ERROR:
      return g_strdup_printf (ngettext ("%u Error", "%u Errors", count), count);
    case PLAN_SEVERITY_WARNING:
      return g_strdup_printf (ngettext ("%u Warning", "%u Warnings", count), count);
    case PLAN_SEVERITY_INFO:
    default:
      return g_strdup_printf (ngettext ("%u Hint", "%u Hints", count), count);
    }
}

static char *
describe_where (const PlanProblem *problem,
                Plan              *plan)
{
  g_autofree char *place = tb_place_describe (plan, problem->part, problem->field);

  /* Translators: a place in the plan and a line number. */
  return g_strdup_printf (_("%s · line %u"), place, problem->line + 1);
}

static void
tb_problem_item_finalize (GObject *object)
{
  TbProblemItem *self = TB_PROBLEM_ITEM (object);

  g_free (self->message);
  g_free (self->where);

  G_OBJECT_CLASS (tb_problem_item_parent_class)->finalize (object);
}

static void
tb_problem_item_class_init (TbProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tb_problem_item_finalize;
}

static void
tb_problem_item_init (TbProblemItem *self)
{
}

TbProblemItem *
tb_problem_item_new_heading (PlanSeverity severity,
                             guint        count)
{
  TbProblemItem *self = g_object_new (TB_TYPE_PROBLEM_ITEM, NULL);

  self->is_heading = TRUE;
  self->severity = severity;
  self->message = describe_heading (severity, count);
  self->where = g_strdup ("");
  self->why = "";
  self->id = "";

  return self;
}

TbProblemItem *
tb_problem_item_new (const PlanProblem *problem,
                     Plan              *plan)
{
  TbProblemItem *self = g_object_new (TB_TYPE_PROBLEM_ITEM, NULL);

  self->severity = problem->severity;
  self->message = g_utf8_make_valid (problem->message, -1);
  self->where = describe_where (problem, plan);
  self->why = problem->why != NULL ? problem->why : "";
  self->id = problem->id;
  self->missing = problem->missing;
  self->part = plan_part_get_id (plan_get_part (plan, problem->part));
  self->field = problem->field;
  self->item = problem->item;

  return self;
}

gboolean
tb_problem_item_is_heading (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), FALSE);

  return self->is_heading;
}

PlanSeverity
tb_problem_item_get_severity (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), PLAN_SEVERITY_INFO);

  return self->severity;
}

const char *
tb_problem_item_get_message (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), NULL);

  return self->message;
}

const char *
tb_problem_item_get_why (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), NULL);

  return self->why;
}

const char *
tb_problem_item_get_id (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), NULL);

  return self->id;
}

const char *
tb_problem_item_get_where (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), NULL);

  return self->where;
}

const char *
tb_problem_item_get_missing (TbProblemItem *self)
{
  g_return_val_if_fail (TB_IS_PROBLEM_ITEM (self), NULL);

  return self->missing;
}

void
tb_problem_item_get_place (TbProblemItem *self,
                           guint         *part,
                           int           *field,
                           int           *item)
{
  g_return_if_fail (TB_IS_PROBLEM_ITEM (self));

  *part = self->part;
  *field = self->field;
  *item = self->item;
}

gboolean
tb_problem_item_equal (TbProblemItem *self,
                       TbProblemItem *other)
{
  return self->is_heading == other->is_heading
         && self->severity == other->severity
         && self->part == other->part
         && self->field == other->field
         && self->item == other->item
         && g_str_equal (self->message, other->message)
         && g_str_equal (self->where, other->where);
}
