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
#include "plan/plan-schedule.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/forms/tb-task-picker.h"
#include "ui/widgets/tb-accessible.h"

struct _TbDependenciesField
{
  TbFieldRow      parent_instance;

  /* Borrowed: children */
  TbTextRow      *text;
  GtkWidget      *chips;
  GtkWidget      *button;
  TbTaskPicker   *picker; /* (nullable): made when the button is first clicked */

  /* Owned */
  TbFieldBinding *binding;
  char           *shown_chips; /* what the chips say, to know whether they are right */
};

G_DEFINE_FINAL_TYPE (TbDependenciesField, tb_dependencies_field, TB_TYPE_FIELD_ROW)

static PlanEdit *
commit_text (gpointer    owner,
             Plan       *plan,
             const char *text,
             GError    **error)
{
  TbFieldRow *row = TB_FIELD_ROW (owner);
  int part = tb_field_row_find_part (row, plan, error);

  return part < 0 ? NULL
                  : plan_command_set_text (plan, part, tb_field_row_get_index (row), text, error);
}

static void
chip_clicked_cb (TbDependenciesField *self,
                 GtkWidget           *chip)
{
  tb_session_go_to (tb_field_row_get_session (TB_FIELD_ROW (self)),
                    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "part")), -1, -1);
}

/* How a task (or agent) of @plan is written in part @from. */
static char *
format_reference (Plan *plan,
                  guint index,
                  int   from)
{
  const char *number = plan_part_get_number (plan_get_part (plan, index));
  int agent = plan_get_agent_of (plan, index);

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

static void
picked_cb (TbDependenciesField *self,
           guint                index)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);
  Plan *plan = tb_session_get_plan (session);
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autofree char *text = tb_field_binding_dup_text (self->binding);
  g_autofree char *reference = NULL;
  g_autofree char *new_text = NULL;
  g_autoptr (GError) error = NULL;
  PlanEdit *edit;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (part < 0 || index >= plan_get_n_parts (plan))
    return;

  reference = format_reference (plan, index, part);
  new_text = append_reference (text, reference);
  edit = commit_text (self, plan, new_text, &error);
  if (edit == NULL)
    {
      tb_text_row_set_note (self->text, error->message);
      return;
    }
  plan_document_break_merge (tb_session_get_document (session));
  tb_session_perform (session, edit, NULL);
  plan_document_break_merge (tb_session_get_document (session));
}

static void
popover_shown_cb (TbDependenciesField *self)
{
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (TB_FIELD_ROW (self)));

  tb_task_picker_fill (self->picker, plan,
                       tb_field_row_find_part (TB_FIELD_ROW (self), plan, NULL));
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

static void
add_chip (TbDependenciesField *self,
          const char          *text,
          guint                part)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *chip = part != 0 ? gtk_button_new () : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *child;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  if (part != 0)
    {
      gtk_button_set_child (GTK_BUTTON (chip), label);
      gtk_widget_set_tooltip_text (chip, _("Go There"));
      /* Translators: leads to a task, such as "1/2 Connection manager" */
      tb_accessible_take_name (chip, g_strdup_printf (_("Go to %s"), text));
      g_object_set_data (G_OBJECT (chip), "part", GUINT_TO_POINTER (part));
      g_signal_connect_swapped (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
    }
  else
    {
      gtk_widget_add_css_class (chip, "warning");
      gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_box_append (GTK_BOX (chip), label);
    }
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->chips), chip, -1);
  child = gtk_widget_get_parent (chip);
  gtk_widget_set_focusable (child, FALSE);
}

/* What the chips say, a line each: the part's id (0 for none), a tab, the words. */
static char *
describe_chips (Plan                   *plan,
                const PlanDependencies *dependencies)
{
  GString *lines = g_string_new (NULL);

  if (dependencies->all)
    g_string_append_printf (lines, "\t%s\n", _("All other tasks"));
  for (guint i = 0; i < dependencies->agents->len; i++)
    {
      PlanPart *part = plan_get_part (plan, g_array_index (dependencies->agents, guint, i));

      g_string_append_printf (lines, "%u\t", plan_part_get_id (part));
      g_string_append_printf (lines, _("Agent %s %s"), plan_part_get_number (part),
                                        plan_part_get_name (part));
      g_string_append_c (lines, '\n');
    }
  for (guint i = 0; i < dependencies->tasks->len; i++)
    {
      guint index = g_array_index (dependencies->tasks, guint, i);
      PlanPart *part = plan_get_part (plan, index);
      g_autofree char *key = plan_dup_task_key (plan, index);

      g_string_append_printf (lines, "%u\t%s %s\n", plan_part_get_id (part), key,
                              plan_part_get_name (part));
    }
  for (guint i = 0; i < dependencies->unresolved->len; i++)
    {
      g_string_append (lines, "0\t");
      g_string_append_printf (lines, _("%s is not in the plan"),
                              (const char *)g_ptr_array_index (dependencies->unresolved, i));
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

/* Names of other tasks are in the chips, so they are checked at every change of the plan. */
static void
update_chips (TbDependenciesField *self)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  Plan *plan = tb_session_get_plan (tb_field_row_get_session (row));
  PlanField *field = tb_field_row_get_field (row);
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autofree char *text = NULL;
  g_autofree char *chips = NULL;
  g_autoptr (PlanDependencies) dependencies = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *child;

  if (part < 0 || field == NULL)
    return;

  text = plan_field_is_placeholder (field) ? g_strdup ("") : plan_field_dup_text (field);
  dependencies = plan_dependencies_new (plan, part, text);
  chips = describe_chips (plan, dependencies);
  if (g_strcmp0 (chips, self->shown_chips) == 0)
    return;

  g_free (self->shown_chips);
  self->shown_chips = g_steal_pointer (&chips);
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->chips), child);
  lines = g_strsplit (self->shown_chips, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');

      /* "All other tasks" is said by the text already. */
      if (tab != NULL && tab != lines[i])
        add_chip (self, tab + 1, (guint)g_ascii_strtoull (lines[i], NULL, 10));
    }
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
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

static void
document_changed_cb (TbDependenciesField *self)
{
  update_chips (self);
}

static GtkWidget *
create_chips (void)
{
  GtkWidget *chips = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (chips), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (chips), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (chips), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (chips), 6);
  gtk_widget_add_css_class (chips, "chips");
  gtk_widget_set_visible (chips, FALSE);

  return chips;
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
  self->binding = tb_field_binding_new_for_row (session, self->text, commit_text, self);
  tb_field_row_leave_from (row, tb_text_row_get_view (self->text));
  tb_field_row_tie (row, GTK_WIDGET (tb_text_row_get_view (self->text)));
  self->chips = create_chips ();
  gtk_box_append (tb_field_row_get_card (row), self->chips);

  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic",
                               "tooltip-text", _("Add a Task"), "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "heading-button");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  tb_field_row_add_control (row, self->button);
  /* After: the row shows its own field first. */
  g_signal_connect_object (tb_session_get_document (session), "changed",
                           G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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
tb_dependencies_field_finalize (GObject *object)
{
  g_free (TB_DEPENDENCIES_FIELD (object)->shown_chips);

  G_OBJECT_CLASS (tb_dependencies_field_parent_class)->finalize (object);
}

static void
tb_dependencies_field_class_init (TbDependenciesFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  object_class->constructed = tb_dependencies_field_constructed;
  object_class->dispose = tb_dependencies_field_dispose;
  object_class->finalize = tb_dependencies_field_finalize;
  row_class->update = tb_dependencies_field_update;
  row_class->grab_item = tb_dependencies_field_grab_item;
}

static void
tb_dependencies_field_init (TbDependenciesField *self)
{
}
