/* tb-chip.h: a name that leads somewhere and can be taken away
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TB_TYPE_CHIP (tb_chip_get_type ())
G_DECLARE_FINAL_TYPE (TbChip, tb_chip, TB, CHIP, GtkWidget)

/**
 * TbChip:
 *
 * A word or two on a rounded ground. It may lead somewhere (then it is a button), warn (with an
 * icon), and be removed: with its button, or with Delete or Backspace while the focus is in it.
 *
 * Signals:
 * ::opened (): a person wants to go where it leads.
 * ::removed (): a person wants it gone.
 */

typedef enum {
  TB_CHIP_PLAIN,
  TB_CHIP_LINK,
  TB_CHIP_WARNING,
} TbChipStyle;

/* @go and @remove: the names of its buttons; @go is for links. */
GtkWidget *tb_chip_new           (TbChipStyle  style,
                                  const char  *text,
                                  const char  *go,
                                  const char  *remove);
void       tb_chip_set_removable (TbChip      *self,
                                  gboolean     removable);

G_END_DECLS
