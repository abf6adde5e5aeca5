/* tb-replace-item.h: one match that may be replaced
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan-find.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TB_TYPE_REPLACE_ITEM (tb_replace_item_get_type ())
G_DECLARE_FINAL_TYPE (TbReplaceItem, tb_replace_item, TB, REPLACE_ITEM, GObject)

/**
 * TbReplaceItem:
 *
 * Property `chosen`: whether it is to be replaced; never where that is refused.
 */
/* @match: in the document of @plan; @reason (nullable): why it cannot be replaced. */
TbReplaceItem *tb_replace_item_new        (Plan          *plan,
                                           MdSpan         match,
                                           const char    *text,
                                           const char    *reason);
MdSpan         tb_replace_item_get_match  (TbReplaceItem *self);
/* Where it stands, in words. */
const char    *tb_replace_item_get_where  (TbReplaceItem *self);
/* The line around it as it is, or (@after) as it will be. @start, @end: bytes of it that are
 * replaced, or come instead. */
const char    *tb_replace_item_get_line   (TbReplaceItem *self,
                                           gboolean       after,
                                           guint         *start,
                                           guint         *end);
const char    *tb_replace_item_get_reason (TbReplaceItem *self);
gboolean       tb_replace_item_get_chosen (TbReplaceItem *self);
void           tb_replace_item_set_chosen (TbReplaceItem *self,
                                           gboolean       chosen);

G_END_DECLS
