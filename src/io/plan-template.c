/* plan-template.c: new plans from templates
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-template.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "io/plan-file.h"

#define TEMPLATE "/io/github/trestleboard/Trestleboard/templates/execution-plan.md"
/* What a task that the template does not have is called: a placeholder. */
#define TASK_NAME "[Exact Task Name]"

/* Does @edit (transfer full) (nullable: it failed) to @plan. Returns: whether it did */
static gboolean
apply (Plan     **plan,
       PlanEdit  *edit)
{
  g_autoptr (PlanEdit) owned_edit = edit;
  Plan *after;

  if (edit == NULL)
    return FALSE;
  after = plan_edit_preview (edit, *plan);
  plan_unref (*plan);
  *plan = after;
  return TRUE;
}

static gboolean
set_title (Plan       **plan,
           const char  *name,
           const char  *title,
           GError     **error)
{
  int part = plan_find_title (*plan);

  if (part < 0)
    {
      g_autofree char *display_name = g_filename_display_name (name);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _("The template “%s” has no heading for the title. Add one such as "
                     "“# Execution Plan: [Name]”, or leave the title away."), display_name);
      return FALSE;
    }
  return apply (plan, plan_command_set_name (*plan, part, title, error));
}

static gboolean
set_objective (Plan       **plan,
               const char  *objective,
               GError     **error)
{
  int part = plan_find_section (*plan, "overview", -1);
  int field;

  if (part < 0 && !apply (plan, plan_command_add_section (*plan, -1, "overview", error)))
    return FALSE;
  part = plan_find_section (*plan, "overview", -1);
  if (part < 0)
    return TRUE;
  field = plan_part_find_field (plan_get_part (*plan, part), "objective", 0);
  if (field < 0)
    return apply (plan, plan_command_add_field (*plan, part, "objective", objective, error));
  return apply (plan, plan_command_set_text (*plan, part, field, objective, error));
}

/* The tasks of @agent, as indices of parts. */
static GArray *
collect_tasks (Plan  *plan,
               guint  agent)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = agent + 1; i < plan_get_part_end (plan, agent); i++)
    if (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK)
      g_array_append_val (tasks, i);
  return tasks;
}

/* `N`, `X`, `#`: to be numbered by whoever fills in the template. */
static gboolean
is_open_number (const char *number)
{
  return *number != '\0' && number[1] == '\0' && !g_ascii_isdigit (*number);
}

static gboolean
is_plain_number (const char *number)
{
  return *number != '\0' && strspn (number, "0123456789") == strlen (number);
}

/* Gives part @index the number @number, where it has one that counts. */
static void
add_number (Plan     *plan,
            PlanEdit *edit,
            guint     index,
            guint     number)
{
  PlanPart *part = plan_get_part (plan, index);
  const char *old = plan_part_get_number (part);
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (is_open_number (old) || is_plain_number (old))
    plan_edit_add (edit, plan, md_span_shift (plan_part_get_number_span (part),
                                              plan_get_part_start (plan, index)),
                   text, -1);
}

static void
number_tasks (Plan  **plan,
              guint   agent)
{
  g_autoptr (GArray) tasks = collect_tasks (*plan, agent);
  PlanEdit *edit = plan_edit_new ("", NULL);

  for (guint i = 0; i < tasks->len; i++)
    add_number (*plan, edit, g_array_index (tasks, guint, i), i + 1);
  apply (plan, edit);
}

/* Makes @agent have @n_tasks tasks. */
static gboolean
fill_tasks (Plan   **plan,
            guint    agent,
            guint    n_tasks,
            GError **error)
{
  g_autoptr (GArray) tasks = collect_tasks (*plan, agent);
  guint last = tasks->len > 0 ? g_array_index (tasks, guint, tasks->len - 1) : 0;
  gboolean has_closing = tasks->len > 1
                         && is_open_number (plan_part_get_number (plan_get_part (*plan, last)));

  while (tasks->len > n_tasks)
    {
      /* The closing task is the last to go. */
      guint at = tasks->len - (has_closing && n_tasks > 1 ? 2 : 1);

      if (!apply (plan, plan_command_remove (*plan, g_array_index (tasks, guint, at), error)))
        return FALSE;
      g_array_unref (tasks);
      tasks = collect_tasks (*plan, agent);
    }
  while (tasks->len < n_tasks)
    {
      int after = -1;

      if (tasks->len > (has_closing ? 1 : 0))
        after = g_array_index (tasks, guint, tasks->len - (has_closing ? 2 : 1));
      if (!apply (plan, plan_command_add_task (*plan, agent, after, TASK_NAME, error)))
        return FALSE;
      g_array_unref (tasks);
      tasks = collect_tasks (*plan, agent);
    }
  number_tasks (plan, agent);
  return TRUE;
}

/* A copy of the last agent, with all it contains, behind it. */
static void
copy_agent (Plan  **plan,
            guint   agent,
            guint   number)
{
  MdDocument *document = plan_get_document (*plan);
  PlanPart *part = plan_get_part (*plan, agent);
  guint end = plan_get_part_end (*plan, agent);
  PlanEdit *edit = plan_edit_new ("", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  MdSpan span = { plan_get_part_start (*plan, agent), 0 };
  MdSpan old = md_span_shift (plan_part_get_number_span (part), span.start);
  const char *line_end = md_document_get_line_end (document, span.start);

  span.end = end < plan_get_n_parts (*plan) ? plan_get_part_start (*plan, end)
                                            : md_document_get_size (document);
  md_document_append_range (document, (MdSpan){ span.start, old.start }, text);
  g_string_append_printf (text, "%u", number);
  md_document_append_range (document, (MdSpan){ old.end, span.end }, text);
  if (!g_str_has_suffix (text->str, "\n"))
    {
      g_string_prepend (text, line_end);
      g_string_prepend (text, line_end);
    }
  plan_edit_add (edit, *plan, (MdSpan){ span.end, span.end }, text->str, text->len);
  apply (plan, edit);
}

static gboolean
fill_agents (Plan                   **plan,
             const PlanTemplateFill  *fill,
             GError                 **error)
{
  guint n_agents;
  const guint *agents = plan_get_agents (*plan, &n_agents);
  guint wanted = fill->n_agents > 0 ? fill->n_agents : n_agents;

  if (n_agents == 0 && wanted > 0
      && !apply (plan, plan_command_add_agent (*plan, "", error)))
    return FALSE;
  for (agents = plan_get_agents (*plan, &n_agents); n_agents > wanted;
       agents = plan_get_agents (*plan, &n_agents))
    if (!apply (plan, plan_command_remove (*plan, agents[n_agents - 1], error)))
      return FALSE;
  for (guint i = 0; i < n_agents && fill->n_tasks > 0; i++)
    {
      agents = plan_get_agents (*plan, &n_agents);
      if (!fill_tasks (plan, agents[i], fill->n_tasks, error))
        return FALSE;
    }
  for (agents = plan_get_agents (*plan, &n_agents); n_agents > 0 && n_agents < wanted;
       agents = plan_get_agents (*plan, &n_agents))
    {
      guint before = n_agents;

      copy_agent (plan, agents[n_agents - 1], n_agents + 1);
      plan_get_agents (*plan, &n_agents);
      if (n_agents == before)
        break;
    }
  return TRUE;
}

/* Whether the plan has what was asked for. */
static gboolean
check_counts (Plan                    *plan,
              const char              *name,
              const PlanTemplateFill  *fill,
              GError                 **error)
{
  g_autofree char *display_name = g_filename_display_name (name);
  PlanCounts counts;

  plan_count (plan, &counts);
  if ((fill->n_agents == 0 || counts.agents == fill->n_agents)
      && (fill->n_tasks == 0 || counts.agents == 0
          || counts.tasks >= counts.agents * fill->n_tasks))
    return TRUE;
  g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
               /* Translators: %s is the name of a file. */
               _("The agents and tasks of the template “%s” cannot be repeated. Leave their "
                 "numbers away and add them in the plan."), display_name);
  return FALSE;
}

static gboolean
check_fill (const PlanTemplateFill  *fill,
            GError                 **error)
{
  if (fill->n_agents <= PLAN_TEMPLATE_MAX_AGENTS && fill->n_tasks <= PLAN_TEMPLATE_MAX_TASKS)
    return TRUE;
  g_set_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
               _("A new plan has at most %d agents with %d tasks each"), PLAN_TEMPLATE_MAX_AGENTS,
               PLAN_TEMPLATE_MAX_TASKS);
  return FALSE;
}

/* What the built-in template says of itself is not for a plan that is made from it. */
static void
drop_preamble (Plan **plan)
{
  int title = plan_find_title (*plan);
  PlanEdit *edit = plan_edit_new ("", NULL);

  if (title >= 0)
    plan_edit_add (edit, *plan, (MdSpan){ 0, plan_get_part_start (*plan, title) }, "", 0);
  apply (plan, edit);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

GBytes *
plan_template_make (const char              *path,
                    const PlanTemplateFill  *fill,
                    GError                 **error)
{
  const char *name = path != NULL ? path : TEMPLATE;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (Plan) plan = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (path != NULL)
    bytes = plan_file_load (path, NULL, error);
  else
    bytes = g_resources_lookup_data (TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || fill == NULL)
    return g_steal_pointer (&bytes);

  document = md_document_new (bytes);
  plan = plan_new (document, NULL);
  if (path == NULL)
    drop_preamble (&plan);
  if (!check_fill (fill, error)
      || (has_text (fill->title) && !set_title (&plan, name, fill->title, error))
      || (has_text (fill->objective) && !set_objective (&plan, fill->objective, error))
      || ((fill->n_agents > 0 || fill->n_tasks > 0) && !fill_agents (&plan, fill, error))
      || !check_counts (plan, name, fill, error))
    return NULL;
  return md_document_to_bytes (plan_get_document (plan));
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, "templates", NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
plan_template_list (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".md") && *name != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (paths, FALSE);
}

char *
plan_template_resolve (const char *name)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *own = g_build_filename (folder, name, NULL);
  g_autofree char *own_md = g_strconcat (own, ".md", NULL);

  if (g_file_test (name, G_FILE_TEST_EXISTS) || strchr (name, '/') != NULL)
    return g_strdup (name);
  if (g_file_test (own, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&own);
  if (g_file_test (own_md, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&own_md);
  return g_strdup (name);
}
