/* tb-board-item.c: a card of the board, without widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-item.h"

#include <string.h>

struct _TbBoardItem
{
  GObject       parent_instance;

  /* Owned */
  TbBoardFacts *facts;
  char         *news;
  char         *draft;
  char         *search_text; /* made when first searched, NULL before */

  guint         id;
  int           height;
  guint         expanded : 1;
  guint         dragged : 1;
  TbBoardLight  light;
};

G_DEFINE_FINAL_TYPE (TbBoardItem, tb_board_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
tb_board_item_finalize (GObject *object)
{
  TbBoardItem *self = TB_BOARD_ITEM (object);

  g_clear_pointer (&self->facts, tb_board_facts_free);
  g_clear_pointer (&self->search_text, g_free);
  g_free (self->news);
  g_free (self->draft);

  G_OBJECT_CLASS (tb_board_item_parent_class)->finalize (object);
}

static void
tb_board_item_class_init (TbBoardItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tb_board_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tb_board_item_init (TbBoardItem *self)
{
}

TbBoardItem *
tb_board_item_new (guint id)
{
  TbBoardItem *self = g_object_new (TB_TYPE_BOARD_ITEM, NULL);

  self->id = id;
  return self;
}

TbBoardItem *
tb_board_item_new_gap (void)
{
  return tb_board_item_new (0);
}

guint
tb_board_item_get_id (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), 0);

  return self->id;
}

gboolean
tb_board_item_is_gap (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), FALSE);

  return self->id == 0;
}

const TbBoardFacts *
tb_board_item_get_facts (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), NULL);

  return self->facts;
}

void
tb_board_item_take_facts (TbBoardItem  *self,
                          TbBoardFacts *facts)
{
  g_autoptr (TbBoardFacts) old = NULL;

  g_return_if_fail (TB_IS_BOARD_ITEM (self));
  g_return_if_fail (facts != NULL);

  old = g_steal_pointer (&self->facts);
  self->facts = facts;
  if (old != NULL && tb_board_facts_equal (old, facts))
    return;

  g_clear_pointer (&self->search_text, g_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
tb_board_item_get_expanded (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), FALSE);

  return self->expanded;
}

void
tb_board_item_set_expanded (TbBoardItem *self,
                            gboolean     expanded)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  expanded = !!expanded;
  if (self->expanded == (guint) expanded)
    return;

  self->expanded = expanded;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
tb_board_item_get_dragged (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), FALSE);

  return self->dragged;
}

void
tb_board_item_set_dragged (TbBoardItem *self,
                           gboolean     dragged)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  dragged = !!dragged;
  if (self->dragged == (guint) dragged)
    return;

  self->dragged = dragged;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const char *
tb_board_item_get_news (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), "");

  return self->news != NULL ? self->news : "";
}

void
tb_board_item_set_news (TbBoardItem *self,
                        const char  *news)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  if (g_str_equal (tb_board_item_get_news (self), news))
    return;

  g_free (self->news);
  self->news = g_strdup (news);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const char *
tb_board_item_get_draft (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), "");

  return self->draft != NULL ? self->draft : "";
}

void
tb_board_item_set_draft (TbBoardItem *self,
                         const char  *draft)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  g_free (self->draft);
  self->draft = g_strdup (draft);
}

TbBoardLight
tb_board_item_get_light (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), TB_BOARD_LIGHT_NONE);

  return self->light;
}

void
tb_board_item_set_light (TbBoardItem  *self,
                         TbBoardLight  light)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  if (self->light == light)
    return;

  self->light = light;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

int
tb_board_item_get_height (TbBoardItem *self)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), 0);

  return self->height;
}

void
tb_board_item_set_height (TbBoardItem *self,
                          int          height)
{
  g_return_if_fail (TB_IS_BOARD_ITEM (self));

  if (self->height == height)
    return;

  self->height = height;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
tb_board_item_contains (TbBoardItem       *self,
                        const char *const *words)
{
  g_return_val_if_fail (TB_IS_BOARD_ITEM (self), FALSE);

  if (self->facts == NULL)
    return FALSE;

  if (self->search_text == NULL)
    self->search_text = tb_board_facts_dup_search_text (self->facts);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->search_text, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}
