/* tb-table-field.h: a field with columns
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_TABLE_FIELD (tb_table_field_get_type ())
G_DECLARE_FINAL_TYPE (TbTableField, tb_table_field, TB, TABLE_FIELD, TbItemsField)

/**
 * TbTableField:
 *
 * Shows PLAN_FIELD_TABLE: one row of the form for each row of the table, with the columns of the
 * file.
 */

G_END_DECLS
