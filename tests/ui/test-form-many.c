/* test-form-many.c: forms of parts with more fields than anybody sees at once
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include <string.h>

#include "ui/forms/tb-field-row.h"
#include "ui/widgets/tb-item-row.h"

/* In milliseconds. */
#define PATIENCE 20000

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

/* Until there are @n of them, and no more come. */
static void
wait_for_rows (FormFixture *fixture,
               GType        type,
               guint        n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_MILLISECOND;

  while (count_widgets (fixture->pane, type) < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  form_spin ();
  g_assert_cmpuint (count_widgets (fixture->pane, type), ==, n);
}

/* The rows stand in the order of their fields. */
static void
assert_sorted (GtkWidget *widget,
               int       *last)
{
  if (TB_IS_FIELD_ROW (widget))
    {
      g_assert_cmpint (tb_field_row_get_index (TB_FIELD_ROW (widget)), >, *last);
      *last = tb_field_row_get_index (TB_FIELD_ROW (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_sorted (child, last);
}

/* The only section. */
static guint
get_section (FormFixture *fixture)
{
  Plan *plan = tb_session_get_plan (fixture->session);

  return plan_part_get_id (plan_get_part (plan, plan_get_n_parts (plan) - 1));
}

/* The rows that a window shows are there at once, more of them little by little, and those of
 * hundreds when somebody asks for them or goes there. */
static void
test_fields (void)
{
  g_autoptr (GString) text = g_string_new ("# Plan: A\n\n### Notes\n\n");
  FormFixture fixture;
  g_autofree char *bytes = NULL;
  int last = -1;
  guint id;

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, "| a | b |\n|---|---|\n| c%u | d |\n\n", i);
  form_open (&fixture, text->str, -1);
  id = get_section (&fixture);
  tb_session_go_to (fixture.session, id, 0, -1);
  g_assert_cmpuint (count_widgets (fixture.pane, TB_TYPE_FIELD_ROW), ==, 10);
  wait_for_rows (&fixture, TB_TYPE_FIELD_ROW, 100);

  form_click (&fixture, "Show 100 More Fields");
  wait_for_rows (&fixture, TB_TYPE_FIELD_ROW, 200);
  g_assert_null (form_find (fixture.pane, GTK_TYPE_BUTTON, "Show 100 More Fields"));

  tb_session_go_to (fixture.session, id, 230, 0);
  form_spin ();
  g_assert_cmpuint (count_widgets (fixture.pane, TB_TYPE_FIELD_ROW), ==, 201);
  assert_sorted (fixture.pane, &last);
  g_assert_cmpint (last, ==, 230);
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "x");
  bytes = form_dup_bytes (&fixture);
  g_assert_nonnull (strstr (bytes, "| c230x | d |"));

  form_click (&fixture, "Show 50 More Fields");
  wait_for_rows (&fixture, TB_TYPE_FIELD_ROW, 250);
  last = -1;
  assert_sorted (fixture.pane, &last);
  form_close (&fixture);
}

/* Of rows with many cells there are fewer at once, and all in the end. */
static void
test_columns (void)
{
  g_autoptr (GString) text = g_string_new ("# Plan: A\n\n### Notes\n\n");
  FormFixture fixture;

  for (guint row = 0; row < 12; row++)
    {
      for (guint column = 0; column < 36; column++)
        g_string_append (text, row == 1 ? "|---" : "| a ");
      g_string_append (text, "|\n");
    }
  form_open (&fixture, text->str, -1);
  tb_session_go_to (fixture.session, get_section (&fixture), 0, -1);
  g_assert_cmpuint (count_widgets (fixture.pane, TB_TYPE_ITEM_ROW), ==, 2);
  wait_for_rows (&fixture, TB_TYPE_ITEM_ROW, 10);
  form_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);

  g_test_add_func ("/ui/form-many/fields", test_fields);
  g_test_add_func ("/ui/form-many/columns", test_columns);
  return g_test_run ();
}
