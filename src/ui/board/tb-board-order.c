/* tb-board-order.c: in which order the tasks can be built
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-order-private.h"

#include <math.h>

#include <glib/gi18n.h>

#define MIN_ZOOM .25
#define MAX_ZOOM 2.
#define ZOOM_STEP 1.15

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (TbBoardOrder, tb_board_order, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static const TbOrderNode *
get_node (TbBoardOrder *self,
          guint         index)
{
  return &g_array_index (self->layout->nodes, TbOrderNode, index);
}

static PangoLayout *
create_title (TbBoardOrder *self,
              const char   *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
create_titles (TbBoardOrder *self,
               const Plan   *plan)
{
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  g_ptr_array_set_size (self->titles, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < self->layout->n_waves; i++)
    {
      /* Translators: tasks that can be built side by side are a wave; %u is its number. */
      g_autofree char *title = g_strdup_printf (_ ("Wave %u"), i + 1);

      g_ptr_array_add (self->titles, create_title (self, title));
    }
  if (self->layout->has_circle)
    g_ptr_array_add (self->titles, create_title (self, _ ("Waits for a circle")));
  for (guint i = 0; i + 1 < self->layout->rows->len; i++)
    {
      g_autofree char *name = i < n_agents
                                ? tb_board_facts_dup_agent_title (plan_get_part (plan, agents[i]))
                                : g_strdup (_ ("No Agent"));

      g_ptr_array_add (self->names, create_title (self, name));
    }
}

/* Where a card stands, in words. */
static char *
describe_place (TbBoardOrder      *self,
                const TbOrderNode *node,
                TbBoardItem       *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (node->column < self->layout->n_waves)
    g_string_append_printf (text, _ ("Wave %u"), node->column + 1);
  else
    g_string_append (text, _ ("In a circle, or waits for one"));
  if (node->is_critical)
    g_string_append_printf (text, ", %s", _ ("on the critical path"));
  if (tb_board_item_get_facts (item)->dependency[0] != '\0')
    g_string_append_printf (text, ", %s", tb_board_item_get_facts (item)->dependency);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Cards of tasks that are still there stay, and keep the focus. */
static void
sync_cards (TbBoardOrder *self)
{
  g_autoptr (GHashTable) old_cards = g_hash_table_new (NULL, NULL);
  GPtrArray *cards = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer card;

  for (guint i = 0; i < self->cards->len; i++)
    g_hash_table_insert (old_cards,
                         tb_order_card_get_item (g_ptr_array_index (self->cards, i)),
                         g_ptr_array_index (self->cards, i));
  for (guint i = 0; i < self->layout->nodes->len; i++)
    {
      const TbOrderNode *node = get_node (self, i);
      TbBoardItem *item = tb_board_model_find (self->model, node->id);
      g_autofree char *place = describe_place (self, node, item);

      if (!g_hash_table_steal_extended (old_cards, item, NULL, &card))
        {
          card = tb_order_card_new (item);
          gtk_widget_set_parent (card, GTK_WIDGET (self));
        }
      g_ptr_array_add (cards, card);
      tb_order_card_update (card, place, node->is_critical,
                            tb_board_model_get_position (self->model, item) < 0);
    }
  g_hash_table_iter_init (&iter, old_cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    gtk_widget_unparent (card);
  g_ptr_array_unref (self->cards);
  self->cards = cards;
}

static void
sync_layout (TbBoardOrder *self)
{
  Plan *plan = plan_document_get_plan (self->document);

  if (!self->is_stale || !self->is_active)
    return;

  self->is_stale = FALSE;
  g_clear_pointer (&self->layout, tb_order_layout_free);
  self->layout = tb_order_layout_new (plan, plan_document_get_schedule (self->document),
                                      TB_ORDER_CARD_WIDTH, TB_ORDER_CARD_HEIGHT);
  create_titles (self, plan);
  sync_cards (self);
}

static void
model_synced_cb (TbBoardOrder *self)
{
  self->is_stale = TRUE;
  sync_layout (self);
  if (self->is_active)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
value_changed_cb (TbBoardOrder *self)
{
  if (!self->is_configuring)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (TbBoardOrder   *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (adjustment);
  g_clear_object (place);
  *place = adjustment;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (TbBoardOrder   *self,
           GtkOrientation  orientation,
           int             size,
           int             page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double upper = MAX (ceil (size * self->zoom), page);

  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page),
                            0, upper, page * .1, page * .9, page);
}

/* @x, @y of the widget stay where they are. */
static void
zoom_at (TbBoardOrder *self,
         double        zoom,
         double        x,
         double        y)
{
  double old = self->zoom;
  double left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  double top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == old || self->layout == NULL)
    return;

  self->zoom = zoom;
  self->is_configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->layout->width,
             gtk_widget_get_width (GTK_WIDGET (self)));
  configure (self, GTK_ORIENTATION_VERTICAL, self->layout->height,
             gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                            (left + x) * zoom / old - x);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            (top + y) * zoom / old - y);
  self->is_configuring = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double                    dx,
           double                    dy,
           TbBoardOrder             *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.;
  double surface_x;
  double surface_y;
  double left;
  double top;

  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  if (gdk_event_get_position (event, &surface_x, &surface_y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

      gtk_native_get_surface_transform (native, &left, &top);
      gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self),
                                        surface_x - left, surface_y - top, &x, &y);
    }
  zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), x, y);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);
  int by = g_variant_get_int32 (arguments);

  zoom_at (self, by == 0 ? 1 : self->zoom * pow (ZOOM_STEP, by),
           gtk_widget_get_width (widget) / 2., gtk_widget_get_height (widget) / 2.);
  return TRUE;
}

/* Scrolls as far as is needed to see the whole card. */
static void
show_node (TbBoardOrder *self,
           guint         index)
{
  const TbOrderNode *node = get_node (self, index);
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_clamp_page (horizontal, (node->x - TB_ORDER_MARGIN) * self->zoom,
                             (node->x + TB_ORDER_CARD_WIDTH + TB_ORDER_MARGIN) * self->zoom);
  gtk_adjustment_clamp_page (vertical, (node->y - TB_ORDER_TOP - TB_ORDER_SPACING) * self->zoom,
                             (node->y + TB_ORDER_CARD_HEIGHT + TB_ORDER_SPACING) * self->zoom);
}

static void
tb_board_order_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);
  guint index;

  GTK_WIDGET_CLASS (tb_board_order_parent_class)->set_focus_child (widget, child);

  if (child != NULL && g_ptr_array_find (self->cards, child, &index))
    show_node (self, index);
}

static gboolean
move_focus_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  guint index;
  int dx;
  int dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  if (child == NULL || !g_ptr_array_find (self->cards, child, &index))
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    dx = -dx;
  index = tb_order_layout_find_beside (self->layout, index, dx, dy);
  return gtk_widget_grab_focus (g_ptr_array_index (self->cards, index));
}

/* Tab goes past the cards. */
static gboolean
tb_board_order_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->cards->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->cards, 0));
}

static void
tb_board_order_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  /* It fits into any size: that is what scrolling is for. */
  *minimum = 0;
  *natural = 0;
}

static void
tb_board_order_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TbBoardOrder *self = TB_BOARD_ORDER (widget);
  double left;
  double top;

  sync_layout (self);
  if (self->layout == NULL)
    return;

  self->is_configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->layout->width, width);
  configure (self, GTK_ORIENTATION_VERTICAL, self->layout->height, height);
  self->is_configuring = FALSE;
  left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  for (guint i = 0; i < self->cards->len; i++)
    {
      const TbOrderNode *node = get_node (self, i);
      GskTransform *transform =
        gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (
                                         (float) (node->x * self->zoom - left),
                                         (float) (node->y * self->zoom - top)));

      transform = gsk_transform_scale (transform, (float) self->zoom, (float) self->zoom);
      gtk_widget_allocate (g_ptr_array_index (self->cards, i), TB_ORDER_CARD_WIDTH,
                           TB_ORDER_CARD_HEIGHT, -1, transform);
    }
}

static void
tb_board_order_dispose (GObject *object)
{
  TbBoardOrder *self = TB_BOARD_ORDER (object);
  GtkWidget *child;

  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_order_parent_class)->dispose (object);
}

static void
tb_board_order_finalize (GObject *object)
{
  TbBoardOrder *self = TB_BOARD_ORDER (object);

  g_clear_pointer (&self->layout, tb_order_layout_free);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (tb_board_order_parent_class)->finalize (object);
}

static void
tb_board_order_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TbBoardOrder *self = TB_BOARD_ORDER (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tb_board_order_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TbBoardOrder *self = TB_BOARD_ORDER (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   dx;
    int   dy;
  } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 }, { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_KP_Down, 0, 1 },
  };
  static const struct
  {
    guint key;
    int   by;
  } zooms[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, move_focus_cb,
                                  "(ii)", arrows[i].dx, arrows[i].dy);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, zoom_cb,
                                  "i", zooms[i].by);
}

static void
tb_board_order_class_init (TbBoardOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_order_dispose;
  object_class->finalize = tb_board_order_finalize;
  object_class->get_property = tb_board_order_get_property;
  object_class->set_property = tb_board_order_set_property;
  widget_class->focus = tb_board_order_focus;
  widget_class->measure = tb_board_order_measure;
  widget_class->set_focus_child = tb_board_order_set_focus_child;
  widget_class->size_allocate = tb_board_order_size_allocate;
  widget_class->snapshot = _tb_board_order_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "boardorder");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tb_board_order_init (TbBoardOrder *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->zoom = 1;
  self->is_stale = TRUE;
  self->cards = g_ptr_array_new ();
  self->titles = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_ptr_array_new_with_free_func (g_object_unref);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of the tasks"),
                                  -1);
}

GtkWidget *
tb_board_order_new (PlanDocument *document,
                    TbBoardModel *model)
{
  TbBoardOrder *self = g_object_new (TB_TYPE_BOARD_ORDER, NULL);

  self->document = g_object_ref (document);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "synced", G_CALLBACK (model_synced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "lit", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
tb_board_order_set_active (TbBoardOrder *self,
                           gboolean      active)
{
  g_return_if_fail (TB_IS_BOARD_ORDER (self));

  self->is_active = !!active;
  sync_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
tb_board_order_focus_task (TbBoardOrder *self,
                           guint         id)
{
  g_return_val_if_fail (TB_IS_BOARD_ORDER (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    {
      if (get_node (self, i)->id == id)
        return gtk_widget_grab_focus (g_ptr_array_index (self->cards, i));
    }
  return FALSE;
}
