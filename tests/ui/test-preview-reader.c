/* test-preview-reader.c: the outline follows whoever scrolls the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "ui/outline/tb-outline-item.h"
#include "ui/outline/tb-outline.h"
#include "ui/preview/tb-preview-view.h"
#include "ui/preview/tb-preview.h"

#define N_SECTIONS 60

typedef struct
{
  TbSession          *session;
  GtkWidget          *window;
  TbPreview          *preview;
  GtkWidget          *list;
  GtkSingleSelection *selection;
} Fixture;

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

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  int *n = data;

  gtk_widget_queue_draw (widget);
  return --*n > 0;
}

static void
wait_frames (Fixture *fixture,
             int      n)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->preview), count_frame_cb, &n, NULL);
  while (n > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("# Implementation Plan: Long\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PlanDocument) document = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *outline;
  GtkWidget *preview;

  for (guint i = 0; i < N_SECTIONS; i++)
    g_string_append_printf (text, "## Section %u\n\nWords of %u.\n\nMore.\n\nAnd more.\n\n", i, i);
  bytes = g_bytes_new (text->str, text->len);
  document = plan_document_new (bytes);
  fixture->session = tb_session_new (document);
  outline = tb_outline_new (fixture->session);
  preview = tb_preview_new (fixture->session);
  fixture->preview = TB_PREVIEW (preview);
  fixture->list = find_widget (outline, GTK_TYPE_LIST_VIEW);
  fixture->selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (
    GTK_LIST_VIEW (fixture->list)));

  gtk_widget_set_size_request (outline, 240, -1);
  gtk_widget_set_hexpand (preview, TRUE);
  gtk_box_append (GTK_BOX (box), outline);
  gtk_box_append (GTK_BOX (box), preview);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_frames (fixture, 20);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
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

/* Turns the wheel, and so that @words are at the top. */
static void
scroll_to (Fixture    *fixture,
           const char *words)
{
  GtkTextView *view = tb_preview_get_view (fixture->preview);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scrolled);
  GtkTextIter start;
  GtkTextIter found;
  gboolean is_taken;
  int y;
  int height;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "scroll", 0.0, 0.0, &is_taken);
    }
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &found, NULL, NULL));
  gtk_text_view_get_line_yrange (view, &found, &y, &height);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), y);
  wait_frames (fixture, 15);
}

/* The title of the row that is marked as read, and whether it is in sight. */
static const char *
get_read (Fixture  *fixture,
          gboolean *is_in_sight)
{
  const char *title = NULL;

  *is_in_sight = FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (fixture->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      graphene_rect_t area;

      if (child == NULL || !gtk_widget_has_css_class (child, "read"))
        continue;
      g_assert_null (title);
      title = gtk_inscription_get_text (GTK_INSCRIPTION (
        gtk_widget_get_next_sibling (find_widget (child, GTK_TYPE_INSCRIPTION))));
      *is_in_sight = gtk_widget_compute_bounds (row, fixture->list, &area) &&
                     area.origin.y >= 0 &&
                     area.origin.y + area.size.height <= gtk_widget_get_height (fixture->list);
    }
  return title;
}

/* The outline marks what is at the top of the preview, and shows it; the place, the selection and
 * the focus stay. A new place ends it. */
static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const sections[] = { "Section 11", "Section 12", "Section 13", "Section 14",
                                          "Section 50", "Section 7",  "Section 23" };
  guint place = find_id (fixture, "Section 3");
  gboolean is_in_sight;
  GtkWidget *focus;
  guint selected;

  g_assert_null (get_read (fixture, &is_in_sight));
  tb_session_set_place (fixture->session, place, -1, -1);
  wait_frames (fixture, 15);
  g_assert_null (get_read (fixture, &is_in_sight));
  gtk_widget_grab_focus (fixture->list);
  selected = gtk_single_selection_get_selected (fixture->selection);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s\n", sections[i]);

      scroll_to (fixture, words);
      g_assert_cmpstr (get_read (fixture, &is_in_sight), ==, sections[i]);
      g_assert_true (is_in_sight);
      g_assert_cmpint (tb_session_get_read (fixture->session), ==, find_id (fixture, sections[i]));
      g_assert_cmpuint (tb_session_get_part (fixture->session), ==, place);
      g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, selected);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
    }

  /* To another place in the same part: its row is in sight again. */
  tb_session_set_place (fixture->session, place, 0, -1);
  g_assert_null (get_read (fixture, &is_in_sight));
  wait_frames (fixture, 15);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (
                       GTK_SCROLLABLE (fixture->list))),
                     <, 36 * 6);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
}

/* What the preview scrolls on its own account is no reading. */
static void
test_following (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean is_in_sight;

  tb_session_go_to (fixture->session, find_id (fixture, "Section 40"), -1, -1);
  wait_frames (fixture, 20);
  g_assert_cmpint (tb_session_get_read (fixture->session), ==, -1);
  g_assert_null (get_read (fixture, &is_in_sight));
}

/* A part that comes in above does not change what is read. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  Plan *plan = tb_session_get_plan (fixture->session);
  gboolean is_in_sight;
  GError *error = NULL;

  scroll_to (fixture, "Section 30\n");
  tb_session_perform (fixture->session,
                      plan_command_replace_range (plan, (MdSpan){ 29, 29 }, "## New\n\nx\n\n", -1,
                                                  &error),
                      error);
  wait_frames (fixture, 15);
  g_assert_cmpstr (get_read (fixture, &is_in_sight), ==, "Section 30");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/preview-reader/outline", test_outline);
  ADD ("/ui/preview-reader/following", test_following);
  ADD ("/ui/preview-reader/edit", test_edit);

  return g_test_run ();
}
