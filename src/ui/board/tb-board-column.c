/* tb-board-column.c: one column of the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-column.h"

#include <glib/gi18n.h>

#include "ui/board/tb-board-drag.h"
#include "ui/board/tb-board-list.h"

#define MIN_WIDTH 240

struct _TbBoardColumn
{
  GtkWidget     parent_instance;

  /* Owned */
  TbBoardModel *model;

  PlanStatus    status;

  /* Children */
  GtkWidget    *header;
  GtkLabel     *count;
  GtkWidget    *overlay;
  TbBoardList  *list;
  GtkLabel     *empty;
};

G_DEFINE_FINAL_TYPE (TbBoardColumn, tb_board_column, GTK_TYPE_WIDGET)

static const char *
get_empty_words (PlanStatus status)
{
  switch (status)
    {
    case PLAN_STATUS_TO_DO:
      return _ ("Every task has begun");
    case PLAN_STATUS_IN_PROGRESS:
      return _ ("No tasks are in progress");
    case PLAN_STATUS_IN_REVIEW:
      return _ ("No tasks are in review");
    case PLAN_STATUS_DONE:
      return _ ("No tasks are done yet");
    default:
      g_assert_not_reached ();
    }
}

static void
update_header (TbBoardColumn *self)
{
  guint n_tasks = tb_board_model_get_n_tasks (self->model, self->status);
  guint n_matches = tb_board_model_get_n_matches (self->model, self->status);
  gboolean is_hiding = n_matches < n_tasks;
  gboolean is_empty = g_list_model_get_n_items (tb_board_model_get_column (self->model,
                                                                           self->status)) == 0;
  g_autofree char *count = tb_board_model_format_count (self->model, self->status);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->empty,
                      is_hiding ? _ ("No task here matches the filters")
                                : get_empty_words (self->status));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
}

/* What was at this height is somewhere else now. */
static void
filtering_cb (TbBoardColumn *self)
{
  tb_board_list_scroll_top (self->list);
}

/* The card that has the focus or holds what has it. */
static GtkWidget *
find_focused_card (TbBoardColumn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, TB_TYPE_BOARD_CARD) : NULL;

  return card != NULL && gtk_widget_is_ancestor (card, GTK_WIDGET (self)) ? card : NULL;
}

/* A list takes Tab to the next row. Here it leaves the column behind what is in the card. */
static gboolean
tb_board_column_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  GtkWidget *card = find_focused_card (TB_BOARD_COLUMN (widget));

  if (card != NULL && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return gtk_widget_child_focus (card, direction);
  return GTK_WIDGET_CLASS (tb_board_column_parent_class)->focus (widget, direction);
}

static void
tb_board_column_dispose (GObject *object)
{
  TbBoardColumn *self = TB_BOARD_COLUMN (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_column_parent_class)->dispose (object);
}

static void
tb_board_column_class_init (TbBoardColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_column_dispose;
  widget_class->focus = tb_board_column_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
create_header (TbBoardColumn *self)
{
  GtkWidget *title = gtk_label_new (plan_status_get_title (self->status));

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "header");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (self->header), title);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (self->header), GTK_WIDGET (self->count));
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
create_overlay (TbBoardColumn *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  /* Translators: a column of the board for a screen reader, by its title. */
  g_autofree char *name = g_strdup_printf (_ ("%s column"), plan_status_get_title (self->status));

  self->list = TB_BOARD_LIST (tb_board_list_new (tb_board_model_get_column (self->model,
                                                                           self->status)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);

  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_justify (self->empty, GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->empty), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "nothing");
  gtk_widget_set_can_target (GTK_WIDGET (self->empty), FALSE);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->empty));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static void
tb_board_column_init (TbBoardColumn *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-column");
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
tb_board_column_new (TbBoardModel *model,
                     PlanStatus    status)
{
  TbBoardColumn *self = g_object_new (TB_TYPE_BOARD_COLUMN, NULL);
  GListModel *items = tb_board_model_get_column (model, status);

  self->model = g_object_ref (model);
  self->status = status;
  create_header (self);
  create_overlay (self);
  tb_board_drag_add_target (self, model, status);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "filtering", G_CALLBACK (filtering_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "synced", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  update_header (self);

  return GTK_WIDGET (self);
}

TbBoardCard *
tb_board_column_find_card (TbBoardColumn *self,
                           TbBoardItem   *item)
{
  g_return_val_if_fail (TB_IS_BOARD_COLUMN (self), NULL);

  return tb_board_list_find_card (self->list, item);
}

void
tb_board_column_show_gap (TbBoardColumn *self)
{
  int position;

  g_return_if_fail (TB_IS_BOARD_COLUMN (self));

  position = tb_board_model_get_gap (self->model, self->status);
  if (position >= 0)
    tb_board_list_scroll_to (self->list, position);
}

gboolean
tb_board_column_focus_item (TbBoardColumn *self,
                            TbBoardItem   *item,
                            int            row)
{
  int position;

  g_return_val_if_fail (TB_IS_BOARD_COLUMN (self), FALSE);

  if (tb_board_item_get_facts (item)->status != self->status)
    return FALSE;
  position = tb_board_model_get_position (self->model, item);
  if (position < 0)
    return FALSE;

  tb_board_card_focus_row (tb_board_list_scroll_to (self->list, position), row);
  return TRUE;
}

gboolean
tb_board_column_focus_at (TbBoardColumn *self,
                          double         y)
{
  graphene_point_t place;
  TbBoardCard *card;

  g_return_val_if_fail (TB_IS_BOARD_COLUMN (self), FALSE);

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->list),
                                 &GRAPHENE_POINT_INIT (0, y), &place))
    return FALSE;
  card = tb_board_list_get_nearest (self->list, place.y);
  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

gboolean
tb_board_column_is_empty (TbBoardColumn *self)
{
  g_return_val_if_fail (TB_IS_BOARD_COLUMN (self), TRUE);

  return g_list_model_get_n_items (tb_board_model_get_column (self->model, self->status)) == 0;
}
