/* tb-board-header.c: progress of the plan, and the board's filters
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-header.h"

#include <glib/gi18n.h>

#define PROGRESS_WIDTH 180
#define AGENT_CHARS 18

struct _TbBoardHeader
{
  GtkWidget      parent_instance;

  /* Owned */
  TbBoardModel  *model;
  GArray        *agents; /* guint: ids of the drop-down's rows; 0 for the first, all agents */

  /* Children */
  GtkWidget     *line;
  GtkWidget     *status;
  GtkWidget     *progress;
  GtkLabel      *summary;
  GtkWidget     *fold;
  GtkWidget     *revealer;
  GtkWidget     *filters;
  GtkWidget     *agent;
  GtkStringList *agent_names; /* borrowed: the drop-down's model */
  GtkWidget     *ready;
  GtkWidget     *problems;
  GtkWidget     *search;

  guint          narrow : 1;
  guint          is_updating : 1;
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
  g_autofree char *criteria = NULL;
  g_autofree char *tasks = NULL;
  g_autofree char *summary = NULL;

  plan_count (plan, &counts);
  criteria = g_strdup_printf (ngettext ("%u of %u criterion", "%u of %u criteria",
                                        counts.criteria),
                              counts.criteria_done, counts.criteria);
  tasks = g_strdup_printf (ngettext ("%u of %u task", "%u of %u tasks", counts.tasks),
                           counts.tasks_done, counts.tasks);
  /* Translators: progress of the plan: "41 of 104 criteria · 6 of 18 tasks". */
  summary = g_strdup_printf (_ ("%s · %s"), criteria, tasks);
  gtk_label_set_text (self->summary, summary);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 counts.criteria == 0
                                   ? 0
                                   : (double) counts.criteria_done / counts.criteria);
}

static char *
dup_agent_title (PlanPart *agent)
{
  const char *name = plan_part_get_name (agent);
  g_autofree char *title = NULL;

  if (name[0] == '\0')
    title = g_strdup_printf (_ ("Agent %s"), plan_part_get_number (agent));
  else
    title = g_strdup_printf (_ ("Agent %s · %s"), plan_part_get_number (agent), name);
  return g_utf8_make_valid (title, -1);
}

static void
update_agents (TbBoardHeader *self,
               const Plan    *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint current = tb_board_model_get_agent (self->model);
  guint selected = 0;
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  gboolean same = self->agents->len == n_agents + 1;

  g_ptr_array_add (names, g_strdup (_ ("All Agents")));
  g_array_set_size (self->agents, n_agents + 1);
  for (guint i = 0; i < n_agents; i++)
    {
      PlanPart *agent = plan_get_part (plan, agents[i]);

      g_ptr_array_add (names, dup_agent_title (agent));
      g_array_index (self->agents, guint, i + 1) = plan_part_get_id (agent);
      if (plan_part_get_id (agent) == current)
        selected = i + 1;
    }
  for (guint i = 0; same && i < names->len; i++)
    same = g_str_equal (gtk_string_list_get_string (self->agent_names, i),
                        g_ptr_array_index (names, i));
  gtk_widget_set_visible (self->agent, n_agents > 1);

  self->is_updating = TRUE;
  if (!same)
    {
      g_ptr_array_add (names, NULL);
      gtk_string_list_splice (self->agent_names, 0,
                              g_list_model_get_n_items (G_LIST_MODEL (self->agent_names)),
                              (const char *const *) names->pdata);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->agent), selected);
  self->is_updating = FALSE;
  if (current != 0 && selected == 0)
    tb_board_model_set_agent (self->model, 0);
}

static void
agent_selected_cb (TbBoardHeader *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->agent));

  if (self->is_updating || selected >= self->agents->len)
    return;
  tb_board_model_set_agent (self->model, g_array_index (self->agents, guint, selected));
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
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->filters);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_header_parent_class)->dispose (object);
}

static void
tb_board_header_finalize (GObject *object)
{
  g_array_unref (TB_BOARD_HEADER (object)->agents);

  G_OBJECT_CLASS (tb_board_header_parent_class)->finalize (object);
}

static void
tb_board_header_class_init (TbBoardHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_header_dispose;
  object_class->finalize = tb_board_header_finalize;

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

static void
setup_agent_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item,
                gpointer            user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), AGENT_CHARS);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_agent_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               gpointer            user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static void
create_agent (TbBoardHeader *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *list_factory = NULL;

  self->agent_names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->agent_names, _ ("All Agents"));
  self->agent = gtk_drop_down_new (G_LIST_MODEL (self->agent_names), NULL);
  list_factory = g_object_ref (gtk_drop_down_get_factory (GTK_DROP_DOWN (self->agent)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_agent_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_agent_cb), NULL);
  /* Names in full in the list, and short on the button. */
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->agent), list_factory);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->agent), factory);
  g_object_unref (list_factory);
  g_object_unref (factory);
  gtk_widget_set_tooltip_text (self->agent, _ ("Show Tasks of One Agent"));
  set_name (self->agent, _ ("Filter by agent"));
  g_signal_connect_swapped (self->agent, "notify::selected", G_CALLBACK (agent_selected_cb), self);
}

static GtkWidget *
create_toggle (TbBoardHeader *self,
               const char    *label,
               const char    *tooltip,
               const char    *name,
               GCallback      callback)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_tooltip_text (toggle, tooltip);
  set_name (toggle, name);
  g_signal_connect_swapped (toggle, "toggled", callback, self);

  return toggle;
}

static void
create_filters (TbBoardHeader *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  create_agent (self);
  self->ready = create_toggle (self, _ ("Can Start"), _ ("Show Only Tasks That Can Start Now"),
                               _ ("Filter: can start"), G_CALLBACK (ready_toggled_cb));
  self->problems = create_toggle (self, _ ("Problems"), _ ("Show Only Tasks With Problems"),
                                  _ ("Filter: problems"), G_CALLBACK (problems_toggled_cb));
  gtk_box_append (GTK_BOX (buttons), self->agent);
  gtk_box_append (GTK_BOX (buttons), self->ready);
  gtk_box_append (GTK_BOX (buttons), self->problems);

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 100);
  g_object_set (self->search, "placeholder-text", _ ("Filter"), NULL);
  set_name (self->search, _ ("Filter tasks"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);

  self->filters = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->filters), buttons);
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
  gtk_widget_set_size_request (self->progress, self->narrow ? -1 : PROGRESS_WIDTH, -1);
  gtk_widget_set_hexpand (self->agent, self->narrow);

  if (self->narrow)
    {
      if (gtk_widget_get_parent (self->filters) == self->line)
        gtk_box_remove (GTK_BOX (self->line), self->filters);
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->filters);
    }
  else
    {
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), NULL);
      gtk_box_append (GTK_BOX (self->line), self->filters);
    }
}

static void
tb_board_header_init (TbBoardHeader *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  guint all = 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-header");
  self->agents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->agents, all);

  create_status (self);
  create_filters (self);
  self->fold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), "edit-find-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->fold, _ ("Filter Tasks"));
  set_name (self->fold, _ ("Show filters"));
  g_signal_connect_swapped (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->line), self->status);
  gtk_box_append (GTK_BOX (self->line), self->fold);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  place_filters (self);
}

GtkWidget *
tb_board_header_new (TbBoardModel *model)
{
  TbBoardHeader *self = g_object_new (TB_TYPE_BOARD_HEADER, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "synced", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
tb_board_header_update (TbBoardHeader *self,
                        const Plan    *plan)
{
  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  update_progress (self, plan);
  update_agents (self, plan);
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
tb_board_header_focus_search (TbBoardHeader *self)
{
  g_return_if_fail (TB_IS_BOARD_HEADER (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), TRUE);
  gtk_widget_grab_focus (self->search);
}
