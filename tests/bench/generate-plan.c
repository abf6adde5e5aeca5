/* generate-plan.c: writes a plan of any size to a file
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bench/plan-generator.h"

int
main (int    argc,
      char **argv)
{
  guint64          n_tasks = 0;
  g_autofree char *text = NULL;
  FILE            *out;
  gboolean         done;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 0, 1000000, &n_tasks, NULL))
    {
      g_printerr ("Usage: generate-plan NUMBER-OF-TASKS FILE\n");
      return 2;
    }

  text = plan_generator_new_text ((guint)n_tasks);
  out = fopen (argv[2], "wb");
  done = out != NULL && fwrite (text, 1, strlen (text), out) == strlen (text);
  if (out == NULL || fclose (out) != 0 || !done)
    {
      g_printerr ("generate-plan: cannot write %s\n", argv[2]);
      return 1;
    }
  return 0;
}
