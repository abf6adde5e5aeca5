/* tb-window-switcher.c: going to anything in a window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-window-private.h"

#include <glib/gi18n.h>

#include "plan/plan-schema.h"
#include "ui/dialogs/tb-switcher.h"
#include "ui/session/tb-place.h"

/* Titles as menus, buttons and the shortcuts window have them, not translated. */
static const TbSwitcherCommand commands[] = {
  { N_("Save"), "win.save", NULL },
  { N_("Save As"), "win.save-as", NULL },
  { N_("Undo"), "win.undo", NULL },
  { N_("Redo"), "win.redo", NULL },
  { N_("Find in the Plan"), "win.find", NULL },
  { N_("Find and Replace"), "win.find-replace", NULL },
  { N_("Show the Edit View"), "win.show-edit", NULL },
  { N_("Show the Board"), "win.show-board", NULL },
  { N_("Columns"), "win.show-on-board::columns", N_("Board") },
  { N_("Lanes"), "win.show-on-board::lanes", N_("Board") },
  { N_("Order"), "win.show-on-board::order", N_("Board") },
  { N_("Show Only Tasks That Can Start Now"), "win.show-on-board::ready", N_("Board") },
  { N_("Show Only Tasks That Wait for Others"), "win.show-on-board::blocked", N_("Board") },
  { N_("Show Only Tasks With Problems"), "win.show-on-board::problems", N_("Board") },
  { N_("Show or Hide the Outline"), "win.toggle-outline", NULL },
  { N_("Show or Hide the Preview"), "win.toggle-preview", NULL },
  { N_("Show the Source"), "win.show-source", NULL },
  { N_("Show Problems"), "win.show-problems", NULL },
  { N_("Next Problem"), "win.next-problem", NULL },
  { N_("Fix Problem"), "win.fix-problem", NULL },
  { N_("Next Part"), "win.next-part", NULL },
  { N_("Previous Part"), "win.previous-part", NULL },
  { N_("Reading Mode"), "win.reading", NULL },
  { N_("Add Task"), "plan.add-task(-1)", NULL },
  { N_("Add Build Agent"), "plan.add-agent", NULL },
  { N_("Export as Markdown"), "win.export-markdown", NULL },
  { N_("Export as HTML"), "win.export-html", NULL },
  { N_("Export as PDF"), "win.export-pdf", NULL },
  { N_("Print"), "win.print", NULL },
  { N_("Save Automatically"), "win.autosave", NULL },
  { N_("New Plan"), "app.new", NULL },
  { N_("Open Plan"), "app.open", NULL },
  { N_("Open Folder"), "app.open-folder", NULL },
  { N_("New Window"), "app.new-window", NULL },
  { N_("Keyboard Shortcuts"), "app.shortcuts", NULL },
  { N_("About Trestleboard"), "app.about", NULL },
  { N_("Close Window"), "win.close", NULL },
  { N_("Quit"), "app.quit", NULL },
};

#define MOVABLE (1u << PLAN_PART_TASK | 1u << PLAN_PART_AGENT)
#define NAMED   (MOVABLE | 1u << PLAN_PART_SECTION)

/* What is done with the part that the person is at: actions that take its id. */
static const struct
{
  const char *title;
  const char *action;
  guint       kinds; /* those of PlanPartKind that it is for, as bits */
} part_commands[] = {
  { N_("Copy as Markdown"), "plan.copy-part", NAMED },
  { N_("Duplicate"), "plan.duplicate-part", MOVABLE },
  { N_("Move Up"), "plan.move-part-up", MOVABLE },
  { N_("Move Down"), "plan.move-part-down", MOVABLE },
  { N_("Delete"), "plan.remove-part", NAMED },
};

static void
clear_command (gpointer data)
{
  TbSwitcherCommand *command = data;

  g_free ((char *)command->title);
  g_free ((char *)command->action);
  g_free ((char *)command->detail);
}

/* Takes @action. */
static void
take_command (GArray     *list,
              const char *title,
              char       *action,
              const char *detail)
{
  TbSwitcherCommand command = { g_strdup (title), action, g_strdup (detail) };

  g_array_append_val (list, command);
}

static void
add_part_commands (TbWindow *self,
                   GArray   *list)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  PlanPart *part = index >= 0 ? plan_get_part (plan, index) : NULL;
  g_autofree char *name = part != NULL ? tb_place_describe_part (plan, index) : NULL;

  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (part_commands); i++)
    if ((part_commands[i].kinds & 1u << plan_part_get_kind (part)) != 0)
      take_command (list, _(part_commands[i].title),
                    g_strdup_printf ("%s(uint32 %u)", part_commands[i].action,
                                     plan_part_get_id (part)),
                    name);
}

/* The sections that the template has and the plan lacks, where there is a place for them. */
static void
add_section_commands (TbWindow *self,
                      GArray   *list)
{
  Plan *plan = tb_session_get_plan (self->session);
  guint n_sections;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      const PlanSectionSpec *spec = &sections[i];
      g_autofree char *title = NULL;

      if (g_str_equal (spec->key, "agent") || g_str_equal (spec->key, "task")
          || plan_find_section (plan, spec->key, -1) >= 0
          || (spec->parent != NULL && plan_find_section (plan, spec->parent, -1) < 0))
        continue;
      /* Translators: %s is the heading of a section, such as Risk Mitigation. */
      title = g_strdup_printf (_("Add Section %s"), spec->heading);
      take_command (list, title, g_strdup_printf ("plan.add-section::%s", spec->key), NULL);
    }
}

void
_tb_window_show_switcher (TbWindow *self)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TbSwitcherCommand));

  g_array_set_clear_func (list, clear_command);
  add_part_commands (self, list);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    take_command (list, _(commands[i].title), g_strdup (commands[i].action),
                  commands[i].detail != NULL ? _(commands[i].detail) : NULL);
  add_section_commands (self, list);
  tb_switcher_show (GTK_WINDOW (self), self->session, (const TbSwitcherCommand *)list->data,
                    list->len);
}
