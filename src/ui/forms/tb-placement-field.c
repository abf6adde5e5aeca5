/* tb-placement-field.c: a field of what goes where
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-placement-field.h"

#include <string.h>

#include <glib/gi18n.h>

struct _TbPlacementField
{
  TbItemsField parent_instance;
};

G_DEFINE_FINAL_TYPE (TbPlacementField, tb_placement_field, TB_TYPE_ITEMS_FIELD)

static const TbItemCell row_cells[] = {
  { N_("what"), N_("What"), FALSE, FALSE },
  { N_("where"), N_("Where it goes"), TRUE, FALSE },
};

static char **
tb_placement_field_split_line (TbItemsField *items,
                               const char   *line)
{
  static const char *const arrows[] = { "\342\206\222", "->", "=>" };
  char **cells = g_new0 (char *, 3);

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      const char *arrow = strstr (line, arrows[i]);

      if (arrow != NULL)
        {
          cells[0] = g_strstrip (g_strndup (line, arrow - line));
          cells[1] = g_strstrip (g_strdup (arrow + strlen (arrows[i])));
          return cells;
        }
    }
  cells[0] = g_strdup (line);
  cells[1] = g_strdup ("");

  return cells;
}

static void
tb_placement_field_class_init (TbPlacementFieldClass *klass)
{
  TbItemsFieldClass *items_class = TB_ITEMS_FIELD_CLASS (klass);

  items_class->cells = row_cells;
  items_class->n_cells = G_N_ELEMENTS (row_cells);
  items_class->n_columns = 2;
  items_class->min_width = 340;
  items_class->first_share = 35;
  items_class->split_line = tb_placement_field_split_line;
}

static void
tb_placement_field_init (TbPlacementField *self)
{
}
