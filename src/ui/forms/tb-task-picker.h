/* tb-task-picker.h: choosing one of the plan's tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

#define TB_TYPE_TASK_PICKER (tb_task_picker_get_type ())
G_DECLARE_FINAL_TYPE (TbTaskPicker, tb_task_picker, TB, TASK_PICKER, GtkWidget)

/**
 * TbTaskPicker:
 *
 * A list of tasks and agents that is searched by number and name, for a popover. A long one shows
 * the first of what is found and says how many more there are.
 *
 * ::picked (guint index): a task or agent was chosen; its part's index.
 */

GtkWidget *tb_task_picker_new  (void);
/* Lists the tasks and agents that part @part of @plan may depend on: not itself, what is around it,
 * and what @text, its dependencies, names already. */
void       tb_task_picker_fill (TbTaskPicker *self,
                                Plan         *plan,
                                guint         part,
                                const char   *text);

G_END_DECLS
