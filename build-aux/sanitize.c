/* sanitize.c: leaves out of the leak check what libraries allocate while they load
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sanitizer/lsan_interface.h>

/*
 * Linked into every program of a build with the address sanitizer, and into no other.
 *
 * GLib makes its first table of quarks in its constructor and drops it, by design, when a program
 * has more than 2048 of them. A suppression cannot name it: stacks from constructors end at
 * g_malloc. The programs' preinit array runs before any constructor, and their own constructors
 * run after those of all libraries.
 */

void trestleboard_enable_leak_check (void);

__attribute__ ((section (".preinit_array"), used)) static void (*disable_leak_check) (void) =
  __lsan_disable;

__attribute__ ((constructor)) void
trestleboard_enable_leak_check (void)
{
  __lsan_enable ();
}
