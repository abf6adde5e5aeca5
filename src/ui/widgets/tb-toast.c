/* tb-toast.c: a message that comes and goes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-toast.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-round-trips.h"

#define SECONDS 5
/* A message of more lines than that is cut; the tooltip has it whole. */
#define MAX_LINES 3
/* In less room than that the button is below the text. */
#define MIN_WIDE 480
#define BUTTON_SPACING 6

struct _TbToast
{
  GtkWidget    parent_instance;

  /* Children */
  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkBox      *content; /* all but what dismisses it */
  GtkLabel    *label;
  GtkButton   *button;

  guint        timeout;
};

G_DEFINE_FINAL_TYPE (TbToast, tb_toast, GTK_TYPE_WIDGET)

/* Who points at it still reads it. */
static gboolean
timeout_cb (gpointer user_data)
{
  TbToast *self = user_data;

  if ((gtk_widget_get_state_flags (self->box) &
       (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0)
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  return G_SOURCE_REMOVE;
}

static void
tb_toast_dispose (GObject *object)
{
  TbToast *self = TB_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer ((GtkWidget **)&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (tb_toast_parent_class)->dispose (object);
}

static void
tb_toast_class_init (TbToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_toast_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
create_buttons (TbToast *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  /* The focus stays with what was worked on. */
  gtk_widget_set_focus_on_click (GTK_WIDGET (self->button), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_box_append (self->content, GTK_WIDGET (self->button));

  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  tb_tooltip_set_text (close, _("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dismiss message"),
                                  -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (tb_toast_hide), self);
  gtk_box_append (GTK_BOX (self->box), close);
}

static void
tb_toast_init (TbToast *self)
{
  self->box = g_object_new (GTK_TYPE_BOX,
                            "css-name", "toast",
                            "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                            NULL);
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, BUTTON_SPACING));
  gtk_widget_set_hexpand (GTK_WIDGET (self->content), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->content), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->content));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_lines (self->label, MAX_LINES);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  gtk_box_append (self->content, GTK_WIDGET (self->label));
  create_buttons (self);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, self->box);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  /* Nothing is in the way of the pointer while nothing is shown. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
child_revealed_cb (TbToast *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer) &&
      !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tb_toast_new (void)
{
  TbToast *self = g_object_new (TB_TYPE_TOAST, NULL);

  g_signal_connect_swapped (self->revealer, "notify::child-revealed",
                            G_CALLBACK (child_revealed_cb), self);
  return GTK_WIDGET (self);
}

static gboolean
is_wide (TbToast *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return parent == NULL || gtk_widget_get_width (parent) >= MIN_WIDE;
}

void
tb_toast_show (TbToast    *self,
               const char *text,
               const char *button,
               const char *action)
{
  g_return_if_fail (TB_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  is_wide (self) ? GTK_ORIENTATION_HORIZONTAL
                                                 : GTK_ORIENTATION_VERTICAL);
  gtk_label_set_text (self->label, text);
  tb_tooltip_set_text (GTK_WIDGET (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), button != NULL ? action : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS, timeout_cb, self);
}

void
tb_toast_hide (TbToast *self)
{
  g_return_if_fail (TB_IS_TOAST (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

const char *
tb_toast_get_text (TbToast *self)
{
  g_return_val_if_fail (TB_IS_TOAST (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
