/* test-outline.c: the outline lists and follows the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-model.h"
#include "ui/outline/tb-outline-row.h"
#include "ui/outline/tb-outline.h"

#include <string.h>

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "support/test-wait.h"

/* In milliseconds. */
#define PATIENCE 10000
/* Between two letters. */
#define LETTER 20

#define PLAN \
  "# Implementation Plan: Gateway\n\n" \
  "### Overview\n- **Objective**: [What]\n- **Estimated Complexity**: Low - small\n\n" \
  "### Technical Approach\nPlain words.\n\n" \
  "## Build Agent 1: Core\n\n" \
  "#### Task 1: **First** (Module: `a/`)\n" \
  "- **Acceptance Criteria**:\n  - [x] One\n  - [ ] Two\n\n" \
  "#### Task 2: **Second** (Module: `b/`)\n" \
  "- **Acceptance Criteria**:\n  - [x] Three\n\n" \
  "## Build Agent 2: Edge\n\n" \
  "#### Task 1: **Third** (Module: `c/`)\n" \
  "- **Acceptance Criteria**:\n  - [ ] Four\n\n" \
  "## Success Criteria\n- [ ] Works\n"

typedef struct
{
  PlanDocument   *document;
  TbSession      *session;
  TbOutlineModel *model;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PLAN, strlen (PLAN));

  fixture->document = plan_document_new (bytes);
  fixture->session = tb_session_new (fixture->document);
  fixture->model = tb_outline_model_new (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
}

/* All rows, one in a line, indented, without their problems. */
static char *
dump_rows (TbOutlineModel *model)
{
  GListModel *list = tb_outline_model_get_list (model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TbOutlineItem) item = g_list_model_get_item (list, i);
      const TbOutlineValues *values = tb_outline_item_get_values (item);

      g_string_append_printf (text, "%*s%c %s%s%s", (int)values->depth * 2, "",
                              "o:*"[values->mark], values->number,
                              *values->number != '\0' ? " " : "", values->title);
      if (values->total > 0)
        g_string_append_printf (text, " %u/%u", values->done, values->total);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static guint
find_id (Fixture    *fixture,
         const char *name)
{
  Plan *plan = tb_session_get_plan (fixture->session);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (g_str_equal (plan_part_get_name (plan_get_part (plan, i)), name))
      return plan_part_get_id (plan_get_part (plan, i));
  g_assert_not_reached ();
}

static TbOutlineItem *
get_item (Fixture    *fixture,
          const char *name)
{
  g_autoptr (TbOutlineItem) item = NULL;
  int position = tb_outline_model_find (fixture->model, find_id (fixture, name));

  g_assert_cmpint (position, >=, 0);
  item = g_list_model_get_item (tb_outline_model_get_list (fixture->model), position);
  return item;
}

static void
apply (Fixture  *fixture,
       PlanEdit *edit,
       GError   *error)
{
  g_assert_no_error (error);
  g_assert_true (tb_session_perform (fixture->session, edit, NULL));
  tb_outline_model_update (fixture->model);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *rows = dump_rows (fixture->model);

  g_assert_cmpstr (rows, ==,
                   ": Gateway 2/4\n"
                   ": Overview\n"
                   "* Technical Approach\n"
                   ": 1 Core 2/3\n"
                   "  : 1 First 1/2\n"
                   "  * 2 Second 1/1\n"
                   "o 2 Edge 0/1\n"
                   "  o 1 Third 0/1\n"
                   "o Success Criteria 0/1\n");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } rows[] = {
    { "First", "Task 1/1 First, 1 of 2, 4 problems" },
    { "Core", "Agent 1 Core, 2 of 3, 2 problems" },
    { "Technical Approach", "Section Technical Approach, complete" },
    { "Overview", "Section Overview, partly filled in, 1 problem" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = tb_outline_item_describe (get_item (fixture, rows[i].name));

      g_assert_cmpstr (words, ==, rows[i].expected);
    }
}

static void
test_collapse (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *rows = NULL;
  guint first = find_id (fixture, "First");

  tb_outline_model_set_expanded (fixture->model, find_id (fixture, "Core"), FALSE);
  rows = dump_rows (fixture->model);
  g_assert_null (strstr (rows, "First"));
  g_assert_nonnull (strstr (rows, "Third"));
  /* A hidden row is found at what contains it. */
  g_assert_cmpint (tb_outline_model_find (fixture->model, first), ==,
                   tb_outline_model_find (fixture->model, find_id (fixture, "Core")));
  tb_outline_model_set_expanded (fixture->model, find_id (fixture, "Core"), TRUE);
  test_rows (fixture, data);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } filters[] = {
    { "SECOND", ": Gateway 2/4\n: 1 Core 2/3\n  * 2 Second 1/1\n" },
    { "success", ": Gateway 2/4\no Success Criteria 0/1\n" },
    { "nothing has this", ": Gateway 2/4\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *rows = NULL;

      tb_outline_model_set_filter (fixture->model, filters[i].text);
      rows = dump_rows (fixture->model);
      g_assert_cmpstr (rows, ==, filters[i].expected);
    }
  tb_outline_model_set_filter (fixture->model, "");
  test_rows (fixture, data);
}

/* An edit of one row tells that row and leaves the list alone. */
static void
test_edit_one (Fixture       *fixture,
               gconstpointer  data)
{
  TbOutlineItem *first = get_item (fixture, "First");
  TbOutlineItem *second = get_item (fixture, "Second");
  Plan *plan = tb_session_get_plan (fixture->session);
  int task = plan_find_part (plan, find_id (fixture, "First"));
  guint n_first = 0, n_second = 0, n_list = 0;
  GError *error = NULL;
  int field;

  g_signal_connect_swapped (first, "changed", G_CALLBACK (count_cb), &n_first);
  g_signal_connect_swapped (second, "changed", G_CALLBACK (count_cb), &n_second);
  g_signal_connect_swapped (tb_outline_model_get_list (fixture->model), "items-changed",
                            G_CALLBACK (count_cb), &n_list);
  field = plan_part_find_field (plan_get_part (plan, task), "acceptance-criteria", 0);
  apply (fixture, plan_command_set_box (plan, task, field, 1, MD_BOX_DONE, &error), error);

  g_assert_cmpuint (tb_outline_item_get_values (first)->done, ==, 2);
  g_assert_true (get_item (fixture, "First") == first);
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_second, ==, 0);
  g_assert_cmpuint (n_list, ==, 0);
}

/* A row that moves keeps its object. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  TbOutlineItem *first = get_item (fixture, "First");
  Plan *plan = tb_session_get_plan (fixture->session);
  GError *error = NULL;
  guint id = find_id (fixture, "First");

  apply (fixture,
         plan_command_move (plan, plan_find_part (plan, id),
                            plan_find_part (plan, find_id (fixture, "Edge")), -1, NULL, &error),
         error);
  g_assert_cmpuint (find_id (fixture, "First"), ==, id);
  g_assert_true (get_item (fixture, "First") == first);
  g_assert_cmpstr (tb_outline_item_get_values (first)->key, ==, "2/1");
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Selecting goes there; going there selects, and opens what was closed. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *outline = tb_outline_new (fixture->session);
  GtkWidget *list = find_widget (outline, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (model);

  gtk_window_set_child (GTK_WINDOW (window), outline);
  gtk_window_set_default_size (GTK_WINDOW (window), 260, 600);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);

  gtk_single_selection_set_selected (selection, 4);
  g_assert_cmpuint (tb_session_get_part (fixture->session), ==, find_id (fixture, "First"));

  tb_session_go_to (fixture->session, find_id (fixture, "Third"), 0, -1);
  /* The next frame is for the form. */
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 4);
  test_wait (TB_SESSION_BEHIND_MS);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 7);
  /* The selection that followed did not move the place. */
  g_assert_cmpint (tb_session_get_field (fixture->session), ==, 0);

  plan_document_reload (fixture->document, g_bytes_new_static ("# Empty\n", 8));
  spin ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
}

/* A title begins at its mark, whichever way it and the interface are read. */
static void
test_direction (void)
{
  static const struct
  {
    GtkTextDirection direction;
    const char      *name;
    float            expected;
  } tests[] = {
    { GTK_TEXT_DIR_LTR, "Gate", 0 },
    { GTK_TEXT_DIR_LTR, "\xd8\xa8\xd8\xa7\xd8\xa8", 1 },
    { GTK_TEXT_DIR_RTL, "Gate", 1 },
    { GTK_TEXT_DIR_RTL, "\xd8\xa8\xd8\xa7\xd8\xa8", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      GtkWidget *row = g_object_ref_sink (tb_outline_row_new ());
      g_autoptr (TbOutlineItem) item = tb_outline_item_new (1);
      char nothing[] = "";
      TbOutlineValues values = { .kind = PLAN_PART_SECTION, .number = nothing, .key = nothing };
      GtkWidget *title;

      values.title = (char *)tests[i].name;
      tb_outline_item_set_values (item, &values);
      tb_outline_row_set_item (TB_OUTLINE_ROW (row), item);
      gtk_widget_set_direction (row, tests[i].direction);
      title = gtk_widget_get_first_child (row);
      while (!gtk_widget_has_css_class (title, "title"))
        title = gtk_widget_get_next_sibling (title);
      g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (title)), ==,
                         tests[i].expected);
      g_assert_finalize_object (row);
    }
}

/* What the window's actions would do, written down. */
static void
record_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       log)
{
  g_autofree char *words = g_variant_print (parameter, FALSE);

  g_string_append_printf (log, "%s %s", g_action_get_name (G_ACTION (action)), words);
}

static void
add_recorder (GtkWidget *window,
              GString   *log)
{
  static const char *const names[][2] = {
    { "add-task", "i" },
    { "duplicate-part", "u" },
    { "rename-part", "u" },
    { "remove-part", "u" },
    { "move-part-up", "u" },
    { "move-part-down", "u" },
    { "copy-part", "u" },
    { "move-to-agent", "(uu)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action =
        g_simple_action_new (names[i][0], G_VARIANT_TYPE (names[i][1]));

      g_signal_connect (action, "activate", G_CALLBACK (record_cb), log);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "plan", G_ACTION_GROUP (group));
}

/* Presses a key in the list. Returns: whether the outline took it */
static gboolean
press (GtkWidget       *list,
       guint            keyval,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean is_taken = FALSE;

  for (guint i = 0; !is_taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &is_taken);
    }
  return is_taken;
}

/* The labels of a menu and of all in it, in one line. */
static void
dump_menu (GMenuModel *menu,
           GString    *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) inside = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (text, "%s|", label);
      if (section != NULL)
        dump_menu (section, text);
      if (inside != NULL)
        dump_menu (inside, text);
    }
}

/* Keys and the context menu say what to do with the part of the row, or pass. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char     *row;
    guint           keyval;
    GdkModifierType modifiers;
    const char     *expected; /* %NULL: the outline does not take the key */
  } tests[] = {
    { "First", GDK_KEY_d, GDK_CONTROL_MASK, "duplicate-part" },
    { "First", GDK_KEY_D, GDK_CONTROL_MASK, "duplicate-part" },
    { "Core", GDK_KEY_d, GDK_CONTROL_MASK, "duplicate-part" },
    { "Overview", GDK_KEY_d, GDK_CONTROL_MASK, NULL },
    { "Overview", GDK_KEY_c, GDK_CONTROL_MASK, "copy-part" },
    { "Overview", GDK_KEY_F2, 0, "rename-part" },
    { "Second", GDK_KEY_Delete, 0, "remove-part" },
    { "Second", GDK_KEY_Delete, GDK_SHIFT_MASK, NULL },
    { "Second", GDK_KEY_Up, GDK_ALT_MASK, "move-part-up" },
    { "Edge", GDK_KEY_Down, GDK_ALT_MASK, "move-part-down" },
    { "Overview", GDK_KEY_Down, GDK_ALT_MASK, NULL },
    { "Edge", GDK_KEY_Insert, 0, "add-task" },
  };
  static const struct
  {
    const char     *row;
    guint           keyval;
    GdkModifierType modifiers;
    const char     *expected;
  } menus[] = {
    { "First", GDK_KEY_Menu, 0,
      "Add Task|Rename|Duplicate|Copy as Markdown|Move Up|Move Down|Move to Agent|Agent 2 · Edge|"
      "Delete|" },
    { "Third", GDK_KEY_m, GDK_CONTROL_MASK, "Move to Agent|Agent 1 · Core|" },
    { "Core", GDK_KEY_Menu, 0,
      "Add Task|Rename|Duplicate|Copy as Markdown|Move Up|Move Down|Delete|" },
    { "Overview", GDK_KEY_Menu, 0, "Rename|Copy as Markdown|Delete|" },
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *outline = tb_outline_new (fixture->session);
  GtkWidget *list = find_widget (outline, GTK_TYPE_LIST_VIEW);
  g_autoptr (GString) log = g_string_new (NULL);

  add_recorder (window, log);
  gtk_window_set_child (GTK_WINDOW (window), outline);
  gtk_window_set_default_size (GTK_WINDOW (window), 260, 600);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  tb_outline_focus (TB_OUTLINE (outline));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *expected =
        tests[i].expected == NULL
          ? g_strdup ("")
          : g_strdup_printf ("%s %u", tests[i].expected, find_id (fixture, tests[i].row));

      /* The key is pressed before the selection is there. */
      tb_session_set_place (fixture->session, find_id (fixture, tests[i].row), -1, -1);
      g_string_truncate (log, 0);
      g_assert_cmpint (press (list, tests[i].keyval, tests[i].modifiers), ==,
                       tests[i].expected != NULL);
      g_assert_cmpstr (log->str, ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkWidget *popover;

      tb_session_set_place (fixture->session, find_id (fixture, menus[i].row), -1, -1);
      tb_outline_focus (TB_OUTLINE (outline));
      g_string_truncate (log, 0);
      g_assert_true (press (list, menus[i].keyval, menus[i].modifiers));
      popover = find_widget (outline, GTK_TYPE_POPOVER_MENU);
      dump_menu (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)), log);
      g_assert_cmpstr (log->str, ==, menus[i].expected);
      gtk_popover_popdown (GTK_POPOVER (popover));
      spin ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
}

/* The rows come little by little, what is selected with them. Then every row is there, and only
 * those seen have a widget. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("# Implementation Plan: Large\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PlanDocument) document = NULL;
  g_autoptr (TbSession) session = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *outline, *list;
  GtkSelectionModel *model;
  Plan *plan;
  guint n_rows = 0;

  for (guint agent = 1; agent <= 20; agent++)
    {
      g_string_append_printf (text, "## Build Agent %u: Part\n\n", agent);
      for (guint task = 1; task <= 500; task++)
        g_string_append_printf (text,
                                "#### Task %u: **Piece** (Module: `m/`)\n"
                                "- **Acceptance Criteria**:\n  - [ ] Done\n\n",
                                task);
    }
  bytes = g_bytes_new (text->str, text->len);
  document = plan_document_new (bytes);
  session = tb_session_new (document);
  outline = tb_outline_new (session);
  list = find_widget (outline, GTK_TYPE_LIST_VIEW);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 200);
  plan = tb_session_get_plan (session);
  tb_session_set_place (session,
                        plan_part_get_id (plan_get_part (plan, plan_get_n_parts (plan) - 1)), -1,
                        -1);

  gtk_window_set_child (GTK_WINDOW (window), outline);
  gtk_window_set_default_size (GTK_WINDOW (window), 260, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) < 1 + 20 + 20 * 500)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)), ==,
                    20 + 20 * 500);
  spin ();
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_rows, <, 1000);
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
}

/* Returns: (transfer full): the name of the last row */
static char *
dup_last_name (GListModel *rows)
{
  g_autoptr (TbOutlineItem) item =
    g_list_model_get_item (rows, g_list_model_get_n_items (rows) - 1);

  return g_strdup (tb_outline_item_get_values (item)->title);
}

static gboolean
is_typed (gpointer rows)
{
  g_autofree char *name = dup_last_name (rows);

  return g_str_equal (name, "Success Criteriaxxxx");
}

/* Rows behind that of @name. */
static guint
count_behind (GListModel *rows,
              const char *name)
{
  guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (TbOutlineItem) item = g_list_model_get_item (rows, i);

      if (g_str_equal (tb_outline_item_get_values (item)->title, name))
        return n_rows - 1 - i;
    }
  g_assert_not_reached ();
}

/* A single change is seen behind its frame, what is typed in a pause: rows are made from all the
 * plan. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *outline = g_object_ref_sink (tb_outline_new (fixture->session));
  GtkWidget *list = find_widget (outline, GTK_TYPE_LIST_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  const gsize end = strlen (PLAN) - strlen ("\n- [ ] Works\n");
  gboolean is_late = FALSE;

  for (guint i = 0; i < 4; i++)
    {
      Plan *plan = tb_session_get_plan (fixture->session);
      gint64 begun = g_get_monotonic_time ();
      g_autofree char *name = NULL;

      apply (fixture, plan_command_replace_range (plan, (MdSpan){ end, end }, "x", 1, NULL), NULL);
      test_wait (i == 0 ? TB_SESSION_BEHIND_MS : LETTER);
      name = dup_last_name (rows);
      /* A slow machine may make a pause of it. */
      is_late |= g_get_monotonic_time () - begun > 100 * G_TIME_SPAN_MILLISECOND;
      g_assert_true (is_late || g_str_equal (name, "Success Criteriax"));
    }
  g_assert_true (test_wait_until (is_typed, rows, PATIENCE));

  /* A key that moves a task may be held down: its row goes along, behind a letter, too. */
  for (guint i = 0; i < 6; i++)
    {
      Plan *plan = tb_session_get_plan (fixture->session);
      GError *error = NULL;
      PlanEdit *edit;

      apply (fixture, plan_command_replace_range (plan, (MdSpan){ end, end }, "x", 1, NULL), NULL);
      plan = tb_session_get_plan (fixture->session);
      edit = plan_command_move (plan, plan_find_part (plan, find_id (fixture, "Third")),
                                plan_find_part (plan, find_id (fixture, i % 2 ? "Edge" : "Core")),
                                -1, NULL, &error);
      apply (fixture, edit, error);
      spin ();
      g_assert_cmpuint (count_behind (rows, "Edge"), ==, i % 2 ? 2 : 1);
    }
  g_object_unref (outline);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) \
  g_test_add ("/ui/outline/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("rows", test_rows);
  ADD ("words", test_words);
  ADD ("collapse", test_collapse);
  ADD ("filter", test_filter);
  ADD ("edit-one", test_edit_one);
  ADD ("move", test_move);
  ADD ("selection", test_selection);
  ADD ("keys", test_keys);
  ADD ("typing", test_typing);
  g_test_add_func ("/ui/outline/many", test_many);
  g_test_add_func ("/ui/outline/direction", test_direction);

  return g_test_run ();
}
