/* tb-dependencies-field.c: a field that names tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-dependencies-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "plan/plan-references.h"
#include "plan/plan-schedule.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/forms/tb-dependency-chips.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/forms/tb-task-picker.h"
#include "ui/widgets/tb-accessible.h"

struct _TbDependenciesField
{
  TbFieldRow         parent_instance;

  /* Borrowed: children */
  TbTextRow         *text;
  TbDependencyChips *chips;
  GtkWidget         *button;
  TbTaskPicker      *picker; /* (nullable): made when the button is first clicked */

  TbFieldBinding    *binding; /* owned */
};

G_DEFINE_FINAL_TYPE (TbDependenciesField, tb_dependencies_field, TB_TYPE_FIELD_ROW)

static char *
dup_text (PlanField *field)
{
  return plan_field_is_placeholder (field) ? g_strdup ("") : plan_field_dup_text (field);
}

/* How a task (or agent) of @plan is written in part @from. */
static char *
format_reference (Plan *plan,
                  guint index,
                  int   from)
{
  const char *number = plan_part_get_number (plan_get_part (plan, index));
  int agent = plan_get_agent_of (plan, index);

  if (agent == (int)index)
    return g_strdup_printf ("Agent %s", number);
  if (agent < 0 || (from >= 0 && agent == plan_get_agent_of (plan, from)))
    return g_strdup_printf ("Task %s", number);
  return g_strdup_printf ("Agent %s Task %s", plan_part_get_number (plan_get_part (plan, agent)),
                          number);
}

/* @text with one more reference: in a list a line more, else behind a comma. */
static char *
append_reference (const char *text,
                  const char *reference)
{
  const char *last = strrchr (text, '\n');

  last = last != NULL ? last + 1 : text;
  if (text[0] == '\0' || g_ascii_strncasecmp (text, "none", 4) == 0
      || plan_text_is_placeholder (text, -1))
    return g_strdup (reference);
  if (g_str_has_prefix (last, "- ") || g_str_has_prefix (last, "* "))
    return g_strdup_printf ("%s\n%.2s%s", text, last, reference);
  if (last[strlen (last) - 1] == '.')
    return g_strdup_printf ("%.*s, %s", (int)strlen (text) - 1, text, reference);
  return g_strdup_printf ("%s, %s", text, reference);
}

/* Sets the whole text, as a step of undo by itself; what is refused is said below the text. */
static void
set_text (TbDependenciesField *self,
          const char          *text)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);
  g_autoptr (GError) error = NULL;
  PlanEdit *edit = tb_field_row_commit_text (row, tb_session_get_plan (session), text, &error);

  tb_text_row_set_note (self->text, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  plan_document_break_merge (tb_session_get_document (session));
  tb_session_perform (session, edit, NULL);
  plan_document_break_merge (tb_session_get_document (session));
}

static void
picked_cb (TbDependenciesField *self,
           guint                index)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (row));
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autofree char *text = tb_field_binding_dup_text (self->binding);
  g_autofree char *reference = NULL;
  g_autofree char *new_text = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (part < 0 || index >= plan_get_n_parts (plan))
    return;

  reference = format_reference (plan, index, part);
  new_text = append_reference (text, reference);
  set_text (self, new_text);
}

static void
popover_shown_cb (TbDependenciesField *self)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (row));
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autofree char *text = dup_text (tb_field_row_get_field (row));

  if (part >= 0)
    tb_task_picker_fill (self->picker, plan, part, text);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       data)
{
  TbDependenciesField *self = data;
  GtkWidget *popover;

  if (self->picker != NULL)
    return;

  popover = gtk_popover_new ();
  self->picker = TB_TASK_PICKER (tb_task_picker_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->picker));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "map", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* Names of other tasks are in the chips, so they are checked at every change of the plan. */
static void
update_chips (TbDependenciesField *self)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  PlanField *field = tb_field_row_get_field (row);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (row));
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autofree char *text = NULL;

  if (part < 0 || field == NULL)
    return;

  text = dup_text (field);
  tb_dependency_chips_update (self->chips, part, text, tb_field_row_get_name (row),
                              plan_field_is_editable (field));
}

static void
chip_removed_cb (TbDependenciesField *self,
                 guint                reference)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  g_autofree char *text = dup_text (tb_field_row_get_field (row));
  g_autofree char *left = plan_references_remove (text, reference);

  set_text (self, left);
  if (!tb_dependency_chips_grab (self->chips, reference))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
tb_dependencies_field_update (TbFieldRow *row,
                              PlanField  *field)
{
  TbDependenciesField *self = TB_DEPENDENCIES_FIELD (row);
  gboolean is_hint = plan_field_is_placeholder (field);
  gboolean editable = plan_field_is_editable (field);
  g_autofree char *text = plan_field_dup_text (field);
  g_autofree char *hint = is_hint ? plan_field_dup_hint (field) : NULL;

  tb_accessible_take_name (self->button,
                           g_strdup_printf (_("Add to %s"), tb_field_row_get_name (row)));
  gtk_widget_set_sensitive (self->button, editable);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->text)), editable);
  tb_text_view_set_multiline (tb_text_row_get_view (self->text), strchr (text, '\n') != NULL);
  tb_text_row_set_note (self->text, NULL);
  if (is_hint)
    tb_text_row_set_hint (self->text, hint);
  tb_field_binding_show (self->binding, is_hint ? "" : text);
  update_chips (self);
}

/* Names of other tasks are in the chips, which are no hurry. */
static void
settled_cb (TbDependenciesField *self)
{
  update_chips (self);
}

static void
tb_dependencies_field_constructed (GObject *object)
{
  TbDependenciesField *self = TB_DEPENDENCIES_FIELD (object);
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);

  G_OBJECT_CLASS (tb_dependencies_field_parent_class)->constructed (object);

  self->text = TB_TEXT_ROW (tb_text_row_new (NULL));
  gtk_box_append (tb_field_row_get_card (row), GTK_WIDGET (self->text));
  self->binding = tb_field_binding_new_for_row (session, self->text,
                                                tb_field_row_commit_text, self);
  tb_field_row_leave_from (row, tb_text_row_get_view (self->text));
  tb_field_row_tie (row, GTK_WIDGET (tb_text_row_get_view (self->text)));
  self->chips = TB_DEPENDENCY_CHIPS (tb_dependency_chips_new (session));
  g_signal_connect_swapped (self->chips, "removed", G_CALLBACK (chip_removed_cb), self);
  gtk_box_append (tb_field_row_get_card (row), GTK_WIDGET (self->chips));

  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic",
                               "valign", GTK_ALIGN_CENTER, NULL);
  tb_tooltip_set_text (self->button, _("Add a Task"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "heading-button");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  tb_field_row_add_control (row, self->button);
  g_signal_connect_object (session, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

static void
tb_dependencies_field_forget (TbFieldRow *row)
{
  tb_text_row_set_hint (TB_DEPENDENCIES_FIELD (row)->text, NULL);
}

static gboolean
tb_dependencies_field_grab_item (TbFieldRow *row,
                                 int         item)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TB_DEPENDENCIES_FIELD (row)->text));
}

static void
tb_dependencies_field_dispose (GObject *object)
{
  g_clear_object (&TB_DEPENDENCIES_FIELD (object)->binding);

  G_OBJECT_CLASS (tb_dependencies_field_parent_class)->dispose (object);
}

static void
tb_dependencies_field_class_init (TbDependenciesFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  object_class->constructed = tb_dependencies_field_constructed;
  object_class->dispose = tb_dependencies_field_dispose;
  row_class->update = tb_dependencies_field_update;
  row_class->forget = tb_dependencies_field_forget;
  row_class->grab_item = tb_dependencies_field_grab_item;
}

static void
tb_dependencies_field_init (TbDependenciesField *self)
{
}
