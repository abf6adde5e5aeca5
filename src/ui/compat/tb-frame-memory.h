/* tb-frame-memory.h: memory that the next frame uses again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Where no graphics card draws, GTK paints each frame into a picture of its own, four megabytes for
 * a window of 1280 by 800, and cairo copies it into memory that is shared with the X server. Both
 * are given back to the kernel after each frame: the next one waits for two thousand fresh pages,
 * which takes it more than half of its time. From now on they stay with the program. Call it once,
 * before the first window. */
void tb_frame_memory_keep (GdkDisplay *display);

G_END_DECLS
