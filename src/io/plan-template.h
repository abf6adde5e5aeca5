/* plan-template.h: new plans from templates
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More agents, or tasks in one of them, are refused. */
#define PLAN_TEMPLATE_MAX_AGENTS 50
#define PLAN_TEMPLATE_MAX_TASKS  50

/**
 * PlanTemplateFill:
 * @title: (nullable): the plan's title
 * @objective: (nullable): the objective in its overview
 * @n_agents: number of build agents; 0 for those of the template
 * @n_tasks: number of tasks of each agent; 0 for those of the template
 *
 * What a person says of a new plan before it is made. What is not said stays as the template has
 * it, placeholders and all.
 */
typedef struct
{
  const char *title;
  const char *objective;
  guint       n_agents;
  guint       n_tasks;
} PlanTemplateFill;

/* The text of a new plan: the template at @path (nullable: the one built in, without what it says
 * of itself before the title) with @fill in it (nullable: the template as it is). Agents are
 * added as copies of the last one; tasks behind those that are there, but before one without a
 * number of its own (`Task N`), which stays the last. Agents and tasks are numbered from 1 on.
 * Fails with PLAN_FILE_ERROR, or PLAN_COMMAND_ERROR for what cannot be written.
 * Returns: (transfer full) */
GBytes *plan_template_make    (const char              *path,
                               const PlanTemplateFill  *fill,
                               GError                 **error);
/* The paths of the user's own templates: Markdown files in `trestleboard/templates` of the data
 * directory, by name. Returns: (transfer full) (array zero-terminated=1) */
char  **plan_template_list    (void);
/* The template that @name means: a path of a file that is there, or the name of one of the user's
 * own templates, with or without `.md`. Returns: (transfer full): a path, of @name itself when it
 * means neither */
char   *plan_template_resolve (const char              *name);

G_END_DECLS
