/* test-wait.h: runs the main loop for some time
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gboolean (*TestCondition) (gpointer data);

/* Runs the main loop for @milliseconds, and until nothing else is due. */
void     test_wait       (guint         milliseconds);
/* Runs it until @is_so, but no longer than @milliseconds. Returns: whether it is so */
gboolean test_wait_until (TestCondition is_so,
                          gpointer      data,
                          guint         milliseconds);

G_END_DECLS
