/* tb-fold-bin.c: tells how much room there is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-fold-bin.h"

/* From these widths on, in pixels. */
#define MEDIUM_WIDTH 640
#define WIDE_WIDTH   960

/**
 * TbFoldBin:
 *
 * A bin whose `room` follows the width it is given. It emits ::room-changed before the child is
 * allocated, so what the child shows and the room it has never disagree.
 */
struct _TbFoldBin
{
  AdwBin parent_instance;

  TbRoom room;
};

G_DEFINE_FINAL_TYPE (TbFoldBin, tb_fold_bin, ADW_TYPE_BIN)

enum
{
  SIGNAL_ROOM_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
tb_fold_bin_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
tb_fold_bin_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  tb_fold_bin_expect_width (TB_FOLD_BIN (widget), width);
  if (child == NULL)
    return;
  /* The child may need another size now. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
tb_fold_bin_class_init (TbFoldBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tb_fold_bin_measure;
  widget_class->size_allocate = tb_fold_bin_size_allocate;

  signals[SIGNAL_ROOM_CHANGED] = g_signal_new ("room-changed", G_TYPE_FROM_CLASS (klass),
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
}

static void
tb_fold_bin_init (TbFoldBin *self)
{
  self->room = TB_ROOM_WIDE;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

TbRoom
tb_fold_bin_get_room (TbFoldBin *self)
{
  g_return_val_if_fail (TB_IS_FOLD_BIN (self), TB_ROOM_WIDE);

  return self->room;
}

void
tb_fold_bin_expect_width (TbFoldBin *self,
                          int        width)
{
  TbRoom room;

  g_return_if_fail (TB_IS_FOLD_BIN (self));

  room = width >= WIDE_WIDTH ? TB_ROOM_WIDE
                             : width >= MEDIUM_WIDTH ? TB_ROOM_MEDIUM : TB_ROOM_NARROW;
  if (room == self->room)
    return;
  self->room = room;
  g_signal_emit (self, signals[SIGNAL_ROOM_CHANGED], 0);
}
