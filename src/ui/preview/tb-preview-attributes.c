/* tb-preview-attributes.c: ranges of text as Pango attributes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-attributes.h"

#include <math.h>

#define CODE_SCALE 0.88

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        const char     *text,
        guint           start,
        guint           end)
{
  attribute->start_index = g_utf8_offset_to_pointer (text, start) - text;
  attribute->end_index = g_utf8_offset_to_pointer (text, end) - text;
  pango_attr_list_insert (attributes, attribute);
}

#define TO_PANGO(channel) ((guint16)lround ((channel) * 65535))

static void
insert_color (PangoAttrList *attributes,
              const GdkRGBA *color,
              const char    *text,
              guint          start,
              guint          end)
{
  insert (attributes,
          pango_attr_foreground_new (TO_PANGO (color->red), TO_PANGO (color->green),
                                     TO_PANGO (color->blue)),
          text, start, end);
  insert (attributes, pango_attr_foreground_alpha_new (MAX (TO_PANGO (color->alpha), 1)), text,
          start, end);
}

static void
insert_background (PangoAttrList *attributes,
                   const GdkRGBA *color,
                   const char    *text,
                   guint          start,
                   guint          end)
{
  insert (attributes,
          pango_attr_background_new (TO_PANGO (color->red), TO_PANGO (color->green),
                                     TO_PANGO (color->blue)),
          text, start, end);
  insert (attributes, pango_attr_background_alpha_new (MAX (TO_PANGO (color->alpha), 1)), text,
          start, end);
}

static void
insert_range (PangoAttrList         *list,
              const TbPreviewRange  *range,
              const char            *text,
              const TbPreviewColors *colors)
{
  guint start = range->start;
  guint end = range->end;

  switch ((guint)range->style)
    {
    case TB_PREVIEW_EMPHASIS:
      insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), text, start, end);
      break;

    case TB_PREVIEW_STRONG:
      insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), text, start, end);
      break;

    case TB_PREVIEW_STRIKE:
      insert (list, pango_attr_strikethrough_new (TRUE), text, start, end);
      break;

    case TB_PREVIEW_CODE:
      insert (list, pango_attr_family_new ("monospace"), text, start, end);
      insert (list, pango_attr_scale_new (CODE_SCALE), text, start, end);
      insert_background (list, &colors->pill, text, start, end);
      break;

    case TB_PREVIEW_LINK:
      insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), text, start, end);
      insert_color (list, &colors->link, text, start, end);
      break;

    case TB_PREVIEW_PLACEHOLDER:
      insert_color (list, &colors->hint, text, start, end);
      insert_background (list, &colors->hint_pill, text, start, end);
      break;

    case TB_PREVIEW_DOUBT:
      insert_color (list, &colors->doubt, text, start, end);
      insert_background (list, &colors->doubt_pill, text, start, end);
      break;

    case TB_PREVIEW_IMAGE:
      insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), text, start, end);
      insert_background (list, &colors->pill, text, start, end);
      break;

    case TB_PREVIEW_BOX_OPEN:
    case TB_PREVIEW_BOX_PROGRESS:
    case TB_PREVIEW_BOX_DONE:
      /* Drawn by hand. */
      insert (list, pango_attr_foreground_alpha_new (1), text, start, end);
      insert (list, pango_attr_scale_new (0.7), text, start, end);
      break;

    case TB_PREVIEW_HIDDEN:
      insert_color (list, &colors->doubt, text, start, end);
      break;

    case TB_PREVIEW_GLUE:
      insert (list, pango_attr_allow_breaks_new (FALSE), text, start, end);
      break;

    case TB_PREVIEW_DEAD_LINK:
    case TB_PREVIEW_HTML:
    case TB_PREVIEW_MARKER:
    case TB_PREVIEW_DIM:
      insert_color (list, &colors->dim, text, start, end);
      break;

    default:
      break;
    }
}

PangoAttrList *
tb_preview_attributes_new (const TbPreviewText   *text,
                           const TbPreviewColors *colors)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < text->ranges->len; i++)
    insert_range (attributes, &g_array_index (text->ranges, TbPreviewRange, i), text->text->str,
                  colors);
  return attributes;
}
