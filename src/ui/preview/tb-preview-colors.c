/* tb-preview-colors.c: what the theme says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-colors.h"

#include <math.h>

#include <adwaita.h>

GdkRGBA
tb_preview_color_with_alpha (GdkRGBA color,
                             double  alpha)
{
  color.alpha *= alpha;
  return color;
}

/* @above over @below, which has no alpha; by @share of its own alpha. */
static GdkRGBA
mix (const GdkRGBA *above,
     const GdkRGBA *below,
     double         share)
{
  float alpha = above->alpha * (float)share;

  return (GdkRGBA){
    above->red * alpha + below->red * (1 - alpha),
    above->green * alpha + below->green * (1 - alpha),
    above->blue * alpha + below->blue * (1 - alpha),
    1,
  };
}

static double
linearize (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green) +
         0.0722 * linearize (color->blue);
}

double
tb_preview_color_get_contrast (const GdkRGBA *a,
                               const GdkRGBA *b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

GdkRGBA
tb_preview_color_on_card (GdkRGBA                color,
                          const TbPreviewColors *colors)
{
  GdkRGBA best = mix (&color, &colors->ground, 1);

  color = best;
  for (guint step = 1;
       step <= 10 && tb_preview_color_get_contrast (&best, &colors->ground) < colors->contrast;
       step++)
    best = mix (&colors->text, &color, step / 10.0);
  return best;
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
  colors->ground = look_up (context, "view_bg_color",
                            colors->is_dark ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 });
  colors->ground = mix (&colors->card, &colors->ground, 1);
  colors->contrast = strong ? 7 : 4.5;
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
