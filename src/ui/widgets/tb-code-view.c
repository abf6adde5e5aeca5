/* tb-code-view.c: code that is as high as its lines
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-code-view.h"

#include "ui/widgets/tb-caret.h"

struct _TbCodeView
{
  GtkSourceView parent_instance;

  char         *hint; /* owned */
};

G_DEFINE_FINAL_TYPE (TbCodeView, tb_code_view, GTK_SOURCE_TYPE_VIEW)

static int
measure_lines (GtkTextView *view)
{
  g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (GTK_WIDGET (view), "X");
  int height;

  pango_layout_get_pixel_size (line, NULL, &height);

  return height * gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view))
         + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
tb_code_view_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  GTK_WIDGET_CLASS (tb_code_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = MAX (*minimum, measure_lines (GTK_TEXT_VIEW (widget)));
  *natural = MAX (*natural, *minimum);
}

static gboolean
is_empty (TbCodeView *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

static void
tb_code_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  TbCodeView *self = TB_CODE_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter start;
  GdkRectangle area;
  GdkRGBA color;

  GTK_WIDGET_CLASS (tb_code_view_parent_class)->snapshot (widget, snapshot);
  if (self->hint == NULL || !is_empty (self))
    return;

  /* Where the first letter will stand, beside the line numbers. */
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_iter_location (view, &start, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y,
                                         &area.x, &area.y);
  layout = gtk_widget_create_pango_layout (widget, self->hint);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout,
                          MAX (gtk_widget_get_width (widget) - area.x
                                 - gtk_text_view_get_right_margin (view), 0) * PANGO_SCALE);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha = MIN (color.alpha, 0.55f);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area.x, area.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
tb_code_view_finalize (GObject *object)
{
  g_free (TB_CODE_VIEW (object)->hint);

  G_OBJECT_CLASS (tb_code_view_parent_class)->finalize (object);
}

static void
tb_code_view_class_init (TbCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tb_code_view_finalize;
  GTK_WIDGET_CLASS (klass)->measure = tb_code_view_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = tb_code_view_snapshot;
}

static void
tb_code_view_init (TbCodeView *self)
{
}

GtkWidget *
tb_code_view_new (GtkSourceBuffer *buffer)
{
  GtkWidget *view = g_object_new (TB_TYPE_CODE_VIEW, "buffer", buffer, NULL);

  tb_caret_attach (GTK_TEXT_VIEW (view));
  return view;
}

void
tb_code_view_set_hint (TbCodeView *self,
                       const char *hint)
{
  g_return_if_fail (TB_IS_CODE_VIEW (self));

  if (g_strcmp0 (self->hint, hint) == 0)
    return;

  g_free (self->hint);
  self->hint = g_strdup (hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  hint != NULL ? hint : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
