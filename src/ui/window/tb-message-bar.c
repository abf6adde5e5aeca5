/* tb-message-bar.c: says above the plan what is to be done
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-message-bar.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-round-trips.h"

struct _TbMessageBar
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *revealer;
  GtkWidget *grid;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *buttons; /* a reference of its own: it moves in the grid */
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (TbMessageBar, tb_message_bar, GTK_TYPE_WIDGET)

static void
clear_buttons (TbMessageBar *self)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), button);
}

/* A GtkButton does its own action before "clicked", but what is done may show another message: this
 * one must be closed by then. */
static void
button_clicked_cb (GtkWidget  *button,
                   const char *action)
{
  GtkWidget *bar = gtk_widget_get_ancestor (button, TB_TYPE_MESSAGE_BAR);
  g_autofree char *name = g_strdup (action);

  tb_message_bar_hide (TB_MESSAGE_BAR (bar));
  gtk_widget_activate_action (bar, name, NULL);
}

static void
free_action (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static void
add_button (TbMessageBar *self,
            const char   *label,
            const char   *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_data (button, "clicked", G_CALLBACK (button_clicked_cb), g_strdup (action),
                         free_action, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
tb_message_bar_dispose (GObject *object)
{
  TbMessageBar *self = TB_MESSAGE_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->buttons);

  G_OBJECT_CLASS (tb_message_bar_parent_class)->dispose (object);
}

static void
tb_message_bar_class_init (TbMessageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_message_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
place_buttons (TbMessageBar *self,
               gboolean      narrow)
{
  if (narrow)
    gtk_grid_attach (GTK_GRID (self->grid), self->buttons, 0, 1, 3, 1);
  else
    gtk_grid_attach (GTK_GRID (self->grid), self->buttons, 1, 0, 1, 1);
}

static void
tb_message_bar_init (TbMessageBar *self)
{
  GtkWidget *sentence = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "message");

  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "icon");
  gtk_box_append (GTK_BOX (sentence), self->icon);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (sentence), self->label);
  gtk_grid_attach (GTK_GRID (self->grid), sentence, 0, 0, 1, 1);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
  g_object_ref_sink (self->buttons);
  place_buttons (self, FALSE);

  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_add_css_class (self->close, "circular");
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  tb_tooltip_set_text (self->close, _("Close Message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close Message"),
                                  -1);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (tb_message_bar_hide), self);
  gtk_grid_attach (GTK_GRID (self->grid), self->close, 2, 0, 1, 1);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->grid);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tb_message_bar_new (void)
{
  return g_object_new (TB_TYPE_MESSAGE_BAR, NULL);
}

void
tb_message_bar_show (TbMessageBar  *self,
                     TbMessageKind  kind,
                     const char    *text,
                     ...)
{
  gboolean is_error = kind == TB_MESSAGE_ERROR;
  g_autofree char *valid = NULL;
  const char *label;
  va_list arguments;

  g_return_if_fail (TB_IS_MESSAGE_BAR (self));

  valid = g_utf8_make_valid (text, -1);
  gtk_label_set_text (GTK_LABEL (self->label), valid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, valid,
                                  -1);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), is_error ? "dialog-error-symbolic"
                                                                 : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_error ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_error ? "error" : "warning");
  clear_buttons (self);
  va_start (arguments, text);
  while ((label = va_arg (arguments, const char *)) != NULL)
    add_button (self, label, va_arg (arguments, const char *));
  va_end (arguments);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

void
tb_message_bar_hide (TbMessageBar *self)
{
  g_return_if_fail (TB_IS_MESSAGE_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
tb_message_bar_get_text (TbMessageBar *self)
{
  g_return_val_if_fail (TB_IS_MESSAGE_BAR (self), NULL);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (self->label));
}

void
tb_message_bar_set_narrow (TbMessageBar *self,
                           gboolean      narrow)
{
  g_return_if_fail (TB_IS_MESSAGE_BAR (self));

  gtk_grid_remove (GTK_GRID (self->grid), self->buttons);
  place_buttons (self, narrow);
}
