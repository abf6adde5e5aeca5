/* test-form-look.c: where the words of a form stand
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include <string.h>

#include "support/test-style.h"
#include "ui/widgets/tb-long-text.h"
#include "ui/widgets/tb-text-view.h"

#define ARABIC "\xd8\xa8\xd8\xa7\xd8\xa8"
#define LONG_NAME "Behind_everybody_who_has_gone_through_it_and_before_anybody_else_comes_near_" \
                  "and_again_behind_everybody_who_has_gone_through_it_and_before_anybody_else"

/* Lets frames be drawn for a while: a machine that is busy makes few of them. */
static void
spin_until (gint64 end)
{
  while (g_get_monotonic_time () < end)
    {
      form_spin ();
      g_usleep (1000);
    }
}

static void
wait_for_place (GtkWidget *widget)
{
  for (guint i = 0; i < 100 && gtk_widget_get_height (widget) == 0; i++)
    spin_until (g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (gtk_widget_get_height (widget), >, 0);
  spin_until (g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND);
}

/* A paragraph begins at the side where the row does, whichever way it is read; several of them
 * begin where their own words do. */
static void
test_side (void)
{
  static const struct
  {
    const char      *text;
    GtkTextDirection direction;
    gboolean         multiline;
    GtkJustification expected;
  } tests[] = {
    { "Gate", GTK_TEXT_DIR_LTR, FALSE, GTK_JUSTIFY_LEFT },
    { "Gate", GTK_TEXT_DIR_RTL, FALSE, GTK_JUSTIFY_RIGHT },
    { "12: Gate", GTK_TEXT_DIR_RTL, FALSE, GTK_JUSTIFY_RIGHT },
    { ARABIC, GTK_TEXT_DIR_LTR, FALSE, GTK_JUSTIFY_RIGHT },
    { ARABIC, GTK_TEXT_DIR_RTL, FALSE, GTK_JUSTIFY_LEFT },
    { "Gate", GTK_TEXT_DIR_RTL, TRUE, GTK_JUSTIFY_LEFT },
    { ARABIC, GTK_TEXT_DIR_LTR, TRUE, GTK_JUSTIFY_LEFT },
    { "", GTK_TEXT_DIR_LTR, FALSE, GTK_JUSTIFY_LEFT },
    /* What is typed there with this keyboard is read from left to right. */
    { "", GTK_TEXT_DIR_RTL, FALSE, GTK_JUSTIFY_RIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      GtkWidget *widget = g_object_ref_sink (tb_text_view_new ());
      GtkTextView *view = GTK_TEXT_VIEW (widget);

      g_test_message ("%u", i);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), tests[i].text, -1);
      tb_text_view_set_multiline (TB_TEXT_VIEW (view), tests[i].multiline);
      gtk_widget_set_direction (widget, tests[i].direction);
      g_assert_cmpint (gtk_text_view_get_justification (view), ==, tests[i].expected);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "", -1);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), tests[i].text, -1);
      g_assert_cmpint (gtk_text_view_get_justification (view), ==, tests[i].expected);
      g_assert_finalize_object (widget);
    }
}

/* Behind words that end at the edge there is room for the caret, and the height is still right. */
static void
test_caret_room (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = tb_text_view_new ();
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GdkRectangle caret;
  int height;

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "Through the gate and on", -1);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 200);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_place (widget);
  gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
  g_assert_cmpint (caret.x, <, gtk_widget_get_width (widget));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &height,
                      NULL, NULL, NULL);
  g_assert_cmpint (height, >=, caret.y + caret.height);
  gtk_window_destroy (GTK_WINDOW (window));
  form_spin ();
}

static double
get_middle (FormFixture *fixture,
            GtkWidget   *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->pane, &bounds));
  return bounds.origin.y + bounds.size.height / 2;
}

/* The choice stands beside the first line of its reason, however long that is. */
static void
test_choice (void)
{
  FormFixture fixture;
  GtkTextView *reason;
  GtkWidget *choice;
  GdkRectangle line;
  double y;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  reason = form_get_view (&fixture, "Estimated Complexity reason");
  choice = form_find (fixture.pane, GTK_TYPE_DROP_DOWN, "Estimated Complexity");
  wait_for_place (choice);
  for (guint i = 0; i < 2; i++)
    {
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (reason), &start);
      gtk_text_view_get_iter_location (reason, &start, &line);
      g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (reason), fixture.pane, 0,
                                                       line.height / 2.0, NULL, &y));
      g_assert_cmpfloat_with_epsilon (get_middle (&fixture, choice), y, 3);
      form_type_at_end (reason, LONG_NAME " " LONG_NAME);
      wait_for_place (choice);
    }
  form_close (&fixture);
}

static GtkLabel *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* A row that leads to a part is three lines high at most. */
static void
test_long_names (void)
{
  static const char text[] = "# Execution Plan: Gate\n\n## Build Agent 1: Doors\n\n"
                             "### Task 1: " LONG_NAME LONG_NAME LONG_NAME "\n"
                             "- **Acceptance Criteria**:\n  - [ ] A\n";
  FormFixture fixture;
  PangoLayout *layout;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Doors");
  wait_for_place (GTK_WIDGET (find_label (fixture.pane, LONG_NAME LONG_NAME LONG_NAME)));
  layout = gtk_label_get_layout (find_label (fixture.pane, LONG_NAME LONG_NAME LONG_NAME));
  g_assert_cmpint (pango_layout_get_line_count (layout), <=, 3);
  g_assert_true (pango_layout_is_ellipsized (layout));
  form_close (&fixture);
}

/* The menu does not touch the name of a field that has no help between them. */
static void
test_menu_place (void)
{
  FormFixture fixture;
  GtkWidget *menu;
  graphene_rect_t name, button;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  menu = form_find (fixture.pane, GTK_TYPE_MENU_BUTTON, "Owner Menu");
  wait_for_place (menu);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_prev_sibling (menu), fixture.pane,
                                            &name));
  g_assert_true (gtk_widget_compute_bounds (menu, fixture.pane, &button));
  g_assert_cmpfloat (button.origin.x, >=, name.origin.x + name.size.width + 4);
  form_close (&fixture);
}

/* Pictures joined to one, between which no line breaks: no form makes its window wider for them. */
static void
test_joined (void)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *start = NULL;
  FormFixture fixture;
  Plan *plan;

  for (guint i = 0; i < 100; i++)
    g_string_append (joined, "\xf0\x9f\x91\xa9\xe2\x80\x8d");
  text = g_strdup_printf ("# Plan: %s\n\n### Overview\n- **Goal**: %s\n- **Scope**:\n"
                          "  - Includes: %s\n\n## Build Agent 1: %s\n\n#### Task 1: **%s**\n"
                          "- **Description**: %s\n- **Acceptance Criteria**:\n  - [ ] %s\n\n"
                          "### %s\n\n%s\n",
                          joined->str, joined->str, joined->str, joined->str, joined->str,
                          joined->str, joined->str, joined->str, joined->str);
  form_open (&fixture, text, -1);
  plan = tb_session_get_plan (fixture.session);
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      int minimum;

      tb_session_go_to (fixture.session, plan_part_get_id (plan_get_part (plan, i)), 0, -1);
      form_spin ();
      gtk_widget_measure (fixture.pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
  form_close (&fixture);

  start = tb_long_text_dup_start (joined->str, joined->len, 200);
  g_assert_true (g_str_has_suffix (start, "…"));
  g_assert_cmpint (strlen (start), <, joined->len / 3);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);
  test_style_load ();

  g_test_add_func ("/ui/form-look/side", test_side);
  g_test_add_func ("/ui/form-look/caret-room", test_caret_room);
  g_test_add_func ("/ui/form-look/choice", test_choice);
  g_test_add_func ("/ui/form-look/long-names", test_long_names);
  g_test_add_func ("/ui/form-look/joined", test_joined);
  g_test_add_func ("/ui/form-look/menu-place", test_menu_place);

  return g_test_run ();
}
