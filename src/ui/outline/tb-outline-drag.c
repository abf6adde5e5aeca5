/* tb-outline-drag.c: tasks and agents are moved by dragging them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-private.h"

#include "edit/plan-commands.h"
#include "ui/compat/tb-drag-escape.h"
#include "ui/session/tb-place.h"

/* Where what is dragged would go, in the words of plan_command_move(), and where the line is that
 * says so. */
typedef struct
{
  int      agent;
  int      after;
  guint    line; /* the part at whose row it is */
  gboolean is_below;
} Destination;

static gboolean
is_kind (TbOutlineItem *item,
         PlanPartKind   kind)
{
  return item != NULL && tb_outline_item_get_values (item)->kind == kind;
}

/* A task goes before or behind the task it is held over, by the half of the row. Over an agent it
 * goes where the line under that row is: before the tasks that are shown there, else behind the
 * hidden ones. */
static gboolean
find_place_of_task (Plan          *plan,
                    guint          part,
                    guint          target,
                    TbOutlineItem *item,
                    gboolean       is_lower,
                    Destination   *destination)
{
  destination->agent = plan_get_agent_of (plan, target);
  destination->line = target;
  destination->is_below = is_lower;
  if (is_kind (item, PLAN_PART_TASK))
    destination->after = is_lower ? (int)target : tb_place_find_sibling (plan, target, -1);
  else if (is_kind (item, PLAN_PART_AGENT))
    {
      destination->is_below = TRUE;
      destination->after = tb_outline_item_get_values (item)->expanded
                             ? -1 : tb_place_find_last_task (plan, target);
    }
  else
    return FALSE;
  /* It may be there. */
  return destination->after != (int)part
         && (plan_get_agent_of (plan, part) != destination->agent
             || tb_place_find_sibling (plan, part, -1) != destination->after);
}

/* An agent takes the place of the agent it is held over, or over whose tasks. */
static gboolean
find_place_of_agent (Plan        *plan,
                     guint        part,
                     guint        target,
                     Destination *destination)
{
  int agent = plan_get_agent_of (plan, target);

  if (agent < 0 || agent == (int)part)
    return FALSE;
  destination->agent = -1;
  destination->is_below = agent > (int)part;
  destination->after = destination->is_below ? agent : tb_place_find_sibling (plan, agent, -1);
  destination->line = destination->is_below ? plan_get_part_end (plan, agent) - 1 : (guint)agent;
  return TRUE;
}

/* Where @source goes when it is dropped at @y of @row. Returns: whether that is another place */
static gboolean
find_destination (TbOutline     *self,
                  TbOutlineItem *source,
                  GtkWidget     *row,
                  double         y,
                  Destination   *destination)
{
  Plan *plan = tb_session_get_plan (self->session);
  TbOutlineItem *item = tb_outline_row_get_item (TB_OUTLINE_ROW (row));
  int part = source != NULL ? plan_find_part (plan, tb_outline_item_get_id (source)) : -1;
  int target = item != NULL ? plan_find_part (plan, tb_outline_item_get_id (item)) : -1;

  if (part < 0 || target < 0 || part == target)
    return FALSE;
  if (is_kind (source, PLAN_PART_AGENT))
    return find_place_of_agent (plan, part, target, destination);
  return find_place_of_task (plan, part, target, item, y > gtk_widget_get_height (row) / 2.0,
                             destination);
}

static void
hide_line (TbOutline *self)
{
  if (self->line_row == NULL)
    return;
  tb_outline_row_set_line (TB_OUTLINE_ROW (self->line_row), TB_OUTLINE_LINE_NONE);
  g_clear_weak_pointer (&self->line_row);
}

static void
show_line (TbOutline         *self,
           const Destination *destination)
{
  Plan *plan = tb_session_get_plan (self->session);
  guint id = plan_part_get_id (plan_get_part (plan, destination->line));
  g_autoptr (TbOutlineItem) item = NULL;

  /* A part that has no row is in the row of what contains it. */
  item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                tb_outline_model_find (self->model, id));
  hide_line (self);
  g_set_weak_pointer (&self->line_row, _tb_outline_find_row (self, item));
  if (self->line_row != NULL)
    tb_outline_row_set_line (TB_OUTLINE_ROW (self->line_row),
                             destination->is_below ? TB_OUTLINE_LINE_BELOW
                                                   : TB_OUTLINE_LINE_ABOVE);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            TbOutlineRow  *row)
{
  TbOutlineItem *item = tb_outline_row_get_item (row);
  g_autoptr (GdkPaintable) paintable = NULL;

  if (!is_kind (item, PLAN_PART_TASK) && !is_kind (item, PLAN_PART_AGENT))
    return NULL;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, paintable, (int)x, (int)y);
  return gdk_content_provider_new_typed (TB_TYPE_OUTLINE_ITEM, item);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               TbOutline     *self)
{
  tb_drag_watch_escape (drag);
  /* The target is not told when it was cancelled by a key. */
  g_signal_connect_object (drag, "cancel", G_CALLBACK (hide_line), self, G_CONNECT_SWAPPED);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           TbOutline     *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const GValue *value = gtk_drop_target_get_value (target);
  Destination destination;

  if (value == NULL
      || !find_destination (self, g_value_get_object (value), row, y, &destination))
    {
      hide_line (self);
      return 0;
    }
  show_line (self, &destination);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target,
          TbOutline     *self)
{
  hide_line (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         TbOutline     *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  TbOutlineItem *source = g_value_get_object (value);
  Plan *plan = tb_session_get_plan (self->session);
  g_autofree char *note = NULL;
  GError *error = NULL;
  Destination destination;
  PlanEdit *edit;

  hide_line (self);
  if (!find_destination (self, source, row, y, &destination))
    return FALSE;
  edit = plan_command_move (plan, plan_find_part (plan, tb_outline_item_get_id (source)),
                            destination.agent, destination.after, &note, &error);
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
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
