/* json-test-support.h: a plan, and what its JSON says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-json.h"

G_BEGIN_DECLS

/* What is at a path such as `agents.0.tasks.1.key`. */
typedef struct
{
  const char *path;
  const char *expected;
} Expectation;

/* A small plan that has something of everything. */
extern const char sample[];

/* Returns: (transfer full) */
Plan *read_plan    (const char *text,
                    gssize      length);
/* The value at a path, as JSON; `nothing` when there is none. Returns: (transfer full) */
char *find_value   (JsonNode   *node,
                    const char *path);
void  assert_value (JsonNode   *node,
                    const char *path,
                    const char *expected);

G_END_DECLS
