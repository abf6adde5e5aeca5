/* tb-accessible.c: names of controls
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-accessible.h"

void
tb_accessible_set_name (GtkWidget  *widget,
                        const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  /* The focus is in the button that a drop-down list is made of. From GTK 4.14 on the list is also
   * labelled by what is chosen, which would stand before its name. */
  if (GTK_IS_DROP_DOWN (widget))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      tb_accessible_set_name (gtk_widget_get_first_child (widget), name);
    }
}

void
tb_accessible_take_name (GtkWidget *widget,
                         char      *name)
{
  tb_accessible_set_name (widget, name);
  g_free (name);
}
