/* plan-entries.h: the list items of a field, whatever its kind
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/**
 * PlanEntry:
 * @part: index of the part
 * @field: field of the part
 * @item: item of the field; -1 when it stands in free Markdown, which has no items of its own
 * @text: what it says, behind its box
 * @box: its box
 * @mark: what stands in the brackets of its box, from the start of the document
 * @line: 0-based line in the document
 *
 * A list item as it is told in JSON and ticked from the command line.
 */
typedef struct
{
  guint      part;
  guint      field;
  int        item;
  char      *text;
  MdBoxState box;
  MdSpan     mark;
  guint      line;
} PlanEntry;

/* The items of a list, checklist or free Markdown field, nested ones too; of other kinds those that
 * have a box.
 * Returns: (transfer full) (element-type PlanEntry) */
GPtrArray *plan_list_entries  (Plan  *plan,
                               guint  part,
                               guint  field);
/* The criteria of a task: all items with a box in it and in the sections in it, in document order.
 * Returns: (transfer full) (element-type PlanEntry) */
GPtrArray *plan_list_criteria (Plan  *plan,
                               guint  task);

G_END_DECLS
