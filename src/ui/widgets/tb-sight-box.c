/* tb-sight-box.c: a column of widgets, drawn where it can be seen
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-sight-box.h"

#include "ui/compat/tb-still.h"

/* How far a child may draw beside its place, as shadows do; in pixels. */
#define REACH 32

struct _TbSightBox
{
  GtkBox        parent_instance;

  /* Owned */
  GSignalGroup *scrolling; /* of what it is scrolled by, while it is shown */
};

G_DEFINE_FINAL_TYPE (TbSightBox, tb_sight_box, GTK_TYPE_BOX)

static GtkWidget *
get_scroller (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
}

static void
tb_sight_box_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  GtkWidget *scroller = get_scroller (widget);
  graphene_rect_t sight;

  if (scroller == NULL || !gtk_widget_compute_bounds (scroller, widget, &sight))
    {
      tb_still_snapshot (widget, snapshot);
      return;
    }

  graphene_rect_inset (&sight, -REACH, -REACH);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (child, widget, &bounds)
          && graphene_rect_intersection (&bounds, &sight, NULL))
        tb_still_snapshot_child (widget, child, snapshot);
    }
}

static void
tb_sight_box_map (GtkWidget *widget)
{
  TbSightBox *self = TB_SIGHT_BOX (widget);
  GtkWidget *scroller = get_scroller (widget);

  if (scroller != NULL)
    g_signal_group_set_target (self->scrolling, gtk_scrolled_window_get_vadjustment (
                                                  GTK_SCROLLED_WINDOW (scroller)));
  GTK_WIDGET_CLASS (tb_sight_box_parent_class)->map (widget);
}

static void
tb_sight_box_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tb_sight_box_parent_class)->unmap (widget);
  g_signal_group_set_target (TB_SIGHT_BOX (widget)->scrolling, NULL);
}

static void
tb_sight_box_finalize (GObject *object)
{
  g_object_unref (TB_SIGHT_BOX (object)->scrolling);

  G_OBJECT_CLASS (tb_sight_box_parent_class)->finalize (object);
}

static void
tb_sight_box_class_init (TbSightBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tb_sight_box_finalize;

  widget_class->snapshot = tb_sight_box_snapshot;
  widget_class->map = tb_sight_box_map;
  widget_class->unmap = tb_sight_box_unmap;
}

static void
tb_sight_box_init (TbSightBox *self)
{
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scrolling, "changed", G_CALLBACK (gtk_widget_queue_draw),
                                  self);
  g_signal_group_connect_swapped (self->scrolling, "value-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
}

GtkWidget *
tb_sight_box_new (void)
{
  return g_object_new (TB_TYPE_SIGHT_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
}
