/* test-form-items.c: rows of forms that come, go and move
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "form-test-support.h"

#include <string.h>

#include "edit/plan-commands.h"
#include "support/test-widgets.h"
#include "ui/forms/tb-form-pane.h"
#include "ui/widgets/tb-item-row.h"

static void
test_items_erase (void)
{
  FormFixture fixture;
  GtkTextView *view;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  form_click (&fixture, "Add to Dependencies");
  form_assert_focus (&fixture, "Dependencies 3 text");
  view = GTK_TEXT_VIEW (form_get_focus (&fixture));
  g_signal_emit_by_name (view, "erase");
  form_assert_changed (&fixture, "", "");
  form_assert_focus (&fixture, "Dependencies 2 text");
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Dependencies 3 text"));
  form_close (&fixture);
}

static void
test_items_remove (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  form_click (&fixture, "Remove Acceptance Criteria 1");
  form_assert_changed (&fixture, "  - [x] Opens\n", "");
  form_assert_shown (&fixture, "Acceptance Criteria 1 text", "Closes");
  plan_document_undo (fixture.document);
  form_assert_shown (&fixture, "Acceptance Criteria 1 text", "Opens");
  form_close (&fixture);
}

/* GTK keeps a row as long as it handles the key that removed it: the focus leaves one that the
 * field no longer knows. */
static void
test_items_remove_kept (void)
{
  static const char *const texts[] = { "Acceptance Criteria 1 text", "Files to Create 1 path",
                                       "Test Cases 1 name" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FormFixture fixture;
      g_autoptr (GtkWidget) row = NULL;

      form_open (&fixture, form_plan_text, -1);
      form_show_part (&fixture, "Hinges");
      gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, texts[i])));
      row = g_object_ref (gtk_widget_get_ancestor (form_get_focus (&fixture), TB_TYPE_ITEM_ROW));
      g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "item.remove", NULL));
      form_spin ();
      g_signal_emit_by_name (row, "remove");
      form_spin ();
      plan_document_undo (fixture.document);
      form_assert_changed (&fixture, "", "");
      form_close (&fixture);
    }
}

/* So does a row that is not in the plan yet: with nothing in it, or a path that waits for the focus
 * to leave. The next one is where the focus goes. */
static void
test_items_remove_draft (void)
{
  static const struct
  {
    const char *text;
    const char *draft;
    const char *typed;
    const char *next;
  } tests[] = {
    { "Acceptance Criteria 1 text", "Acceptance Criteria 2 text", "",
      "Acceptance Criteria 2 text" },
    { "Test Cases 1 expectation", "Test Cases 2 name", "", "Test Cases 2 expectation" },
    { "Files to Create 1 comment", "Files to Create 2 path", "src/a", "Files to Create 2 path" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      FormFixture fixture;

      form_open (&fixture, form_plan_text, -1);
      form_show_part (&fixture, "Hinges");
      gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, tests[i].text)));
      g_signal_emit_by_name (form_get_focus (&fixture), "next");
      form_assert_focus (&fixture, tests[i].draft);
      form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), tests[i].typed);
      g_assert_true (gtk_widget_activate_action (form_get_focus (&fixture), "item.remove", NULL));
      form_spin ();
      form_assert_focus (&fixture, tests[i].next);
      form_assert_changed (&fixture, "", "");
      /* The one that was there before. */
      g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (
                         GTK_TEXT_VIEW (form_get_focus (&fixture)))), >, 0);
      form_close (&fixture);
    }
}

/* Whether the row of @view offers to be removed. */
static gboolean
is_removable (GtkTextView *view)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (view), TB_TYPE_ITEM_ROW);
  GtkWidget *button = gtk_button_new ();
  gboolean is_sensitive;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "item.remove");
  gtk_widget_set_parent (button, row);
  is_sensitive = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);
  return is_sensitive;
}

/* A row that is there to write a first item in cannot go, until there is another. */
static void
test_items_remove_only (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  g_assert_true (is_removable (form_get_view (&fixture, "Dependencies 1 text")));
  form_click (&fixture, "Remove Dependencies 1");
  g_assert_true (is_removable (form_get_view (&fixture, "Dependencies 1 text")));
  form_click (&fixture, "Remove Dependencies 1");
  g_assert_false (is_removable (form_get_view (&fixture, "Dependencies 1 text")));
  form_type (form_get_view (&fixture, "Dependencies 1 text"), "SQLite");
  g_assert_true (is_removable (form_get_view (&fixture, "Dependencies 1 text")));
  form_close (&fixture);
}

/* The last item may go; then there is a row to write a first one in. */
static void
test_items_remove_all (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Overview");
  form_click (&fixture, "Remove Dependencies 1");
  form_click (&fixture, "Remove Dependencies 1");
  form_assert_changed (&fixture, "  - libuv 1.44\n  - Redis 7\n", "");
  form_assert_shown (&fixture, "Dependencies 1 text", "");
  form_type (form_get_view (&fixture, "Dependencies 1 text"), "SQLite");
  form_assert_changed (&fixture, "  - libuv 1.44\n  - Redis 7\n", "  - SQLite\n");
  form_assert_shown (&fixture, "Dependencies 1 text", "SQLite");
  form_close (&fixture);
}

static void
test_items_move (void)
{
  FormFixture fixture;
  GtkTextView *view;
  GtkTextIter iter;
  int caret;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  view = form_get_view (&fixture, "Acceptance Criteria 1 text");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, 2);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  g_signal_emit_by_name (view, "move", 1);
  form_assert_changed (&fixture, "  - [x] Opens\n  - [ ] Closes\n",
                       "  - [ ] Closes\n  - [x] Opens\n");
  form_assert_focus (&fixture, "Acceptance Criteria 2 text");
  g_assert_true (form_get_focus (&fixture) == GTK_WIDGET (view));
  g_object_get (gtk_text_view_get_buffer (view), "cursor-position", &caret, NULL);
  g_assert_cmpint (caret, ==, 2);
  g_assert_cmpint (tb_session_get_item (fixture.session), ==, 1);

  g_signal_emit_by_name (view, "move", -1);
  form_assert_changed (&fixture, "", "");
  g_signal_emit_by_name (view, "move", -1);
  form_assert_changed (&fixture, "", "");
  form_close (&fixture);
}

static void
test_items_drop (void)
{
  FormFixture fixture;
  GtkWidget *first, *last;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Module Placement");
  first = gtk_widget_get_ancestor (GTK_WIDGET (form_get_view (&fixture, "Module Placement 1 what")),
                                   TB_TYPE_ITEM_ROW);
  last = gtk_widget_get_ancestor (GTK_WIDGET (form_get_view (&fixture, "Module Placement 2 what")),
                                  TB_TYPE_ITEM_ROW);
  g_signal_emit_by_name (last, "dropped", first, TRUE);
  form_assert_changed (&fixture, "Handlers → src/handlers/\nState    → src/state/\n",
                  "State    → src/state/\nHandlers → src/handlers/\n");
  form_assert_shown (&fixture, "Module Placement 2 what", "Handlers");
  form_close (&fixture);
}

static void
test_items_paste (void)
{
  FormFixture fixture;
  gboolean taken = FALSE;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Acceptance Criteria 2 text")));
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 2 text"), "paste-lines",
                         "- [x] Swings\n* [ ] Squeaks\n\n3. Falls", &taken);
  g_assert_true (taken);
  form_assert_changed (&fixture, "Closes\n",
                       "Closes\n  - [x] Swings\n  - [ ] Squeaks\n  - [ ] Falls\n");
  form_assert_focus (&fixture, "Acceptance Criteria 5 text");
  plan_document_undo (fixture.document);
  form_assert_changed (&fixture, "", "");

  /* Into an empty row: it takes the first line. */
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 1 text"), "next");
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 2 text"), "paste-lines",
                         "A\nB", &taken);
  form_assert_changed (&fixture, "Opens\n", "Opens\n  - [ ] A\n  - [ ] B\n");
  form_close (&fixture);
}

static void
test_items_tick (void)
{
  FormFixture fixture;
  GtkWidget *box;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  box = form_find (fixture.pane, GTK_TYPE_CHECK_BUTTON, "Acceptance Criteria 2 done");
  g_assert_nonnull (box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  form_assert_changed (&fixture, "[ ] Closes", "[x] Closes");
  plan_document_undo (fixture.document);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  form_close (&fixture);
}

/* Enter goes from name to expectation, then to a new test. */
static void
test_items_cells (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  g_signal_emit_by_name (form_get_view (&fixture, "Test Cases 1 name"), "next");
  form_assert_focus (&fixture, "Test Cases 1 expectation");
  g_signal_emit_by_name (form_get_view (&fixture, "Test Cases 1 expectation"), "next");
  form_assert_focus (&fixture, "Test Cases 2 name");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "test_stop");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Test Cases 2 expectation");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Stops");
  form_assert_changed (&fixture, "Turns\n", "Turns\n  - `test_stop`: Stops\n");
  form_close (&fixture);
}

static void
test_items_table (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Architecture Decisions");
  form_click (&fixture, "Add to Architecture Decisions");
  form_assert_focus (&fixture, "Architecture Decisions 3 Decision");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Key");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Architecture Decisions 3 Rationale");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "Old | new");
  {
    g_autofree char *text = form_dup_bytes (&fixture);

    g_assert_nonnull (strstr (text, "| Lock     | [Why]     |\n| Key"));
    g_assert_nonnull (strstr (text, "Old \\| new"));
  }
  form_assert_shown (&fixture, "Architecture Decisions 3 Rationale", "Old | new");
  form_close (&fixture);
}

#define TREE_PLAN \
  "# Plan\n\n## Task 1: A\n" \
  "- **Files to Create**:\n" \
  "  ```\n" \
  "  src/\n" \
  "  ├── api/\n" \
  "  │   └── get.c  # Reads\n" \
  "  └── main.c\n" \
  "  docs/\n" \
  "  └── a.md\n" \
  "  ```\n"

/* What is typed as a new path, and the tree when the row is left. */
static const struct
{
  const char *typed;
  const char *tree;
} new_files[] = {
  { "src/api/put.c",
    "  src/\n  ├── api/\n  │   ├── get.c  # Reads\n  │   └── put.c\n  └── main.c\n"
    "  docs/\n  └── a.md\n" },
  { "src/last.c",
    "  src/\n  ├── api/\n  │   └── get.c  # Reads\n  ├── main.c\n  └── last.c\n"
    "  docs/\n  └── a.md\n" },
  { "docs/b.md",
    "  src/\n  ├── api/\n  │   └── get.c  # Reads\n  └── main.c\n"
    "  docs/\n  ├── a.md\n  └── b.md\n" },
  { "src/new/deep/x.c",
    "  src/\n  ├── api/\n  │   └── get.c  # Reads\n  ├── main.c\n  └── new/deep/x.c\n"
    "  docs/\n  └── a.md\n" },
  { "Makefile",
    "  src/\n  ├── api/\n  │   └── get.c  # Reads\n  └── main.c\n"
    "  docs/\n  └── a.md\n  Makefile\n" },
};

/* A new path goes to its place in the tree when its row is left; while it is typed it stays where
 * it is, with the focus in it. */
static void
test_items_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_files); i++)
    {
      FormFixture fixture;
      GtkTextView *view;
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;

      form_open (&fixture, TREE_PLAN, -1);
      form_show_part (&fixture, "A");
      form_click (&fixture, "Add to Files to Create");
      view = GTK_TEXT_VIEW (form_get_focus (&fixture));
      form_type (view, new_files[i].typed);
      g_assert_true (form_get_focus (&fixture) == GTK_WIDGET (view));
      shown = form_dup_shown (view);
      g_assert_cmpstr (shown, ==, new_files[i].typed);
      g_signal_emit_by_name (view, "next");
      g_signal_emit_by_name (form_get_focus (&fixture), "done");
      form_spin ();
      text = form_dup_bytes (&fixture);
      g_assert_nonnull (strstr (text, new_files[i].tree));
      form_close (&fixture);
    }
}

/* A path that is changed to stand elsewhere goes there when its row is left. */
static void
test_items_files_elsewhere (void)
{
  FormFixture fixture;
  GtkTextView *view;
  g_autofree char *text = NULL;

  form_open (&fixture, TREE_PLAN, -1);
  form_show_part (&fixture, "A");
  view = form_get_view (&fixture, "Files to Create 1 path");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "docs/get.c", -1);
  g_signal_emit_by_name (view, "done");
  form_spin ();
  text = form_dup_bytes (&fixture);
  g_assert_nonnull (strstr (text, "  src/\n  └── main.c\n"
                                  "  docs/\n  ├── a.md\n  └── get.c  # Reads\n"));
  form_assert_shown (&fixture, "Files to Create 3 path", "docs/get.c");
  form_close (&fixture);
}

static void
message_cb (char      **said,
            const char *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* In a tree files move within their folder; a move out of it is refused, and says why. */
static void
test_items_files_move (void)
{
  FormFixture fixture;
  GtkTextView *view;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  form_open (&fixture, TREE_PLAN, -1);
  g_signal_connect_swapped (fixture.session, "message", G_CALLBACK (message_cb), &said);
  form_show_part (&fixture, "A");
  view = form_get_view (&fixture, "Files to Create 2 path");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_signal_emit_by_name (view, "move", 1);
  g_assert_cmpstr (said, ==, "In a tree a file stays in its folder; change its path to move it "
                             "elsewhere");
  g_signal_emit_by_name (view, "move", -1);
  form_assert_focus (&fixture, "Files to Create 1 path");
  g_assert_true (form_get_focus (&fixture) == GTK_WIDGET (view));
  text = form_dup_bytes (&fixture);
  g_assert_nonnull (strstr (text, "  src/\n  ├── main.c\n  └── api/\n      └── get.c  # Reads\n"));
  form_close (&fixture);
}

static guint
count_item_rows (GtkWidget *widget)
{
  return test_count_widgets (widget, TB_TYPE_ITEM_ROW);
}

static char *
make_long_list (guint n)
{
  GString *text = g_string_new ("# Implementation Plan: Long\n\n"
                                "## Build Agent 1: One\n\n"
                                "#### Task 1: **Many** (Module: `m/`)\n"
                                "- **Acceptance Criteria**:\n");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "  - [ ] Item %u\n", i);
  return g_string_free (text, FALSE);
}

/* Only the rows in sight are made with the page; the others come by themselves, or at once when
 * somebody goes to one. */
static void
test_items_long (void)
{
  g_autofree char *text = make_long_list (300);
  g_autofree char *bytes = NULL;
  FormFixture fixture;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Many");
  while (count_item_rows (fixture.pane) < 300)
    g_main_context_iteration (NULL, TRUE);
  form_assert_shown (&fixture, "Acceptance Criteria 300 text", "Item 300");

  tb_session_set_place (fixture.session, 0, -1, -1);
  tb_session_go_to (fixture.session,
                    plan_part_get_id (plan_get_part (tb_session_get_plan (fixture.session), 2)),
                    -1, -1);
  g_assert_cmpuint (count_item_rows (fixture.pane), <, 100);
  g_signal_emit_by_name (form_get_view (&fixture, "Acceptance Criteria 3 text"), "move", 1);
  g_assert_cmpuint (count_item_rows (fixture.pane), <, 100);
  form_assert_shown (&fixture, "Acceptance Criteria 4 text", "Item 3");
  tb_session_go_to (fixture.session, tb_session_get_part (fixture.session), 0, 150);
  form_assert_focus (&fixture, "Acceptance Criteria 151 text");
  g_assert_cmpuint (count_item_rows (fixture.pane), ==, 151);

  /* What is done to the last row that is made reaches the next one. */
  g_signal_emit_by_name (form_get_focus (&fixture), "move", 1);
  form_assert_focus (&fixture, "Acceptance Criteria 152 text");
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_assert_focus (&fixture, "Acceptance Criteria 153 text");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "New");
  while (count_item_rows (fixture.pane) < 301)
    g_main_context_iteration (NULL, TRUE);
  form_assert_focus (&fixture, "Acceptance Criteria 153 text");
  form_assert_shown (&fixture, "Acceptance Criteria 301 text", "Item 300");
  bytes = form_dup_bytes (&fixture);
  g_assert_nonnull (strstr (bytes, "  - [ ] Item 152\n  - [ ] Item 151\n  - [ ] New\n"
                                   "  - [ ] Item 153\n"));
  form_close (&fixture);
}

/* A list that loses items which had no rows yet keeps the rows that it has. */
static void
test_items_long_cut (void)
{
  g_autofree char *text = make_long_list (6000);
  g_autofree char *shorter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FormFixture fixture;
  GtkTextView *view;
  guint n_rows;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Many");
  while (count_item_rows (fixture.pane) < 300)
    g_main_context_iteration (NULL, TRUE);
  n_rows = count_item_rows (fixture.pane);
  g_assert_cmpuint (n_rows, <, 5900);
  shorter = make_long_list (n_rows + 50);
  bytes = g_bytes_new (shorter, strlen (shorter));
  view = form_get_view (&fixture, "Acceptance Criteria 150 text");
  plan_document_reload (fixture.document, bytes);
  g_assert_cmpuint (count_item_rows (fixture.pane), >=, n_rows - 100);
  g_assert_true (form_get_view (&fixture, "Acceptance Criteria 150 text") == view);
  form_close (&fixture);
}

static guint
count_seen_rows (GtkWidget *widget)
{
  guint n = TB_IS_ITEM_ROW (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_seen_rows (child);
  return n;
}

/* Of many rows that are to go none is seen any more, and all are taken out later. */
static void
test_items_long_gone (void)
{
  g_autofree char *text = make_long_list (300);
  g_autofree char *shorter = make_long_list (100);
  g_autoptr (GBytes) bytes = g_bytes_new (shorter, strlen (shorter));
  FormFixture fixture;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Many");
  while (count_item_rows (fixture.pane) < 300)
    g_main_context_iteration (NULL, TRUE);
  plan_document_reload (fixture.document, bytes);
  g_assert_cmpuint (count_seen_rows (fixture.pane), ==, 100);
  g_assert_cmpuint (count_item_rows (fixture.pane), >, 100);
  form_assert_shown (&fixture, "Acceptance Criteria 100 text", "Item 100");
  plan_document_undo (fixture.document);
  form_assert_shown (&fixture, "Acceptance Criteria 101 text", "Item 101");
  while (count_seen_rows (fixture.pane) < 300 || count_item_rows (fixture.pane) > 300)
    g_main_context_iteration (NULL, TRUE);
  plan_document_redo (fixture.document);
  while (count_item_rows (fixture.pane) > 100)
    g_main_context_iteration (NULL, TRUE);
  plan_document_undo (fixture.document);
  plan_document_redo (fixture.document);
  form_close (&fixture);
}

/* A field that would keep the window waiting is not shown whole, and one that is short again is. */
static void
test_long_field (void)
{
  g_autofree char *filler = g_strnfill (40000, 'a');
  g_autofree char *text = g_strdup_printf ("### Overview\n\n- **Objective**: %s\n", filler);
  FormFixture fixture;
  GError *error = NULL;
  PlanEdit *edit;

  form_open (&fixture, text, -1);
  form_show_part (&fixture, "Overview");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_BUTTON, "Edit Objective in the Source"));
  g_assert_null (form_find (fixture.pane, GTK_TYPE_TEXT_VIEW, "Objective"));

  edit = plan_command_set_text (tb_session_get_plan (fixture.session), 0, 0, "Short", &error);
  g_assert_true (tb_session_perform (fixture.session, edit, error));
  form_spin ();
  g_assert_null (form_find (fixture.pane, GTK_TYPE_BUTTON, "Edit Objective in the Source"));
  form_assert_shown (&fixture, "Objective", "Short");
  form_close (&fixture);
}

/* The rows of a list of parts are made as they are asked for. */
static void
test_many_parts (void)
{
  GString *text = g_string_new ("## Build Agent 1: A\n");
  FormFixture fixture;

  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (text, "\n#### Task %u: **Name %u**\n", i, i);
  form_open (&fixture, text->str, -1);
  form_show_part (&fixture, "A");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_LIST_BOX_ROW, "Open Task 50: **Name 50**"));
  g_assert_null (form_find (fixture.pane, GTK_TYPE_LIST_BOX_ROW, "Open Task 51: **Name 51**"));
  form_click (&fixture, "Show More of Tasks");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_LIST_BOX_ROW, "Open Task 250: **Name 250**"));
  form_click (&fixture, "Show More of Tasks");
  g_assert_nonnull (form_find (fixture.pane, GTK_TYPE_LIST_BOX_ROW, "Open Task 300: **Name 300**"));
  g_assert_null (form_find (fixture.pane, GTK_TYPE_BUTTON, "Show More of Tasks"));
  form_close (&fixture);
  g_string_free (text, TRUE);
}

/* Saving does not wait until the focus leaves a path that is being typed. */
static void
test_complete (void)
{
  FormFixture fixture;

  form_open (&fixture, form_plan_text, -1);
  form_show_part (&fixture, "Hinges");
  gtk_widget_grab_focus (GTK_WIDGET (form_get_view (&fixture, "Files to Create 2 comment")));
  g_signal_emit_by_name (form_get_focus (&fixture), "next");
  form_type (GTK_TEXT_VIEW (form_get_focus (&fixture)), "src/hinges/pins/pin.c");
  tb_form_pane_complete (TB_FORM_PANE (fixture.pane));
  form_assert_changed (&fixture, "  \342\224\224\342\224\200\342\224\200 hinge.h\n",
                       "  \342\224\234\342\224\200\342\224\200 hinge.h\n"
                       "  \342\224\224\342\224\200\342\224\200 pins/pin.c\n");
  tb_form_pane_complete (TB_FORM_PANE (fixture.pane));
  form_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  form_test_init (&argc, &argv);

  g_test_add_func ("/ui/form-items/erase", test_items_erase);
  g_test_add_func ("/ui/form-items/remove", test_items_remove);
  g_test_add_func ("/ui/form-items/remove-kept", test_items_remove_kept);
  g_test_add_func ("/ui/form-items/remove-draft", test_items_remove_draft);
  g_test_add_func ("/ui/form-items/remove-only", test_items_remove_only);
  g_test_add_func ("/ui/form-items/remove-all", test_items_remove_all);
  g_test_add_func ("/ui/form-items/move", test_items_move);
  g_test_add_func ("/ui/form-items/drop", test_items_drop);
  g_test_add_func ("/ui/form-items/complete", test_complete);
  g_test_add_func ("/ui/form-items/paste", test_items_paste);
  g_test_add_func ("/ui/form-items/tick", test_items_tick);
  g_test_add_func ("/ui/form-items/cells", test_items_cells);
  g_test_add_func ("/ui/form-items/table", test_items_table);
  g_test_add_func ("/ui/form-items/files/new", test_items_files);
  g_test_add_func ("/ui/form-items/files/elsewhere", test_items_files_elsewhere);
  g_test_add_func ("/ui/form-items/files/move", test_items_files_move);
  g_test_add_func ("/ui/form-items/long", test_items_long);
  g_test_add_func ("/ui/form-items/long-field", test_long_field);
  g_test_add_func ("/ui/form-items/long-cut", test_items_long_cut);
  g_test_add_func ("/ui/form-items/long-gone", test_items_long_gone);
  g_test_add_func ("/ui/form-items/many-parts", test_many_parts);

  return g_test_run ();
}
