/* tb-mark.h: a circle that is empty, half or full
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TB_MARK_EMPTY,
  TB_MARK_PARTLY,
  TB_MARK_COMPLETE,
} TbMarkState;

#define TB_TYPE_MARK (tb_mark_get_type ())
G_DECLARE_FINAL_TYPE (TbMark, tb_mark, TB, MARK, GtkWidget)

GtkWidget  *tb_mark_new             (void);
void        tb_mark_set_state       (TbMark      *self,
                                     TbMarkState  state);
/* "complete", "partly filled in", "empty" (translated). */
const char *tb_mark_state_get_words (TbMarkState  state);

G_END_DECLS
