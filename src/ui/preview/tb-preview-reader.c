/* tb-preview-reader.c: where somebody is who scrolls the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-private.h"

/* The part that begins within so much of the view, from its top, is the one that is read. */
#define TOP_SHARE 6

void
_tb_preview_reader_moved (TbPreview *self)
{
  self->is_pinned = FALSE;
  self->is_away = TRUE;
  self->last_scroll = g_get_monotonic_time ();
}

void
_tb_preview_pin (TbPreview *self)
{
  self->is_pinned = TRUE;
  self->is_away = FALSE;
}

void
_tb_preview_update_read (TbPreview *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  Plan *plan = tb_session_get_plan (self->session);
  GdkRectangle visible;
  GtkTextIter iter;
  gsize offset;
  guint index;
  int field;

  if (!self->is_away || plan_get_n_parts (plan) == 0 || !tb_preview_is_complete (self))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter,
                               visible.y > 0 ? visible.y + visible.height / TOP_SHARE : 0, NULL);
  if (!tb_preview_view_get_offset (self->view, gtk_text_iter_get_line (&iter), &offset))
    return;
  plan_find_field_at (plan, offset, &index, &field);
  tb_session_set_read (self->session, (int)plan_part_get_id (plan_get_part (plan, index)));
}
