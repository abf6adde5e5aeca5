/* tb-chip.c: a name that leads somewhere and can be taken away
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-chip.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-round-trips.h"
#include "ui/widgets/tb-accessible.h"

struct _TbChip
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *words; /* a button where it is a link */
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (TbChip, tb_chip, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
words_clicked_cb (TbChip *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
remove_clicked_cb (TbChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
key_pressed_cb (TbChip         *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  gboolean erases = keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete
                    || keyval == GDK_KEY_BackSpace;

  if (!erases || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !gtk_widget_get_visible (self->remove))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);

  return GDK_EVENT_STOP;
}

static void
tb_chip_dispose (GObject *object)
{
  TbChip *self = TB_CHIP (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->remove, gtk_widget_unparent);

  G_OBJECT_CLASS (tb_chip_parent_class)->dispose (object);
}

static void
tb_chip_class_init (TbChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tb_chip_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tb_chip_init (TbChip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
create_words (TbChip      *self,
              TbChipStyle  style,
              const char  *text,
              const char  *go)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *words;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style == TB_CHIP_LINK)
    {
      words = g_object_new (GTK_TYPE_BUTTON, "child", label, NULL);
      tb_tooltip_set_text (words, _("Go There"));
      gtk_widget_add_css_class (words, "flat");
      tb_accessible_set_name (words, go);
      g_signal_connect_swapped (words, "clicked", G_CALLBACK (words_clicked_cb), self);
      return words;
    }

  words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (style == TB_CHIP_WARNING)
    gtk_box_append (GTK_BOX (words), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (words), label);

  return words;
}

GtkWidget *
tb_chip_new (TbChipStyle style,
             const char *text,
             const char *go,
             const char *remove)
{
  TbChip *self = g_object_new (TB_TYPE_CHIP, NULL);

  self->words = create_words (self, style, text, go);
  gtk_widget_add_css_class (self->words, "words");
  if (style == TB_CHIP_WARNING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));

  self->remove = g_object_new (GTK_TYPE_BUTTON, "icon-name", "window-close-symbolic",
                               "valign", GTK_ALIGN_CENTER, NULL);
  tb_tooltip_set_text (self->remove, _("Remove"));
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  tb_accessible_set_name (self->remove, remove);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
tb_chip_set_removable (TbChip   *self,
                       gboolean  removable)
{
  g_return_if_fail (TB_IS_CHIP (self));

  gtk_widget_set_visible (self->remove, removable);
}
