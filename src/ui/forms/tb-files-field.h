/* tb-files-field.h: a field of paths
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_FILES_FIELD (tb_files_field_get_type ())
G_DECLARE_FINAL_TYPE (TbFilesField, tb_files_field, TB, FILES_FIELD, TbItemsField)

/**
 * TbFilesField:
 *
 * Shows PLAN_FIELD_FILES: a path and a comment for each item. Marks paths that stand there twice
 * and those that lead out of the project.
 */

G_END_DECLS
