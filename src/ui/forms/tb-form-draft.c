/* tb-form-draft.c: a place to write where a part has none
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-form-draft.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/forms/tb-field-binding.h"

struct _TbFormDraft
{
  GtkWidget       parent_instance;

  GtkWidget      *card; /* child */

  /* Owned */
  TbFieldBinding *binding;

  guint           part; /* id */
};

G_DEFINE_FINAL_TYPE (TbFormDraft, tb_form_draft, GTK_TYPE_WIDGET)

/* The blank line that goes between what ends at @offset and a paragraph. */
static const char *
get_gap (MdDocument *document,
         gsize       offset)
{
  gsize start = offset > 4 ? offset - 4 : 0;
  g_autofree char *before = md_document_dup_range (document, (MdSpan){ start, offset });
  gboolean is_crlf = g_str_equal (md_document_get_line_end (document, offset), "\r\n");

  if (g_str_has_suffix (before, "\n\n") || g_str_has_suffix (before, "\n\r\n"))
    return "";
  if (g_str_has_suffix (before, "\n"))
    return is_crlf ? "\r\n" : "\n";
  return is_crlf ? "\r\n\r\n" : "\n\n";
}

static PlanEdit *
commit_draft (gpointer    owner,
              Plan       *plan,
              const char *text,
              GError    **error)
{
  TbFormDraft *self = owner;
  MdDocument *document = plan_get_document (plan);
  int index = plan_find_part (plan, self->part);
  g_autofree char *insert = NULL;
  const char *line_end;
  gsize end;

  if (index < 0 || text[0] == '\0')
    return plan_edit_new ("", NULL);

  end = plan_get_part_start (plan, index) + plan_part_get_size (plan_get_part (plan, index));
  line_end = md_document_get_line_end (document, end);
  insert = g_strconcat (get_gap (document, end), text, line_end,
                        end < md_document_get_size (document) ? line_end : "", NULL);

  return plan_command_replace_range (plan, (MdSpan){ end, end }, insert, -1, error);
}

static void
tb_form_draft_dispose (GObject *object)
{
  TbFormDraft *self = TB_FORM_DRAFT (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->binding);

  G_OBJECT_CLASS (tb_form_draft_parent_class)->dispose (object);
}

static void
tb_form_draft_class_init (TbFormDraftClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_form_draft_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
}

static void
tb_form_draft_init (TbFormDraft *self)
{
}

GtkWidget *
tb_form_draft_new (TbSession *session,
                   guint      part)
{
  TbFormDraft *self = g_object_new (TB_TYPE_FORM_DRAFT, NULL);
  TbTextRow *row = TB_TEXT_ROW (tb_text_row_new (NULL));

  self->part = part;
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "form-card");
  tb_text_row_set_hint (row, _("Nothing is written here yet. Text can be written as Markdown."));
  tb_text_row_set_name (row, _("New Text"));
  tb_text_view_set_multiline (tb_text_row_get_view (row), TRUE);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (row));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->binding = tb_field_binding_new_for_row (session, row, commit_draft, self);

  return GTK_WIDGET (self);
}
