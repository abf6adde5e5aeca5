/* tb-code-view.c: code that is as high as its lines
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-code-view.h"

struct _TbCodeView
{
  GtkSourceView parent_instance;
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

static void
tb_code_view_class_init (TbCodeViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = tb_code_view_measure;
}

static void
tb_code_view_init (TbCodeView *self)
{
}

GtkWidget *
tb_code_view_new (GtkSourceBuffer *buffer)
{
  return g_object_new (TB_TYPE_CODE_VIEW, "buffer", buffer, NULL);
}
