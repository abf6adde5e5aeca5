/* test-caret.c: the caret of texts comes and goes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "support/test-wait.h"
#include "ui/widgets/tb-text-view.h"

/* In milliseconds. */
#define PATIENCE 10000

typedef struct
{
  GtkWindow *window;
  GtkWidget *text;
  GtkWidget *other;
  GtkWidget *entry;
  guint      n_frames;
} Fixture;

static void
after_paint_cb (GdkFrameClock *clock,
                guint         *n_frames)
{
  (*n_frames)++;
}

static gboolean
is_shown (gpointer view)
{
  return gtk_text_view_get_cursor_visible (view);
}

static gboolean
is_gone (gpointer view)
{
  return !gtk_text_view_get_cursor_visible (view);
}

static gboolean
has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget);
}

static gboolean
blinks (gpointer widget)
{
  gboolean is_set;

  g_object_get (gtk_widget_get_settings (widget), "gtk-cursor-blink", &is_set, NULL);
  return is_set;
}

static gboolean
blinks_not (gpointer widget)
{
  return !blinks (widget);
}

static void
wait_until (TestCondition is_so,
            gpointer      data)
{
  g_assert_true (test_wait_until (is_so, data, PATIENCE));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->text = tb_text_view_new ();
  fixture->other = tb_text_view_new ();
  fixture->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), fixture->text);
  gtk_box_append (GTK_BOX (box), fixture->other);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 1280, 900);
  gtk_window_present (fixture->window);
  gtk_widget_grab_focus (fixture->text);
  wait_until (has_focus, fixture->text);
  g_signal_connect (gtk_widget_get_frame_clock (fixture->text), "after-paint",
                    G_CALLBACK (after_paint_cb), &fixture->n_frames);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

static void
test_blinks (Fixture      *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      wait_until (is_gone, fixture->text);
      wait_until (is_shown, fixture->text);
    }
  /* GTK would have made a frame at each refresh of the screen, some hundred by now. */
  g_assert_cmpuint (fixture->n_frames, <, 60);
}

/* What is typed moves the caret, and then it is there. */
static void
test_shown_by_typing (Fixture      *fixture,
                      gconstpointer data)
{
  wait_until (is_gone, fixture->text);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text)), "a",
                                    1);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (fixture->text)));
  wait_until (is_gone, fixture->text);
}

/* The setting is the display's: other carets blink as they always do. */
static void
test_setting (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (blinks (fixture->text));
  gtk_widget_grab_focus (fixture->entry);
  wait_until (blinks, fixture->text);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (fixture->text)));
  gtk_widget_grab_focus (fixture->text);
  wait_until (blinks_not, fixture->text);
  gtk_widget_grab_focus (fixture->other);
  wait_until (is_gone, fixture->other);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (fixture->text)));
  g_assert_false (blinks (fixture->text));
}

/* A text that goes while it has the focus leaves the setting as it was. */
static void
test_destroyed (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *box = gtk_widget_get_parent (fixture->text);

  g_assert_false (blinks (box));
  /* The focus goes on to the entry. */
  gtk_box_remove (GTK_BOX (box), fixture->other);
  gtk_box_remove (GTK_BOX (box), fixture->text);
  wait_until (blinks, box);
}

/* Nobody blinks where the desktop says so. */
static void
test_still (Fixture      *fixture,
            gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->entry);

  gtk_widget_grab_focus (fixture->entry);
  wait_until (blinks, fixture->entry);
  g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);
  gtk_widget_grab_focus (fixture->text);
  wait_until (has_focus, fixture->text);
  g_assert_false (test_wait_until (is_gone, fixture->text, 1500));
  gtk_widget_grab_focus (fixture->entry);
  wait_until (has_focus, gtk_editable_get_delegate (GTK_EDITABLE (fixture->entry)));
  g_assert_false (blinks (fixture->entry));
  gtk_settings_reset_property (settings, "gtk-cursor-blink");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/caret/blinks", Fixture, NULL, set_up, test_blinks, tear_down);
  g_test_add ("/ui/caret/shown-by-typing", Fixture, NULL, set_up, test_shown_by_typing, tear_down);
  g_test_add ("/ui/caret/setting", Fixture, NULL, set_up, test_setting, tear_down);
  g_test_add ("/ui/caret/destroyed", Fixture, NULL, set_up, test_destroyed, tear_down);
  g_test_add ("/ui/caret/still", Fixture, NULL, set_up, test_still, tear_down);
  return g_test_run ();
}
