/* tb-table-field.c: a field with columns
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-table-field.h"

#include <string.h>

#include <glib/gi18n.h>

struct _TbTableField
{
  TbItemsField parent_instance;
};

G_DEFINE_FINAL_TYPE (TbTableField, tb_table_field, TB_TYPE_ITEMS_FIELD)

static guint
tb_table_field_count_cells (TbItemsField *items,
                            PlanField    *field)
{
  return MAX (plan_field_get_n_columns (field), 1);
}

static const char *
get_column (PlanField *field,
            guint      column)
{
  const char *name =
      column < plan_field_get_n_columns (field) ? plan_field_get_column (field, column) : "";

  return name[0] != '\0' ? name : NULL;
}

static void
tb_table_field_show_row (TbItemsField *items,
                         TbItemRow    *row,
                         PlanField    *field,
                         int           item)
{
  for (guint i = 0; i < tb_item_row_get_n_cells (row); i++)
    {
      const char *name = get_column (field, i);

      tb_text_row_set_caption (tb_item_row_get_cell (row, i), name != NULL ? name : " ");
    }
}

static char *
tb_table_field_dup_cell_name (TbItemsField *items,
                              PlanField    *field,
                              guint         cell)
{
  const char *name = get_column (field, cell);

  return name != NULL ? g_strdup (name) : g_strdup_printf (_("column %u"), cell + 1);
}

/* A line of a table, or of cells with tabs between them. */
static char **
tb_table_field_split_line (TbItemsField *items,
                           const char   *line)
{
  g_autofree char *inside = g_strdup (line);
  gsize n = strlen (inside);
  char **cells;

  if (n > 1 && inside[n - 1] == '|')
    inside[n - 1] = '\0';
  cells = g_strsplit (inside[0] == '|' ? inside + 1 : inside,
                      strchr (inside, '\t') != NULL ? "\t" : "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  return cells;
}

static void
tb_table_field_class_init (TbTableFieldClass *klass)
{
  TbItemsFieldClass *items_class = TB_ITEMS_FIELD_CLASS (klass);

  items_class->n_columns = 2;
  items_class->min_width = 380;
  items_class->count_cells = tb_table_field_count_cells;
  items_class->show_row = tb_table_field_show_row;
  items_class->dup_cell_name = tb_table_field_dup_cell_name;
  items_class->split_line = tb_table_field_split_line;
}

static void
tb_table_field_init (TbTableField *self)
{
}
