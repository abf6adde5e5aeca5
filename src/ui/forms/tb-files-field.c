/* tb-files-field.c: a field of paths
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-files-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"

struct _TbFilesField
{
  TbItemsField parent_instance;
};

G_DEFINE_FINAL_TYPE (TbFilesField, tb_files_field, TB_TYPE_ITEMS_FIELD)

static const TbItemCell row_cells[] = {
  { N_("path"), N_("Path"), TRUE, FALSE },
  { N_("comment"), N_("What it is for"), FALSE, TRUE },
};

static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return path[0] == '/' || path[0] == '~' || g_strv_contains ((const char *const *)parts, "..");
}

/* Whether an item before @item has the same path. */
static gboolean
is_twice (PlanField  *field,
          int         item,
          const char *path)
{
  for (int i = 0; i < item; i++)
    {
      g_autofree char *other = plan_field_dup_cell (field, i, 0);

      if (g_str_equal (other, path))
        return TRUE;
    }
  return FALSE;
}

static void
tb_files_field_show_row (TbItemsField *items,
                         TbItemRow    *row,
                         PlanField    *field,
                         int           item)
{
  g_autofree char *path = item >= 0 ? plan_field_dup_cell (field, item, 0) : NULL;
  const char *note = NULL;

  if (path != NULL && leads_out (path))
    note = _("This path leads out of the project.");
  else if (path != NULL && path[0] != '\0' && is_twice (field, item, path))
    note = _("This path is in the list already.");
  tb_text_row_set_note (tb_item_row_get_cell (row, 0), note);
}

/* While a path is typed its row stays where it is; then it goes to its place in the tree. */
static void
tb_files_field_complete_row (TbItemsField *items,
                             TbItemRow    *row,
                             guint         item)
{
  TbFieldRow *field_row = TB_FIELD_ROW (items);
  TbSession *session = tb_field_row_get_session (field_row);
  Plan *plan = tb_session_get_plan (session);
  int part = tb_field_row_find_part (field_row, plan, NULL);
  TbTextView *view = tb_text_row_get_view (tb_item_row_get_cell (row, 0));
  g_autofree char *path = tb_text_view_dup_text (view);
  PlanEdit *edit;

  if (part < 0 || path[0] == '\0')
    return;

  edit = plan_command_place_file (plan, part, tb_field_row_get_index (field_row), item, path, NULL);
  if (edit != NULL)
    tb_session_perform (session, edit, NULL);
}

static char *
tb_files_field_dup_count (TbItemsField *items,
                          PlanField    *field)
{
  guint n = 0;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *path = plan_field_dup_cell (field, i, 0);

      n += path[0] != '\0' && !g_str_has_suffix (path, "/");
    }
  return n > 0 ? g_strdup_printf (ngettext ("%u file", "%u files", n), n) : NULL;
}

/* `path  # comment`, the path with or without back-ticks and tree drawing. */
static char **
tb_files_field_split_line (TbItemsField *items,
                           const char   *line)
{
  char **cells = g_new0 (char *, 3);
  const char *comment = strstr (line, " #");

  while (g_str_has_prefix (line, "\342\224") || *line == ' ')
    line += *line == ' ' ? 1 : 3;
  cells[0] = comment != NULL && comment > line ? g_strndup (line, comment - line) : g_strdup (line);
  g_strdelimit (cells[0], "`", ' ');
  g_strstrip (cells[0]);
  cells[1] = comment != NULL ? g_strstrip (g_strdup (comment + 2)) : g_strdup ("");

  return cells;
}

static void
tb_files_field_class_init (TbFilesFieldClass *klass)
{
  TbItemsFieldClass *items_class = TB_ITEMS_FIELD_CLASS (klass);

  items_class->cells = row_cells;
  items_class->n_cells = G_N_ELEMENTS (row_cells);
  items_class->n_columns = 2;
  items_class->min_width = 380;
  items_class->first_share = 60;
  items_class->show_row = tb_files_field_show_row;
  items_class->dup_count = tb_files_field_dup_count;
  items_class->complete_row = tb_files_field_complete_row;
  items_class->split_line = tb_files_field_split_line;
}

static void
tb_files_field_init (TbFilesField *self)
{
}
