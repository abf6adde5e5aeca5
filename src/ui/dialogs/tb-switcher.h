/* tb-switcher.h: goes to anything by what it is called
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

G_BEGIN_DECLS

/**
 * TbSwitcherCommand:
 * @title: what it is called, translated
 * @detail: (nullable): what stands beside the title, translated; its keys where there is none
 * @action: its detailed name, such as `win.save` or `plan.add-section::risk-mitigation`
 *
 * Something that can be done from the switcher.
 */
typedef struct
{
  const char *title;
  const char *action;
  const char *detail;
} TbSwitcherCommand;

/* Asks where to go: to a section, agent, task or field of the plan, or which of @commands to do;
 * those that are not enabled are left out. A place is gone to by the action `plan.go-to-field`
 * (ui) of @parent. */
void tb_switcher_show (GtkWindow               *parent,
                       TbSession               *session,
                       const TbSwitcherCommand *commands,
                       guint                    n_commands);

G_END_DECLS
