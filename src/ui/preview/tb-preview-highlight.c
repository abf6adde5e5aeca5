/* tb-preview-highlight.c: when code gets its colours
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include "ui/widgets/tb-code-style.h"

/* How long a frame may be spent on colouring code. */
#define HIGHLIGHT_BUDGET (5 * G_TIME_SPAN_MILLISECOND)
/* What a language is made of is read in one go, which takes up to some tenths of a second: not
 * while somebody scrolls or types, but in a pause, and one at a time. */
#define PAUSE_MS 300
/* Names that are no language take no time: many of them at a time. */
#define PREPARE_BUDGET (5 * G_TIME_SPAN_MILLISECOND)

static gboolean
highlight_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (widget);

  _tb_preview_view_highlight (self);
  _tb_preview_view_measure_lines (self);
  /* Not before: measuring queues this. */
  self->highlight = 0;
  return G_SOURCE_REMOVE;
}

void
_tb_preview_view_queue_highlight (TbPreviewView *self)
{
  if (self->highlight == 0)
    self->highlight = gtk_widget_add_tick_callback (GTK_WIDGET (self), highlight_cb, NULL, NULL);
}

/* A language of the document that is not ready; first one that is waited for. Returns: (nullable)
 * (transfer full) */
static char *
take_language (TbPreviewView *self)
{
  if (self->wanted != NULL)
    return g_steal_pointer (&self->wanted);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TbPreviewBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint j = 0; j < block->lines->len; j++)
        {
          const TbPreviewLine *line = g_ptr_array_index (block->lines, j);

          if (line->language != NULL && !line->is_plain &&
              !tb_preview_code_is_ready (self->code, line->language))
            return g_strdup (line->language);
        }
    }
  return NULL;
}

static void
languages_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (source);

  /* Not when it is on its way out. */
  if (self->document != NULL)
    tb_preview_view_prepare_code (self);
}

static gboolean
prepare_cb (gpointer data)
{
  TbPreviewView *self = data;
  gint64 deadline = g_get_monotonic_time () + PREPARE_BUDGET;
  char *language;

  self->prepare_id = 0;
  while (g_get_monotonic_time () < deadline)
    {
      language = take_language (self);
      if (language == NULL)
        return G_SOURCE_REMOVE;
      if (!tb_code_style_has_languages ())
        {
          self->wanted = language;
          tb_code_style_read_languages (G_OBJECT (self), languages_read_cb);
          return G_SOURCE_REMOVE;
        }
      tb_preview_code_prepare (self->code, language);
      g_free (language);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  tb_preview_view_prepare_code (self);
  return G_SOURCE_REMOVE;
}

void
tb_preview_view_prepare_code (TbPreviewView *self)
{
  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  self->prepare_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, prepare_cb, self, NULL);
}

/* Code in @language is seen, and waits for it. */
static void
want_language (TbPreviewView *self,
               const char    *language)
{
  g_free (self->wanted);
  self->wanted = g_strdup (language);
  tb_preview_view_prepare_code (self);
}

void
_tb_preview_view_want_colors (TbPreviewView       *self,
                              const TbPreviewLine *line)
{
  if (tb_preview_code_is_ready (self->code, line->language))
    _tb_preview_view_queue_highlight (self);
  else
    want_language (self, line->language);
}

void
_tb_preview_view_highlight (TbPreviewView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gint64 deadline = g_get_monotonic_time () + HIGHLIGHT_BUDGET;
  GdkRectangle visible;
  GtkTextIter first;
  GtkTextIter last;
  guint number;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  number = gtk_text_iter_get_line (&first);
  /* The block at the top may begin above it. */
  while (number > 0)
    {
      const TbPreviewLine *line = _tb_preview_view_get_line (self, number, NULL);

      if (line == NULL || line->kind != TB_PREVIEW_LINE_CODE || line->is_first)
        break;
      number--;
    }

  for (; number <= (guint)gtk_text_iter_get_line (&last); number++)
    {
      TbPreviewLine *line = _tb_preview_view_get_line (self, number, NULL);
      const TbPreviewLine *end = line;
      guint n = 0;

      if (line == NULL)
        break;
      if (line->language == NULL || line->is_plain || line->is_highlighted)
        continue;
      if (!tb_preview_code_is_ready (self->code, line->language))
        {
          want_language (self, line->language);
          continue;
        }
      if (g_get_monotonic_time () >= deadline)
        {
          _tb_preview_view_queue_highlight (self);
          break;
        }
      while (end != NULL && !end->is_last)
        end = _tb_preview_view_get_line (self, number + ++n, NULL);
      if (end != NULL)
        tb_preview_code_highlight (self->code, gtk_text_view_get_buffer (view), number, n + 1,
                                   line->language);
      line->is_highlighted = TRUE;
    }
}
