/* tb-board-details.c: description and criteria of an expanded card
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-details.h"

#include <glib/gi18n.h>

#include "ui/board/tb-board-text.h"
#include "ui/compat/tb-round-trips.h"

/* Where a check button's criterion stands in the plan. */
typedef struct
{
  guint part; /* id */
  guint field;
  guint item;
} Place;

typedef struct
{
  GtkCheckButton *button; /* borrowed: a child of the criteria box */
  GtkLabel       *label;  /* borrowed: the button's child */
  Place           place;
} Row;

typedef struct
{
  GtkWidget *line;   /* borrowed: a child of the comments' box, and in it: */
  GtkLabel  *label;
  GtkButton *button;
  char      *id;     /* owned: of the comment */
  gboolean   is_resolved;
} Comment;

/* What has the focus, as one number: a criterion, the button of a comment, or the entry. */
#define FIRST_COMMENT 0x10000
#define ENTRY_ROW     0x20000

struct _TbBoardDetails
{
  GtkWidget  parent_instance;

  /* Owned */
  GPtrArray *rows;          /* element-type Row */
  GPtrArray *comment_lines; /* element-type Comment */

  /* Children */
  GtkLabel  *description;
  GtkWidget *criteria;
  GtkWidget *comments;
  GtkWidget *entry;

  guint      part; /* id of the task's part */
  guint      is_updating : 1;
};

G_DEFINE_FINAL_TYPE (TbBoardDetails, tb_board_details, GTK_TYPE_WIDGET)

static char *
dup_description (const TbBoardFacts *facts)
{
  int field = plan_part_find_field (facts->part, "description", 0);
  g_autofree char *text = NULL;

  if (field < 0)
    return g_strdup ("");
  text = plan_field_dup_text (plan_part_get_field (facts->part, field));
  return g_utf8_make_valid (text, -1);
}

static void
row_toggled_cb (GtkCheckButton *button,
                TbBoardDetails *self)
{
  const Row *row;

  if (self->is_updating)
    return;

  row = g_object_get_data (G_OBJECT (button), "row");
  gtk_widget_activate_action (GTK_WIDGET (self), "board.set-box", "(uuub)",
                              row->place.part, row->place.field, row->place.item,
                              gtk_check_button_get_active (button));
}

static Row *
append_row (TbBoardDetails *self)
{
  Row *row = g_new0 (Row, 1);

  row->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (row->label, TRUE);
  gtk_label_set_wrap_mode (row->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (row->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (row->label), TRUE);
  gtk_check_button_set_child (row->button, GTK_WIDGET (row->label));
  /* The box stands beside the first line. */
  gtk_widget_set_valign (gtk_widget_get_first_child (GTK_WIDGET (row->button)), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->criteria), GTK_WIDGET (row->button));
  g_object_set_data (G_OBJECT (row->button), "row", row);
  g_signal_connect (row->button, "toggled", G_CALLBACK (row_toggled_cb), self);
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
remove_last_row (TbBoardDetails *self)
{
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  gtk_box_remove (GTK_BOX (self->criteria), GTK_WIDGET (row->button));
  g_ptr_array_set_size (self->rows, self->rows->len - 1);
}

static void
update_row (Row             *row,
            guint            number,
            const char      *key,
            const PlanField *field,
            guint            item)
{
  g_autofree char *cell = plan_field_dup_cell (field, item, 0);
  g_autofree char *text = g_utf8_make_valid (cell, -1);
  /* Translators: a check button for a screen reader: the task's number and the criterion's. */
  g_autofree char *name = g_strdup_printf (_ ("Task %s criterion %u done"), key, number);
  MdBoxState box = plan_field_get_item (field, item)->box;

  tb_board_text_set_label (row->label, text);
  if (plan_field_cell_is_placeholder (field, item, 0))
    gtk_widget_add_css_class (GTK_WIDGET (row->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->label), "dim-label");
  gtk_check_button_set_active (row->button, box == MD_BOX_DONE);
  gtk_check_button_set_inconsistent (row->button, box == MD_BOX_PROGRESS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (row->label),
                                  -1);
}

static void
entry_activated_cb (TbBoardDetails *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *comment = g_strstrip (g_strdup (text));

  if (comment[0] == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "board.add-comment", "(us)", self->part, comment);
}

/* What is half typed stays with the task, wherever its card goes. */
static void
entry_changed_cb (TbBoardDetails *self)
{
  if (!self->is_updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.set-draft", "(us)", self->part,
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
resolve_clicked_cb (GtkButton      *button,
                    TbBoardDetails *self)
{
  const Comment *comment = g_object_get_data (G_OBJECT (button), "comment");

  gtk_widget_activate_action (GTK_WIDGET (self), "board.resolve-comment", "(sb)",
                              comment->id, !comment->is_resolved);
}

static void
comment_free (gpointer data)
{
  Comment *comment = data;

  g_free (comment->id);
  g_free (comment);
}

static Comment *
append_comment (TbBoardDetails *self)
{
  Comment *comment = g_new0 (Comment, 1);

  comment->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  comment->label = GTK_LABEL (gtk_label_new (NULL));
  comment->button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_wrap (comment->label, TRUE);
  gtk_label_set_wrap_mode (comment->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (comment->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (comment->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (comment->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (comment->button), GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (comment->button), "comment", comment);
  g_signal_connect (comment->button, "clicked", G_CALLBACK (resolve_clicked_cb), self);
  gtk_widget_add_css_class (comment->line, "comment");
  gtk_box_append (GTK_BOX (comment->line), GTK_WIDGET (comment->label));
  gtk_box_append (GTK_BOX (comment->line), GTK_WIDGET (comment->button));
  gtk_box_append (GTK_BOX (self->comments), comment->line);
  g_ptr_array_add (self->comment_lines, comment);

  return comment;
}

static void
update_comment (Comment              *line,
                const TbBoardComment *comment,
                const char           *key,
                guint                 number)
{
  GtkWidget *label = GTK_WIDGET (line->label);
  GtkWidget *button = GTK_WIDGET (line->button);
  g_autofree char *age = tb_board_facts_format_age (comment->at);
  g_autofree char *tooltip = age != NULL ? g_strdup_printf (_ ("Written %s ago"), age) : NULL;
  g_autofree char *name = g_strdup_printf (comment->is_resolved
                                             ? _ ("Reopen comment %u of Task %s")
                                             : _ ("Resolve comment %u of Task %s"),
                                           number, key);

  g_free (line->id);
  line->id = g_strdup (comment->id);
  line->is_resolved = comment->is_resolved;
  gtk_label_set_text (line->label, comment->text);
  if (comment->is_resolved)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  tb_tooltip_set_text (label, tooltip);
  gtk_button_set_icon_name (line->button, comment->is_resolved ? "edit-undo-symbolic"
                                                               : "object-select-symbolic");
  tb_tooltip_set_text (button, comment->is_resolved ? _ ("Reopen") : _ ("Resolve"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is half typed must not be selected: the next letter would replace it. */
static gboolean
focus_entry (TbBoardDetails *self)
{
  gboolean has_focus = gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));

  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return has_focus;
}

static void
update_comments (TbBoardDetails     *self,
                 const TbBoardFacts *facts,
                 const char         *draft)
{
  g_autofree char *name = g_strdup_printf (_ ("New comment on Task %s"), facts->key);
  guint n_comments = facts->comments->len;
  int focus_row = tb_board_details_get_focus_row (self);

  self->part = plan_part_get_id (facts->part);
  /* Who is in a comment that goes is among the comments still: digits there are no status. */
  if (focus_row >= FIRST_COMMENT + (int) n_comments && focus_row != ENTRY_ROW)
    focus_entry (self);
  while (self->comment_lines->len > n_comments)
    {
      Comment *last = g_ptr_array_index (self->comment_lines, self->comment_lines->len - 1);

      gtk_box_remove (GTK_BOX (self->comments), last->line);
      g_ptr_array_set_size (self->comment_lines, self->comment_lines->len - 1);
    }
  while (self->comment_lines->len < n_comments)
    append_comment (self);
  for (guint i = 0; i < n_comments; i++)
    update_comment (g_ptr_array_index (self->comment_lines, i),
                    g_ptr_array_index (facts->comments, i), facts->key, i + 1);
  gtk_widget_set_visible (self->comments, n_comments > 0);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), draft))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), draft);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
tb_board_details_dispose (GObject *object)
{
  TbBoardDetails *self = TB_BOARD_DETAILS (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->comment_lines, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tb_board_details_parent_class)->dispose (object);
}

static void
tb_board_details_class_init (TbBoardDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_details_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tb_board_details_init (TbBoardDetails *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "details");
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->comment_lines = g_ptr_array_new_with_free_func (comment_free);

  self->description = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->description, TRUE);
  gtk_label_set_wrap_mode (self->description, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->description, 0);
  gtk_widget_set_parent (GTK_WIDGET (self->description), GTK_WIDGET (self));

  self->criteria = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->criteria, GTK_WIDGET (self));

  self->comments = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->comments, GTK_WIDGET (self));
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add Comment"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

GtkWidget *
tb_board_details_new (void)
{
  return g_object_new (TB_TYPE_BOARD_DETAILS, NULL);
}

void
tb_board_details_set (TbBoardDetails     *self,
                      const TbBoardFacts *facts,
                      const char         *draft)
{
  g_autofree char *description = NULL;
  guint n_rows = 0;

  g_return_if_fail (TB_IS_BOARD_DETAILS (self));

  self->is_updating = TRUE;
  description = dup_description (facts);
  tb_board_text_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), description[0] != '\0');

  for (guint f = 0; f < plan_part_get_n_fields (facts->part); f++)
    {
      const PlanField *field = plan_part_get_field (facts->part, f);

      for (guint i = 0; i < plan_field_get_n_items (field); i++)
        {
          Row *row;

          if (plan_field_get_item (field, i)->box == MD_BOX_NONE)
            continue;
          row = n_rows < self->rows->len ? g_ptr_array_index (self->rows, n_rows)
                                         : append_row (self);
          n_rows++;
          row->place = (Place){ plan_part_get_id (facts->part), f, i };
          update_row (row, n_rows, facts->key, field, i);
        }
    }
  while (self->rows->len > n_rows)
    remove_last_row (self);
  gtk_widget_set_visible (self->criteria, n_rows > 0);
  update_comments (self, facts, draft);
  self->is_updating = FALSE;
}

int
tb_board_details_get_focus_row (TbBoardDetails *self)
{
  GtkWidget *entry;

  g_return_val_if_fail (TB_IS_BOARD_DETAILS (self), -1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_is_focus (GTK_WIDGET (row->button)))
        return i;
    }
  for (guint i = 0; i < self->comment_lines->len; i++)
    {
      Comment *comment = g_ptr_array_index (self->comment_lines, i);

      if (gtk_widget_is_focus (GTK_WIDGET (comment->button)))
        return FIRST_COMMENT + i;
    }
  entry = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  return gtk_widget_is_focus (entry) ? ENTRY_ROW : -1;
}

gboolean
tb_board_details_is_in_comments (TbBoardDetails *self)
{
  g_return_val_if_fail (TB_IS_BOARD_DETAILS (self), FALSE);

  return tb_board_details_get_focus_row (self) >= FIRST_COMMENT;
}

gboolean
tb_board_details_focus_row (TbBoardDetails *self,
                            guint           row)
{
  g_return_val_if_fail (TB_IS_BOARD_DETAILS (self), FALSE);

  if (row >= FIRST_COMMENT && row - FIRST_COMMENT < self->comment_lines->len)
    {
      Comment *comment = g_ptr_array_index (self->comment_lines, row - FIRST_COMMENT);

      return gtk_widget_grab_focus (GTK_WIDGET (comment->button));
    }
  if (row >= FIRST_COMMENT)
    return focus_entry (self);
  if (row >= self->rows->len)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (((Row *) g_ptr_array_index (self->rows, row))->button));
}
