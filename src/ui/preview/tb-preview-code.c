/* tb-preview-code.c: highlights code in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-code.h"

#include "ui/widgets/tb-code-style.h"

/* A little of what most languages have. */
#define SAMPLE "a = \"b\" + 1;\n"

struct _TbPreviewCode
{
  TbPreviewTags  *tags;    /* borrowed */
  GHashTable     *buffers; /* name in a fence → GtkSourceBuffer, %NULL for none */
  TbPreviewColors colors;
};

/**
 * Look:
 *
 * How a run of code looks.
 */
typedef struct
{
  GdkRGBA  color;
  gboolean has_color;
  gboolean is_bold;
  gboolean is_italic;
} Look;

/* The buffer that code of @language is highlighted in. Returns: (nullable) */
static GtkTextBuffer *
get_buffer (TbPreviewCode *code,
            const char    *name)
{
  g_autoptr (GtkSourceBuffer) buffer = NULL;
  gpointer found;

  if (g_hash_table_lookup_extended (code->buffers, name, NULL, &found))
    return found;

  buffer = gtk_source_buffer_new (NULL);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  tb_code_style_set_dark (buffer, code->colors.is_dark);
  if (!tb_code_style_set_language (buffer, name))
    g_clear_object (&buffer);
  g_hash_table_insert (code->buffers, g_strdup (name), buffer);

  return (GtkTextBuffer *)g_steal_pointer (&buffer);
}

/* What the tags at @iter make of a letter. */
static Look
get_look (const GtkTextIter *iter)
{
  GSList *tags = gtk_text_iter_get_tags (iter);
  Look look = { 0 };

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean has_color, has_weight, has_style;
      int weight;
      PangoStyle style;
      GdkRGBA *color = NULL;

      g_object_get (l->data, "foreground-set", &has_color, "foreground-rgba", &color,
                    "weight-set", &has_weight, "weight", &weight,
                    "style-set", &has_style, "style", &style, NULL);
      if (has_color && color != NULL)
        {
          look.color = *color;
          look.has_color = TRUE;
        }
      if (has_weight)
        look.is_bold = weight >= PANGO_WEIGHT_BOLD;
      if (has_style)
        look.is_italic = style != PANGO_STYLE_NORMAL;
      if (color != NULL)
        gdk_rgba_free (color);
    }
  g_slist_free (tags);

  return look;
}

/* Copies the looks of @from, whose first line is line @first of @to. */
static void
copy_looks (TbPreviewCode *code,
            GtkTextBuffer *from,
            GtkTextBuffer *to,
            guint          first)
{
  GtkTextIter iter;
  GtkTextIter base;

  gtk_text_buffer_get_start_iter (from, &iter);
  gtk_text_buffer_get_iter_at_line (to, &base, first);
  while (!gtk_text_iter_is_end (&iter))
    {
      Look look = get_look (&iter);
      GtkTextIter next = iter;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL))
        gtk_text_buffer_get_end_iter (from, &next);
      if (look.has_color)
        {
          GtkTextIter start = base;
          GtkTextIter end = base;
          GdkRGBA color = tb_preview_color_on_card (look.color, &code->colors);

          gtk_text_iter_forward_chars (&start, gtk_text_iter_get_offset (&iter));
          gtk_text_iter_forward_chars (&end, gtk_text_iter_get_offset (&next));
          gtk_text_buffer_apply_tag (to, tb_preview_tags_get_syntax (code->tags, &color,
                                                                     look.is_bold, look.is_italic),
                                     &start, &end);
        }
      iter = next;
    }
}

static void
unref_buffer (gpointer buffer)
{
  if (buffer != NULL)
    g_object_unref (buffer);
}

TbPreviewCode *
tb_preview_code_new (TbPreviewTags *tags)
{
  TbPreviewCode *code = g_new0 (TbPreviewCode, 1);

  code->tags = tags;
  code->buffers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_buffer);

  return code;
}

void
tb_preview_code_free (TbPreviewCode *code)
{
  g_clear_pointer (&code->buffers, g_hash_table_unref);
  g_free (code);
}

void
tb_preview_code_set_colors (TbPreviewCode         *code,
                            const TbPreviewColors *colors)
{
  GHashTableIter iter;
  gpointer buffer;

  code->colors = *colors;
  g_hash_table_iter_init (&iter, code->buffers);
  while (g_hash_table_iter_next (&iter, NULL, &buffer))
    if (buffer != NULL)
      tb_code_style_set_dark (buffer, colors->is_dark);
}

gboolean
tb_preview_code_is_ready (TbPreviewCode *code,
                          const char    *language)
{
  return g_hash_table_contains (code->buffers, language);
}

void
tb_preview_code_prepare (TbPreviewCode *code,
                         const char    *language)
{
  GtkTextBuffer *source = get_buffer (code, language);
  GtkTextIter start;
  GtkTextIter end;

  if (source == NULL)
    return;
  gtk_text_buffer_set_text (source, SAMPLE, -1);
  gtk_text_buffer_get_bounds (source, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (source), &start, &end);
}

void
tb_preview_code_highlight (TbPreviewCode *code,
                           GtkTextBuffer *buffer,
                           guint          first,
                           guint          n_lines,
                           const char    *language)
{
  GtkTextBuffer *source = get_buffer (code, language);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, first + n_lines);
  tb_preview_tags_clear_syntax (code->tags, buffer, &start, &end);
  if (source == NULL)
    return;

  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  gtk_text_buffer_set_text (source, text, -1);
  gtk_text_buffer_get_bounds (source, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (source), &start, &end);
  copy_looks (code, source, buffer, first);
}
