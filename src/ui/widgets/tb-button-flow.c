/* tb-button-flow.c: the large buttons that begin something
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-button-flow.h"

#include "ui/widgets/tb-accessible.h"

#define SPACING 12

GtkWidget *
tb_button_flow_new (const char *name,
                    guint       n_columns)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), n_columns);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), SPACING);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), SPACING);
  gtk_widget_add_css_class (flow, "button-flow");
  tb_accessible_set_name (flow, name);
  return flow;
}

void
tb_button_flow_append (GtkWidget *flow,
                       GtkWidget *button)
{
  gtk_widget_add_css_class (button, "pill");
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), button, -1);
  /* The focus goes to the button, not to the place around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}
