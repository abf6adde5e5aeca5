/* test-switcher.c: what is typed finds the right command
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-switcher-item.h"

#include <glib/gstdio.h>

#include "ui/window/tb-window-private.h"

#define PLAN \
  "# Implementation Plan: Gateway\n\n" \
  "### Overview\n- **Objective**: Order of things\n\n" \
  "### Task Breakdown\n\n" \
  "## Build Agent 1: Core\n\n" \
  "#### Task 1: **Place an order** (Module: `a/`)\n- **Description**: Saved columns\n\n" \
  "#### Task 2: **Ordering** (Module: `b/`)\n- **Description**: Fine\n"

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What is typed into the switcher, and what comes first. */
static const struct
{
  const char *query;
  const char *action;
} switches[] = {
  { "order", "win.show-on-board::order" },
  { "lanes", "win.show-on-board::lanes" },
  { "columns", "win.show-on-board::columns" },
  { "can start", "win.show-on-board::ready" },
  { "wait", "win.show-on-board::blocked" },
  { "save", "win.save" },
  { "pdf", "win.export-pdf" },
  { "open fol", "app.open-folder" },
  { "risk", "plan.add-section::risk-mitigation" },
  { "print", "win.print" },
  { "reading", "win.reading" },
};

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* The switcher is the other window; its list, once @query is typed. */
static GtkSelectionModel *
type_in_switcher (TbWindow   *window,
                  const char *query)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other == GTK_WIDGET (window))
        continue;
      gtk_editable_set_text (GTK_EDITABLE (find_child (other, GTK_TYPE_SEARCH_ENTRY)), query);
      list = find_child (other, GTK_TYPE_LIST_VIEW);
    }
  g_assert_nonnull (list);
  spin ();
  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

static gboolean
has_action (GListModel *items,
            const char *action)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TbSwitcherItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (tb_switcher_item_get_action (item), action))
        return TRUE;
    }
  return FALSE;
}

/* Everything in the main menu can be typed as well, by what it says there. */
static void
check_menu (TbWindow   *window,
            GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *action = NULL;
      g_autofree char *label = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *words = NULL;

      if (section != NULL)
        check_menu (window, section);
      if (submenu != NULL)
        check_menu (window, submenu);
      if (!g_menu_model_get_item_attribute (menu, i, "action", "s", &action)
          || g_str_equal (action, "win.go-to-anything") || g_str_equal (action, "win.undo")
          || g_str_equal (action, "win.redo"))
        continue;
      g_menu_model_get_item_attribute (menu, i, "label", "s", &label);
      parts = g_strsplit_set (label, "_", -1);
      words = g_strjoinv ("", parts);
      if (g_str_has_suffix (words, "\342\200\246"))
        words[strlen (words) - 3] = '\0';
      g_test_message ("%s", words);
      g_assert_true (has_action (G_LIST_MODEL (type_in_switcher (window, words)), action));
    }
}

/* The rows are made up as the switcher opens: one is enough for all. */
static void
test_switcher (void)
{
  g_autofree char *folder = g_dir_make_tmp ("switcher-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  TbWindow *window = TB_WINDOW (tb_window_new (NULL));
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (g_file_set_contents (path, PLAN, -1, NULL));
  g_assert_true (tb_window_open (window, path, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "go-to-anything", NULL);
  spin ();
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GListModel *items = G_LIST_MODEL (type_in_switcher (window, switches[i].query));
      g_autoptr (TbSwitcherItem) first = g_list_model_get_item (items, 0);

      g_test_message ("%s", switches[i].query);
      g_assert_nonnull (first);
      g_assert_cmpstr (tb_switcher_item_get_action (first), ==, switches[i].action);
    }
  check_menu (window, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (window->menu_button)));
  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i - 1);

      gtk_window_destroy (other);
    }
  spin ();
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/switcher/commands", test_switcher);

  return g_test_run ();
}
