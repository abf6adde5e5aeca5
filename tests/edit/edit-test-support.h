/* edit-test-support.h: what the tests of edit/ share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-commands.h"

G_BEGIN_DECLS

/* A text that begins with the mark of a file is a plan of several files. */
Plan   *plan_new_for_text (const char *text);
GBytes *plan_dup_bytes (Plan *plan);
char   *plan_dup_document_text (Plan *plan);
/* The file @name in tests/fixtures. */
char *find_fixture (const char *name);
/* All Markdown files below the fixtures and the corpus, sorted; notes with g_test_message() when
 * there is no corpus. (element-type filename) */
GPtrArray *list_documents (void);
/* Fails the test with a message when the edit touches bytes that its splices do not name, or its
 * document is not what a fresh parse of the bytes gives. */
void check_edit (Plan       *plan,
                 PlanEdit   *edit,
                 const char *what);

G_END_DECLS
