/* tb-field-factory.c: the row for each kind of field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-field-row.h"

#include "ui/forms/tb-checklist-field.h"
#include "ui/forms/tb-choice-field.h"
#include "ui/forms/tb-code-field.h"
#include "ui/forms/tb-dependencies-field.h"
#include "ui/forms/tb-files-field.h"
#include "ui/forms/tb-list-field.h"
#include "ui/forms/tb-long-field.h"
#include "ui/forms/tb-placement-field.h"
#include "ui/forms/tb-table-field.h"
#include "ui/forms/tb-test-cases-field.h"
#include "ui/forms/tb-text-field.h"

GType
tb_field_row_get_type_for (PlanField *field)
{
  if (tb_long_field_is_for (field))
    return TB_TYPE_LONG_FIELD;

  switch (plan_field_get_kind (field))
    {
    case PLAN_FIELD_MARKDOWN:
    case PLAN_FIELD_TEXT:
      return TB_TYPE_TEXT_FIELD;
    case PLAN_FIELD_CHOICE:
      return TB_TYPE_CHOICE_FIELD;
    case PLAN_FIELD_LIST:
      return TB_TYPE_LIST_FIELD;
    case PLAN_FIELD_CHECKLIST:
      return TB_TYPE_CHECKLIST_FIELD;
    case PLAN_FIELD_TABLE:
      return TB_TYPE_TABLE_FIELD;
    case PLAN_FIELD_PLACEMENT:
      return TB_TYPE_PLACEMENT_FIELD;
    case PLAN_FIELD_FILES:
      return TB_TYPE_FILES_FIELD;
    case PLAN_FIELD_CODE:
      return TB_TYPE_CODE_FIELD;
    case PLAN_FIELD_TEST_CASES:
      return TB_TYPE_TEST_CASES_FIELD;
    case PLAN_FIELD_DEPENDENCIES:
      return TB_TYPE_DEPENDENCIES_FIELD;
    default:
      g_return_val_if_reached (TB_TYPE_TEXT_FIELD);
    }
}

GtkWidget *
tb_field_row_new (PlanField *field,
                  TbSession *session)
{
  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  return g_object_new (tb_field_row_get_type_for (field), "session", session, NULL);
}
