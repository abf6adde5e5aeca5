/* tb-fold-bin.h: tells how much room there is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TbRoom:
 * @TB_ROOM_NARROW: one pane at a time
 * @TB_ROOM_MEDIUM: the outline and one more
 * @TB_ROOM_WIDE: outline, form and companion side by side
 *
 * How many panes have room beside each other.
 */
typedef enum
{
  TB_ROOM_NARROW,
  TB_ROOM_MEDIUM,
  TB_ROOM_WIDE,
} TbRoom;

#define TB_TYPE_FOLD_BIN (tb_fold_bin_get_type ())
G_DECLARE_FINAL_TYPE (TbFoldBin, tb_fold_bin, TB, FOLD_BIN, AdwBin)

TbRoom tb_fold_bin_get_room       (TbFoldBin *self);
/* What the room will be at @width, before there is an allocation: a window that starts narrow must
 * not ask for the width of its wide form. */
void   tb_fold_bin_expect_width   (TbFoldBin *self,
                                   int        width);

G_END_DECLS
