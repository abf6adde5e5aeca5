/* tb-columns-layout.c: children side by side, or below each other
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-columns-layout.h"

struct _TbColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint            n_columns;
  int              min_width;
  int              first_share;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (TbColumnsLayout, tb_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* No width (-1) means any width: it is the wide form, as that needs the least height. GTK from 4.14
 * on warns of a widget that asks for less height at some width. */
static guint
count_columns (TbColumnsLayout *self,
               int              width)
{
  return width < 0 || width >= self->min_width ? self->n_columns : 1;
}

/* Where @column begins, and how wide it is. */
static int
get_column (TbColumnsLayout *self,
            int              width,
            guint            column,
            int             *column_width)
{
  int n = count_columns (self, width);
  int room = MAX (width - (n - 1) * self->spacing, 0);
  int first = n > 1 && self->first_share > 0 ? room * self->first_share / 100 : room / n;
  int other = n > 1 ? (room - first) / (n - 1) : 0;

  *column_width = column == 0 ? first : other;
  return column == 0 ? 0 : first + self->spacing + ((int)column - 1) * (other + self->spacing);
}

static GtkWidget *
get_next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The height of the row that begins with @child; moves @child behind it. */
static int
measure_row (TbColumnsLayout *self,
             GtkWidget      **child,
             int              width)
{
  int height = 0;

  for (guint i = 0; i < count_columns (self, width) && (*child = get_next_visible (*child)) != NULL;
       i++)
    {
      int minimum, column_width = -1;

      if (width >= 0)
        get_column (self, width, i, &column_width);
      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, column_width, &minimum, NULL, NULL,
                          NULL);
      height = MAX (height, minimum);
      *child = gtk_widget_get_next_sibling (*child);
    }
  *child = get_next_visible (*child);
  return height;
}

static GtkSizeRequestMode
tb_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tb_columns_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  TbColumnsLayout *self = TB_COLUMNS_LAYOUT (manager);
  GtkWidget *child = get_next_visible (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (; child != NULL; child = get_next_visible (gtk_widget_get_next_sibling (child)))
        {
          int child_minimum, child_natural;

          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      *natural = *natural * self->n_columns + (self->n_columns - 1) * self->spacing;
      *natural = MAX (*natural, *minimum);
      return;
    }

  while (child != NULL)
    *minimum += measure_row (self, &child, for_size);
  *natural = *minimum;
}

static void
tb_columns_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  TbColumnsLayout *self = TB_COLUMNS_LAYOUT (manager);
  GtkWidget *child = get_next_visible (gtk_widget_get_first_child (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *end = child;
      int row_height = measure_row (self, &end, width);

      /* What is left over goes to the last row. */
      if (end == NULL)
        row_height = MAX (row_height, height - y);
      for (guint i = 0; child != end;
           i++, child = get_next_visible (gtk_widget_get_next_sibling (child)))
        {
          GtkAllocation area = { .y = y, .height = row_height };

          area.x = get_column (self, width, i, &area.width);
          if (rtl)
            area.x = width - area.x - area.width;
          gtk_widget_size_allocate (child, &area, -1);
        }
      y += row_height;
    }
}

static void
tb_columns_layout_class_init (TbColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = tb_columns_layout_get_request_mode;
  layout_class->measure = tb_columns_layout_measure;
  layout_class->allocate = tb_columns_layout_allocate;
}

static void
tb_columns_layout_init (TbColumnsLayout *self)
{
  self->n_columns = 1;
}

GtkLayoutManager *
tb_columns_layout_new (guint n_columns,
                       int   min_width,
                       int   first_share,
                       int   spacing)
{
  TbColumnsLayout *self = g_object_new (TB_TYPE_COLUMNS_LAYOUT, NULL);

  g_return_val_if_fail (n_columns > 0, NULL);

  self->n_columns = n_columns;
  self->min_width = min_width;
  self->first_share = first_share;
  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
