/* tb-outline-read.c: the row of the part that is read
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-private.h"

#include <math.h>

static void
set_read (TbOutline     *self,
          TbOutlineItem *item)
{
  if (self->read == item)
    return;
  if (self->read != NULL)
    tb_outline_item_set_read (self->read, FALSE);
  g_set_object (&self->read, item);
  if (item != NULL)
    tb_outline_item_set_read (item, TRUE);
}

/* Scrolls as little as is needed. The list's own way would move its cursor, which stays at what is
 * selected; and it gives no place to rows that are out of sight, but all have the same height. */
static void
bring_in_sight (TbOutline *self,
                guint      position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  double n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  double height = gtk_adjustment_get_upper (adjustment) / n_rows;

  gtk_adjustment_clamp_page (adjustment, floor (position * height),
                             ceil ((position + 1) * height));
}

void
_tb_outline_update_read (TbOutline *self)
{
  int part = tb_session_get_read (self->session);
  gboolean was_read = self->read != NULL;
  g_autoptr (TbOutlineItem) item = NULL;
  int position;

  /* The plan may be newer than the rows: they are read again soon. */
  if (self->update_id != 0)
    return;
  position = tb_outline_model_find (self->model,
                                    part >= 0 ? (guint)part
                                              : tb_session_get_part (self->session));
  if (position >= 0)
    item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  set_read (self, part >= 0 ? item : NULL);
  /* The list goes along with the reader, and back again. */
  if (item != NULL && (part >= 0 || was_read))
    bring_in_sight (self, (guint)position);
}
