/* cli-support.c: arguments, output and errors of the commands
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-schema.h"

/* No argument begins with it. */
#define KEY_MARK "\001"

void
cli_print (const char *format,
           ...)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  valid = g_utf8_make_valid (text, -1);
  fputs (valid, stdout);
}

void
cli_print_json (PlanJsonWriter *writer)
{
  g_autofree char *text = plan_json_writer_finish (writer);

  fputs (text, stdout);
}

/* Takes @text. */
static void
print_error (const char *place,
             char       *text)
{
  g_autofree char *line = g_strdup_printf ("%s%s%s", place != NULL ? place : "",
                                           place != NULL ? ": " : "", text);
  g_autofree char *shown = cli_dup_shown (line);

  fprintf (stderr, "trestleboard-cli: %s\n", shown);
  g_free (text);
}

void
cli_error (const char *file,
           const char *format,
           ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_error (file, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

char *
cli_dup_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t')
        g_string_append_c (shown, ' ');
      else if (g_unichar_iscntrl (c))
        g_string_append (shown, "\357\277\275");
      else
        g_string_append_unichar (shown, c);
    }

  return g_string_free (shown, FALSE);
}

char *
cli_dup_slug (const char *text)
{
  g_autofree char *name = plan_schema_normalize (text, -1);
  GString         *slug = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (slug, c);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

static GOptionContext *
make_context (const CliCommand   *command,
              const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (command->synopsis);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  /* GLib's own --help leaves at once and prints in the charset of the locale. */
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/* Keys of tasks without an agent, such as `-/1`, look like options: they are marked while options
 * are looked for. */
static void
mark_keys (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_str_has_prefix (arguments[i], "-/"))
      {
        char *marked = g_strconcat (KEY_MARK, arguments[i], NULL);

        g_free (arguments[i]);
        arguments[i] = marked;
      }
}

static void
unmark_keys (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_str_has_prefix (arguments[i], KEY_MARK "-/"))
      memmove (arguments[i], arguments[i] + strlen (KEY_MARK),
               strlen (arguments[i]) - strlen (KEY_MARK) + 1);
}

CliStatus
cli_parse (const CliCommand   *command,
           char              **arguments,
           const GOptionEntry *entries,
           guint               min,
           guint               max,
           char             ***rest)
{
  gboolean                  help = FALSE;
  g_auto(GStrv)             positional = NULL;
  const GOptionEntry        common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &positional, NULL, NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = make_context (command, entries);
  g_auto(GStrv)             copy = g_strdupv (arguments);
  g_autoptr(GError)         error = NULL;
  g_autofree char          *name = g_strdup_printf ("trestleboard-cli %s", command->name);

  mark_keys (copy);
  /* A command without options takes values as they are: `-5 degrees`, `- [ ] a box`. */
  g_option_context_set_strict_posix (context, entries == NULL);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      cli_error (NULL, _("%s. Run “%s --help” for what it takes."), error->message, name);
      return CLI_FAILED;
    }
  if (help)
    {
      g_autofree char *text = NULL;

      g_set_prgname (name);
      text = g_option_context_get_help (context, TRUE, NULL);
      cli_print ("%s", text);
      return CLI_OK;
    }
  if (positional == NULL)
    positional = g_new0 (char *, 1);
  if (g_strv_length (positional) < min || g_strv_length (positional) > max)
    {
      /* Translators: %s is a command with its arguments. */
      cli_error (NULL, _("Usage: %s %s"), name, command->synopsis);
      return CLI_FAILED;
    }
  unmark_keys (positional);
  *rest = g_steal_pointer (&positional);

  return CLI_GO_ON;
}
