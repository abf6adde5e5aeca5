/* form-test-support.c: a plan whose forms are tested
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include <adwaita.h>
#include <string.h>

#include "support/test-frames.h"
#include "ui/forms/tb-field-row.h"
#include "ui/forms/tb-form-pane.h"

const char form_plan_text[] =
  "# Execution Plan: Gate\n"
  "\n"
  "## Overview\n"
  "- **Objective**: [One clear sentence]\n"
  "- **Scope**:\n"
  "  - Includes: The gate\n"
  "  - Excludes: The wall\n"
  "- **Dependencies**:\n"
  "  - libuv 1.44\n"
  "  - Redis 7\n"
  "- **Estimated Complexity**: [Low/Medium/High] - [Explain why]\n"
  "- **Owner**: Kim\n"
  "\n"
  "## Technical Approach\n"
  "\n"
  "### Architecture Decisions\n"
  "| Decision | Rationale |\n"
  "|----------|-----------|\n"
  "| Ring     | Fast      |\n"
  "| Lock     | [Why]     |\n"
  "\n"
  "### Module Placement\n"
  "Handlers → src/handlers/\n"
  "State    → src/state/\n"
  "\n"
  "## Notes of Mine\n"
  "Some *free* words.\n"
  "\n"
  "## Build Agent 1: Doors\n"
  "\n"
  "### Task 1: **Hinges** (Module: `src/hinges/`)\n"
  "- **Description**: Hold the door.\n"
  "- **Acceptance Criteria**:\n"
  "  - [x] Opens\n"
  "  - [ ] Closes\n"
  "  - [ ] [Measured]\n"
  "- **Files to Create**:\n"
  "  ```\n"
  "  src/hinges/\n"
  "  ├── hinge.c  # The hinge\n"
  "  └── hinge.h\n"
  "  ```\n"
  "- **Dependencies**: None\n"
  "- **Code Example**:\n"
  "  ```c\n"
  "  int turn (void);\n"
  "  ```\n"
  "- **Test Cases** (file: `src/test-hinge.c`):\n"
  "  - `test_turn`: Turns\n"
  "  - Setup: a door\n"
  "\n"
  "### Task 2: **Locks** (Module: `src/locks/`)\n"
  "- **Description**: Keep the door.\n"
  "- **Dependencies**: Task 1\n";

/* Lets frames be drawn, a bounded number of them. */
void
form_spin (void)
{
  for (int i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

void
form_open (FormFixture    *fixture,
           const char *text,
           gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);

  fixture->document = plan_document_new (bytes);
  fixture->session = tb_session_new (fixture->document);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 560, 700);
  fixture->pane = tb_form_pane_new (fixture->session);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  form_spin ();
}

void
form_close (FormFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  form_spin ();
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
}

void
form_show_part (FormFixture    *fixture,
           const char *name)
{
  Plan *plan = tb_session_get_plan (fixture->session);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (g_str_equal (plan_part_get_name (plan_get_part (plan, i)), name))
      {
        tb_session_set_place (fixture->session, plan_part_get_id (plan_get_part (plan, i)), -1, -1);
        form_spin ();
        /* Tab goes by the places, which what is new has behind a frame. */
        test_wait_frames (fixture->window, 1);
        form_spin ();
        return;
      }
  g_error ("no part is called %s", name);
}

char *
form_dup_bytes (FormFixture *fixture)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (plan_document_get_document (fixture->document));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The plan's text must be the one it began with, @old replaced by @new once. */
void
form_assert_changed (FormFixture    *fixture,
                const char *old,
                const char *new)
{
  g_autofree char *text = form_dup_bytes (fixture);
  const char *at = strstr (form_plan_text, old);
  g_autofree char *wanted = NULL;

  g_assert_nonnull (at);
  wanted = g_strdup_printf ("%.*s%s%s", (int)(at - form_plan_text), form_plan_text, new,
                            at + strlen (old));
  g_assert_cmpstr (text, ==, wanted);
}

static char *
dup_label (GtkWidget *widget)
{
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "\1");
}

/* The name as assistive technologies make it: its own, and that of the label it is tied to. */
char *
form_dup_name (GtkWidget *widget)
{
  char *name = dup_label (widget);
  GtkWidget *row;

  if (name != NULL
      || !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return name;

  /* A caption above the text in its row, else the caption of the field. */
  if (GTK_IS_LABEL (gtk_widget_get_prev_sibling (widget)))
    return dup_label (gtk_widget_get_prev_sibling (widget));
  row = gtk_widget_get_ancestor (widget, TB_TYPE_FIELD_ROW);

  return row != NULL ? dup_label (tb_field_row_get_caption (TB_FIELD_ROW (row))) : NULL;
}

GtkWidget *
form_find (GtkWidget  *widget,
      GType       type,
      const char *name)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_autofree char *found = form_dup_name (widget);

      if (g_strcmp0 (found, name) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = form_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkTextView *
form_get_view (FormFixture    *fixture,
          const char *name)
{
  GtkWidget *view = form_find (fixture->pane, GTK_TYPE_TEXT_VIEW, name);

  if (view == NULL)
    g_error ("no text is called %s", name);
  return GTK_TEXT_VIEW (view);
}

char *
form_dup_shown (GtkTextView *view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, TRUE);
}

void
form_assert_shown (FormFixture    *fixture,
              const char *name,
              const char *text)
{
  g_autofree char *shown = form_dup_shown (form_get_view (fixture, name));

  g_assert_cmpstr (shown, ==, text);
}

/* As keys do it: one letter after the other at the caret. */
void
form_type (GtkTextView *view,
      const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, p, g_utf8_next_char (p) - p, TRUE);
      gtk_text_buffer_end_user_action (buffer);
    }
}

void
form_type_at_end (GtkTextView *view,
             const char  *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &end);
  form_type (view, text);
}

void
form_click (FormFixture    *fixture,
       const char *name)
{
  GtkWidget *button = form_find (fixture->pane, GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("no button is called %s", name);
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
form_get_focus (FormFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

void
form_assert_focus (FormFixture    *fixture,
              const char *name)
{
  GtkWidget *focus = form_get_focus (fixture);
  g_autofree char *found = focus != NULL ? form_dup_name (focus) : NULL;

  g_assert_cmpstr (found, ==, name);
}

void
form_test_init (int   *argc,
                char **argv[])
{
  /* Names are read through the accessibility of tests. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}
