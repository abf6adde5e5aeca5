/* tb-heap.h: memory that the next frame uses again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* GTK draws each frame in a picture of its own, four megabytes for a window of 1280 by 800, and the
 * GNU C library gives the memory of such a picture back to the kernel at once: the next frame waits
 * for a thousand fresh pages. From now on up to #TB_HEAP_KEPT bytes that are free stay with the
 * program. Call it before anything is drawn; other libraries of C are left as they are. */
#define TB_HEAP_KEPT (64 * 1024 * 1024)
void tb_heap_keep (void);

G_END_DECLS
