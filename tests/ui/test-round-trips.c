/* test-round-trips.c: what the display server is not asked for
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <X11/Xlib.h>
#include <adwaita.h>
#include <gdk/x11/gdkx.h>

#include "ui/compat/tb-round-trips.h"
#include "ui/widgets/tb-item-row.h"

#define N_ROWS 20

/* How many requests the server has got from this program. */
static gulong
count_requests (void)
{
  return NextRequest (gdk_x11_display_get_xdisplay (gdk_display_get_default ()));
}

static void
changed_cb (void)
{
  g_assert_not_reached ();
}

static void
test_tooltip (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("a"));
  gulong before = count_requests ();

  tb_tooltip_set_text (label, "Tip");
  g_assert_cmpuint (count_requests (), ==, before);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "Tip");
  g_assert_true (gtk_widget_get_visible (label));

  /* It has the text already. */
  g_signal_connect (label, "notify::tooltip-text", G_CALLBACK (changed_cb), NULL);
  tb_tooltip_set_text (label, "Tip");
  g_signal_handlers_disconnect_by_func (label, changed_cb, NULL);

  gtk_widget_set_visible (label, FALSE);
  tb_tooltip_set_text (label, NULL);
  g_assert_false (gtk_widget_get_has_tooltip (label));
  g_assert_false (gtk_widget_get_visible (label));
}

static void
test_keyboard (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkDevice *keyboard = tb_display_get_keyboard (display);
  gulong before = count_requests ();

  g_assert_true (tb_display_get_keyboard (display) == keyboard);
  g_assert_cmpuint (count_requests (), ==, before);
  g_assert_true (keyboard == gdk_seat_get_keyboard (gdk_display_get_default_seat (display)));

  /* Another seat may have another one. */
  g_signal_emit_by_name (display, "seat-added", gdk_display_get_default_seat (display));
  before = count_requests ();
  g_assert_true (tb_display_get_keyboard (display) == keyboard);
  g_assert_cmpuint (count_requests (), >, before);
}

/* A row asks for no more than the text in it does. */
static void
test_row (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());
  gulong before, of_views, of_rows;

  before = count_requests ();
  for (guint i = 0; i < N_ROWS; i++)
    g_object_unref (g_object_ref_sink (gtk_text_view_new ()));
  of_views = count_requests () - before;

  before = count_requests ();
  for (guint i = 0; i < N_ROWS; i++)
    g_object_unref (g_object_ref_sink (tb_item_row_new (1, 1, 0, 1)));
  of_rows = count_requests () - before;
  g_test_message ("%lu requests for %u texts, %lu for as many rows", of_views, N_ROWS, of_rows);
  g_assert_cmpuint (of_rows, <=, of_views);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/round-trips/tooltip", test_tooltip);
  g_test_add_func ("/ui/round-trips/keyboard", test_keyboard);
  g_test_add_func ("/ui/round-trips/row", test_row);
  return g_test_run ();
}
