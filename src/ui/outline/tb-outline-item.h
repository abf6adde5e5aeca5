/* tb-outline-item.h: one row of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/plan-check.h"
#include "ui/outline/tb-mark.h"

G_BEGIN_DECLS

#define TB_TYPE_OUTLINE_ITEM (tb_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (TbOutlineItem, tb_outline_item, TB, OUTLINE_ITEM, GObject)

/**
 * TbOutlineValues:
 * @kind: of the part; %PLAN_PART_TITLE for the plan's page
 * @depth: how far it is indented
 * @number: (owned by whoever holds the values): of a task or agent, "" otherwise
 * @title: its name
 * @key: `1/2` for a task, "" otherwise
 * @mark: how far it is
 * @done: boxes ticked
 * @total: boxes
 * @problems: problems in it
 * @severity: the worst of them
 * @expandable: whether it contains rows
 * @expanded: whether they are shown
 *
 * What a row shows.
 */
typedef struct
{
  PlanPartKind kind;
  guint        depth;
  char        *number;
  char        *title;
  char        *key;
  TbMarkState  mark;
  guint        done;
  guint        total;
  guint        problems;
  PlanSeverity severity;
  gboolean     expandable;
  gboolean     expanded;
} TbOutlineValues;

/* A row for the part with @id (0: the plan's page). It stays the same object as long as the part is
 * there. */
TbOutlineItem         *tb_outline_item_new        (guint                  id);
guint                  tb_outline_item_get_id     (TbOutlineItem         *self);
const TbOutlineValues *tb_outline_item_get_values (TbOutlineItem         *self);
/* Copies @values; emits ::changed when anything is another. */
void                   tb_outline_item_set_values (TbOutlineItem         *self,
                                                   const TbOutlineValues *values);
/* Whether its part is the one that is read. */
void                   tb_outline_item_set_read   (TbOutlineItem         *self,
                                                   gboolean               is_read);
gboolean               tb_outline_item_is_read    (TbOutlineItem         *self);
/* The row in words. Returns: (transfer full) */
char                  *tb_outline_item_describe   (TbOutlineItem         *self);

G_END_DECLS
