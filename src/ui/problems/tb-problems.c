/* tb-problems.c: what a builder would have to ask, as a list
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/problems/tb-problems.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/compat/tb-pages.h"
#include "ui/problems/tb-problem-fix.h"
#include "ui/problems/tb-problem-item.h"

struct _TbProblems
{
  GtkWidget     parent_instance;

  /* Owned */
  TbSession    *session;
  GListStore   *items;

  /* Children */
  GtkWidget    *stack;
  GtkWidget    *list;
};

G_DEFINE_FINAL_TYPE (TbProblems, tb_problems, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
} looks[] = {
  [PLAN_SEVERITY_INFO] = { "dialog-information-symbolic", "dim-label", N_("Hint") },
  [PLAN_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_("Warning") },
  [PLAN_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_("Error") },
};

static GPtrArray *
build_items (TbProblems *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  GPtrArray *problems = plan_document_get_problems (tb_session_get_document (self->session));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int severity = PLAN_SEVERITY_ERROR; severity >= PLAN_SEVERITY_INFO; severity--)
    {
      guint heading = items->len;
      guint count = 0;

      for (guint i = 0; i < problems->len; i++)
        {
          const PlanProblem *problem = problems->pdata[i];

          if ((int)problem->severity != severity || problem->part >= plan_get_n_parts (plan))
            continue;
          g_ptr_array_add (items, tb_problem_item_new (problem, plan));
          count++;
        }
      if (count > 0)
        g_ptr_array_insert (items, heading, tb_problem_item_new_heading (severity, count));
    }
  return items;
}

/* Keeps the rows before and behind those that changed. */
static void
update_items (TbProblems *self)
{
  g_autoptr (GPtrArray) items = build_items (self);
  GListModel *list = G_LIST_MODEL (self->items);
  guint n_old = g_list_model_get_n_items (list);
  guint start = 0, end = 0;

  for (; start < MIN (n_old, items->len); start++)
    {
      g_autoptr (TbProblemItem) old = g_list_model_get_item (list, start);

      if (!tb_problem_item_equal (old, items->pdata[start]))
        break;
    }
  for (; end < MIN (n_old, items->len) - start; end++)
    {
      g_autoptr (TbProblemItem) old = g_list_model_get_item (list, n_old - 1 - end);

      if (!tb_problem_item_equal (old, items->pdata[items->len - 1 - end]))
        break;
    }
  if (start + end < n_old || start + end < items->len)
    g_list_store_splice (self->items, start, n_old - start - end,
                         items->pdata + start, items->len - start - end);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    items->len > 0 ? "list" : "empty");
}

static void
settled_cb (TbProblems *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_items (self);
}

static void
activate_cb (TbProblems *self,
             guint       position)
{
  g_autoptr (TbProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  guint part;
  int field, place;

  if (tb_problem_item_is_heading (item))
    return;
  tb_problem_item_get_place (item, &part, &field, &place);
  tb_session_go_to (self->session, part, field, place);
}

static GtkWidget *
build_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
fix_clicked_cb (GtkWidget   *button,
                GtkListItem *list_item)
{
  TbProblems *self = TB_PROBLEMS (gtk_widget_get_ancestor (button, TB_TYPE_PROBLEMS));
  g_autoptr (TbProblemItem) item = g_object_ref (gtk_list_item_get_item (list_item));
  guint part;
  int field, place;

  tb_problem_item_get_place (item, &part, &field, &place);
  tb_problem_fix_perform (self->session, tb_problem_item_get_id (item), part, field, place,
                          tb_problem_item_get_missing (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *fix = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), build_label (NULL));
  gtk_box_append (GTK_BOX (texts), build_label ("caption"));
  gtk_box_append (GTK_BOX (texts), build_label ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dim-label");
  gtk_widget_set_halign (fix, GTK_ALIGN_START);
  gtk_widget_set_margin_top (fix, 4);
  g_signal_connect (fix, "clicked", G_CALLBACK (fix_clicked_cb), list_item);
  gtk_box_append (GTK_BOX (texts), fix);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_add_css_class (row, "problem-row");
  gtk_list_item_set_child (list_item, row);
}

static void
set_look (GtkWidget    *icon,
          PlanSeverity  severity)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), looks[severity].icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (icon, looks[i].css_class);
  gtk_widget_add_css_class (icon, looks[severity].css_class);
}

static void
show_fix (GtkWidget     *button,
          const char    *label,
          TbProblemItem *item)
{
  /* Translators: what a button does, and where. */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, tb_problem_item_get_where (item));

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  TbProblemItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_last_child (row);
  GtkWidget *message = gtk_widget_get_first_child (texts);
  GtkWidget *why = gtk_widget_get_next_sibling (message);
  GtkWidget *where = gtk_widget_get_next_sibling (why);
  GtkWidget *fix = gtk_widget_get_last_child (texts);
  const char *fix_label = tb_problem_fix_get_label (tb_problem_item_get_id (item));
  PlanSeverity severity = tb_problem_item_get_severity (item);
  gboolean is_heading = tb_problem_item_is_heading (item);
  g_autofree char *words = NULL;

  set_look (icon, severity);
  gtk_widget_set_visible (icon, !is_heading);
  gtk_widget_set_visible (why, *tb_problem_item_get_why (item) != '\0');
  gtk_label_set_text (GTK_LABEL (why), tb_problem_item_get_why (item));
  gtk_widget_set_visible (where, !is_heading);
  gtk_widget_set_visible (fix, fix_label != NULL);
  if (fix_label != NULL)
    show_fix (fix, fix_label, item);
  gtk_label_set_text (GTK_LABEL (message), tb_problem_item_get_message (item));
  gtk_label_set_text (GTK_LABEL (where), tb_problem_item_get_where (item));
  if (is_heading)
    gtk_widget_add_css_class (message, "heading");
  else
    gtk_widget_remove_css_class (message, "heading");
  gtk_list_item_set_activatable (list_item, !is_heading);
  gtk_list_item_set_selectable (list_item, FALSE);

  if (is_heading)
    words = g_strdup (tb_problem_item_get_message (item));
  else
    words = g_strdup_printf ("%s: %s, %s. %s", _(looks[severity].word),
                             tb_problem_item_get_message (item), tb_problem_item_get_where (item),
                             tb_problem_item_get_why (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
tb_problems_map (GtkWidget *widget)
{
  TbProblems *self = TB_PROBLEMS (widget);

  update_items (self);

  GTK_WIDGET_CLASS (tb_problems_parent_class)->map (widget);
}

static void
tb_problems_dispose (GObject *object)
{
  TbProblems *self = TB_PROBLEMS (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_problems_parent_class)->dispose (object);
}

static void
tb_problems_class_init (TbProblemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_problems_dispose;

  widget_class->map = tb_problems_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "problems");
}

static GtkWidget *
build_list (TbProblems *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "problem-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Problems of the Plan"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  /* EXTERNAL: no name, whatever is in it, makes the pane wider. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static void
tb_problems_init (TbProblems *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->items = g_list_store_new (TB_TYPE_PROBLEM_ITEM);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Problems"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("A builder can execute this without asking."));
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  tb_pages_follow (self->stack);
}

GtkWidget *
tb_problems_new (TbSession *session)
{
  TbProblems *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_PROBLEMS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  update_items (self);

  return GTK_WIDGET (self);
}
