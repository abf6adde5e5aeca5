/* tb-frame-memory.c: memory that the next frame uses again
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-frame-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#ifdef HAVE_X11
#include <X11/Xlib.h>
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif

#ifdef __GLIBC__
/* In bytes. What is larger is asked of the kernel and given back at once; more is not allowed. */
#define LARGEST (32 * 1024 * 1024)
/* What may be free at the end of the heap. */
#define KEPT (64 * 1024 * 1024)
#endif

static void
keep_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST);
  mallopt (M_TRIM_THRESHOLD, KEPT);
#endif
}

#ifdef HAVE_X11
/* In pixels of the screen: as much as the largest monitor shows. */
static void
get_largest_frame (GdkDisplay *display,
                   int        *width,
                   int        *height)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  *width = *height = 1;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      int scale = gdk_monitor_get_scale_factor (monitor);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      *width = MAX (*width, area.width * scale);
      *height = MAX (*height, area.height * scale);
    }
}

/* Cairo shares memory in pools for eight pictures of a size, and lets go of a pool with nothing in
 * it. So one picture stays in the pool that frames have room in; as it is never drawn, it takes
 * addresses and no memory. */
static void
keep_pool (GdkDisplay *display)
{
  static cairo_surface_t *kept;
  Display *server;
  cairo_surface_t *screen;
  int width, height;

  if (kept != NULL || !GDK_IS_X11_DISPLAY (display))
    return;
  server = gdk_x11_display_get_xdisplay (display);
  get_largest_frame (display, &width, &height);
  screen = cairo_xlib_surface_create (server, DefaultRootWindow (server),
                                      DefaultVisual (server, DefaultScreen (server)), 1, 1);
  kept = cairo_surface_create_similar_image (screen, CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_destroy (screen);
}
#endif

void
tb_frame_memory_keep (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  keep_heap ();
#ifdef HAVE_X11
  keep_pool (display);
#endif
}
