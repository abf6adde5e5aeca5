/* tb-outline-drag.c: tasks and agents are moved by dragging them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-private.h"

#include "edit/plan-commands.h"

/* A task or agent can be dragged. What it is dropped on says where it goes: a task behind a task or
 * to the front of an agent, an agent behind an agent. */

static gboolean
is_kind (TbOutlineItem *item,
         PlanPartKind   kind)
{
  return item != NULL && tb_outline_item_get_values (item)->kind == kind;
}

/* Whether what is dragged from @source may be dropped on @target. */
static gboolean
can_drop (TbOutlineItem *source,
          TbOutlineItem *target)
{
  if (source == NULL || target == NULL || source == target)
    return FALSE;
  if (is_kind (source, PLAN_PART_TASK))
    return is_kind (target, PLAN_PART_TASK) || is_kind (target, PLAN_PART_AGENT);
  return is_kind (source, PLAN_PART_AGENT) && is_kind (target, PLAN_PART_AGENT);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            TbOutlineRow  *row)
{
  TbOutlineItem *item = tb_outline_row_get_item (row);

  if (!is_kind (item, PLAN_PART_TASK) && !is_kind (item, PLAN_PART_AGENT))
    return NULL;
  return gdk_content_provider_new_typed (TB_TYPE_OUTLINE_ITEM, item);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *row)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           TbOutlineRow  *row)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value == NULL || !can_drop (g_value_get_object (value), tb_outline_row_get_item (row)))
    return 0;
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         TbOutline     *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  TbOutlineItem *source_item = g_value_get_object (value);
  TbOutlineItem *target_item = tb_outline_row_get_item (TB_OUTLINE_ROW (row));
  Plan *plan = tb_session_get_plan (self->session);
  g_autofree char *note = NULL;
  GError *error = NULL;
  PlanEdit *edit;
  int part, where;

  if (!can_drop (source_item, target_item))
    return FALSE;
  part = plan_find_part (plan, tb_outline_item_get_id (source_item));
  where = plan_find_part (plan, tb_outline_item_get_id (target_item));
  if (part < 0 || where < 0)
    return FALSE;
  if (is_kind (source_item, PLAN_PART_AGENT))
    edit = plan_command_move (plan, part, -1, where, &note, &error);
  else if (is_kind (target_item, PLAN_PART_AGENT))
    edit = plan_command_move (plan, part, where, -1, &note, &error);
  else
    edit = plan_command_move (plan, part, plan_get_agent_of (plan, where), where, &note, &error);
  if (!tb_session_perform (self->session, edit, error))
    return FALSE;
  if (note != NULL)
    tb_session_say (self->session, note, TRUE);
  return TRUE;
}

void
_tb_outline_add_drag (TbOutline *self,
                      GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TB_TYPE_OUTLINE_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
