/* tb-outline-follow.c: the rows and the selection follow the plan and the place
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/outline/tb-outline-private.h"

/* Parts from which on a plan is large. */
#define LARGE_PLAN 1000
/* How long the next letter is waited for. */
#define PAUSE_MS   150

void
_tb_outline_sync_selection (TbOutline *self)
{
  int position = tb_outline_model_find (self->model, tb_session_get_part (self->session));
  guint selected = position >= 0 ? (guint)position : GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) == selected)
    return;
  self->is_syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, selected);
  self->is_syncing = FALSE;
  /* The list moves its cursor from the row with the focus: that must be the one selected. */
  if (_tb_outline_has_list_focus (self))
    tb_outline_focus (self);
  else if (position >= 0)
    _tb_outline_scroll_to (self, position);
}

void
_tb_outline_update_title (TbOutline *self)
{
  g_autofree char *title = NULL;

  title = g_utf8_make_valid (plan_get_title (tb_session_get_plan (self->session)), -1);
  gtk_label_set_text (GTK_LABEL (self->title), *title != '\0' ? title : _("Untitled Plan"));
}

static gboolean
update_cb (gpointer user_data)
{
  TbOutline *self = user_data;
  gboolean had_focus = _tb_outline_has_list_focus (self);

  self->update_id = 0;
  self->is_syncing = TRUE;
  tb_outline_model_update (self->model);
  self->is_syncing = FALSE;
  _tb_outline_fill (self);
  _tb_outline_sync_selection (self);
  _tb_outline_update_read (self);
  _tb_outline_update_title (self);
  _tb_outline_update_nothing (self);
  /* A row that moved was taken out and put in again: the focus goes with it. */
  if (had_focus && !_tb_outline_has_list_focus (self))
    tb_outline_focus (self);
  return G_SOURCE_REMOVE;
}

static gboolean
read_problems_cb (gpointer user_data)
{
  TbOutline *self = user_data;

  plan_document_get_problems (tb_session_get_document (self->session));
  self->update_id = g_idle_add (update_cb, self);
  return G_SOURCE_REMOVE;
}

static gboolean
read_schedule_cb (gpointer user_data)
{
  TbOutline *self = user_data;

  plan_document_get_schedule (tb_session_get_document (self->session));
  self->update_id = g_idle_add (read_problems_cb, self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_same_parts (Plan *before,
                Plan *after)
{
  guint n_parts = plan_get_n_parts (after);
  gboolean is_same = plan_get_n_parts (before) == n_parts;

  for (guint i = 0; is_same && i < n_parts; i++)
    is_same = plan_part_get_id (plan_get_part (before, i))
              == plan_part_get_id (plan_get_part (after, i));
  return is_same;
}

/* What the rows show is made from the whole plan: it comes behind the frame that shows the change,
 * and while somebody types it waits for a pause; but not when rows come, go or move. For a large
 * plan it takes more than a frame, so it always waits, and is then made in turns, between which the
 * main loop goes on. */
void
_tb_outline_document_changed_cb (TbOutline *self,
                                 Plan      *before,
                                 Plan      *after)
{
  gboolean is_large = plan_get_n_parts (after) > LARGE_PLAN;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (is_large)
    self->update_id = g_timeout_add (PAUSE_MS, read_schedule_cb, self);
  else if (has_same_parts (before, after))
    self->update_id = g_timeout_add (tb_session_is_typing (self->session) ? PAUSE_MS
                                                                         : TB_SESSION_BEHIND_MS,
                                     update_cb, self);
  else
    self->update_id = g_idle_add (update_cb, self);
}

static void
select_place (TbOutline *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  int agent = index >= 0 ? plan_get_agent_of (plan, index) : -1;

  if (agent >= 0 && agent != index)
    {
      tb_outline_model_set_expanded (self->model, plan_part_get_id (plan_get_part (plan, agent)),
                                     TRUE);
      _tb_outline_fill (self);
    }
  _tb_outline_sync_selection (self);
}

static gboolean
place_cb (gpointer user_data)
{
  TbOutline *self = user_data;

  self->place_id = 0;
  /* The plan may be newer than the rows: they are read again soon, and then select. */
  if (self->update_id == 0)
    select_place (self);
  return G_SOURCE_REMOVE;
}

void
_tb_outline_flush_place (TbOutline *self)
{
  if (self->place_id == 0)
    return;
  g_source_remove (self->place_id);
  place_cb (self);
}

/* The form has another page now: a frame for it and the rows would be of nearly all the window. */
void
_tb_outline_place_changed_cb (TbOutline *self)
{
  if (self->place_id == 0)
    self->place_id = g_timeout_add (TB_SESSION_BEHIND_MS, place_cb, self);
}
