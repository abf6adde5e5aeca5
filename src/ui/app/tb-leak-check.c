/* tb-leak-check.c: tells the leak checker what is none
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <sanitizer/lsan_interface.h>

/* Only in a build with the address sanitizer. GLib gives up the first block of its table of quarks
 * when it has 2048 of them, on purpose, and no suppression can name it: the block is made while the
 * libraries begin, before main (), with no function of ours and no symbol around it. So what they
 * allocate then is not looked at. */

static void
begin_libraries (void)
{
  __lsan_disable ();
}

/* Runs before the libraries begin; constructors of the program run after that. */
__attribute__ ((section (".preinit_array"), used))
static void (*const before_libraries) (void) = begin_libraries;

static void __attribute__ ((constructor))
end_libraries (void)
{
  __lsan_enable ();
}
