/* tb-drag-escape.c: Escape ends a drag, on X11 too
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-drag-escape.h"

#ifdef HAVE_X11

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>

/* Whether Escape is down now. */
static gboolean
is_escape_down (Display *xdisplay)
{
  char keys[32];
  KeyCode code = XKeysymToKeycode (xdisplay, XK_Escape);

  XQueryKeymap (xdisplay, keys);
  return code != 0 && (keys[code / 8] & (1 << (code % 8))) != 0;
}

/* The key itself is not told to anybody, only that its grab takes the focus away. */
static gboolean
xevent_cb (GdkX11Display *display,
           const XEvent  *event,
           GdkDrag       *drag)
{
  if (event->type == GenericEvent && is_escape_down (event->xany.display))
    g_signal_emit_by_name (drag, "cancel", GDK_DRAG_CANCEL_USER_CANCELLED);
  return FALSE;
}

static void
finished_cb (GdkDrag *drag)
{
  g_signal_handlers_disconnect_by_func (gdk_drag_get_display (drag), xevent_cb, drag);
}

void
tb_drag_watch_escape (GdkDrag *drag)
{
  GdkDisplay *display = gdk_drag_get_display (drag);

  if (!GDK_IS_X11_DISPLAY (display))
    return;

  g_signal_connect_object (display, "xevent", G_CALLBACK (xevent_cb), drag, 0);
  g_signal_connect (drag, "dnd-finished", G_CALLBACK (finished_cb), NULL);
  g_signal_connect (drag, "cancel", G_CALLBACK (finished_cb), NULL);
}

#else

void
tb_drag_watch_escape (GdkDrag *drag)
{
}

#endif
