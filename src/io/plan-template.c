/* plan-template.c: the text of a new plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"

#define TEMPLATE "/io/github/trestleboard/Trestleboard/templates/execution-plan.md"

static GBytes *
set_title (GBytes      *bytes,
           const char  *name,
           const char  *title,
           GError     **error)
{
  g_autoptr(MdDocument) document = md_document_new (bytes);
  g_autoptr(Plan)       plan = plan_new (document, NULL);
  g_autoptr(Plan)       titled = NULL;
  g_autoptr(PlanEdit)   edit = NULL;
  int                   part = plan_find_title (plan);

  if (part < 0)
    {
      g_autofree char *display_name = g_filename_display_name (name);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _("The template “%s” has no heading for the title. Add one such as "
                     "“# Execution Plan: [Name]”, or leave the title away."), display_name);
      return NULL;
    }
  edit = plan_command_set_name (plan, part, title, error);
  if (edit == NULL)
    return NULL;
  titled = plan_edit_preview (edit, plan);

  return md_document_to_bytes (plan_get_document (titled));
}

GBytes *
plan_file_new_from_template (const char  *template_path,
                             const char  *title,
                             GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (template_path != NULL)
    bytes = plan_file_load (template_path, NULL, error);
  else
    bytes = g_resources_lookup_data (TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  if (title == NULL || *title == '\0')
    return g_steal_pointer (&bytes);

  return set_title (bytes, template_path != NULL ? template_path : TEMPLATE, title, error);
}
