/* tb-field-row.c: one field of a form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-field-row.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-sight-box.h"

typedef struct
{
  /* Children */
  GtkWidget      *heading;
  GtkWidget      *caption;
  GtkWidget      *count;
  GtkWidget      *controls;
  GtkWidget      *help;   /* (nullable) */
  GtkWidget      *menu;   /* (nullable) */
  GtkWidget      *add;    /* (nullable) */
  GtkWidget      *card;
  TbTextRow      *remark; /* (nullable): shown when the label has one */

  /* Owned */
  TbSession      *session;
  PlanField      *field;
  TbFieldBinding *remark_binding;
  char           *name;

  guint           part;  /* id */
  guint           index;
  gboolean        is_head;
  gboolean        is_part;
} TbFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TbFieldRow, tb_field_row, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

#define GET_PRIVATE(self) ((TbFieldRowPrivate *)tb_field_row_get_instance_private (self))

static GtkWidget *
create_button (GType       type,
               const char *icon,
               const char *tooltip)
{
  GtkWidget *button = g_object_new (type, "icon-name", icon, "valign", GTK_ALIGN_CENTER, NULL);

  tb_tooltip_set_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "heading-button");

  return button;
}

static void
add_cb (TbFieldRow *self)
{
  TB_FIELD_ROW_GET_CLASS (self)->add (self);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TbFieldRow *self = TB_FIELD_ROW (widget);
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  Plan *plan = tb_session_get_plan (priv->session);
  g_autofree char *text = g_strdup_printf (_("Removed %s"), priv->name);
  g_autoptr (TbSession) session = g_object_ref (priv->session);
  GError *error = NULL;
  int part = tb_field_row_find_part (self, plan, NULL);
  PlanEdit *edit;

  if (part < 0)
    return;

  edit = plan_command_remove_field (plan, part, priv->index, &error);
  if (tb_session_perform (session, edit, error))
    tb_session_say (session, text, TRUE);
}

static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (GET_PRIVATE (TB_FIELD_ROW (widget))->help));
}

/* The row that heads this one, or %NULL. */
static GtkWidget *
find_head (TbFieldRow *self)
{
  GtkWidget *row = GTK_WIDGET (self);

  if (!GET_PRIVATE (self)->is_part)
    return NULL;
  while (TB_IS_FIELD_ROW (row) && GET_PRIVATE (TB_FIELD_ROW (row))->is_part)
    row = gtk_widget_get_prev_sibling (row);
  return TB_IS_FIELD_ROW (row) && GET_PRIVATE (TB_FIELD_ROW (row))->is_head ? row : NULL;
}

/* Tab passes by a head, where nothing can be written: its buttons are in the menus of its parts. */
static void
head_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *head = find_head (TB_FIELD_ROW (widget));

  if (head != NULL)
    gtk_widget_activate_action (
      head, g_str_equal (name, "field.help-group") ? "field.help" : "field.remove", NULL);
}

static void
create_help_cb (GtkMenuButton *button,
                gpointer       data)
{
  TbFieldRowPrivate *priv = GET_PRIVATE (TB_FIELD_ROW (data));
  const PlanFieldSpec *spec = plan_field_get_spec (priv->field);
  GtkWidget *label = gtk_label_new (_(spec->help));
  GtkWidget *popover = gtk_popover_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "help-text");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _("_Remove Field"), "field.remove");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_menu_button_set_popover (button, popover);
}

/* What can be done to the field depends on what the template says of it, and on its label. */
static void
update_buttons (TbFieldRow *self)
{
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  const PlanFieldSpec *spec = plan_field_get_spec (priv->field);
  gboolean has_help = spec != NULL && spec->help != NULL;
  gboolean has_label = plan_field_get_label (priv->field)[0] != '\0';

  if (has_help && priv->help == NULL)
    {
      priv->help = create_button (GTK_TYPE_MENU_BUTTON, "dialog-information-symbolic",
                                  _("What Belongs Here"));
      gtk_widget_add_css_class (priv->help, "help");
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (priv->help), create_help_cb, self,
                                             NULL);
      gtk_widget_insert_after (priv->help, priv->heading, priv->caption);
    }
  if (has_label && priv->menu == NULL)
    {
      priv->menu = create_button (GTK_TYPE_MENU_BUTTON, "view-more-symbolic", _("Field Menu"));
      gtk_widget_add_css_class (priv->menu, "on-hover");
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (priv->menu), create_menu_cb, self,
                                             NULL);
      gtk_widget_insert_before (priv->menu, priv->heading, priv->controls);
    }
  if (priv->help != NULL)
    {
      gtk_widget_set_visible (priv->help, has_help);
      tb_accessible_take_name (priv->help, g_strdup_printf (_("Help on %s"), priv->name));
    }
  if (priv->menu != NULL)
    {
      gtk_widget_set_visible (priv->menu, has_label);
      tb_accessible_take_name (priv->menu, g_strdup_printf (_("%s Menu"), priv->name));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.help", has_help);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.remove", has_label);
  if (priv->add != NULL)
    tb_accessible_take_name (priv->add, g_strdup_printf (_("Add to %s"), priv->name));
}

static PlanEdit *
commit_remark (gpointer    owner,
               Plan       *plan,
               const char *text,
               GError    **error)
{
  int part = tb_field_row_find_part (owner, plan, error);

  return part < 0 ? NULL
                  : plan_command_set_remark (plan, part, GET_PRIVATE (TB_FIELD_ROW (owner))->index,
                                             text, error);
}

/* The remark of a label; test cases have their own form for it. One that is taken away stays in
 * sight, until (@is_new) another part is shown. */
static void
update_remark (TbFieldRow *self,
               gboolean    is_new)
{
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  const char *remark = plan_field_get_remark (priv->field);
  g_autofree char *name = NULL;

  if (plan_field_get_kind (priv->field) == PLAN_FIELD_TEST_CASES)
    return;
  if (priv->remark != NULL && is_new)
    gtk_widget_set_visible (GTK_WIDGET (priv->remark), remark[0] != '\0');
  if (priv->remark == NULL && remark[0] == '\0')
    return;

  if (priv->remark == NULL)
    {
      priv->remark = TB_TEXT_ROW (tb_text_row_new (_("Remark")));
      gtk_box_prepend (GTK_BOX (priv->card), GTK_WIDGET (priv->remark));
      priv->remark_binding = tb_field_binding_new_for_row (priv->session, priv->remark,
                                                           commit_remark, self);
      tb_field_row_begin_from (self, tb_text_row_get_view (priv->remark));
    }
  name = g_strdup_printf (_("%s remark"), priv->name);
  tb_text_row_set_name (priv->remark, name);
  tb_field_binding_show (priv->remark_binding, remark);
}

static void
tb_field_row_dispose (GObject *object)
{
  TbFieldRow *self = TB_FIELD_ROW (object);
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->remark_binding);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->field, plan_field_unref);

  G_OBJECT_CLASS (tb_field_row_parent_class)->dispose (object);
}

static void
tb_field_row_finalize (GObject *object)
{
  g_free (GET_PRIVATE (TB_FIELD_ROW (object))->name);

  G_OBJECT_CLASS (tb_field_row_parent_class)->finalize (object);
}

static void
tb_field_row_constructed (GObject *object)
{
  TbFieldRow *self = TB_FIELD_ROW (object);
  TbFieldRowPrivate *priv = GET_PRIVATE (self);

  G_OBJECT_CLASS (tb_field_row_parent_class)->constructed (object);

  if (TB_FIELD_ROW_GET_CLASS (self)->add != NULL)
    {
      priv->add = create_button (GTK_TYPE_BUTTON, "list-add-symbolic", _("Add"));
      g_signal_connect_swapped (priv->add, "clicked", G_CALLBACK (add_cb), self);
      gtk_box_append (GTK_BOX (priv->heading), priv->add);
    }
}

static void
tb_field_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    GET_PRIVATE (TB_FIELD_ROW (object))->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Moves the focus within @box, without what @passes names. */
static gboolean
focus_within (GtkWidget       *box,
              GtkDirectionType direction,
              GtkWidget      **passes,
              guint            n_passes)
{
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (box);

  if (child == NULL)
    child = is_forward ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
  for (; child != NULL; child = is_forward ? gtk_widget_get_next_sibling (child)
                                           : gtk_widget_get_prev_sibling (child))
    {
      gboolean is_passed = FALSE;

      for (guint i = 0; i < n_passes; i++)
        is_passed |= child == passes[i];
      if (!is_passed && gtk_widget_should_layout (child)
          && gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}

/* Where Tab comes by in a field. */
enum
{
  STOP_HEADING,
  STOP_CARD,
  STOP_ADD,
  N_STOPS,
};

static gboolean
focus_stop (TbFieldRow      *self,
            int              stop,
            GtkDirectionType direction)
{
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *passes[] = { priv->help, priv->menu, priv->add };
  gboolean has_texts = gtk_widget_should_layout (priv->card);

  switch (stop)
    {
    case STOP_HEADING:
      return focus_within (priv->heading, direction, passes,
                           has_texts ? G_N_ELEMENTS (passes) : 0);
    case STOP_CARD:
      return has_texts && focus_within (priv->card, direction, NULL, 0);
    default:
      return has_texts && priv->add != NULL && gtk_widget_should_layout (priv->add)
             && gtk_widget_child_focus (priv->add, direction);
    }
}

/* Tab goes from text to text, and then to the button that adds one: help and menu are in the texts'
 * own menus too. Without texts it goes to all that is in the heading, but not in that of a head. */
static gboolean
tb_field_row_focus (GtkWidget       *widget,
                    GtkDirectionType direction)
{
  TbFieldRow *self = TB_FIELD_ROW (widget);
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int stop = step > 0 ? STOP_HEADING : STOP_ADD;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tb_field_row_parent_class)->focus (widget, direction);
  if (priv->is_head)
    return FALSE;

  if (child == priv->card)
    stop = STOP_CARD;
  else if (child != NULL)
    stop = gtk_widget_should_layout (priv->card)
                   && gtk_widget_get_focus_child (child) == priv->add
               ? STOP_ADD
               : STOP_HEADING;
  for (; stop >= 0 && stop < N_STOPS; stop += step)
    if (focus_stop (self, stop, direction))
      return TRUE;
  return FALSE;
}

static gboolean
tb_field_row_real_grab_item (TbFieldRow *self,
                             int         item)
{
  return gtk_widget_child_focus (GET_PRIVATE (self)->card, GTK_DIR_TAB_FORWARD);
}

static int
tb_field_row_real_get_focus_item (TbFieldRow *self)
{
  return -1;
}

static void
tb_field_row_class_init (TbFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tb_field_row_constructed;
  object_class->dispose = tb_field_row_dispose;
  object_class->finalize = tb_field_row_finalize;
  object_class->set_property = tb_field_row_set_property;
  widget_class->focus = tb_field_row_focus;
  klass->grab_item = tb_field_row_real_grab_item;
  klass->get_focus_item = tb_field_row_real_get_focus_item;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TB_TYPE_SESSION,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "field.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "field.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "field.help-group", NULL, head_action);
  gtk_widget_class_install_action (widget_class, "field.remove-group", NULL, head_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "field.help", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tb_field_row_init (TbFieldRow *self)
{
  TbFieldRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  priv->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (priv->heading, "field-heading");
  gtk_widget_set_parent (priv->heading, widget);

  priv->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  gtk_widget_add_css_class (priv->caption, "heading");
  gtk_box_append (GTK_BOX (priv->heading), priv->caption);

  priv->controls = g_object_new (GTK_TYPE_BOX, "spacing", 6, "hexpand", TRUE,
                                 "halign", GTK_ALIGN_END, NULL);
  gtk_box_append (GTK_BOX (priv->heading), priv->controls);
  priv->count = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
  gtk_widget_add_css_class (priv->count, "caption");
  gtk_widget_add_css_class (priv->count, "dim-label");
  gtk_widget_add_css_class (priv->count, "numeric");
  gtk_box_append (GTK_BOX (priv->heading), priv->count);

  priv->card = tb_sight_box_new ();
  gtk_widget_add_css_class (priv->card, "card");
  gtk_widget_add_css_class (priv->card, "form-card");
  gtk_widget_set_overflow (priv->card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (priv->card, widget);
}

void
tb_field_row_show (TbFieldRow *self,
                   guint       part,
                   guint       index,
                   const char *name,
                   const char *caption,
                   PlanField  *field)
{
  TbFieldRowPrivate *priv;
  gboolean is_new;

  g_return_if_fail (TB_IS_FIELD_ROW (self));

  priv = GET_PRIVATE (self);
  priv->index = index;
  if (priv->field == field && priv->part == part && g_strcmp0 (priv->name, name) == 0)
    return;

  is_new = priv->part != part;
  if (is_new && priv->field != NULL && TB_FIELD_ROW_GET_CLASS (self)->forget != NULL)
    TB_FIELD_ROW_GET_CLASS (self)->forget (self);
  priv->part = part;
  plan_field_ref (field);
  g_clear_pointer (&priv->field, plan_field_unref);
  priv->field = field;
  if (g_strcmp0 (priv->name, name) != 0)
    {
      g_free (priv->name);
      priv->name = g_strdup (name);
      tb_accessible_set_name (GTK_WIDGET (self), name);
    }
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (priv->caption)), caption) != 0)
    gtk_label_set_text (GTK_LABEL (priv->caption), caption);
  tb_accessible_set_name (priv->caption, name);
  update_buttons (self);
  update_remark (self, is_new);
  TB_FIELD_ROW_GET_CLASS (self)->update (self, field);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
tb_field_row_set_role (TbFieldRow *self,
                       gboolean    is_head,
                       gboolean    is_part,
                       gboolean    is_first)
{
  TbFieldRowPrivate *priv;
  gboolean has_head;

  g_return_if_fail (TB_IS_FIELD_ROW (self));

  priv = GET_PRIVATE (self);
  priv->is_head = is_head;
  priv->is_part = is_part;
  has_head = find_head (self) != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.help-group", has_head);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.remove-group", has_head);
  gtk_widget_set_visible (priv->card, !is_head);
  if (priv->add != NULL)
    gtk_widget_set_visible (priv->add, !is_head);
  set_class (GTK_WIDGET (self), "part", is_part);
  set_class (GTK_WIDGET (self), "first", is_first);
}

void
tb_field_row_complete (TbFieldRow *self)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  if (TB_FIELD_ROW_GET_CLASS (self)->complete != NULL)
    TB_FIELD_ROW_GET_CLASS (self)->complete (self);
}

void
tb_field_row_grab_item (TbFieldRow *self,
                        int         item)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  TB_FIELD_ROW_GET_CLASS (self)->grab_item (self, item);
}

void
tb_field_row_reach_item (TbFieldRow *self,
                         int         item)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  if (item >= 0 && TB_FIELD_ROW_GET_CLASS (self)->reach_item != NULL)
    TB_FIELD_ROW_GET_CLASS (self)->reach_item (self, item);
}

gboolean
tb_field_row_grab_from (GtkWidget *row)
{
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TB_IS_FIELD_ROW (row) && gtk_widget_get_visible (GET_PRIVATE (TB_FIELD_ROW (row))->card))
      {
        tb_field_row_grab_item (TB_FIELD_ROW (row), -1);
        tb_text_view_select_placeholder_in (gtk_widget_get_root (row));
        return TRUE;
      }
  return FALSE;
}

TbSession *
tb_field_row_get_session (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), NULL);

  return GET_PRIVATE (self)->session;
}

PlanField *
tb_field_row_get_field (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), NULL);

  return GET_PRIVATE (self)->field;
}

guint
tb_field_row_get_index (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), 0);

  return GET_PRIVATE (self)->index;
}

const char *
tb_field_row_get_name (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), NULL);

  return GET_PRIVATE (self)->name;
}

int
tb_field_row_find_part (TbFieldRow *self,
                        Plan       *plan,
                        GError    **error)
{
  int part;

  g_return_val_if_fail (TB_IS_FIELD_ROW (self), -1);

  part = plan_find_part (plan, GET_PRIVATE (self)->part);
  if (part < 0)
    g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_NOT_FOUND,
                         _("This part is not in the plan any more"));
  return part;
}

PlanEdit *
tb_field_row_commit_text (gpointer    row,
                          Plan       *plan,
                          const char *text,
                          GError    **error)
{
  int part;

  g_return_val_if_fail (TB_IS_FIELD_ROW (row), NULL);

  part = tb_field_row_find_part (row, plan, error);

  return part < 0 ? NULL
                  : plan_command_set_text (plan, part, tb_field_row_get_index (row), text, error);
}

GtkBox *
tb_field_row_get_card (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), NULL);

  return GTK_BOX (GET_PRIVATE (self)->card);
}

GtkWidget *
tb_field_row_get_caption (TbFieldRow *self)
{
  g_return_val_if_fail (TB_IS_FIELD_ROW (self), NULL);

  return GET_PRIVATE (self)->caption;
}

void
tb_field_row_tie (TbFieldRow *self,
                  GtkWidget  *control)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  GET_PRIVATE (self)->caption, NULL, -1);
}

void
tb_field_row_set_count (TbFieldRow *self,
                        const char *count)
{
  GtkWidget *label;

  g_return_if_fail (TB_IS_FIELD_ROW (self));

  label = GET_PRIVATE (self)->count;
  gtk_label_set_text (GTK_LABEL (label), count != NULL ? count : "");
  gtk_widget_set_visible (label, count != NULL);
}

void
tb_field_row_add_control (TbFieldRow *self,
                          GtkWidget  *control)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  gtk_box_append (GTK_BOX (GET_PRIVATE (self)->controls), control);
}

void
tb_field_row_report_place (TbFieldRow *self)
{
  TbFieldRowPrivate *priv;

  g_return_if_fail (TB_IS_FIELD_ROW (self));

  priv = GET_PRIVATE (self);
  if (priv->field != NULL)
    tb_session_set_place (priv->session, priv->part, priv->index,
                          TB_FIELD_ROW_GET_CLASS (self)->get_focus_item (self));
}

void
tb_field_row_leave (TbFieldRow *self)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));

  if (tb_field_row_grab_from (gtk_widget_get_next_sibling (GTK_WIDGET (self))))
    return;

  /* Behind the last field come other things of the page; not the rest of this one, as Tab has it,
   * and not what is beside the page: who writes on would write there. */
  for (GtkWidget *widget = GTK_WIDGET (self); widget != NULL && !GTK_IS_VIEWPORT (widget);
       widget = gtk_widget_get_parent (widget))
    for (GtkWidget *next = gtk_widget_get_next_sibling (widget); next != NULL;
         next = gtk_widget_get_next_sibling (next))
      if (gtk_widget_should_layout (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return;
}

/* Enter in @view does @next, Ctrl+Enter leaves. */
static void
connect_keys (TbFieldRow *self,
              TbTextView *view,
              GCallback   next)
{
  g_return_if_fail (TB_IS_FIELD_ROW (self));
  g_return_if_fail (TB_IS_TEXT_VIEW (view));

  g_signal_connect_swapped (view, "next", next, self);
  g_signal_connect_swapped (view, "done", G_CALLBACK (tb_field_row_leave), self);
}

void
tb_field_row_leave_from (TbFieldRow *self,
                         TbTextView *view)
{
  connect_keys (self, view, G_CALLBACK (tb_field_row_leave));
}

static void
begin_cb (TbFieldRow *self)
{
  tb_field_row_grab_item (self, 0);
  tb_text_view_select_placeholder_in (gtk_widget_get_root (GTK_WIDGET (self)));
}

void
tb_field_row_begin_from (TbFieldRow *self,
                         TbTextView *view)
{
  connect_keys (self, view, G_CALLBACK (begin_cb));
}
