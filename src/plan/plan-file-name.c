/* plan-file-name.c: how the files of build agents are called
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-file-name.h"

#include <string.h>

/* Of a file's name, without number and suffix. */
#define MAX_NAME   60
#define MAX_DIGITS 3

char *
plan_file_name_format (guint       number,
                       const char *name)
{
  g_autofree char    *lower = g_utf8_strdown (name, -1);
  g_autoptr (GString) kebab = g_string_new (NULL);

  for (const char *p = lower; *p != '\0' && kebab->len < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (kebab, c);
      else if (kebab->len > 0 && kebab->str[kebab->len - 1] != '-')
        g_string_append_c (kebab, '-');
    }
  while (kebab->len > 0 && kebab->str[kebab->len - 1] == '-')
    g_string_truncate (kebab, kebab->len - 1);

  return g_strdup_printf ("%02u-%s.md", number, kebab->len > 0 ? kebab->str : "agent");
}

gboolean
plan_file_name_scan (const char *file_name,
                     guint      *number)
{
  gsize n = strspn (file_name, "0123456789");

  if (n == 0 || n > MAX_DIGITS || file_name[n] != '-' || !g_str_has_suffix (file_name, ".md")
      || strlen (file_name) <= n + strlen ("-.md"))
    return FALSE;
  if (number != NULL)
    *number = (guint)g_ascii_strtoull (file_name, NULL, 10);

  return TRUE;
}

int
plan_file_name_compare (const char *a,
                        const char *b)
{
  guint number_a = 0, number_b = 0;

  plan_file_name_scan (a, &number_a);
  plan_file_name_scan (b, &number_b);
  if (number_a != number_b)
    return number_a < number_b ? -1 : 1;

  return strcmp (a, b);
}
