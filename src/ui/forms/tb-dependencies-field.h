/* tb-dependencies-field.h: a field that names tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"

G_BEGIN_DECLS

#define TB_TYPE_DEPENDENCIES_FIELD (tb_dependencies_field_get_type ())
G_DECLARE_FINAL_TYPE (TbDependenciesField,
                      tb_dependencies_field,
                      TB,
                      DEPENDENCIES_FIELD,
                      TbFieldRow)

/**
 * TbDependenciesField:
 *
 * Shows PLAN_FIELD_DEPENDENCIES: the text as it is written, the tasks and agents it names as
 * buttons that lead there, and a picker that adds to the text.
 */

G_END_DECLS
