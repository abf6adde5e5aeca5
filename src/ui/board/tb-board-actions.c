/* tb-board-actions.c: what can be done on the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "io/plan-export.h"

/* How long the pointer rests on a card before others are lit. */
#define LIGHT_MILLISECONDS 80

/* The task's index in the current plan, or -1. */
static int
find_task (TbBoard *self,
           guint    id)
{
  return plan_find_part (tb_session_get_plan (self->session), id);
}

static void
set_box_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  TbBoardItem *item;
  guint id;
  guint field;
  guint box;
  gboolean done;
  int index;
  GError *error = NULL;
  PlanEdit *edit;

  g_variant_get (parameter, "(uuub)", &id, &field, &box, &done);
  item = tb_board_model_find (self->model, id);
  index = find_task (self, id);
  if (item == NULL || index < 0)
    return;

  edit = plan_command_set_box (tb_session_get_plan (self->session), index, field, box,
                               done ? MD_BOX_DONE : MD_BOX_OPEN, &error);
  /* The check button shows what was asked for: let it show again what is. */
  if (!tb_session_perform (self->session, edit, error))
    g_signal_emit_by_name (item, "changed");
}

/* Ticks all criteria, and takes away a Status field that then says no more than they do: one step
 * of undo. */
static PlanEdit *
make_tick_edit (Plan    *plan,
                guint    task,
                GError **error)
{
  PlanPart *part = plan_get_part (plan, task);
  g_autoptr (PlanEdit) ticks = plan_command_set_criteria (plan, task, TRUE, error);
  g_autoptr (PlanEdit) removal = NULL;
  PlanEdit *both;
  gboolean from_field;

  if (ticks == NULL)
    return NULL;

  plan_part_get_status (part, &from_field);
  if (from_field)
    removal = plan_command_remove_field (plan, task, plan_part_find_field (part, "status", 0),
                                         NULL);
  if (removal == NULL)
    return g_steal_pointer (&ticks);

  both = plan_edit_new (plan_edit_get_label (ticks), NULL);
  for (guint i = 0; i < 2; i++)
    {
      guint n_splices;
      const MdSplice *splices = plan_edit_get_splices (i == 0 ? ticks : removal, &n_splices);

      for (guint s = 0; s < n_splices; s++)
        plan_edit_add (both, plan, splices[s].span, splices[s].text, splices[s].length);
    }
  return both;
}

static void
dismiss_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  guint id = self->ask_task;

  self->ask_task = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->ask), FALSE);
  if (id != 0)
    _tb_board_focus_task (self, id, -1);
}

static void
tick_criteria_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  TbBoardItem *item = tb_board_model_find (self->model, self->ask_task);
  int index = find_task (self, self->ask_task);
  GError *error = NULL;
  PlanEdit *edit;
  guint n_open;

  if (item != NULL && index >= 0)
    {
      n_open = tb_board_facts_count_open (tb_board_item_get_facts (item));
      edit = make_tick_edit (tb_session_get_plan (self->session), index, &error);
      if (tb_session_perform (self->session, edit, error))
        {
          g_autofree char *text = g_strdup_printf (ngettext ("Ticked %u criterion of Task %s",
                                                             "Ticked %u criteria of Task %s",
                                                             n_open),
                                                   n_open, tb_board_item_get_facts (item)->key);

          tb_session_say (self->session, text, TRUE);
        }
    }
  gtk_widget_activate_action (widget, "board.dismiss", NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);

  /* The form can take the focus only where it is shown. */
  gtk_widget_activate_action (widget, "win.show-edit", NULL);
  tb_session_go_to_part (self->session, g_variant_get_uint32 (parameter));
}

static void
toggle_expanded_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  TbBoardItem *item = tb_board_model_find (TB_BOARD (widget)->model,
                                           g_variant_get_uint32 (parameter));

  if (item != NULL)
    tb_board_item_set_expanded (item, !tb_board_item_get_expanded (item));
}

TbBoardItem *
_tb_board_get_step (TbBoard  *self,
                    GVariant *parameter,
                    int      *by)
{
  guint id;

  g_variant_get (parameter, "(ui)", &id, by);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *by = -*by;

  return tb_board_model_find (self->model, id);
}

static void
focus_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  int by;
  TbBoardItem *item = _tb_board_get_step (self, parameter, &by);

  if (item != NULL)
    tb_board_pages_focus_beside (self->pages, item, by);
}

static gboolean
focus_first (TbBoard *self)
{
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      g_autoptr (TbBoardItem) item =
        g_list_model_get_item (tb_board_model_get_column (self->model, i), 0);

      if (item != NULL &&
          _tb_board_focus_task (self, tb_board_item_get_id (item), -1))
        return TRUE;
    }
  return FALSE;
}

static void
focus_first_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  focus_first (TB_BOARD (widget));
}

gboolean
_tb_board_focus_current (TbBoard *self)
{
  return (self->current_task != 0 && _tb_board_focus_task (self, self->current_task, -1)) ||
         focus_first (self);
}

static void
go_to_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  _tb_board_focus_task (TB_BOARD (widget), g_variant_get_uint32 (parameter), -1);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* The other columns. */
static GMenuModel *
create_moves (const TbBoardFacts *facts)
{
  GMenu *moves = g_menu_new ();
  guint id = plan_part_get_id (facts->part);

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      if (i != facts->status)
        append_item (moves, plan_status_get_title (i), "board.set-status",
                     g_variant_new ("(uu)", id, i));
    }
  return G_MENU_MODEL (moves);
}

/* The other agents. */
static GMenuModel *
create_agents (Plan               *plan,
               const TbBoardFacts *facts)
{
  GMenu *menu = g_menu_new ();
  guint id = plan_part_get_id (facts->part);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    {
      PlanPart *agent = plan_get_part (plan, agents[i]);
      g_autofree char *title = tb_board_facts_dup_agent_title (agent);

      if (plan_part_get_id (agent) != facts->agent_id)
        append_item (menu, title, "board.assign",
                     g_variant_new ("(uu)", id, plan_part_get_id (agent)));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (TbBoard     *self,
             TbBoardItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) edits = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenuModel) moves = create_moves (tb_board_item_get_facts (item));
  g_autoptr (GMenuModel) agents = create_agents (tb_session_get_plan (self->session),
                                                 tb_board_item_get_facts (item));
  GVariant *id = g_variant_ref_sink (g_variant_new_uint32 (tb_board_item_get_id (item)));

  append_item (views, _ ("Open in Editor"), "board.open", id);
  append_item (views,
               tb_board_item_get_expanded (item) ? _ ("Hide Details") : _ ("Show Details"),
               "board.toggle-expanded", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
  g_menu_append_submenu (edits, _ ("Move to"), moves);
  if (g_menu_model_get_n_items (agents) > 0)
    g_menu_append_submenu (edits, _ ("Assign to Agent"), agents);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  append_item (copies, _ ("Copy as Markdown"), "plan.copy-part", id);
  append_item (copies, _ ("Copy Brief"), "board.copy-brief", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_variant_unref (id);

  return G_MENU_MODEL (menu);
}

/* The chosen action runs behind this: it may move the card, which keeps the focus then. */
static void
menu_closed_cb (TbBoard *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _tb_board_focus_task (self, self->menu_task, -1);
}

static void
show_menu (TbBoard     *self,
           TbBoardItem *item,
           GMenuModel  *model,
           int          x,
           int          y)
{
  TbBoardCard *card = tb_board_pages_find_card (self->pages, item);
  graphene_rect_t bounds;
  graphene_point_t point;
  GdkRectangle place;

  if (card == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds) ||
      !gtk_widget_compute_point (GTK_WIDGET (card), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  if (x >= 0)
    place = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  else
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                            (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), x < 0);
  gtk_widget_set_halign (self->menu, x < 0 ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  self->menu_task = tb_board_item_get_id (item);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  g_autoptr (GMenuModel) model = NULL;
  TbBoardItem *item;
  guint id;
  int x;
  int y;

  g_variant_get (parameter, "(uii)", &id, &x, &y);
  item = tb_board_model_find (self->model, id);
  if (item == NULL)
    return;

  model = create_menu (self, item);
  show_menu (self, item, model, x, y);
}

static void
show_moves_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  TbBoardItem *item = tb_board_model_find (self->model, g_variant_get_uint32 (parameter));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) moves = NULL;
  g_autoptr (GMenuModel) agents = NULL;

  if (item == NULL)
    return;

  moves = create_moves (tb_board_item_get_facts (item));
  agents = create_agents (tb_session_get_plan (self->session), tb_board_item_get_facts (item));
  g_menu_append_section (menu, _ ("Move to"), moves);
  if (g_menu_model_get_n_items (agents) > 0)
    g_menu_append_section (menu, _ ("Assign to Agent"), agents);
  show_menu (self, item, G_MENU_MODEL (menu), -1, -1);
}

static void
update_light (TbBoard *self)
{
  tb_board_model_set_light (self->model,
                            self->pointed_task != 0 ? self->pointed_task : self->focused_task);
}

static gboolean
light_cb (gpointer user_data)
{
  TbBoard *self = user_data;

  self->light_source = 0;
  update_light (self);
  /* What is pointed at or has the focus is looked at. */
  if (tb_board_news_forget (self->news, tb_board_model_get_light (self->model)))
    _tb_board_update_news (self);
  return G_SOURCE_REMOVE;
}

/* A pointer that only passes, or a list that scrolls below it, lights nothing. */
static void
point_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);

  self->pointed_task = g_variant_get_uint32 (parameter);
  if (self->light_source == 0)
    self->light_source = g_timeout_add (LIGHT_MILLISECONDS, light_cb, self);
}

static void
focused_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);

  self->focused_task = g_variant_get_uint32 (parameter);
  if (self->focused_task != 0)
    self->current_task = self->focused_task;
  if (self->light_source == 0)
    self->light_source = g_timeout_add (LIGHT_MILLISECONDS, light_cb, self);
}

void
_tb_board_update_news (TbBoard *self)
{
  GPtrArray *items = tb_board_model_get_items (self->model);
  g_autofree char *text = tb_board_news_sum_up (self->news);

  for (guint i = 0; i < items->len; i++)
    {
      TbBoardItem *item = g_ptr_array_index (items, i);
      g_autofree char *news = tb_board_news_describe (self->news, tb_board_item_get_id (item));

      tb_board_item_set_news (item, news != NULL ? news : "");
    }
  if (text != NULL)
    gtk_label_set_text (self->news_label, text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->news_bar), text != NULL);
}

static void
forget_news_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);

  tb_board_news_clear (self->news);
  _tb_board_update_news (self);
}

static void
show_news_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  GPtrArray *items = tb_board_model_get_items (self->model);

  for (guint i = 0; i < items->len; i++)
    {
      TbBoardItem *item = g_ptr_array_index (items, i);

      if (tb_board_item_get_news (item)[0] != '\0' &&
          _tb_board_focus_task (self, tb_board_item_get_id (item), -1))
        return;
    }
}

/* The sidecar is written with the plan: at once, when that is as it was saved. */
static void
save_notes (TbBoard *self)
{
  if (plan_notes_get_saved (tb_session_get_notes (self->session)) != NULL &&
      !plan_document_get_modified (tb_session_get_document (self->session)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
}

static void
add_comment_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  const char *text;
  guint id;

  g_variant_get (parameter, "(u&s)", &id, &text);
  plan_notes_add_comment (tb_session_get_notes (self->session), id, text);
  save_notes (self);
}

static void
resolve_comment_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  const char *comment;
  gboolean resolved;

  g_variant_get (parameter, "(&sb)", &comment, &resolved);
  plan_notes_set_resolved (tb_session_get_notes (self->session), comment, resolved);
  save_notes (self);
}

static void
set_draft_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TbBoardItem *item;
  const char *text;
  guint id;

  g_variant_get (parameter, "(u&s)", &id, &text);
  item = tb_board_model_find (TB_BOARD (widget)->model, id);
  if (item != NULL)
    tb_board_item_set_draft (item, text);
}

static gboolean
has_draft (TbBoardItem *item)
{
  const char *draft = tb_board_item_get_draft (item);

  return draft[strspn (draft, " \t\n")] != '\0';
}

gboolean
tb_board_has_drafts (TbBoard *self)
{
  GPtrArray *items;

  g_return_val_if_fail (TB_IS_BOARD (self), FALSE);

  items = tb_board_model_get_items (self->model);
  for (guint i = 0; i < items->len; i++)
    if (has_draft (g_ptr_array_index (items, i)))
      return TRUE;
  return FALSE;
}

void
tb_board_add_drafts (TbBoard *self)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (TB_IS_BOARD (self));

  /* The model takes a new array with each comment, and the same items. */
  items = g_ptr_array_ref (tb_board_model_get_items (self->model));
  for (guint i = 0; i < items->len; i++)
    {
      TbBoardItem *item = g_ptr_array_index (items, i);

      if (!has_draft (item))
        continue;
      plan_notes_add_comment (tb_session_get_notes (self->session), tb_board_item_get_id (item),
                              tb_board_item_get_draft (item));
      tb_board_item_set_draft (item, "");
    }
}

static void
copy_brief_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  int index = find_task (self, g_variant_get_uint32 (parameter));
  g_autofree char *brief = NULL;
  g_autofree char *text = NULL;

  if (index < 0)
    return;

  brief = plan_export_task (tb_session_get_plan (self->session), index);
  text = g_utf8_make_valid (brief, -1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tb_session_say (self->session, _ ("Copied the brief of the task"), FALSE);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  tb_board_focus_search (TB_BOARD (widget));
}

/* As whoever comes from elsewhere asks for it: a way to see the board, or one of its filters. */
static void
show_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TbBoard *self = TB_BOARD (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  gboolean is_order = g_str_equal (what, "order"), is_lanes = g_str_equal (what, "lanes");

  if (is_order)
    g_object_set (self, "order", TRUE, NULL);
  else if (is_lanes || g_str_equal (what, "columns"))
    g_object_set (self, "order", FALSE, "lanes", is_lanes, NULL);
  else
    tb_board_header_toggle_filter (self->header, what);
}

void
_tb_board_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.dismiss", NULL, dismiss_action },
    { "board.add-comment", "(us)", add_comment_action },
    { "board.copy-brief", "u", copy_brief_action },
    { "board.focus", "(ui)", focus_action },
    { "board.focus-first", NULL, focus_first_action },
    { "board.go-to", "u", go_to_action },
    { "board.focused", "u", focused_action },
    { "board.forget-news", NULL, forget_news_action },
    { "board.resolve-comment", "(sb)", resolve_comment_action },
    { "board.set-draft", "(us)", set_draft_action },
    { "board.show-news", NULL, show_news_action },
    { "board.open", "u", open_action },
    { "board.point", "u", point_action },
    { "board.search", NULL, search_action },
    { "board.show", "s", show_action },
    { "board.set-box", "(uuub)", set_box_action },
    { "board.show-menu", "(uii)", show_menu_action },
    { "board.show-moves", "u", show_moves_action },
    { "board.tick-criteria", NULL, tick_criteria_action },
    { "board.toggle-expanded", "u", toggle_expanded_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  _tb_board_install_moves (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "board.search", NULL);
}

void
_tb_board_update_ask (TbBoard *self)
{
  TbBoardItem *item = tb_board_model_find (self->model, self->ask_task);
  const TbBoardFacts *facts = item != NULL ? tb_board_item_get_facts (item) : NULL;

  if (facts != NULL && facts->status == PLAN_STATUS_DONE && tb_board_facts_count_open (facts) > 0)
    return;

  self->ask_task = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->ask), FALSE);
}
