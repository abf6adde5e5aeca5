/* tb-window-plan-actions.c: what can be done to the parts of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/session/tb-place.h"

/* The index of the part that an action names by id, or -1. */
static int
find_target (TbWindow *self,
             GVariant *parameter)
{
  return plan_find_part (tb_session_get_plan (self->session), g_variant_get_uint32 (parameter));
}

/* Does @edit and brings the person to the part that is new with it. */
static void
perform_and_go (TbWindow *self,
                PlanEdit *edit,
                GError   *error)
{
  g_autoptr (Plan) before = plan_ref (tb_session_get_plan (self->session));
  Plan *after;

  plan_document_break_merge (_tb_window_get_document (self));
  if (!tb_session_perform (self->session, edit, error))
    return;
  after = tb_session_get_plan (self->session);
  for (guint i = 0; i < plan_get_n_parts (after); i++)
    {
      guint id = plan_part_get_id (plan_get_part (after, i));

      /* In a folder a new agent stands behind the name of its file. */
      if (plan_find_part (before, id) >= 0
          || plan_part_get_kind (plan_get_part (after, i)) == PLAN_PART_PREAMBLE)
        continue;
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
      tb_session_go_to_part (self->session, id);
      return;
    }
}

/* The agent that a task is added to when none is said: the one of the place, else the last; -1
 * where tasks have none. */
static int
find_agent_for_task (TbWindow *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  if (index >= 0 && plan_get_agent_of (plan, index) >= 0)
    return plan_get_agent_of (plan, index);
  if (n_agents == 0 || (index >= 0
                        && plan_part_get_kind (plan_get_part (plan, index)) == PLAN_PART_TASK))
    return -1;
  return agents[n_agents - 1];
}

static void
add_task_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  TbWindow *self = user_data;
  Plan *plan = tb_session_get_plan (self->session);
  int index = g_variant_get_int32 (parameter);
  int agent = -1;
  GError *error = NULL;
  PlanEdit *edit;

  if (index >= 0)
    agent = plan_find_part (plan, index);
  agent = agent >= 0 ? plan_get_agent_of (plan, agent) : find_agent_for_task (self);
  /* Translators: a placeholder for the name of a new task; keep the brackets. */
  edit = plan_command_add_task (plan, agent, -1, _("[Task Name]"), &error);
  perform_and_go (self, edit, error);
}

static void
add_agent_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TbWindow *self = user_data;
  GError *error = NULL;
  PlanEdit *edit;

  /* Translators: a placeholder for the name of a new build agent; keep the brackets. */
  edit = plan_command_add_agent (tb_session_get_plan (self->session), _("[Agent Name]"), &error);
  perform_and_go (self, edit, error);
}

static void
add_section_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  TbWindow *self = user_data;
  GError *error = NULL;
  PlanEdit *edit;

  edit = plan_command_add_section (tb_session_get_plan (self->session), -1,
                                   g_variant_get_string (parameter, NULL), &error);
  perform_and_go (self, edit, error);
}

static void
duplicate_part_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  TbWindow *self = user_data;
  int index = find_target (self, parameter);
  GError *error = NULL;
  PlanEdit *edit;

  if (index < 0)
    return;
  edit = plan_command_duplicate (tb_session_get_plan (self->session), index, &error);
  perform_and_go (self, edit, error);
}

/* Where to be when the part at @index is gone: what comes before it beside it or around it. */
static guint
find_place_without (Plan  *plan,
                    guint  index)
{
  int parent = plan_get_parent (plan, index);
  int place = parent;

  for (guint i = index; i-- > 0;)
    if (plan_get_parent (plan, i) == parent)
      {
        place = i;
        break;
      }
  return place >= 0 ? plan_part_get_id (plan_get_part (plan, place)) : 0;
}

static void
remove_part_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  TbWindow *self = user_data;
  Plan *plan = tb_session_get_plan (self->session);
  int index = find_target (self, parameter);
  g_autofree char *text = NULL;
  GError *error = NULL;
  PlanEdit *edit;
  int place;
  guint place_id;

  if (index < 0)
    return;
  /* Translators: %s is the name of a section, agent or task. */
  text = g_strdup_printf (_("Deleted %s"), plan_part_get_name (plan_get_part (plan, index)));
  place = tb_session_get_index (self->session);
  place_id = find_place_without (plan, index);
  edit = plan_command_remove (plan, index, &error);
  plan_document_break_merge (_tb_window_get_document (self));
  if (place >= index && place < (int)plan_get_part_end (plan, index))
    tb_session_set_place (self->session, place_id, -1, -1);
  if (tb_session_perform (self->session, edit, error))
    _tb_window_say (self, text, TRUE);
}

/* A task that is the first or last of its agent goes on into the next. */
static PlanEdit *
move_to_neighbour (Plan      *plan,
                   guint      index,
                   gboolean   is_up,
                   char     **note,
                   GError   **error)
{
  int agent = plan_get_agent_of (plan, index);
  int neighbour;

  if (plan_part_get_kind (plan_get_part (plan, index)) != PLAN_PART_TASK || agent < 0)
    return NULL;
  neighbour = tb_place_find_sibling (plan, agent, is_up ? -1 : 1);
  if (neighbour < 0)
    return NULL;
  return plan_command_move (plan, index, neighbour,
                            is_up ? tb_place_find_last_task (plan, neighbour) : -1, note, error);
}

static void
move_part (TbWindow *self,
           GVariant *parameter,
           gboolean  is_up)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = find_target (self, parameter);
  g_autofree char *note = NULL;
  GError *error = NULL;
  PlanEdit *edit;
  int sibling;

  if (index < 0)
    return;
  sibling = tb_place_find_sibling (plan, index, is_up ? -1 : 1);
  if (sibling < 0)
    edit = move_to_neighbour (plan, index, is_up, &note, &error);
  else
    edit = plan_command_move (plan, index, plan_get_agent_of (plan, index),
                              is_up ? tb_place_find_sibling (plan, sibling, -1) : sibling,
                              &note, &error);
  if (edit == NULL && error == NULL)
    return;
  plan_document_break_merge (_tb_window_get_document (self));
  if (tb_session_perform (self->session, edit, error) && note != NULL)
    _tb_window_say (self, note, TRUE);
}

static void
move_part_up_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  move_part (user_data, parameter, TRUE);
}

static void
move_part_down_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  move_part (user_data, parameter, FALSE);
}

static void
move_to_agent_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TbWindow *self = user_data;
  Plan *plan = tb_session_get_plan (self->session);
  g_autofree char *note = NULL;
  GError *error = NULL;
  PlanEdit *edit;
  guint id, agent_id;
  int index, agent;

  g_variant_get (parameter, "(uu)", &id, &agent_id);
  index = plan_find_part (plan, id);
  agent = plan_find_part (plan, agent_id);
  if (index < 0 || agent < 0)
    return;
  edit = plan_command_move (plan, index, agent, tb_place_find_last_task (plan, agent), &note,
                            &error);
  plan_document_break_merge (_tb_window_get_document (self));
  if (tb_session_perform (self->session, edit, error) && note != NULL)
    _tb_window_say (self, note, TRUE);
}

static void
copy_part_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TbWindow *self = user_data;
  Plan *plan = tb_session_get_plan (self->session);
  int index = find_target (self, parameter);
  guint end;
  MdSpan span;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;

  if (index < 0)
    return;
  end = plan_get_part_end (plan, index);
  span.start = plan_get_part_start (plan, index);
  span.end = end < plan_get_n_parts (plan) ? plan_get_part_start (plan, end)
                                           : md_document_get_size (plan_get_document (plan));
  bytes = md_document_dup_range (plan_get_document (plan), span);
  text = g_utf8_make_valid (bytes, MD_SPAN_LENGTH (span));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  _tb_window_say (self, _("Copied as Markdown"), FALSE);
}

static void
set_status_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  TbWindow *self = user_data;
  Plan *plan = tb_session_get_plan (self->session);
  const char *word;
  guint id;
  int index;
  PlanStatus status;
  GError *error = NULL;
  PlanEdit *edit;

  g_variant_get (parameter, "(u&s)", &id, &word);
  index = plan_find_part (plan, id);
  if (index < 0 || !plan_status_parse (word, &status))
    return;
  edit = plan_command_set_status (plan, index, status, &error);
  plan_document_break_merge (_tb_window_get_document (self));
  tb_session_perform (self->session, edit, error);
}

static void
go_to_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  TbWindow *self = user_data;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
  tb_session_go_to_part (self->session, g_variant_get_uint32 (parameter));
}

/* What is typed next is the name. */
static void
rename_part_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  TbWindow *self = user_data;
  GtkWidget *focus;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
  tb_session_go_to (self->session, g_variant_get_uint32 (parameter), -1, -1);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (focus, "selection.select-all", NULL);
}

static void
go_to_field_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  TbWindow *self = user_data;
  guint part;
  int field;

  g_variant_get (parameter, "(ui)", &part, &field);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), "edit");
  tb_session_go_to (self->session, part, field, -1);
}

/* Parts are named by their ids. */
static const GActionEntry entries[] = {
  { "add-task", add_task_action, "i" }, /* of the agent's part; -1: as the place has it */
  { "add-agent", add_agent_action },
  { "add-section", add_section_action, "s" }, /* key of the schema */
  { "duplicate-part", duplicate_part_action, "u" },
  { "rename-part", rename_part_action, "u" },
  { "remove-part", remove_part_action, "u" },
  { "move-part-up", move_part_up_action, "u" },
  { "move-part-down", move_part_down_action, "u" },
  { "move-to-agent", move_to_agent_action, "(uu)" }, /* a task, to the end of an agent */
  { "copy-part", copy_part_action, "u" },
  { "set-status", set_status_action, "(us)" }, /* and what plan_status_to_string() says */
  { "go-to", go_to_action, "u" },
  { "go-to-field", go_to_field_action, "(ui)" }, /* a field's index in the part, or -1 */
};

void
_tb_window_add_plan_actions (TbWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plan", G_ACTION_GROUP (group));
}
