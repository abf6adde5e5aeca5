/* tb-item-row.c: one row of a list that can be written in
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-item-row.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-round-trips.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-columns-layout.h"

struct _TbItemRow
{
  GtkWidget       parent_instance;

  /* Children */
  GtkWidget      *handle;
  GtkCheckButton *box; /* (nullable): made when the row gets one */
  GtkWidget      *cells;
  GtkWidget      *button;

  GPtrArray      *rows; /* borrowed TbTextRow: children of cells */
  char           *box_name;
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (TbItemRow, tb_item_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TOGGLED,
  SIGNAL_REMOVE,
  SIGNAL_DROPPED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

#define INDENT 24

static void
show_drop_place (TbItemRow *self,
                 int        place)
{
  static const char *const classes[] = { "drop-above", "drop-below" };

  for (int i = 0; i < 2; i++)
    if (i == place)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static gboolean
is_below (TbItemRow *self,
          double     y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

/* The row that is being dragged, when it may be dropped here. */
static TbItemRow *
get_source (TbItemRow    *self,
            const GValue *value)
{
  TbItemRow *source;

  if (value == NULL || !G_VALUE_HOLDS (value, TB_TYPE_ITEM_ROW))
    return NULL;

  source = g_value_get_object (value);
  if (source == NULL || source == self
      || gtk_widget_get_parent (GTK_WIDGET (source)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return NULL;

  return source;
}

static GdkContentProvider *
drag_prepare_cb (TbItemRow *self)
{
  return gdk_content_provider_new_typed (TB_TYPE_ITEM_ROW, self);
}

static void
drag_begin_cb (TbItemRow     *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, icon, 12, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
drag_end_cb (TbItemRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static GdkDragAction
drop_motion_cb (TbItemRow     *self,
                double         x,
                double         y,
                GtkDropTarget *target)
{
  if (get_source (self, gtk_drop_target_get_value (target)) == NULL)
    return 0;

  show_drop_place (self, is_below (self, y));

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (TbItemRow *self)
{
  show_drop_place (self, -1);
}

static gboolean
drop_cb (TbItemRow    *self,
         const GValue *value,
         double        x,
         double        y)
{
  TbItemRow *source = get_source (self, value);

  show_drop_place (self, -1);
  if (source == NULL)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, source, is_below (self, y));

  return TRUE;
}

static void
toggled_cb (TbItemRow *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
clicked_cb (TbItemRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
tb_item_row_dispose (GObject *object)
{
  TbItemRow *self = TB_ITEM_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tb_item_row_parent_class)->dispose (object);
}

static void
tb_item_row_finalize (GObject *object)
{
  g_free (TB_ITEM_ROW (object)->box_name);

  G_OBJECT_CLASS (tb_item_row_parent_class)->finalize (object);
}

static gboolean
tb_item_row_grab_focus (GtkWidget *widget)
{
  TbItemRow *self = TB_ITEM_ROW (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row))
        return gtk_widget_grab_focus (row);
    }
  return FALSE;
}

/* Tab goes through the row as it is read, without its button, which is also an action. GTK would
 * sort by what is higher by a pixel. */
static gboolean
tb_item_row_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  TbItemRow *self = TB_ITEM_ROW (widget);
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tb_item_row_parent_class)->focus (widget, direction);

  if (child == NULL)
    child = is_forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL; child = is_forward ? gtk_widget_get_next_sibling (child)
                                           : gtk_widget_get_prev_sibling (child))
    if (child != self->button && gtk_widget_should_layout (child)
        && gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}

static void
tb_item_row_class_init (TbItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tb_item_row_dispose;
  object_class->finalize = tb_item_row_finalize;
  widget_class->focus = tb_item_row_focus;
  widget_class->grab_focus = tb_item_row_grab_focus;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, TB_TYPE_ITEM_ROW, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "item.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "item.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "itemrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
add_drag_and_drop (TbItemRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TB_TYPE_ITEM_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
tb_item_row_init (TbItemRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->rows = g_ptr_array_new ();
  self->handle = g_object_new (GTK_TYPE_IMAGE,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_BUTTON,
                               "icon-name", "list-drag-handle-symbolic",
                               "valign", GTK_ALIGN_START,
                               NULL);
  tb_tooltip_set_text (self->handle, _("Drag to Move, Alt+Up or Alt+Down"));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_widget_set_parent (self->handle, widget);

  self->cells = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->cells, "cells");
  gtk_widget_set_parent (self->cells, widget);

  self->button = g_object_new (GTK_TYPE_BUTTON,
                               "icon-name", "window-close-symbolic",
                               "valign", GTK_ALIGN_START,
                               "focus-on-click", FALSE,
                               NULL);
  tb_tooltip_set_text (self->button, _("Remove"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "remove");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, widget);

  add_drag_and_drop (self);
}

GtkWidget *
tb_item_row_new (guint n_cells,
                 guint n_columns,
                 int   min_width,
                 int   first_share)
{
  TbItemRow *self = g_object_new (TB_TYPE_ITEM_ROW, NULL);

  if (n_cells > 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "many");
  gtk_widget_set_layout_manager (self->cells,
                                 tb_columns_layout_new (n_columns, min_width, first_share, 12));
  for (guint i = 0; i < n_cells; i++)
    {
      GtkWidget *row = tb_text_row_new (NULL);

      g_ptr_array_add (self->rows, row);
      gtk_box_append (GTK_BOX (self->cells), row);
    }
  return GTK_WIDGET (self);
}

guint
tb_item_row_get_n_cells (TbItemRow *self)
{
  g_return_val_if_fail (TB_IS_ITEM_ROW (self), 0);

  return self->rows->len;
}

TbTextRow *
tb_item_row_get_cell (TbItemRow *self,
                      guint      cell)
{
  g_return_val_if_fail (TB_IS_ITEM_ROW (self), NULL);
  g_return_val_if_fail (cell < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, cell);
}

void
tb_item_row_set_names (TbItemRow  *self,
                       const char *name,
                       const char *move,
                       const char *remove,
                       const char *done)
{
  g_return_if_fail (TB_IS_ITEM_ROW (self));

  tb_accessible_set_name (GTK_WIDGET (self), name);
  tb_accessible_set_name (self->handle, move);
  tb_accessible_set_name (self->button, remove);
  g_free (self->box_name);
  self->box_name = g_strdup (done);
  if (self->box != NULL)
    tb_accessible_set_name (GTK_WIDGET (self->box), done);
}

void
tb_item_row_set_movable (TbItemRow *self,
                         gboolean   movable,
                         gboolean   removable)
{
  g_return_if_fail (TB_IS_ITEM_ROW (self));

  /* They keep their room, so that texts stay in line. */
  gtk_widget_set_child_visible (self->handle, movable);
  gtk_widget_set_child_visible (self->button, movable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.remove", removable);
}

void
tb_item_row_set_depth (TbItemRow *self,
                       guint      depth)
{
  g_return_if_fail (TB_IS_ITEM_ROW (self));

  gtk_widget_set_margin_start (self->handle, MIN (depth, 6) * INDENT);
}

void
tb_item_row_set_box (TbItemRow *self,
                     gboolean   has_box,
                     gboolean   active,
                     gboolean   inconsistent)
{
  g_return_if_fail (TB_IS_ITEM_ROW (self));

  if (has_box && self->box == NULL)
    {
      self->box = GTK_CHECK_BUTTON (gtk_check_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_START);
      gtk_widget_insert_after (GTK_WIDGET (self->box), GTK_WIDGET (self), self->handle);
      g_signal_connect_swapped (self->box, "toggled", G_CALLBACK (toggled_cb), self);
      if (self->box_name != NULL)
        tb_accessible_set_name (GTK_WIDGET (self->box), self->box_name);
    }
  if (self->box == NULL)
    return;

  self->is_updating = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->box), has_box);
  gtk_check_button_set_active (self->box, active);
  gtk_check_button_set_inconsistent (self->box, inconsistent);
  self->is_updating = FALSE;
}

gboolean
tb_item_row_get_active (TbItemRow *self)
{
  g_return_val_if_fail (TB_IS_ITEM_ROW (self), FALSE);

  return self->box != NULL && gtk_check_button_get_active (self->box);
}
