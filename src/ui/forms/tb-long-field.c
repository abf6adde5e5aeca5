/* tb-long-field.c: a field that is too long for a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-long-field.h"

#include <glib/gi18n.h>

#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-long-text.h"

/* How much of it is shown. */
#define MAX_CHARS 400
#define MAX_SHOWN_LINES 6

struct _TbLongField
{
  TbFieldRow parent_instance;

  /* Borrowed: children of the card */
  GtkLabel  *start;
  GtkLabel  *reason;
  GtkWidget *edit;
};

G_DEFINE_FINAL_TYPE (TbLongField, tb_long_field, TB_TYPE_FIELD_ROW)

static void
edit_cb (TbLongField *self)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);
  int part = tb_field_row_find_part (row, tb_session_get_plan (session), NULL);

  if (part < 0)
    return;
  tb_session_set_place (session,
                        plan_part_get_id (plan_get_part (tb_session_get_plan (session), part)),
                        tb_field_row_get_index (row), -1);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-source", NULL);
}

static void
tb_long_field_update (TbFieldRow *row,
                      PlanField  *field)
{
  TbLongField *self = TB_LONG_FIELD (row);
  MdSpan span = plan_field_get_value_span (field);
  gsize length;
  const char *bytes = plan_field_get_bytes (field, &length);
  g_autofree char *start = NULL;
  g_autofree char *size = g_format_size (length);
  g_autofree char *reason = NULL;

  start = tb_long_text_dup_start (bytes + span.start, MD_SPAN_LENGTH (span), MAX_CHARS);
  /* Translators: %s is a size, such as "70 kB". */
  reason = g_strdup_printf (_("This text of %s is too long to be edited here."), size);
  gtk_label_set_text (self->start, start);
  gtk_label_set_text (self->reason, reason);
  /* Translators: %s is the name of a field. */
  tb_accessible_take_name (self->edit, g_strdup_printf (_("Edit %s in the Source"),
                                                        tb_field_row_get_name (row)));
}

static gboolean
tb_long_field_grab_item (TbFieldRow *row,
                         int         item)
{
  return gtk_widget_grab_focus (TB_LONG_FIELD (row)->edit);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
tb_long_field_constructed (GObject *object)
{
  TbLongField *self = TB_LONG_FIELD (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  G_OBJECT_CLASS (tb_long_field_parent_class)->constructed (object);

  gtk_widget_add_css_class (box, "long-field");
  self->start = add_label (box);
  gtk_label_set_lines (self->start, MAX_SHOWN_LINES);
  gtk_label_set_ellipsize (self->start, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), foot);
  self->reason = add_label (foot);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  self->edit = gtk_button_new_with_label (_("Edit in Source"));
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->edit, "clicked", G_CALLBACK (edit_cb), self);
  gtk_box_append (GTK_BOX (foot), self->edit);
  gtk_box_append (tb_field_row_get_card (TB_FIELD_ROW (self)), box);
}

static void
tb_long_field_class_init (TbLongFieldClass *klass)
{
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tb_long_field_constructed;
  row_class->update = tb_long_field_update;
  row_class->grab_item = tb_long_field_grab_item;
}

static void
tb_long_field_init (TbLongField *self)
{
}

gboolean
tb_long_field_is_for (PlanField *field)
{
  gsize length;
  const char *bytes = plan_field_get_bytes (field, &length);

  switch (plan_field_get_kind (field))
    {
    case PLAN_FIELD_TEXT:
    case PLAN_FIELD_MARKDOWN:
    case PLAN_FIELD_CHOICE:
    case PLAN_FIELD_DEPENDENCIES:
      return tb_long_text_is_long (bytes, length, TRUE);
    case PLAN_FIELD_CODE:
      return tb_long_text_is_long (bytes, length, FALSE);
    case PLAN_FIELD_LIST:
    case PLAN_FIELD_CHECKLIST:
    case PLAN_FIELD_TABLE:
    case PLAN_FIELD_PLACEMENT:
    case PLAN_FIELD_FILES:
    case PLAN_FIELD_TEST_CASES:
    default:
      return tb_long_text_has_long_line (bytes, length);
    }
}
