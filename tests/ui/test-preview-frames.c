/* test-preview-frames.c: what the preview does in which part of a frame
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "edit/plan-commands.h"
#include "support/test-frames.h"
#include "ui/preview/tb-preview-table.h"
#include "ui/preview/tb-preview.h"

typedef struct
{
  gboolean is_drawing;
  guint    n_late; /* changes of the scrollbar while the frame is drawn */
} Frame;

static void
layout_cb (Frame *frame)
{
  frame->is_drawing = TRUE;
}

static void
paint_cb (Frame *frame)
{
  frame->is_drawing = FALSE;
}

static void
adjustment_cb (Frame *frame)
{
  frame->n_late += frame->is_drawing;
}

static TbSession *
make_session (void)
{
  g_autoptr (GString) text = g_string_new ("# Plan: A\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PlanDocument) document = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text,
                            "### Section %u\n\nWords in it, `code` and more words %u.\n\n"
                            "| a | b |\n|---|---|\n| %u | longer words in a cell |\n\n"
                            "- [ ] item %u\n- [x] item\n\n```c\nint a%u;\n```\n\n",
                            i, i, i, i, i);
  bytes = g_bytes_new (text->str, text->len);
  document = plan_document_new (bytes);
  return tb_session_new (document);
}

/* A letter is typed in a part, somebody goes to it or scrolls by it. */
static void
change (TbSession *session,
        TbPreview *preview,
        guint      step)
{
  Plan *plan = tb_session_get_plan (session);
  guint part = (step * 17) % plan_get_n_parts (plan);
  gsize at = plan_get_part_start (plan, part) + (step % 2 == 0 ? 25 : 40);
  GtkAdjustment *adjustment;
  PlanEdit *edit;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tb_preview_get_view (preview)));
  edit = plan_command_replace_range (plan, (MdSpan){ at, at }, "a", 1, NULL);
  tb_session_perform (session, edit, NULL);
  plan = tb_session_get_plan (session);
  if (step % 3 == 0)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_upper (adjustment) * (step % 10) / 10.0);
  else
    tb_session_go_to (session, plan_part_get_id (plan_get_part (plan, part)), 0, -1);
}

static GtkWidget *
show_preview (TbSession *session)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *preview = tb_preview_new (session);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_child (GTK_WINDOW (window), preview);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 500);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_frames (window, 20);
  return preview;
}

/* All is measured before it is drawn: a scrollbar that learns of it then has no allocation. */
static void
test_measured_before (void)
{
  g_autoptr (TbSession) session = make_session ();
  GtkWidget *preview = show_preview (session);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (preview));
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  Frame frame = { 0 };

  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_data (clock, "layout", G_CALLBACK (layout_cb), &frame, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (clock, "paint", G_CALLBACK (paint_cb), &frame, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adjustment = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (tb_preview_get_view (TB_PREVIEW (preview))));
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (adjustment_cb), &frame);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjustment_cb), &frame);
  for (guint i = 0; i < 60; i++)
    {
      change (session, TB_PREVIEW (preview), i);
      test_wait_frames (window, 1 + i % 3);
    }
  g_assert_cmpuint (frame.n_late, ==, 0);

  g_signal_handlers_disconnect_by_data (clock, &frame);
  g_signal_handlers_disconnect_by_data (adjustment, &frame);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each table is drawn where some of it is in sight, and nowhere else. Returns: how many are in
 * sight */
static guint
check_tables (GtkTextView *view)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t sight = GRAPHENE_RECT_INIT (0, 0, width, height);
      graphene_rect_t bounds;
      gboolean is_in_sight;

      if (!TB_IS_PREVIEW_TABLE_VIEW (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (view), &bounds));
      is_in_sight = graphene_rect_intersection (&sight, &bounds, NULL);
      if (is_in_sight)
        g_assert_true (gtk_widget_get_mapped (child));
      /* Room around a table belongs to its line. */
      graphene_rect_inset (&sight, 0, -40);
      if (!graphene_rect_intersection (&sight, &bounds, NULL))
        g_assert_false (gtk_widget_get_mapped (child));
      n += is_in_sight;
    }
  return n;
}

static void
test_tables_in_sight (void)
{
  g_autoptr (TbSession) session = make_session ();
  GtkWidget *preview = show_preview (session);
  guint n_seen = 0;

  for (guint i = 0; i < 60; i++)
    {
      change (session, TB_PREVIEW (preview), i);
      test_wait_frames (preview, 2 + i % 3);
      n_seen += check_tables (tb_preview_get_view (TB_PREVIEW (preview)));
    }
  g_assert_cmpuint (n_seen, >=, 60);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (preview)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-frames/measured-before", test_measured_before);
  g_test_add_func ("/ui/preview-frames/tables-in-sight", test_tables_in_sight);
  return g_test_run ();
}
