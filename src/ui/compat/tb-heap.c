/* tb-heap.c: memory that the next frame uses again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-heap.h"

#ifdef __GLIBC__
#include <malloc.h>

/* What is larger gets memory of its own from the kernel. It is the most that can be asked for, on
 * computers of 64 bits; a picture of a window that is larger goes the old way. */
#define LARGEST (32 * 1024 * 1024)
#endif

void
tb_heap_keep (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST);
  mallopt (M_TRIM_THRESHOLD, TB_HEAP_KEPT);
#endif
}
