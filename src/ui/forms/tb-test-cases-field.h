/* tb-test-cases-field.h: a field of tests
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/forms/tb-items-field.h"

G_BEGIN_DECLS

#define TB_TYPE_TEST_CASES_FIELD (tb_test_cases_field_get_type ())
G_DECLARE_FINAL_TYPE (TbTestCasesField, tb_test_cases_field, TB, TEST_CASES_FIELD, TbItemsField)

/**
 * TbTestCasesField:
 *
 * Shows PLAN_FIELD_TEST_CASES: the file they stand in, then a name and what is expected for each
 * test. Items without a name (Setup: …) have one text.
 */

G_END_DECLS
