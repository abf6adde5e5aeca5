/* tb-board-header.c: progress of the plan, and the board's filters
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-header.h"

#include <glib/gi18n.h>

#include "ui/board/tb-board-agents.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/session/tb-progress.h"

#define PROGRESS_WIDTH 120
#define NEXT_CHARS 32

struct _TbBoardHeader
{
  GtkWidget      parent_instance;

  /* Owned */
  TbBoardModel  *model;

  /* Children */
  GtkWidget     *line;
  GtkWidget     *status;
  GtkWidget     *progress;
  GtkLabel      *summary;
  GtkWidget     *fold;
  GtkWidget     *revealer;
  GtkWidget     *filters;
  GtkWidget     *buttons;
  GtkWidget     *statuses;
  GtkWidget     *ready;
  GtkWidget     *blocked;
  GtkWidget     *problems;
  GtkWidget     *search;
  GtkWidget     *modes;
  GtkWidget     *second;
  GtkWidget     *next;
  GtkLabel      *next_label;
  GtkWidget     *circles;
  GtkLabel      *circles_label;
  GtkWidget     *agents;

  guint          next_task; /* id, 0 without one */
  guint          narrow : 1;
};

G_DEFINE_FINAL_TYPE (TbBoardHeader, tb_board_header, GTK_TYPE_WIDGET)

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
update_progress (TbBoardHeader *self,
                 const Plan    *plan)
{
  PlanCounts counts;
  g_autofree char *summary = NULL;

  plan_count (plan, &counts);
  summary = tb_progress_describe (&counts);
  gtk_label_set_text (self->summary, summary);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 tb_progress_get_fraction (&counts));
}

/* Why a task can start, and what waits for it. */
static char *
format_reason (const PlanSchedule *schedule,
               guint               task,
               guint               n_behind)
{
  guint n_needs;

  plan_schedule_get_needs (schedule, task, &n_needs);
  if (n_behind > 0)
    return g_strdup_printf (n_needs == 0
                              ? ngettext ("waits for nothing, and %u task waits for it",
                                          "waits for nothing, and %u tasks wait for it", n_behind)
                              : ngettext ("all it needs is done, and %u task waits for it",
                                          "all it needs is done, and %u tasks wait for it",
                                          n_behind),
                            n_behind);
  return g_strdup (n_needs == 0 ? _ ("waits for nothing") : _ ("all it needs is done"));
}

static guint
count_behind (const Plan         *plan,
              const PlanSchedule *schedule,
              guint               task)
{
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  guint n_behind = 0;

  for (guint i = 0; i < n_tasks; i++)
    {
      guint n_needs;
      const guint *needs = plan_schedule_get_needs (schedule, tasks[i], &n_needs);

      for (guint k = 0; k < n_needs; k++)
        n_behind += needs[k] == task;
    }
  return n_behind;
}

static void
update_next (TbBoardHeader      *self,
             const Plan         *plan,
             const PlanSchedule *schedule)
{
  int task = plan_schedule_get_next (schedule);
  TbBoardItem *item = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  self->next_task = task >= 0 ? plan_part_get_id (plan_get_part (plan, task)) : 0;
  item = tb_board_model_find (self->model, self->next_task);
  gtk_widget_set_visible (self->next, item != NULL);
  if (item == NULL)
    return;

  reason = format_reason (schedule, task, count_behind (plan, schedule, task));
  /* Translators: the task to start now: its number, its name, and why that one. */
  text = g_strdup_printf (_ ("Next: %s %s: %s"), tb_board_item_get_facts (item)->key,
                          tb_board_item_get_facts (item)->title, reason);
  gtk_label_set_text (self->next_label, text);
  tb_tooltip_set_text (self->next, text);
  set_name (self->next, text);
}

/* Tasks that wait for one another can never start: that is said until it is mended. */
static void
update_circles (TbBoardHeader      *self,
                const Plan         *plan,
                const PlanSchedule *schedule)
{
  GPtrArray *cycles = plan_schedule_get_cycles (schedule);
  g_autoptr (GString) paths = g_string_new (NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->circles, cycles->len > 0);
  if (cycles->len == 0)
    return;

  for (guint i = 0; i < cycles->len; i++)
    {
      g_autofree char *path = tb_board_facts_dup_circle (plan, g_ptr_array_index (cycles, i));

      g_string_append_printf (paths, "%s%s", i > 0 ? "; " : "", path);
    }
  /* Translators: %s is a path such as "1/2 → 1/3 → 1/2", or several with "; " between them. */
  text = g_strdup_printf (_ ("These tasks wait for one another: %s"), paths->str);
  gtk_label_set_text (self->circles_label, text);
}

static void
next_clicked_cb (TbBoardHeader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.go-to", "u", self->next_task);
}

static void
status_selected_cb (TbBoardHeader *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->statuses));

  if (selected != GTK_INVALID_LIST_POSITION)
    tb_board_model_set_status (self->model, (int) selected - 1);
}

static void
blocked_toggled_cb (TbBoardHeader *self)
{
  tb_board_model_set_blocked (self->model,
                              gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->blocked)));
}

static void
ready_toggled_cb (TbBoardHeader *self)
{
  tb_board_model_set_ready (self->model,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->ready)));
}

static void
problems_toggled_cb (TbBoardHeader *self)
{
  tb_board_model_set_problems (self->model,
                               gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->problems)));
}

static void
search_changed_cb (TbBoardHeader *self)
{
  tb_board_model_set_text (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Escape empties the search, and leaves it when it is empty. */
static void
search_stopped_cb (TbBoardHeader *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (text[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "board.focus-first", NULL);
}

/* The word may still wait for the search's delay. */
static void
search_activated_cb (TbBoardHeader *self)
{
  search_changed_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.focus-first", NULL);
}

static void
fold_toggled_cb (TbBoardHeader *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer),
                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold)));
}

static void
synced_cb (TbBoardHeader *self)
{
  gboolean filtered = tb_board_model_is_filtered (self->model);

  /* A folded filter that hides tasks must not be forgotten. */
  if (filtered)
    gtk_widget_add_css_class (self->fold, "accent");
  else
    gtk_widget_remove_css_class (self->fold, "accent");
}

static void
tb_board_header_dispose (GObject *object)
{
  TbBoardHeader *self = TB_BOARD_HEADER (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  g_clear_pointer (&self->circles, gtk_widget_unparent);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->filters);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_header_parent_class)->dispose (object);
}

static void
tb_board_header_class_init (TbBoardHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_header_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
create_status (TbBoardHeader *self)
{
  self->status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_hexpand (self->status, TRUE);

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  set_name (self->progress, _ ("Progress of the plan"));
  gtk_box_append (GTK_BOX (self->status), self->progress);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  gtk_box_append (GTK_BOX (self->status), GTK_WIDGET (self->summary));
}

static GtkWidget *
create_toggle (TbBoardHeader *self,
               const char    *label,
               const char    *tooltip,
               const char    *name,
               GCallback      callback)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  tb_tooltip_set_text (toggle, tooltip);
  set_name (toggle, name);
  g_signal_connect_swapped (toggle, "toggled", callback, self);

  return toggle;
}

static void
create_statuses (TbBoardHeader *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("All Columns"));
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    gtk_string_list_append (titles, plan_status_get_title (i));
  self->statuses = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  tb_tooltip_set_text (self->statuses, _ ("Show Tasks of One Column"));
  set_name (self->statuses, _ ("Filter by status"));
  g_signal_connect_swapped (self->statuses, "notify::selected", G_CALLBACK (status_selected_cb),
                            self);
}

static GtkWidget *
create_mode (const char *label,
             const char *tooltip,
             const char *name,
             const char *action)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), action);
  tb_tooltip_set_text (toggle, tooltip);
  set_name (toggle, name);

  return toggle;
}

static void
create_modes (TbBoardHeader *self)
{
  self->modes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->modes, "linked");
  gtk_widget_set_valign (self->modes, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->modes),
                  create_mode (_ ("Lanes"), _ ("A Lane for Each Agent"), _ ("Lanes"),
                               "board.lanes"));
  gtk_box_append (GTK_BOX (self->modes),
                  create_mode (_ ("Order"), _ ("In Which Order Tasks Can Be Built"), _ ("Order"),
                               "board.order"));
}

static void
create_second (TbBoardHeader *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->next = gtk_button_new ();
  self->next_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->next_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->next_label, NEXT_CHARS);
  gtk_label_set_xalign (self->next_label, 0);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("media-playback-start-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->next_label));
  gtk_button_set_child (GTK_BUTTON (self->next), line);
  gtk_widget_add_css_class (self->next, "next");
  gtk_widget_set_valign (self->next, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->next, GTK_ALIGN_START);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_clicked_cb), self);

  self->agents = tb_board_agents_new (self->model);
  gtk_widget_set_hexpand (self->agents, TRUE);
  self->second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->second, "second");
  gtk_box_append (GTK_BOX (self->second), self->agents);
  gtk_box_append (GTK_BOX (self->second), self->next);

  self->circles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->circles, "circles");
  gtk_widget_add_css_class (self->circles, "error");
  self->circles_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->circles_label, TRUE);
  gtk_label_set_xalign (self->circles_label, 0);
  gtk_box_append (GTK_BOX (self->circles),
                  gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (self->circles), GTK_WIDGET (self->circles_label));
  gtk_widget_set_visible (self->circles, FALSE);
}

/* Two filters that stay beside each other where there is no room for all in a line. */
static GtkWidget *
create_pair (GtkWidget *first,
             GtkWidget *second)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);

  return pair;
}

static void
create_filters (TbBoardHeader *self)
{
  GtkWidget *first;
  GtkWidget *second;

  create_statuses (self);
  self->ready = create_toggle (self, _ ("Can Start"), _ ("Show Only Tasks That Can Start Now"),
                               _ ("Filter: can start"), G_CALLBACK (ready_toggled_cb));
  self->blocked = create_toggle (self, _ ("Blocked"), _ ("Show Only Tasks That Wait for Others"),
                                 _ ("Filter: blocked"), G_CALLBACK (blocked_toggled_cb));
  self->problems = create_toggle (self, _ ("Problems"), _ ("Show Only Tasks With Problems"),
                                  _ ("Filter: problems"), G_CALLBACK (problems_toggled_cb));
  first = create_pair (self->statuses, self->ready);
  second = create_pair (self->blocked, self->problems);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons), first);
  gtk_box_append (GTK_BOX (self->buttons), second);

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 100);
  g_object_set (self->search, "placeholder-text", _ ("Filter"), NULL);
  set_name (self->search, _ ("Filter tasks"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);

  self->filters = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->filters), self->buttons);
  gtk_box_append (GTK_BOX (self->filters), self->search);
}

static void
place_filters (TbBoardHeader *self)
{
  gtk_widget_set_visible (self->fold, self->narrow);
  gtk_widget_set_visible (self->revealer, self->narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->status),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->status), self->narrow ? 4 : 12);
  gtk_label_set_wrap (self->summary, self->narrow);
  gtk_label_set_lines (self->summary, self->narrow ? 2 : 1);
  gtk_widget_set_size_request (self->progress, self->narrow ? -1 : PROGRESS_WIDTH, -1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->second),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->second), self->narrow ? 6 : 12);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  for (GtkWidget *pair = gtk_widget_get_first_child (self->buttons); pair != NULL;
       pair = gtk_widget_get_next_sibling (pair))
    gtk_box_set_homogeneous (GTK_BOX (pair), self->narrow);
  gtk_widget_set_hexpand (self->statuses, self->narrow);
  gtk_widget_set_hexpand (self->problems, self->narrow);

  if (self->narrow)
    {
      if (gtk_widget_get_parent (self->filters) == self->line)
        gtk_box_remove (GTK_BOX (self->line), self->filters);
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->filters);
    }
  else
    {
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), NULL);
      gtk_box_insert_child_after (GTK_BOX (self->line), self->filters, self->fold);
    }
}

static void
tb_board_header_init (TbBoardHeader *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-header");
}

static void
create_children (TbBoardHeader *self)
{
  create_status (self);
  create_filters (self);
  create_modes (self);
  create_second (self);
  self->fold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), "edit-find-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
  tb_tooltip_set_text (self->fold, _ ("Filter Tasks"));
  set_name (self->fold, _ ("Show filters"));
  g_signal_connect_swapped (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->line), self->status);
  gtk_box_append (GTK_BOX (self->line), self->fold);
  gtk_box_append (GTK_BOX (self->line), self->modes);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_parent (self->second, GTK_WIDGET (self));
  gtk_widget_set_parent (self->circles, GTK_WIDGET (self));
  place_filters (self);
}

GtkWidget *
tb_board_header_new (TbBoardModel *model)
{
  TbBoardHeader *self = g_object_new (TB_TYPE_BOARD_HEADER, NULL);

  self->model = g_object_ref (model);
  create_children (self);
  g_signal_connect_object (model, "synced", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
tb_board_header_update (TbBoardHeader      *self,
                        const Plan         *plan,
                        const PlanSchedule *schedule)
{
  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  update_progress (self, plan);
  tb_board_agents_update (TB_BOARD_AGENTS (self->agents), plan);
  update_next (self, plan, schedule);
  update_circles (self, plan, schedule);
}

void
tb_board_header_set_narrow (TbBoardHeader *self,
                            gboolean       narrow)
{
  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  if (self->narrow == (guint) !!narrow)
    return;

  self->narrow = !!narrow;
  place_filters (self);
}

void
tb_board_header_toggle_filter (TbBoardHeader *self,
                               const char    *filter)
{
  GtkWidget *toggle;

  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  toggle = g_str_equal (filter, "ready") ? self->ready
           : g_str_equal (filter, "blocked") ? self->blocked : self->problems;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
}

void
tb_board_header_focus_search (TbBoardHeader *self)
{
  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), TRUE);
  gtk_widget_grab_focus (self->search);
}
