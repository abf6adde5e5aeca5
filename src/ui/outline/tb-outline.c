/* tb-outline.c: the sections, agents and tasks of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/compat/tb-still-pointer.h"
#include "ui/outline/tb-outline-private.h"

G_DEFINE_FINAL_TYPE (TbOutline, tb_outline, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ROW_OPENED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static TbOutlineItem *
get_selected (TbOutline *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
_tb_outline_scroll_to (TbOutline *self,
                       guint      position)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

gboolean
_tb_outline_has_list_focus (TbOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->list || gtk_widget_is_ancestor (focus, self->list));
}

void
_tb_outline_update_nothing (TbOutline *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  gboolean is_empty = g_list_model_get_n_items (tb_outline_model_get_list (self->model)) <= 1;

  gtk_widget_set_visible (self->nothing, is_empty && *text != '\0');
}

GtkWidget *
_tb_outline_find_row (TbOutline     *self,
                      TbOutlineItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && TB_IS_OUTLINE_ROW (row)
          && tb_outline_row_get_item (TB_OUTLINE_ROW (row)) == item)
        return row;
    }
  return NULL;
}

static void
selected_cb (TbOutline *self)
{
  TbOutlineItem *item = get_selected (self);
  guint id;

  if (self->is_syncing || item == NULL)
    return;
  id = tb_outline_item_get_id (item);
  if (id != tb_session_get_part (self->session))
    tb_session_set_place (self->session, id, -1, -1);
}

static void
activate_cb (TbOutline *self,
             guint      position)
{
  g_autoptr (TbOutlineItem) item = NULL;
  guint id;

  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  id = tb_outline_item_get_id (item);
  g_signal_emit (self, signals[SIGNAL_ROW_OPENED], 0);
  tb_session_go_to_part (self->session, id);
}

static void
filter_changed_cb (TbOutline *self)
{
  self->is_syncing = TRUE;
  tb_outline_model_set_filter (self->model,
                               gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  self->is_syncing = FALSE;
  _tb_outline_fill (self);
  _tb_outline_sync_selection (self);
  _tb_outline_update_read (self);
  _tb_outline_update_nothing (self);
}

static void
filter_stop_cb (TbOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  tb_outline_focus (self);
}

static void
add_menu_cb (GtkMenuButton *button,
             gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = _tb_outline_build_add_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
toggle_expanded (TbOutline     *self,
                 TbOutlineItem *item,
                 gboolean       expanded)
{
  guint id = tb_outline_item_get_id (item);

  self->is_syncing = TRUE;
  tb_outline_model_set_expanded (self->model, id, expanded);
  self->is_syncing = FALSE;
  _tb_outline_fill (self);
  _tb_outline_sync_selection (self);
  _tb_outline_update_read (self);
}

static void
row_toggled_cb (TbOutlineRow *row,
                TbOutline    *self)
{
  TbOutlineItem *item = tb_outline_row_get_item (row);

  toggle_expanded (self, item, !tb_outline_item_get_values (item)->expanded);
}

static void
context_menu_closed_cb (TbOutline *self)
{
  tb_outline_focus (self);
}

static void
show_menu (TbOutline  *self,
           GtkWidget  *row,
           GMenuModel *menu,
           double      x,
           double      y)
{
  double list_x, list_y;

  if (self->context_menu == NULL)
    {
      self->context_menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->context_menu, "closed",
                                G_CALLBACK (context_menu_closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context_menu), menu);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &list_x, &list_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle){ (int)list_x, (int)list_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
show_context_menu (TbOutline *self,
                   GtkWidget *row,
                   double     x,
                   double     y)
{
  TbOutlineItem *item = tb_outline_row_get_item (TB_OUTLINE_ROW (row));
  g_autoptr (GMenuModel) menu = _tb_outline_build_row_menu (self, item);

  show_menu (self, row, menu, x, y);
}

/* Lets the person choose the agent that the task of @row goes to. */
static void
show_agents (TbOutline *self,
             GtkWidget *row)
{
  TbOutlineItem *item = tb_outline_row_get_item (TB_OUTLINE_ROW (row));
  g_autoptr (GMenuModel) agents = _tb_outline_build_agents_menu (self, item);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (g_menu_model_get_n_items (agents) == 0)
    return;
  g_menu_append_section (menu, _("Move to Agent"), agents);
  show_menu (self, row, G_MENU_MODEL (menu), 24, gtk_widget_get_height (row));
}

/* A menu that opens while the button is down leaves the row :active (GTK 4.8). */
static void
row_right_released_cb (GtkGestureClick *gesture,
                       int              n_press,
                       double           x,
                       double           y,
                       TbOutline       *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  show_context_menu (self, row, x, y);
}

static void
row_released_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 TbOutline       *self)
{
  if (n_press == 1)
    g_signal_emit (self, signals[SIGNAL_ROW_OPENED], 0);
}

/* The row widget that has the focus, or %NULL. */
static GtkWidget *
find_focus_row (TbOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return NULL;
  child = gtk_widget_get_first_child (focus);
  return child != NULL && TB_IS_OUTLINE_ROW (child) ? child : NULL;
}

#define ANY_PART ~(1u << PLAN_PART_TITLE)
#define MOVABLE  (1u << PLAN_PART_AGENT | 1u << PLAN_PART_TASK)

/* What a key does with the part of the row: an action that takes its id. */
static const struct
{
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
  guint           kinds; /* those of PlanPartKind that it is for, as bits */
} part_keys[] = {
  { GDK_KEY_Up, GDK_ALT_MASK, "plan.move-part-up", MOVABLE },
  { GDK_KEY_Down, GDK_ALT_MASK, "plan.move-part-down", MOVABLE },
  { GDK_KEY_d, GDK_CONTROL_MASK, "plan.duplicate-part", MOVABLE },
  { GDK_KEY_c, GDK_CONTROL_MASK, "plan.copy-part", ANY_PART },
  { GDK_KEY_F2, 0, "plan.rename-part", ~0u },
  { GDK_KEY_Delete, 0, "plan.remove-part", ANY_PART },
};

/* Returns: whether the key is for rows like this one */
static gboolean
do_with_part (TbOutline       *self,
              TbOutlineItem   *item,
              guint            keyval,
              GdkModifierType  modifiers)
{
  guint kind = 1u << tb_outline_item_get_values (item)->kind;

  for (guint i = 0; i < G_N_ELEMENTS (part_keys); i++)
    if (part_keys[i].keyval == gdk_keyval_to_lower (keyval)
        && part_keys[i].modifiers == modifiers && (part_keys[i].kinds & kind) != 0)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), part_keys[i].action, "u",
                                    tb_outline_item_get_id (item));
        return TRUE;
      }
  return FALSE;
}

/* Left and Right close and open an agent; Left on a task goes to its agent. */
static gboolean
fold_row (TbOutline *self,
          gboolean   expanded)
{
  TbOutlineItem *item = get_selected (self);
  const TbOutlineValues *values = item != NULL ? tb_outline_item_get_values (item) : NULL;
  Plan *plan = tb_session_get_plan (self->session);
  int agent;

  if (values == NULL)
    return FALSE;
  if (values->expandable)
    {
      toggle_expanded (self, item, expanded);
      return TRUE;
    }
  if (expanded || values->kind != PLAN_PART_TASK)
    return FALSE;
  agent = plan_get_agent_of (plan, plan_find_part (plan, tb_outline_item_get_id (item)));
  if (agent >= 0)
    {
      tb_session_set_place (self->session, plan_part_get_id (plan_get_part (plan, agent)), -1, -1);
      tb_outline_focus (self);
    }
  return TRUE;
}

/* What is typed in the outline goes to its filter, in place of what was there. */
static gboolean
filter_by_typing (TbOutline             *self,
                  GtkEventControllerKey *controller)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->filter)));

  gtk_widget_grab_focus (self->filter);
  return gtk_event_controller_key_forward (controller, text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TbOutline             *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  TbOutlineItem *item;
  GtkWidget *row;

  /* The key is for where the person is. */
  _tb_outline_flush_place (self);
  item = get_selected (self);
  row = find_focus_row (self);
  if (item == NULL || row == NULL)
    return FALSE;
  if (do_with_part (self, item, keyval, modifiers))
    return TRUE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      show_context_menu (self, row, 24, gtk_widget_get_height (row));
      return TRUE;
    }
  if ((keyval == GDK_KEY_m || keyval == GDK_KEY_M) && modifiers == GDK_CONTROL_MASK)
    {
      show_agents (self, row);
      return TRUE;
    }
  if ((modifiers & ~GDK_SHIFT_MASK) == 0 && g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return filter_by_typing (self, controller);
  if (modifiers != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return fold_row (self, FALSE);
    case GDK_KEY_Right:
      return fold_row (self, TRUE);
    case GDK_KEY_Insert:
      gtk_widget_activate_action (GTK_WIDGET (self), "plan.add-task", "i",
                                  (int)tb_outline_item_get_id (item));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              TbOutline                *self)
{
  GtkWidget *row = tb_outline_row_new ();
  GtkGesture *right_click = gtk_gesture_click_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (right_click, "released", G_CALLBACK (row_right_released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (right_click));
  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled_cb), self, 0);
  _tb_outline_add_drag (self, row);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             TbOutline                *self)
{
  tb_outline_row_set_item (TB_OUTLINE_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TbOutline                *self)
{
  tb_outline_row_set_item (TB_OUTLINE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* A list takes Tab to its next row. Here it goes on to what stands beside the list. */
static gboolean
tb_outline_move_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  TbOutline *self = TB_OUTLINE (widget);
  gboolean   forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *next = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);

  if (!_tb_outline_has_list_focus (self) || (!forward && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (tb_outline_parent_class)->focus (widget, direction);
  do
    next = forward ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next);
  while (next != NULL && !gtk_widget_child_focus (next, direction));
  return next != NULL;
}

static void
tb_outline_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  TbOutline *self = TB_OUTLINE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->context_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->context_menu));
}

static void
tb_outline_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  gtk_widget_measure (TB_OUTLINE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
tb_outline_dispose (GObject *object)
{
  TbOutline *self = TB_OUTLINE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->document_signals);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;
  g_clear_weak_pointer (&self->line_row);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->read);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_outline_parent_class)->dispose (object);
}

static void
tb_outline_class_init (TbOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_outline_dispose;

  widget_class->focus = tb_outline_move_focus;
  widget_class->measure = tb_outline_measure;
  widget_class->size_allocate = tb_outline_size_allocate;

  signals[SIGNAL_ROW_OPENED] = g_signal_new ("row-opened", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "outline");
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
add_head (TbOutline *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (head, "outline-head");
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  tb_label_show_hidden_text (GTK_LABEL (self->title));
  gtk_box_append (GTK_BOX (head), self->title);

  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "caption");
  gtk_widget_add_css_class (self->state, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_MIDDLE);
  tb_label_show_hidden_text (GTK_LABEL (self->state));
  gtk_box_append (GTK_BOX (head), self->state);

  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", _("Filter"), NULL);
  set_name (self->filter, _("Filter Outline"));
  gtk_widget_set_margin_top (self->filter, 6);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (filter_stop_cb), self);
  gtk_box_append (GTK_BOX (head), self->filter);
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
add_list (TbOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);

  self->list = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  set_name (self->list, _("Outline"));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  /* Before the list, which takes Left and Right for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);

  self->nothing = gtk_label_new (_("Nothing here has that name."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_set_margin_bottom (self->nothing, 12);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
}

static void
add_foot (TbOutline *self)
{
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add Section"));
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add_button), content);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->add_button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add_button), add_menu_cb,
                                         self, NULL);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "outline-add");
  set_name (self->add_button, _("Add Section to the Plan"));
  /* The button inside is what has the focus, and would take its name from the label. */
  set_name (gtk_widget_get_first_child (self->add_button), _("Add Section to the Plan"));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->add_button);
}

static void
tb_outline_init (TbOutline *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_head (self);
  add_list (self);
  add_foot (self);
}

GtkWidget *
tb_outline_new (TbSession *session)
{
  TbOutline *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_OUTLINE, NULL);
  self->session = g_object_ref (session);

  self->model = tb_outline_model_new (session);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, tb_outline_model_get_list (self->model));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (TB_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "place-changed",
                                  G_CALLBACK (_tb_outline_place_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "read-changed",
                                  G_CALLBACK (_tb_outline_update_read), self);
  g_signal_group_set_target (self->session_signals, session);
  self->document_signals = g_signal_group_new (PLAN_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed",
                                  G_CALLBACK (_tb_outline_document_changed_cb), self);
  g_signal_group_set_target (self->document_signals, tb_session_get_document (session));

  _tb_outline_update_title (self);
  _tb_outline_fill (self);
  _tb_outline_sync_selection (self);

  return GTK_WIDGET (self);
}

void
tb_outline_set_state (TbOutline  *self,
                      const char *words)
{
  g_return_if_fail (TB_IS_OUTLINE (self));

  gtk_label_set_text (GTK_LABEL (self->state), words);
}

void
tb_outline_focus (TbOutline *self)
{
  guint selected;
  GtkWidget *row;

  g_return_if_fail (TB_IS_OUTLINE (self));

  _tb_outline_flush_place (self);
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    _tb_outline_scroll_to (self, selected);
  row = _tb_outline_find_row (self, get_selected (self));
  /* The list's own widget around the row is what takes the focus. */
  gtk_widget_grab_focus (row != NULL ? gtk_widget_get_parent (row) : self->list);
}
