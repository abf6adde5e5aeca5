/* tb-code-field.h: a field of code
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"

G_BEGIN_DECLS

#define TB_TYPE_CODE_FIELD (tb_code_field_get_type ())
G_DECLARE_FINAL_TYPE (TbCodeField, tb_code_field, TB, CODE_FIELD, TbFieldRow)

/**
 * TbCodeField:
 *
 * Shows PLAN_FIELD_CODE: an editor with highlighting, and its language. Tab indents, Ctrl+Enter
 * leaves.
 */

G_END_DECLS
