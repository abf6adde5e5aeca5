/* test-wait.c: runs the main loop for some time
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "support/test-wait.h"

static gboolean
stop_cb (gpointer is_over)
{
  *(gboolean *)is_over = TRUE;
  return G_SOURCE_REMOVE;
}

void
test_wait (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, stop_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
test_wait_until (TestCondition is_so,
                 gpointer      data,
                 guint         milliseconds)
{
  gboolean is_over = FALSE;
  guint timer = g_timeout_add (milliseconds, stop_cb, &is_over);

  while (!is_over && !is_so (data))
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (timer);
  return !is_over;
}
