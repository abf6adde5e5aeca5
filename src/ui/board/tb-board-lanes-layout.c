/* tb-board-lanes-layout.c: where the cards of the lanes stand
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-lanes-private.h"

#include "ui/board/tb-board-pages.h"

#define COLUMN_WIDTH 232
#define SIDE 18
#define COLUMN_GAP 12
#define LANE_GAP 12
#define PADDING 8
#define SPACING 8
#define EMPTY_HEIGHT 48
/* How high a card is as long as none was measured. */
#define TYPICAL_HEIGHT 110
/* Cards further away than this from what is seen have no widget. */
#define OVERSCAN 100
/* Measuring a card moves those below it, which may bring others into view. */
#define MAX_PASSES 8

static TbLaneRow *
get_row (TbBoardLanes *self,
         guint         index)
{
  return &g_array_index (self->rows, TbLaneRow, index);
}

static TbLane *
get_lane (TbBoardLanes *self,
          guint         index)
{
  return &g_array_index (self->lanes, TbLane, index);
}

int
_tb_board_lanes_get_min_width (void)
{
  return 2 * SIDE + PLAN_N_STATUSES * COLUMN_WIDTH + (PLAN_N_STATUSES - 1) * COLUMN_GAP;
}

int
_tb_board_lanes_get_x (TbBoardLanes *self,
                       PlanStatus    status)
{
  int place = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                ? PLAN_N_STATUSES - 1 - (int) status
                : (int) status;

  return SIDE + place * (self->column_width + COLUMN_GAP) -
         (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
}

static int
get_typical_height (TbBoardLanes *self)
{
  guint n_known = 0;
  int known = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      known += get_row (self, i)->height;
      n_known += get_row (self, i)->height > 0;
    }
  return n_known > 0 ? known / (int) n_known : TYPICAL_HEIGHT;
}

static int
measure_header (TbLane *lane)
{
  int height;

  gtk_widget_measure (lane->header, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* All lanes below each other, each as high as its longest cell. */
static void
place_rows (TbBoardLanes *self)
{
  int typical = get_typical_height (self);
  guint at[PLAN_N_STATUSES];
  guint n = 0;
  int y = 0;

  /* The rows of a column stand together, and in it those of a lane. */
  for (guint status = 0; status < PLAN_N_STATUSES; status++)
    {
      at[status] = n;
      while (n < self->rows->len && get_row (self, n)->status == status)
        n++;
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TbLane *lane = get_lane (self, i);
      int top;
      int bottom;

      lane->header_height = measure_header (lane);
      top = y + lane->header_height;
      bottom = top + EMPTY_HEIGHT;
      lane->y = y;
      for (guint status = 0; status < PLAN_N_STATUSES; status++)
        {
          int row_y = top + PADDING;

          while (at[status] < self->rows->len && get_row (self, at[status])->lane == i &&
                 get_row (self, at[status])->status == status)
            {
              TbLaneRow *row = get_row (self, at[status]++);

              row->y = row_y;
              row_y += (row->height > 0 ? row->height : typical) + SPACING;
            }
          bottom = MAX (bottom, row_y - SPACING + PADDING);
        }
      lane->height = bottom - y;
      y = bottom + LANE_GAP;
    }
  self->upper = y;
}

static gboolean
measure_row (TbBoardLanes *self,
             TbLaneRow    *row)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (row->card), GTK_ORIENTATION_VERTICAL,
                      self->column_width - 2 * PADDING, NULL, &height, NULL, NULL);
  if (height == row->height)
    return FALSE;

  row->height = height;
  return TRUE;
}

static int
get_bottom (TbBoardLanes *self,
            TbLaneRow    *row)
{
  return row->y + (row->height > 0 ? row->height : TYPICAL_HEIGHT);
}

/* How far the lanes are scrolled when the anchor keeps its place and the target is seen. */
static int
choose_value (TbBoardLanes *self,
              int           page)
{
  TbLaneRow *anchor = _tb_board_lanes_find_row (self, self->anchor);
  TbLaneRow *target = _tb_board_lanes_find_row (self, self->target);
  int value = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  if (anchor != NULL)
    value = anchor->y - self->anchor_y;
  if (target != NULL)
    {
      if (get_bottom (self, target) + PADDING > value + page)
        value = get_bottom (self, target) + PADDING - page;
      if (target->y - PADDING < value)
        value = target->y - PADDING;
    }
  return CLAMP (value, 0, MAX (self->upper - page, 0));
}

static gboolean
fill (TbBoardLanes *self,
      int           top,
      int           bottom)
{
  gboolean settled = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TbLaneRow *row = get_row (self, i);

      if (row->y >= bottom || get_bottom (self, row) <= top)
        continue;
      _tb_board_lanes_ensure_card (self, row);
      if (measure_row (self, row))
        settled = FALSE;
    }
  return settled;
}

/* The highest card that is seen whole keeps its place, except at the very top. */
static void
set_anchor (TbBoardLanes *self,
            int           value,
            int           page)
{
  TbLaneRow *best = NULL;

  for (guint i = 0; value > 0 && i < self->rows->len; i++)
    {
      TbLaneRow *row = get_row (self, i);

      if (row->y >= value && row->y < value + page && (best == NULL || row->y < best->y) &&
          !tb_board_item_is_gap (row->item))
        best = row;
    }
  g_clear_object (&self->anchor);
  if (best != NULL)
    self->anchor = g_object_ref (best->item);
  self->anchor_y = best != NULL ? best->y - value : 0;
}

static gboolean
is_in_use (TbLaneRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row->card));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return tb_board_item_get_dragged (row->item) ||
         (focus != NULL && (focus == GTK_WIDGET (row->card) ||
                            gtk_widget_is_ancestor (focus, GTK_WIDGET (row->card))));
}

static void
allocate_at (GtkWidget *child,
             int        x,
             int        y,
             int        width,
             int        height)
{
  gtk_widget_allocate (child, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}

static void
release_card (TbBoardLanes *self,
              TbLaneRow    *row)
{
  tb_board_card_set_item (row->card, NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (row->card), FALSE);
  g_ptr_array_add (self->spare, row->card);
  row->card = NULL;
}

static void
allocate_children (TbBoardLanes *self,
                   int           width,
                   int           value,
                   int           page)
{
  TbBoardGlide *glide = tb_board_pages_find_glide (GTK_WIDGET (self));

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    allocate_at (self->titles[i], _tb_board_lanes_get_x (self, i), 0, self->column_width,
                 self->title_height);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TbLane *lane = get_lane (self, i);
      gboolean is_seen = lane->y + lane->header_height > value && lane->y < value + page;

      gtk_widget_set_child_visible (lane->header, is_seen);
      if (is_seen)
        allocate_at (lane->header, SIDE, self->title_height + lane->y - value,
                     MAX (width - 2 * SIDE, 0), lane->header_height);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      TbLaneRow *row = get_row (self, i);
      graphene_point_t offset = GRAPHENE_POINT_INIT_ZERO;
      int x;
      int y;

      if (row->card == NULL)
        continue;
      if ((row->y >= value + page + OVERSCAN || get_bottom (self, row) <= value - OVERSCAN) &&
          !is_in_use (row))
        {
          release_card (self, row);
          continue;
        }
      if (row->height == 0)
        measure_row (self, row);
      x = _tb_board_lanes_get_x (self, row->status) + PADDING;
      y = self->title_height + row->y - value;
      if (glide != NULL)
        tb_board_glide_get_offset (glide, row->item, GTK_WIDGET (self), x, y, &offset);
      allocate_at (GTK_WIDGET (row->card), x + (int) offset.x, y + (int) offset.y,
                   self->column_width - 2 * PADDING, row->height);
    }
}

static void
configure (TbBoardLanes *self,
           int           width,
           int           value,
           int           page)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int whole = MAX (width, _tb_board_lanes_get_min_width ());

  self->is_configuring = TRUE;
  gtk_adjustment_configure (horizontal,
                            CLAMP (gtk_adjustment_get_value (horizontal), 0, whole - width),
                            0, whole, width * .1, width * .9, width);
  gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            value, 0, MAX (self->upper, page), page * .1, page * .9, page);
  self->is_configuring = FALSE;
}

static void
set_width (TbBoardLanes *self,
           int           width)
{
  int whole = MAX (width, _tb_board_lanes_get_min_width ());
  int column = (whole - 2 * SIDE - (PLAN_N_STATUSES - 1) * COLUMN_GAP) / PLAN_N_STATUSES;

  if (self->column_width == column)
    return;

  self->column_width = column;
  for (guint i = 0; i < self->rows->len; i++)
    get_row (self, i)->height = 0;
}

void
_tb_board_lanes_layout (TbBoardLanes *self,
                        int           width,
                        int           height)
{
  int page;
  int value = 0;

  set_width (self, width);
  self->title_height = 0;
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      int title;

      gtk_widget_measure (self->titles[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &title, NULL, NULL);
      self->title_height = MAX (self->title_height, title);
    }
  page = MAX (height - self->title_height, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      /* Whatever asked for a new size may have been one of these. */
      if (get_row (self, i)->card != NULL)
        measure_row (self, get_row (self, i));
    }
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      place_rows (self);
      value = choose_value (self, page);
      if (fill (self, value, value + page))
        break;
    }
  if (page > 0)
    self->target = NULL;
  set_anchor (self, value, page);
  configure (self, width, value, page);
  allocate_children (self, width, value, page);
}

gboolean
_tb_board_lanes_locate (TbBoardLanes *self,
                        double        x,
                        double        y,
                        PlanStatus   *status,
                        guint        *agent)
{
  double at = y - self->title_height +
              gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      TbLane *lane = get_lane (self, i);

      if (y < self->title_height || at < lane->y || at >= lane->y + lane->height)
        continue;
      for (guint k = 0; k < PLAN_N_STATUSES; k++)
        {
          int left = _tb_board_lanes_get_x (self, k);

          if (x >= left && x < left + self->column_width)
            {
              *status = k;
              *agent = lane->agent;
              return TRUE;
            }
        }
    }
  return FALSE;
}
