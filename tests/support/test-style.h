/* test-style.h: the looks of the program in a test
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has text and widgets look as they do in the program; behind gtk_init(). */
void test_style_load (void);

G_END_DECLS
