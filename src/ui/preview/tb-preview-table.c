/* tb-preview-table.c: a table in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-table.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "md/md-table.h"
#include "ui/compat/tb-still-pointer.h"
#include "ui/preview/tb-preview-attributes.h"
#include "ui/widgets/tb-wheel.h"

/* Letters that a column has at least, where its text is not shorter, and wishes for at most. */
#define MIN_LETTERS 9
#define MAX_WORD 14
#define MAX_LETTERS 32

struct _TbPreviewTableView
{
  GtkWidget           parent_instance;

  /* Owned */
  TbPreviewTable     *table;
  GtkTextChildAnchor *anchor;
  GtkWidget          *scrolled;

  GtkWidget          *grid; /* borrowed: in @scrolled */
  int                 left;
};

G_DEFINE_FINAL_TYPE (TbPreviewTableView, tb_preview_table_view, GTK_TYPE_WIDGET)

static GQuark
get_cell_quark (void)
{
  return g_quark_from_static_string ("tb-preview-cell");
}

/* The character of @label's text at @x, @y of it, or -1. */
static int
find_character (GtkLabel *label,
                double    x,
                double    y)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int left;
  int top;
  int index;
  int trailing;

  gtk_label_get_layout_offsets (label, &left, &top);
  if (!pango_layout_xy_to_index (layout, (int)((x - left) * PANGO_SCALE),
                                 (int)((y - top) * PANGO_SCALE), &index, &trailing))
    return -1;
  return g_utf8_pointer_to_offset (gtk_label_get_text (label), gtk_label_get_text (label) + index);
}

static float
get_align (MdAlign align)
{
  return align == MD_ALIGN_CENTER ? 0.5f : align == MD_ALIGN_RIGHT ? 1.0f : 0.0f;
}

/* The letters that a column needs so that no word in @text is broken, unless it is very long. */
static int
get_least_letters (const TbPreviewText *text,
                   gboolean             is_bold)
{
  int longest = 0;
  int n = 0;

  for (const char *at = text->text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      n = strchr (" /-", *at) != NULL ? 0 : n + 1;
      longest = MAX (longest, n);
    }
  /* Bold letters are wider. */
  if (is_bold)
    longest += longest / 6 + 1;
  return CLAMP (longest, MIN_LETTERS, MAX_WORD);
}

static void
add_cell (TbPreviewTableView *self,
          guint               row,
          guint               column)
{
  const TbPreviewText *text = tb_preview_table_get_cell (self->table, row, column);
  GtkWidget *label = gtk_label_new (text->text->str);
  int length = tb_preview_text_length (text);

  if (length > MIN_LETTERS)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), get_least_letters (text, row == 0));
      gtk_label_set_max_width_chars (GTK_LABEL (label), MIN (length, MAX_LETTERS));
    }
  gtk_label_set_xalign (GTK_LABEL (label), get_align (self->table->aligns[column]));
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_justify (GTK_LABEL (label),
                         self->table->aligns[column] == MD_ALIGN_RIGHT    ? GTK_JUSTIFY_RIGHT
                         : self->table->aligns[column] == MD_ALIGN_CENTER ? GTK_JUSTIFY_CENTER
                                                                          : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, row == 0 ? "header" : "cell");
  if (row == self->table->n_rows)
    gtk_widget_add_css_class (label, "last");
  gtk_widget_set_hexpand (label, length > MIN_LETTERS);

  g_object_set_qdata (G_OBJECT (label), get_cell_quark (),
                      GUINT_TO_POINTER (row * self->table->n_columns + column));
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
tb_preview_table_view_dispose (GObject *object)
{
  TbPreviewTableView *self = TB_PREVIEW_TABLE_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->anchor);
  g_clear_pointer (&self->table, tb_preview_table_unref);

  G_OBJECT_CLASS (tb_preview_table_view_parent_class)->dispose (object);
}

static void
tb_preview_table_view_class_init (TbPreviewTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_preview_table_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview-table");
}

static void
tb_preview_table_view_init (TbPreviewTableView *self)
{
  self->grid = gtk_grid_new ();
  self->scrolled = gtk_scrolled_window_new ();
  /* EXTERNAL: the height is set by hand, as it depends on the width. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid);
  tb_wheel_pass_on (GTK_SCROLLED_WINDOW (self->scrolled));
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table"), -1);
}

GtkWidget *
tb_preview_table_view_new (TbPreviewTable     *table,
                           GtkTextChildAnchor *anchor,
                           int                 left)
{
  TbPreviewTableView *self = g_object_new (TB_TYPE_PREVIEW_TABLE_VIEW, NULL);

  self->table = tb_preview_table_ref (table);
  self->anchor = g_object_ref (anchor);
  self->left = left;
  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      add_cell (self, row, column);

  return GTK_WIDGET (self);
}

GtkTextChildAnchor *
tb_preview_table_view_get_anchor (GtkWidget *widget)
{
  g_return_val_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget), NULL);

  return TB_PREVIEW_TABLE_VIEW (widget)->anchor;
}

void
tb_preview_table_view_set_colors (GtkWidget             *widget,
                                  const TbPreviewColors *colors)
{
  TbPreviewTableView *self;

  g_return_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget));

  self = TB_PREVIEW_TABLE_VIEW (widget);
  for (GtkWidget *label = gtk_widget_get_first_child (self->grid); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      guint cell = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (label), get_cell_quark ()));
      const TbPreviewText *text = &g_array_index (self->table->cells, TbPreviewText, cell);
      PangoAttrList *attributes = tb_preview_attributes_new (text, colors);

      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      pango_attr_list_unref (attributes);
    }
}

void
tb_preview_table_view_set_width (GtkWidget *widget,
                                 int        width,
                                 double     scale)
{
  TbPreviewTableView *self;
  int height;
  int least;
  int natural;

  g_return_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget));

  self = TB_PREVIEW_TABLE_VIEW (widget);
  width = MAX (width - (int)lround (self->left * scale), 80);
  gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  width = MIN (width, natural);
  gtk_widget_measure (self->grid, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL,
                      NULL);
  gtk_widget_set_size_request (self->scrolled, width, height);
}

int
tb_preview_table_view_pick (GtkWidget *widget,
                            double     x,
                            double     y,
                            guint     *character)
{
  GtkWidget *label;
  int found;

  g_return_val_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget), -1);

  label = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  if (label == NULL || !GTK_IS_LABEL (label))
    return -1;
  gtk_widget_translate_coordinates (widget, label, x, y, &x, &y);
  found = find_character (GTK_LABEL (label), x, y);
  *character = found < 0 ? G_MAXUINT : (guint)found;
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (label), get_cell_quark ()));
}

gboolean
tb_preview_table_view_get_area (GtkWidget       *widget,
                                guint            cell,
                                guint            start,
                                guint            end,
                                GtkWidget       *target,
                                graphene_rect_t *area)
{
  TbPreviewTableView *self;
  GtkWidget *label;
  const char *text;
  PangoRectangle from;
  PangoRectangle to;
  PangoLayout *layout;
  double x;
  double y;
  int left;
  int top;

  g_return_val_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget), FALSE);

  self = TB_PREVIEW_TABLE_VIEW (widget);
  label = gtk_grid_get_child_at (GTK_GRID (self->grid), (int)(cell % self->table->n_columns),
                                 (int)(cell / self->table->n_columns));
  if (label == NULL)
    return FALSE;
  text = gtk_label_get_text (GTK_LABEL (label));
  layout = gtk_label_get_layout (GTK_LABEL (label));
  pango_layout_index_to_pos (layout, (int)(g_utf8_offset_to_pointer (text, start) - text), &from);
  pango_layout_index_to_pos (layout, (int)(g_utf8_offset_to_pointer (text, end - 1) - text), &to);
  /* What wraps has its area where it begins. */
  if (to.y > from.y + from.height / 2)
    to = (PangoRectangle){ pango_layout_get_width (layout), from.y, 0, from.height };

  gtk_label_get_layout_offsets (GTK_LABEL (label), &left, &top);
  if (!gtk_widget_translate_coordinates (label, target, left, top, &x, &y))
    return FALSE;
  *area = GRAPHENE_RECT_INIT (x + PANGO_PIXELS (from.x), y + PANGO_PIXELS (from.y),
                              PANGO_PIXELS (to.x + to.width - from.x), PANGO_PIXELS (from.height));
  graphene_rect_normalize (area);
  return TRUE;
}

void
tb_preview_table_view_show (GtkWidget *widget,
                            guint      cell,
                            guint      start,
                            guint      end)
{
  TbPreviewTableView *self;
  graphene_rect_t area;

  g_return_if_fail (TB_IS_PREVIEW_TABLE_VIEW (widget));

  self = TB_PREVIEW_TABLE_VIEW (widget);
  if (tb_preview_table_view_get_area (widget, cell, start, end, self->grid, &area))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (
                                 GTK_SCROLLED_WINDOW (self->scrolled)),
                               area.origin.x, area.origin.x + area.size.width);
}
