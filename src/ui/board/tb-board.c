/* tb-board.c: the board of a plan's tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/compat/tb-settings.h"

#define MIN_WIDTH 300
/* Below these, one column is shown at a time, and the filters fold away. */
#define NARROW_WIDTH 600
#define COMPACT_WIDTH 1120

enum
{
  PROP_LANES = 1,
  PROP_ORDER,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (TbBoard, tb_board, GTK_TYPE_WIDGET)

static void
show_page (TbBoard *self)
{
  gboolean has_tasks = tb_board_model_get_n_all (self->model) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), !has_tasks        ? "empty"
                                                             : self->has_order ? "order"
                                                                               : "columns");
}

static void
sync_with_plan (TbBoard *self)
{
  TbBoardCard *card = _tb_board_get_focus_card (self);
  guint focus_id = card != NULL ? tb_board_item_get_id (tb_board_card_get_item (card)) : 0;
  int focus_row = card != NULL ? tb_board_card_get_focus_row (card) : -1;
  gboolean has_tasks;

  if (!self->dirty)
    tb_board_pages_begin_glide (self->pages,
                                tb_board_model_find (self->model, self->dropped_task));
  self->dirty = FALSE;
  tb_board_model_sync (self->model);
  tb_board_header_update (self->header, tb_session_get_plan (self->session),
                          plan_document_get_schedule (tb_session_get_document (self->session)));
  _tb_board_update_ask (self);
  _tb_board_update_news (self);

  has_tasks = tb_board_model_get_n_all (self->model) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->header), has_tasks);
  show_page (self);

  /* The card may have another widget in another column now. */
  if (focus_id != 0)
    {
      card = _tb_board_get_focus_card (self);
      if (card == NULL || tb_board_item_get_id (tb_board_card_get_item (card)) != focus_id)
        _tb_board_focus_task (self, focus_id, focus_row);
    }
}

static void
notes_changed_cb (TbBoard *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sync_with_plan (self);
  else
    self->dirty = TRUE;
}

static void
document_changed_cb (TbBoard      *self,
                     Plan         *before,
                     Plan         *after,
                     PlanDocument *document)
{
  if (plan_document_is_reloading (document))
    tb_board_news_add (self->news, before, after);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sync_with_plan (self);
  else
    self->dirty = TRUE;
}

/* Widgets must not come and go while they are being allocated. */
static gboolean
update_layout_cb (gpointer user_data)
{
  TbBoard *self = user_data;

  self->layout_source = 0;
  tb_board_pages_set_narrow (self->pages, self->narrow);
  tb_board_header_set_narrow (self->header, self->compact);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->ask_box),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  return G_SOURCE_REMOVE;
}

static void
tb_board_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  TbBoard *self = TB_BOARD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int width;

      gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      for_size = MAX (for_size, width);
    }
  gtk_widget_measure (self->content, orientation, for_size, minimum, natural, NULL, NULL);
  /* The wide layout must not keep the window from becoming narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MAX (*natural, *minimum);
    }
}

static void
tb_board_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  TbBoard *self = TB_BOARD (widget);
  gboolean narrow = width < NARROW_WIDTH;
  gboolean compact = width < COMPACT_WIDTH;
  int minimum;

  if (narrow != (gboolean) self->narrow || compact != (gboolean) self->compact)
    {
      self->narrow = narrow;
      self->compact = compact;
      if (self->layout_source == 0)
        self->layout_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, update_layout_cb, self,
                                               NULL);
    }

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->content, MAX (width, minimum), height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Who comes to the board comes to its cards. So does GTK with the focus of what went away, such as
 * a menu. */
static gboolean
tb_board_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* GTK comes behind the next frame: by then somebody may have gone on. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) && gtk_widget_get_mapped (focus))
    return TRUE;
  /* Without tasks there is a button to add one. */
  return _tb_board_focus_current (TB_BOARD (widget)) ||
         gtk_widget_child_focus (TB_BOARD (widget)->content, GTK_DIR_TAB_FORWARD);
}

static void
tb_board_map (GtkWidget *widget)
{
  TbBoard *self = TB_BOARD (widget);

  if (self->dirty)
    sync_with_plan (self);
  GTK_WIDGET_CLASS (tb_board_parent_class)->map (widget);
}

static void
tb_board_dispose (GObject *object)
{
  TbBoard *self = TB_BOARD (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->light_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->news, tb_board_news_free);

  G_OBJECT_CLASS (tb_board_parent_class)->dispose (object);
}

static void
set_lanes (TbBoard  *self,
           gboolean  lanes)
{
  TbBoardCard *card;
  guint id;

  if (self->has_lanes == (guint) !!lanes)
    return;

  card = _tb_board_get_focus_card (self);
  id = card != NULL ? tb_board_item_get_id (tb_board_card_get_item (card)) : 0;
  self->has_lanes = !!lanes;
  tb_board_pages_set_lanes (self->pages, lanes);
  tb_settings_set_boolean (self->settings, "board-lanes", lanes);
  if (id != 0)
    _tb_board_focus_task (self, id, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANES]);
}

static void
set_order (TbBoard  *self,
           gboolean  order)
{
  guint id = self->focused_task;

  if (self->has_order == (guint) !!order)
    return;

  self->has_order = !!order;
  tb_board_order_set_active (self->order, order);
  show_page (self);
  if (id != 0)
    _tb_board_focus_task (self, id, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ORDER]);
}

static void
tb_board_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  TbBoard *self = TB_BOARD (object);

  switch (property_id)
    {
    case PROP_LANES:
      g_value_set_boolean (value, self->has_lanes);
      break;
    case PROP_ORDER:
      g_value_set_boolean (value, self->has_order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tb_board_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  TbBoard *self = TB_BOARD (object);

  switch (property_id)
    {
    case PROP_LANES:
      set_lanes (self, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      set_order (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tb_board_class_init (TbBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_dispose;
  object_class->get_property = tb_board_get_property;
  object_class->set_property = tb_board_set_property;
  widget_class->grab_focus = tb_board_grab_focus;
  widget_class->measure = tb_board_measure;
  widget_class->size_allocate = tb_board_size_allocate;
  widget_class->map = tb_board_map;

  props[PROP_LANES] = g_param_spec_boolean ("lanes", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                              G_PARAM_STATIC_STRINGS);
  props[PROP_ORDER] = g_param_spec_boolean ("order", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                              G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_property_action (widget_class, "board.lanes", "lanes");
  gtk_widget_class_install_property_action (widget_class, "board.order", "order");
  _tb_board_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "board");
}

static void
tb_board_init (TbBoard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->dirty = TRUE;
  self->news = tb_board_news_new ();
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add Task"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-bullet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Tasks Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("The tasks of the plan stand here as cards, from To Do to "
                                      "Done."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.add-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add task to the board"),
                                  -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static GtkWidget *
create_ask_button (const char *label,
                   const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/* Above the columns: toasts cover what is at the bottom. */
static void
create_ask (TbBoard *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->ask_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->ask_label, TRUE);
  gtk_label_set_xalign (self->ask_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->ask_label), TRUE);
  gtk_box_append (GTK_BOX (buttons), create_ask_button (_ ("Only Move"), "board.dismiss"));
  gtk_box_append (GTK_BOX (buttons),
                  create_ask_button (_ ("Tick Criteria"), "board.tick-criteria"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);

  self->ask_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->ask_box, "ask");
  gtk_box_append (GTK_BOX (self->ask_box), GTK_WIDGET (self->ask_label));
  gtk_box_append (GTK_BOX (self->ask_box), buttons);
  self->ask = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->ask), self->ask_box);
}

/* "3 criteria ticked by another program", until that was looked at. */
static void
create_news (TbBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *show = gtk_button_new_with_label (_ ("Show First"));
  GtkWidget *seen = gtk_button_new_with_label (_ ("Mark as Seen"));

  self->news_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->news_label, TRUE);
  gtk_label_set_xalign (self->news_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->news_label), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "board.show-news");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (seen), "board.forget-news");
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (seen, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "ask");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("starred-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->news_label));
  gtk_box_append (GTK_BOX (box), show);
  gtk_box_append (GTK_BOX (box), seen);
  self->news_bar = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->news_bar), box);
}

GtkWidget *
tb_board_new (TbSession *session)
{
  TbBoard *self;
  PlanDocument *document;
  GtkWidget *scrolled;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_BOARD, NULL);
  self->session = g_object_ref (session);
  document = tb_session_get_document (session);
  self->model = tb_board_model_new (document);
  tb_board_model_set_notes (self->model, tb_session_get_notes (session));
  g_signal_connect_object (tb_session_get_notes (session), "changed",
                           G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);

  self->header = TB_BOARD_HEADER (tb_board_header_new (self->model));
  self->pages = TB_BOARD_PAGES (tb_board_pages_new (self->model));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->pages), "columns");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  self->order = TB_BOARD_ORDER (tb_board_order_new (document, self->model));
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->order));
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "order");
  create_ask (self);
  create_news (self);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->content), self->ask);
  gtk_box_append (GTK_BOX (self->content), self->news_bar);
  gtk_box_append (GTK_BOX (self->content), self->stack);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  self->settings = tb_settings_new ();
  set_lanes (self, tb_settings_get_boolean (self->settings, "board-lanes", FALSE));
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
tb_board_focus_search (TbBoard *self)
{
  g_return_if_fail (TB_IS_BOARD (self));

  tb_board_header_focus_search (self->header);
}

gboolean
_tb_board_focus_task (TbBoard *self,
                      guint    id,
                      int      row)
{
  TbBoardItem *item = tb_board_model_find (self->model, id);

  if (self->has_order)
    return tb_board_order_focus_task (self->order, id);
  return item != NULL && tb_board_pages_focus_item (self->pages, item, row);
}

TbBoardCard *
_tb_board_get_focus_card (TbBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, TB_TYPE_BOARD_CARD) : NULL;

  if (card == NULL || !gtk_widget_is_ancestor (card, GTK_WIDGET (self)) ||
      tb_board_card_get_item (TB_BOARD_CARD (card)) == NULL)
    return NULL;
  return TB_BOARD_CARD (card);
}
