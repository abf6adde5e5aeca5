/* tb-part-list.h: rows that lead to parts of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_PART_LIST (tb_part_list_get_type ())
G_DECLARE_FINAL_TYPE (TbPartList, tb_part_list, TB, PART_LIST, GtkWidget)

/**
 * TbPartList:
 *
 * A heading and below it a boxed list of parts, each with its number, name and how far it is. A
 * click goes there. Hidden while there is nothing to list.
 */

GtkWidget *tb_part_list_new        (TbSession  *session,
                                    const char *heading);
/* @indices: (element-type guint): parts of the current plan */
void       tb_part_list_update     (TbPartList *self,
                                    GArray     *indices);
/* Puts a control at the end of the heading. */
void       tb_part_list_add_control (TbPartList *self,
                                     GtkWidget  *control);
/* What to say while the list is empty, instead of hiding it. */
void       tb_part_list_set_empty  (TbPartList *self,
                                    const char *text);

G_END_DECLS
