/* plan-commands-siblings.c: the list that an item is one of
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

static guint
get_number (const PlanTarget *target,
            guint             item)
{
  PlanBullet bullet;

  if (!_plan_bullet_scan (target->bytes, target->length,
                          _plan_target_get_item (target, item)->span.start, &bullet))
    return 0;

  return (guint)g_ascii_strtoull (target->bytes + bullet.marker.start, NULL, 10);
}

static gboolean
has_blank_between (const PlanTarget *target,
                   guint             item,
                   guint             next)
{
  gsize at = _plan_target_get_item (target, item)->span.end;

  at = _plan_line_next (target->bytes, target->length, at);

  return at < _plan_target_get_item (target, next)->span.start;
}

void
_plan_siblings_init (PlanSiblings     *siblings,
                     const PlanTarget *target,
                     guint             model)
{
  guint16    depth = _plan_target_get_item (target, model)->depth;
  guint      first = model;
  guint      n_items = plan_field_get_n_items (target->field);
  PlanBullet bullet;

  *siblings = (PlanSiblings){ .items = g_array_new (FALSE, FALSE, sizeof (guint)) };
  while (first > 0 && _plan_target_get_item (target, first - 1)->depth >= depth)
    first--;
  for (guint i = first; i < n_items && _plan_target_get_item (target, i)->depth >= depth; i++)
    /* Files that share a list item are one of the list. */
    if (_plan_target_get_item (target, i)->depth == depth
        && (i == first || _plan_target_get_item (target, i)->span.start
                              != _plan_target_get_item (target, i - 1)->span.start))
      g_array_append_val (siblings->items, i);

  if (_plan_notation (target) != PLAN_NOTATION_BULLETS || siblings->items->len == 0)
    return;
  first = g_array_index (siblings->items, guint, 0);
  siblings->ordered = _plan_bullet_scan (target->bytes, target->length,
                                         _plan_target_get_item (target, first)->span.start,
                                         &bullet)
                      && g_ascii_isdigit (target->bytes[bullet.marker.start]);
  siblings->first = siblings->ordered ? get_number (target, first) : 0;
  siblings->counts = siblings->ordered;
  if (siblings->items->len > 1)
    {
      guint second = g_array_index (siblings->items, guint, 1);

      siblings->loose = has_blank_between (target, first, second);
      siblings->counts = siblings->ordered && get_number (target, second) != siblings->first;
    }
}

void
_plan_siblings_clear (PlanSiblings *siblings)
{
  g_clear_pointer (&siblings->items, g_array_unref);
}

/* The place of @item among its siblings, or their number. */
guint
_plan_siblings_find (const PlanSiblings *siblings,
                     guint               item)
{
  for (guint i = 0; i < siblings->items->len; i++)
    if (g_array_index (siblings->items, guint, i) >= item)
      return i;

  return siblings->items->len;
}

guint
_plan_siblings_get_number (const PlanSiblings *siblings,
                           guint               place)
{
  return siblings->counts ? siblings->first + place : siblings->first;
}

/* Gives sibling @item the number of its new @place. */
void
_plan_siblings_renumber (const PlanTarget   *target,
                         PlanEdit           *edit,
                         const PlanSiblings *siblings,
                         guint               item,
                         guint               place)
{
  PlanBullet bullet;
  char       number[16];

  if (!siblings->counts
      || !_plan_bullet_scan (target->bytes, target->length,
                             _plan_target_get_item (target, item)->span.start, &bullet))
    return;
  g_snprintf (number, sizeof number, "%u", _plan_siblings_get_number (siblings, place));
  _plan_target_splice (target, edit, bullet.marker.start, bullet.marker.end - 1, number);
}
