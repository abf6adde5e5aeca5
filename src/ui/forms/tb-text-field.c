/* tb-text-field.c: a field of one text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-text-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/forms/tb-field-binding.h"

struct _TbTextField
{
  TbFieldRow      parent_instance;

  TbTextRow      *text; /* borrowed: a child of the card */
  TbFieldBinding *binding;
};

G_DEFINE_FINAL_TYPE (TbTextField, tb_text_field, TB_TYPE_FIELD_ROW)

/* Text whose columns mean something: tables, code, drawings. */
static gboolean
is_aligned (const char *text)
{
  return strstr (text, "```") != NULL || strstr (text, "\n|") != NULL || text[0] == '|'
         || strstr (text, "\342\224\200") != NULL || strstr (text, "\342\224\202") != NULL;
}

static void
tb_text_field_update (TbFieldRow *row,
                      PlanField  *field)
{
  TbTextField *self = TB_TEXT_FIELD (row);
  gboolean is_markdown = plan_field_get_kind (field) == PLAN_FIELD_MARKDOWN;
  gboolean is_hint = plan_field_is_placeholder (field);
  g_autofree char *text = plan_field_dup_text (field);
  g_autofree char *hint = is_hint ? plan_field_dup_hint (field) : NULL;
  gboolean editable = plan_field_is_editable (field);

  tb_text_view_set_multiline (tb_text_row_get_view (self->text), is_markdown);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->text)), editable);
  tb_text_row_set_note (self->text, editable ? NULL : _("This text holds bytes that are not UTF-8, "
                                                        "so it can only be read."));
  tb_text_row_set_monospace (self->text, is_markdown && is_aligned (text));
  if (is_hint)
    tb_text_row_set_hint (self->text, hint != NULL ? hint : _("Nothing is written here yet"));
  tb_field_binding_show (self->binding, is_hint ? "" : text);
}

static void
tb_text_field_constructed (GObject *object)
{
  TbTextField *self = TB_TEXT_FIELD (object);
  TbFieldRow *row = TB_FIELD_ROW (self);

  G_OBJECT_CLASS (tb_text_field_parent_class)->constructed (object);

  self->text = TB_TEXT_ROW (tb_text_row_new (NULL));
  gtk_box_append (tb_field_row_get_card (row), GTK_WIDGET (self->text));
  self->binding = tb_field_binding_new_for_row (tb_field_row_get_session (row), self->text,
                                                tb_field_row_commit_text, self);
  tb_field_row_leave_from (row, tb_text_row_get_view (self->text));
  tb_field_row_tie (row, GTK_WIDGET (tb_text_row_get_view (self->text)));
}

static void
tb_text_field_forget (TbFieldRow *row)
{
  tb_text_row_set_hint (TB_TEXT_FIELD (row)->text, NULL);
}

static gboolean
tb_text_field_grab_item (TbFieldRow *row,
                         int         item)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TB_TEXT_FIELD (row)->text));
}

static void
tb_text_field_dispose (GObject *object)
{
  g_clear_object (&TB_TEXT_FIELD (object)->binding);

  G_OBJECT_CLASS (tb_text_field_parent_class)->dispose (object);
}

static void
tb_text_field_class_init (TbTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  object_class->constructed = tb_text_field_constructed;
  object_class->dispose = tb_text_field_dispose;
  row_class->update = tb_text_field_update;
  row_class->forget = tb_text_field_forget;
  row_class->grab_item = tb_text_field_grab_item;
}

static void
tb_text_field_init (TbTextField *self)
{
}
