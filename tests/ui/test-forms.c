/* test-forms.c: forms of every kind, in a window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#include "edit/plan-commands.h"
#include "ui/widgets/tb-text-view.h"

typedef struct
{
  const char *part;
  const char *name; /* the text */
  const char *typed;
  const char *old;
  const char *new;
} Typing;

static const Typing typings[] = {
  { "Overview", "Objective", "Open up", "[One clear sentence]", "Open up" },
  { "Overview", "Includes", " and sill", "The gate\n", "The gate and sill\n" },
  { "Overview", "Dependencies 2 text", ".2", "Redis 7\n", "Redis 7.2\n" },
  { "Overview", "Estimated Complexity reason", "Two doors", "[Explain why]", "Two doors" },
  { "Overview", "Owner", "berly", "Kim\n", "Kimberly\n" },
  { "Overview", "Section Title", " of It", "## Overview\n", "## Overview of It\n" },
  { "Architecture Decisions", "Architecture Decisions 2 Rationale", "Safe",
    "| Lock     | [Why]     |", "| Lock     | Safe      |" },
  { "Module Placement", "Module Placement 1 where", "door.c", "src/handlers/\n",
    "src/handlers/door.c\n" },
  { "Notes of Mine", "Text", "\n\nAnd more.", "words.\n", "words.\n\nAnd more.\n" },
  { "Hinges", "Task Title", " of Brass", "**Hinges**", "**Hinges of Brass**" },
  { "Hinges", "Module", "left/", "`src/hinges/`)", "`src/hinges/left/`)" },
  { "Hinges", "Description", " Quietly.", "Hold the door.\n", "Hold the door. Quietly.\n" },
  { "Hinges", "Acceptance Criteria 2 text", " softly", "Closes\n", "Closes softly\n" },
  { "Hinges", "Acceptance Criteria 3 text", "In 5 ms", "[Measured]\n", "In 5 ms\n" },
  { "Hinges", "Files to Create 1 comment", " itself", "# The hinge\n", "# The hinge itself\n" },
  { "Hinges", "Code Example", "\nint stop (void);", "  int turn (void);\n",
    "  int turn (void);\n  int stop (void);\n" },
  { "Hinges", "Test Cases 1 name", "_twice", "`test_turn`", "`test_turn_twice`" },
  { "Hinges", "Test Cases 1 expectation", " once", "Turns\n", "Turns once\n" },
  { "Hinges", "Test Cases 2 expectation", " and frame", "a door\n", "a door and frame\n" },
  { "Hinges", "Test Cases file", "c", "test-hinge.c`", "test-hinge.cc`" },
  { "Locks", "Dependencies", " (for the frame)", "Dependencies**: Task 1\n",
    "Dependencies**: Task 1 (for the frame)\n" },
};

/* What is typed is in the plan after each letter, the caret stays behind it, undo takes it back. */
static void
test_typing (gconstpointer data)
{
  const Typing *typing = data;
  FormFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  GtkTextView *view;
  int caret, start;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, typing->part);
  view = form_get_view (&fixture, typing->name);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  before = form_dup_shown (view);
  start = g_utf8_strlen (before, -1);
  for (const char *p = typing->typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

      form_type_at_end (view, letter);
      g_object_get (gtk_text_view_get_buffer (view), "cursor-position", &caret, NULL);
      g_assert_cmpint (caret, ==, ++start);
      g_assert_true (form_get_focus (&fixture) == GTK_WIDGET (view));
    }
  form_assert_changed (&fixture, typing->old, typing->new);

  plan_document_undo (fixture.document);
  form_assert_changed (&fixture, "", "");
  text = form_dup_shown (form_get_view (&fixture, typing->name));
  g_assert_cmpstr (text, ==, before);
  g_assert_false (plan_document_get_can_undo (fixture.document));
  form_close (&fixture);
}

/* Focus and caret stay while 200 letters are typed into the middle of a text. */
static void
test_caret (void)
{
  static const char *const names[] = {
    "Description", "Acceptance Criteria 2 text", "Test Cases 1 expectation", "Code Example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FormFixture fixture;
      g_autofree char *shown = NULL;
      g_autoptr (GString) typed = g_string_new (NULL);
      GtkTextView *view;
      GtkTextIter iter;
      int caret;

      form_open (&fixture, form_plan_text, -1);
      form_show_part (&fixture, "Hinges");
      view = form_get_view (&fixture, names[i]);
      gtk_widget_grab_focus (GTK_WIDGET (view));
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, 2);
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
      for (guint n = 0; n < 200; n++)
        {
          char letter[2] = { "abc de, fgh. "[n % 13], '\0' };

          g_string_append (typed, letter);
          form_type (view, letter);
          g_object_get (gtk_text_view_get_buffer (view), "cursor-position", &caret, NULL);
          g_assert_cmpint (caret, ==, n + 3);
        }
      g_assert_true (form_get_focus (&fixture) == GTK_WIDGET (view));
      shown = form_dup_shown (view);
      g_assert_true (g_str_has_prefix (shown + 2, typed->str));
      form_close (&fixture);
    }
}

static void
test_choice (void)
{
  FormFixture fixture;
  GtkWidget *choice;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  choice = form_find (fixture.pane, GTK_TYPE_DROP_DOWN, "Estimated Complexity");
  g_assert_nonnull (choice);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  form_assert_changed (&fixture, "[Low/Medium/High]", "Medium");
  plan_document_undo (fixture.document);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  form_close (&fixture);
}

static void
test_status (void)
{
  FormFixture fixture;
  GtkWidget *status;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  status = form_find (fixture.pane, GTK_TYPE_DROP_DOWN, "Status");
  g_assert_nonnull (status);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==,
                    PLAN_STATUS_IN_PROGRESS);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), PLAN_STATUS_IN_REVIEW);
  {
    g_autofree char *text = form_dup_bytes (&fixture);

    g_assert_nonnull (strstr (text, "- **Status**: In Review\n"));
  }
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Status (2)"));
  plan_document_undo (fixture.document);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==,
                    PLAN_STATUS_IN_PROGRESS);
  form_close (&fixture);
}

static void
test_language (void)
{
  FormFixture fixture;
  GtkWidget *language;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  language = form_find (fixture.pane, GTK_TYPE_DROP_DOWN, "Code Example language");
  g_assert_nonnull (language);
  for (guint i = 0;
       i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (language))); i++)
    {
      g_autoptr (GtkStringObject) word =
                     g_list_model_get_item (gtk_drop_down_get_model (GTK_DROP_DOWN (language)), i);

      if (g_str_equal (gtk_string_object_get_string (word), "rust"))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (language), i);
    }
  form_assert_changed (&fixture, "```c\n", "```rust\n");
  form_close (&fixture);
}

static void
test_line_numbers (void)
{
  FormFixture fixture;
  GtkWidget *button;
  gboolean shown;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  button = form_find (fixture.pane, GTK_TYPE_TOGGLE_BUTTON, "Code Example line numbers");
  g_assert_nonnull (button);
  for (guint i = 0; i < 2; i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_object_get (form_get_view (&fixture, "Code Example"), "show-line-numbers", &shown, NULL);
      g_assert_cmpint (shown, ==, i == 0);
    }
  form_assert_changed (&fixture, "", "");
  form_close (&fixture);
}

/* Code that is not there says what belongs there. */
static void
test_code_hint (void)
{
  FormFixture fixture;
  GtkTextView *view;

  form_open (&fixture, "# Plan\n\n## Build Agent 1: One\n\n### Task 1: **First**\n"
                       "- **Code Example**:\n", -1);
  form_show_part (&fixture, "First");
  view = form_get_view (&fixture, "Code Example");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER));
  form_type (view, "x = 1");
  form_assert_shown (&fixture, "Code Example", "x = 1");
  form_close (&fixture);
}

/* What Tab does follows from the code that is there. */
static void
test_code_indent (void)
{
  static const struct
  {
    const char *code;
    guint       indent;
    gboolean    tabs;
  } codes[] = {
    { "one", 4, FALSE },
    { "if:\n  a\n    b", 2, FALSE },
    { "if:\n   a", 3, FALSE },
    { "if:\n    a\n        b", 4, FALSE },
    { "if:\n\ta", 4, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *text = g_strdup_printf ("# Plan\n\n## Task 1: A\n- **Code Example**:\n\n"
                                               "```\n%s\n```\n",
                                               codes[i].code);
      FormFixture fixture;
      GtkSourceView *view;

      form_open (&fixture, text, -1);
      form_show_part (&fixture, "A");
      view = GTK_SOURCE_VIEW (form_get_view (&fixture, "Code Example"));
      g_assert_cmpint (gtk_source_view_get_indent_width (view), ==, codes[i].indent);
      g_assert_cmpint (gtk_source_view_get_insert_spaces_instead_of_tabs (view), !=, codes[i].tabs);
      form_close (&fixture);
    }
}

/* A chip takes its task out of the text, by its button and by a key. */
static void
test_dependency_removed (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Locks");
  form_click (&fixture, "Remove 1/1 Hinges from Dependencies");
  form_assert_changed (&fixture, "Dependencies**: Task 1", "Dependencies**: None");
  form_assert_shown (&fixture, "Dependencies", "None");
  form_assert_focus (&fixture, "Dependencies");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_BUTTON, "Go to 1/1 Hinges"));
  plan_document_undo (fixture.document);
  form_assert_changed (&fixture, "", "");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_BUTTON, "Go to 1/1 Hinges"));
  form_close (&fixture);
}

static void
pick_dependency (FormFixture *fixture,
                 const char  *name)
{
  GtkWidget *button = form_find (fixture->pane, GTK_TYPE_MENU_BUTTON, "Add to Dependencies");
  GtkWidget *popover, *row;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  form_spin ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  row = form_find (popover, GTK_TYPE_LIST_BOX_ROW, name);
  if (row == NULL)
    g_error ("nothing is called %s", name);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  form_spin ();
}

static void
assert_trouble (FormFixture *fixture,
                const char  *name,
                const char  *text)
{
  GtkWidget *view = GTK_WIDGET (form_get_view (fixture, name));
  GtkWidget *trouble = gtk_widget_get_next_sibling (view);

  g_assert_nonnull (trouble);
  g_assert_true (gtk_widget_get_visible (trouble));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (trouble))), ==, text);
}

static void
test_dependency_picked (void)
{
  FormFixture fixture;
  g_autofree char *text = NULL;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Locks");
  form_click (&fixture, "Remove 1/1 Hinges from Dependencies");
  pick_dependency (&fixture, "Depend on 1/1 Hinges");
  form_assert_changed (&fixture, "", "");
  form_type_at_end (form_get_view (&fixture, "Dependencies"), " and the frame");
  text = form_dup_bytes (&fixture);
  g_assert_nonnull (strstr (text, "Dependencies**: Task 1 and the frame\n"));
  form_close (&fixture);
}

/* A circle is refused, picked or typed, and its path is said. */
static void
test_dependency_circle (void)
{
  const char *refusal = "The tasks would wait for each other: 1/1 → 1/2 → 1/1";
  FormFixture fixture;
  GtkTextBuffer *buffer;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  pick_dependency (&fixture, "Depend on 1/2 Locks");
  form_assert_changed (&fixture, "", "");
  assert_trouble (&fixture, "Dependencies", refusal);

  buffer = gtk_text_view_get_buffer (form_get_view (&fixture, "Dependencies"));
  gtk_text_buffer_set_text (buffer, "Task 2", -1);
  assert_trouble (&fixture, "Dependencies", refusal);
  form_assert_shown (&fixture, "Dependencies", "Task 2");
  gtk_text_buffer_set_text (buffer, "A door frame", -1);
  form_assert_changed (&fixture, "Dependencies**: None", "Dependencies**: A door frame");
  form_close (&fixture);
}

/* A text that is refused stays as it was typed, with the reason below it. */
static void
test_refused (void)
{
  FormFixture fixture;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *row;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  view = form_get_view (&fixture, "Task Title");
  buffer = gtk_text_view_get_buffer (view);
  form_type_at_end (view, "\nmore");
  form_assert_shown (&fixture, "Task Title", "Hinges\nmore");
  row = gtk_widget_get_parent (GTK_WIDGET (view));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_last_child (row), "error"));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_last_child (row)));
  form_assert_changed (&fixture, "", "");

  gtk_text_buffer_set_text (buffer, "Pins", -1);
  form_assert_changed (&fixture, "**Hinges**", "**Pins**");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_last_child (row)));
  form_close (&fixture);
}

/* Rows that an edit does not touch keep what is in them. */
static void
test_rows_stay (void)
{
  FormFixture fixture;
  GtkWidget *description, *opens, *closes;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  description = GTK_WIDGET (form_get_view (&fixture, "Description"));
  opens = GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 1 text"));
  closes = GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 2 text"));
  g_signal_emit_by_name (opens, "next");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Between");
  g_assert_true (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 1 text")) == opens);
  g_assert_true (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 3 text")) == closes);
  g_assert_true (GTK_WIDGET (form_get_view (&fixture, "Description")) == description);
  form_close (&fixture);
}

static void
test_go_to (void)
{
  FormFixture fixture;
  Plan *plan;
  int task, field;

  form_open (&fixture, form_plan_text, -1);
  plan = tb_session_get_plan (fixture.session);
  task = plan_find_task (plan, "1/1", NULL);
  field = plan_part_find_field (plan_get_part (plan, task), "acceptance-criteria", 0);
  tb_session_go_to (fixture.session, plan_part_get_id (plan_get_part (plan, task)), field, 1);
  form_spin ();
  form_assert_focus (&fixture, "Acceptance Criteria 2 text");

  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Test Cases 1 name")));
  form_spin ();
  g_assert_cmpint (tb_session_get_field (fixture.session), ==,
                   plan_part_find_field (plan_get_part (plan, task), "tests", 0));
  g_assert_cmpint (tb_session_get_item (fixture.session), ==, 0);

  form_click (&fixture, "Up to Agent 1 · Doors");
  form_spin ();
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_LIST_BOX, "Tasks"));
  form_close (&fixture);
}

/* From task to task the widgets stay, and nothing of what was in them. */
static void
test_turn (void)
{
  FormFixture fixture;
  GtkWidget *title, *description, *trouble;
  GtkTextView *view;

  form_open (&fixture, "# Plan\n\n## Build Agent 1: One\n\n"
                       "### Task 1: **First** (Module: `[path/of/first]`)\n"
                       "- **Description** (short): [What it does]\n"
                       "- **Acceptance Criteria**:\n  - [x] [Measured]\n  - [ ] Done\n"
                       "- **Code Example**:\n  ```c\n  int turn (void);\n  ```\n\n"
                       "### Task 2: **Second**\n"
                       "- **Description**: \n"
                       "- **Acceptance Criteria**:\n  - Plain\n"
                       "- **Code Example**:\n  ```sh\n  make\n  ```\n", -1);
  form_show_part (&fixture, "First");
  title = GTK_WIDGET (form_get_view (&fixture, "Task Title"));
  description = GTK_WIDGET (form_get_view (&fixture, "Description"));
  form_type_at_end (GTK_TEXT_VIEW (title), "\nrefused");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 2 text")));
  g_signal_emit_by_name (form_get_focus (&fixture), "next");

  form_show_part (&fixture, "Second");
  g_assert_true (GTK_WIDGET (form_get_view (&fixture, "Task Title")) == title);
  g_assert_true (GTK_WIDGET (form_get_view (&fixture, "Description")) == description);
  form_assert_shown (&fixture, "Task Title", "Second");
  form_assert_shown (&fixture, "Description", "");
  form_assert_shown (&fixture, "Acceptance Criteria 1 text", "Plain");
  form_assert_shown (&fixture, "Code Example", "make");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Acceptance Criteria 2 text"));
  g_assert_null (form_find (fixture.pane, GTK_TYPE_CHECK_BUTTON, "Acceptance Criteria 1 done"));
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Description remark"));
  /* The line that said why the title was refused. */
  trouble = gtk_widget_get_last_child (gtk_widget_get_parent (title));
  g_assert_false (gtk_widget_get_visible (trouble));
  view = form_get_view (&fixture, "Acceptance Criteria 1 text");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                       "");
  view = form_get_view (&fixture, "Module");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                       "Path that the code goes to");

  form_show_part (&fixture, "First");
  form_assert_shown (&fixture, "Task Title", "First");
  form_assert_shown (&fixture, "Description remark", "short");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_CHECK_BUTTON, "Acceptance Criteria 2 done"));
  form_close (&fixture);
}

static void
test_add_field (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Locks");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Acceptance Criteria 1 text"));
  g_assert_true (
      gtk_widget_activate_action (form_find (fixture.pane, GTK_TYPE_MENU_BUTTON, "Add Field"),
                                  "page.add-field", "s", "acceptance-criteria"));
  form_spin ();
  form_assert_focus (&fixture, "Acceptance Criteria 1 text");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Turns");
  {
    g_autofree char *text = form_dup_bytes (&fixture);

    g_assert_nonnull (strstr (text, "- **Acceptance Criteria**:\n  - [ ] Turns\n"));
  }
  form_close (&fixture);
}

/* A heading with nothing under it has a place to write. */
static void
test_draft (void)
{
  FormFixture fixture;
  g_autofree char *text = NULL;

  form_open (&fixture, "# Plan\n\n## Odd\n\n## Other\nx\n", -1);
  form_show_part (&fixture, "Odd");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "New Text")));
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "W");
  form_assert_focus (&fixture, "Text");
  form_type_at_end (GTK_TEXT_VIEW (form_get_focus (&fixture)), "ords");
  text = form_dup_bytes (&fixture);
  g_assert_cmpstr (text, ==, "# Plan\n\n## Odd\n\nWords\n\n## Other\nx\n");
  form_close (&fixture);
}

static void
test_part_is_gone (void)
{
  FormFixture fixture;
  PlanEdit *edit;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Locks");
  edit = plan_command_remove (tb_session_get_plan (fixture.session),
                              tb_session_get_index (fixture.session), NULL);
  tb_session_perform (fixture.session, edit, NULL);
  form_spin ();
  g_assert_cmpuint (tb_session_get_part (fixture.session), ==, 0);
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_LIST_BOX, "Build Agents"));
  form_close (&fixture);
}

/* Whether a person can do something with @widget. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)
         || (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
             && !GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)));
}

static void
check_names (GtkWidget  *widget,
             GHashTable *names)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || GTK_IS_POPOVER (widget))
    return;
  if (is_control (widget))
    {
      char *name = form_dup_name (widget);

      if (name == NULL || name[0] == '\0')
        g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
      if (!g_hash_table_add (names, name))
        g_error ("two controls are called %s", name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, names);
}

#define MAX_PAGES 30

/* Builds the pages of a plan, of a long one only some. */
static void
check_pages (const char *text,
             gsize       length)
{
  FormFixture fixture;
  Plan *plan;
  g_autofree char *after = NULL;

  form_open (&fixture, text, length);
  plan = tb_session_get_plan (fixture.session);
  for (guint i = 0; i <= plan_get_n_parts (plan); i += 1 + plan_get_n_parts (plan) / MAX_PAGES)
    {
      g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      tb_session_set_place (fixture.session,
                            i == 0 ? 0 : plan_part_get_id (plan_get_part (plan, i - 1)), -1, -1);
      form_spin ();
      check_names (fixture.pane, names);
      g_assert_cmpuint (g_hash_table_size (names), >, 0);
    }

  /* Looking is not editing. */
  g_assert_true (tb_session_get_plan (fixture.session) == plan);
  g_assert_false (plan_document_get_modified (fixture.document));
  form_close (&fixture);
}

static void
test_pages (void)
{
  check_pages (form_plan_text, -1);
}

static void
test_pages_built_in (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (data, 0, &error);

  g_assert_no_error (error);
  check_pages (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Files of other people, many of them odd. */
static void
test_pages_corpus (void)
{
  const char *corpus = g_getenv ("TRESTLEBOARD_CORPUS");
  static const char *const folders[] = { "A", "C" };

  if (corpus == NULL)
    {
      g_test_skip ("there is no corpus here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (corpus, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autofree char *text = NULL;
          gsize length;

          g_assert_true (g_file_get_contents (file, &text, &length, NULL));
          g_test_message ("%s", name);
          check_pages (text, length);
        }
    }
}

/* A text broken over two lines shows no hyphen that it does not have, also behind an edit. */
static int
measure_height (GtkWidget *view,
                int        width)
{
  int height;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* The height for no width is the one for the largest, and no width has less; and a text has the
 * height that was measured for a width once it has that. */
static void
test_heights (void)
{
  static const char *const texts[] = {
    "Gate", "Keep `hens` in", "Averyveryverylongwordwithoutanyblankinitthatisbroken", "One\nTwo",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *view = tb_text_view_new ();
      int least, other;

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), texts[i], -1);
      gtk_window_set_child (GTK_WINDOW (window), view);
      gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
      other = measure_height (view, 190);
      gtk_window_present (GTK_WINDOW (window));
      form_spin ();
      least = measure_height (view, -1);
      g_assert_cmpint (least, ==, measure_height (view, 1 << 20));
      for (int width = 24; width < 400; width += 7)
        g_assert_cmpint (measure_height (view, width), >=, least);
      g_assert_cmpint (ABS (measure_height (view, gtk_widget_get_width (view)) - other), <=, 1);
      gtk_window_destroy (GTK_WINDOW (window));
      form_spin ();
    }
}

/* Where a word just fits or just does not, the measured height is still that of the lines. */
static void
test_heights_at_edges (void)
{
  GtkWidget     *window = gtk_window_new ();
  GtkWidget     *view = tb_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  guint          n_heights = 0;
  int            last = 0;

  gtk_text_buffer_set_text (buffer, "`hens` are kept (by day, by night, in rain) and foxes are not",
                            -1);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  form_spin ();
  for (int width = 120; width < 420; width++)
    {
      int         measured = measure_height (view, width);
      GtkTextIter start;
      int         top, height;

      if (width == gtk_widget_get_width (view))
        continue;
      gtk_widget_allocate (view, width, 300, -1, NULL);
      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &start, &top, &height);
      /* There is room for ink below the lines, and a text view rounds them down. */
      g_assert_cmpint (measured, >=, height);
      g_assert_cmpint (measured, <=, height + 2);
      n_heights += measured != last;
      last = measured;
    }
  g_assert_cmpuint (n_heights, >, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  form_spin ();
}

static void
test_no_hyphens (void)
{
  FormFixture fixture;
  GtkTextBuffer *buffer;
  GtkTextIter at;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  buffer = gtk_text_view_get_buffer (form_get_view (&fixture, "Description"));
  form_type_at_end (form_get_view (&fixture, "Description"), "src/`a_long_path`");
  gtk_text_buffer_get_start_iter (buffer, &at);
  while (!gtk_text_iter_is_end (&at))
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&at);
      gboolean is_forbidden = FALSE;

      for (GSList *tag = tags; tag != NULL; tag = tag->next)
        {
          gboolean is_set, hyphens;

          g_object_get (tag->data, "insert-hyphens-set", &is_set, "insert-hyphens", &hyphens, NULL);
          is_forbidden |= is_set && !hyphens;
        }
      g_assert_true (is_forbidden);
      gtk_text_iter_forward_char (&at);
    }
  form_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/forms/typing/%s", typings[i].name);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), &typings[i], test_typing);
    }
  g_test_add_func ("/ui/forms/caret", test_caret);
  g_test_add_func ("/ui/forms/heights-at-edges", test_heights_at_edges);
  g_test_add_func ("/ui/forms/no-hyphens", test_no_hyphens);
  g_test_add_func ("/ui/forms/heights", test_heights);
  g_test_add_func ("/ui/forms/choice", test_choice);
  g_test_add_func ("/ui/forms/status", test_status);
  g_test_add_func ("/ui/forms/language", test_language);
  g_test_add_func ("/ui/forms/line-numbers", test_line_numbers);
  g_test_add_func ("/ui/forms/code-hint", test_code_hint);
  g_test_add_func ("/ui/forms/code-indent", test_code_indent);
  g_test_add_func ("/ui/forms/dependency/removed", test_dependency_removed);
  g_test_add_func ("/ui/forms/dependency/picked", test_dependency_picked);
  g_test_add_func ("/ui/forms/dependency/circle", test_dependency_circle);
  g_test_add_func ("/ui/forms/refused", test_refused);
  g_test_add_func ("/ui/forms/rows-stay", test_rows_stay);
  g_test_add_func ("/ui/forms/go-to", test_go_to);
  g_test_add_func ("/ui/forms/turn", test_turn);
  g_test_add_func ("/ui/forms/add-field", test_add_field);
  g_test_add_func ("/ui/forms/draft", test_draft);
  g_test_add_func ("/ui/forms/part-is-gone", test_part_is_gone);
  g_test_add_func ("/ui/forms/pages/all-kinds", test_pages);
  g_test_add_data_func ("/ui/forms/pages/template",
                        "/io/github/trestleboard/Trestleboard/templates/execution-plan.md",
                        test_pages_built_in);
  g_test_add_data_func ("/ui/forms/pages/example",
                        "/io/github/trestleboard/Trestleboard/examples/seed-library.md",
                        test_pages_built_in);
  g_test_add_func ("/ui/forms/pages/corpus", test_pages_corpus);

  return g_test_run ();
}
