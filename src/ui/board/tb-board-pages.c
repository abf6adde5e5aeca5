/* tb-board-pages.c: the columns side by side, or one at a time
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-pages.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/board/tb-board-drag.h"
#include "ui/compat/tb-round-trips.h"

struct _TbBoardPages
{
  GtkWidget      parent_instance;

  /* Owned */
  TbBoardColumn *columns[PLAN_N_STATUSES];
  TbBoardGlide  *glide;

  /* Children */
  GtkWidget     *scrolled;
  GtkWidget     *box;
  GtkWidget     *pages;
  AdwCarousel   *carousel;
  GtkWidget     *previous;
  GtkWidget     *next;
  GtkWidget     *lanes_scrolled;
  TbBoardLanes  *lanes;

  guint          narrow : 1;
  guint          has_lanes : 1;
};

G_DEFINE_FINAL_TYPE (TbBoardPages, tb_board_pages, GTK_TYPE_WIDGET)

static int
get_page (TbBoardPages *self)
{
  return (int) round (adw_carousel_get_position (self->carousel));
}

static void
position_changed_cb (TbBoardPages *self)
{
  int page = get_page (self);

  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, page < PLAN_N_STATUSES - 1);
}

static void
turn_page (gpointer user_data,
           int      by)
{
  TbBoardPages *self = user_data;
  int page = CLAMP (get_page (self) + by, 0, PLAN_N_STATUSES - 1);

  adw_carousel_scroll_to (self->carousel, GTK_WIDGET (self->columns[page]), TRUE);
}

static void
previous_clicked_cb (TbBoardPages *self)
{
  turn_page (self, -1);
}

static void
next_clicked_cb (TbBoardPages *self)
{
  turn_page (self, 1);
}

static void
show_arrangement (TbBoardPages *self)
{
  gtk_widget_set_visible (self->lanes_scrolled, self->has_lanes);
  gtk_widget_set_visible (self->scrolled, !self->has_lanes && !self->narrow);
  gtk_widget_set_visible (self->pages, !self->has_lanes && self->narrow);
}

static void
place_columns (TbBoardPages *self)
{
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      GtkWidget *column = GTK_WIDGET (self->columns[i]);

      if (gtk_widget_get_parent (column) == self->box)
        gtk_box_remove (GTK_BOX (self->box), column);
      else if (gtk_widget_get_parent (column) != NULL)
        adw_carousel_remove (self->carousel, column);

      if (self->narrow)
        adw_carousel_append (self->carousel, column);
      else
        gtk_box_append (GTK_BOX (self->box), column);
    }
  show_arrangement (self);
}

static void
tb_board_pages_dispose (GObject *object)
{
  TbBoardPages *self = TB_BOARD_PAGES (object);

  g_clear_pointer (&self->glide, tb_board_glide_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->pages, gtk_widget_unparent);
  g_clear_pointer (&self->lanes_scrolled, gtk_widget_unparent);
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (tb_board_pages_parent_class)->dispose (object);
}

static void
tb_board_pages_class_init (TbBoardPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_pages_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
create_wide (TbBoardPages *self)
{
  GtkScrolledWindow *scrolled;

  self->scrolled = gtk_scrolled_window_new ();
  scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_vexpand (self->scrolled, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_add_css_class (self->box, "columns");
  gtk_scrolled_window_set_child (scrolled, self->box);
  tb_board_drag_add_edges (self->scrolled, gtk_scrolled_window_get_hadjustment (scrolled),
                           GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
create_lanes (TbBoardPages *self,
              TbBoardModel *model)
{
  GtkScrolledWindow *scrolled;

  self->lanes_scrolled = gtk_scrolled_window_new ();
  scrolled = GTK_SCROLLED_WINDOW (self->lanes_scrolled);
  self->lanes = TB_BOARD_LANES (tb_board_lanes_new (model));
  gtk_scrolled_window_set_child (scrolled, GTK_WIDGET (self->lanes));
  gtk_widget_set_vexpand (self->lanes_scrolled, TRUE);
  tb_board_drag_add_edges (self->lanes_scrolled, gtk_scrolled_window_get_hadjustment (scrolled),
                           GTK_ORIENTATION_HORIZONTAL);
  tb_board_drag_add_edges (self->lanes_scrolled, gtk_scrolled_window_get_vadjustment (scrolled),
                           GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->lanes_scrolled, GTK_WIDGET (self));
}

static GtkWidget *
create_pager_button (TbBoardPages *self,
                     const char   *icon,
                     const char   *label,
                     GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  tb_tooltip_set_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
create_narrow (TbBoardPages *self)
{
  GtkWidget *pager = gtk_center_box_new ();
  GtkWidget *dots = adw_carousel_indicator_dots_new ();

  self->carousel = ADW_CAROUSEL (adw_carousel_new ());
  /* Dragging with the mouse is for cards. */
  adw_carousel_set_allow_mouse_drag (self->carousel, FALSE);
  adw_carousel_set_allow_scroll_wheel (self->carousel, FALSE);
  adw_carousel_set_spacing (self->carousel, 12);
  gtk_widget_set_vexpand (GTK_WIDGET (self->carousel), TRUE);
  g_signal_connect_swapped (self->carousel, "notify::position",
                            G_CALLBACK (position_changed_cb), self);

  tb_board_drag_add_turns (GTK_WIDGET (self->carousel), turn_page, self);

  self->previous = create_pager_button (self, "go-previous-symbolic", _ ("Previous Column"),
                                        G_CALLBACK (previous_clicked_cb));
  self->next = create_pager_button (self, "go-next-symbolic", _ ("Next Column"),
                                    G_CALLBACK (next_clicked_cb));
  adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (dots), self->carousel);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (pager), self->previous);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (pager), dots);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (pager), self->next);
  gtk_widget_add_css_class (pager, "pager");

  self->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->pages), GTK_WIDGET (self->carousel));
  gtk_box_append (GTK_BOX (self->pages), pager);
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
}

static void
tb_board_pages_init (TbBoardPages *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-pages");
  self->glide = tb_board_glide_new (GTK_WIDGET (self));
  create_wide (self);
  create_narrow (self);
}

GtkWidget *
tb_board_pages_new (TbBoardModel *model)
{
  TbBoardPages *self = g_object_new (TB_TYPE_BOARD_PAGES, NULL);

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    self->columns[i] = g_object_ref_sink (TB_BOARD_COLUMN (tb_board_column_new (model, i)));
  create_lanes (self, model);
  place_columns (self);
  position_changed_cb (self);

  return GTK_WIDGET (self);
}

void
tb_board_pages_set_narrow (TbBoardPages *self,
                           gboolean      narrow)
{
  g_return_if_fail (TB_IS_BOARD_PAGES (self));

  if (self->narrow == (guint) !!narrow)
    return;

  self->narrow = !!narrow;
  place_columns (self);
}

void
tb_board_pages_set_lanes (TbBoardPages *self,
                          gboolean      lanes)
{
  g_return_if_fail (TB_IS_BOARD_PAGES (self));

  if (self->has_lanes == (guint) !!lanes)
    return;

  self->has_lanes = !!lanes;
  tb_board_lanes_set_active (self->lanes, lanes);
  show_arrangement (self);
}

static void
show_column (TbBoardPages *self,
             PlanStatus    status)
{
  if (self->narrow && get_page (self) != (int) status)
    adw_carousel_scroll_to (self->carousel, GTK_WIDGET (self->columns[status]), TRUE);
}

TbBoardCard *
tb_board_pages_find_card (TbBoardPages *self,
                          TbBoardItem  *item)
{
  g_return_val_if_fail (TB_IS_BOARD_PAGES (self), NULL);

  if (self->has_lanes)
    return tb_board_lanes_find_card (self->lanes, item);
  return tb_board_column_find_card (self->columns[tb_board_item_get_facts (item)->status], item);
}

gboolean
tb_board_pages_focus_item (TbBoardPages *self,
                           TbBoardItem  *item,
                           int           row)
{
  PlanStatus status;

  g_return_val_if_fail (TB_IS_BOARD_PAGES (self), FALSE);

  if (self->has_lanes)
    return tb_board_lanes_focus_item (self->lanes, item, row);
  status = tb_board_item_get_facts (item)->status;
  show_column (self, status);
  return tb_board_column_focus_item (self->columns[status], item, row);
}

void
tb_board_pages_focus_beside (TbBoardPages *self,
                             TbBoardItem  *item,
                             int           by)
{
  PlanStatus from = tb_board_item_get_facts (item)->status;
  TbBoardCard *card = tb_board_pages_find_card (self, item);
  graphene_rect_t bounds;

  if (self->has_lanes)
    {
      tb_board_lanes_focus_beside (self->lanes, item, by);
      return;
    }
  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card),
                                                  GTK_WIDGET (self->columns[from]), &bounds))
    return;

  for (int status = (int) from + by; status >= 0 && status < PLAN_N_STATUSES; status += by)
    {
      if (tb_board_column_is_empty (self->columns[status]))
        continue;
      show_column (self, status);
      if (tb_board_column_focus_at (self->columns[status],
                                    bounds.origin.y + bounds.size.height / 2))
        return;
    }
}

void
tb_board_pages_begin_glide (TbBoardPages *self,
                            TbBoardItem  *except)
{
  g_return_if_fail (TB_IS_BOARD_PAGES (self));

  /* A page that is turned moves enough. */
  if (!self->narrow || self->has_lanes)
    tb_board_glide_begin (self->glide, except);
}

TbBoardGlide *
tb_board_pages_find_glide (GtkWidget *widget)
{
  GtkWidget *pages = gtk_widget_get_ancestor (widget, TB_TYPE_BOARD_PAGES);

  return pages != NULL ? TB_BOARD_PAGES (pages)->glide : NULL;
}
