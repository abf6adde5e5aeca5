/* tb-mark.c: a circle that is empty, half or full
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-mark.h"

#include <glib/gi18n.h>

#define SIZE   16
#define RADIUS 4.5f
#define STROKE 1.5f

/**
 * TbMark:
 *
 * Says how far something is. It draws with the text colour, so style classes colour it, and its row
 * says the same in words: it is not an accessible object of its own.
 */
struct _TbMark
{
  GtkWidget   parent_instance;

  TbMarkState state;
};

G_DEFINE_FINAL_TYPE (TbMark, tb_mark, GTK_TYPE_WIDGET)

static void
tb_mark_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  TbMark *self = TB_MARK (widget);
  float x = gtk_widget_get_width (widget) / 2.0f;
  float y = gtk_widget_get_height (widget) / 2.0f;
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
  const float widths[4] = { STROKE, STROKE, STROKE, STROKE };
  GskRoundedRect circle;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gsk_rounded_rect_init_from_rect (&circle, &box, RADIUS);
  if (self->state != TB_MARK_EMPTY)
    {
      graphene_rect_t fill = box;

      if (self->state == TB_MARK_PARTLY)
        fill.size.width = RADIUS;
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, &color, &fill);
      gtk_snapshot_pop (snapshot);
    }
  if (self->state != TB_MARK_COMPLETE)
    gtk_snapshot_append_border (snapshot, &circle, widths,
                                (GdkRGBA[4]){ color, color, color, color });
}

static void
tb_mark_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
tb_mark_class_init (TbMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tb_mark_snapshot;
  widget_class->measure = tb_mark_measure;

  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tb_mark_init (TbMark *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
}

GtkWidget *
tb_mark_new (void)
{
  return g_object_new (TB_TYPE_MARK, NULL);
}

void
tb_mark_set_state (TbMark      *self,
                   TbMarkState  state)
{
  static const char *const classes[] = { "empty", "partly", "complete" };

  g_return_if_fail (TB_IS_MARK (self));

  if (self->state == state)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->state]);
  self->state = state;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[state]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
tb_mark_state_get_words (TbMarkState state)
{
  switch (state)
    {
    case TB_MARK_EMPTY:
      return _("empty");
    case TB_MARK_PARTLY:
      return _("partly filled in");
    case TB_MARK_COMPLETE:
      return _("complete");
    default:
      g_assert_not_reached ();
    }
}
