/* tb-board-agents.c: the progress of each build agent
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-agents.h"

#include <glib/gi18n.h>

#include "ui/board/tb-agent-disc.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/session/tb-progress.h"

#define NAME_CHARS 12
#define LEAST_NAME_CHARS 6

/* One agent. */
typedef struct
{
  guint      id;
  GtkWidget *button; /* borrowed: a child of the box, as all below are in it */
  GtkWidget *disc;
  GtkLabel  *name;
  GtkLabel  *count;
  GtkWidget *progress;
} Chip;

struct _TbBoardAgents
{
  GtkWidget     parent_instance;

  /* Owned */
  TbBoardModel *model;
  GArray       *chips; /* element-type Chip */

  /* Children */
  GtkWidget    *scrolled;
  GtkWidget    *box;

  guint         is_updating : 1;
};

G_DEFINE_FINAL_TYPE (TbBoardAgents, tb_board_agents, GTK_TYPE_WIDGET)

static void
chip_toggled_cb (GtkToggleButton *button,
                 TbBoardAgents   *self)
{
  guint agent = 0;

  if (self->is_updating)
    return;

  self->is_updating = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);

      if (chip->button == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
        agent = chip->id;
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button), FALSE);
    }
  self->is_updating = FALSE;
  tb_board_model_set_agent (self->model, agent);
}

static void
append_chip (TbBoardAgents *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Chip chip = { 0 };

  chip.disc = tb_agent_disc_new ();
  gtk_widget_set_valign (chip.disc, GTK_ALIGN_CENTER);
  chip.name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (chip.name, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (chip.name, LEAST_NAME_CHARS);
  gtk_label_set_max_width_chars (chip.name, NAME_CHARS);
  gtk_label_set_xalign (chip.name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (chip.name), TRUE);
  chip.count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (chip.count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (chip.count), "numeric");
  gtk_box_append (GTK_BOX (line), chip.disc);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (chip.name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (chip.count));

  chip.progress = gtk_progress_bar_new ();
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), chip.progress);

  chip.button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip.button), content);
  gtk_widget_add_css_class (chip.button, "agent-chip");
  gtk_widget_add_css_class (chip.button, "flat");
  g_signal_connect (chip.button, "toggled", G_CALLBACK (chip_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), chip.button);
  g_array_append_val (self->chips, chip);
}

static void
update_chip (TbBoardAgents *self,
             guint          place,
             const Plan    *plan,
             guint          index)
{
  Chip *chip = &g_array_index (self->chips, Chip, place);
  PlanPart *agent = plan_get_part (plan, index);
  g_autofree char *name = g_utf8_make_valid (plan_part_get_name (agent), -1);
  g_autofree char *number = g_utf8_make_valid (plan_part_get_number (agent), -1);
  g_autofree char *title = tb_board_facts_dup_agent_title (agent);
  g_autofree char *progress = NULL;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;
  PlanCounts counts;
  double fraction;

  plan_count_part (plan, index, &counts);
  progress = tb_progress_describe (&counts);
  count = g_strdup_printf ("%u/%u", counts.criteria_done, counts.criteria);
  fraction = counts.criteria > 0 ? (double) counts.criteria_done / counts.criteria : 0;
  /* Translators: a button that shows only one agent's tasks, and how far that agent is. */
  label = g_strdup_printf (_ ("Filter: %s, %s"), title, progress);
  tooltip = g_strdup_printf ("%s\n%s", title, progress);

  chip->id = plan_part_get_id (agent);
  tb_agent_disc_set_agent (TB_AGENT_DISC (chip->disc), place, number, title);
  gtk_label_set_text (chip->name, name[0] != '\0' ? name : title);
  gtk_label_set_text (chip->count, count);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (chip->progress), fraction);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, progress,
                                  -1);
  tb_tooltip_set_text (chip->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button),
                                tb_board_model_get_agent (self->model) == chip->id);
}

static void
tb_board_agents_dispose (GObject *object)
{
  TbBoardAgents *self = TB_BOARD_AGENTS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tb_board_agents_parent_class)->dispose (object);
}

static void
tb_board_agents_finalize (GObject *object)
{
  g_array_unref (TB_BOARD_AGENTS (object)->chips);

  G_OBJECT_CLASS (tb_board_agents_parent_class)->finalize (object);
}

static void
tb_board_agents_class_init (TbBoardAgentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_agents_dispose;
  object_class->finalize = tb_board_agents_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tb_board_agents_init (TbBoardAgents *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
tb_board_agents_new (TbBoardModel *model)
{
  TbBoardAgents *self = g_object_new (TB_TYPE_BOARD_AGENTS, NULL);

  self->model = g_object_ref (model);

  return GTK_WIDGET (self);
}

void
tb_board_agents_update (TbBoardAgents *self,
                        const Plan    *plan)
{
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  gboolean found = FALSE;

  g_return_if_fail (TB_IS_BOARD_AGENTS (self));

  self->is_updating = TRUE;
  while (self->chips->len > n_agents)
    {
      gtk_box_remove (GTK_BOX (self->box),
                      g_array_index (self->chips, Chip, self->chips->len - 1).button);
      g_array_set_size (self->chips, self->chips->len - 1);
    }
  while (self->chips->len < n_agents)
    append_chip (self);
  for (guint i = 0; i < n_agents; i++)
    {
      update_chip (self, i, plan, agents[i]);
      found |= tb_board_model_get_agent (self->model) == g_array_index (self->chips, Chip, i).id;
    }
  self->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n_agents > 0);
  if (!found)
    tb_board_model_set_agent (self->model, 0);
}
