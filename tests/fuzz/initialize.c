/* initialize.c: makes libFuzzer notice what GLib complains about
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);

/* A warning is a finding. GLib would stop at it with a trap, which libFuzzer does not catch: the
 * input would be lost. */
static void
abort_cb (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) == 0)
    return;
  g_printerr ("FOUND: %s\n", message);
  abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_default_handler (abort_cb, NULL);
  return 0;
}
