/* tb-board-list.c: a long list of cards, of which few have widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-list.h"

#include <math.h>

#include "ui/board/tb-board-pages.h"

#define MARGIN_TOP 4
#define MARGIN_SIDE 8
#define MARGIN_BOTTOM 8
#define SPACING 8
/* How high a card is as long as none was measured. */
#define TYPICAL_HEIGHT 110
/* Cards further away than this from what is seen have no widget. */
#define OVERSCAN 100
/* Measuring a card moves those below it, which may bring others into view. */
#define MAX_PASSES 8

typedef struct
{
  TbBoardItem *item;   /* owned by the model */
  TbBoardCard *card;   /* child; NULL out of view */
  int          height; /* 0 when not measured at this width */
  int          y;      /* from the top of the first row's margin */
} Row;

struct _TbBoardList
{
  GtkWidget           parent_instance;

  /* Owned */
  GListModel         *items;
  GArray             *rows;  /* element-type Row */
  GPtrArray          *spare; /* element-type TbBoardCard: hidden children without an item */
  GtkAdjustment      *adjustments[2]; /* by GtkOrientation */

  int                 width;  /* for which heights were measured */
  int                 upper;  /* height of all rows */
  guint               anchor; /* the row that keeps its place on screen */
  int                 anchor_y; /* where its top is on screen: MARGIN_TOP at the very top */
  int                 target; /* the row to bring into view, or -1 */

  guint               is_configuring : 1;
  GtkScrollablePolicy policies[2];
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (TbBoardList, tb_board_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static Row *
get_row (TbBoardList *self,
         guint        index)
{
  return &g_array_index (self->rows, Row, index);
}

static gboolean
has_focus_inside (TbBoardCard *card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (card));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (card) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (card)));
}

static void
release_card (TbBoardList *self,
              Row         *row)
{
  if (row->card == NULL)
    return;

  if (has_focus_inside (row->card))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  tb_board_card_set_item (row->card, NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (row->card), FALSE);
  g_ptr_array_add (self->spare, row->card);
  row->card = NULL;
}

static void
ensure_card (TbBoardList *self,
             Row         *row)
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
      gtk_widget_set_parent (GTK_WIDGET (row->card), GTK_WIDGET (self));
    }
  tb_board_card_set_item (row->card, row->item);
}

/* Returns: whether it has another height than was known */
static gboolean
measure_row (TbBoardList *self,
             Row         *row)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (row->card), GTK_ORIENTATION_VERTICAL,
                      MAX (self->width - 2 * MARGIN_SIDE, 0), NULL, &height, NULL, NULL);
  if (height == row->height)
    return FALSE;

  row->height = height;
  return TRUE;
}

/* Places all rows below each other; those that were never seen are as high as the others mostly
 * are. */
static void
place_rows (TbBoardList *self)
{
  guint n_known = 0;
  int known = 0;
  int typical;
  int y = MARGIN_TOP;

  for (guint i = 0; i < self->rows->len; i++)
    {
      known += get_row (self, i)->height;
      n_known += get_row (self, i)->height > 0;
    }
  typical = n_known > 0 ? known / (int) n_known : TYPICAL_HEIGHT;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);

      row->y = y;
      y += (row->height > 0 ? row->height : typical) + SPACING;
    }
  self->upper = self->rows->len > 0 ? y - SPACING + MARGIN_BOTTOM : 0;
}

static int
get_bottom (TbBoardList *self,
            guint        index)
{
  return index + 1 < self->rows->len ? get_row (self, index + 1)->y - SPACING
                                     : self->upper - MARGIN_BOTTOM;
}

/* The first row whose bottom is below @y. */
static guint
find_row_at (TbBoardList *self,
             int          y)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_bottom (self, middle) <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What is at the top keeps its place from now on. */
static void
set_anchor (TbBoardList *self,
            int          value)
{
  self->anchor = self->rows->len > 0 ? MIN (find_row_at (self, value), self->rows->len - 1) : 0;
  self->anchor_y = self->rows->len > 0 ? get_row (self, self->anchor)->y - value : 0;
}

/* How far the list is scrolled when the anchor keeps its place and the target is seen. */
static int
choose_value (TbBoardList *self,
              int          page)
{
  int value = self->rows->len > 0 ? get_row (self, self->anchor)->y - self->anchor_y : 0;

  if (self->target >= 0)
    {
      int top = get_row (self, self->target)->y - MARGIN_TOP;
      int bottom = get_bottom (self, self->target) + MARGIN_BOTTOM;

      if (bottom > value + page)
        value = bottom - page;
      if (top < value)
        value = top;
    }
  return CLAMP (value, 0, MAX (self->upper - page, 0));
}

/* Gives a card to what is seen between @top and @bottom, and measures it.
 * Returns: whether all had the height that was known */
static gboolean
fill (TbBoardList *self,
      int          top,
      int          bottom)
{
  gboolean settled = TRUE;

  for (guint i = find_row_at (self, top); i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);

      if (row->y >= bottom)
        break;
      ensure_card (self, row);
      if (measure_row (self, row))
        settled = FALSE;
    }
  return settled;
}

/* A card that is being worked with stays, wherever it is. */
static gboolean
is_in_use (Row *row)
{
  return has_focus_inside (row->card) || tb_board_item_get_dragged (row->item);
}

static void
allocate_rows (TbBoardList *self,
               int          value,
               int          page)
{
  TbBoardGlide *glide = tb_board_pages_find_glide (GTK_WIDGET (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      graphene_point_t offset = GRAPHENE_POINT_INIT_ZERO;
      GskTransform *transform;

      if (row->card == NULL)
        continue;
      if ((row->y >= value + page + OVERSCAN || get_bottom (self, i) <= value - OVERSCAN) &&
          !is_in_use (row))
        {
          release_card (self, row);
          continue;
        }
      if (row->height == 0)
        measure_row (self, row);
      if (glide != NULL)
        tb_board_glide_get_offset (glide, row->item, GTK_WIDGET (self), MARGIN_SIDE, row->y - value,
                                   &offset);
      transform = gsk_transform_translate (NULL,
                                           &GRAPHENE_POINT_INIT (MARGIN_SIDE + offset.x,
                                                                 row->y - value + offset.y));
      gtk_widget_allocate (GTK_WIDGET (row->card), MAX (self->width - 2 * MARGIN_SIDE, 0),
                           row->height, -1, transform);
    }
}

static void
value_changed_cb (TbBoardList   *self,
                  GtkAdjustment *adjustment)
{
  if (self->is_configuring)
    return;

  self->target = -1;
  if (adjustment == self->adjustments[GTK_ORIENTATION_VERTICAL])
    set_anchor (self, (int) gtk_adjustment_get_value (adjustment));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
items_changed_cb (TbBoardList *self,
                  guint        position,
                  guint        removed,
                  guint        added)
{
  for (guint i = position; i < position + removed; i++)
    release_card (self, get_row (self, i));
  g_array_remove_range (self->rows, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (TbBoardItem) item = g_list_model_get_item (self->items, position + i);
      Row row = { .item = item };

      g_array_insert_val (self->rows, position + i, row);
    }

  /* At the very top, new cards push the others down and are seen. */
  if (self->anchor == 0 && self->anchor_y >= MARGIN_TOP)
    self->anchor = 0;
  else if (self->anchor >= position + removed)
    self->anchor += added - removed;
  else if (self->anchor > position)
    self->anchor = position;
  if (self->anchor >= self->rows->len)
    self->anchor = self->rows->len > 0 ? self->rows->len - 1 : 0;
  self->target = -1;
  place_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_adjustment (TbBoardList    *self,
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
configure_adjustments (TbBoardList *self,
                       int          value,
                       int          page)
{
  self->is_configuring = TRUE;
  gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                            0, 0, self->width, 0, 0, self->width);
  gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            value, 0, MAX (self->upper, page), page * .1, page * .9, page);
  self->is_configuring = FALSE;
}

static int
find_focus_row (TbBoardList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; child != NULL && i < self->rows->len; i++)
    {
      if (GTK_WIDGET (get_row (self, i)->card) == child)
        return i;
    }
  return -1;
}

/* The row that a key goes to from @from. */
static int
choose_row (TbBoardList *self,
            int          from,
            guint        key)
{
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  int y = get_row (self, from)->y;
  int last = (int) self->rows->len - 1;

  switch (key)
    {
    case GDK_KEY_Up:
      return MAX (from - 1, 0);
    case GDK_KEY_Down:
      return MIN (from + 1, last);
    case GDK_KEY_Home:
      return 0;
    case GDK_KEY_End:
      return last;
    case GDK_KEY_Page_Up:
      return MIN ((int) find_row_at (self, MAX (y - page, 0)), MAX (from - 1, 0));
    case GDK_KEY_Page_Down:
      return CLAMP ((int) find_row_at (self, y + page), MIN (from + 1, last), last);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
move_focus_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  TbBoardList *self = TB_BOARD_LIST (widget);
  int from = find_focus_row (self);
  TbBoardCard *card;

  if (from < 0)
    return FALSE;

  card = tb_board_list_scroll_to (self, choose_row (self, from, g_variant_get_uint32 (arguments)));
  return gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
tb_board_list_measure (GtkWidget      *widget,
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
tb_board_list_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  TbBoardList *self = TB_BOARD_LIST (widget);
  int value = 0;

  if (self->width != width)
    {
      self->width = width;
      for (guint i = 0; i < self->rows->len; i++)
        get_row (self, i)->height = 0;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      /* Whatever asked for a new size may have been one of these. */
      if (get_row (self, i)->card != NULL)
        measure_row (self, get_row (self, i));
    }
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      place_rows (self);
      value = choose_value (self, height);
      if (fill (self, value, value + height))
        break;
    }
  if (height > 0)
    self->target = -1;
  set_anchor (self, value);
  allocate_rows (self, value, height);
  configure_adjustments (self, value, height);
}

/* A card, or what is in it, has the focus: bring it into view. */
static void
tb_board_list_set_focus_child (GtkWidget *widget,
                               GtkWidget *child)
{
  TbBoardList *self = TB_BOARD_LIST (widget);
  GtkWidget *focus;
  graphene_rect_t bounds;
  double delta = 0;

  GTK_WIDGET_CLASS (tb_board_list_parent_class)->set_focus_child (widget, child);

  if (child == NULL || self->target >= 0)
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  if (focus == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;

  if (bounds.origin.y + bounds.size.height > gtk_widget_get_height (widget) - MARGIN_BOTTOM)
    delta = bounds.origin.y + bounds.size.height - gtk_widget_get_height (widget) + MARGIN_BOTTOM;
  if (bounds.origin.y - delta < MARGIN_TOP)
    delta = bounds.origin.y - MARGIN_TOP;
  if (fabs (delta) >= 1)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                              gtk_adjustment_get_value (
                                self->adjustments[GTK_ORIENTATION_VERTICAL]) +
                                delta);
}

static void
tb_board_list_dispose (GObject *object)
{
  TbBoardList *self = TB_BOARD_LIST (object);
  GtkWidget *child;

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tb_board_list_parent_class)->dispose (object);
}

static void
tb_board_list_finalize (GObject *object)
{
  TbBoardList *self = TB_BOARD_LIST (object);

  g_array_unref (self->rows);
  g_ptr_array_unref (self->spare);

  G_OBJECT_CLASS (tb_board_list_parent_class)->finalize (object);
}

static void
tb_board_list_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TbBoardList *self = TB_BOARD_LIST (object);

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
tb_board_list_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TbBoardList *self = TB_BOARD_LIST (object);

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
  static const guint keys[][2] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up },
    { GDK_KEY_Down, GDK_KEY_KP_Down },
    { GDK_KEY_Home, GDK_KEY_KP_Home },
    { GDK_KEY_End, GDK_KEY_KP_End },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i][0], 0, move_focus_cb, "u", keys[i][0]);
      gtk_widget_class_add_binding (widget_class, keys[i][1], 0, move_focus_cb, "u", keys[i][0]);
    }
}

static void
tb_board_list_class_init (TbBoardListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_list_dispose;
  object_class->finalize = tb_board_list_finalize;
  object_class->get_property = tb_board_list_get_property;
  object_class->set_property = tb_board_list_set_property;
  widget_class->measure = tb_board_list_measure;
  widget_class->set_focus_child = tb_board_list_set_focus_child;
  widget_class->size_allocate = tb_board_list_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "cardlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tb_board_list_init (TbBoardList *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->spare = g_ptr_array_new ();
  self->target = -1;
  self->anchor_y = MARGIN_TOP;
}

GtkWidget *
tb_board_list_new (GListModel *items)
{
  TbBoardList *self = g_object_new (TB_TYPE_BOARD_LIST, NULL);

  self->items = g_object_ref (items);
  g_signal_connect_swapped (items, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (items));

  return GTK_WIDGET (self);
}

TbBoardCard *
tb_board_list_find_card (TbBoardList *self,
                         TbBoardItem *item)
{
  g_return_val_if_fail (TB_IS_BOARD_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (get_row (self, i)->item == item)
        return get_row (self, i)->card;
    }
  return NULL;
}

TbBoardCard *
tb_board_list_scroll_to (TbBoardList *self,
                         guint        position)
{
  g_return_val_if_fail (TB_IS_BOARD_LIST (self), NULL);

  if (position >= self->rows->len)
    return NULL;

  ensure_card (self, get_row (self, position));
  self->target = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return get_row (self, position)->card;
}

void
tb_board_list_scroll_top (TbBoardList *self)
{
  g_return_if_fail (TB_IS_BOARD_LIST (self));

  self->target = -1;
  self->anchor = 0;
  self->anchor_y = MARGIN_TOP;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

TbBoardCard *
tb_board_list_get_nearest (TbBoardList *self,
                           double       y)
{
  double value;
  TbBoardCard *nearest = NULL;
  double distance = G_MAXDOUBLE;

  g_return_val_if_fail (TB_IS_BOARD_LIST (self), NULL);

  value = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      double away = fabs (row->y + row->height / 2. - value - y);

      if (row->card == NULL || tb_board_item_is_gap (row->item) || away >= distance)
        continue;
      distance = away;
      nearest = row->card;
    }
  return nearest;
}
