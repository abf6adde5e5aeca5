/* tb-print-progress.c: says how far the printing is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-print-progress.h"

#include <glib/gi18n.h>

#include "ui/preview/tb-preview-print.h"

/* Most plans are done before anybody could read a word. */
#define PATIENCE_MS 600
#define UPDATE_MS 100
#define PROGRESS "tb-print-progress"

struct _TbPrintProgress
{
  GtkWidget          parent_instance;

  /* Owned */
  GtkPrintOperation *operation; /* which owns this, too, until it is done */
  guint              timer;

  GtkOverlay        *overlay;   /* weak */

  /* Children */
  GtkWidget         *box;
  GtkWidget         *bar;
};

G_DEFINE_FINAL_TYPE (TbPrintProgress, tb_print_progress, GTK_TYPE_WIDGET)

static gboolean
update_cb (gpointer data)
{
  TbPrintProgress *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 tb_preview_print_get_progress (self->operation));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  TbPrintProgress *self = data;

  if (self->overlay != NULL)
    gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self));
  update_cb (self);
  self->timer = g_timeout_add (UPDATE_MS, update_cb, self);
  return G_SOURCE_REMOVE;
}

static void
begin_cb (TbPrintProgress *self)
{
  self->timer = g_timeout_add (PATIENCE_MS, show_cb, self);
}

static void
done_cb (TbPrintProgress *self)
{
  g_autoptr (GtkPrintOperation) operation = g_steal_pointer (&self->operation);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_overlay_remove_overlay (self->overlay, GTK_WIDGET (self));
  g_object_set_data (G_OBJECT (operation), PROGRESS, NULL);
}

static void
cancel_cb (TbPrintProgress *self)
{
  if (self->operation != NULL)
    gtk_print_operation_cancel (self->operation);
}

static void
tb_print_progress_dispose (GObject *object)
{
  TbPrintProgress *self = TB_PRINT_PROGRESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->overlay);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tb_print_progress_parent_class)->dispose (object);
}

static void
tb_print_progress_class_init (TbPrintProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_print_progress_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "printprogress");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
tb_print_progress_init (TbPrintProgress *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->box = g_object_new (GTK_TYPE_BOX, "css-name", "toast", "spacing", 12, NULL);
  gtk_box_append (GTK_BOX (words), gtk_label_new (_("Laying out the pages")));
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"),
                                  -1);
  gtk_box_append (GTK_BOX (words), self->bar);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), words);

  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cancel Printing"),
                                  -1);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->box), cancel);

  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

void
tb_print_progress_watch (GtkPrintOperation *operation,
                         GtkOverlay        *overlay)
{
  TbPrintProgress *self;

  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation));
  g_return_if_fail (GTK_IS_OVERLAY (overlay));

  self = g_object_ref_sink (g_object_new (TB_TYPE_PRINT_PROGRESS, NULL));
  self->operation = g_object_ref (operation);
  g_set_weak_pointer (&self->overlay, overlay);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (overlay, "destroy", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (operation), PROGRESS, self, g_object_unref);
}
