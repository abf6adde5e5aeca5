/* tb-text-field.h: a field of one text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-field-row.h"

G_BEGIN_DECLS

#define TB_TYPE_TEXT_FIELD (tb_text_field_get_type ())
G_DECLARE_FINAL_TYPE (TbTextField, tb_text_field, TB, TEXT_FIELD, TbFieldRow)

/**
 * TbTextField:
 *
 * Shows PLAN_FIELD_TEXT and PLAN_FIELD_MARKDOWN: one text that grows, of one paragraph or of many
 * lines.
 */

G_END_DECLS
