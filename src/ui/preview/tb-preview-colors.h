/* tb-preview-colors.h: what the theme says
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TbPreviewColors:
 *
 * The theme's colours, for the preview's text and for what is drawn around it.
 */
typedef struct
{
  GdkRGBA  text;
  GdkRGBA  dim;
  GdkRGBA  link;
  GdkRGBA  accent;
  GdkRGBA  on_accent;
  GdkRGBA  card;
  GdkRGBA  border;
  GdkRGBA  pill;
  GdkRGBA  hint;
  GdkRGBA  hint_pill;
  GdkRGBA  doubt;
  GdkRGBA  doubt_pill;
  GdkRGBA  ground; /* of a card, over what it stands on */
  double   contrast; /* that letters have to it at least */
  gboolean is_dark;
} TbPreviewColors;

void    tb_preview_colors_init     (TbPreviewColors *colors,
                                    GtkWidget       *widget);
/* @color with its alpha times @alpha. */
GdkRGBA tb_preview_color_with_alpha (GdkRGBA         color,
                                     double          alpha);
/* The contrast of two colours without alpha, from 1 to 21, as WCAG has it. */
double  tb_preview_color_get_contrast (const GdkRGBA *a,
                                       const GdkRGBA *b);
/* @color, nearer to that of the text as far as it has to be, to be read on a card. */
GdkRGBA tb_preview_color_on_card (GdkRGBA                color,
                                  const TbPreviewColors *colors);

G_END_DECLS
