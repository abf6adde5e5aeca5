/* tb-order-card.c: one task in the order of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-order-card.h"

#include <glib/gi18n.h>

#include "ui/board/tb-agent-disc.h"

#define RADIUS 8
#define BAR_WIDTH 6
#define LEFT 14
#define RIGHT 8
#define TOP 6
#define PROGRESS_HEIGHT 3

struct _TbOrderCard
{
  GtkWidget    parent_instance;

  /* Owned */
  TbBoardItem *item;
  PangoLayout *key;   /* NULL until drawn, as the title's */
  PangoLayout *title;
  char        *place;

  guint        is_critical : 1;
  guint        is_dim : 1;
};

G_DEFINE_FINAL_TYPE (TbOrderCard, tb_order_card, GTK_TYPE_WIDGET)

static void
drop_layouts (TbOrderCard *self)
{
  g_clear_object (&self->key);
  g_clear_object (&self->title);
}

static void
ensure_layouts (TbOrderCard *self)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);
  g_autofree char *key = NULL;

  if (self->key != NULL)
    return;

  key = g_strdup_printf ("%s · %s", facts->key, plan_status_get_title (facts->status));
  self->key = gtk_widget_create_pango_layout (GTK_WIDGET (self), key);
  pango_layout_set_ellipsize (self->key, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->key, (TB_ORDER_CARD_WIDTH - LEFT - RIGHT) * PANGO_SCALE);
  self->title = gtk_widget_create_pango_layout (GTK_WIDGET (self), facts->title);
  pango_layout_set_wrap (self->title, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->title, (TB_ORDER_CARD_WIDTH - LEFT - RIGHT) * PANGO_SCALE);
  /* Two lines at most. */
  pango_layout_set_height (self->title, -2);
}

static void
lookup_color (GtkWidget  *widget,
              const char *name,
              GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gdk_rgba_parse (color, "#3584e4");
}

static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             int            y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (LEFT, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_frame (TbOrderCard           *self,
                GtkSnapshot           *snapshot,
                const GskRoundedRect  *shape)
{
  TbBoardLight light = tb_board_item_get_light (self->item);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));
  float width = self->is_critical || focused || light != TB_BOARD_LIGHT_NONE ? 2 : 1;
  const float widths[4] = { width, width, width, width };
  GdkRGBA color;

  if (light == TB_BOARD_LIGHT_BEHIND)
    lookup_color (GTK_WIDGET (self), "warning_color", &color);
  else if (width > 1)
    lookup_color (GTK_WIDGET (self), "accent_color", &color);
  else
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
      color.alpha *= .2f;
    }
  gtk_snapshot_append_border (snapshot, shape, widths,
                              (const GdkRGBA[4]){ color, color, color, color });
}

static void
snapshot_progress (TbOrderCard   *self,
                   GtkSnapshot   *snapshot,
                   const GdkRGBA *text)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);
  float width = TB_ORDER_CARD_WIDTH - LEFT - RIGHT;
  float y = TB_ORDER_CARD_HEIGHT - PROGRESS_HEIGHT - 5;
  GdkRGBA color = *text;

  if (facts->n_criteria == 0)
    return;
  color.alpha *= .15f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (LEFT, y, width, PROGRESS_HEIGHT));
  lookup_color (GTK_WIDGET (self), "accent_bg_color", &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (LEFT, y,
                                                  width * facts->n_done / facts->n_criteria,
                                                  PROGRESS_HEIGHT));
}

static void
tb_order_card_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TbOrderCard *self = TB_ORDER_CARD (widget);
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, TB_ORDER_CARD_WIDTH, TB_ORDER_CARD_HEIGHT);
  GskRoundedRect shape;
  GdkRGBA color;
  GdkRGBA text;
  GdkRGBA dim;

  ensure_layouts (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  dim = text;
  dim.alpha *= .65f;
  if (self->is_dim)
    gtk_snapshot_push_opacity (snapshot, .35);

  gsk_rounded_rect_init_from_rect (&shape, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  lookup_color (widget, "popover_bg_color", &color);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  if (facts->agent >= 0)
    {
      tb_agent_disc_get_color (facts->agent, &color);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (0, 0, BAR_WIDTH, TB_ORDER_CARD_HEIGHT));
    }
  append_text (snapshot, self->key, TOP - 2, &dim);
  append_text (snapshot, self->title, TOP + 14, &text);
  snapshot_progress (self, snapshot, &text);
  gtk_snapshot_pop (snapshot);
  snapshot_frame (self, snapshot, &shape);

  if (self->is_dim)
    gtk_snapshot_pop (snapshot);
}

static void
tb_order_card_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? TB_ORDER_CARD_WIDTH
                                                       : TB_ORDER_CARD_HEIGHT;
  *minimum = *natural;
}

static void
tb_order_card_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tb_order_card_parent_class)->css_changed (widget, change);

  drop_layouts (TB_ORDER_CARD (widget));
}

static gboolean
tb_order_card_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  TbOrderCard *self = TB_ORDER_CARD (widget);
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);
  g_autofree char *agent = tb_board_facts_describe_agent (facts);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s", facts->title, agent, self->place);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static guint
get_id (TbOrderCard *self)
{
  return tb_board_item_get_id (self->item);
}

static void
pressed_cb (TbOrderCard *self,
            int          n_press)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.open", "u", get_id (self));
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  return gtk_widget_activate_action (widget, "board.open", "u", get_id (TB_ORDER_CARD (widget)));
}

static void
focus_changed_cb (TbOrderCard *self)
{
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "board.focused", "u",
                              focused ? get_id (self) : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointed_cb (TbOrderCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.point", "u", get_id (self));
}

static void
left_cb (TbOrderCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.point", "u", 0);
}

static void
tb_order_card_dispose (GObject *object)
{
  TbOrderCard *self = TB_ORDER_CARD (object);

  drop_layouts (self);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tb_order_card_parent_class)->dispose (object);
}

static void
tb_order_card_finalize (GObject *object)
{
  g_free (TB_ORDER_CARD (object)->place);

  G_OBJECT_CLASS (tb_order_card_parent_class)->finalize (object);
}

static void
tb_order_card_class_init (TbOrderCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_order_card_dispose;
  object_class->finalize = tb_order_card_finalize;
  widget_class->css_changed = tb_order_card_css_changed;
  widget_class->measure = tb_order_card_measure;
  widget_class->query_tooltip = tb_order_card_query_tooltip;
  widget_class->snapshot = tb_order_card_snapshot;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "ordercard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tb_order_card_init (TbOrderCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->place = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
}

GtkWidget *
tb_order_card_new (TbBoardItem *item)
{
  TbOrderCard *self = g_object_new (TB_TYPE_ORDER_CARD, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
tb_order_card_update (TbOrderCard *self,
                      const char  *place,
                      gboolean     is_critical,
                      gboolean     is_dim)
{
  g_autofree char *description = NULL;

  g_return_if_fail (TB_IS_ORDER_CARD (self));

  description = tb_board_facts_describe (tb_board_item_get_facts (self->item));
  g_free (self->place);
  self->place = g_strdup (place);
  self->is_critical = !!is_critical;
  self->is_dim = !!is_dim;
  drop_layouts (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TbBoardItem *
tb_order_card_get_item (TbOrderCard *self)
{
  g_return_val_if_fail (TB_IS_ORDER_CARD (self), NULL);

  return self->item;
}
