/* tb-plan-page.c: the plan's own page
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-plan-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "plan/plan-check.h"
#include "plan/plan-schedule.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/forms/tb-part-list.h"
#include "ui/session/tb-progress.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-button-flow.h"

struct _TbPlanPage
{
  GtkWidget       parent_instance;

  /* Children, and borrowed what is in them */
  TbTextRow      *title;
  GtkLabel       *progress_text;
  GtkProgressBar *progress;
  GtkWidget      *left;      /* what is left to do */
  GtkListBox     *left_list;
  TbPartList     *agents;
  TbPartList     *sections;
  GtkWidget      *buttons;
  GtkMenuButton  *add_section;

  /* Owned */
  TbSession      *session;
  TbFieldBinding *binding;
};

G_DEFINE_FINAL_TYPE (TbPlanPage, tb_plan_page, GTK_TYPE_WIDGET)

/* Where a row of what is left leads to. */
typedef struct
{
  guint part; /* id */
  int   field;
  int   item;
} Place;

static PlanEdit *
commit_title (gpointer    owner,
              Plan       *plan,
              const char *text,
              GError    **error)
{
  int index = plan_find_title (plan);

  return index < 0 ? plan_edit_new ("", NULL) : plan_command_set_name (plan, index, text, error);
}

static void
title_next_cb (TbPlanPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
left_activated_cb (TbPlanPage    *self,
                   GtkListBoxRow *row)
{
  Place *place = g_object_get_data (G_OBJECT (row), "place");

  tb_session_go_to (self->session, place->part, place->field, place->item);
}

static void
add_left (TbPlanPage *self,
          const char *icon,
          const char *text,
          guint       part,
          int         field,
          int         item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  Place *place = g_new (Place, 1);

  *place = (Place){ part, field, item };
  g_object_set_data_full (G_OBJECT (row), "place", place, g_free);
  gtk_widget_add_css_class (box, "part-row");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  tb_accessible_set_name (row, text);
  gtk_list_box_append (self->left_list, row);
}

/* The first field with a placeholder; sets @part and @field. */
static gboolean
find_placeholder (Plan  *plan,
                  guint *part_id,
                  int   *field)
{
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);

      if (plan_part_count_placeholders (part) == 0)
        continue;
      *part_id = plan_part_get_id (part);
      *field = -1;
      for (guint f = 0; f < plan_part_get_n_fields (part) && *field < 0; f++)
        if (plan_field_count_placeholders (plan_part_get_field (part, f)) > 0)
          *field = f;
      return TRUE;
    }
  return FALSE;
}

static void
add_problems (TbPlanPage *self,
              Plan       *plan)
{
  GPtrArray *problems = plan_document_get_problems (tb_session_get_document (self->session));
  const PlanProblem *first = NULL;
  guint n = 0;

  /* Placeholders have a row of their own. */
  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->id, "placeholder-left") || problem->severity == PLAN_SEVERITY_INFO)
        continue;
      if (first == NULL)
        first = problem;
      n++;
    }
  if (n > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u problem to solve", "%u problems to solve", n), n);

      add_left (self, "dialog-warning-symbolic", text,
                plan_part_get_id (plan_get_part (plan, first->part)), first->field, first->item);
    }
}

static void
update_left (TbPlanPage       *self,
             Plan             *plan,
             const PlanCounts *counts)
{
  const PlanSchedule *schedule =
      plan_document_get_schedule (tb_session_get_document (self->session));
  int next = plan_schedule_get_next (schedule);
  GtkListBoxRow *row;
  guint part;
  int field;

  while ((row = gtk_list_box_get_row_at_index (self->left_list, 0)) != NULL)
    gtk_list_box_remove (self->left_list, GTK_WIDGET (row));
  if (counts->placeholders > 0 && find_placeholder (plan, &part, &field))
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u placeholder to fill in", "%u placeholders to fill in",
                                     counts->placeholders),
                           counts->placeholders);

      add_left (self, "document-edit-symbolic", text, part, field, -1);
    }
  add_problems (self, plan);
  if (next >= 0)
    {
      g_autofree char *key = plan_dup_task_key (plan, next);
      /* Translators: number and name of a task */
      g_autofree char *text = g_strdup_printf (_("Task %s can start: %s"), key,
                                               plan_part_get_name (plan_get_part (plan, next)));

      add_left (self, "media-playback-start-symbolic", text,
                plan_part_get_id (plan_get_part (plan, next)), -1, -1);
    }
  gtk_widget_set_visible (self->left, gtk_list_box_get_row_at_index (self->left_list, 0) != NULL);
}

static void
update_progress (TbPlanPage       *self,
                 const PlanCounts *counts)
{
  g_autofree char *text = tb_progress_describe (counts);
  gboolean has_any = counts->criteria > 0 || counts->tasks > 0;

  gtk_label_set_text (self->progress_text,
                      has_any ? text : _("There are no tasks and no criteria yet."));
  gtk_progress_bar_set_fraction (self->progress, tb_progress_get_fraction (counts));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), has_any);
}

static void
update_lists (TbPlanPage *self,
              Plan       *plan)
{
  g_autoptr (GArray) agents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      PlanPartKind kind = plan_part_get_kind (part);

      if (kind == PLAN_PART_AGENT)
        g_array_append_val (agents, i);
      else if (plan_get_parent (plan, i) < 0
               && (kind == PLAN_PART_SECTION || kind == PLAN_PART_TASK))
        g_array_append_val (sections, i);
    }
  tb_part_list_update (self->agents, agents);
  tb_part_list_update (self->sections, sections);
}

/* The sections that the template has at the plan's own level and the plan lacks. */
static void
update_add_section (TbPlanPage *self,
                    Plan       *plan)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (g_str_equal (sections[i].key, "agent") || g_str_equal (sections[i].key, "task")
          || g_str_equal (sections[i].key, "agent-dependencies")
          || plan_find_section (plan, sections[i].key, -1) >= 0
          || (sections[i].parent != NULL && plan_find_section (plan, sections[i].parent, -1) < 0))
        continue;
      item = g_menu_item_new (sections[i].heading, NULL);
      g_menu_item_set_action_and_target (item, "plan.add-section", "s", sections[i].key);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_section, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_section),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static GtkWidget *
create_progress (TbPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "plan-progress");
  self->progress_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->progress_text, 0);
  gtk_label_set_wrap (self->progress_text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_text), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress_text));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  tb_accessible_set_name (GTK_WIDGET (self->progress), _("Progress of the Plan"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));

  return box;
}

static GtkWidget *
create_left (TbPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_("What Is Left"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "field");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (line, "field-heading");
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (box), line);
  self->left_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->left_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->left_list), "boxed-list");
  tb_accessible_set_name (GTK_WIDGET (self->left_list), _("What Is Left"));
  g_signal_connect_swapped (self->left_list, "row-activated", G_CALLBACK (left_activated_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->left_list));

  return box;
}

static GtkWidget *
create_button (GType       type,
               const char *label,
               const char *action)
{
  GtkWidget *button = g_object_new (type, "label", label, NULL);

  tb_accessible_set_name (button, label);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_buttons (TbPlanPage *self)
{
  GtkWidget *flow = tb_button_flow_new (_("Add to the Plan"), 3);
  GtkWidget *task = create_button (GTK_TYPE_BUTTON, _("Add Task"), "plan.add-task");
  GtkWidget *agent = create_button (GTK_TYPE_BUTTON, _("Add Build Agent"), "plan.add-agent");
  GtkWidget *section = create_button (GTK_TYPE_MENU_BUTTON, _("Add Section"), NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (task), "i", -1);
  self->add_section = GTK_MENU_BUTTON (section);
  tb_button_flow_append (flow, task);
  tb_button_flow_append (flow, agent);
  tb_button_flow_append (flow, section);
  return flow;
}

static void
tb_plan_page_dispose (GObject *object)
{
  TbPlanPage *self = TB_PLAN_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->binding);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_plan_page_parent_class)->dispose (object);
}

static void
tb_plan_page_class_init (TbPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_plan_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formpage");
}

static void
tb_plan_page_init (TbPlanPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
tb_plan_page_new (TbSession *session)
{
  TbPlanPage *self = g_object_new (TB_TYPE_PLAN_PAGE, NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  self->session = g_object_ref (session);
  self->title = TB_TEXT_ROW (tb_text_row_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "form-title");
  tb_text_row_set_name (self->title, _("Plan Title"));
  gtk_widget_set_parent (GTK_WIDGET (self->title), widget);
  g_signal_connect_swapped (tb_text_row_get_view (self->title), "next", G_CALLBACK (title_next_cb),
                            self);
  self->binding = tb_field_binding_new_for_row (session, self->title, commit_title, self);
  gtk_widget_set_parent (create_progress (self), widget);
  self->left = create_left (self);
  gtk_widget_set_parent (self->left, widget);
  self->agents = TB_PART_LIST (tb_part_list_new (session, _("Build Agents")));
  tb_part_list_set_empty (self->agents, _("Build agents work side by side, each on its own tasks. "
                                          "There are none yet."));
  gtk_widget_set_parent (GTK_WIDGET (self->agents), widget);
  self->sections = TB_PART_LIST (tb_part_list_new (session, _("Sections")));
  gtk_widget_set_parent (GTK_WIDGET (self->sections), widget);
  self->buttons = create_buttons (self);
  gtk_widget_set_parent (self->buttons, widget);

  return widget;
}

void
tb_plan_page_update (TbPlanPage *self)
{
  Plan *plan;
  PlanCounts counts;
  const char *title;
  gboolean is_hint;
  int part;

  g_return_if_fail (TB_IS_PLAN_PAGE (self));

  plan = tb_session_get_plan (self->session);
  part = plan_find_title (plan);
  title = part >= 0 ? plan_part_get_name (plan_get_part (plan, part)) : plan_get_title (plan);
  is_hint = plan_text_is_placeholder (title, -1);
  if (is_hint && title[0] == '[')
    {
      g_autofree char *hint = g_strndup (title + 1, strlen (title) - 2);

      tb_text_row_set_hint (self->title, hint);
    }
  else
    tb_text_row_set_hint (self->title, _("Name of the Plan"));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->title)), part >= 0);
  tb_field_binding_show (self->binding, is_hint ? "" : title);

  plan_count (plan, &counts);
  update_progress (self, &counts);
  update_left (self, plan, &counts);
  update_lists (self, plan);
  update_add_section (self, plan);
}

void
tb_plan_page_grab_title (TbPlanPage *self)
{
  g_return_if_fail (TB_IS_PLAN_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
