/* tb-switcher-item.c: one place or command to go to
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-switcher-item.h"

/* More than any rank. */
#define BY_TITLE (1 << 20)

struct _TbSwitcherItem
{
  GObject  parent_instance;

  char    *title;
  char    *detail;
  char    *icon;
  char    *action;
  char    *folded_title;
  char    *folded; /* with the detail */
};

G_DEFINE_FINAL_TYPE (TbSwitcherItem, tb_switcher_item, G_TYPE_OBJECT)

static void
tb_switcher_item_finalize (GObject *object)
{
  TbSwitcherItem *self = TB_SWITCHER_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->icon);
  g_free (self->action);
  g_free (self->folded_title);
  g_free (self->folded);

  G_OBJECT_CLASS (tb_switcher_item_parent_class)->finalize (object);
}

static void
tb_switcher_item_class_init (TbSwitcherItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tb_switcher_item_finalize;
}

static void
tb_switcher_item_init (TbSwitcherItem *self)
{
}

TbSwitcherItem *
tb_switcher_item_new (const char *title,
                      const char *detail,
                      const char *icon,
                      const char *action)
{
  TbSwitcherItem *self = g_object_new (TB_TYPE_SWITCHER_ITEM, NULL);
  g_autofree char *name = g_strconcat (title, " ", detail, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->icon = g_strdup (icon);
  self->action = g_strdup (action);
  self->folded_title = plan_rank_fold (title);
  self->folded = plan_rank_fold (name);

  return self;
}

const char *
tb_switcher_item_get_title (TbSwitcherItem *self)
{
  g_return_val_if_fail (TB_IS_SWITCHER_ITEM (self), NULL);

  return self->title;
}

const char *
tb_switcher_item_get_detail (TbSwitcherItem *self)
{
  g_return_val_if_fail (TB_IS_SWITCHER_ITEM (self), NULL);

  return self->detail;
}

const char *
tb_switcher_item_get_icon (TbSwitcherItem *self)
{
  g_return_val_if_fail (TB_IS_SWITCHER_ITEM (self), NULL);

  return self->icon;
}

const char *
tb_switcher_item_get_action (TbSwitcherItem *self)
{
  g_return_val_if_fail (TB_IS_SWITCHER_ITEM (self), NULL);

  return self->action;
}

guint
tb_switcher_item_rank (TbSwitcherItem   *self,
                       const PlanRanker *ranker)
{
  guint rank;

  g_return_val_if_fail (TB_IS_SWITCHER_ITEM (self), 0);

  rank = plan_ranker_rank (ranker, self->folded_title);
  return rank > 0 ? rank + BY_TITLE : plan_ranker_rank (ranker, self->folded);
}
