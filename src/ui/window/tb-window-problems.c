/* tb-window-problems.c: goes from problem to problem, and mends them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "ui/problems/tb-problem-fix.h"
#include "ui/widgets/tb-toast.h"

/* Whether the problem stands behind the place, or is one of those that the name of a part stands
 * for: of what the part lacks. */
static gboolean
is_behind (TbWindow          *self,
           const PlanProblem *problem)
{
  int part = tb_session_get_index (self->session);
  int field = tb_session_get_field (self->session);

  if ((int)problem->part != part)
    return (int)problem->part > part;
  if (problem->field != field || field < 0)
    return problem->field >= field;
  return problem->item > tb_session_get_item (self->session);
}

/* Whether the problem was said last, and who read it is where it is. */
static gboolean
is_said_here (TbWindow          *self,
              const PlanProblem *problem)
{
  return (int)problem->part == tb_session_get_index (self->session)
         && problem->field == tb_session_get_field (self->session)
         && (problem->field < 0 || problem->item < 0
             || problem->item == tb_session_get_item (self->session))
         && g_strcmp0 (problem->message, self->said_problem) == 0;
}

/* There may be several at one place: they are said one by one. */
static guint
find_next (TbWindow  *self,
           GPtrArray *problems)
{
  /* From the end: those that say the same of one place are one. */
  for (guint i = problems->len; i-- > 0;)
    if (is_said_here (self, problems->pdata[i]))
      return (i + 1) % problems->len;
  for (guint i = 0; i < problems->len; i++)
    if (is_behind (self, problems->pdata[i]))
      return i;
  return 0;
}

static guint
get_part_id (TbWindow          *self,
             const PlanProblem *problem)
{
  return plan_part_get_id (plan_get_part (tb_session_get_plan (self->session), problem->part));
}

void
_tb_window_next_problem (TbWindow *self)
{
  GPtrArray *problems = plan_document_get_problems (_tb_window_get_document (self));
  const PlanProblem *problem;

  if (problems->len == 0)
    {
      _tb_window_say (self, _("No problems: a builder can execute this without asking."), FALSE);
      return;
    }
  problem = problems->pdata[find_next (self, problems)];
  g_free (self->said_problem);
  self->said_problem = g_strdup (problem->message);
  self->said_part = get_part_id (self, problem);
  _tb_window_show_form (self);
  _tb_window_offer (self, problem->message, tb_problem_fix_get_label (problem->id),
                    "win.fix-problem");
  tb_session_go_to (self->session, self->said_part, problem->field, problem->item);
}

/* The problem that was said last, if it is still there and can be mended. Returns: (nullable) */
static const PlanProblem *
find_said (TbWindow *self)
{
  GPtrArray *problems = plan_document_get_problems (_tb_window_get_document (self));

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = problems->pdata[i];

      if (g_strcmp0 (problem->message, self->said_problem) == 0
          && get_part_id (self, problem) == self->said_part
          && tb_problem_fix_get_label (problem->id) != NULL)
        return problem;
    }
  return NULL;
}

void
_tb_window_fix_problem (TbWindow *self)
{
  const PlanProblem *problem = find_said (self);

  if (problem == NULL)
    {
      _tb_window_next_problem (self);
      return;
    }
  tb_toast_hide (TB_TOAST (self->toast));
  _tb_window_show_form (self);
  tb_problem_fix_perform (self->session, problem->id, self->said_part, problem->field,
                          problem->item, problem->missing);
}
