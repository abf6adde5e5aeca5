/* tb-placement-field.h: a field of what goes where
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_PLACEMENT_FIELD (tb_placement_field_get_type ())
G_DECLARE_FINAL_TYPE (TbPlacementField, tb_placement_field, TB, PLACEMENT_FIELD, TbItemsField)

/**
 * TbPlacementField:
 *
 * Shows PLAN_FIELD_PLACEMENT: two texts for each item, side by side.
 */

G_END_DECLS
