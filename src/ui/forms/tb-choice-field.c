/* tb-choice-field.c: a field of a choice and a reason
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-choice-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/widgets/tb-accessible.h"

struct _TbChoiceField
{
  TbFieldRow      parent_instance;

  /* Borrowed: children of the card */
  GtkDropDown    *choice;
  TbTextRow      *reason;

  /* Owned */
  GtkStringList  *words; /* what the list shows; the first may be a hint */
  TbFieldBinding *binding;

  gboolean        has_hint; /* the first word is none */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (TbChoiceField, tb_choice_field, TB_TYPE_FIELD_ROW)

static PlanEdit *
set_cell (TbFieldRow *row,
          Plan       *plan,
          guint       cell,
          const char *text,
          GError    **error)
{
  int part = tb_field_row_find_part (row, plan, error);
  const char *cells[] = { cell == 0 ? text : "", cell == 0 ? "" : text, NULL };
  char **rows[] = { (char **)cells };

  if (part < 0)
    return NULL;
  if (plan_field_get_n_items (tb_field_row_get_field (row)) == 0)
    return plan_command_insert_items (plan, part, tb_field_row_get_index (row), 0, rows, 1, error);

  return plan_command_set_cell (plan, part, tb_field_row_get_index (row), 0, cell, text, error);
}

static PlanEdit *
commit_reason (gpointer    owner,
               Plan       *plan,
               const char *text,
               GError    **error)
{
  return set_cell (TB_FIELD_ROW (owner), plan, 1, text, error);
}

static void
selected_cb (TbChoiceField *self)
{
  TbSession *session = tb_field_row_get_session (TB_FIELD_ROW (self));
  guint selected = gtk_drop_down_get_selected (self->choice);
  GError *error = NULL;
  PlanEdit *edit;

  if (self->is_updating || selected == GTK_INVALID_LIST_POSITION
      || (self->has_hint && selected == 0))
    return;

  edit = set_cell (TB_FIELD_ROW (self), tb_session_get_plan (session), 0,
                   gtk_string_list_get_string (self->words, selected), &error);
  tb_session_perform (session, edit, error);
}

/* The template's words, before them what the file has instead of one. */
static void
update_words (TbChoiceField *self,
              PlanField     *field,
              const char    *word,
              gboolean       is_hint)
{
  const PlanFieldSpec *spec = plan_field_get_spec (field);
  const char *choices = spec != NULL && spec->choices != NULL ? spec->choices : "";
  g_auto (GStrv) known = g_strsplit (choices, "|", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint selected = 0;

  self->has_hint = is_hint || word[0] == '\0';
  for (guint i = 0; known[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (known[i], word) == 0)
        selected = i + 1;
      g_ptr_array_add (words, known[i]);
    }
  if (self->has_hint)
    g_ptr_array_insert (words, 0, (char *)_("Not Chosen"));
  else if (selected == 0)
    g_ptr_array_insert (words, 0, (char *)word);
  else
    selected--;
  g_ptr_array_add (words, NULL);

  self->is_updating = TRUE;
  gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)),
                          (const char *const *)words->pdata);
  gtk_drop_down_set_selected (self->choice, self->has_hint ? 0 : selected);
  self->is_updating = FALSE;
}

static void
tb_choice_field_update (TbFieldRow *row,
                        PlanField  *field)
{
  TbChoiceField *self = TB_CHOICE_FIELD (row);
  gboolean has_item = plan_field_get_n_items (field) > 0;
  g_autofree char *word = has_item ? plan_field_dup_cell (field, 0, 0) : g_strdup ("");
  g_autofree char *reason = has_item ? plan_field_dup_cell (field, 0, 1) : g_strdup ("");
  gboolean editable = plan_field_is_editable (field);
  g_autofree char *name = g_strdup_printf (_("%s reason"), tb_field_row_get_name (row));

  update_words (self, field, word, has_item && plan_field_cell_is_placeholder (field, 0, 0));
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), editable);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->reason)), editable);
  tb_accessible_set_name (GTK_WIDGET (self->choice), tb_field_row_get_name (row));
  tb_text_row_set_name (self->reason, name);
  if (has_item && plan_field_cell_is_placeholder (field, 0, 1))
    {
      reason[reason[0] == '[' ? strlen (reason) - 1 : strlen (reason)] = '\0';
      tb_text_row_set_hint (self->reason, reason[0] == '[' ? reason + 1 : reason);
      tb_field_binding_show (self->binding, "");
    }
  else
    tb_field_binding_show (self->binding, reason);
}

static void
tb_choice_field_forget (TbFieldRow *row)
{
  tb_text_row_set_hint (TB_CHOICE_FIELD (row)->reason, _("Why"));
}

static void
tb_choice_field_constructed (GObject *object)
{
  TbChoiceField *self = TB_CHOICE_FIELD (object);
  TbFieldRow *row = TB_FIELD_ROW (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  G_OBJECT_CLASS (tb_choice_field_parent_class)->constructed (object);

  self->words = gtk_string_list_new (NULL);
  self->choice =
      GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->words)), NULL));
  /* Beside the first line of a long reason. */
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  gtk_widget_add_css_class (line, "choice");
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
  self->reason = TB_TEXT_ROW (tb_text_row_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  tb_choice_field_forget (row);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->reason));
  gtk_box_append (tb_field_row_get_card (row), line);
  self->binding = tb_field_binding_new_for_row (tb_field_row_get_session (row), self->reason,
                                                commit_reason, self);
  tb_field_row_leave_from (row, tb_text_row_get_view (self->reason));
}

static void
tb_choice_field_dispose (GObject *object)
{
  TbChoiceField *self = TB_CHOICE_FIELD (object);

  g_clear_object (&self->binding);
  g_clear_object (&self->words);

  G_OBJECT_CLASS (tb_choice_field_parent_class)->dispose (object);
}

static void
tb_choice_field_class_init (TbChoiceFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tb_choice_field_constructed;
  object_class->dispose = tb_choice_field_dispose;
  TB_FIELD_ROW_CLASS (klass)->update = tb_choice_field_update;
  TB_FIELD_ROW_CLASS (klass)->forget = tb_choice_field_forget;
}

static void
tb_choice_field_init (TbChoiceField *self)
{
}
