/* tb-choice-field.h: a field of a choice and a reason
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"

G_BEGIN_DECLS

#define TB_TYPE_CHOICE_FIELD (tb_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (TbChoiceField, tb_choice_field, TB, CHOICE_FIELD, TbFieldRow)

/**
 * TbChoiceField:
 *
 * Shows PLAN_FIELD_CHOICE: a drop-down list of the words that the template knows and the one that
 * the file has, and the reason.
 */

G_END_DECLS
