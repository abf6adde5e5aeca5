/* test-form-keys.c: where Enter and Tab go in a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include "ui/widgets/tb-item-row.h"
#include "ui/widgets/tb-text-view.h"

/* Shift+Tab goes back through a row as Tab goes forth. */
static void
test_tab_back (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 2 text")));
  g_signal_emit_by_name (form_get_focus (&fixture), "move-focus", GTK_DIR_TAB_BACKWARD);
  form_assert_focus (&fixture, "Acceptance Criteria 2 done");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Test Cases 1 expectation")));
  g_signal_emit_by_name (form_get_focus (&fixture), "move-focus", GTK_DIR_TAB_BACKWARD);
  form_assert_focus (&fixture, "Test Cases 1 name");
  form_close (&fixture);
}

static void
press_tab (FormFixture *fixture,
           const char  *name)
{
  g_signal_emit_by_name (form_get_focus (fixture), "move-focus", GTK_DIR_TAB_FORWARD);
  form_assert_focus (fixture, name);
}

/* Tab goes from text to text; what it passes by is in their menus. */
static void
test_tab (void)
{
  FormFixture fixture;
  GtkWidget *help;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Module")));
  press_tab (&fixture, "Description");
  help = form_find (fixture.pane, GTK_TYPE_MENU_BUTTON, "Help on Description");
  g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "field.help", NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (
    gtk_menu_button_get_popover (GTK_MENU_BUTTON (help)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (help));
  form_spin ();
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Description")));
  press_tab (&fixture, "Acceptance Criteria 1 done");
  press_tab (&fixture, "Acceptance Criteria 1 text");
  press_tab (&fixture, "Acceptance Criteria 2 done");
  press_tab (&fixture, "Acceptance Criteria 2 text");
  press_tab (&fixture, "Acceptance Criteria 3 done");
  press_tab (&fixture, "Acceptance Criteria 3 text");
  press_tab (&fixture, "Add to Acceptance Criteria");
  g_signal_emit_by_name (form_get_focus (&fixture), "move-focus", GTK_DIR_TAB_BACKWARD);
  form_assert_focus (&fixture, "Acceptance Criteria 3 text");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 2 text")));
  g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "item.remove", NULL));
  form_assert_changed (&fixture, "  - [ ] Closes\n", "");
  g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "field.remove", NULL));
  form_spin ();
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Acceptance Criteria 1 text"));
  form_close (&fixture);
}

/* Tab selects the first words in brackets: they are written over. */
static void
test_placeholder (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } tests[] = {
    { "src/[exact/path]/[name].c", "[exact/path]" },
    { "Event types: [List exact types]", "[List exact types]" },
    { "[x] list[ab] ![Gate] [Gate](gate.md) [Gate]: gate [12] [a", "" },
    { "list[0] of [Gates]", "[Gates]" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      FormFixture fixture;
      GtkTextView *view;
      GtkTextBuffer *buffer;
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      form_open (&fixture, form_plan_text, -1);
      form_show_part (&fixture, "Hinges");
      view = form_get_view (&fixture, "Description");
      buffer = gtk_text_view_get_buffer (view);
      gtk_text_buffer_set_text (buffer, tests[i].text, -1);
      gtk_widget_grab_focus (GTK_WIDGET (view));
      g_assert_false (gtk_text_buffer_get_has_selection (buffer));
      gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Module")));
      press_tab (&fixture, "Description");
      gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      g_assert_cmpstr (text, ==, tests[i].expected);
      form_close (&fixture);
    }
}

static void
test_enter (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 1 text")));
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 1 text"), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 2 text");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Locks");
  form_assert_changed (&fixture, "Opens\n", "Opens\n  - [ ] Locks\n");
  form_assert_shown (&fixture, "Acceptance Criteria 3 text", "Closes");

  plan_document_undo (fixture.document);
  form_assert_changed (&fixture, "", "");
  form_assert_shown (&fixture, "Acceptance Criteria 2 text", "Closes");
  plan_document_redo (fixture.document);
  form_assert_shown (&fixture, "Acceptance Criteria 2 text", "Locks");
  form_close (&fixture);
}

/* The names of the texts in rows below @widget. */
static void
list_row_texts (GtkWidget *widget,
                GPtrArray *names)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget)
      && gtk_widget_get_ancestor (widget, TB_TYPE_ITEM_ROW) != NULL)
    g_ptr_array_add (names, form_dup_name (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_row_texts (child, names);
}

/* Whoever presses Enter in any row of any list and goes away, or takes back what was written there,
 * leaves the plan as it was. */
static void
test_enter_left (void)
{
  static const char *const parts[] = { "Hinges", "Overview", "Architecture Decisions",
                                       "Module Placement" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      FormFixture fixture;

      form_open (&fixture, form_plan_text, -1);
      form_show_part (&fixture, parts[i]);
      list_row_texts (fixture.pane, names);
      n += names->len;
      for (guint j = 0; j < names->len; j++)
        {
          gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, names->pdata[j])));
          g_signal_emit_by_name (form_get_focus (&fixture), "next");
          form_assert_changed (&fixture, "", "");
          form_show_part (&fixture, "Notes of Mine");
          form_assert_changed (&fixture, "", "");
          form_show_part (&fixture, parts[i]);

          gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, names->pdata[j])));
          g_signal_emit_by_name (form_get_focus (&fixture), "next");
          if (TB_IS_TEXT_VIEW (form_get_focus (&fixture)))
            form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "words");
          form_show_part (&fixture, "Notes of Mine");
          if (plan_document_get_can_undo (fixture.document))
            plan_document_undo (fixture.document);
          form_assert_changed (&fixture, "", "");
          form_show_part (&fixture, parts[i]);
        }
      form_close (&fixture);
    }
  g_assert_cmpuint (n, >, 15);
}

/* What is nested in a row stays with it: the new one comes behind. */
static void
test_enter_nested (void)
{
  FormFixture fixture;
  g_autofree char *bytes = NULL;

  form_open (&fixture, "### Overview\n- **Dependencies**:\n  - one\n    - inner\n  - two\n", -1);
  form_show_part (&fixture, "Overview");
  g_signal_emit_by_name (form_get_view (&fixture, "Dependencies 1 text"), "next");
  form_assert_focus (&fixture, "Dependencies 3 text");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "new");
  bytes = form_dup_bytes (&fixture);
  g_assert_cmpstr (bytes, ==, "### Overview\n- **Dependencies**:\n  - one\n    - inner\n"
                              "  - new\n  - two\n");
  plan_document_undo (fixture.document);
  g_assert_false (plan_document_get_can_undo (fixture.document));
  form_close (&fixture);
}

/* Enter goes on to a row that waits for words, of the template or new, and adds none before it. */
static void
test_enter_hint (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 2 text"), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 3 text");
  form_assert_changed (&fixture, "", "");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "In millimetres");
  form_assert_changed (&fixture, "[Measured]", "In millimetres");

  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 4 text");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 3 text"), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 4 text");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Acceptance Criteria 5 text"));
  form_close (&fixture);
}

/* Enter in an empty row ends the list and goes on to the next field; in a hint it only goes on. */
static void
test_finish (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 1 text"), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 2 text");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Files to Create 1 path");
  form_assert_changed (&fixture, "", "");

  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 3 text"), "next");
  form_assert_focus (&fixture, "Files to Create 1 path");
  form_assert_changed (&fixture, "", "");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 1 text"), "done");
  form_assert_focus (&fixture, "Files to Create 1 path");
  form_close (&fixture);
}

/* Enter in any text of an empty row ends the table. Behind this one there is nothing to go to. */
static void
test_finish_cells (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Architecture Decisions");
  form_click (&fixture, "Add to Architecture Decisions");
  form_assert_focus (&fixture, "Architecture Decisions 3 Decision");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_changed (&fixture, "", "");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Architecture Decisions 3 Decision"));
  form_assert_focus (&fixture, "Architecture Decisions 2 Decision");
  form_close (&fixture);
}

/* What only heads others has no text to stop at: what its buttons do is in the menus of those. */
static void
test_head (void)
{
  FormFixture fixture;
  GtkWidget *help;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Objective")));
  press_tab (&fixture, "Includes");
  g_signal_emit_by_name (form_get_focus (&fixture), "move-focus", GTK_DIR_TAB_BACKWARD);
  form_assert_focus (&fixture, "Objective");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Includes");
  press_tab (&fixture, "Excludes");

  help = form_find (fixture.pane, GTK_TYPE_MENU_BUTTON, "Help on Scope");
  g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "field.help-group", NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (
    gtk_menu_button_get_popover (GTK_MENU_BUTTON (help)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (help));
  form_spin ();
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Excludes")));
  g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "field.remove-group",
                                             NULL));
  form_assert_changed (&fixture,
                       "- **Scope**:\n  - Includes: The gate\n  - Excludes: The wall\n", "");
  form_close (&fixture);
}

/* Enter goes from what stands above the values to the first of them. */
static void
test_enter_file (void)
{
  static const char text[] = "# Execution Plan: Gate\n\n## Build Agent 1: Doors\n\n"
                             "### Task 1: **A** (Module: `src/`)\n"
                             "- **Acceptance Criteria** (all of them):\n  - [ ] Opens\n"
                             "- **Test Cases** (file: `a.c`):\n  - `test_a`: Turns\n";
  FormFixture fixture;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "A");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria remark"), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 1 text");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria remark"), "done");
  form_assert_focus (&fixture, "Test Cases file");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Test Cases 1 name");
  form_close (&fixture);
}

static void
assert_selected (FormFixture *fixture,
                 const char  *expected)
{
  GtkWidget *view = form_get_focus (fixture);
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start,
                                        &end);
  selected = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (selected, ==, expected);
}

/* Words in brackets within a text wait, too: they are selected, to be written over. */
static void
test_enter_brackets (void)
{
  static const char text[] = "# Execution Plan: Gate\n\n## Technical Approach\n\n"
                             "### Integration Points\n- Types: [List types]\n"
                             "- Stores: [Which stores]\n- API [v1] endpoints\n\n"
                             "## Build Agent 1: Doors\n\n"
                             "### Task 1: **A** (Module: `src/[path]/`)\n"
                             "- **Dependencies**: [Task X] or none\n";
  FormFixture fixture;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Integration Points");
  g_signal_emit_by_name (form_get_view (&fixture, "Integration Points 1 text"), "next");
  form_assert_focus (&fixture, "Integration Points 2 text");
  assert_selected (&fixture, "[Which stores]");

  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Integration Points 3 text");
  form_assert_shown (&fixture, "Integration Points 3 text", "");
  form_assert_shown (&fixture, "Integration Points 4 text", "API [v1] endpoints");

  form_show_part (&fixture, "A");
  g_signal_emit_by_name (form_get_view (&fixture, "Task Title"), "next");
  form_assert_focus (&fixture, "Module");
  assert_selected (&fixture, "[path]");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  assert_selected (&fixture, "[Task X]");

  /* From a problem, or from the preview; below the name is the module. */
  tb_session_go_to (fixture.session, tb_session_get_part (fixture.session), -1, 0);
  form_assert_focus (&fixture, "Module");
  assert_selected (&fixture, "[path]");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Task Title")));
  tb_session_go_to (fixture.session, tb_session_get_part (fixture.session), 0, -1);
  assert_selected (&fixture, "[Task X]");
  form_close (&fixture);
}

/* Who goes on to a section of the template's that has no fields is at what it has: words typed
 * there are not to become its name. Who asks for the name gets it. */
static void
test_no_fields (void)
{
  static const char text[] = "# Plan: A\n\n## Success Criteria\n\n### Functional Requirements\n"
                             "- [ ] It runs\n\n## Task Breakdown\n\n## Odds\n\n### More\nWords\n";
  FormFixture fixture;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Success Criteria");
  tb_session_go_to_part (fixture.session, tb_session_get_part (fixture.session));
  g_assert_true (GTK_IS_LIST_BOX_ROW (form_get_focus (&fixture)));
  tb_session_go_to (fixture.session, tb_session_get_part (fixture.session), -1, -1);
  form_assert_focus (&fixture, "Section Title");

  /* Nor is there anything else: the first words of it can be written. */
  form_show_part (&fixture, "Task Breakdown");
  tb_session_go_to_part (fixture.session, tb_session_get_part (fixture.session));
  form_assert_focus (&fixture, "New Text");

  /* A name of one's own is where one begins. */
  form_show_part (&fixture, "Odds");
  tb_session_go_to_part (fixture.session, tb_session_get_part (fixture.session));
  form_assert_focus (&fixture, "Section Title");
  form_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);

  g_test_add_func ("/ui/form-keys/tab-back", test_tab_back);
  g_test_add_func ("/ui/form-keys/tab", test_tab);
  g_test_add_func ("/ui/form-keys/placeholder", test_placeholder);
  g_test_add_func ("/ui/form-keys/enter", test_enter);
  g_test_add_func ("/ui/form-keys/enter-left", test_enter_left);
  g_test_add_func ("/ui/form-keys/enter-nested", test_enter_nested);
  g_test_add_func ("/ui/form-keys/enter-hint", test_enter_hint);
  g_test_add_func ("/ui/form-keys/enter-brackets", test_enter_brackets);
  g_test_add_func ("/ui/form-keys/enter-file", test_enter_file);
  g_test_add_func ("/ui/form-keys/finish", test_finish);
  g_test_add_func ("/ui/form-keys/finish-cells", test_finish_cells);
  g_test_add_func ("/ui/form-keys/head", test_head);
  g_test_add_func ("/ui/form-keys/no-fields", test_no_fields);

  return g_test_run ();
}
