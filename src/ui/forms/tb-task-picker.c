/* tb-task-picker.c: choosing one of the plan's tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-task-picker.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-schedule.h"
#include "ui/widgets/tb-accessible.h"

struct _TbTaskPicker
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *search;
  GtkWidget *scroller;

  GtkListBox *list; /* borrowed: in the scroller */
  GtkWidget  *more;

  GArray     *choices; /* Choice */
};

G_DEFINE_FINAL_TYPE (TbTaskPicker, tb_task_picker, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* A part that can be chosen. */
typedef struct
{
  guint index;
  char *key;  /* `1/2`, or `Agent 1` */
  char *name;
  char *folded;
} Choice;

/* Rows that are made at a time. */
#define MAX_ROWS 40

static void
clear_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->key);
  g_free (choice->name);
  g_free (choice->folded);
}

/* Escape in the search would end there. */
static void
stop_cb (TbTaskPicker *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
create_row (const Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (choice->key);
  GtkWidget *name = gtk_label_new (choice->name);

  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (number), 4);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: number and name of a task, such as "Depend on 1/2 Connection manager" */
  tb_accessible_take_name (row, g_strdup_printf (_("Depend on %s %s"), choice->key, choice->name));
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (choice->index));

  return row;
}

static void
list_matches (TbTaskPicker *self)
{
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                            -1);
  guint n = 0;
  GtkListBoxRow *row;

  g_strstrip (words);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (strstr (choice->folded, words) == NULL)
        continue;
      if (n++ < MAX_ROWS)
        gtk_list_box_append (self->list, create_row (choice));
    }
  gtk_widget_set_visible (self->more, n > MAX_ROWS);
  if (n > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more: type to find it",
                                                         "%u more: type to find them",
                                                         n - MAX_ROWS),
                                               n - MAX_ROWS);

      gtk_label_set_text (GTK_LABEL (self->more), text);
    }
}

static void
search_changed_cb (TbTaskPicker *self)
{
  list_matches (self);
}

static void
row_activated_cb (TbTaskPicker  *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index")));
}

/* Enter in the search takes the first that is listed. */
static void
activate_cb (TbTaskPicker *self)
{
  GtkListBoxRow *row;

  /* The search waits for a pause in the typing, a person who hits Enter does not. */
  list_matches (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    row_activated_cb (self, row);
}

static void
tb_task_picker_dispose (GObject *object)
{
  TbTaskPicker *self = TB_TASK_PICKER (object);

  g_clear_pointer (&self->search, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->choices, g_array_unref);

  G_OBJECT_CLASS (tb_task_picker_parent_class)->dispose (object);
}

static void
tb_task_picker_class_init (TbTaskPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_task_picker_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tb_task_picker_init (TbTaskPicker *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *empty = gtk_label_new (_("No other task is called that."));

  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, clear_choice);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Number or name"), NULL);
  tb_accessible_set_name (self->search, _("Search Tasks"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_list_box_set_placeholder (self->list, empty);
  tb_accessible_set_name (GTK_WIDGET (self->list), _("Tasks to Depend On"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 280);
  gtk_widget_set_size_request (self->scroller, 280, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_add_css_class (self->more, "caption");
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
tb_task_picker_new (void)
{
  return g_object_new (TB_TYPE_TASK_PICKER, NULL);
}

static gboolean
holds (GArray *indices,
       guint   index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint, i) == index)
      return TRUE;
  return FALSE;
}

static void
add_choice (TbTaskPicker *self,
            Plan         *plan,
            guint         index)
{
  PlanPart *part = plan_get_part (plan, index);
  Choice choice = { .index = index, .name = g_strdup (plan_part_get_name (part)) };
  g_autofree char *words = NULL;

  if (plan_part_get_kind (part) == PLAN_PART_AGENT)
    /* Translators: %s is the number of a build agent */
    choice.key = g_strdup_printf (_("Agent %s"), plan_part_get_number (part));
  else
    choice.key = plan_dup_task_key (plan, index);
  words = g_strdup_printf ("%s %s", choice.key, choice.name);
  choice.folded = g_utf8_casefold (words, -1);
  g_array_append_val (self->choices, choice);
}

void
tb_task_picker_fill (TbTaskPicker *self,
                     Plan         *plan,
                     guint         part,
                     const char   *text)
{
  g_autoptr (PlanDependencies) named = NULL;
  int own_agent;
  guint n_tasks, n_agents;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  const guint *agents = plan_get_agents (plan, &n_agents);

  g_return_if_fail (TB_IS_TASK_PICKER (self));

  named = plan_dependencies_new (plan, part, text);
  own_agent = plan_get_agent_of (plan, part);
  g_array_set_size (self->choices, 0);
  for (guint i = 0; i < n_tasks; i++)
    if (tasks[i] != part && !holds (named->tasks, tasks[i]))
      add_choice (self, plan, tasks[i]);
  for (guint i = 0; i < n_agents; i++)
    if ((int)agents[i] != own_agent && !holds (named->agents, agents[i]))
      add_choice (self, plan, agents[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  list_matches (self);
  gtk_widget_grab_focus (self->search);
}
