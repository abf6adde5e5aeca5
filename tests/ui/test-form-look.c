/* test-form-look.c: where the words of a form stand
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#define LONG_NAME "Behind_everybody_who_has_gone_through_it_and_before_anybody_else_comes_near_" \
                  "and_again_behind_everybody_who_has_gone_through_it_and_before_anybody_else"

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
  for (guint i = 0; i < 2; i++)
    {
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (reason), &start);
      gtk_text_view_get_iter_location (reason, &start, &line);
      g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (reason), fixture.pane, 0,
                                                       line.height / 2.0, NULL, &y));
      g_assert_cmpfloat_with_epsilon (get_middle (&fixture, choice), y, 3);
      form_type_at_end (reason, LONG_NAME " " LONG_NAME);
      form_spin ();
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
  form_spin ();
  layout = gtk_label_get_layout (find_label (fixture.pane, LONG_NAME LONG_NAME LONG_NAME));
  g_assert_cmpint (pango_layout_get_line_count (layout), <=, 3);
  g_assert_true (pango_layout_is_ellipsized (layout));
  form_close (&fixture);
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/trestleboard/Trestleboard/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);
  add_style ();

  g_test_add_func ("/ui/form-look/choice", test_choice);
  g_test_add_func ("/ui/form-look/long-names", test_long_names);

  return g_test_run ();
}
