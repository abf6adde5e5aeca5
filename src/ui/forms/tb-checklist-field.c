/* tb-checklist-field.c: a field of rows with boxes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-checklist-field.h"

#include <glib/gi18n.h>

struct _TbChecklistField
{
  TbItemsField parent_instance;
};

G_DEFINE_FINAL_TYPE (TbChecklistField, tb_checklist_field, TB_TYPE_ITEMS_FIELD)

static void
tb_checklist_field_show_row (TbItemsField *items,
                             TbItemRow    *row,
                             PlanField    *field,
                             int           item)
{
  if (item < 0)
    tb_item_row_set_box (row, TRUE, FALSE, FALSE);
}

static char *
tb_checklist_field_dup_count (TbItemsField *items,
                              PlanField    *field)
{
  guint n = 0, n_done = 0;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      MdBoxState box = plan_field_get_item (field, i)->box;

      n += box != MD_BOX_NONE;
      n_done += box == MD_BOX_DONE;
    }
  /* Translators: how many boxes of a list are ticked: "1 of 4" */
  return n > 0 ? g_strdup_printf (_("%u of %u"), n_done, n) : NULL;
}

static void
tb_checklist_field_class_init (TbChecklistFieldClass *klass)
{
  TbItemsFieldClass *items_class = TB_ITEMS_FIELD_CLASS (klass);

  items_class->show_row = tb_checklist_field_show_row;
  items_class->dup_count = tb_checklist_field_dup_count;
}

static void
tb_checklist_field_init (TbChecklistField *self)
{
}
