/* tb-problem-fix.c: what can be done about a problem at once
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/problems/tb-problem-fix.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"

#define SECTION_MISSING "section-missing"

/* Fixes by the problem they mend. With a key the field is added, for the person to fill in; without
 * one the field that is there goes. A section is added to the plan, for all agents. */
static const struct
{
  const char *id;
  const char *label;
  const char *key;
} fixes[] = {
  { "description-missing", N_("Add Description"), "description" },
  { "criteria-missing", N_("Add Criteria"), "acceptance-criteria" },
  { "files-missing", N_("Add Files"), "files-to-create" },
  { "tests-missing", N_("Add Test Cases"), "tests" },
  { "dependencies-missing", N_("Add Dependencies"), "dependencies" },
  { SECTION_MISSING, N_("Add Section"), NULL },
  { "status-disagrees", N_("Let the Boxes Tell"), NULL },
};

static int
find_fix (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (g_str_equal (fixes[i].id, id))
      return i;
  return -1;
}

const char *
tb_problem_fix_get_label (const char *id)
{
  int fix = find_fix (id);

  return fix >= 0 ? _(fixes[fix].label) : NULL;
}

PlanEdit *
tb_problem_fix_make (Plan        *plan,
                     const char  *id,
                     guint        part,
                     int          field,
                     const char  *missing,
                     GError     **error)
{
  int fix = find_fix (id);

  if (missing != NULL && g_str_equal (id, SECTION_MISSING))
    return plan_command_add_section (plan, -1, missing, error);
  if (fix < 0 || (fixes[fix].key == NULL && field < 0))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("This cannot be mended at once. Go there and write what is missing."));
      return NULL;
    }
  if (fixes[fix].key != NULL)
    {
      /* The field may be there and say nothing. */
      if (plan_part_find_field (plan_get_part (plan, part), fixes[fix].key, 0) >= 0)
        return plan_edit_new (_(fixes[fix].label), NULL);
      return plan_command_add_field (plan, part, fixes[fix].key, NULL, error);
    }
  return plan_command_remove_field (plan, part, field, error);
}

void
tb_problem_fix_perform (TbSession  *session,
                        const char *id,
                        guint       part,
                        int         field,
                        int         item,
                        const char *missing)
{
  Plan *plan = tb_session_get_plan (session);
  int index = plan_find_part (plan, part);
  gsize offset = 0;
  GError *error = NULL;
  PlanEdit *edit;

  if (index < 0)
    return;
  edit = tb_problem_fix_make (plan, id, index, field, missing, &error);
  if (edit != NULL && !plan_edit_is_empty (edit))
    offset = plan_edit_get_splices (edit, NULL)->span.start + 1;
  plan_document_break_merge (tb_session_get_document (session));
  if (tb_session_perform (session, edit, error) && offset > 0)
    tb_session_go_to_offset (session, MIN (offset, md_document_get_size (plan_get_document (
                                                     tb_session_get_plan (session)))));
  else if (error == NULL)
    tb_session_go_to (session, part, field, item);
}
