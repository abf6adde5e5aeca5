/* tb-closed-menu.c: a menu that is closed gets no more clicks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-closed-menu.h"

/* It may have been opened again, or its window be gone. */
static gboolean
give_up_cb (gpointer popover)
{
  if (!gtk_widget_get_mapped (popover) && gtk_widget_get_realized (popover))
    gtk_widget_unrealize (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: what closes it may be a click that is still dealt with. But before the next event
 * and the next frame. */
static gboolean
closed_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  g_idle_add_full (G_PRIORITY_HIGH, give_up_cb, g_value_dup_object (values), g_object_unref);
  return TRUE;
}

void
tb_closed_menu_watch (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_POPOVER);

  g_signal_add_emission_hook (g_signal_lookup ("closed", G_TYPE_FROM_CLASS (klass)), 0, closed_cb,
                              NULL, NULL);
}
