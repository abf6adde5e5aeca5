/* test-desktop.c: what a desktop has and a bare X server lacks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "support/test-desktop.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

/* What is announced goes with its connection, so the connection stays open until the
   process ends; kept here, it is not lost memory to the leak sanitizer. */
static Display *display;

void
test_desktop_announce_window_manager (void)
{
  Window root;
  Window manager;
  Atom check;

  if (display != NULL)
    return;
  display = XOpenDisplay (NULL);
  if (display == NULL)
    return;
  root = DefaultRootWindow (display);
  manager = XCreateSimpleWindow (display, root, -1, -1, 1, 1, 0, 0, 0);
  check = XInternAtom (display, "_NET_SUPPORTING_WM_CHECK", False);
  /* Extended Window Manager Hints: the window says of itself that it is no left-over. */
  XChangeProperty (display, root, check, XA_WINDOW, 32, PropModeReplace,
                   (const unsigned char *)&manager, 1);
  XChangeProperty (display, manager, check, XA_WINDOW, 32, PropModeReplace,
                   (const unsigned char *)&manager, 1);
  XFlush (display);
}
