/* tb-field-menu.c: what can be done to a field, in the menus of its texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-field-menu.h"

#include <glib/gi18n.h>

/* Not every text is in a row of a list, and not every field has help. */
static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/* Sections, as what stands in the menu of any text is one: GTK joins the two. */
static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) field = g_menu_new ();
  g_autoptr (GMenu) group = g_menu_new ();

  append (field, _("What _Belongs Here"), "field.help");
  append (field, _("Remove _Row"), "item.remove");
  append (field, _("Remove _Field"), "field.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (field));
  append (group, _("What Belongs in the _Group"), "field.help-group");
  append (group, _("Remove Whole Grou_p"), "field.remove-group");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (group));

  return G_MENU_MODEL (menu);
}

void
tb_field_menu_attach (GtkTextView *view)
{
  static GMenuModel *menu = NULL; /* one for all: it says the same everywhere */

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  if (menu == NULL)
    menu = create_menu ();
  gtk_text_view_set_extra_menu (view, menu);
}
