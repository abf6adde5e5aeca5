/* tb-checklist-field.h: a field of rows with boxes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_CHECKLIST_FIELD (tb_checklist_field_get_type ())
G_DECLARE_FINAL_TYPE (TbChecklistField, tb_checklist_field, TB, CHECKLIST_FIELD, TbItemsField)

/**
 * TbChecklistField:
 *
 * Shows PLAN_FIELD_CHECKLIST: a box and a text for each item, and how many are done.
 */

G_END_DECLS
