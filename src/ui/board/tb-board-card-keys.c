/* tb-board-card-keys.c: what keys do on a card
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-card.h"

/* What a key does: the action, and its second argument where it takes one. */
static gboolean
activate_with_id_cb (GtkWidget *widget,
                     GVariant  *arguments,
                     gpointer   user_data)
{
  TbBoardCard *self = TB_BOARD_CARD (widget);
  TbBoardItem *item = tb_board_card_get_item (self);
  guint id = item != NULL ? tb_board_item_get_id (item) : 0;
  const char *action;
  int value;

  g_variant_get (arguments, "(&si)", &action, &value);
  if (id == 0)
    return FALSE;

  /* A number there is about the comment. */
  if (g_str_equal (action, "board.set-status"))
    return !tb_board_card_is_in_comments (self) &&
           gtk_widget_activate_action (widget, action, "(uu)", id, (guint) value);
  if (g_str_equal (action, "board.focus") || g_str_equal (action, "board.move") ||
      g_str_equal (action, "board.move-lane"))
    return gtk_widget_activate_action (widget, action, "(ui)", id, value);
  if (g_str_equal (action, "board.show-menu"))
    return gtk_widget_activate_action (widget, action, "(uii)", id, -1, -1);
  return gtk_widget_activate_action (widget, action, "u", id);
}

/* Up and down go through the criteria of an expanded card before they leave it. */
static gboolean
move_inside_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  GtkDirectionType direction = g_variant_get_int32 (arguments);

  if (gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_child_focus (widget, direction);
}

void
_tb_board_card_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    guint       keypad; /* 0 for none */
    guint       modifiers;
    const char *action;
    int         value;
  } keys[] = {
    { GDK_KEY_Return, GDK_KEY_KP_Enter, 0, "board.open", 0 },
    { GDK_KEY_space, 0, 0, "board.toggle-expanded", 0 },
    { GDK_KEY_m, 0, 0, "board.show-moves", 0 },
    { GDK_KEY_Menu, 0, 0, "board.show-menu", 0 },
    { GDK_KEY_F10, 0, GDK_SHIFT_MASK, "board.show-menu", 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, "board.focus", -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, "board.focus", 1 },
    { GDK_KEY_Left, 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move", -1 },
    { GDK_KEY_Right, 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move", 1 },
    { GDK_KEY_Up, 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move-lane", -1 },
    { GDK_KEY_Down, 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move-lane", 1 },
    { GDK_KEY_1, GDK_KEY_KP_1, 0, "board.set-status", PLAN_STATUS_TO_DO },
    { GDK_KEY_2, GDK_KEY_KP_2, 0, "board.set-status", PLAN_STATUS_IN_PROGRESS },
    { GDK_KEY_3, GDK_KEY_KP_3, 0, "board.set-status", PLAN_STATUS_IN_REVIEW },
    { GDK_KEY_4, GDK_KEY_KP_4, 0, "board.set-status", PLAN_STATUS_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers,
                                    activate_with_id_cb, "(si)", keys[i].action, keys[i].value);
      if (keys[i].keypad != 0)
        gtk_widget_class_add_binding (widget_class, keys[i].keypad, keys[i].modifiers,
                                      activate_with_id_cb, "(si)", keys[i].action, keys[i].value);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_inside_cb, "i", GTK_DIR_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_inside_cb, "i", GTK_DIR_DOWN);
}
