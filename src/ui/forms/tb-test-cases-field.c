/* tb-test-cases-field.c: a field of tests
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-test-cases-field.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/forms/tb-field-binding.h"

struct _TbTestCasesField
{
  TbItemsField    parent_instance;

  TbTextRow      *file; /* borrowed: a child of the card */
  TbFieldBinding *file_binding;
};

G_DEFINE_FINAL_TYPE (TbTestCasesField, tb_test_cases_field, TB_TYPE_ITEMS_FIELD)

static const TbItemCell row_cells[] = {
  { N_("name"), N_("Name of the test"), TRUE, FALSE },
  { N_("expectation"), N_("What it does and expects"), FALSE, FALSE },
};

/* A remark is `file: PATH`, the path in back-ticks or bare; any other is shown as it is. */
static char *
dup_file (const char *remark)
{
  g_autofree char *path = NULL;
  gsize n;

  if (g_ascii_strncasecmp (remark, "file:", 5) != 0)
    return g_strdup (remark);

  path = g_strstrip (g_strdup (remark + 5));
  n = strlen (path);
  if (n >= 2 && path[0] == '`' && path[n - 1] == '`' && memchr (path + 1, '`', n - 2) == NULL)
    return g_strndup (path + 1, n - 2);

  return g_steal_pointer (&path);
}

static char *
make_remark (const char *old,
             const char *file)
{
  gboolean is_file = old[0] == '\0' || g_ascii_strncasecmp (old, "file:", 5) == 0;

  if (file[0] == '\0' || !is_file)
    return g_strdup (file);
  if ((old[0] == '\0' || strchr (old, '`') != NULL) && strchr (file, '`') == NULL)
    return g_strdup_printf ("file: `%s`", file);

  return g_strdup_printf ("file: %s", file);
}

static PlanEdit *
commit_file (gpointer    owner,
             Plan       *plan,
             const char *text,
             GError    **error)
{
  TbFieldRow *row = TB_FIELD_ROW (owner);
  int part = tb_field_row_find_part (row, plan, error);
  g_autofree char *remark =
      make_remark (plan_field_get_remark (tb_field_row_get_field (row)), text);

  return part < 0
             ? NULL
             : plan_command_set_remark (plan, part, tb_field_row_get_index (row), remark, error);
}

static void
tb_test_cases_field_update (TbFieldRow *row,
                            PlanField  *field)
{
  TbTestCasesField *self = TB_TEST_CASES_FIELD (row);
  g_autofree char *name = g_strdup_printf (_("%s file"), tb_field_row_get_name (row));
  g_autofree char *file = dup_file (plan_field_get_remark (field));

  if (self->file == NULL)
    {
      self->file = TB_TEXT_ROW (tb_text_row_new (_("File")));
      tb_text_row_set_monospace (self->file, TRUE);
      tb_text_row_set_hint (self->file, _("Path of the test file"));
      gtk_box_prepend (tb_field_row_get_card (row), GTK_WIDGET (self->file));
      self->file_binding = tb_field_binding_new_for_row (tb_field_row_get_session (row), self->file,
                                                         commit_file, self);
      tb_field_row_begin_from (row, tb_text_row_get_view (self->file));
    }
  gtk_text_view_set_editable (GTK_TEXT_VIEW (tb_text_row_get_view (self->file)),
                              plan_field_is_editable (field));
  tb_text_row_set_name (self->file, name);
  tb_field_binding_show (self->file_binding, file);

  TB_FIELD_ROW_CLASS (tb_test_cases_field_parent_class)->update (row, field);
}

/* Writing begins with the file. */
static gboolean
tb_test_cases_field_grab_item (TbFieldRow *row,
                               int         item)
{
  TbTestCasesField *self = TB_TEST_CASES_FIELD (row);

  if (item < 0 && self->file != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->file));

  return TB_FIELD_ROW_CLASS (tb_test_cases_field_parent_class)->grab_item (row, item);
}

static void
tb_test_cases_field_show_row (TbItemsField *items,
                              TbItemRow    *row,
                              PlanField    *field,
                              int           item)
{
  g_autofree char *name = item >= 0 ? plan_field_dup_cell (field, item, 0) : NULL;
  g_autofree char *text = item >= 0 ? plan_field_dup_cell (field, item, 1) : NULL;
  TbTextRow *cell = tb_item_row_get_cell (row, 0);

  /* A name that is being taken away stays in sight, and so does the place for one in an empty row.
   */
  gtk_widget_set_visible (GTK_WIDGET (cell),
                          item < 0 || name[0] != '\0' || text[0] == '\0'
                            || gtk_widget_has_focus (GTK_WIDGET (tb_text_row_get_view (cell))));
}

static char *
tb_test_cases_field_dup_count (TbItemsField *items,
                               PlanField    *field)
{
  guint n = 0;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *name = plan_field_dup_cell (field, i, 0);

      n += name[0] != '\0';
    }
  return n > 0 ? g_strdup_printf (ngettext ("%u test", "%u tests", n), n) : NULL;
}

static char **
tb_test_cases_field_split_line (TbItemsField *items,
                                const char   *line)
{
  char **cells = g_new0 (char *, 3);
  const char *close = line[0] == '`' ? strchr (line + 1, '`') : NULL;

  if (close != NULL)
    {
      cells[0] = g_strndup (line + 1, close - line - 1);
      for (close++; *close == ':' || *close == ' ';)
        close++;
      cells[1] = g_strdup (close);
    }
  else
    {
      cells[0] = g_strdup ("");
      cells[1] = g_strdup (line);
    }
  return cells;
}

static void
tb_test_cases_field_dispose (GObject *object)
{
  g_clear_object (&TB_TEST_CASES_FIELD (object)->file_binding);

  G_OBJECT_CLASS (tb_test_cases_field_parent_class)->dispose (object);
}

static void
tb_test_cases_field_class_init (TbTestCasesFieldClass *klass)
{
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);
  TbItemsFieldClass *items_class = TB_ITEMS_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_test_cases_field_dispose;
  row_class->update = tb_test_cases_field_update;
  row_class->grab_item = tb_test_cases_field_grab_item;
  items_class->cells = row_cells;
  items_class->n_cells = G_N_ELEMENTS (row_cells);
  items_class->show_row = tb_test_cases_field_show_row;
  items_class->dup_count = tb_test_cases_field_dup_count;
  items_class->split_line = tb_test_cases_field_split_line;
}

static void
tb_test_cases_field_init (TbTestCasesField *self)
{
}
