/* tb-new-plan.c: asks what a new plan begins with
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-new-plan.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "io/plan-template.h"

#define DEFAULT_AGENTS 1
#define DEFAULT_TASKS  3
#define WIDTH          480

#define TB_TYPE_NEW_PLAN (tb_new_plan_get_type ())
G_DECLARE_FINAL_TYPE (TbNewPlan, tb_new_plan, TB, NEW_PLAN, AdwWindow)

/**
 * TbNewPlan:
 *
 * What a person says of a plan before it is there. Enter makes it, from wherever the focus is.
 */
struct _TbNewPlan
{
  AdwWindow       parent_instance;

  /* Owned */
  char          **templates; /* paths, behind the one built in */
  gpointer        user_data;
  GDestroyNotify  destroy;

  TbNewPlanFunc   made;

  /* Children */
  GtkWidget      *template_row;
  GtkWidget      *title_row;
  GtkWidget      *objective_row;
  GtkWidget      *agents;
  GtkWidget      *tasks;
  GtkWidget      *error;
  GtkWidget      *create;
};

G_DEFINE_FINAL_TYPE (TbNewPlan, tb_new_plan, ADW_TYPE_WINDOW)

static const char *
get_template (TbNewPlan *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->template_row));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL
                                                                : self->templates[selected - 1];
}

static guint
get_number (GtkWidget *spin)
{
  /* What is typed counts before the focus leaves it. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

static char *
dup_line (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
create_cb (TbNewPlan *self)
{
  g_autofree char *title = dup_line (self->title_row);
  g_autofree char *objective = dup_line (self->objective_row);
  PlanTemplateFill fill = { title, objective, get_number (self->agents),
                            get_number (self->tasks) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = plan_template_make (get_template (self), &fill, &error);

  if (bytes == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->error), error->message);
      gtk_widget_set_visible (self->error, TRUE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->made (bytes, title[0] != '\0' || objective[0] != '\0', self->user_data);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  create_cb (user_data);
  return GDK_EVENT_STOP;
}

static void
tb_new_plan_finalize (GObject *object)
{
  TbNewPlan *self = TB_NEW_PLAN (object);

  g_strfreev (self->templates);
  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (tb_new_plan_parent_class)->finalize (object);
}

static void
tb_new_plan_class_init (TbNewPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tb_new_plan_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
build_header (TbNewPlan *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->create = gtk_button_new_with_mnemonic (_("C_reate"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  return header;
}

static GtkWidget *
build_entry_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

/* A row with a number of 1 to @max. */
static GtkWidget *
build_number_row (TbNewPlan   *self,
                  const char  *title,
                  guint        value,
                  guint        max,
                  GtkWidget  **spin)
{
  GtkWidget *row = adw_action_row_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  *spin = gtk_spin_button_new_with_range (1, max, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (*spin), value);
  gtk_widget_set_valign (*spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  /* A spin button has no "activates-default" before GTK 4.14. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Return|KP_Enter"),
                      gtk_callback_action_new (enter_cb, self, NULL)));
  gtk_widget_add_controller (*spin, shortcuts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *spin);
  /* Tab goes on to the number, without a stop at its row. */
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
build_template_row (TbNewPlan *self)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Execution Plan"));
  for (guint i = 0; self->templates[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (self->templates[i]);

      /* They all end in ".md". */
      name[strlen (name) - 3] = '\0';
      gtk_string_list_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Template"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Template"),
                                  -1);
  g_object_unref (names);
  return row;
}

static void
tb_new_plan_init (TbNewPlan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *words = adw_preferences_group_new ();
  GtkWidget *numbers = adw_preferences_group_new ();
  GtkWidget *origin = adw_preferences_group_new ();

  self->templates = plan_template_list ();
  gtk_window_set_title (GTK_WINDOW (self), _("New Plan"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));

  self->title_row = build_entry_row (_("Title"));
  self->objective_row = build_entry_row (_("Objective"));
  self->template_row = build_template_row (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words), self->title_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words), self->objective_row);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (words),
                                         _("What is left empty can be filled in later."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (numbers),
                             build_number_row (self, _("Build Agents"), DEFAULT_AGENTS,
                                               PLAN_TEMPLATE_MAX_AGENTS, &self->agents));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (numbers),
                             build_number_row (self, _("Tasks per Agent"), DEFAULT_TASKS,
                                               PLAN_TEMPLATE_MAX_TASKS, &self->tasks));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (origin), self->template_row);
  if (self->templates[0] == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (origin),
                                           _("Markdown files in "
                                             "~/.local/share/trestleboard/templates are offered "
                                             "here, too."));

  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_margin_top (self->error, 12);
  gtk_widget_set_visible (self->error, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (origin), self->error);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (words));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (numbers));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (origin));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
}

void
tb_new_plan_show (GtkWindow      *parent,
                  TbNewPlanFunc   made,
                  gpointer        user_data,
                  GDestroyNotify  destroy)
{
  TbNewPlan *self = g_object_new (TB_TYPE_NEW_PLAN, "transient-for", parent, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (parent));

  self->made = made;
  self->user_data = user_data;
  self->destroy = destroy;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               width > 0 ? CLAMP (width - 24, 320, WIDTH) : WIDTH, 500);
  gtk_widget_grab_focus (self->title_row);
  gtk_window_present (GTK_WINDOW (self));
}
