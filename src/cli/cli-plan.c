/* cli-plan.c: the plan that a command works on
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "io/plan-json.h"

/* No more keys than a person reads. */
#define MAX_KEYS 8

static gboolean
is_stdin (const char *file)
{
  return g_str_equal (file, "-");
}

static gboolean
load_folder (CliPlan *self)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(MdDocument) document = NULL;

  self->folder = plan_folder_load (self->file, &document, &error);
  if (self->folder == NULL)
    {
      cli_error (self->file, "%s", error->message);
      return FALSE;
    }
  self->plan = plan_new (document, NULL);
  self->notes = plan_notes_new ();
  plan_notes_set_saved (self->notes, self->plan);

  return TRUE;
}

gboolean
cli_plan_load (CliPlan    *self,
               const char *file)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(GBytes)     bytes = NULL;
  g_autoptr(MdDocument) document = NULL;

  cli_plan_clear (self);
  self->file = file;
  if (!is_stdin (file) && plan_folder_is_one (file))
    return load_folder (self);
  bytes = is_stdin (file) ? plan_file_load_stdin (&error)
                          : plan_file_load (file, &self->state, &error);
  if (bytes == NULL)
    {
      cli_error (file, "%s", error->message);
      return FALSE;
    }
  if (is_stdin (file))
    plan_file_hash (bytes, self->state.sha256);
  document = md_document_new (bytes);
  self->plan = plan_new (document, NULL);
  if (!is_stdin (file))
    {
      self->notes = plan_notes_new ();
      plan_notes_set_saved (self->notes, self->plan);
    }

  return TRUE;
}

void
cli_plan_clear (CliPlan *self)
{
  g_clear_pointer (&self->plan, plan_unref);
  g_clear_pointer (&self->folder, plan_folder_free);
  g_clear_object (&self->notes);
}

char *
cli_plan_dup_place (CliPlan *self,
                    guint    line)
{
  int              file;
  guint            own = plan_get_file_line (self->plan, line, &file);
  g_autofree char *path = NULL;

  if (file >= 0)
    path = g_build_filename (self->file,
                             md_document_get_file_name (plan_get_document (self->plan), file),
                             NULL);

  return g_strdup_printf ("%s:%u", path != NULL ? path : self->file, own + 1);
}

void
cli_plan_error_at (CliPlan    *self,
                   guint       line,
                   const char *format,
                   ...)
{
  g_autofree char *place = cli_plan_dup_place (self, line);
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cli_error (place, "%s", text);
}

char *
cli_plan_dup_json (CliPlan *self)
{
  if (self->folder != NULL)
    return plan_folder_print_json (self->folder, self->plan);

  return is_stdin (self->file) ? plan_json_print (self->plan, self->file, self->state.sha256)
                               : plan_sidecar_print (self->plan, self->file, self->state.sha256);
}

/* The keys of the tasks with the number @number: `1/1, 2/1`. */
static char *
dup_keys (Plan       *plan,
          const char *number)
{
  GString     *keys = g_string_new (NULL);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  guint        n = 0;

  for (guint i = 0; i < n_tasks; i++)
    {
      g_autofree char *key = NULL;

      if (!g_str_equal (plan_part_get_number (plan_get_part (plan, tasks[i])), number))
        continue;
      if (++n > MAX_KEYS)
        {
          g_string_append (keys, ", …");
          break;
        }
      key = plan_dup_task_key (plan, tasks[i]);
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", key);
    }

  return g_string_free (keys, FALSE);
}

int
cli_plan_find_task (CliPlan    *self,
                    const char *key)
{
  gboolean ambiguous = FALSE;
  int      task = plan_find_task (self->plan, key, &ambiguous);

  if (ambiguous)
    {
      g_autofree char *keys = dup_keys (self->plan, key);

      /* Translators: %1$s is the number of a task, %2$s a list of keys such as "1/1, 2/1". */
      cli_error (self->file, _("Several tasks are called “%1$s”. Name one by its key: %2$s."), key,
                 keys);
      return -1;
    }
  if (task < 0)
    /* Translators: %s is what was typed. */
    cli_error (self->file, _("There is no task “%s”. “trestleboard-cli show” lists them."), key);

  return task;
}

gboolean
cli_plan_apply (CliPlan  *self,
                int       part,
                PlanEdit *edit,
                GError   *error)
{
  Plan *edited;

  if (edit == NULL && part >= 0)
    {
      cli_plan_error_at (self, plan_get_part_line (self->plan, part), "%s", error->message);
      return FALSE;
    }
  if (edit == NULL)
    {
      cli_error (self->file, "%s", error->message);
      return FALSE;
    }
  edited = plan_edit_preview (edit, self->plan);
  plan_unref (self->plan);
  self->plan = edited;

  return TRUE;
}

CliStatus
cli_plan_save (CliPlan *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *warning = NULL;

  if (is_stdin (self->file))
    {
      g_autoptr(GBytes) bytes = md_document_to_bytes (plan_get_document (self->plan));
      gsize             length;
      const char       *text = g_bytes_get_data (bytes, &length);

      fwrite (text, 1, length, stdout);
      return CLI_OK;
    }
  if (self->folder != NULL
        ? !plan_folder_save (self->folder, self->plan, FALSE, self->notes, &warning, &error)
        : !plan_file_save_pair (self->file, self->plan, &self->state, self->notes, &warning,
                                &error))
    {
      cli_error (self->file, "%s", error->message);
      return CLI_REFUSED;
    }
  if (warning != NULL)
    /* Translators: %s is why the file with the plan as data could not be written. */
    cli_error (self->file, _("The plan was saved, its JSON was not. %s"), warning);

  return CLI_OK;
}
