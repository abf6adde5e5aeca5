/* test-window-look.c: there is room for what a window shows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window.h"

#include "edit/plan-commands.h"
#include "io/plan-template.h"
#include "support/test-style.h"
#include "support/test-wait.h"
#include "ui/widgets/tb-text-view.h"
#include "ui/window/tb-window-private.h"

/* In milliseconds. */
#define PATIENCE 10000

typedef struct
{
  TbWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = TB_WINDOW (tb_window_new (NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

/* Says of the widgets inside of each other which of them want more than @width. */
static void
blame (GtkWidget *widget,
       int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= width)
    return;
  g_test_message ("%s %d", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    blame (child, width);
}

static void
assert_width (Fixture *fixture,
              int      width)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  blame (GTK_WIDGET (fixture->window), width);
  g_assert_cmpint (minimum, <=, width);
}

static gboolean
is_board_narrow (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *board = gtk_widget_get_first_child (fixture->window->board_bin);
  int minimum;

  gtk_widget_measure (gtk_widget_get_first_child (board), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  return minimum <= 352;
}

/* At 360 pixels nothing asks for more, with a plan or without. */
static void
test_narrow_width (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const actions[] = {
    NULL, "toggle-outline", "toggle-preview", "show-source", "show-problems", "show-board",
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  tb_window_set_size (fixture->window, 360, 640);
  assert_width (fixture, 360);
  bytes = plan_template_make (NULL, NULL, &error);
  g_assert_no_error (error);
  _tb_window_set_plan (fixture->window, bytes);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i] != NULL)
        activate (fixture, actions[i]);
      spin ();
      g_test_message ("%s", actions[i] != NULL ? actions[i] : "open");
      assert_width (fixture, 360);
    }

  /* The board says that it can be narrow before it is: what is in it must be so then. */
  g_assert_true (test_wait_until (is_board_narrow, fixture, PATIENCE));
}

static GtkWidget *
find_message (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_message (child);
  return found;
}

/* What a message says is in the middle of it, however wide the window is. */
static void
test_message (Fixture       *fixture,
              gconstpointer  data)
{
  static const int widths[] = { 360, 1000 };
  GtkWidget *message = find_message (fixture->window->toast);
  GtkWidget *box = gtk_widget_get_parent (gtk_widget_get_parent (message));

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      graphene_rect_t text;

      tb_window_set_size (fixture->window, widths[i], 640);
      gtk_window_present (GTK_WINDOW (fixture->window));
      test_wait (100);
      _tb_window_say (fixture->window, "Short", FALSE);
      /* Until it has come up. */
      test_wait (500);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, widths[i]);
      g_assert_true (gtk_widget_compute_bounds (message, box, &text));
      g_test_message ("%d: %.0f + %.0f of %d", widths[i], text.origin.y, text.size.height,
                      gtk_widget_get_height (box));
      g_assert_cmpfloat_with_epsilon (text.origin.y + text.size.height / 2,
                                      gtk_widget_get_height (box) / 2.0, 1);
    }
}

/* Whether each text below @widget has room for all of its lines. */
static gboolean
is_whole (GtkWidget *widget)
{
  GtkTextIter end;
  GdkRectangle last;

  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!is_whole (child))
      return FALSE;
  if (!TB_IS_TEXT_VIEW (widget))
    return TRUE;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &end, &last);
  return last.y + last.height <= gtk_widget_get_height (widget);
}

static const char *const whole_texts[] = {
  "Short.",
  "Ensure code quality, cleanup and complete documentation in every file that the tasks above "
  "touch, and run this pass on all files that were modified, not just the primary module.",
  "Longer than the room that there is in one line of it, but not by so much that it takes three.",
};

/* @i: the number of the text that the description gets */
typedef struct
{
  TbWindow  *window;
  TbSession *session;
  guint      task;
  guint      i;
} Change;

/* The id of one of the tasks, each of which follows each other one. */
static guint
get_task (TbSession *session,
          guint      i)
{
  Plan *plan = tb_session_get_plan (session);
  guint n = i * 5 % 7 % G_N_ELEMENTS (whole_texts);

  for (guint at = 0; at < plan_get_n_parts (plan); at++)
    if (plan_part_get_kind (plan_get_part (plan, at)) == PLAN_PART_TASK && n-- == 0)
      return plan_part_get_id (plan_get_part (plan, at));
  g_assert_not_reached ();
}

static void
go_to_task (Change *change)
{
  tb_session_go_to_part (change->session, change->task);
}

static void
open_task (Change *change)
{
  gtk_widget_activate_action (GTK_WIDGET (change->window), "plan.go-to", "u", change->task);
}

static void
set_description (Change *change)
{
  GError *error = NULL;
  PlanEdit *edit = plan_command_set_text (tb_session_get_plan (change->session),
                                          tb_session_get_index (change->session), 0,
                                          whole_texts[change->i % G_N_ELEMENTS (whole_texts)],
                                          &error);

  g_assert_true (tb_session_perform (change->session, edit, error));
}

static void
set_true_cb (gboolean *value)
{
  *value = TRUE;
}

/* Does it as a frame begins, which is when keys are heard of that come while there are frames: the
 * text views have no time of their own before they are laid out. Returns: how it looks then */
static gboolean
is_whole_after (Fixture *fixture,
                void   (*function) (Change *change),
                Change  *change)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gulong handler = g_signal_connect_swapped (clock, "flush-events", G_CALLBACK (function), change);
  gboolean was_called = FALSE;
  gulong behind = g_signal_connect_swapped (clock, "flush-events", G_CALLBACK (set_true_cb),
                                            &was_called);
  gint64 end;

  /* A frame that was on its way already may come without it. */
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  while (!was_called)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_signal_handler_disconnect (clock, behind);
  end = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < end)
    spin ();
  return is_whole (fixture->window->panes);
}

/* A page that is turned has the widgets of the one before: they get the room that the new texts
 * need, and so do those that somebody else changes. */
static void
test_whole_texts (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("# Plan: A\n\n## Build Agent 1: A\n");
  g_autoptr (GBytes) bytes = NULL;
  Change change = { fixture->window, NULL, 0, 0 };

  /* One criterion, four, seven: rows go and come as well. */
  for (guint i = 0; i < G_N_ELEMENTS (whole_texts); i++)
    {
      g_string_append_printf (text, "\n### Task %u: T%u\n- **Description**: %s\n"
                                    "- **Acceptance Criteria**:\n", i + 1, i, whole_texts[i]);
      for (guint j = 0; j <= 3 * i; j++)
        g_string_append_printf (text, "  - [ ] %s\n",
                                whole_texts[(i + j + 1) % G_N_ELEMENTS (whole_texts)]);
    }
  bytes = g_bytes_new (text->str, text->len);
  tb_window_set_size (fixture->window, 1280, 800);
  _tb_window_set_plan (fixture->window, bytes);
  gtk_window_present (GTK_WINDOW (fixture->window));
  change.session = tb_window_get_session (fixture->window);
  for (; change.i < 12; change.i++)
    {
      change.task = get_task (change.session, change.i);
      g_assert_true (is_whole_after (fixture, go_to_task, &change));
    }
  for (change.i = 0; change.i < 12; change.i++)
    {
      activate (fixture, "show-board");
      change.task = get_task (change.session, change.i);
      g_assert_true (is_whole_after (fixture, open_task, &change));
      g_assert_true (gtk_widget_get_mapped (fixture->window->panes));
    }
  /* The last one has the first of the texts. */
  for (change.i = 1; change.i < 2 * G_N_ELEMENTS (whole_texts); change.i++)
    g_assert_true (is_whole_after (fixture, set_description, &change));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_style_load ();

  g_test_add ("/ui/window-look/narrow-width", Fixture, NULL, set_up, test_narrow_width, tear_down);
  g_test_add ("/ui/window-look/message", Fixture, NULL, set_up, test_message, tear_down);
  g_test_add ("/ui/window-look/whole-texts", Fixture, NULL, set_up, test_whole_texts, tear_down);

  return g_test_run ();
}
