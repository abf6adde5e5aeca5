/* tb-preview-colors.c: what the theme says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-colors.h"

#include <adwaita.h>

GdkRGBA
tb_preview_color_with_alpha (GdkRGBA color,
                             double  alpha)
{
  color.alpha *= alpha;
  return color;
}

static GdkRGBA
look_up (GtkStyleContext *context,
         const char      *name,
         GdkRGBA          otherwise)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (context, name, &color) ? color : otherwise;
}

void
tb_preview_colors_init (TbPreviewColors *colors,
                        GtkWidget       *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean strong = adw_style_manager_get_high_contrast (manager);
  GdkRGBA text;

  gtk_style_context_get_color (context, &text);
  colors->is_dark = adw_style_manager_get_dark (manager);
  colors->text = text;
  colors->dim = tb_preview_color_with_alpha (text, strong ? 0.85 : 0.6);
  colors->accent = look_up (context, "accent_bg_color", text);
  colors->on_accent = look_up (context, "accent_fg_color", (GdkRGBA){ 1, 1, 1, 1 });
  colors->link = look_up (context, "accent_color", text);
  /* Light cards are white, which does not show on a white ground. */
  colors->card = tb_preview_color_with_alpha (text, 0.035);
  if (colors->is_dark)
    colors->card = look_up (context, "card_bg_color", colors->card);
  colors->border = tb_preview_color_with_alpha (text, strong            ? 0.5
                                                      : colors->is_dark ? 0.1
                                                                        : 0.08);
  colors->pill = tb_preview_color_with_alpha (text, colors->is_dark ? 0.12 : 0.07);
  colors->hint = look_up (context, "warning_color", text);
  colors->hint_pill = tb_preview_color_with_alpha (look_up (context, "warning_bg_color", text),
                                                   colors->is_dark ? 0.14 : 0.16);
  colors->doubt = look_up (context, "error_color", text);
  colors->doubt_pill = tb_preview_color_with_alpha (look_up (context, "error_bg_color", text),
                                                    0.12);
}
