/* tb-text-row.c: a captioned text with room for what is wrong with it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-text-row.h"

#include "ui/widgets/tb-accessible.h"

struct _TbTextRow
{
  GtkWidget   parent_instance;

  /* Children */
  GtkWidget  *caption; /* (nullable): made when there is one */
  TbTextView *view;
  GtkWidget  *trouble; /* (nullable): made when there is some */
  GtkLabel   *trouble_label;
  GtkImage   *trouble_icon;

  /* Owned */
  char       *error;
  char       *note;
};

G_DEFINE_FINAL_TYPE (TbTextRow, tb_text_row, GTK_TYPE_WIDGET)

static void
make_trouble (TbTextRow *self)
{
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->trouble = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->trouble, "trouble");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self->trouble), icon);
  gtk_box_append (GTK_BOX (self->trouble), label);
  gtk_widget_set_parent (self->trouble, GTK_WIDGET (self));
  self->trouble_icon = GTK_IMAGE (icon);
  self->trouble_label = GTK_LABEL (label);
}

static void
update_trouble (TbTextRow *self)
{
  const char *text = self->error != NULL ? self->error : self->note;

  if (text != NULL)
    {
      if (self->trouble == NULL)
        make_trouble (self);
      gtk_label_set_text (self->trouble_label, text);
      gtk_image_set_from_icon_name (self->trouble_icon, self->error != NULL
                                                          ? "dialog-error-symbolic"
                                                          : "dialog-warning-symbolic");
      gtk_widget_remove_css_class (self->trouble, self->error != NULL ? "warning" : "error");
      gtk_widget_add_css_class (self->trouble, self->error != NULL ? "error" : "warning");
    }
  if (self->trouble != NULL)
    gtk_widget_set_visible (self->trouble, text != NULL);
  if (self->error != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
pressed_cb (TbTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
tb_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TB_TEXT_ROW (widget)->view));
}

/* On the way backwards GTK would ask the row itself last, which gives the focus to its text again.
 * Tab comes to write: words in brackets are there to be written over. */
static gboolean
tb_text_row_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  TbTextRow *self = TB_TEXT_ROW (widget);

  if (!gtk_widget_child_focus (GTK_WIDGET (self->view), direction))
    return FALSE;
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    tb_text_view_select_placeholder (self->view);
  return TRUE;
}

static void
tb_text_row_dispose (GObject *object)
{
  TbTextRow *self = TB_TEXT_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->caption = NULL;
  self->trouble = NULL;

  G_OBJECT_CLASS (tb_text_row_parent_class)->dispose (object);
}

static void
tb_text_row_finalize (GObject *object)
{
  TbTextRow *self = TB_TEXT_ROW (object);

  g_free (self->error);
  g_free (self->note);

  G_OBJECT_CLASS (tb_text_row_parent_class)->finalize (object);
}

static void
tb_text_row_class_init (TbTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_text_row_dispose;
  object_class->finalize = tb_text_row_finalize;
  widget_class->focus = tb_text_row_focus;
  widget_class->grab_focus = tb_text_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "textrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
tb_text_row_init (TbTextRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  self->view = TB_TEXT_VIEW (tb_text_view_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->view), widget);

  /* The room around the text belongs to it. */
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
tb_text_row_new (const char *caption)
{
  TbTextRow *self = g_object_new (TB_TYPE_TEXT_ROW, NULL);

  tb_text_row_set_caption (self, caption);

  return GTK_WIDGET (self);
}

TbTextView *
tb_text_row_get_view (TbTextRow *self)
{
  g_return_val_if_fail (TB_IS_TEXT_ROW (self), NULL);

  return self->view;
}

void
tb_text_row_set_caption (TbTextRow  *self,
                         const char *caption)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  if (caption == NULL)
    {
      if (self->caption != NULL)
        {
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->view),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          g_clear_pointer (&self->caption, gtk_widget_unparent);
        }
      return;
    }
  if (self->caption == NULL)
    {
      self->caption = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->caption, "caption");
      gtk_widget_add_css_class (self->caption, "dim-label");
      gtk_widget_insert_before (self->caption, GTK_WIDGET (self), GTK_WIDGET (self->view));
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->caption, NULL, -1);
    }
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->caption)), caption) != 0)
    gtk_label_set_text (GTK_LABEL (self->caption), caption);
}

void
tb_text_row_set_name (TbTextRow  *self,
                      const char *name)
{
  GtkWidget *named;

  g_return_if_fail (TB_IS_TEXT_ROW (self));

  /* GTK puts the names of a widget and of its label together: only one of them may have it. */
  named = self->caption != NULL ? self->caption : GTK_WIDGET (self->view);
  tb_accessible_set_name (named, name);
}

void
tb_text_row_set_hint (TbTextRow  *self,
                      const char *hint)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  tb_text_view_set_hint (self->view, hint);
}

void
tb_text_row_set_monospace (TbTextRow *self,
                           gboolean   monospace)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), monospace);
}

void
tb_text_row_set_dim (TbTextRow *self,
                     gboolean   dim)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dim");
}

void
tb_text_row_set_error (TbTextRow  *self,
                       const char *error)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->error, error) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (error);
  update_trouble (self);
}

void
tb_text_row_set_note (TbTextRow  *self,
                      const char *note)
{
  g_return_if_fail (TB_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  update_trouble (self);
}

