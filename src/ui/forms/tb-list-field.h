/* tb-list-field.h: a field of plain rows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_LIST_FIELD (tb_list_field_get_type ())
G_DECLARE_FINAL_TYPE (TbListField, tb_list_field, TB, LIST_FIELD, TbItemsField)

/**
 * TbListField:
 *
 * Shows PLAN_FIELD_LIST: one text for each item.
 */

G_END_DECLS
