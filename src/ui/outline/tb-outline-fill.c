/* tb-outline-fill.c: many rows come little by little
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-private.h"

/* Behind what is more urgent, and so that a frame is drawn in between. */
#define FILL_MS 40

static gboolean
fill_cb (gpointer user_data)
{
  TbOutline *self = user_data;

  self->is_syncing = TRUE;
  tb_outline_model_show_more (self->model);
  self->is_syncing = FALSE;
  if (!tb_outline_model_is_whole (self->model))
    return G_SOURCE_CONTINUE;
  /* What is selected, or read, may be among those that have come. */
  self->fill_id = 0;
  _tb_outline_sync_selection (self);
  _tb_outline_update_read (self);
  return G_SOURCE_REMOVE;
}

void
_tb_outline_fill (TbOutline *self)
{
  if (self->fill_id == 0 && !tb_outline_model_is_whole (self->model))
    self->fill_id = g_timeout_add_full (G_PRIORITY_LOW, FILL_MS, fill_cb, self, NULL);
}
