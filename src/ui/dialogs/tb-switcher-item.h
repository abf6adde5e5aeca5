/* tb-switcher-item.h: one place or command to go to
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/plan-rank.h"

G_BEGIN_DECLS

#define TB_TYPE_SWITCHER_ITEM (tb_switcher_item_get_type ())
G_DECLARE_FINAL_TYPE (TbSwitcherItem, tb_switcher_item, TB, SWITCHER_ITEM, GObject)

/* @detail: what stands beside the title, dim; @action: its detailed name. */
TbSwitcherItem *tb_switcher_item_new        (const char     *title,
                                             const char     *detail,
                                             const char     *icon,
                                             const char     *action);
const char     *tb_switcher_item_get_title  (TbSwitcherItem *self);
const char     *tb_switcher_item_get_detail (TbSwitcherItem *self);
const char     *tb_switcher_item_get_icon   (TbSwitcherItem *self);
const char     *tb_switcher_item_get_action (TbSwitcherItem *self);
/* How well it fits @ranker: by its title first, and by both together otherwise; 0 is not at
 * all. */
guint           tb_switcher_item_rank       (TbSwitcherItem   *self,
                                             const PlanRanker *ranker);

G_END_DECLS
