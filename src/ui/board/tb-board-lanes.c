/* tb-board-lanes.c: the board with a lane for each agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-lanes-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/board/tb-agent-disc.h"
#include "ui/board/tb-board-drag.h"
#include "ui/session/tb-progress.h"

#define RADIUS 12

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (TbBoardLanes, tb_board_lanes, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
clear_row (gpointer data)
{
  g_object_unref (((TbLaneRow *) data)->item);
}

static TbLaneRow *
get_row (TbBoardLanes *self,
         guint         index)
{
  return &g_array_index (self->rows, TbLaneRow, index);
}

TbLaneRow *
_tb_board_lanes_find_row (TbBoardLanes *self,
                          TbBoardItem  *item)
{
  for (guint i = 0; item != NULL && i < self->rows->len; i++)
    {
      if (get_row (self, i)->item == item)
        return get_row (self, i);
    }
  return NULL;
}

void
_tb_board_lanes_ensure_card (TbBoardLanes *self,
                             TbLaneRow    *row)
{
  if (row->card != NULL)
    return;

  if (self->spare->len > 0)
    {
      row->card = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
      gtk_widget_set_child_visible (GTK_WIDGET (row->card), TRUE);
    }
  else
    {
      row->card = TB_BOARD_CARD (tb_board_card_new ());
      /* Before the titles and the lanes' headers: those are above the cards. */
      gtk_widget_insert_after (GTK_WIDGET (row->card), GTK_WIDGET (self), NULL);
    }
  tb_board_card_set_item (row->card, row->item);
}

static void
append_lane (TbBoardLanes *self)
{
  TbLane lane = { 0 };

  lane.header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (lane.header, "lane-header");
  lane.disc = tb_agent_disc_new ();
  gtk_widget_set_valign (lane.disc, GTK_ALIGN_CENTER);
  lane.title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (lane.title), "heading");
  gtk_label_set_ellipsize (lane.title, PANGO_ELLIPSIZE_END);
  lane.progress = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (lane.progress), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (lane.progress), "dim-label");
  gtk_label_set_ellipsize (lane.progress, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (lane.header), lane.disc);
  gtk_box_append (GTK_BOX (lane.header), GTK_WIDGET (lane.title));
  gtk_box_append (GTK_BOX (lane.header), GTK_WIDGET (lane.progress));
  gtk_widget_insert_before (lane.header, GTK_WIDGET (self), self->titles[0]);
  g_array_append_val (self->lanes, lane);
}

/* @index: the agent's part, or -1 for the lane of tasks without one. */
static void
update_lane (TbBoardLanes *self,
             guint         place,
             const Plan   *plan,
             int           index)
{
  TbLane *lane = &g_array_index (self->lanes, TbLane, place);
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *progress = NULL;
  PlanPart *agent;
  PlanCounts counts;

  lane->agent = 0;
  gtk_widget_set_visible (lane->disc, index >= 0);
  gtk_widget_set_visible (GTK_WIDGET (lane->progress), index >= 0);
  if (index < 0)
    {
      gtk_label_set_text (lane->title, _ ("No Agent"));
      return;
    }

  agent = plan_get_part (plan, index);
  title = tb_board_facts_dup_agent_title (agent);
  number = g_utf8_make_valid (plan_part_get_number (agent), -1);
  plan_count_part (plan, index, &counts);
  progress = tb_progress_describe (&counts);
  lane->agent = plan_part_get_id (agent);
  tb_agent_disc_set_agent (TB_AGENT_DISC (lane->disc), place, number, title);
  gtk_label_set_text (lane->title, title);
  gtk_label_set_text (lane->progress, progress);
}

static void
sync_lanes (TbBoardLanes *self,
            gboolean      has_homeless)
{
  Plan *plan = tb_board_model_get_plan (self->model);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  guint n_lanes = n_agents + has_homeless;

  while (self->lanes->len > n_lanes)
    {
      gtk_widget_unparent (g_array_index (self->lanes, TbLane, self->lanes->len - 1).header);
      g_array_set_size (self->lanes, self->lanes->len - 1);
    }
  while (self->lanes->len < n_lanes)
    append_lane (self);
  for (guint i = 0; i < n_lanes; i++)
    update_lane (self, i, plan, i < n_agents ? (int) agents[i] : -1);
}

/* Where the item stands among the lanes; the gap of a card from elsewhere is last in its lane. */
static guint
find_lane (TbBoardLanes *self,
           TbBoardItem  *item)
{
  gboolean is_other;
  guint agent = tb_board_item_is_gap (item)
                  ? tb_board_model_get_gap_agent (self->model, &is_other)
                  : tb_board_item_get_facts (item)->agent_id;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      if (g_array_index (self->lanes, TbLane, i).agent == agent)
        return i;
    }
  return self->lanes->len;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const TbLaneRow *first = a;
  const TbLaneRow *second = b;

  if (first->status != second->status)
    return first->status < second->status ? -1 : 1;
  if (first->lane != second->lane)
    return first->lane < second->lane ? -1 : 1;
  return first->y - second->y;
}

/* The cards of the model in the order of the rows; `y` is where they stood in it. */
static GArray *
create_rows (TbBoardLanes *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TbLaneRow));
  gboolean is_other = FALSE;

  tb_board_model_get_gap_agent (self->model, &is_other);
  for (guint status = 0; status < PLAN_N_STATUSES; status++)
    {
      GListModel *column = tb_board_model_get_column (self->model, status);

      for (guint i = 0; i < g_list_model_get_n_items (column); i++)
        {
          TbLaneRow row = { .status = status };

          row.item = g_list_model_get_item (column, i);
          row.lane = find_lane (self, row.item);
          row.y = tb_board_item_is_gap (row.item) && is_other ? G_MAXINT : (int) i;
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static gboolean
has_homeless_tasks (TbBoardLanes *self)
{
  Plan *plan = tb_board_model_get_plan (self->model);
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      if (plan_get_agent_of (plan, tasks[i]) < 0)
        return TRUE;
    }
  return FALSE;
}

static void
update_counts (TbBoardLanes *self)
{
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      g_autofree char *count = tb_board_model_format_count (self->model, i);

      gtk_label_set_text (self->counts[i], count);
    }
}

void
_tb_board_lanes_sync (TbBoardLanes *self)
{
  g_autoptr (GHashTable) old_rows = NULL;
  g_autoptr (GArray) rows = NULL;

  if (!self->is_stale || !self->is_active)
    return;

  self->is_stale = FALSE;
  sync_lanes (self, has_homeless_tasks (self));
  rows = g_steal_pointer (&self->rows);
  self->rows = create_rows (self);
  g_array_set_clear_func (self->rows, clear_row);

  old_rows = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TbLaneRow *row = &g_array_index (rows, TbLaneRow, i);

      g_hash_table_insert (old_rows, row->item, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      TbLaneRow *row = get_row (self, i);
      TbLaneRow *old = g_hash_table_lookup (old_rows, row->item);

      if (old == NULL)
        continue;
      row->card = g_steal_pointer (&old->card);
      row->height = old->height;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      TbBoardCard *card = g_array_index (rows, TbLaneRow, i).card;

      if (card == NULL)
        continue;
      tb_board_card_set_item (card, NULL);
      gtk_widget_set_child_visible (GTK_WIDGET (card), FALSE);
      g_ptr_array_add (self->spare, card);
    }
  if (self->target != NULL && _tb_board_lanes_find_row (self, self->target) == NULL)
    self->target = NULL;
  update_counts (self);
}

static void
model_changed_cb (TbBoardLanes *self)
{
  if (!self->is_active)
    return;

  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What was at this height is somewhere else now. */
static void
filtering_cb (TbBoardLanes *self)
{
  g_clear_object (&self->anchor);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
}

static void
value_changed_cb (TbBoardLanes *self)
{
  if (self->is_configuring)
    return;

  self->target = NULL;
  g_clear_object (&self->anchor);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (TbBoardLanes   *self,
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

static gboolean
locate (GtkWidget  *widget,
        double      x,
        double      y,
        PlanStatus *status,
        guint      *agent)
{
  return _tb_board_lanes_locate (TB_BOARD_LANES (widget), x, y, status, agent);
}

static void
tb_board_lanes_measure (GtkWidget      *widget,
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
tb_board_lanes_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TbBoardLanes *self = TB_BOARD_LANES (widget);

  _tb_board_lanes_sync (self);
  _tb_board_lanes_layout (self, width, height);
}

/* The troughs that cards stand in. */
static void
snapshot_cells (TbBoardLanes *self,
                GtkSnapshot  *snapshot)
{
  int value = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= .04f;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TbLane *lane = &g_array_index (self->lanes, TbLane, i);
      int top = lane->y + lane->header_height;

      if (lane->y + lane->height <= value ||
          lane->y >= value + gtk_widget_get_height (GTK_WIDGET (self)))
        continue;
      for (guint k = 0; k < PLAN_N_STATUSES; k++)
        {
          graphene_rect_t bounds =
            GRAPHENE_RECT_INIT (_tb_board_lanes_get_x (self, k), self->title_height + top - value,
                                self->column_width, lane->y + lane->height - top);
          GskRoundedRect shape;

          gsk_rounded_rect_init_from_rect (&shape, &bounds, RADIUS);
          gtk_snapshot_push_rounded_clip (snapshot, &shape);
          gtk_snapshot_append_color (snapshot, &color, &bounds);
          gtk_snapshot_pop (snapshot);
        }
    }
}

static void
tb_board_lanes_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TbBoardLanes *self = TB_BOARD_LANES (widget);
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, self->title_height, gtk_widget_get_width (widget),
                                             gtk_widget_get_height (widget) - self->title_height);

  gtk_snapshot_push_clip (snapshot, &view);
  snapshot_cells (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && child != self->titles[0];
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    gtk_widget_snapshot_child (widget, self->titles[i], snapshot);
}

/* A card, or what is in it, has the focus: bring it into view. */
static void
tb_board_lanes_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  TbBoardLanes *self = TB_BOARD_LANES (widget);

  GTK_WIDGET_CLASS (tb_board_lanes_parent_class)->set_focus_child (widget, child);

  if (child == NULL || self->target != NULL || !TB_IS_BOARD_CARD (child))
    return;
  self->target = tb_board_card_get_item (TB_BOARD_CARD (child));
  gtk_widget_queue_allocate (widget);
}

/* Tab leaves the lanes behind what is in the card. */
static gboolean
tb_board_lanes_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL && TB_IS_BOARD_CARD (child) &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return gtk_widget_child_focus (child, direction);
  return GTK_WIDGET_CLASS (tb_board_lanes_parent_class)->focus (widget, direction);
}

static void
tb_board_lanes_dispose (GObject *object)
{
  TbBoardLanes *self = TB_BOARD_LANES (object);
  GtkWidget *child;

  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->lanes, 0);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->anchor);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_lanes_parent_class)->dispose (object);
}

static void
tb_board_lanes_finalize (GObject *object)
{
  TbBoardLanes *self = TB_BOARD_LANES (object);

  g_array_unref (self->rows);
  g_array_unref (self->lanes);
  g_ptr_array_unref (self->spare);

  G_OBJECT_CLASS (tb_board_lanes_parent_class)->finalize (object);
}

static void
tb_board_lanes_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TbBoardLanes *self = TB_BOARD_LANES (object);

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
tb_board_lanes_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TbBoardLanes *self = TB_BOARD_LANES (object);

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
tb_board_lanes_class_init (TbBoardLanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_lanes_dispose;
  object_class->finalize = tb_board_lanes_finalize;
  object_class->get_property = tb_board_lanes_get_property;
  object_class->set_property = tb_board_lanes_set_property;
  widget_class->focus = tb_board_lanes_focus;
  widget_class->measure = tb_board_lanes_measure;
  widget_class->set_focus_child = tb_board_lanes_set_focus_child;
  widget_class->size_allocate = tb_board_lanes_size_allocate;
  widget_class->snapshot = tb_board_lanes_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  _tb_board_lanes_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "lanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
create_title (TbBoardLanes *self,
              PlanStatus    status)
{
  GtkWidget *label = gtk_label_new (plan_status_get_title (status));

  self->titles[status] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->titles[status], "title");
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  self->counts[status] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[status]), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[status]), "dim-label");
  gtk_box_append (GTK_BOX (self->titles[status]), label);
  gtk_box_append (GTK_BOX (self->titles[status]), GTK_WIDGET (self->counts[status]));
  gtk_widget_set_parent (self->titles[status], GTK_WIDGET (self));
}

static void
tb_board_lanes_init (TbBoardLanes *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->rows = g_array_new (FALSE, TRUE, sizeof (TbLaneRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (TbLane));
  self->spare = g_ptr_array_new ();
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    create_title (self, i);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lanes of the agents"),
                                  -1);
}

GtkWidget *
tb_board_lanes_new (TbBoardModel *model)
{
  TbBoardLanes *self = g_object_new (TB_TYPE_BOARD_LANES, NULL);

  self->model = g_object_ref (model);
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    g_signal_connect_object (tb_board_model_get_column (model, i), "items-changed",
                             G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "synced", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "gap-moved", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "filtering", G_CALLBACK (filtering_cb), self, G_CONNECT_SWAPPED);
  tb_board_drag_add_cells (GTK_WIDGET (self), model, locate);

  return GTK_WIDGET (self);
}

void
tb_board_lanes_set_active (TbBoardLanes *self,
                           gboolean      active)
{
  g_return_if_fail (TB_IS_BOARD_LANES (self));

  if (self->is_active == (guint) !!active)
    return;

  self->is_active = !!active;
  self->is_stale = self->is_active;
  if (!active)
    {
      for (guint i = 0; i < self->rows->len; i++)
        {
          if (get_row (self, i)->card != NULL)
            gtk_widget_unparent (GTK_WIDGET (get_row (self, i)->card));
        }
      g_array_set_size (self->rows, 0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
