/* tb-part-list.c: rows that lead to parts of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-part-list.h"

#include <glib/gi18n.h>

#include "ui/widgets/tb-accessible.h"

/* Rows that are made at once. */
#define MAX_ROWS 50
#define MORE_ROWS 200
/* Of a name: more would make a narrow row high. The rest is on the part's own page. */
#define MAX_LINES 3

struct _TbPartList
{
  GtkWidget   parent_instance;

  /* Children */
  GtkWidget  *heading;
  GtkListBox *list;
  GtkWidget  *more;    /* for those that have no row yet */

  /* Owned */
  TbSession  *session;
  GPtrArray  *rows;    /* Row */
  GArray     *indices; /* of all parts, those without a row too */
  char       *title;

  guint       max_rows;
  gboolean    has_empty_text;
};

G_DEFINE_FINAL_TYPE (TbPartList, tb_part_list, GTK_TYPE_WIDGET)

/* A row's labels and the part it leads to. */
typedef struct
{
  GtkWidget *widget; /* borrowed, like all of these */
  GtkLabel  *number;
  GtkLabel  *name;
  GtkWidget *bar;
  GtkLabel  *state;
  guint      part; /* id */
} Row;

static void
row_activated_cb (TbPartList    *self,
                  GtkListBoxRow *widget)
{
  Row *row = g_ptr_array_index (self->rows, gtk_list_box_row_get_index (widget));

  tb_session_go_to_part (self->session, row->part);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static Row *
create_row (TbPartList *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_widget_add_css_class (box, "part-row");
  row->number = GTK_LABEL (add_label (box, "dim-label"));
  row->name = GTK_LABEL (add_label (box, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_label_set_wrap (row->name, TRUE);
  gtk_label_set_wrap_mode (row->name, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (row->name, MAX_LINES);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_attributes (row->name, attributes);

  row->bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (row->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (row->bar, 56, -1);
  gtk_widget_add_css_class (row->bar, "part-progress");
  gtk_box_append (GTK_BOX (box), row->bar);
  row->state = GTK_LABEL (add_label (box, "dim-label"));
  gtk_widget_add_css_class (GTK_WIDGET (row->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->state), "numeric");
  gtk_label_set_xalign (row->state, 1);
  gtk_label_set_width_chars (row->state, 8);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (GTK_BOX (box), arrow);

  row->widget = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  gtk_list_box_append (self->list, row->widget);

  return row;
}

/* What is left in a part: boxes where it has some, else placeholders. */
static char *
describe_state (Plan   *plan,
                guint   index,
                double *fraction)
{
  PlanCounts counts;
  guint n, n_done;

  plan_count_part (plan, index, &counts);
  n = counts.criteria + counts.success;
  n_done = counts.criteria_done + counts.success_done;
  *fraction = n > 0 ? (double)n_done / n : -1;
  if (n > 0)
    /* Translators: boxes ticked of all: "1 of 4" */
    return g_strdup_printf (_("%u of %u"), n_done, n);
  if (counts.placeholders > 0)
    return g_strdup_printf (ngettext ("%u to fill in", "%u to fill in", counts.placeholders),
                            counts.placeholders);
  return g_strdup ("");
}

/* Parts may have the same heading; their rows have names of their own all the same. */
static void
name_row (Row        *row,
          PlanPart   *part,
          GHashTable *used)
{
  const char *heading = plan_part_get_heading (part);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (used, heading)) + 1;

  g_hash_table_insert (used, (char *)heading, GUINT_TO_POINTER (n));
  /* Translators: leads to a part of the plan: its heading */
  if (n == 1)
    tb_accessible_take_name (row->widget, g_strdup_printf (_("Open %s"), heading));
  else
    tb_accessible_take_name (row->widget, g_strdup_printf (_("Open %s (%u)"), heading, n));
}

static void
update_row (TbPartList *self,
            Row        *row,
            guint       index,
            GHashTable *used)
{
  Plan *plan = tb_session_get_plan (self->session);
  PlanPart *part = plan_get_part (plan, index);
  const char *name = plan_part_get_name (part);
  const char *number = plan_part_get_number (part);
  gboolean is_hint = plan_text_is_placeholder (name, -1);
  double fraction;
  g_autofree char *state = describe_state (plan, index, &fraction);

  row->part = plan_part_get_id (part);
  gtk_label_set_text (row->number, number);
  gtk_widget_set_visible (GTK_WIDGET (row->number), number[0] != '\0');
  gtk_label_set_text (row->name, name[0] != '\0'           ? name
                                 : plan_part_is_rest (part) ? _("Behind the Tasks")
                                                            : _("No Name"));
  if (is_hint)
    gtk_widget_add_css_class (GTK_WIDGET (row->name), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->name), "dim-label");
  gtk_widget_set_visible (row->bar, fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (row->bar), fraction);
  gtk_label_set_text (row->state, state);
  tb_accessible_take_name (row->bar, g_strdup_printf (_("Progress of %s %s"), number, name));
  name_row (row, part, used);
}

/* Makes rows of as many parts as are to have one, and fills them. */
static void
update_rows (TbPartList *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (self->indices->len, self->max_rows);
  guint n_left = self->indices->len - n;
  g_autofree char *words = NULL;

  while (self->rows->len > n)
    {
      Row *last = g_ptr_array_index (self->rows, self->rows->len - 1);

      gtk_list_box_remove (self->list, last->widget);
      g_ptr_array_set_size (self->rows, self->rows->len - 1);
    }
  while (self->rows->len < n)
    g_ptr_array_add (self->rows, create_row (self));
  for (guint i = 0; i < n; i++)
    update_row (self, g_ptr_array_index (self->rows, i), g_array_index (self->indices, guint, i),
                used);
  words = g_strdup_printf (ngettext ("Show %u More", "Show %u More", MIN (n_left, MORE_ROWS)),
                           MIN (n_left, MORE_ROWS));
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  /* Behind that, which names the button after its words.
   * Translators: shows more rows of a list: its heading */
  tb_accessible_take_name (self->more, g_strdup_printf (_("Show More of %s"), self->title));
  gtk_widget_set_visible (self->more, n_left > 0);
}

static void
more_cb (TbPartList *self)
{
  guint n = self->rows->len;

  self->max_rows += MORE_ROWS;
  update_rows (self);
  if (self->rows->len > n)
    gtk_widget_grab_focus (((Row *)g_ptr_array_index (self->rows, n))->widget);
}

static void
tb_part_list_dispose (GObject *object)
{
  TbPartList *self = TB_PART_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->indices, g_array_unref);

  G_OBJECT_CLASS (tb_part_list_parent_class)->dispose (object);
}

static void
tb_part_list_finalize (GObject *object)
{
  g_free (TB_PART_LIST (object)->title);

  G_OBJECT_CLASS (tb_part_list_parent_class)->finalize (object);
}

static void
tb_part_list_class_init (TbPartListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_part_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = tb_part_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tb_part_list_init (TbPartList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->max_rows = MAX_ROWS;
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->heading, "field-heading");
  gtk_widget_set_parent (self->heading, widget);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), widget);
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "add-field");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more, widget);
}

GtkWidget *
tb_part_list_new (TbSession  *session,
                  const char *heading)
{
  TbPartList *self = g_object_new (TB_TYPE_PART_LIST, NULL);
  GtkWidget *label;

  self->session = g_object_ref (session);
  label = add_label (self->heading, "heading");
  gtk_label_set_text (GTK_LABEL (label), heading);
  gtk_widget_set_hexpand (label, TRUE);
  tb_accessible_set_name (GTK_WIDGET (self->list), heading);
  self->title = g_strdup (heading);
  tb_accessible_set_name (GTK_WIDGET (self), heading);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GTK_WIDGET (self);
}

void
tb_part_list_update (TbPartList *self,
                     GArray     *indices)
{
  g_return_if_fail (TB_IS_PART_LIST (self));

  g_array_ref (indices);
  g_clear_pointer (&self->indices, g_array_unref);
  self->indices = indices;
  update_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), indices->len > 0 || self->has_empty_text);
}

void
tb_part_list_add_control (TbPartList *self,
                          GtkWidget  *control)
{
  g_return_if_fail (TB_IS_PART_LIST (self));

  gtk_box_append (GTK_BOX (self->heading), control);
}

void
tb_part_list_set_empty (TbPartList *self,
                        const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  g_return_if_fail (TB_IS_PART_LIST (self));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "empty-text");
  gtk_list_box_set_placeholder (self->list, label);
  self->has_empty_text = TRUE;
}
