/* tb-list-field.c: a field of plain rows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-list-field.h"

struct _TbListField
{
  TbItemsField parent_instance;
};

G_DEFINE_FINAL_TYPE (TbListField, tb_list_field, TB_TYPE_ITEMS_FIELD)

static void
tb_list_field_class_init (TbListFieldClass *klass)
{
}

static void
tb_list_field_init (TbListField *self)
{
}
