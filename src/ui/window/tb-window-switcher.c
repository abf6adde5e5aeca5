/* tb-window-switcher.c: going to anything in a window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "ui/dialogs/tb-switcher.h"

/* Titles as menus and the shortcuts window have them. */
static const TbSwitcherCommand commands[] = {
  { N_("Save"), "win.save" },
  { N_("Save As"), "win.save-as" },
  { N_("Undo"), "win.undo" },
  { N_("Redo"), "win.redo" },
  { N_("Find in the Plan"), "win.find" },
  { N_("Find and Replace"), "win.find-replace" },
  { N_("Show the Edit View"), "win.show-edit" },
  { N_("Show the Board"), "win.show-board" },
  { N_("Show or Hide the Outline"), "win.toggle-outline" },
  { N_("Show or Hide the Preview"), "win.toggle-preview" },
  { N_("Show the Source"), "win.show-source" },
  { N_("Show Problems"), "win.show-problems" },
  { N_("Next Problem"), "win.next-problem" },
  { N_("Add Task"), "plan.add-task(-1)" },
  { N_("Add Build Agent"), "plan.add-agent" },
  { N_("Add Section Risk Mitigation"), "plan.add-section::risk-mitigation" },
  { N_("Add Section Implementation Notes"), "plan.add-section::implementation-notes" },
  { N_("Export as Markdown"), "win.export-markdown" },
  { N_("Export as HTML"), "win.export-html" },
  { N_("Save Automatically"), "win.autosave" },
  { N_("New Plan"), "app.new" },
  { N_("Open Plan"), "app.open" },
  { N_("New Window"), "app.new-window" },
  { N_("Keyboard Shortcuts"), "app.shortcuts" },
  { N_("About Trestleboard"), "app.about" },
  { N_("Close Window"), "win.close" },
  { N_("Quit"), "app.quit" },
};

void
_tb_window_show_switcher (TbWindow *self)
{
  tb_switcher_show (GTK_WINDOW (self), self->session, commands, G_N_ELEMENTS (commands));
}
