/* tb-source-marks.c: shows beside the source which field a line feeds
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/source/tb-source-marks.h"

#include "ui/session/tb-place.h"

#define BAR_WIDTH  3
#define GUTTER     9
/* Left out at the top of a field's first line. */
#define FIELD_GAP  3

struct _TbSourceMarks
{
  GtkSourceGutterRenderer  parent_instance;

  /* Owned */
  TbSession               *session;

  gboolean                 is_faithful;
};

G_DEFINE_FINAL_TYPE (TbSourceMarks, tb_source_marks, GTK_SOURCE_TYPE_GUTTER_RENDERER)

/* The part and field that @line feeds; the field is -1 for a heading. Returns: whether there is
 * one */
static gboolean
find_place (TbSourceMarks *self,
            guint          line,
            guint         *part,
            int           *field)
{
  Plan *plan = tb_session_get_plan (self->session);
  MdDocument *document = plan_get_document (plan);

  if (!self->is_faithful || plan_get_n_parts (plan) == 0
      || line >= md_document_get_n_lines (document))
    return FALSE;
  plan_find_field_at (plan, md_document_get_line_start (document, line), part, field);
  return TRUE;
}

/* Blank lines behind a value belong to nothing that a form shows. */
static gboolean
is_in_value (TbSourceMarks *self,
             guint          line,
             guint          part,
             int            field)
{
  Plan *plan = tb_session_get_plan (self->session);

  return field < 0
         || line <= plan_get_field_line (plan, part, field)
                      + plan_field_get_last_line (plan_part_get_field (plan_get_part (plan, part),
                                                                       field));
}

static gboolean
is_current (TbSourceMarks *self,
            guint          part,
            int            field)
{
  return tb_session_get_index (self->session) == (int)part
         && tb_session_get_field (self->session) == field;
}

static void
tb_source_marks_snapshot_line (GtkSourceGutterRenderer *renderer,
                               GtkSnapshot             *snapshot,
                               GtkSourceGutterLines    *lines,
                               guint                    line)
{
  TbSourceMarks *self = TB_SOURCE_MARKS (renderer);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  guint part, before_part = 0;
  int field, before_field = -1;
  int y, height;
  GdkRGBA color;

  if (!find_place (self, line, &part, &field) || !is_in_value (self, line, part, field))
    return;
  /* What stands for it since GtkSourceView 5.16 is not in the version that we need at least. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_source_gutter_lines_get_line_yrange (lines, line,
                                           GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL,
                                           &y, &height);
  G_GNUC_END_IGNORE_DEPRECATIONS
  gtk_style_context_get_color (style, &color);
  color.alpha *= field < 0 ? 0.1 : 0.25;
  if (is_current (self, part, field))
    gtk_style_context_lookup_color (style, "accent_color", &color);
  if (line == 0 || !find_place (self, line - 1, &before_part, &before_field)
      || before_part != part || before_field != field)
    {
      y += FIELD_GAP;
      height -= FIELD_GAP;
    }
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (GUTTER - BAR_WIDTH - 3, y, BAR_WIDTH, height));
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  TbSourceMarks *self = TB_SOURCE_MARKS (widget);
  GtkSourceView *view = gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self));
  g_autofree char *words = NULL;
  GtkTextIter iter;
  int buffer_y;

  if (keyboard || view == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_LEFT, 0, y,
                                         NULL, &buffer_y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (view), &iter, buffer_y, NULL);
  words = tb_source_marks_describe (self, gtk_text_iter_get_line (&iter));
  if (words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
tb_source_marks_dispose (GObject *object)
{
  g_clear_object (&TB_SOURCE_MARKS (object)->session);

  G_OBJECT_CLASS (tb_source_marks_parent_class)->dispose (object);
}

static void
tb_source_marks_class_init (TbSourceMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tb_source_marks_dispose;

  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = tb_source_marks_snapshot_line;
}

static void
tb_source_marks_init (TbSourceMarks *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), GUTTER, -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkSourceGutterRenderer *
tb_source_marks_new (TbSession *session)
{
  TbSourceMarks *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_SOURCE_MARKS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "place-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_SOURCE_GUTTER_RENDERER (self);
}

void
tb_source_marks_set_faithful (TbSourceMarks *self,
                              gboolean       faithful)
{
  g_return_if_fail (TB_IS_SOURCE_MARKS (self));

  if (self->is_faithful == faithful)
    return;
  self->is_faithful = faithful;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
tb_source_marks_describe (TbSourceMarks *self,
                          guint          line)
{
  guint part;
  int field;

  g_return_val_if_fail (TB_IS_SOURCE_MARKS (self), NULL);

  if (!find_place (self, line, &part, &field))
    return NULL;
  return tb_place_describe (tb_session_get_plan (self->session), part, field);
}
