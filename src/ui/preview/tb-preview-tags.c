/* tb-preview-tags.c: text tags of the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-tags.h"

#include <math.h>

/* The title styles of the theme, relative to the body. */
static const struct
{
  double scale;
  int    weight;
} headings[] = {
  { 1.82, 800 }, { 1.5, 800 }, { 1.27, 700 }, { 1.12, 700 }, { 1.0, 700 }, { 0.92, 700 },
};

#define CODE_SCALE 0.88
#define PILL_ROOM 6

struct _TbPreviewTags
{
  GtkTextTagTable *table;
  GtkTextTag      *styles[TB_PREVIEW_N_STYLES]; /* borrowed from the table */
  GtkTextTag      *headings[G_N_ELEMENTS (headings)];
  GtkTextTag      *code;
  GtkTextTag      *html;
  GtkTextTag      *rule;
  GtkTextTag      *quote;
  GtkTextTag      *fold;
  GtkTextTag      *room;   /* for the edges of pills */
  TbPreviewPlaces *places;
  GPtrArray       *syntax; /* GtkTextTag, borrowed from the table */
};

static GtkTextTag *
add_tag (TbPreviewTags *tags)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);

  gtk_text_tag_table_add (tags->table, tag);
  g_object_unref (tag);

  return tag;
}

static void
make_invisible (GtkTextTag *tag,
                double      size)
{
  /* Pango takes no alpha at all for none given. */
  const GdkRGBA nothing = { 0, 0, 0, 0.001f };

  g_object_set (tag, "foreground-rgba", &nothing, "scale", size, NULL);
}

static void
init_styles (TbPreviewTags *tags)
{
  for (guint i = 0; i < TB_PREVIEW_N_STYLES; i++)
    tags->styles[i] = add_tag (tags);

  g_object_set (tags->styles[TB_PREVIEW_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags->styles[TB_PREVIEW_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (tags->styles[TB_PREVIEW_STRIKE], "strikethrough", TRUE, NULL);
  g_object_set (tags->styles[TB_PREVIEW_CODE], "family", "monospace", "scale", CODE_SCALE, NULL);
  g_object_set (tags->styles[TB_PREVIEW_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (tags->styles[TB_PREVIEW_MORE], "underline", PANGO_UNDERLINE_SINGLE, "style",
                PANGO_STYLE_NORMAL, NULL);
  g_object_set (tags->styles[TB_PREVIEW_IMAGE], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags->styles[TB_PREVIEW_HTML], "family", "monospace", "scale", CODE_SCALE, NULL);
  g_object_set (tags->styles[TB_PREVIEW_HIDDEN], "family", "monospace", "scale", 0.8, NULL);
  g_object_set (tags->styles[TB_PREVIEW_DIM], "scale", 0.92, NULL);
  g_object_set (tags->styles[TB_PREVIEW_GLUE], "allow-breaks", FALSE, NULL);
  /* Drawn by hand; small, so that a font that has them does not make the line higher. */
  make_invisible (tags->styles[TB_PREVIEW_BOX_OPEN], 0.7);
  make_invisible (tags->styles[TB_PREVIEW_BOX_PROGRESS], 0.7);
  make_invisible (tags->styles[TB_PREVIEW_BOX_DONE], 0.7);
}

TbPreviewTags *
tb_preview_tags_new (void)
{
  TbPreviewTags *tags = g_new0 (TbPreviewTags, 1);

  tags->table = gtk_text_tag_table_new ();
  tags->places = tb_preview_places_new (tags->table);
  tags->syntax = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      tags->headings[i] = add_tag (tags);
      g_object_set (tags->headings[i], "scale", headings[i].scale, "weight", headings[i].weight,
                    NULL);
    }
  tags->quote = add_tag (tags);
  tags->fold = add_tag (tags);
  tags->html = add_tag (tags);
  tags->code = add_tag (tags);
  tags->rule = add_tag (tags);
  tags->room = add_tag (tags);
  g_object_set (tags->fold, "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags->html, "family", "monospace", "scale", CODE_SCALE, "pixels-inside-wrap", 0,
                NULL);
  g_object_set (tags->code, "family", "monospace", "scale", CODE_SCALE, "pixels-inside-wrap", 2,
                NULL);
  g_object_set (tags->room, "letter-spacing", PILL_ROOM * PANGO_SCALE, NULL);
  make_invisible (tags->rule, 0.5);
  init_styles (tags);

  return tags;
}

void
tb_preview_tags_free (TbPreviewTags *tags)
{
  g_clear_pointer (&tags->places, tb_preview_places_free);
  g_clear_pointer (&tags->syntax, g_ptr_array_unref);
  g_clear_object (&tags->table);
  g_free (tags);
}

double
tb_preview_tags_get_heading_scale (guint level)
{
  return headings[CLAMP (level, 1, G_N_ELEMENTS (headings)) - 1].scale;
}

GtkTextTagTable *
tb_preview_tags_get_table (TbPreviewTags *tags)
{
  return tags->table;
}

static void
set_color (GtkTextTag    *tag,
           const GdkRGBA *color)
{
  g_object_set (tag, "foreground-rgba", color, NULL);
}

/* Code has tab stops of its own: every four letters. */
static void
update_code_tabs (TbPreviewTags *tags,
                  double         column)
{
  PangoTabArray *tabs = pango_tab_array_new (1, TRUE);

  pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, (int)lround (4 * column));
  g_object_set (tags->code, "tabs", tabs, NULL);
  pango_tab_array_free (tabs);
}

void
tb_preview_tags_set_colors (TbPreviewTags         *tags,
                            const TbPreviewColors *colors)
{
  GdkRGBA bracket = tb_preview_color_with_alpha (colors->hint, 0.6);

  set_color (tags->styles[TB_PREVIEW_LINK], &colors->link);
  set_color (tags->styles[TB_PREVIEW_MORE], &colors->link);
  set_color (tags->styles[TB_PREVIEW_DEAD_LINK], &colors->dim);
  set_color (tags->styles[TB_PREVIEW_HTML], &colors->dim);
  set_color (tags->styles[TB_PREVIEW_PLACEHOLDER], &colors->hint);
  set_color (tags->styles[TB_PREVIEW_BRACKET], &bracket);
  set_color (tags->styles[TB_PREVIEW_DOUBT], &colors->doubt);
  set_color (tags->styles[TB_PREVIEW_MARKER], &colors->dim);
  set_color (tags->styles[TB_PREVIEW_HIDDEN], &colors->doubt);
  set_color (tags->styles[TB_PREVIEW_DIM], &colors->dim);
  set_color (tags->quote, &colors->dim);
  set_color (tags->fold, &colors->dim);
  set_color (tags->html, &colors->dim);
  set_color (tags->headings[G_N_ELEMENTS (headings) - 1], &colors->dim);
}

void
tb_preview_tags_set_size (TbPreviewTags *tags,
                          double         factor,
                          double         column,
                          int            width)
{
  tb_preview_places_set_size (tags->places, factor, column, width);
  update_code_tabs (tags, column);
}

static void
apply_kind (TbPreviewTags       *tags,
            GtkTextBuffer       *buffer,
            const TbPreviewLine *line,
            const GtkTextIter   *start,
            const GtkTextIter   *end)
{
  GtkTextTag *tag = NULL;

  switch (line->kind)
    {
    case TB_PREVIEW_LINE_HEADING:
      tag = tags->headings[line->level - 1];
      break;

    case TB_PREVIEW_LINE_CODE:
      tag = tags->code;
      break;

    case TB_PREVIEW_LINE_HTML:
      tag = tags->html;
      break;

    case TB_PREVIEW_LINE_RULE:
      tag = tags->rule;
      break;

    case TB_PREVIEW_LINE_FOLD:
      tag = tags->fold;
      break;

    case TB_PREVIEW_LINE_TEXT:
    case TB_PREVIEW_LINE_TABLE:
    default:
      break;
    }
  if (tag != NULL)
    gtk_text_buffer_apply_tag (buffer, tag, start, end);
  if (line->n_quotes > 0 && line->kind == TB_PREVIEW_LINE_TEXT)
    gtk_text_buffer_apply_tag (buffer, tags->quote, start, end);
}

/* A pill needs room between its edges and the letters beside it. */
static void
apply_room (TbPreviewTags        *tags,
            GtkTextBuffer        *buffer,
            const TbPreviewLine  *line,
            const TbPreviewRange *range,
            const GtkTextIter    *from,
            const GtkTextIter    *to)
{
  GtkTextIter before = *from;
  GtkTextIter behind = *to;

  if ((range->style != TB_PREVIEW_CODE && range->style != TB_PREVIEW_PLACEHOLDER &&
       range->style != TB_PREVIEW_DOUBT && range->style != TB_PREVIEW_IMAGE) ||
      (range->style != TB_PREVIEW_CODE &&
       tb_preview_text_find (&line->text, TB_PREVIEW_CODE, range->start) != NULL))
    return;

  if (gtk_text_iter_forward_char (&behind) && !gtk_text_iter_ends_line (to))
    gtk_text_buffer_apply_tag (buffer, tags->room, to, &behind);
  if (range->start > 0 && gtk_text_iter_backward_char (&before) &&
      gtk_text_iter_get_char (&before) != '\t')
    gtk_text_buffer_apply_tag (buffer, tags->room, &before, from);
}

void
tb_preview_tags_apply (TbPreviewTags       *tags,
                       GtkTextBuffer       *buffer,
                       const TbPreviewLine *line,
                       guint                number)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, number);
  end = start;
  gtk_text_iter_forward_line (&end);
  tb_preview_places_apply (tags->places, buffer, line, &start, &end);
  apply_kind (tags, buffer, line, &start, &end);

  for (guint i = 0; i < line->text.ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (line->text.ranges, TbPreviewRange, i);
      GtkTextIter from = start;
      GtkTextIter to = start;

      gtk_text_iter_set_line_offset (&from, range->start);
      gtk_text_iter_set_line_offset (&to, range->end);
      gtk_text_buffer_apply_tag (buffer, tags->styles[range->style], &from, &to);
      apply_room (tags, buffer, line, range, &from, &to);
    }
}

void
tb_preview_tags_separate (TbPreviewTags *tags,
                          GtkTextBuffer *buffer,
                          guint          number)
{
  tb_preview_places_separate (tags->places, buffer, number);
}

void
tb_preview_tags_clear_syntax (TbPreviewTags     *tags,
                              GtkTextBuffer     *buffer,
                              const GtkTextIter *start,
                              const GtkTextIter *end)
{
  for (guint i = 0; i < tags->syntax->len; i++)
    gtk_text_buffer_remove_tag (buffer, g_ptr_array_index (tags->syntax, i), start, end);
}

GtkTextTag *
tb_preview_tags_get_syntax (TbPreviewTags *tags,
                            const GdkRGBA *color,
                            gboolean       is_bold,
                            gboolean       is_italic)
{
  g_autofree char *rgba = gdk_rgba_to_string (color);
  g_autofree char *name = g_strdup_printf ("%s%s%s", rgba, is_bold ? " bold" : "",
                                           is_italic ? " italic" : "");
  GtkTextTag *tag = gtk_text_tag_table_lookup (tags->table, name);

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      g_object_set (tag, "foreground-rgba", color, NULL);
      if (is_bold)
        g_object_set (tag, "weight", PANGO_WEIGHT_BOLD, NULL);
      if (is_italic)
        g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
      gtk_text_tag_table_add (tags->table, tag);
      g_ptr_array_add (tags->syntax, tag);
      g_object_unref (tag);
    }
  return tag;
}
