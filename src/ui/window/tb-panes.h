/* tb-panes.h: outline, form and companion side by side or in turn
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/window/tb-fold-bin.h"

G_BEGIN_DECLS

#define TB_TYPE_PANES (tb_panes_get_type ())
G_DECLARE_FINAL_TYPE (TbPanes, tb_panes, TB, PANES, GtkWidget)

typedef enum
{
  TB_PANE_OUTLINE,
  TB_PANE_FORM,
  TB_PANE_COMPANION,
} TbPane;
#define TB_N_PANES 3

GtkWidget *tb_panes_new           (void);
void       tb_panes_set_child     (TbPanes   *self,
                                   TbPane     pane,
                                   GtkWidget *child);
/* (nullable): what is in the pane. */
GtkWidget *tb_panes_get_child     (TbPanes   *self,
                                   TbPane     pane);
void       tb_panes_set_room      (TbPanes   *self,
                                   TbRoom     room);
/* Whether the outline or the companion is wanted where there is room beside the form. The form is
 * always wanted. */
void       tb_panes_set_wanted    (TbPanes   *self,
                                   TbPane     pane,
                                   gboolean   wanted);
gboolean   tb_panes_get_wanted    (TbPanes   *self,
                                   TbPane     pane);
/* The pane a person looks at: the only one when narrow; in medium room form and companion take
 * turns. */
void       tb_panes_set_current   (TbPanes   *self,
                                   TbPane     pane);
TbPane     tb_panes_get_current   (TbPanes   *self);
/* Whether the pane can be seen now. */
gboolean   tb_panes_is_shown      (TbPanes   *self,
                                   TbPane     pane);
/* Width of the outline or the companion when beside the form; 0 for the companion, as it is at
 * first, is a share of the whole. */
void       tb_panes_set_width     (TbPanes   *self,
                                   TbPane     pane,
                                   int        width);
int        tb_panes_get_width     (TbPanes   *self,
                                   TbPane     pane);

G_END_DECLS
