/* plan-export-agents.h: a plan as one file for each build agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanAgentFile:
 * @name: its name, such as `01-scope.md`
 * @text: what is in it
 *
 * All that one build agent needs: what the plan says for everybody, and its own part.
 */
typedef struct
{
  char   *name;
  GBytes *text;
} PlanAgentFile;

void       plan_agent_file_free (PlanAgentFile *file);

/* One file for each agent of the plan, in its order, each with the agent's heading at the top and
 * the sections in the template's order. Bytes under the headings are the plan's own. What is in no
 * agent is in every file, except tasks.
 * Returns: (transfer full) (element-type PlanAgentFile) */
GPtrArray *plan_export_agents   (Plan          *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanAgentFile, plan_agent_file_free)

G_END_DECLS
