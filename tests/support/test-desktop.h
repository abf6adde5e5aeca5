/* test-desktop.h: what a desktop has and a bare X server lacks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says on the display of the environment, until the program ends, that there is a window manager
 * (which can do nothing). Without, GTK asks for one in each frame, and the answer comes only when
 * the server has drawn the frame: what is measured is that wait. Before GTK is initialized; does
 * nothing where there is no X server. */
void test_desktop_announce_window_manager (void);

G_END_DECLS
