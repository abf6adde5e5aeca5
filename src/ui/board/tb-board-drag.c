/* tb-board-drag.c: dragging cards from column to column
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-drag.h"

#include "ui/compat/tb-drag-escape.h"

#define EDGE_WIDTH 48
#define EDGE_PIXELS_PER_SECOND 700
#define TURN_MILLISECONDS 700
#define MAX_GAP 160
#define CARD_RADIUS 12

/* A column that takes cards. Lives as long as its drop target. */
typedef struct
{
  TbBoardModel *model; /* owned */
  PlanStatus    status;  /* of the column, or of the cell that the gap is in */
  guint         agent;   /* of that cell */
  TbBoardLocate locate;  /* NULL for a column */
} Target;

/* A widget that scrolls, or turns its pages, at its edges. Lives as long as its controller. */
typedef struct
{
  GtkWidget     *widget;     /* borrowed: owns the controller */
  GtkAdjustment *adjustment; /* owned; NULL for pages */
  void         (*turn) (gpointer data,
                        int      by);
  gpointer       data;
  GtkOrientation orientation;
  gint64         frame_time; /* of the last step, 0 before the first */
  guint          source;     /* of the tick or the timeout; 0 when it stands still */
  int            direction;  /* -1, 0, 1 */
} Edges;

static void
target_free (gpointer  data,
             GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->model);
  g_free (target);
}

/* The card with its padding, from the origin of its own coordinates (which is inside of that). */
static graphene_rect_t
get_bounds (GtkWidget *card)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (card, card, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (card), gtk_widget_get_height (card));
  return bounds;
}

/* What the card looks like now (while it is being dragged, it fades), on the window's colour: in
 * dark style, cards let through what is behind them. */
static GdkPaintable *
create_icon (GtkWidget             *card,
             const graphene_size_t *size)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (card);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, size->width, size->height);
  GdkRGBA color = { 1, 1, 1, 1 };
  GskRoundedRect shape;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (card), "window_bg_color", &color);
  gsk_rounded_rect_init_from_rect (&shape, &bounds, CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
  gtk_snapshot_pop (snapshot);

  return gtk_snapshot_to_paintable (snapshot, NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            TbBoardCard   *card)
{
  TbBoardItem *item = tb_board_card_get_item (card);
  graphene_rect_t bounds = get_bounds (GTK_WIDGET (card));
  g_autoptr (GdkPaintable) icon = NULL;

  if (item == NULL || tb_board_item_is_gap (item))
    return NULL;

  icon = create_icon (GTK_WIDGET (card), &bounds.size);
  gtk_drag_source_set_icon (source, icon, (int) (x - bounds.origin.x), (int) (y - bounds.origin.y));

  return gdk_content_provider_new_typed (TB_TYPE_BOARD_ITEM, item);
}

static void
drag_finished_cb (GdkDrag     *drag,
                  TbBoardItem *item)
{
  tb_board_item_set_dragged (item, FALSE);
}

static void
drag_cancel_cb (GdkDrag             *drag,
                GdkDragCancelReason  reason,
                TbBoardItem         *item)
{
  tb_board_item_set_dragged (item, FALSE);
}

/* The target is not told when it was cancelled by a key. */
static void
drag_cancelled_cb (GdkDrag             *drag,
                   GdkDragCancelReason  reason,
                   TbBoardCard         *card)
{
  gtk_widget_activate_action (GTK_WIDGET (card), "board.close-gap", NULL);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               TbBoardCard   *card)
{
  TbBoardItem *item = tb_board_card_get_item (card);

  tb_board_item_set_height (item, MIN ((int) get_bounds (GTK_WIDGET (card)).size.height, MAX_GAP));
  tb_board_item_set_dragged (item, TRUE);
  tb_drag_watch_escape (drag);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancelled_cb), card, 0);
  /* Not the source's own signals: when it ends, the card may show another item. */
  g_signal_connect_object (drag, "dnd-finished", G_CALLBACK (drag_finished_cb), item, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), item, 0);
}

/* The card that is over the target, if it is one of this board. */
static TbBoardItem *
find_dragged_item (GtkDropTarget *drop_target,
                   Target        *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (drop_target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  TbBoardItem *item;

  if (drag == NULL)
    return NULL;

  g_value_init (&value, TB_TYPE_BOARD_ITEM);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return NULL;

  item = g_value_get_object (&value);
  return tb_board_model_find (target->model, tb_board_item_get_id (item)) == item ? item : NULL;
}

static void
close_gap (GtkDropTarget *drop_target,
           Target        *target)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target));

  gtk_widget_remove_css_class (column, "drop-target");
  if (tb_board_model_get_gap (target->model, target->status) >= 0)
    tb_board_model_set_gap (target->model, NULL, target->status, 0);
}

static gboolean
is_at_home (TbBoardItem  *item,
            const Target *target)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (item);

  return facts->status == target->status &&
         (target->locate == NULL || facts->agent_id == target->agent);
}

static GdkDragAction
move_over_cells (GtkWidget   *lanes,
                 TbBoardItem *item,
                 double       x,
                 double       y,
                 Target      *target)
{
  if (!target->locate (lanes, x, y, &target->status, &target->agent))
    return 0;

  if (is_at_home (item, target))
    tb_board_model_set_gap (target->model, NULL, target->status, target->agent);
  else
    tb_board_model_set_gap (target->model, item, target->status, target->agent);
  return GDK_ACTION_MOVE;
}

static GdkDragAction
motion_cb (GtkDropTarget *drop_target,
           double         x,
           double         y,
           Target        *target)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target));
  TbBoardItem *item = find_dragged_item (drop_target, target);

  if (item == NULL)
    return 0;

  if (target->locate != NULL)
    return move_over_cells (column, item, x, y, target);

  if (tb_board_item_get_facts (item)->status != target->status &&
      tb_board_model_get_gap (target->model, target->status) < 0)
    {
      gtk_widget_add_css_class (column, "drop-target");
      tb_board_model_set_gap (target->model, item, target->status,
                              tb_board_item_get_facts (item)->agent_id);
      tb_board_column_show_gap (TB_BOARD_COLUMN (column));
    }
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *drop_target,
          Target        *target)
{
  close_gap (drop_target, target);
}

static gboolean
drop_cb (GtkDropTarget *drop_target,
         const GValue  *value,
         double         x,
         double         y,
         Target        *target)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target));
  TbBoardItem *item = g_value_get_object (value);
  guint id = tb_board_item_get_id (item);

  if (target->locate != NULL && !target->locate (column, x, y, &target->status, &target->agent))
    return FALSE;
  close_gap (drop_target, target);
  if (tb_board_model_find (target->model, id) != item || is_at_home (item, target))
    return FALSE;

  tb_board_item_set_dragged (item, FALSE);
  if (target->locate != NULL)
    return gtk_widget_activate_action (column, "board.drop-in-lane", "(uuu)", id, target->agent,
                                       (guint) target->status);
  return gtk_widget_activate_action (column, "board.drop", "(uu)", id, (guint) target->status);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Edges *edges = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (edges->frame_time != 0)
    gtk_adjustment_set_value (edges->adjustment,
                              gtk_adjustment_get_value (edges->adjustment) +
                                edges->direction * EDGE_PIXELS_PER_SECOND *
                                  (now - edges->frame_time) / (double) G_USEC_PER_SEC);
  edges->frame_time = now;

  return G_SOURCE_CONTINUE;
}

static gboolean
turn_cb (gpointer user_data)
{
  Edges *edges = user_data;

  edges->turn (edges->data, edges->direction);
  return G_SOURCE_CONTINUE;
}

static void
set_direction (Edges *edges,
               int    direction)
{
  if (edges->direction == direction)
    return;

  if (edges->source != 0 && edges->adjustment != NULL)
    gtk_widget_remove_tick_callback (edges->widget, edges->source);
  else if (edges->source != 0)
    g_source_remove (edges->source);
  edges->source = 0;
  edges->frame_time = 0;
  edges->direction = direction;

  if (direction != 0 && edges->adjustment != NULL)
    edges->source = gtk_widget_add_tick_callback (edges->widget, scroll_cb, edges, NULL);
  else if (direction != 0)
    edges->source = g_timeout_add (TURN_MILLISECONDS, turn_cb, edges);
}

static void
edges_free (gpointer  data,
            GClosure *closure)
{
  Edges *edges = data;

  /* A tick callback goes with the widget. */
  if (edges->source != 0 && edges->adjustment == NULL)
    g_source_remove (edges->source);
  g_clear_object (&edges->adjustment);
  g_free (edges);
}

static void
edges_motion_cb (GtkDropControllerMotion *motion,
                 double                   x,
                 double                   y,
                 Edges                   *edges)
{
  double at = edges->orientation == GTK_ORIENTATION_HORIZONTAL ? x : y;
  int size = edges->orientation == GTK_ORIENTATION_HORIZONTAL
               ? gtk_widget_get_width (edges->widget)
               : gtk_widget_get_height (edges->widget);

  if (at < EDGE_WIDTH)
    set_direction (edges, -1);
  else if (at > size - EDGE_WIDTH)
    set_direction (edges, 1);
  else
    set_direction (edges, 0);
}

static void
edges_leave_cb (GtkDropControllerMotion *motion,
                Edges                   *edges)
{
  set_direction (edges, 0);
}

void
tb_board_drag_add_source (TbBoardCard *card)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  /* Before the buttons on the card, so that it can be dragged by those too. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), card);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (source));
}

static void
add_target (GtkWidget *widget,
            Target    *target)
{
  GtkDropTarget *drop_target = gtk_drop_target_new (TB_TYPE_BOARD_ITEM, GDK_ACTION_MOVE);

  g_signal_connect_data (drop_target, "enter", G_CALLBACK (motion_cb), target, target_free, 0);
  g_signal_connect (drop_target, "motion", G_CALLBACK (motion_cb), target);
  g_signal_connect (drop_target, "leave", G_CALLBACK (leave_cb), target);
  g_signal_connect (drop_target, "drop", G_CALLBACK (drop_cb), target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop_target));
}

void
tb_board_drag_add_target (TbBoardColumn *column,
                          TbBoardModel  *model,
                          PlanStatus     status)
{
  Target *target = g_new0 (Target, 1);

  target->model = g_object_ref (model);
  target->status = status;
  add_target (GTK_WIDGET (column), target);
}

void
tb_board_drag_add_cells (GtkWidget     *lanes,
                         TbBoardModel  *model,
                         TbBoardLocate  locate)
{
  Target *target = g_new0 (Target, 1);

  target->model = g_object_ref (model);
  target->locate = locate;
  add_target (lanes, target);
}

static void
add_edges (Edges *edges)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect_data (motion, "enter", G_CALLBACK (edges_motion_cb), edges, edges_free, 0);
  g_signal_connect (motion, "motion", G_CALLBACK (edges_motion_cb), edges);
  g_signal_connect (motion, "leave", G_CALLBACK (edges_leave_cb), edges);
  gtk_widget_add_controller (edges->widget, motion);
}

void
tb_board_drag_add_edges (GtkWidget      *widget,
                         GtkAdjustment  *adjustment,
                         GtkOrientation  orientation)
{
  Edges *edges = g_new0 (Edges, 1);

  edges->widget = widget;
  edges->adjustment = g_object_ref (adjustment);
  edges->orientation = orientation;
  add_edges (edges);
}

void
tb_board_drag_add_turns (GtkWidget *widget,
                         void     (*turn) (gpointer data,
                                           int      by),
                         gpointer   data)
{
  Edges *edges = g_new0 (Edges, 1);

  edges->widget = widget;
  edges->turn = turn;
  edges->data = data;
  add_edges (edges);
}
