/* cli-repair.c: repair
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "io/plan-repair.h"

#define MARK "\357\273\277"

/* A text and where in it one line begins. */
typedef struct
{
  const char *text;
  const char *end;
} Rest;

static Rest
make_rest (GBytes *bytes)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);

  return (Rest){ text, text + length };
}

/* The line that begins at @rest, with its end; goes on behind it. */
static Rest
take_line (Rest *rest)
{
  const char *newline = rest->text < rest->end
                          ? memchr (rest->text, '\n', rest->end - rest->text) : NULL;
  Rest        line = { rest->text, newline != NULL ? newline + 1 : rest->end };

  rest->text = line.end;

  return line;
}

static gboolean
is_same (Rest a,
         Rest b)
{
  return a.end - a.text == b.end - b.text && memcmp (a.text, b.text, a.end - a.text) == 0;
}

/* A line as it may be shown: what nobody sees is spelt out. */
static char *
dup_line (Rest line)
{
  GString         *shown = g_string_new (NULL);
  gsize            length = line.end - line.text;
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;

  if (length > 0 && line.text[length - 1] == '\n')
    length--;
  if (length >= strlen (MARK) && memcmp (line.text, MARK, strlen (MARK)) == 0)
    {
      g_string_append (shown, "<U+FEFF>");
      line.text += strlen (MARK);
      length -= strlen (MARK);
    }
  copy = g_utf8_make_valid (line.text, length);
  if (length > 0 && line.text[length - 1] == '\r')
    *strrchr (copy, '\r') = '\0';
  text = cli_dup_shown (copy);
  g_string_append_printf (shown, "%s%s", text,
                          length > 0 && line.text[length - 1] == '\r' ? "^M" : "");

  return g_string_free (shown, FALSE);
}

/* Prints one run of lines that differ, @first the 0-based number of its first. */
static void
print_run (GPtrArray *before,
           GPtrArray *after,
           guint      first)
{
  if (before->len == 0)
    return;
  cli_print ("@@ -%u,%u +%u,%u @@\n", first + 1, before->len, first + 1, after->len);
  for (guint i = 0; i < before->len; i++)
    cli_print ("-%s\n", (char *) g_ptr_array_index (before, i));
  for (guint i = 0; i < after->len; i++)
    cli_print ("+%s\n", (char *) g_ptr_array_index (after, i));
  g_ptr_array_set_size (before, 0);
  g_ptr_array_set_size (after, 0);
}

/* Repairs change lines and never add or remove any, so line stands against line. */
static void
print_diff (const char *file,
            GBytes     *before,
            GBytes     *after,
            PlanRepairs repairs)
{
  g_autoptr(GPtrArray) old_lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) new_lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char     *name = cli_dup_shown (file);
  g_autofree char     *description = plan_repairs_describe (repairs);
  Rest                 old_rest = make_rest (before);
  Rest                 new_rest = make_rest (after);
  guint                line = 0;

  if (repairs == PLAN_REPAIR_NONE)
    return;
  cli_print ("%s: %s\n--- %s\n+++ %s\n", name, description, name, name);
  for (; old_rest.text < old_rest.end; line++)
    {
      Rest old_line = take_line (&old_rest);
      Rest new_line = take_line (&new_rest);

      if (is_same (old_line, new_line))
        print_run (old_lines, new_lines, line - old_lines->len);
      else
        {
          g_ptr_array_add (old_lines, dup_line (old_line));
          g_ptr_array_add (new_lines, dup_line (new_line));
        }
    }
  print_run (old_lines, new_lines, line - old_lines->len);
}

static CliStatus
repair_plan (const char *file,
             gboolean    write)
{
  g_auto(CliPlan)       plan = { 0 };
  g_autoptr(GBytes)     before = NULL;
  g_autoptr(GBytes)     after = NULL;
  g_autoptr(MdDocument) document = NULL;
  PlanRepairs           repairs;

  if (!cli_plan_load (&plan, file))
    return CLI_FAILED;
  before = md_document_to_bytes (plan_get_document (plan.plan));
  after = plan_repair (before, &repairs);
  if (!write)
    {
      print_diff (file, before, after, repairs);
      return CLI_OK;
    }
  /* Nothing to repair: the file is not touched, but standard input still goes through. */
  if (repairs == PLAN_REPAIR_NONE && !g_str_equal (file, "-"))
    return CLI_OK;
  document = md_document_new (after);
  plan_unref (plan.plan);
  plan.plan = plan_new (document, NULL);

  return cli_plan_save (&plan);
}

/* Each file of the folder by itself. */
static CliStatus
repair_folder (const char *path,
               gboolean    write)
{
  g_auto(CliPlan) plan = { 0 };
  CliStatus       status = CLI_OK;

  if (!cli_plan_load (&plan, path))
    return CLI_FAILED;
  for (guint i = 0; i < plan_folder_get_n_files (plan.folder); i++)
    {
      g_autofree char *file = g_build_filename (path, plan_folder_get_name (plan.folder, i), NULL);
      CliStatus        own = repair_plan (file, write);

      status = MAX (status, own);
    }

  return status;
}

CliStatus
cli_repair (const CliCommand *command,
            char            **arguments)
{
  gboolean              write = FALSE;
  const GOptionEntry    entries[] = {
    { "write", 'w', 0, G_OPTION_ARG_NONE, &write,
      N_("Write the repaired plan instead of showing what would change"), NULL },
    { NULL }
  };
  g_auto(GStrv)         files = NULL;
  CliStatus             status = cli_parse (command, arguments, entries, 1, 1, &files);

  if (status != CLI_GO_ON)
    return status;

  return !g_str_equal (files[0], "-") && plan_folder_is_one (files[0])
           ? repair_folder (files[0], write)
           : repair_plan (files[0], write);
}
