/* tb-form-header.c: the top of a part's form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-form-header.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/widgets/tb-accessible.h"

struct _TbFormHeader
{
  GtkWidget       parent_instance;

  /* Children */
  GtkWidget      *top;
  GtkWidget      *title_line;
  GtkLabel       *help;
  GtkWidget      *location_card;

  /* Borrowed: in those */
  GtkWidget      *crumb;
  GtkLabel       *crumb_label;
  GtkDropDown    *status; /* (nullable): made for tasks */
  GtkWidget      *menu;
  GtkLabel       *number;
  TbTextRow      *title;
  TbTextRow      *location;

  /* Owned */
  TbSession      *session;
  TbFieldBinding *title_binding;
  TbFieldBinding *location_binding;

  guint           part;   /* id */
  guint           parent; /* id, 0 for the plan's page */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (TbFormHeader, tb_form_header, GTK_TYPE_WIDGET)

static PlanEdit *
commit_title (gpointer    owner,
              Plan       *plan,
              const char *text,
              GError    **error)
{
  TbFormHeader *self = owner;
  int index = plan_find_part (plan, self->part);

  return index < 0 ? plan_edit_new ("", NULL) : plan_command_set_name (plan, index, text, error);
}

static PlanEdit *
commit_location (gpointer    owner,
                 Plan       *plan,
                 const char *text,
                 GError    **error)
{
  TbFormHeader *self = owner;
  int index = plan_find_part (plan, self->part);

  return index < 0 ? plan_edit_new ("", NULL)
                   : plan_command_set_location (plan, index, text, error);
}

static void
crumb_clicked_cb (TbFormHeader *self)
{
  tb_session_go_to_part (self->session, self->parent);
}

static void
status_selected_cb (TbFormHeader *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = plan_find_part (plan, self->part);
  GError *error = NULL;
  PlanEdit *edit;

  if (self->is_updating || index < 0)
    return;

  edit = plan_command_set_status (plan, index, gtk_drop_down_get_selected (self->status), &error);
  tb_session_perform (self->session, edit, error);
}

/* Enter goes from the title to the place of the code, and from there to the fields, as Tab does. */
static void
title_next_cb (TbFormHeader *self)
{
  if (!tb_form_header_grab_location (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.focus-fields", NULL);
}

static void
location_next_cb (TbFormHeader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.focus-fields", NULL);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             guint       part)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", part);
  g_menu_append_item (menu, item);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  TbFormHeader *self = data;
  int index = tb_session_get_plan (self->session) != NULL
                ? plan_find_part (tb_session_get_plan (self->session), self->part)
                : -1;
  PlanPartKind  kind =
      index < 0 ? PLAN_PART_SECTION
                 : plan_part_get_kind (plan_get_part (tb_session_get_plan (self->session), index));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  append_item (copy, _("_Copy as Markdown"), "plan.copy-part", self->part);
  if (kind == PLAN_PART_TASK || kind == PLAN_PART_AGENT)
    append_item (copy, _("D_uplicate"), "plan.duplicate-part", self->part);
  append_item (remove, _("_Delete"), "plan.remove-part", self->part);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static GtkDropDown *
create_status (TbFormHeader *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *status;

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    gtk_string_list_append (words, plan_status_get_title (i));
  status = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_valign (status, GTK_ALIGN_CENTER);
  tb_accessible_set_name (status, _("Status"));
  tb_tooltip_set_text (status, _("Status of the Task"));
  g_signal_connect_swapped (status, "notify::selected", G_CALLBACK (status_selected_cb), self);
  gtk_widget_insert_before (status, self->top, self->menu);

  return GTK_DROP_DOWN (status);
}

static void
update_crumb (TbFormHeader *self,
              Plan         *plan,
              guint         index)
{
  int parent = plan_get_parent (plan, index);
  PlanPart *part = parent >= 0 ? plan_get_part (plan, parent) : NULL;
  g_autofree char *text = NULL;

  self->parent = part != NULL ? plan_part_get_id (part) : 0;
  if (part == NULL)
    text = g_strdup (plan_get_title (plan));
  else if (plan_part_get_kind (part) == PLAN_PART_AGENT)
    /* Translators: number and name of a build agent: "Agent 1 · Connections" */
    text = g_strdup_printf (_("Agent %s · %s"), plan_part_get_number (part),
                               plan_part_get_name (part));
  else
    text = g_strdup (plan_part_get_name (part));
  if (text[0] == '\0')
    {
      g_free (text);
      text = g_strdup (_("Plan"));
    }

  gtk_label_set_text (self->crumb_label, text);
  /* Translators: leads up from a part of the plan to what it stands in */
  tb_accessible_take_name (self->crumb, g_strdup_printf (_("Up to %s"), text));
}

static void
update_status (TbFormHeader *self,
               PlanPart     *part)
{
  gboolean is_task = plan_part_get_kind (part) == PLAN_PART_TASK;

  if (is_task && self->status == NULL)
    self->status = create_status (self);
  if (self->status == NULL)
    return;

  self->is_updating = TRUE;
  if (is_task)
    gtk_drop_down_set_selected (self->status, plan_part_get_status (part, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->status), is_task);
  self->is_updating = FALSE;
}

static void
update_title (TbFormHeader *self,
              PlanPart     *part)
{
  static const char *const names[] = {
    [PLAN_PART_PREAMBLE] = N_("Preamble Title"),
    [PLAN_PART_TITLE] = N_("Plan Title"),
    [PLAN_PART_SECTION] = N_("Section Title"),
    [PLAN_PART_AGENT] = N_("Agent Title"),
    [PLAN_PART_TASK] = N_("Task Title"),
  };
  PlanPartKind kind = plan_part_get_kind (part);
  const char *name = plan_part_get_name (part);
  gboolean is_hint = plan_text_is_placeholder (name, -1);
  g_autofree char *hint = NULL;
  MdSpan span = plan_part_get_name_span (part);

  if (kind == PLAN_PART_PREAMBLE)
    name = plan_part_is_rest (part) ? _("Behind the Tasks") : _("Before the First Heading");
  if (is_hint && name[0] == '[')
    hint = g_strndup (name + 1, strlen (name) - 2);
  else
    hint = g_strdup (kind == PLAN_PART_TASK ? _("Name of the task") : _("Name"));
  gtk_label_set_text (self->number, plan_part_get_number (part));
  gtk_widget_set_visible (GTK_WIDGET (self->number), plan_part_get_number (part)[0] != '\0');
  tb_text_row_set_name (self->title, _(names[kind]));
  tb_text_row_set_hint (self->title, hint);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->title)),
                              kind != PLAN_PART_PREAMBLE
                                && (name[0] == '\0' || !MD_SPAN_IS_EMPTY (span)));
  tb_field_binding_show (self->title_binding, is_hint ? "" : name);
}

/* What the part is for, as the template says. A task says so itself. */
static void
update_help (TbFormHeader *self,
             PlanPart     *part)
{
  const PlanSectionSpec *spec = plan_part_get_spec (part);
  gboolean               has_help =
      spec != NULL && spec->help != NULL && plan_part_get_kind (part) != PLAN_PART_TASK;

  gtk_label_set_text (self->help, has_help ? _(spec->help) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->help), has_help);
}

static void
update_location (TbFormHeader *self,
                 PlanPart     *part,
                 gboolean      is_new)
{
  gboolean is_task = plan_part_get_kind (part) == PLAN_PART_TASK;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->location_card, is_task);
  if (!is_task)
    return;

  text = g_strjoinv (", ", (char **)plan_part_get_location (part));
  if (is_new)
    tb_text_row_set_hint (self->location, _("Path that the code goes to"));
  if (plan_text_is_placeholder (text, -1))
    {
      if (text[0] == '[')
        {
          text[strlen (text) - 1] = '\0';
          tb_text_row_set_hint (self->location, text + 1);
        }
      text[0] = '\0';
    }
  tb_field_binding_show (self->location_binding, text);
}

static void
create_top (TbFormHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->top, "form-top");
  self->crumb = gtk_button_new ();
  self->crumb_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->crumb_label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->crumb_label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->crumb), box);
  gtk_widget_add_css_class (self->crumb, "flat");
  gtk_widget_add_css_class (self->crumb, "crumb");
  gtk_widget_set_valign (self->crumb, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->crumb, "clicked", G_CALLBACK (crumb_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->top), self->crumb);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->top), space);

  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic",
                             "valign", GTK_ALIGN_CENTER, NULL);
  tb_tooltip_set_text (self->menu, _("Part Menu"));
  gtk_widget_add_css_class (self->menu, "flat");
  tb_accessible_set_name (self->menu, _("Part Menu"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->top), self->menu);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
}

static void
create_title (TbFormHeader *self)
{
  self->title_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->title_line, "title-line");
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "form-number");
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->title_line), GTK_WIDGET (self->number));
  self->title = TB_TEXT_ROW (tb_text_row_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "form-title");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (self->title_line), GTK_WIDGET (self->title));
  gtk_widget_set_parent (self->title_line, GTK_WIDGET (self));
  g_signal_connect_swapped (tb_text_row_get_view (self->title), "next", G_CALLBACK (title_next_cb),
                            self);
}

static void
create_location (TbFormHeader *self)
{
  self->location_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->location_card, "card");
  gtk_widget_add_css_class (self->location_card, "form-card");
  gtk_widget_set_overflow (self->location_card, GTK_OVERFLOW_HIDDEN);
  self->location = TB_TEXT_ROW (tb_text_row_new (_("Module")));
  tb_text_row_set_monospace (self->location, TRUE);
  tb_text_row_set_name (self->location, _("Module"));
  gtk_box_append (GTK_BOX (self->location_card), GTK_WIDGET (self->location));
  gtk_widget_set_parent (self->location_card, GTK_WIDGET (self));
  g_signal_connect_swapped (tb_text_row_get_view (self->location), "next",
                            G_CALLBACK (location_next_cb), self);
}

static void
tb_form_header_dispose (GObject *object)
{
  TbFormHeader *self = TB_FORM_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->title_binding);
  g_clear_object (&self->location_binding);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_form_header_parent_class)->dispose (object);
}

static void
tb_form_header_class_init (TbFormHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_form_header_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formheader");
}

static void
tb_form_header_init (TbFormHeader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  create_top (self);
  create_title (self);
  self->help = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->help, 0);
  gtk_label_set_wrap (self->help, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->help), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->help), widget);
  create_location (self);
}

GtkWidget *
tb_form_header_new (TbSession *session)
{
  TbFormHeader *self = g_object_new (TB_TYPE_FORM_HEADER, NULL);

  self->session = g_object_ref (session);
  self->title_binding = tb_field_binding_new_for_row (session, self->title, commit_title, self);
  self->location_binding =
      tb_field_binding_new_for_row (session, self->location, commit_location, self);

  return GTK_WIDGET (self);
}

void
tb_form_header_update (TbFormHeader *self,
                       guint         index)
{
  Plan *plan;
  PlanPart *part;
  PlanPartKind kind;
  gboolean is_new;

  g_return_if_fail (TB_IS_FORM_HEADER (self));

  plan = tb_session_get_plan (self->session);
  part = plan_get_part (plan, index);
  kind = plan_part_get_kind (part);
  is_new = self->part != plan_part_get_id (part);
  self->part = plan_part_get_id (part);
  update_crumb (self, plan, index);
  update_status (self, part);
  update_title (self, part);
  update_help (self, part);
  update_location (self, part, is_new);
  gtk_widget_set_visible (self->menu, kind != PLAN_PART_PREAMBLE && kind != PLAN_PART_TITLE);
}

void
tb_form_header_grab_title (TbFormHeader *self)
{
  g_return_if_fail (TB_IS_FORM_HEADER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

gboolean
tb_form_header_grab_location (TbFormHeader *self)
{
  g_return_val_if_fail (TB_IS_FORM_HEADER (self), FALSE);

  return gtk_widget_get_visible (self->location_card)
         && gtk_widget_child_focus (GTK_WIDGET (self->location), GTK_DIR_TAB_FORWARD);
}
