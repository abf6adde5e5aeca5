/* tb-preview-view.c: the text view that shows rendered blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-view-private.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/preview/tb-preview-table.h"

/* Letters in a line of a readable text, and room around it. */
#define MEASURE 78
#define MIN_MARGIN 28
#define BOTTOM_MARGIN 64
/* The height of a line, as times the size of the font. */
#define LINE_HEIGHT 1.5
/* A font of 11 points at 96 dots per inch: what distances are given for. */
#define DEFAULT_SIZE (11 * 96 / 72.0)
#define CODE_SCALE 0.88
#define PLACE_MARK "place"
/* A text of more blocks is taken apart little by little when it is no more needed. */
#define MANY_BLOCKS 300
#define MANY_LINES 100
#define LET_GO_BUDGET (4 * G_TIME_SPAN_MILLISECOND)

G_DEFINE_FINAL_TYPE (TbPreviewView, tb_preview_view, GTK_TYPE_TEXT_VIEW)

enum
{
  SIGNAL_ELEMENT_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The width of an average letter. */
static double
measure_letter (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = pango_font_metrics_get_approximate_char_width (metrics) / (double)PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

/* The width of a letter of code. */
static double
measure_code (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font;
  PangoLayout *layout;
  int size;
  int width;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_family (font, "monospace");
  size = (int)(pango_font_description_get_size (font) * CODE_SCALE);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  layout = gtk_widget_create_pango_layout (widget, "0123456789");
  pango_layout_set_font_description (layout, font);
  pango_layout_get_size (layout, &width, NULL);
  pango_font_description_free (font);
  g_object_unref (layout);

  return width / 10.0 / PANGO_SCALE;
}

/* The size of the font in pixels. */
static double
measure_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    {
      double resolution = pango_cairo_context_get_resolution (context);

      size *= (resolution > 0 ? resolution : 96) / 72;
    }
  return size;
}

static double
measure_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_font_metrics_get_height (metrics) / (double)PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return height;
}

/* A text view draws the widgets in it wherever they are, which takes more than all the rest of a
 * frame for a letter: only those in sight are shown. One with the focus keeps it. */
static void
show_tables_in_sight (TbPreviewView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  for (guint i = 0; i < self->tables->len; i++)
    {
      GtkWidget *table = g_ptr_array_index (self->tables, i);
      GtkTextIter iter;
      int top;
      int height;

      gtk_text_buffer_get_iter_at_child_anchor (buffer, &iter,
                                                tb_preview_table_view_get_anchor (table));
      gtk_text_view_get_line_yrange (view, &iter, &top, &height);
      gtk_widget_set_child_visible (table, (top < visible.y + visible.height &&
                                            top + height > visible.y) ||
                                           gtk_widget_get_focus_child (GTK_WIDGET (self)) == table);
    }
}

static void
allocate (TbPreviewView *self,
          int            width,
          int            height,
          int            baseline)
{
  GTK_WIDGET_CLASS (tb_preview_view_parent_class)
    ->size_allocate (GTK_WIDGET (self), width, height, baseline);
  show_tables_in_sight (self);
}

/* Measures what is seen and goes where the text view was told to scroll, as that does when it is
 * given a size and has something to measure. */
static void
flush_scroll (TbPreviewView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width > 0 && height > 0 && gtk_widget_get_mapped (widget))
    allocate (self, width, height, -1);
}

/* Lines that change in a frame would be measured when they are laid out or drawn, and ask for
 * another size then, too late for the scrollbar and the panes around, of which GTK says that they
 * have no allocation: they have to be measured before. A text view measures the lines in sight when
 * it scrolls, be it by nothing, and all that it has put off, as the way to a mark, when it is given
 * a size, be it the one it has. Where there are other lines than before, it also has to find out
 * which is the first in sight. */
void
_tb_preview_view_measure_lines (TbPreviewView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_signal_emit_by_name (adjustment, "value-changed");
  flush_scroll (self);
}

/* By nothing sideways: for the other way the scrollbar would show itself, and be faded in and out
 * in a hundred frames for each letter. It is only told that it may get another size, which it would
 * learn too late from the text view. */
static void
measure_words (TbPreviewView *self)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (self);

  if (gtk_scrollable_get_vadjustment (scrollable) == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_signal_emit_by_name (gtk_scrollable_get_vadjustment (scrollable), "changed");
  g_signal_emit_by_name (gtk_scrollable_get_hadjustment (scrollable), "value-changed");
}

static void
release_adjustments (TbPreviewView *self)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (self);

  if (self->held == 0)
    return;
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (GTK_WIDGET (self)), self->held);
  self->held = 0;
  g_object_thaw_notify (G_OBJECT (gtk_scrollable_get_hadjustment (scrollable)));
  g_object_thaw_notify (G_OBJECT (gtk_scrollable_get_vadjustment (scrollable)));
}

/* Until the frame is made: what the text view finds while it is drawn, such as that its widest line
 * is another now, comes too late for the scrollbars in that. */
static void
hold_adjustments (TbPreviewView *self)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (self);

  if (self->held != 0 || gtk_scrollable_get_vadjustment (scrollable) == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_object_freeze_notify (G_OBJECT (gtk_scrollable_get_hadjustment (scrollable)));
  g_object_freeze_notify (G_OBJECT (gtk_scrollable_get_vadjustment (scrollable)));
  self->held = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                         "after-paint", G_CALLBACK (release_adjustments), self);
}

/* Lines that are as high as they were are measured when they are drawn: nothing has to get another
 * place for them, and a frame without a layout is cheaper. */
void
_tb_preview_view_words_changed (TbPreviewView *self,
                                gboolean       are_as_high)
{
  if (self->is_scroll_due)
    flush_scroll (self);
  self->is_scroll_due = FALSE;
  if (!are_as_high)
    {
      measure_words (self);
      return;
    }
  hold_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Keeps lines to a readable length, and tells the tables how wide the text is. */
static gboolean
update_width_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int measure = (int)(MEASURE * measure_letter (widget));
  int width = gtk_widget_get_width (widget);
  int margin = MAX (MIN_MARGIN, (width - measure) / 2);

  if (gtk_text_view_get_left_margin (view) != margin)
    {
      gtk_text_view_set_left_margin (view, margin);
      gtk_text_view_set_right_margin (view, margin);
    }
  self->has_width = TRUE;
  if (self->width != width - 2 * margin)
    {
      self->width = width - 2 * margin;
      tb_preview_tags_set_size (self->tags, self->scale, measure_code (widget), self->width);
      for (guint i = 0; i < self->tables->len; i++)
        tb_preview_table_view_set_width (g_ptr_array_index (self->tables, i), self->width,
                                         self->scale);
    }
  _tb_preview_view_measure_lines (self);
  return G_SOURCE_REMOVE;
}

/* All code has to be coloured anew: after the scheme, also bold letters may be others. */
static void
update_code (TbPreviewView *self)
{
  tb_preview_code_set_colors (self->code, &self->colors);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TbPreviewBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint j = 0; j < block->lines->len; j++)
        ((TbPreviewLine *)g_ptr_array_index (block->lines, j))->is_highlighted = FALSE;
    }
}

static void
update_style (TbPreviewView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double leading = measure_font (widget) * LINE_HEIGHT - measure_height (widget);

  self->scale = measure_font (widget) / DEFAULT_SIZE;
  tb_preview_colors_init (&self->colors, widget);
  tb_preview_tags_set_colors (self->tags, &self->colors);
  update_code (self);
  tb_preview_tags_set_size (self->tags, self->scale, measure_code (widget), self->width);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), MAX (0, (int)lround (leading)));

  for (guint i = 0; i < self->tables->len; i++)
    tb_preview_table_view_set_colors (g_ptr_array_index (self->tables, i), &self->colors);
  self->width = 0;
  gtk_widget_add_tick_callback (widget, update_width_cb, NULL, NULL);
  gtk_widget_queue_draw (widget);
}

static void
tb_preview_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = tb_preview_view_dup_selection (TB_PREVIEW_VIEW (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

static void
tb_preview_view_snapshot_layer (GtkTextView      *view,
                                GtkTextViewLayer  layer,
                                GtkSnapshot      *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    _tb_preview_view_draw (TB_PREVIEW_VIEW (view), snapshot);
}

static void
tb_preview_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tb_preview_view_parent_class)->css_changed (widget, change);

  update_style (TB_PREVIEW_VIEW (widget));
}

static void
tb_preview_view_unmap (GtkWidget *widget)
{
  release_adjustments (TB_PREVIEW_VIEW (widget));

  GTK_WIDGET_CLASS (tb_preview_view_parent_class)->unmap (widget);
}

static void
tb_preview_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (widget);
  int margins = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) +
                gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));

  allocate (self, width, height, baseline);

  /* Margins and tables ask for a new size, which must not be done in here. */
  if (self->width != width - margins)
    gtk_widget_add_tick_callback (widget, update_width_cb, NULL, NULL);
}

/* Tab goes from element to element, and from the last one on to the next widget. */
static gboolean
tb_preview_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (widget);

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_is_focus (widget) && _tb_preview_view_move_element (self, direction))
    return TRUE;
  return GTK_WIDGET_CLASS (tb_preview_view_parent_class)->focus (widget, direction);
}

static gboolean
let_go_cb (gpointer buffer)
{
  gint64 deadline = g_get_monotonic_time () + LET_GO_BUDGET;

  while (gtk_text_buffer_get_char_count (buffer) > 0)
    {
      int n_lines = gtk_text_buffer_get_line_count (buffer);
      GtkTextIter start;
      GtkTextIter end;

      if (g_get_monotonic_time () >= deadline)
        return G_SOURCE_CONTINUE;
      gtk_text_buffer_get_iter_at_line (buffer, &start, MAX (0, n_lines - MANY_LINES));
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_delete (buffer, &start, &end);
    }
  return G_SOURCE_REMOVE;
}

static void
tb_preview_view_dispose (GObject *object)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (object);

  /* All at once it would keep other windows from their frames for some tenths of a second. */
  if (self->blocks->len > MANY_BLOCKS)
    g_idle_add_full (G_PRIORITY_LOW, let_go_cb,
                     g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))),
                     g_object_unref);

  /* The parent lets go of the widgets in the text, which are borrowed here. */
  G_OBJECT_CLASS (tb_preview_view_parent_class)->dispose (object);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->document, md_document_unref);
  g_ptr_array_set_size (self->blocks, 0);
  g_hash_table_remove_all (self->expanded);
  g_clear_pointer (&self->folds, g_hash_table_unref);
}

static void
tb_preview_view_finalize (GObject *object)
{
  TbPreviewView *self = TB_PREVIEW_VIEW (object);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->code, tb_preview_code_free);
  g_clear_pointer (&self->tags, tb_preview_tags_free);

  G_OBJECT_CLASS (tb_preview_view_parent_class)->finalize (object);
}

static void
tb_preview_view_class_init (TbPreviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = tb_preview_view_dispose;
  object_class->finalize = tb_preview_view_finalize;
  widget_class->css_changed = tb_preview_view_css_changed;
  widget_class->focus = tb_preview_view_focus;
  widget_class->size_allocate = tb_preview_view_size_allocate;
  widget_class->unmap = tb_preview_view_unmap;
  view_class->copy_clipboard = tb_preview_view_copy_clipboard;
  view_class->snapshot_layer = tb_preview_view_snapshot_layer;

  signals[SIGNAL_ELEMENT_CHANGED] = g_signal_new ("element-changed", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
}

static void
tb_preview_view_init (TbPreviewView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GtkTextBuffer) buffer = NULL;
  GtkTextIter start;

  self->tags = tb_preview_tags_new ();
  self->code = tb_preview_code_new (self->tags);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)tb_preview_block_free);
  self->tables = g_ptr_array_new ();
  self->expanded = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)md_block_unref, NULL);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->scale = 1;

  buffer = gtk_text_buffer_new (tb_preview_tags_get_table (self->tags));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_create_mark (buffer, PLACE_MARK, &start, TRUE);
  gtk_text_view_set_buffer (view, buffer);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, MIN_MARGIN);
  gtk_text_view_set_right_margin (view, MIN_MARGIN);
  /* No margin at the top: GTK 4.8 scrolls by it whenever a line above the view changes. */
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview");
  self->hover = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tb_preview_view_new (void)
{
  return g_object_new (TB_TYPE_PREVIEW_VIEW, NULL);
}

gboolean
tb_preview_view_has_width (TbPreviewView *self)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  return self->has_width;
}

gboolean
tb_preview_view_shows (TbPreviewView *self,
                       MdDocument    *document)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  return self->is_complete && self->document == document;
}

gboolean
tb_preview_view_is_empty (TbPreviewView *self)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), TRUE);

  return _tb_preview_view_get_n_lines (self) == 0;
}

void
_tb_preview_view_element_changed (TbPreviewView *self)
{
  g_signal_emit (self, signals[SIGNAL_ELEMENT_CHANGED], 0);
}

void
tb_preview_view_set_mark (TbPreviewView *self,
                          const MdSpan  *span)
{
  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  self->has_mark = span != NULL;
  if (span != NULL)
    self->mark = *span;
  _tb_preview_view_update_mark (self);
}

gboolean
tb_preview_view_get_mark (TbPreviewView *self,
                          guint         *start,
                          guint         *end)
{
  g_return_val_if_fail (TB_IS_PREVIEW_VIEW (self), FALSE);

  *start = self->mark_start;
  *end = self->mark_end;
  return self->mark_start < self->mark_end;
}

void
tb_preview_view_show_lines (TbPreviewView *self,
                            guint          start,
                            guint          end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible;
  GtkTextIter first;
  GtkTextIter last;
  int top;
  int bottom;
  int height;

  g_return_if_fail (TB_IS_PREVIEW_VIEW (self));

  gtk_text_buffer_get_iter_at_line (buffer, &first, start);
  gtk_text_buffer_get_iter_at_line (buffer, &last, MAX (start, end - 1));
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, &first, &top, &height);
  gtk_text_view_get_line_yrange (view, &last, &bottom, &height);
  bottom += height;

  /* What is larger than the view is in view when its beginning is. */
  if (top >= visible.y && (bottom <= visible.y + visible.height ||
                           top <= visible.y + visible.height / 3))
    return;
  /* A mark, not a position: lines above may still have to be measured. */
  gtk_text_buffer_move_mark_by_name (buffer, PLACE_MARK, &first);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_mark (buffer, PLACE_MARK), 0, TRUE, 0,
                                0.2);
  /* It may put that off until it measures again, which it must not do while it is drawn. */
  flush_scroll (self);
  self->is_scroll_due = TRUE;
}
