/* tb-dependency-chips.c: the tasks and agents that a text names
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-dependency-chips.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-references.h"
#include "plan/plan-schedule.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-chip.h"

struct _TbDependencyChips
{
  GtkWidget  parent_instance;

  GtkWidget *box; /* child */

  /* Owned */
  TbSession *session;
  GArray    *facts; /* ChipFacts, of the chips that are shown */
  char      *name;
  gboolean   removable;
};

G_DEFINE_FINAL_TYPE (TbDependencyChips, tb_dependency_chips, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* What a chip says of one reference. */
typedef struct
{
  TbChipStyle style;
  guint       part; /* id of where it leads; 0 for nowhere */
  guint       reference;
  char       *text;
} ChipFacts;

static void
clear_facts (gpointer data)
{
  g_free (((ChipFacts *)data)->text);
}

static GArray *
create_facts_array (void)
{
  GArray *facts = g_array_new (FALSE, TRUE, sizeof (ChipFacts));

  g_array_set_clear_func (facts, clear_facts);
  return facts;
}

static char *
describe_agent (Plan *plan,
                guint index)
{
  PlanPart *part = plan_get_part (plan, index);

  /* Translators: number and name of a build agent: "Agent 1 Connections" */
  return g_strdup_printf (_("Agent %s %s"), plan_part_get_number (part),
                          plan_part_get_name (part));
}

static char *
describe_tasks (Plan   *plan,
                GArray *tasks)
{
  guint first = g_array_index (tasks, guint, 0);
  guint last = g_array_index (tasks, guint, tasks->len - 1);
  g_autofree char *key = plan_dup_task_key (plan, first);
  g_autofree char *last_key = plan_dup_task_key (plan, last);

  if (tasks->len == 1)
    return g_strdup_printf ("%s %s", key, plan_part_get_name (plan_get_part (plan, first)));

  /* Translators: the first and the last of several tasks: "1/1 to 1/4" */
  return g_strdup_printf (_("%s to %s"), key, last_key);
}

static void
describe_reference (Plan              *plan,
                    const PlanNumbers *numbers,
                    guint              part,
                    const char        *canonical,
                    ChipFacts         *facts)
{
  g_autoptr (PlanDependencies) meant = plan_numbers_read (numbers, part, canonical);
  int target = -1;

  if (meant->unresolved->len > 0)
    {
      facts->style = TB_CHIP_WARNING;
      /* Translators: %s is what a text names, such as Task 9 */
      facts->text = g_strdup_printf (_("%s is not in the plan"),
                                     (const char *)g_ptr_array_index (meant->unresolved, 0));
      return;
    }
  if (meant->agents->len > 0)
    {
      target = g_array_index (meant->agents, guint, 0);
      facts->text = describe_agent (plan, target);
    }
  else if (meant->tasks->len > 0)
    {
      target = g_array_index (meant->tasks, guint, 0);
      facts->text = describe_tasks (plan, meant->tasks);
    }
  if (target >= 0)
    {
      facts->style = TB_CHIP_LINK;
      facts->part = plan_part_get_id (plan_get_part (plan, target));
    }
}

static GArray *
describe (Plan       *plan,
          guint       part,
          const char *text)
{
  g_autoptr (GArray) references = plan_references_scan (text, strlen (text));
  g_autoptr (PlanNumbers) numbers = references->len > 0 ? plan_numbers_new (plan) : NULL;
  GArray *chips = create_facts_array ();

  for (guint i = 0; i < references->len; i++)
    {
      const PlanReference *reference = &g_array_index (references, PlanReference, i);
      g_autofree char *canonical = plan_references_dup_canonical (text, reference);
      ChipFacts facts = { .style = TB_CHIP_PLAIN, .reference = i };

      if (canonical != NULL)
        describe_reference (plan, numbers, part, canonical, &facts);
      if (facts.text == NULL)
        facts.text = g_strndup (text + reference->span.start, MD_SPAN_LENGTH (reference->span));
      g_array_append_val (chips, facts);
    }
  return chips;
}

static gboolean
are_same (GArray *a,
          GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const ChipFacts *x = &g_array_index (a, ChipFacts, i);
      const ChipFacts *y = &g_array_index (b, ChipFacts, i);

      if (x->style != y->style || x->part != y->part || !g_str_equal (x->text, y->text))
        return FALSE;
    }
  return TRUE;
}

static const ChipFacts *
get_facts (TbDependencyChips *self,
           GtkWidget         *chip)
{
  guint at = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (gtk_widget_get_parent (chip)));

  return &g_array_index (self->facts, ChipFacts, at);
}

static void
opened_cb (TbDependencyChips *self,
           GtkWidget         *chip)
{
  tb_session_go_to_part (self->session, get_facts (self, chip)->part);
}

static void
removed_cb (TbDependencyChips *self,
            GtkWidget         *chip)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, get_facts (self, chip)->reference);
}

static void
add_chip (TbDependencyChips *self,
          const ChipFacts   *facts)
{
  /* Translators: leads to a task, such as "1/2 Connection manager" */
  g_autofree char *go = g_strdup_printf (_("Go to %s"), facts->text);
  /* Translators: takes a task out of a field, such as Dependencies */
  g_autofree char *remove = g_strdup_printf (_("Remove %s from %s"), facts->text, self->name);
  GtkWidget *chip = tb_chip_new (facts->style, facts->text, go, remove);

  tb_chip_set_removable (TB_CHIP (chip), self->removable);
  g_signal_connect_swapped (chip, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (removed_cb), self);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->box), chip, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
}

static void
tb_dependency_chips_dispose (GObject *object)
{
  TbDependencyChips *self = TB_DEPENDENCY_CHIPS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_dependency_chips_parent_class)->dispose (object);
}

static void
tb_dependency_chips_finalize (GObject *object)
{
  TbDependencyChips *self = TB_DEPENDENCY_CHIPS (object);

  g_array_unref (self->facts);
  g_free (self->name);

  G_OBJECT_CLASS (tb_dependency_chips_parent_class)->finalize (object);
}

static void
tb_dependency_chips_class_init (TbDependencyChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_dependency_chips_dispose;
  object_class->finalize = tb_dependency_chips_finalize;
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chips");
}

static void
tb_dependency_chips_init (TbDependencyChips *self)
{
  self->facts = create_facts_array ();
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->box), 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tb_dependency_chips_new (TbSession *session)
{
  TbDependencyChips *self = g_object_new (TB_TYPE_DEPENDENCY_CHIPS, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

void
tb_dependency_chips_update (TbDependencyChips *self,
                            guint              part,
                            const char        *text,
                            const char        *name,
                            gboolean           removable)
{
  g_autoptr (GArray) facts = NULL;
  GtkWidget *child;

  g_return_if_fail (TB_IS_DEPENDENCY_CHIPS (self));

  facts = describe (tb_session_get_plan (self->session), part, text);
  if (are_same (facts, self->facts) && removable == self->removable
      && g_strcmp0 (name, self->name) == 0)
    return;

  g_clear_pointer (&self->facts, g_array_unref);
  self->facts = g_steal_pointer (&facts);
  g_free (self->name);
  self->name = g_strdup (name);
  self->removable = removable;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), child);
  for (guint i = 0; i < self->facts->len; i++)
    add_chip (self, &g_array_index (self->facts, ChipFacts, i));
  tb_accessible_set_name (self->box, name);
  gtk_widget_set_visible (GTK_WIDGET (self), self->facts->len > 0);
}

gboolean
tb_dependency_chips_grab (TbDependencyChips *self,
                          guint              at)
{
  GtkFlowBoxChild *child;

  g_return_val_if_fail (TB_IS_DEPENDENCY_CHIPS (self), FALSE);

  if (self->facts->len == 0)
    return FALSE;
  child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->box),
                                           MIN (at, self->facts->len - 1));

  return gtk_widget_child_focus (gtk_flow_box_child_get_child (child), GTK_DIR_TAB_FORWARD);
}
