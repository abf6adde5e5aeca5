/* tb-board-glide.c: cards glide from where they were to where they are
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-glide.h"

#include <math.h>

#define MICROSECONDS 220000
/* A card that stays within this many pixels did not move. */
#define LEAST 3

/* The way of a card. */
typedef struct
{
  graphene_point_t from;   /* where it was, in the glide's widget */
  graphene_point_t offset; /* from its place to that, valid iff is_known */
  gboolean         is_known;
} Way;

struct _TbBoardGlide
{
  GtkWidget  *widget; /* borrowed */
  GHashTable *ways;   /* TbBoardItem (owned) → Way */
  GHashTable *lists;  /* GtkWidget, borrowed: those that cards are on their way in */
  gint64      start;  /* in frame time, 0 before the first frame */
  double      left;   /* of the way, from 1 to 0 */
  guint       tick;
};

TbBoardGlide *
tb_board_glide_new (GtkWidget *widget)
{
  TbBoardGlide *glide = g_new0 (TbBoardGlide, 1);

  glide->widget = widget;
  glide->ways = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  glide->lists = g_hash_table_new (NULL, NULL);
  return glide;
}

static void
stop (TbBoardGlide *glide)
{
  if (glide->tick != 0)
    gtk_widget_remove_tick_callback (glide->widget, glide->tick);
  glide->tick = 0;
  g_hash_table_remove_all (glide->ways);
  g_hash_table_remove_all (glide->lists);
}

void
tb_board_glide_free (TbBoardGlide *glide)
{
  stop (glide);
  g_hash_table_unref (glide->ways);
  g_hash_table_unref (glide->lists);
  g_free (glide);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  TbBoardGlide *glide = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  GHashTableIter iter;
  gpointer list;
  double passed;

  if (glide->start == 0)
    glide->start = now;
  else if (g_hash_table_size (glide->lists) == 0)
    {
      /* Every card has its place since the first frame: none moved. */
      glide->tick = 0;
      stop (glide);
      return G_SOURCE_REMOVE;
    }
  passed = MIN ((double) (now - glide->start) / MICROSECONDS, 1);
  /* Fast at first, as what follows a hand. */
  glide->left = pow (1 - passed, 3);
  g_hash_table_iter_init (&iter, glide->lists);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    gtk_widget_queue_allocate (list);
  if (passed < 1)
    return G_SOURCE_CONTINUE;

  glide->tick = 0;
  stop (glide);
  return G_SOURCE_REMOVE;
}

static void
note_cards (TbBoardGlide *glide,
            GtkWidget    *widget,
            TbBoardItem  *except)
{
  graphene_rect_t bounds;
  TbBoardItem *item;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (!TB_IS_BOARD_CARD (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        note_cards (glide, child, except);
      return;
    }

  item = tb_board_card_get_item (TB_BOARD_CARD (widget));
  if (item != NULL && item != except && !tb_board_item_is_gap (item) &&
      gtk_widget_compute_bounds (widget, glide->widget, &bounds))
    {
      Way *way = g_new0 (Way, 1);

      way->from = bounds.origin;
      g_hash_table_replace (glide->ways, g_object_ref (item), way);
    }
}

void
tb_board_glide_begin (TbBoardGlide *glide,
                      TbBoardItem  *except)
{
  GtkSettings *settings = gtk_widget_get_settings (glide->widget);
  gboolean is_animated;

  stop (glide);
  g_object_get (settings, "gtk-enable-animations", &is_animated, NULL);
  if (!is_animated || !gtk_widget_get_mapped (glide->widget))
    return;

  note_cards (glide, glide->widget, except);
  glide->start = 0;
  glide->left = 1;
  glide->tick = gtk_widget_add_tick_callback (glide->widget, tick_cb, glide, NULL);
}

void
tb_board_glide_get_offset (TbBoardGlide     *glide,
                           TbBoardItem      *item,
                           GtkWidget        *list,
                           int               x,
                           int               y,
                           graphene_point_t *offset)
{
  Way *way = g_hash_table_lookup (glide->ways, item);
  graphene_point_t place;

  *offset = *graphene_point_zero ();
  if (way == NULL)
    return;
  if (!way->is_known)
    {
      if (!gtk_widget_compute_point (list, glide->widget, &GRAPHENE_POINT_INIT (x, y), &place))
        return;
      way->is_known = TRUE;
      graphene_point_init (&way->offset, way->from.x - place.x, way->from.y - place.y);
      if (fabsf (way->offset.x) < LEAST && fabsf (way->offset.y) < LEAST)
        way->offset = *graphene_point_zero ();
      else
        g_hash_table_add (glide->lists, list);
    }
  graphene_point_init (offset, roundf (way->offset.x * (float) glide->left),
                       roundf (way->offset.y * (float) glide->left));
}
