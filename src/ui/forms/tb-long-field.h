/* tb-long-field.h: a field that is too long for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"

G_BEGIN_DECLS

#define TB_TYPE_LONG_FIELD (tb_long_field_get_type ())
G_DECLARE_FINAL_TYPE (TbLongField, tb_long_field, TB, LONG_FIELD, TbFieldRow)

/**
 * TbLongField:
 *
 * Shows how a field of any kind begins that would keep the window waiting if it was shown whole,
 * says why, and leads to the source, where it is edited.
 */

/* Whether @field is so long. */
gboolean tb_long_field_is_for (PlanField *field);

G_END_DECLS
